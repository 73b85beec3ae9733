"""What the order of an edition costs: sections that are not together, ranks not respected, pictures in one place.

In: for every page the stories on it, as places in rank from 0; their sections and pictures. Out: a cost on the scale of
that of a page. What stands where on a page is none of it. Nothing here decides anything.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from statistics import fmean

ON_FRONT = 4  # stories, where the desk says nothing
_CROWDED = 30.0  # of a story more on the front
_BELOW = 5.0  # of a place in rank by which a story on the front is lower than it might be
_FOREIGN = 60.0  # of a story on a page that the desk gave to another section
_MIXED = 12.0  # of a section more than one on a page inside
_APART = 4.0  # of a page between two of one section
_OUT_OF_TURN = 8.0  # of two sections that do not follow each other as the house has them
_BARE, _PICTURED, _SHOW = 6.0, 2, 4.0  # of a page inside without a picture; of a story with one more than so many
_UNRANKED = 2.0  # of a story inside that comes before one higher in rank, both of one section

Held = Mapping[int, tuple[int, ...]]
"""The stories on every page by its number, as places in rank."""


class OrderCost:
    """``sections`` are the stories' by rank, ``stated`` those the desk gave to pages; ``fixed`` stories stay.

    ``turns`` are the sections of the house in its order; ``pictured`` stories have a picture.
    """

    def __init__(
        self,
        sections: Sequence[str],
        stated: Mapping[int, str],
        fixed: frozenset[int],
        turns: Sequence[str] = (),
        pictured: frozenset[int] = frozenset(),
    ) -> None:
        self.sections, self.stated, self.fixed, self.pictured = sections, stated, fixed, pictured
        self.turns = {section: number for number, section in enumerate(turns)}

    def of(self, held: Held) -> float:
        """What this order costs."""
        front, *inside = sorted(held)
        shown = sum(self._pictures(held[number]) for number in inside)
        return self._front(held[front]) + sum(self._inside({number: held[number] for number in inside})) + shown

    def _front(self, stories: tuple[int, ...]) -> float:
        """The front has a few stories, and those the highest in rank; what the desk wants there is its own matter."""
        free = [place for place in stories if place not in self.fixed]
        below = sum(place - number for number, place in enumerate(free))
        return _BELOW * below + _CROWDED * max(0, len(stories) - ON_FRONT)

    def _pictures(self, stories: tuple[int, ...]) -> float:
        """Pictures are spread: none is left to a page where another has a show of them."""
        shown = len(self.pictured.intersection(stories))
        return _SHOW * max(0, shown - _PICTURED) if shown else _BARE * bool(self.pictured)

    def _inside(self, held: Held) -> Iterator[float]:
        pages: dict[str, list[tuple[int, int]]] = {}
        for number, stories in held.items():
            found = {self.sections[place] for place in stories}
            stated = self.stated.get(number, "")
            foreign = sum(1 for place in stories if self.sections[place] != stated) if stated else 0
            yield _FOREIGN * foreign + (0.0 if stated else _MIXED * max(0, len(found) - 1))
            for place in stories:
                pages.setdefault(self.sections[place], []).append((place, number))
        middles = {section: fmean(number for _, number in where) for section, where in pages.items()}
        in_turn = sorted(self.turns.keys() & middles.keys(), key=self.turns.__getitem__)
        yield _OUT_OF_TURN * sum(1 for one, other in combinations(in_turn, 2) if middles[other] < middles[one])
        for where in pages.values():
            numbers = sorted({number for _, number in where})
            yield _APART * sum(after - before - 1 for before, after in pairwise(numbers))
            yield _UNRANKED * sum(1 for one, other in combinations(sorted(where), 2) if other[1] < one[1])
