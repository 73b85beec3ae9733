"""Sharing an edition out: our exchanging of stories between pages against every sharing that there is.

In: an edition on the stone. Out: for every eight of its stories that follow each other in rank, on as many of its
pages as they about fill, what the edition costs as stories are first meant for pages, after exchanging, and at best;
and how many pages were cut for it. The best is found by trying all sharings, each page cut in the best way there is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import ceil

from publisher.formats.press.stone import Stone
from publisher.typeset.plan_exchange import Exchange
from publisher.typeset.plan_homes import homes_of
from publisher.typeset.plan_page import PagePlanner
from publisher.typeset.plan_parts import Part, Sheet

STORIES, MOST_PAGES = 8, 4
_FULL = 0.8  # of a page, by areas cast off


@dataclass(frozen=True, slots=True)
class Shared:
    """Eight stories on some pages: costs before exchanging, after, and at best; pages cut by us and for the best."""

    stories: str
    pages: int
    meant: float
    exchanged: float
    best: float
    our_cuts: int
    all_cuts: int


class _Counted:
    """Cuts pages, and counts them."""

    def __init__(self, planner: PagePlanner) -> None:
        self.planner, self.cuts = planner, 0

    def cost(self, sheet: Sheet, parts: Sequence[Part]) -> float | None:
        """As ``PagePlanner.cost``."""
        self.cuts += 1
        return self.planner.cost(sheet, parts)


def sharings(stone: Stone) -> Iterator[Shared]:
    """Eight stories after the other, by rank, without what the desk wants of them."""
    copies = tuple(stone.copies.values())
    for first in range(0, len(copies) - STORIES + 1, STORIES):
        some = copies[first : first + STORIES]
        area = sum(copy.cast.area for copy in some)
        count = min(MOST_PAGES, max(2, ceil(area / _FULL / stone.sheets[0].size)))
        sheets = {sheet.number: sheet for sheet in stone.sheets[:count]}
        labels = {number: sheet.label for number, sheet in sheets.items()}
        counted = _Counted(PagePlanner(labels, (), stone.shop))
        exchange = Exchange(sheets, some, frozenset(), counted.cost)
        homes = homes_of(sheets, some, {})
        better = exchange.better(homes, sheets)
        meant, exchanged, ours = exchange.cost(homes), exchange.cost(better), counted.cuts
        every = (dict(zip(homes, pages, strict=True)) for pages in product(sheets, repeat=STORIES))
        best = min(map(exchange.cost, every))
        yield Shared(f"{first + 1} to {first + STORIES}", count, meant, exchanged, best, ours, counted.cuts)
