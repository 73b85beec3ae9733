"""The text of a story, set in one column of the page, before anybody knows how many columns it will stand in.

In: a story, the page's grid, the faces. Out: ``Text``: its galley, and what it is dressed in. Nothing here makes up.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from publisher.typeset.columns import Shop, Size, dress_of
from publisher.typeset.compose import Manner
from publisher.typeset.copy import Kind, Passage, Story
from publisher.typeset.frames import Frame, depth_of
from publisher.typeset.galley import Dress, set_galley
from publisher.typeset.grid import Grid

USUAL = Size(1.0, 8.8, 1, Manner())
"""How text is set that stands in the page's own columns."""
_LONG_READ, _DROP_LINES = 180, 3  # lines of a story, and of the drop cap it opens with


@dataclass(frozen=True, slots=True)
class Text:
    """A story's text as it was set in one column, and what it is dressed in.

    ``longer`` are galleys of the same text with one of its spare crossheads, two, and so on.
    """

    dress: Dress
    galley: Frame
    longer: tuple[Frame, ...] = ()

    @property
    def spares(self) -> tuple[int, ...]:
        """How many lines deeper the longer galleys are."""
        return tuple(depth_of(galley) - depth_of(self.galley) for galley in self.longer)


def text_of(story: Story, grid: Grid, shop: Shop) -> Text:
    """The text of a story, set in one column of the page; a long read opens with a drop cap."""
    dress, measure_pt = dress_of(USUAL, grid.row_pt, shop.fount), grid.columns(grid.across)[0].measure_pt
    galley = set_galley(story.passages, dress, measure_pt, shop.breaks)
    if len(galley) >= _LONG_READ:
        dress = dress_of(replace(USUAL, drop_lines=_DROP_LINES), grid.row_pt, shop.fount)
        galley = set_galley(story.passages, dress, measure_pt, shop.breaks)
    return Text(dress, galley, tuple(_longer(story, dress, measure_pt, shop)))


def _longer(story: Story, dress: Dress, measure_pt: float, shop: Shop) -> Iterator[Frame]:
    for count in range(1, len(story.spares) + 1):
        over = {spare.over: Passage(Kind.CROSSHEAD, spare.text) for spare in story.spares[:count]}
        passages = (
            each
            for place, passage in enumerate(story.passages)
            for each in ((over[place], passage) if place in over else (passage,))
        )
        yield set_galley(tuple(passages), dress, measure_pt, shop.breaks)
