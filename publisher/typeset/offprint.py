"""The offprint: one story on sheets of its own, as a reader keeps it.

In: a story, the lines that stand under it, a sheet. Out: formes; the first has the story's head, the last its foot, and
each that follows another a running line. The text is as large as goes onto the fewest sheets with the fewest compounds
torn at line ends; its columns end level on the last. Nothing is ever overset: there is always another sheet.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from math import ceil

from publisher.typeset.block import Shown, make_head
from publisher.typeset.columns import SetText, Shop, Size, column_of, gutter_rules, level, set_text
from publisher.typeset.compose import Manner, ragged
from publisher.typeset.copy import Kind, Passage, Story
from publisher.typeset.faces import Setting
from publisher.typeset.forme import Forme, Role, Rule, Type
from publisher.typeset.frames import Poured, pour
from publisher.typeset.furniture import Words, one_line
from publisher.typeset.grid import Grid

_SHOWN = Shown(37.0, 0, 15.0, 1.5, ruled=True)
_SIZES = tuple(Size(1.0, text_pt, 1, Manner()) for text_pt in (9.8, 9.4, 9.0))
_PLATE_PT, _FOLIO_PT = 24.0, 7.8
_HEAD_ROWS = 4
_RUNNING_ROWS = 2
_FOOT_PT, _FOOT_ROWS, _DEEPEST_FOOT = 7.4, 0.75, 20
_HAIRLINE_PT, _THICK_PT = 0.4, 1.6


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet and its grid."""

    width_pt: float
    height_pt: float
    grid: Grid


@dataclass(frozen=True, slots=True)
class _Side:
    """What is on one sheet: the row its text starts at, and the columns."""

    row: int
    poured: Poured


def make_offprint(story: Story, words: Words, foot: tuple[str, ...], paper: Paper, shop: Shop) -> tuple[Forme, ...]:
    """The sheets of one story; ``foot`` are lines about it, and its address on the web comes after them.

    Where there is more to say of a story than a foot can hold, the text ends with it.
    """
    maker = _Maker(story, words, foot, paper, shop)
    if maker.foot_rows > _DEEPEST_FOOT:
        told = tuple(Passage(Kind.TEXT, line) for line in foot)
        story, maker = replace(story, passages=story.passages + told), _Maker(story, words, (), paper, shop)
    text, sides = maker.best(story.passages, shop)
    return tuple(
        Forme(paper.width_pt, paper.height_pt, tuple(maker.stands(text, sides, number))) for number in range(len(sides))
    )


class _Maker:
    """Makes up the sheets of one story."""

    def __init__(self, story: Story, words: Words, foot: tuple[str, ...], paper: Paper, shop: Shop) -> None:
        self.words = words
        self.grid = paper.grid
        self.fount = shop.fount
        self.head = make_head(story, _SHOWN, paper.grid, _HEAD_ROWS, shop)
        small = Setting("foot", shop.fount.grotesque, _FOOT_PT, _FOOT_ROWS * paper.grid.row_pt, ligatures=False)
        self.foot = tuple(
            Type(Role.FOOT, paper.grid.left_pt, 0.0, small, ragged(line, small, paper.grid.width_pt), address=address)
            for line, address in (*((line, "") for line in foot), (words.address, words.address))
        )
        self.foot_rows = ceil(sum(len(stand.lines) for stand in self.foot) * _FOOT_ROWS) + 1

    def best(self, passages: tuple[Passage, ...], shop: Shop) -> tuple[SetText, tuple[_Side, ...]]:
        """The text as large as it may be on the fewest sheets with the fewest compounds torn.

        If none is torn, smaller type has to save a sheet; if the smallest saves none, nothing between is tried.
        """

        @cache
        def way(size: Size) -> tuple[SetText, tuple[_Side, ...]]:
            text = set_text(passages, size, self.grid, shop)
            return text, self.sides(text)

        text, sides = way(_SIZES[0])
        if not text.torn and (len(sides) == 1 or len(way(_SIZES[-1])[1]) == len(sides)):
            return text, sides
        return min(map(way, _SIZES), key=lambda each: (len(each[1]), each[0].torn))

    def sides(self, text: SetText) -> tuple[_Side, ...]:
        """The text on as many sheets as it needs, its columns level on the last."""
        sides: list[_Side] = []
        row, rest = self.head.foot if self.head else _HEAD_ROWS, text.galley
        while True:
            last = level(rest, text.columns)
            if last.depth <= self.grid.rows - row - self.foot_rows:
                return (*sides, _Side(row, last))
            sides.append(_Side(row, pour(rest, (max(0, self.grid.rows - row),) * text.columns)))
            row, rest = _RUNNING_ROWS, sides[-1].poured.overset

    def stands(self, text: SetText, sides: tuple[_Side, ...], number: int) -> Iterator[Type | Rule]:
        """All that stands on one sheet, in reading order."""
        side = sides[number]
        count = f"Page {number + 1} of {len(sides)}" if len(sides) > 1 else ""
        yield from self._running(count) if number else self._opening(count)
        rules = gutter_rules(self.grid, text.columns, side.row, side.row + side.poured.depth)
        yield from rules[: len(side.poured.frames) - 1]
        for column, frame in zip(self.grid.columns(text.columns), side.poured.frames, strict=False):
            yield from column_of(frame, column, self.grid, side.row, text.dress)
        if side is sides[-1]:
            yield from self._foot()

    def _opening(self, count: str) -> Iterator[Type | Rule]:
        """Nameplate, folio and the story's head."""
        grid, plate = self.grid, Setting("nameplate", self.fount.display_bold, _PLATE_PT, 2 * self.grid.row_pt)
        yield one_line(Role.NAMEPLATE, self.words.nameplate, plate, grid, 0, 0.0)
        yield self._folio(Role.FOLIO, (self.words.day, self.words.section, count), 1.0)
        yield Rule(grid.left_pt, grid.row_top_pt(2.4), grid.width_pt, _THICK_PT)
        yield from self.head.stands if self.head else ()

    def _running(self, count: str) -> Iterator[Type | Rule]:
        grid = self.grid
        yield self._folio(Role.RUNNING, (self.words.nameplate, self.words.day, count), 1.0)
        yield Rule(grid.left_pt, grid.row_top_pt(2.4) - grid.row_pt, grid.width_pt, _HAIRLINE_PT)

    def _folio(self, role: Role, parts: tuple[str, ...], share: float) -> Type:
        small = Setting("folio", self.fount.grotesque, _FOLIO_PT, self.grid.row_pt, ligatures=False)
        row = 0 if role is Role.RUNNING else 1
        return one_line(role, "  |  ".join(part for part in parts if part), small, self.grid, row, share)

    def _foot(self) -> Iterator[Type | Rule]:
        """The lines about the story, under a rule, at the foot of the sheet."""
        grid = self.grid
        yield Rule(grid.left_pt, grid.row_top_pt(grid.rows - self.foot_rows + 0.6), grid.width_pt, _HAIRLINE_PT)
        top_pt = grid.row_top_pt(grid.rows - self.foot_rows + 1)
        for stand in self.foot:
            yield replace(stand, top_pt=top_pt)
            top_pt += len(stand.lines) * stand.setting.leading_pt
