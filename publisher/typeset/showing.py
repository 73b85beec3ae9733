"""What stands in a story beside its text: captions under pictures, and words pulled out of it.

In: the words, how many columns they have. Out: lines of type and how many rows of the grid they take. Nothing here
knows where on the page they stand.
"""

from dataclasses import dataclass, replace
from math import ceil

from publisher.typeset import display
from publisher.typeset.columns import Shop
from publisher.typeset.compose import ragged
from publisher.typeset.copy import Photograph, Story
from publisher.typeset.faces import Setting
from publisher.typeset.grid import Grid
from publisher.typeset.lines import Line

_CAPTION_PT, _CAPTION_LEAD = 7.8, 0.85  # the second in rows
_QUOTE_PT, _QUOTE_ROWS = 15.0, 1.5
_FILLERS_PT = (40.0, 32.0, 26.0, 20.0, 15.0)
_FILLER_LEAD, _FILLER_WHITE = 1.15, 4  # of a size; rows over and under the words
FILLER_EDGE_PT = 9.0
_QUOTE_WHITE = 2  # rows over and under a quotation, for its rules


@dataclass(frozen=True, slots=True)
class Beside:
    """Lines in one setting, and how many rows they take with the white that belongs to them."""

    setting: Setting
    lines: tuple[Line, ...]
    rows: int


def caption_of(picture: Photograph, columns: int, grid: Grid, shop: Shop) -> Beside:
    """A picture's caption and credit, to be set in so many columns; no rows where there are no words."""
    setting = Setting("caption", shop.fount.grotesque, _CAPTION_PT, _CAPTION_LEAD * grid.row_pt, ligatures=False)
    words = " ".join(part for part in (picture.caption, picture.credit) if part)
    lines = ragged(words, setting, grid.span(0, columns).width_pt) if words else ()
    return Beside(setting, lines, ceil(len(lines) * _CAPTION_LEAD + 0.3) if lines else 0)


def quote_of(words: str, grid: Grid, shop: Shop) -> Beside:
    """Words pulled out of a story, in one column between two rules."""
    setting = Setting("quote", shop.fount.display_light, _QUOTE_PT, _QUOTE_ROWS * grid.row_pt)
    lines = display.fewest(f"“{words}”", setting, grid.span(0, 1).width_pt)
    return Beside(setting, lines, ceil(len(lines) * _QUOTE_ROWS) + _QUOTE_WHITE)


def filler_of(words: str, columns: int, grid: Grid, shop: Shop, rows: int = 0) -> Beside:
    """Words of the house in a box, set in so many columns: as large as goes into these rows, or as small as may be."""
    ways = [_filler(words, columns, grid, shop, size_pt) for size_pt in _FILLERS_PT]
    return next((way for way in ways if way.rows <= rows), ways[-1])


def _filler(words: str, columns: int, grid: Grid, shop: Shop, size_pt: float) -> Beside:
    leading_rows = ceil(2 * size_pt * _FILLER_LEAD / grid.row_pt) / 2
    setting = Setting("filler", shop.fount.display_light, size_pt, leading_rows * grid.row_pt)
    lines = display.fewest(words, setting, grid.span(0, columns).width_pt - 2 * FILLER_EDGE_PT)
    return Beside(setting, lines, ceil(len(lines) * leading_rows) + _FILLER_WHITE)


def continued(story: Story, page: str) -> Story:
    """A story as it goes on at another page: under its headline, with the page it comes from."""
    return replace(story, kicker=f"From page {page}", deck="", byline="", pictures=(), quotes=(), spares=())
