"""Exchanging stories between pages, as long as the edition gets better for it, before any page is made up.

In: pages with their room, stories by rank, a page for every story; which stories stay. Out: the page for every story.
An edition costs what its pages cost, each cut in the best way there is, and what its order costs. The worst page is
tried first with every exchange that is promising, then the next, until none helps: an exact search of pages within a
local search of editions. Nothing here sets a line.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import combinations, product

from publisher.typeset.plan_order import Held, OrderCost
from publisher.typeset.plan_parts import Copy, Part, Sheet
from publisher.typeset.slicing import cost_of_white

PageCost = Callable[[Sheet, Sequence[Part]], float | None]
"""What it costs to cut a page for these parts; ``None`` where they do not go in."""

_EFFORT = 300_000  # in search of a better edition: cutting a page takes its stories by its columns, squared
_PROMISING = 12  # exchanges with pages never cut before that are tried for a page at a time
_LOOKED_AT = 150  # exchanges whose order is looked at
_SEVERAL = range(1, 4)  # stories that may take part in an exchange
_FAIR = 30.0  # a page that costs less is left as it is
_GAIN = 1.0  # an exchange that gains less is not made
_UNFIT, _OVER = 1500.0, 8.0  # a page whose stories do not go in, and of a row of one column they are too long
_USUAL = 20.0  # a page whose stories have about the room they need
_USED, _LEEWAY, _UNEVEN = 0.85, 0.1, 0.9  # shares of the room of a page, by areas cast off; of a row beyond them


class Exchange:
    """Exchanges stories; ``fixed`` are the ids of those that stay, ``turns`` the sections of the house in its order."""

    def __init__(
        self,
        sheets: Mapping[int, Sheet],
        copies: Sequence[Copy],
        fixed: frozenset[str],
        page_cost: PageCost,
        turns: Sequence[str] = (),
    ) -> None:
        self.sheets, self.copies, self.page_cost = sheets, tuple(copies), page_cost
        self.parts = tuple(Part(copy, copy.cast) for copy in copies)
        self.areas = tuple(copy.cast.area for copy in copies)
        self.fixed = frozenset(place for place, copy in enumerate(copies) if copy.id in fixed)
        sections = tuple(copy.cast.story.section for copy in copies)
        stated = {number: sheet.section for number, sheet in sheets.items() if sheet.section}
        pictured = frozenset(place for place, copy in enumerate(copies) if copy.cast.story.pictures)
        self.order = OrderCost(sections, stated, self.fixed, turns, pictured)
        self._effort = 0
        self._known: dict[tuple[int, tuple[int, ...]], float] = {}

    def better(self, homes: Mapping[str, int], pages: Collection[int]) -> dict[str, int]:
        """Homes at least as good as these, by exchanges of these pages with all others; at some effort, not at any."""
        held = self._held(homes)
        most = self._effort + _EFFORT
        while self._effort < most:
            changed = next(filter(None, (self._changed(held, number) for number in self._worst(held, pages))), None)
            if changed is None:
                break
            held = changed
        return {self.copies[place].id: number for number, places in held.items() for place in places}

    def learn(self, number: int, homes: Mapping[str, int], rows: int) -> None:
        """Reckon from now on with a hole so deep on this page with the stories it has."""
        self._known[number, self._held(homes)[number]] = cost_of_white(rows)

    def cost(self, homes: Mapping[str, int]) -> float:
        """What an edition costs with these homes."""
        held = self._held(homes)
        return self.order.of(held) + sum(self._page(number, places) for number, places in held.items())

    def _held(self, homes: Mapping[str, int]) -> Held:
        pages = [homes[copy.id] for copy in self.copies]
        return {number: tuple(p for p, page in enumerate(pages) if page == number) for number in sorted(self.sheets)}

    def _page(self, number: int, places: tuple[int, ...]) -> float:
        """What it costs to fill a page with these."""
        if (number, places) not in self._known:
            self._effort += (len(places) * self.sheets[number].grid.across) ** 2
            cost = self.page_cost(self.sheets[number], [self.parts[place] for place in places])
            over = max(0.0, sum(self.areas[place] for place in places) - self.sheets[number].size)
            self._known[number, places] = _UNFIT + _OVER * over if cost is None else cost
        return self._known[number, places]

    def _about(self, number: int, places: tuple[int, ...]) -> float:
        """The same, from nothing but areas, where the page was not cut before."""
        size = self.sheets[number].size
        off = abs(sum(self.areas[place] for place in places) - _USED * size) - _LEEWAY * size
        return self._known.get((number, places), _USUAL + _UNEVEN * max(0.0, off))

    def _worst(self, held: Held, pages: Collection[int]) -> list[int]:
        """Those pages that might be better, the worst first."""
        costs = {number: self._page(number, held[number]) for number in pages}
        return sorted((number for number in costs if costs[number] > _FAIR), key=lambda each: (-costs[each], each))

    def _changed(self, held: Held, number: int) -> Held | None:
        """The best of the promising exchanges of a page, if it gains anything."""
        order = self.order.of(held)
        about = sorted(self._exchanges(held, number), key=lambda way: (-self._gain(held, way), sorted(way.items())))
        ways = [(order - self.order.of({**held, **way}), way) for way in about[:_LOOKED_AT]]
        ways.sort(key=lambda each: -each[0] - self._gain(held, each[1]))
        best, gain = None, _GAIN
        for order_gain, way in self._promising(ways):
            gained = order_gain + sum(self._page(each, held[each]) - self._page(each, way[each]) for each in way)
            if gained > gain:
                best, gain = {**held, **way}, gained
        return best

    def _promising(self, ways: Sequence[tuple[float, Held]]) -> Iterator[tuple[float, Held]]:
        """The first of these; what would take no more cutting does not count."""
        left = _PROMISING
        for way in ways:
            left -= any(each not in self._known for each in way[1].items())
            if left < 0:
                return
            yield way

    def _exchanges(self, held: Held, number: int) -> Iterator[Held]:
        """What a page and another may hold afterwards, when up to three stories have changed places between them."""
        here = self._bundles(held[number])
        for other in held:
            there = self._bundles(held[other]) if other != number else ()
            for out, come in product(here, there):
                if len(out) + len(come) in _SEVERAL:
                    yield {
                        number: _replaced(held[number], out, come),
                        other: _replaced(held[other], come, out),
                    }

    def _bundles(self, places: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
        """What may leave a page together: nothing, a story, or two."""
        free = [place for place in places if place not in self.fixed]
        return ((), *((place,) for place in free), *combinations(free, 2))

    def _gain(self, held: Held, way: Held) -> float:
        return sum(self._about(each, held[each]) - self._about(each, way[each]) for each in way)


def _replaced(places: tuple[int, ...], out: tuple[int, ...], come: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted({*places, *come}.difference(out)))
