"""The front: the stories of one edition on one page, the lead on top and the others under it by rank.

In: the stories by rank, the grid. Out: the blocks that stand on the page, the stories there was no room for, and the
rows that stay white. No copy is cut or invented to fill a page. Ways to show the lead are tried in order of taste: of
those that overset nothing and leave the fewest stories over, the first is taken that leaves little white, or else the
one that leaves the least.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from publisher.typeset.block import Block, Shown, make_block
from publisher.typeset.columns import SetText, Shop, Size, gutter_rules, set_text
from publisher.typeset.compose import Manner
from publisher.typeset.copy import Story
from publisher.typeset.forme import Rule, Type
from publisher.typeset.grid import Grid

# Text by measure: the page's own columns, two for three of them, one for two. The wider the measure, the larger the
# type; its leading keeps step with the grid every row, every fifth row, every third row, every second row.
_USUAL = Size(1.0, 8.8, 1, Manner())
_WIDER = Size(2 / 3, 10.4, 1.25, Manner())
_DOUBLE = Size(1 / 2, 12.4, 1.5, Manner())
_LARGE = Size(1 / 2, 15.6, 2, Manner())

# A lead that has the page to itself is shown as large as it takes; one that shares it leaves room.
_DECK, _LARGE_DECK = (27.0, 3), (36.0, 4)  # size in points, leading in rows
_ALONE = tuple(
    Shown(112.0, lines, *deck, ruled=True)
    for lines, decks in ((3, (_DECK, _LARGE_DECK)), (2, (_DECK, _LARGE_DECK)), (4, (_LARGE_DECK, _DECK)), (1, (_DECK,)))
    for deck in decks
)
_ALONE_SIZES = (_DOUBLE, _WIDER, _USUAL, _LARGE)
_LEADING = (Shown(66.0, 2, 20.0, 2), Shown(55.0, 2, 20.0, 2), Shown(66.0, 1, 20.0, 2), Shown(44.0, 1, 16.0, 2))
_LEADING_SIZES = (_USUAL, _WIDER)

# The others stand side by side, by how many there are in a row.
_OTHERS = {3: Shown(22.5, 0, 0.0, 1), 2: Shown(28.0, 0, 15.0, 2), 1: Shown(33.0, 0, 16.0, 2)}
_LITTLE_WHITE = 4  # rows
_GAP_ROWS = 2
_RULE_PT = 0.75


@dataclass(frozen=True, slots=True)
class Front:
    """The page as it was made up. ``rules`` part its blocks."""

    blocks: tuple[Block, ...]
    rules: tuple[Rule, ...]
    left_over: tuple[Story, ...]
    white_rows: int

    @property
    def order(self) -> tuple[float, int, int]:
        """What the better of two pages has less of."""
        return sum(block.overset_share for block in self.blocks), len(self.left_over), self.white_rows

    @property
    def stands(self) -> Iterator[Type | Rule]:
        """All that stands on it, in reading order."""
        yield from self.rules
        for block in self.blocks:
            yield from block.stands


def make_front(stories: tuple[Story, ...], grid: Grid, rows: range, shop: Shop) -> Front:
    """The best page these stories make in these rows; the first is the lead."""
    fronts = tuple(_MakerUp(grid, rows, shop).fronts(stories))
    best = min(front.order for front in fronts)
    in_taste = (front for front in fronts if front.order[:2] == best[:2] and front.white_rows <= _LITTLE_WHITE)
    return next(in_taste, min(fronts, key=lambda front: front.order))


class _MakerUp:
    """Makes up one page in many ways; each text is set only once in each size."""

    def __init__(self, grid: Grid, rows: range, shop: Shop) -> None:
        self.grid = grid
        self.rows = rows
        self.shop = shop
        self._texts: dict[tuple[str, Size, float], SetText] = {}

    def fronts(self, stories: tuple[Story, ...]) -> Iterator[Front]:
        lead, *others = stories
        ways = product(_ALONE_SIZES, _ALONE) if not others else product(_LEADING_SIZES, _LEADING)
        for size, shown in ways:
            block = self._block(lead, shown, size, self.grid, self.rows)
            if block is not None:
                yield self._with_others(block, tuple(others))

    def _with_others(self, lead: Block, others: tuple[Story, ...]) -> Front:
        blocks, rules, foot = [lead], list[Rule](), lead.foot
        while others and (row := self._row(others, range(foot + _GAP_ROWS, self.rows.stop))):
            first, foot = foot + _GAP_ROWS, max(block.foot for block in row)
            blocks += row
            rules += self._rules(len(row), first, foot)
            placed = {block.placed.story for block in row}
            others = tuple(story for story in others if story.id not in placed)
        return Front(tuple(blocks), tuple(rules), others, self.rows.stop - foot)

    def _row(self, stories: tuple[Story, ...], rows: range) -> list[Block]:
        """The first few stories that go whole into these rows side by side, as many as there may be."""
        for count, shown in _OTHERS.items():
            blocks: list[Block] = []
            for story in stories:
                part = self.grid.part(count, len(blocks))
                block = self._block(story, shown, _USUAL, part, rows)
                if block is not None and not block.overset:
                    blocks.append(block)
                if len(blocks) == count:
                    return blocks
        return []

    def _block(self, story: Story, shown: Shown, size: Size, grid: Grid, rows: range) -> Block | None:
        key = (story.id, size, round(grid.width_pt, 3))
        if key not in self._texts:
            self._texts[key] = set_text(story.passages, size, grid, self.shop)
        return make_block(story, shown, self._texts[key], grid, rows, self.shop)

    def _rules(self, count: int, first: int, foot: int) -> Iterator[Rule]:
        """A rule over a row of stories, and hairlines between them."""
        grid = self.grid
        yield Rule(grid.left_pt, grid.row_top_pt(first - _GAP_ROWS / 2), grid.width_pt, _RULE_PT)
        yield from gutter_rules(grid, count, first, foot)
