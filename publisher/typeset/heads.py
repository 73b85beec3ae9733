"""Heads: the ways to set what stands over a story, by its class on the page and its width; and other measures kept.

In: stories, pictures and words, widths in columns. Out: rows of the grid. Each is measured once for an edition, however
often the planner asks. Nothing here decides which way is taken.
"""

from collections.abc import Iterator
from enum import IntEnum

import msgspec

from publisher.typeset import display
from publisher.typeset.block import Shown, make_head
from publisher.typeset.columns import Shop
from publisher.typeset.copy import Photograph, Story
from publisher.typeset.dummy import Way
from publisher.typeset.grid import Grid
from publisher.typeset.showing import caption_of, filler_of, quote_of


class Class(IntEnum):
    """What a story is on its page, by its rank there and its length."""

    LEAD = 0
    SECOND = 1
    THIRD = 2
    BRIEF = 3


class Manner(msgspec.Struct, frozen=True):
    """How heads of a class are set: the largest headline in points by columns, the least share of it, the deck.

    The deck's size is in points, its leading in rows.
    """

    most_pt: tuple[float, ...]
    least: float
    deck: tuple[float, float]


_MANNERS = {
    Class.LEAD: Manner((26, 38, 46, 52, 58, 64), 0.72, (15.0, 1.5)),
    Class.SECOND: Manner((20, 28, 34, 40, 44, 48), 0.78, (13.5, 1.5)),
    Class.THIRD: Manner((17, 22, 27, 32, 36, 38), 0.8, (11.5, 1.25)),
    Class.BRIEF: Manner((13, 16, 18, 20, 22, 24), 0.84, (10.0, 1.0)),
}
_PT_PER_INCH = 72
_SMALLER, _SMALLER_DECK = 0.9, 0.86
_MOST_LINES, _PILE = 5, 3  # lines of a headline; more than the second are a pile
_COST_OF_SIZE, _COST_OF_PILE = 14.0, 3.0


class Topping(msgspec.Struct, frozen=True):
    """A head in one of the ways it may be set: its rows, and what is not the best in it."""

    head_pt: float
    lines: int
    rows: int
    deck: tuple[float, float]
    cost: float


class Measures:
    """What has been measured for the pages of one grid; a picture is printed with ``least_ppi`` pixels an inch."""

    def __init__(self, grid: Grid, shop: Shop, least_ppi: float = 0.0) -> None:
        self.least_ppi = least_ppi
        self.grid = grid
        self.shop = shop
        self.fits: dict[tuple[Story, int, bool, int, Class], dict[int, tuple[float, Way]]] = {}
        self._toppings: dict[tuple[Story, int, Class], tuple[Topping, ...]] = {}
        self._captions: dict[tuple[Photograph, int], int] = {}
        self._quotes: dict[str, int] = {}

    def toppings(self, story: Story, columns: int, rank: Class) -> tuple[Topping, ...]:
        """The ways to set what stands over a story, at most one for a depth."""
        key = (story, columns, rank)
        if key not in self._toppings:
            best: dict[int, Topping] = {}
            for topping in self._tried(story, columns, rank):
                if topping.rows not in best or topping.cost < best[topping.rows].cost:
                    best[topping.rows] = topping
            self._toppings[key] = tuple(best.values())
        return self._toppings[key]

    def rows_of(self, picture: Photograph, columns: int) -> float:
        """How deep the whole of a picture is that is so many columns wide."""
        return self.grid.span(0, min(columns, self.grid.across)).width_pt / picture.aspect / self.grid.row_pt

    def is_sharp(self, picture: Photograph, columns: int, rows: int) -> bool:
        """Whether a picture has pixels enough for so many columns and rows; its sides are cut off to fill the rows."""
        across = min(1.0, self.rows_of(picture, columns) / rows)
        inches = self.grid.span(0, min(columns, self.grid.across)).width_pt / _PT_PER_INCH
        return picture.width_px * across >= self.least_ppi * inches

    def caption_rows(self, picture: Photograph, columns: int) -> int:
        """How many rows a caption takes."""
        if (picture, columns) not in self._captions:
            self._captions[picture, columns] = caption_of(picture, columns, self.grid, self.shop).rows
        return self._captions[picture, columns]

    def quote_rows(self, words: str) -> int:
        """How many rows a pulled quotation takes."""
        if words not in self._quotes:
            self._quotes[words] = quote_of(words, self.grid, self.shop).rows
        return self._quotes[words]

    def filler_rows(self, words: str) -> tuple[int, ...]:
        """How many rows words of the house take, in one column, two and so on."""
        return tuple(filler_of(words, count, self.grid, self.shop).rows for count in range(1, self.grid.across + 1))

    def _tried(self, story: Story, columns: int, rank: Class) -> Iterator[Topping]:
        manner = _MANNERS[rank]
        most_pt = manner.most_pt[min(columns, len(manner.most_pt)) - 1]
        for lines, size_pt in self._sizes(story.headline, columns, most_pt, manner.least):
            for share in (1.0, _SMALLER):
                yield from self._decked(story, columns, Shown(_half(size_pt * share), lines, *manner.deck), most_pt)

    def _sizes(self, words: str, columns: int, most_pt: float, least: float) -> Iterator[tuple[int, float]]:
        """The largest size in one line, two and so on, as far as it is of its class."""
        width_pt = self.grid.span(0, columns).width_pt
        for lines in range(1, _MOST_LINES + 1):
            size_pt = display.largest(words, self.shop.fount.display, width_pt, lines, most_pt)
            if size_pt >= least * most_pt or (lines == _MOST_LINES and size_pt):
                yield lines, size_pt
            if size_pt >= most_pt:
                return

    def _decked(self, story: Story, columns: int, shown: Shown, most_pt: float) -> Iterator[Topping]:
        for share in (1.0, _SMALLER_DECK) if story.deck else (1.0,):
            deck = (shown.deck_pt * share, shown.deck_rows)
            head = make_head(story, Shown(shown.head_pt, shown.lines, *deck), self.grid.span(0, columns), 0, self.shop)
            if head is not None:
                smaller = 1 - min(1.0, head.headline.setting.size_pt / most_pt)
                cost = _COST_OF_SIZE * smaller + _COST_OF_PILE * max(0, shown.lines - _PILE) + (1 - share)
                yield Topping(shown.head_pt, shown.lines, head.foot, deck, cost)


def _half(size_pt: float) -> float:
    """A size in half points."""
    return int(size_pt * 2) / 2
