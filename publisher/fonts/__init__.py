"""The cuts: which faces this paper is set in, and what each is cut from.

In: nothing but the three type families that come with pip, all under the SIL Open Font License 1.1. Out: cuts as plain
data, and a digest for each that names exactly what its bytes are made of. Nothing here cuts anything or loads a font
library: planning a build must stay cheap. ``cutting`` does the work.

The copyright of Source Serif 4 reserves the name "Source" (OFL 1.1, condition 3), and a subset or an instance is a
modified version. So every cut carries a family name of our own, and keeps the copyright and licence of its maker.
"""

from functools import cache
from importlib import import_module
from pathlib import Path

import msgspec

from publisher.digests import digest


class Axis(msgspec.Struct, frozen=True):
    """What is kept of one axis of variation: from ``low`` to ``high`` in the axis' own units, or one point of it."""

    tag: str
    low: float
    high: float


class Cut(msgspec.Struct, frozen=True, kw_only=True):
    """One face: the family name it is given, the file it is cut from, and what is kept of each axis."""

    name: str
    family: str
    package: str
    file: str
    axes: tuple[Axis, ...]
    italic: bool = False

    @property
    def weights(self) -> tuple[int, int]:
        """The lightest and the heaviest weight it can set, as in OpenType's ``usWeightClass``."""
        axis = next(axis for axis in self.axes if axis.tag == "wght")
        return int(axis.low), int(axis.high)

    @property
    def source(self) -> Path:
        """The variable font it is cut from."""
        folder: Path = import_module(self.package).ROOT
        return folder / "files" / self.file


def cut_digest(cut: Cut) -> str:
    """The digest of all that the bytes of this cut are made of: its data, its source, and the code in this folder."""
    return digest(
        cut, _digest_of(cut.source), *(_digest_of(path) for path in sorted(Path(__file__).parent.glob("*.py")))
    )


@cache
def _digest_of(path: Path) -> str:
    return digest(path.read_bytes())


def _text(name: str, wght: tuple[int, int], opsz: float, *, italic: bool = False, kind: str = "Text") -> Cut:
    return Cut(
        name=name,
        family=f"Publisher {kind}",
        package="fontpkg_source_serif_4",
        file="SourceSerif4-Italic[opsz,wght].ttf" if italic else "SourceSerif4[opsz,wght].ttf",
        axes=(Axis("opsz", opsz, opsz), Axis("wght", *wght)),
        italic=italic,
    )


def _display(name: str, wght: tuple[int, int], *, italic: bool = False) -> Cut:
    return Cut(
        name=name,
        family="Publisher Display",
        package="fontpkg_newsreader",
        file="Newsreader-Italic[opsz,wght].ttf" if italic else "Newsreader[opsz,wght].ttf",
        axes=(Axis("opsz", 72, 72), Axis("wght", *wght)),
        italic=italic,
    )


def _grotesque(name: str, wght: tuple[int, int]) -> Cut:
    return Cut(
        name=name,
        family="Publisher Grotesque",
        package="fontpkg_libre_franklin",
        file="LibreFranklin[wght].ttf",
        axes=(Axis("wght", *wght),),
    )


# On a screen the text is read at about 17 to 20 px, which is what an optical size of 14 pt is drawn for.
WEB_CUTS = (
    _text("text", (400, 400), 14),
    _text("text-italic", (400, 400), 14, italic=True),
    _display("display", (600, 600)),
    _grotesque("grotesque", (500, 700)),
)

# In print the text is 8 to 10 pt, and that of a lead which has the page to itself 12 or 13.
PRESS_CUTS = (
    _text("text-400", (400, 400), 9),
    _text("text-400-italic", (400, 400), 9, italic=True),
    _text("text-600", (600, 600), 9),
    _text("text-700", (700, 700), 9),
    _text("large-400", (400, 400), 13, kind="Large"),
    _display("display-500", (500, 500)),
    _display("display-600", (600, 600)),
    _display("display-700", (700, 700)),
    _display("display-500-italic", (500, 500), italic=True),
    _grotesque("grotesque-400", (400, 400)),
    _grotesque("grotesque-500", (500, 500)),
    _grotesque("grotesque-700", (700, 700)),
    _grotesque("grotesque-800", (800, 800)),
)
