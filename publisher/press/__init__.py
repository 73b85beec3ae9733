"""What a printing plant accepts: sheet, live area, grid, ink, smallest things, standard, names of files.

In: a press profile in TOML, built in beside this file or the newsroom's own. Out: one frozen ``PressProfile``.
Every length carries its unit in its name. Nothing here makes or reads a PDF.
"""

import datetime as dt
import re
from pathlib import Path

import msgspec
import tomli

from publisher.errors import HouseError
from publisher.press.icc import HEADER_BYTES, fault_of_icc
from publisher.press.standards import STANDARDS, Standard

BUILT_IN = Path(__file__).parent
_NARROWEST_MM = 20.0
_MULTIPLES = (1, 2, 4)  # single sheets, leaves printed on both sides, sheets folded once
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*")


class PressProfile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One plant's page; docs/press.md explains every key.

    ``trim_width_mm`` and ``trim_height_mm`` are the page as it is delivered, margins lead from there to the live area.
    ``ink_limit_percent`` is the total of the four inks at any point (TAC). ``naming`` makes the file name, see
    ``page_name``. ``icc`` is a profile beside this file, or a path of the newsroom's own. ``condition`` names the
    printing condition in the output intent, in the words of its registry. The keys that start with ``least_`` are what
    preflight holds a page against.
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
    # What has to be drawn as a picture, type and lines and all; GWG's variants for news want 550 of a picture of lines.
    line_ppi: int = 600
    paper: str = ""
    edition: str = ""
    pages_multiple: int = 1
    grey: bool = False
    # GWG 2022 for news (R0016, R0017, R0031), NIAD for rules in several inks, practice for a line no plate holds; of
    # type in one ink most plants say nothing.
    least_type_pt: float = 0.0
    least_tint_type_pt: float = 0.0
    least_reversed_type_pt: float = 5.0
    least_many_inks_type_pt: float = 10.0
    least_rule_pt: float = 0.25
    least_reversed_rule_pt: float = 0.25
    least_many_inks_rule_pt: float = 1.5
    least_ppi: int = 150

    @property
    def live_width_mm(self) -> float:
        """The width type may take."""
        return self.trim_width_mm - self.margin_inside_mm - self.margin_outside_mm

    @property
    def live_height_mm(self) -> float:
        """The height type may take."""
        return self.trim_height_mm - self.margin_top_mm - self.margin_bottom_mm

    @property
    def column_width_mm(self) -> float:
        """The measure of one column."""
        return (self.live_width_mm - (self.columns - 1) * self.gutter_mm) / self.columns

    @property
    def icc_path(self) -> Path:
        """Where the ICC profile of the printing condition lies."""
        return BUILT_IN / self.icc

    @property
    def demands(self) -> Standard:
        """What the standard asks of a file.

        Raises:
            HouseError: it is none that can be made; a profile that was read has one that can.
        """
        if self.standard not in STANDARDS:
            known = " or ".join(STANDARDS)
            raise HouseError(self.name, f"standard: {self.standard!r} cannot be made; ask for {known}")
        return STANDARDS[self.standard]

    def left_margin_mm(self, page: int) -> float:
        """From the trim's left edge to the live area: odd pages lie at the right of the fold, even ones at the left."""
        return self.margin_inside_mm if page % 2 else self.margin_outside_mm

    def page_name(self, day: dt.date, book: str, page: int) -> str:
        """The file of a page as the plant wants it named, without suffix."""
        return self.naming.format(day=day, book=book, page=page, paper=self.paper, edition=self.edition)


def read_press_profile(name: str, root: Path) -> PressProfile:
    """Read the profile of this name: a TOML file below ``root``, else a built-in one.

    Raises:
        HouseError: there is none of this name, it holds a key or value that is not understood, no page can be made for
            it, or its ICC profile is not that of a press.
    """
    own = root / name
    path = own if own.suffix == ".toml" and own.is_file() else BUILT_IN / f"{name}.toml"
    try:
        profile = msgspec.convert(_table(path), PressProfile, strict=True)
    except FileNotFoundError as fault:
        raise HouseError(str(path), f"no such press profile; the built-in ones are: {_built_in()}") from fault
    except (tomli.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as fault:
        raise HouseError(str(path), str(fault)) from fault
    for check in (_check_size, _check_naming, _check_standard):
        check(profile, path)
    return profile


def _table(path: Path) -> dict[str, object]:
    """The keys of this file over those of the built-in profile it extends, if it extends one."""
    table = tomli.loads(path.read_text("utf-8"))
    extended = table.pop("extends", None)
    icc = table.get("icc")
    if isinstance(icc, str) and path.parent != BUILT_IN and (path.parent / icc).is_file():
        table["icc"] = str(path.parent / icc)
    if extended is None:
        return table
    if extended not in _names():
        raise HouseError(str(path), f"extends: {extended!r} is no built-in profile; those are: {_built_in()}")
    return _table(BUILT_IN / f"{extended}.toml") | table


def _names() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in BUILT_IN.glob("*.toml")))


def _built_in() -> str:
    return ", ".join(_names())


def _check_size(profile: PressProfile, path: Path) -> None:
    """A page has a size, and a line of type goes into its columns."""
    if profile.columns < 1 or profile.baseline_pt <= 0 or profile.column_width_mm < _NARROWEST_MM:
        why = (
            f"columns: {profile.columns} of them leave no room for a line of type; {_NARROWEST_MM:.0f} mm is the least"
        )
        raise HouseError(str(path), why)
    around = (profile.bleed_mm, profile.margin_inside_mm, profile.margin_outside_mm, profile.margin_top_mm)
    if min(around) < 0 or profile.margin_bottom_mm < 0 or profile.live_height_mm <= 0:
        raise HouseError(str(path), "margins and bleed are 0 mm or more, and leave a live area between them")
    if profile.pages_multiple not in _MULTIPLES:
        raise HouseError(str(path), f"pages_multiple: {profile.pages_multiple} is none of 1, 2 and 4")


def _check_naming(profile: PressProfile, path: Path) -> None:
    """Every page has a file name of its own, and it is one that any system takes."""
    day = dt.date(2015, 10, 8)
    try:
        first, second = profile.page_name(day, "A", 1), profile.page_name(day, "A", 2)
    except (AttributeError, LookupError, ValueError) as fault:
        holds = "{day}, {book}, {page}, {paper} and {edition}"
        raise HouseError(str(path), f"naming: {profile.naming!r} may hold {holds} only") from fault
    if first == second:
        raise HouseError(str(path), f"naming: {profile.naming!r} names all pages alike; it lacks {{page}}")
    if not _FILE_NAME.fullmatch(first):
        why = "letters of the alphabet, digits, dots and hyphens are safe, and a letter or digit comes first"
        raise HouseError(str(path), f"naming: {first!r} is no name for a file; {why}")


def _check_standard(profile: PressProfile, path: Path) -> None:
    """The standard is known, and the ICC profile is one it takes."""
    try:
        standard = profile.demands
        with profile.icc_path.open("rb") as file:
            fault = fault_of_icc(file.read(HEADER_BYTES), standard)
    except HouseError as unknown:
        raise HouseError(str(path), unknown.why) from unknown
    except OSError as missing:
        why = f"icc: {profile.icc} cannot be read; name a file beside the profile, or one that is built in"
        raise HouseError(str(path), why) from missing
    if fault:
        raise HouseError(str(path), f"icc: {profile.icc} holds {fault}; name the output profile of a CMYK press")
