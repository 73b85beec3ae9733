"""The columns of a story: its galley poured into part of a grid.

In: passages, their size and how many columns they stand in; then the part of the grid and the rows they may take. Out:
what stands where, and what is overset. Lines stand on the grid's baselines, so the columns of one block always agree.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from publisher.typeset.compose import Manner
from publisher.typeset.copy import Kind, Passage
from publisher.typeset.faces import Setting
from publisher.typeset.forme import Role, Rule, Type
from publisher.typeset.fount import Fount
from publisher.typeset.frames import Frame, Poured, balance, depth_of, pour
from publisher.typeset.galley import Dress, set_galley
from publisher.typeset.grid import Column, Grid
from publisher.typeset.initials import initial_setting
from publisher.typeset.lines import HYPHEN
from publisher.typeset.pieces import Break

HAIRLINE_PT = 0.4
_LARGE_PT = 11.0
_SHORTEST = 3  # lines of a column
_ROLES = {
    Kind.TEXT: Role.TEXT,
    Kind.CROSSHEAD: Role.CROSSHEAD,
    Kind.LIST_ITEM: Role.LIST_ITEM,
    Kind.SIGNATURE: Role.SIGNATURE,
}


@dataclass(frozen=True, slots=True)
class Shop:
    """What everything is set with: the faces, and where words may be broken."""

    fount: Fount
    breaks: Break


@dataclass(frozen=True, slots=True)
class Size:
    """How a story's text is set: its size, its leading in rows of the grid, how it is composed.

    ``share`` is how many columns it takes, as a share of those the grid has across; ``drop_lines`` is how deep a drop
    cap it opens with, if it can.
    """

    share: float
    text_pt: float
    rows: float
    manner: Manner
    drop_lines: int = 0

    def columns(self, grid: Grid) -> int:
        """How many columns it takes of this grid."""
        return max(1, round(self.share * grid.across))


@dataclass(frozen=True, slots=True)
class SetText:
    """A story's text, set and balanced for a part of the grid that is this wide, and not yet in its place.

    ``columns`` is how many the part has; a short text is balanced over the first few.
    """

    size: Size
    columns: int
    dress: Dress
    galley: Frame
    balanced: Poured

    @property
    def torn(self) -> int:
        """How many lines end in a hyphen that is the copy's own."""
        return sum(line.line.text.endswith(HYPHEN) and not line.line.hyphenated for line in self.galley)


@dataclass(frozen=True, slots=True)
class Columns:
    """Text that stands in columns. ``foot`` is the row it ends before, ``depths`` how many lines are in each column."""

    stands: tuple[Type, ...]
    depths: tuple[int, ...]
    foot: int
    overset: int


def dress_of(size: Size, row_pt: float, fount: Fount) -> Dress:
    """All type of a story's text. What is set in capitals is smaller, for capitals stand as high as they are wide."""
    text_pt, leading_pt = size.text_pt, size.rows * row_pt

    def furniture(name: str, share: float, tracking_em: float) -> Setting:
        return Setting(name, fount.grotesque_bold, text_pt * share, leading_pt, tracking_em, ligatures=False)

    face = fount.large if text_pt > _LARGE_PT else fount.text
    text = Setting("text", face, text_pt, leading_pt, ligatures=False)
    return Dress(
        text=text,
        place=furniture("place", 0.9, 0.02),
        crosshead=furniture("crosshead", 0.95, 0.0),
        signature=furniture("signature", 0.78, 0.03),
        manner=size.manner,
        initial=initial_setting(fount.display, text, size.drop_lines) if size.drop_lines else None,
        drop_lines=size.drop_lines,
    )


def set_text(passages: tuple[Passage, ...], size: Size, grid: Grid, shop: Shop) -> SetText:
    """The text of a story, for the whole width of this grid."""
    count, dress = size.columns(grid), dress_of(size, grid.row_pt, shop.fount)
    galley = set_galley(passages, dress, grid.columns(count)[0].measure_pt, shop.breaks)
    return SetText(size, count, dress, galley, level(galley, count))


def level(galley: Frame, columns: int) -> Poured:
    """The galley balanced over these columns, or over fewer if they would be very short."""
    return balance(galley, max(1, min(columns, depth_of(galley) // _SHORTEST)))


def in_columns(text: SetText, grid: Grid, rows: range) -> Columns:
    """The text in balanced columns within these rows; what does not go in is overset."""
    most = int(len(rows) / text.size.rows)
    poured = text.balanced if text.balanced.depth <= most else pour(text.galley, (most,) * text.columns)
    stands = tuple(
        stand
        for column, frame in zip(grid.columns(text.columns), poured.frames, strict=False)
        for stand in column_of(frame, column, grid, rows.start, text.dress)
    )
    foot = rows.start + ceil(poured.depth * text.size.rows)
    return Columns(stands, tuple(map(depth_of, poured.frames)), foot, depth_of(poured.overset))


def column_of(frame: Frame, column: Column, grid: Grid, row: int, dress: Dress) -> Iterator[Type]:
    """One column's passages, or parts of passages, from this row down."""
    settings = {Kind.CROSSHEAD: dress.crosshead, Kind.SIGNATURE: dress.signature}
    depth = 0
    for _, group in groupby(frame, key=lambda line: line.passage):
        lines = tuple(group)
        setting = settings.get(lines[0].kind, dress.text)
        depth += lines[0].above if depth else 0
        top_pt = grid.top_of_type_pt(setting, row) + depth * setting.leading_pt
        set_lines, initial = tuple(line.line for line in lines), lines[0].initial
        if initial:
            first_pt = top_pt + initial.top_pt(setting)
            yield Type(Role.INITIAL, column.left_pt, first_pt, initial.setting, (initial.line,))
        continues = initial is not None or not lines[0].opens
        yield Type(_ROLES[lines[0].kind], column.left_pt, top_pt, setting, set_lines, continues)
        depth += len(lines)


def gutter_rules(grid: Grid, count: int, row: int, foot: int) -> tuple[Rule, ...]:
    """A hairline in the middle of each gutter, as deep as the columns."""
    top_pt, length_pt = grid.row_top_pt(row), (foot - row) * grid.row_pt
    return tuple(
        Rule(column.left_pt - grid.gutter_pt / 2, top_pt, length_pt, HAIRLINE_PT, upright=True)
        for column in grid.columns(count)[1:]
    )
