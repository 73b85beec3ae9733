"""A page that is cut: its parts, and the places that come of them.

In: nothing, or a part and its area. Out: ``Cut``, plain values; stories in their places, and the rules between them.
Nothing here searches for the best cut.
"""

from dataclasses import dataclass
from typing import NamedTuple

from publisher.typeset.casting_off import Cost
from publisher.typeset.dummy import Area, Way
from publisher.typeset.rooms import GAP_ROWS

_ALIKE = 0.88  # sizes are alike where the smaller is this share of the larger, or more


class Crown(NamedTuple):
    """The headline at a corner of a part, as far as it may bump another."""

    size_pt: float
    lines: int


class Cut(NamedTuple):
    """A part of a page: one story, or two parts over or beside each other. ``at`` is the first's rows or columns.

    ``lead_pt`` is the headline of its highest story by rank, ``largest_pt`` the largest of all.
    """

    cost: Cost
    left: Crown
    right: Crown
    lead_pt: float
    largest_pt: float
    story: int = -1
    way: Way | None = None
    across: bool = False
    at: int = 0
    first: "Cut | None" = None
    second: "Cut | None" = None

    @property
    def is_boxed(self) -> bool:
        """Whether it is words of the house, which have rules of their own."""
        return self.way is not None and not self.way.head_pt


Parts = dict[int, Cut]  # by depth in rows


@dataclass(frozen=True, slots=True)
class Stands:
    """One story of a page: which, where, how."""

    story: int
    area: Area
    way: Way


class Placing:
    """What comes of a cut page: stories in their places and the rules between them."""

    def __init__(self) -> None:
        self.stands: list[Stands] = []
        self.rules: list[Area] = []

    def put(self, cut: Cut, area: Area) -> None:
        """Place all that is in this part."""
        if cut.way is not None:
            self.stands.append(Stands(cut.story, area, cut.way))
            return
        one, other = _over(cut, area) if cut.across else _beside(cut, area)
        if not (cut.across and cut.second and cut.second.is_boxed):
            columns, rows = (area.columns, 0) if cut.across else (0, area.rows)
            self.rules.append(Area(other.column, other.row, columns, rows))
        for part, place in ((cut.first, one), (cut.second, other)):
            if part is not None:
                self.put(part, place)


def _over(cut: Cut, area: Area) -> tuple[Area, Area]:
    below = area.row + cut.at + GAP_ROWS
    return (
        Area(area.column, area.row, area.columns, cut.at),
        Area(area.column, below, area.columns, area.foot - below),
    )


def _beside(cut: Cut, area: Area) -> tuple[Area, Area]:
    return (
        Area(area.column, area.row, cut.at, area.rows),
        Area(area.column + cut.at, area.row, area.columns - cut.at, area.rows),
    )


def bumps(one: Crown, other: Crown) -> bool:
    """Whether two headlines that stand side by side look like one."""
    small, large = sorted((one.size_pt, other.size_pt))
    return small >= _ALIKE * large and one.lines == other.lines
