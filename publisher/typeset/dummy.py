"""The dummy: what goes where on the pages of an edition, as the maker-up draws it before any type is set.

In: nothing. Out: plain frozen values that can be kept in a file. Places are columns and rows of the page's grid,
counted from 0 at the top left of the live area. The type itself follows from dummy and copy; none of it is here.
"""

from enum import StrEnum

import msgspec

from publisher.typeset.pagemap import LeftOver


class Area(msgspec.Struct, frozen=True):
    """A rectangle of the grid."""

    column: int
    row: int
    columns: int
    rows: int

    @property
    def foot(self) -> int:
        """The row it ends before."""
        return self.row + self.rows

    @property
    def right(self) -> int:
        """The column it ends before."""
        return self.column + self.columns


class Spot(StrEnum):
    """Where in its story a picture stands: over the headline, at the head of its columns, or at their foot."""

    OVER = "over"
    HEAD = "head"
    FOOT = "foot"


class Shot(msgspec.Struct, frozen=True):
    """A picture in a story: which one, how many columns wide and rows deep, and how many rows its caption takes."""

    picture: int
    spot: Spot
    columns: int
    rows: int
    caption_rows: int

    @property
    def depth(self) -> int:
        """The rows it takes with its caption and the white between it and the text."""
        return self.rows + self.caption_rows + 1


class Pull(msgspec.Struct, frozen=True):
    """A pull quote in one column of a story: which one, and how many rows it takes."""

    quote: int
    rows: int


class Way(msgspec.Struct, frozen=True):
    """How a story is shown. ``head_lines`` and ``head_pt`` are those of its headline, ``light`` its weight."""

    head_pt: float
    head_lines: int
    head_rows: int
    deck_pt: float
    deck_rows: float
    shots: tuple[Shot, ...] = ()
    pull: Pull | None = None
    light: bool = False


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A story, or a part of one, on a page.

    Its text starts at line ``first`` of the story's galley. ``continued_from`` and ``continues_on`` are numbers of
    pages, 0 for none; a piece that continues shows as many lines as go into its area.
    """

    story: str
    area: Area
    way: Way
    first: int = 0
    continued_from: int = 0
    continues_on: int = 0


class Filler(msgspec.Struct, frozen=True):
    """Words of the house in a box, where there is room: ``text`` says which of its fillers."""

    text: int
    area: Area


class Hole(msgspec.Struct, frozen=True):
    """The place of an advertisement: which one of the edition's."""

    advertisement: int
    area: Area


class PageDummy(msgspec.Struct, frozen=True, kw_only=True):
    """One page: its number from 1, its section, and what stands on it. ``white_rows`` is how deep its hole is."""

    number: int
    section: str
    pieces: tuple[Piece, ...] = ()
    fillers: tuple[Filler, ...] = ()
    holes: tuple[Hole, ...] = ()
    rules: tuple[Area, ...] = ()
    white_rows: int = 0


class EditionDummy(msgspec.Struct, frozen=True, kw_only=True):
    """The pages of an edition in order, and the stories for which there was no room, by rank."""

    pages: tuple[PageDummy, ...]
    left_over: tuple[LeftOver, ...] = ()
