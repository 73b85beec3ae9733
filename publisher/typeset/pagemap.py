"""The page map: what stands where on the pages of an edition, and what did not go in.

In: pages as they were made up. Out: ``EditionMap``, plain values for preflight, an e-paper, an editor or a script.
All lengths are millimetres from the top left corner of the trimmed page.
"""

import datetime as dt

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
    """A story of the edition that is on none of its pages."""

    story: str
    headline: str


class PlacedPicture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture on the page: its file, the box of what is seen of it, and that of its caption and credit."""

    file: str
    box: Box
    caption: Box | None = None


class PlacedAdvertisement(msgspec.Struct, frozen=True):
    """An advertisement on the page: its file, beside the edition's own file, and its box."""

    file: str
    box: Box


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """One story on a page, or a part of one: the box it fills, and those of what is in it, in reading order.

    ``continued_from`` and ``continues_on`` are the labels of the pages before and after, for a story that jumps.
    ``lines`` are those of its text that stand here.
    """

    story: str
    headline: str
    rank: int
    box: Box
    head: Box | None
    deck: Box | None
    columns: tuple[Box, ...]
    headline_pt: float
    text_pt: float
    leading_pt: float
    lines: int
    pictures: tuple[PlacedPicture, ...] = ()
    quote: Box | None = None
    continued_from: str = ""
    continues_on: str = ""


class PageMap(msgspec.Struct, frozen=True, kw_only=True):
    """One page. ``page`` is its label ("A01"), ``number`` its place in the edition from 1, ``file`` its PDF.

    ``white_rows`` is how many rows of the grid its deepest hole has.
    """

    page: str
    number: int
    file: str
    section: str
    width_mm: float
    height_mm: float
    row_pt: float
    white_rows: int
    stories: tuple[Placed, ...]
    advertisements: tuple[PlacedAdvertisement, ...] = ()
    fillers: tuple[Box, ...] = ()


class EditionMap(msgspec.Struct, frozen=True, kw_only=True):
    """One edition: its pages in order, the copy there was no room for, the stories that are on no page, by rank."""

    day: dt.date
    pages: tuple[PageMap, ...]
    overset: tuple[Overset, ...] = ()
    left_over: tuple[LeftOver, ...] = ()
