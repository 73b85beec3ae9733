"""Planning one page: stories by rank into rectangles that fill what the advertisements leave, with no hole.

In: stories ready to be cast off, by rank; the room of a page. Out: where each stands and in which way, or ``None``. A
page is cut as a maker-up cuts it: straight across, or straight down from head to foot of what is left, until every
part holds one story. All such pages are searched, by dynamic programming over (stories in a row by rank, columns,
depth); of two stories the higher in rank never stands under the other. Nothing here sets a line.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from publisher.typeset.casting_off import Cost, Fits
from publisher.typeset.cuts import Crown, Cut, Parts, Placing, Stands, bumps
from publisher.typeset.dummy import Area, Way
from publisher.typeset.rooms import ABOVE, GAP_ROWS, Cutting

_LOWER = GAP_ROWS - ABOVE  # rows that a story leaves over it in an area under another, for a rule
_BUMPED = 18.0  # what it costs that two headlines of one size stand side by side
_OUTSHOUTED, _QUIETER = 60.0, 0.82  # what it costs that a lower headline is larger than this share of a higher one
_RIGHT_FIRST = 1.5  # what it costs that the higher in rank stands at the right
WORST = 400.0  # a page this bad is not looked at further
_EMPTY = 4.0  # of a row in a column of an area that nothing is put into


class Castable(Protocol):
    """What a page is made of: a story, or words of the house."""

    def fits(self, columns: int, place: int) -> Fits:
        """The best way for every depth in rows it fills in so many columns, at this place on its page (from 0)."""
        ...


@dataclass(frozen=True, slots=True)
class Filled:
    """A page, or a part of one, filled: what stands there, what it costs, and how deep the hole is that is left."""

    stands: tuple[Stands, ...]
    cost: Cost
    white_rows: int = 0
    rules: tuple[Area, ...] = ()


def fill_page(
    casts: Sequence[Castable], cuttings: Sequence[Cutting], spare: Sequence[Castable] = (), worst: Cost = WORST
) -> Filled | None:
    """All of these, which come by rank, in the best of the ways to cut a page; ``None`` where they do not go in.

    ``spare`` are words of the house for the feet of areas that the stories do not fill. They count on from the stories.
    Every page is found that has no part costing more than ``worst``; the less that is, the sooner.
    """
    deepest = max((area.rows for cutting in cuttings for area in cutting), default=0)
    top = min((area.row for cutting in cuttings for area in cutting), default=0)
    slicer = Slicer(casts, deepest, spare, top=top, apart=max(map(len, cuttings), default=1), worst=worst)
    ways = (slicer.spread(0, cutting) for cutting in cuttings)
    return min((way for way in ways if way is not None), key=lambda way: way.cost, default=None)


class Slicer:
    """Fills rectangles with stories in all ways there are; each part is worked out once.

    What begins under row ``top`` has a rule over it. ``apart`` is how many areas a page has at most.
    """

    def __init__(
        self,
        casts: Sequence[Castable],
        deepest: int,
        spare: Sequence[Castable] = (),
        *,
        top: int = 0,
        apart: int = 1,
        worst: Cost = WORST,
    ) -> None:
        self.worst = worst
        self.top = top
        self.apart = max(1, apart)
        self.casts = tuple(casts)
        self.spare = tuple(spare)
        self.deepest = deepest
        self._parts: dict[tuple[int, int, int], Parts] = {}

    def spread(self, first: int, areas: Cutting) -> Filled | None:
        """The stories from ``first`` on over these areas, some to each, in order."""
        if not areas:
            return Filled((), 0.0) if first == len(self.casts) else None
        best: Filled | None = None
        lasts = [len(self.casts)] if len(areas) == 1 else range(first, len(self.casts) + 1)
        feet = range(len(areas) - 1, len(self.spare), self.apart)  # no two areas end in the same words
        for last in lasts:
            here = self.fill(first, last, areas[0], feet)
            if here is None or (best and here.cost >= best.cost):
                continue
            there = self.spread(last, areas[1:])
            if there and (best is None or here.cost + there.cost < best.cost):
                best = _joined(here, there)
        return best

    def fill(self, first: int, last: int, area: Area, feet: Sequence[int] = (0,)) -> Filled | None:
        """These stories, and no others, in this area; ``None`` where they do not go in.

        What they do not fill is white, or has spare words of one of the numbers ``feet`` at its foot.
        """
        parts = self.parts(first, last, area.columns) if last > first else {}
        if last > first and not parts:
            return None
        if parts and area.row > self.top:
            area = Area(area.column, area.row + _LOWER, area.columns, area.rows - _LOWER)
        ends = list(self._ends(parts, area, feet))
        if not ends:
            return None
        cost, rows, boxed, foot = min(ends, key=lambda end: end[:2])
        placed = Placing()
        if rows:
            placed.put(parts[rows], Area(area.column, area.row, area.columns, rows))
        if rows and area.row > self.top and not parts[rows].is_boxed:
            placed.rules.append(Area(area.column, area.row, area.columns, 0))
        if boxed:
            top = area.row + (rows + GAP_ROWS if rows else 0)
            box = Area(area.column, top, area.columns, boxed)
            placed.stands.append(Stands(len(self.casts) + foot, box, self.spare[foot].fits(area.columns, 0)[boxed][1]))
            rows = box.foot - area.row
        return Filled(tuple(placed.stands), cost, area.rows - rows, tuple(placed.rules))

    def _ends(self, parts: Parts, area: Area, feet: Sequence[int]) -> Iterator[tuple[Cost, int, int, int]]:
        """What it costs to fill an area so many rows deep with stories, and so many with words of the house: which."""
        if not parts:
            yield _EMPTY * area.rows * area.columns, 0, 0, 0
        for rows, part in parts.items():
            if rows <= area.rows:
                yield part.cost + cost_of_white(area.rows - rows), rows, 0, 0
        boxes = ((foot, self.spare[foot].fits(area.columns, 0)) for foot in feet if foot < len(self.spare))
        for foot, boxed, cost in ((foot, rows, cost) for foot, fits in boxes for rows, (cost, _) in fits.items()):
            if not parts and boxed <= area.rows:
                yield cost + cost_of_white(area.rows - boxed), 0, boxed, foot
            for rows, part in parts.items():
                left = area.rows - rows - GAP_ROWS - boxed
                if left >= 0:
                    yield part.cost + cost + cost_of_white(left), rows, boxed, foot

    def parts(self, first: int, last: int, columns: int) -> Parts:
        """The best part for every depth that the stories from ``first`` up to ``last`` can fill."""
        key = (first, last, columns)
        if key not in self._parts:
            self._parts[key] = self._single(first, columns) if last - first == 1 else self._cut(first, last, columns)
        return self._parts[key]

    def _single(self, story: int, columns: int) -> Parts:
        cast = self.casts[story]
        fits = cast.fits(columns, story)
        return {
            rows: _whole(cost, story, way)
            for rows, (cost, way) in fits.items()
            if rows <= self.deepest and cost < self.worst
        }

    def _cut(self, first: int, last: int, columns: int) -> Parts:
        best: Parts = {}
        for middle in range(first + 1, last):
            across, down = self._across(first, middle, last, columns), self._down(first, middle, last, columns)
            for rows, cut in chain(across, down):
                if rows not in best or cut.cost < best[rows].cost:
                    best[rows] = cut
        return best

    def _across(self, first: int, middle: int, last: int, columns: int) -> Iterator[tuple[int, Cut]]:
        upper, lower = self.parts(first, middle, columns), self.parts(middle, last, columns)
        cheapest: dict[int, tuple[Cost, int]] = {}
        for above, one in upper.items():
            for below, other in lower.items():
                rows, cost = above + GAP_ROWS + below, one.cost + other.cost
                least = cheapest[rows][0] if rows in cheapest else self.worst
                if rows <= self.deepest and cost < least:  # only then is their order worth a look
                    cost += _cost_of_order(one, other)
                    if cost < least:
                        cheapest[rows] = (cost, above)
        for rows, (cost, above) in cheapest.items():
            one, other = upper[above], lower[rows - GAP_ROWS - above]
            largest_pt = max(one.largest_pt, other.largest_pt)
            crowns = (one.left, one.right, one.lead_pt, largest_pt)
            yield rows, Cut(cost, *crowns, across=True, at=above, first=one, second=other)

    def _down(self, first: int, middle: int, last: int, columns: int) -> Iterator[tuple[int, Cut]]:
        for at in range(1, columns):
            high, low = self.parts(first, middle, at), self.parts(middle, last, columns - at)
            for rows in high.keys() & low.keys():
                extra = _cost_of_order(high[rows], low[rows])
                yield rows, _side_by_side(high[rows], low[rows], at, high[rows].lead_pt, extra)
            low, high = self.parts(middle, last, at), self.parts(first, middle, columns - at)
            for rows in high.keys() & low.keys():
                extra = _cost_of_order(high[rows], low[rows]) + _RIGHT_FIRST
                yield rows, _side_by_side(low[rows], high[rows], at, high[rows].lead_pt, extra)


def _joined(one: Filled, other: Filled) -> Filled:
    return Filled(
        (*one.stands, *other.stands),
        one.cost + other.cost,
        max(one.white_rows, other.white_rows),
        (*one.rules, *other.rules),
    )


def _whole(cost: Cost, story: int, way: Way) -> Cut:
    crown = Crown(way.head_pt, way.head_lines)
    return Cut(cost, crown, crown, way.head_pt, way.head_pt, story, way)


def _side_by_side(one: Cut, other: Cut, at: int, lead_pt: float, extra: Cost) -> Cut:
    cost = one.cost + other.cost + extra + (_BUMPED if bumps(one.right, other.left) else 0.0)
    largest_pt = max(one.largest_pt, other.largest_pt)
    return Cut(cost, one.left, other.right, lead_pt, largest_pt, at=at, first=one, second=other)


def _cost_of_order(high: Cut, low: Cut) -> Cost:
    """A headline may not outshout that of a story higher in rank, and should not be as loud."""
    loud = low.largest_pt / high.lead_pt if high.lead_pt else 0.0
    return _OUTSHOUTED * max(0.0, loud - _QUIETER)


def cost_of_white(rows: int) -> Cost:
    """What a hole so deep costs, across an area."""
    return 6.0 * rows if rows <= 1 else 40.0 + 25.0 * rows
