"""What a printing plant accepts: sheet, live area, grid, ink, standard.

In: a press profile in TOML, built in beside this file or the newsroom's own. Out: one frozen ``PressProfile``.
Every length carries its unit in its name. Nothing here makes or reads a PDF.
"""

import tomllib
from pathlib import Path

import msgspec

from publisher.errors import HouseError

BUILT_IN = Path(__file__).parent
_NARROWEST_MM = 20.0


class PressProfile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One plant's page.

    ``ink_limit_percent`` is the total of the four inks at any point (TAC). ``naming`` makes the file name from
    ``{day}``, ``{page}`` and ``{book}``. ``icc`` is a profile beside this file, or a path of the newsroom's own.
    ``condition`` names the printing condition in the output intent, in the words of its registry.
    """

    name: str
    standard: str
    trim_width_mm: float
    trim_height_mm: float
    bleed_mm: float
    marks: bool
    margin_top_mm: float
    margin_bottom_mm: float
    margin_inside_mm: float
    margin_outside_mm: float
    columns: int
    gutter_mm: float
    baseline_pt: float
    ink_limit_percent: int
    screen_lpi: int
    image_ppi: int
    naming: str
    icc: str
    condition: str
    condition_info: str
    registry: str = ""

    @property
    def column_width_mm(self) -> float:
        """The measure of one column."""
        live = self.trim_width_mm - self.margin_inside_mm - self.margin_outside_mm
        return (live - (self.columns - 1) * self.gutter_mm) / self.columns

    @property
    def icc_path(self) -> Path:
        """Where the ICC profile of the printing condition lies."""
        return BUILT_IN / self.icc


def read_press_profile(name: str, root: Path) -> PressProfile:
    """Read the profile of this name: a TOML file below ``root``, else a built-in one.

    Raises:
        HouseError: there is none of this name, or it holds a key or value that is not understood.
    """
    own = root / name
    path = own if own.suffix == ".toml" and own.is_file() else BUILT_IN / f"{name}.toml"
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        profile = msgspec.convert(table, PressProfile, strict=True)
    except FileNotFoundError as fault:
        built_in = ", ".join(sorted(p.stem for p in BUILT_IN.glob("*.toml")))
        raise HouseError(str(path), f"no such press profile; the built-in ones are: {built_in}") from fault
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as fault:
        raise HouseError(str(path), str(fault)) from fault
    _check(profile, path)
    beside = path.parent / profile.icc
    return msgspec.structs.replace(profile, icc=str(beside)) if path == own and beside.is_file() else profile


def _check(profile: PressProfile, path: Path) -> None:
    """What types cannot say: that a name can be made, and that a line of type goes into a column."""
    try:
        profile.naming.format(day="2015-10-08", book="A", page=1)
    except (KeyError, IndexError, ValueError) as fault:
        raise HouseError(
            str(path), f"naming: {profile.naming!r} may hold {{day}}, {{book}} and {{page}} only"
        ) from fault
    if profile.columns < 1 or profile.baseline_pt <= 0 or profile.column_width_mm < _NARROWEST_MM:
        why = (
            f"columns: {profile.columns} of them leave no room for a line of type; {_NARROWEST_MM:.0f} mm is the least"
        )
        raise HouseError(str(path), why)
