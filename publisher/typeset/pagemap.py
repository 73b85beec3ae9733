"""The page map: what stands where on a made-up page, and what did not go in.

In: a page as it was made up. Out: ``PageMap``, plain values for preflight, an editor or a script.
All lengths are millimetres from the top left corner of the trimmed sheet.
"""

import msgspec

MM_PER_PT = 25.4 / 72


class Box(msgspec.Struct, frozen=True):
    """A rectangle."""

    left_mm: float
    top_mm: float
    width_mm: float
    height_mm: float


def box_of(left_pt: float, top_pt: float, width_pt: float, height_pt: float) -> Box:
    """The box of these lengths in points, to a hundredth of a millimetre."""
    return Box(*(round(length * MM_PER_PT, 2) for length in (left_pt, top_pt, width_pt, height_pt)))


class Overset(msgspec.Struct, frozen=True):
    """Copy there was no room for: how many lines of a story. ``story`` is its id."""

    story: str
    headline: str
    lines: int


class LeftOver(msgspec.Struct, frozen=True):
    """A story of the edition that is not on the page."""

    story: str
    headline: str


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """One story on the page: the box it fills, and those of its head, deck and columns, in reading order."""

    story: str
    headline: str
    rank: int
    box: Box
    head: Box
    deck: Box | None
    columns: tuple[Box, ...]
    headline_pt: float
    text_pt: float
    leading_pt: float
    lines: int


class PageMap(msgspec.Struct, frozen=True, kw_only=True):
    """One page. ``left_over`` are the edition's stories that are not on it, by rank.

    ``white_rows`` is how many rows of the grid stay empty above the imprint.
    """

    page: str
    file: str
    width_mm: float
    height_mm: float
    row_pt: float
    white_rows: int
    stories: tuple[Placed, ...]
    overset: tuple[Overset, ...]
    left_over: tuple[LeftOver, ...]
