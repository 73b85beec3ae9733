"""The text of a story, set in one column of the page, before anybody knows how many columns it will stand in.

In: a story, the page's grid, the faces. Out: ``Text``: its galley, and what it is dressed in. Nothing here makes up.
"""

from dataclasses import dataclass, replace

from publisher.typeset.columns import Shop, Size, dress_of
from publisher.typeset.compose import Manner
from publisher.typeset.copy import Story
from publisher.typeset.frames import Frame
from publisher.typeset.galley import Dress, set_galley
from publisher.typeset.grid import Grid

USUAL = Size(1.0, 8.8, 1, Manner())
"""How text is set that stands in the page's own columns."""
_LONG_READ, _DROP_LINES = 180, 3  # lines of a story, and of the drop cap it opens with


@dataclass(frozen=True, slots=True)
class Text:
    """A story's text as it was set in one column, and what it is dressed in."""

    dress: Dress
    galley: Frame


def text_of(story: Story, grid: Grid, shop: Shop) -> Text:
    """The text of a story, set in one column of the page; a long read opens with a drop cap."""
    plain, measure_pt = dress_of(USUAL, grid.row_pt, shop.fount), grid.columns(grid.across)[0].measure_pt
    galley = set_galley(story.passages, plain, measure_pt, shop.breaks)
    if len(galley) < _LONG_READ:
        return Text(plain, galley)
    dress = dress_of(replace(USUAL, drop_lines=_DROP_LINES), grid.row_pt, shop.fount)
    return Text(dress, set_galley(story.passages, dress, measure_pt, shop.breaks))
