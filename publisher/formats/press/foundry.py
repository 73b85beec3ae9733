"""The foundry: the faces of the press, cut and measured.

In: a folder to keep cuts in, the paper's language and its own hyphenation. Out: the files of the faces, and the
``Shop`` that sets type in them. Nothing here paints.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from publisher.fonts import Cut
from publisher.fonts.cutting import press_cut
from publisher.formats.press import FACES
from publisher.typeset.columns import Shop
from publisher.typeset.faces import Face
from publisher.typeset.fount import Fount
from publisher.typeset.hyphens import Hyphenator


def cast(cache: Path) -> dict[Cut, Path]:
    """Every face the press needs as a file, cut first if it is not there."""
    return {cut: press_cut(cut, cache) for cut in FACES.values()}


def shop_of(files: Mapping[Cut, Path], language: str, hyphenation: Iterable[str] = ()) -> Shop:
    """What everything is set with; ``hyphenation`` are the house's own breaks, as its file has them."""
    faces = {
        use: Face(files[cut], cut.family, cut.weights[0], italic=cut.italic, language=language)
        for use, cut in FACES.items()
    }
    return Shop(Fount(**faces), Hyphenator(language, hyphenation).pieces)
