"""Cutting a page: our exact search over guillotine cuts against OR-Tools CP-SAT, which may place rectangles freely.

In: an edition on the stone. Out: for each of its pages what the best layout found costs by one measure, and the CPU it
took. Both are given the stories, or parts of stories, that stand on the page, with the words of the house, and choose
for each one of the ways of ``Cast.fits``. Both keep rank: of two stories that share a column the higher stands above.
CP-SAT has one worker, a fixed seed and ten seconds a page. The measure is what the ways cost, and white by the cell;
what two headlines do to each other costs nothing here, though our search minds it: that can only be to its loss.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from itertools import combinations
from typing import Any

from publisher.formats.press.stone import Stone
from publisher.typeset.casting_off import FillerCast, Fits, rest_of
from publisher.typeset.cuts import Stands
from publisher.typeset.dummy import Area, PageDummy
from publisher.typeset.plan_parts import Sheet
from publisher.typeset.rooms import ABOVE, GAP_ROWS
from publisher.typeset.slicing import Castable, fill_page

SECONDS_A_PAGE = 10.0
_WHITE = 8.0  # what a cell costs, a row of a column, that nothing stands in: a row of white costs 25 across an area
_FINE = 100  # CP-SAT reckons in whole numbers

Ways = list[tuple[int, int, float]]  # columns, rows, cost


@dataclass(frozen=True, slots=True)
class Match:
    """One page cut by both; ``status`` says whether CP-SAT proved that there is no better one."""

    page: str
    stories: int
    our_cost: float
    its_cost: float
    status: str
    our_s: float
    its_s: float


def matches(stone: Stone) -> list[Match]:
    """Every page of an edition; none without OR-Tools."""
    if find_spec("ortools") is None:
        return []
    return [match for page in stone.dummy.pages for match in _match(stone, page)]


def _match(stone: Stone, page: PageDummy) -> Iterator[Match]:
    sheet = stone.sheets[page.number - 1]
    stories, words = tuple(_stories(stone, page)), tuple(_words(stone, page))
    casts = (*stories, *words)
    ways = [_ways(cast, place, sheet) for place, cast in enumerate(casts)]
    begun = time.process_time()
    tries = [fill_page((*stories, *words[:count]), sheet.cuttings, words[count:]) for count in range(len(words) + 1)]
    our_s = time.process_time() - begun
    costs = [_cost(each.stands, casts, sheet) for each in tries if each and len(each.stands) == len(casts)]
    if not costs:
        return
    our_cost = min(costs)
    begun = time.process_time()
    its_cost, status = _Model(ways, sheet).solved()
    yield Match(sheet.label, len(casts), our_cost, its_cost, status, our_s, time.process_time() - begun)


def _stories(stone: Stone, page: PageDummy) -> Iterator[Castable]:
    """What the page was cut from: stories by rank, then what is continued."""
    ranks = {name: place for place, name in enumerate(stone.copies)}
    for piece in sorted(page.pieces, key=lambda each: (bool(each.continued_from), ranks[each.story])):
        cast = stone.copies[piece.story].cast
        if piece.continued_from:
            cast = rest_of(cast, cast.lines - piece.first, stone.sheets[piece.continued_from - 1].label)
        yield replace(cast, jumps=True) if piece.continues_on else cast


def _words(stone: Stone, page: PageDummy) -> Iterator[Castable]:
    fillers = stone.newsroom.house.fillers
    for filler in page.fillers:
        yield FillerCast(filler.text, stone.measures.filler_rows(fillers[filler.text]))


def _ways(cast: Castable, place: int, sheet: Sheet) -> Ways:
    across = range(1, sheet.grid.across + 1)
    fits: list[tuple[int, Fits]] = [(columns, cast.fits(columns, place)) for columns in across]
    return [
        (columns, rows, cost) for columns, each in fits for rows, (cost, _) in each.items() if rows <= sheet.room.rows
    ]


def _cost(stands: Sequence[Stands], casts: Sequence[Castable], sheet: Sheet) -> float:
    """What the ways cost that were taken, and the white."""
    ways = sum(casts[each.story].fits(each.area.columns, each.story)[each.area.rows][0] for each in stands)
    return ways + _WHITE * (_cells(sheet) - sum(each.area.columns * (each.area.rows + GAP_ROWS) for each in stands))


def _cells(sheet: Sheet) -> int:
    """How many cells there are to fill, with the white that a story has under it."""
    room = sheet.room
    held = sum(hole.area.columns * (hole.area.rows + ABOVE) for hole in sheet.holes)
    return room.columns * (room.rows + GAP_ROWS) - held


class _Model:
    """The page as CP-SAT sees it: for each story a column, a row and one of its ways."""

    def __init__(self, ways: Sequence[Ways], sheet: Sheet) -> None:
        from ortools.sat.python import cp_model  # noqa: PLC0415  only who measures it needs it

        self.engine = cp_model
        self.model: Any = cp_model.CpModel()
        self.sheet, self.ways = sheet, ways
        self.taken = [[self.model.new_bool_var("") for _ in each] for each in ways]
        self.column, self.row, self.columns, self.rows = (
            [self.model.new_int_var(0, 200, "") for _ in ways] for _ in range(4)
        )

    def solved(self) -> tuple[float, str]:
        """The cost of the best layout it finds, and what it says of it; infinite if it finds none."""
        for story in range(len(self.ways)):
            self._stand(story)
        for one, other in combinations(range(len(self.ways)), 2):
            self._apart(one, other)
        self._minimise()
        solver = self.engine.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.max_time_in_seconds = SECONDS_A_PAGE
        status = solver.solve(self.model)
        found = status in (self.engine.OPTIMAL, self.engine.FEASIBLE)
        cost = solver.objective_value / _FINE if found else float("inf")
        return cost, solver.status_name(status).lower()

    def _stand(self, story: int) -> None:
        """In one way, in the room, clear of the advertisements."""
        model, room, ways, taken = self.model, self.sheet.room, self.ways[story], self.taken[story]
        model.add_exactly_one(taken)
        model.add(self.columns[story] == sum(way[0] * each for way, each in zip(ways, taken, strict=True)))
        model.add(self.rows[story] == sum(way[1] * each for way, each in zip(ways, taken, strict=True)))
        model.add(self.row[story] >= room.row)
        model.add(self.row[story] + self.rows[story] <= room.foot)
        model.add(self.column[story] + self.columns[story] <= room.right)
        for hole in self.sheet.holes:
            self._clear(story, hole.area)

    def _clear(self, story: int, hole: Area) -> None:
        left, right, above, under = (self.model.new_bool_var("") for _ in range(4))
        self.model.add_bool_or([left, right, above, under])
        self.model.add(self.column[story] + self.columns[story] <= hole.column).only_enforce_if(left)
        self.model.add(self.column[story] >= hole.right).only_enforce_if(right)
        self.model.add(self.row[story] + self.rows[story] <= hole.row - ABOVE).only_enforce_if(above)
        self.model.add(self.row[story] >= hole.foot + 1).only_enforce_if(under)

    def _apart(self, high: int, low: int) -> None:
        """Beside each other, or the higher in rank above."""
        left, right, above = (self.model.new_bool_var("") for _ in range(3))
        self.model.add_bool_or([left, right, above])
        self.model.add(self.column[high] + self.columns[high] <= self.column[low]).only_enforce_if(left)
        self.model.add(self.column[low] + self.columns[low] <= self.column[high]).only_enforce_if(right)
        self.model.add(self.row[high] + self.rows[high] + GAP_ROWS <= self.row[low]).only_enforce_if(above)

    def _minimise(self) -> None:
        """The ways and the white; what a story fills is taken from the white."""
        terms = [
            round(_FINE * (cost - _WHITE * columns * (rows + GAP_ROWS))) * each
            for ways, taken in zip(self.ways, self.taken, strict=True)
            for (columns, rows, cost), each in zip(ways, taken, strict=True)
        ]
        self.model.minimize(sum(terms) + round(_FINE * _WHITE * _cells(self.sheet)))
