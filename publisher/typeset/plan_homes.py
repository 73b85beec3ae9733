"""Which page each story is meant for, before any page is planned.

In: pages with their room, stories by rank, the desk's wishes. Out: a page for every story. The front shows a few, and
shows them well; sections stay together; nothing is placed where there is no room if there is room elsewhere.
"""

from collections.abc import Mapping, Sequence

from publisher.typeset.plan_order import ON_FRONT
from publisher.typeset.plan_parts import Copy, Sheet

_FULL = 1.25  # how much room a story needs on a page that shows it well, by its area cast off


def homes_of(sheets: Mapping[int, Sheet], copies: Sequence[Copy], wishes: Mapping[str, int]) -> dict[str, int]:
    """The number of a page for every story by its id: the one that is wished for, if there is such a page."""
    homes = {copy.id: wishes[copy.id] for copy in copies if wishes.get(copy.id) in sheets}
    for copy in copies:
        if copy.id not in homes:
            held = {number: [each for each in copies if homes.get(each.id) == number] for number in sheets}
            front = min(sheets)
            is_open = len(held[front]) < ON_FRONT and not any(wishes.get(each.id) == front for each in held[front])
            homes[copy.id] = _home(copy, sheets, held, front if is_open else 0)
    return homes


def _home(copy: Copy, sheets: Mapping[int, Sheet], held: Mapping[int, Sequence[Copy]], front: int) -> int:
    """The front as long as it has room, then a page of its section or an empty one, else where there is most room."""
    free = {
        number: sheet.size - _FULL * sum(each.cast.area for each in held[number]) for number, sheet in sheets.items()
    }
    with_room = [number for number in sorted(free) if free[number] >= _FULL * copy.cast.area]
    section = copy.cast.story.section
    first = [number for number in with_room if number == front]
    own = [number for number in with_room if section in sheets[number].sections(held[number])]
    empty = [number for number in with_room if not held[number]]
    for way in (first, own, empty, with_room):
        if way:
            return way[0]
    return max(free, key=lambda number: (free[number], -number))
