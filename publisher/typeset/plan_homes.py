"""Which page each story is meant for, before any page is planned.

In: pages with their room, stories by rank, the desk's wishes. Out: a page for every story. The front shows a few, and
shows them well; sections stay together and come in the order of the house; nothing is placed where there is no room if
there is room elsewhere.
"""

from collections.abc import Iterator, Mapping, Sequence

from publisher.typeset.plan_order import ON_FRONT
from publisher.typeset.plan_parts import Copy, Sheet

_FULL = 1.25  # how much room a story needs on a page that shows it well, by its area cast off


def homes_of(
    sheets: Mapping[int, Sheet], copies: Sequence[Copy], wishes: Mapping[str, int], sections: Sequence[str] = ()
) -> dict[str, int]:
    """The number of a page for every story by its id: the one that is wished for, if there is such a page.

    ``sections`` are the house's, in its order; a story of none of them comes last.
    """
    homes = {copy.id: wishes[copy.id] for copy in copies if wishes.get(copy.id) in sheets}
    front = min(sheets)
    if front not in homes.values():
        homes |= dict.fromkeys(_on_front(sheets[front], [copy for copy in copies if copy.id not in homes]), front)
    waiting = [copy for copy in copies if copy.id not in homes]
    for copy in sorted(waiting, key=lambda each: _turn_of(each.cast.story.section, sections)):
        held = {number: [each for each in copies if homes.get(each.id) == number] for number in sheets}
        homes[copy.id] = _home(copy, sheets, held)
    return homes


def _turn_of(section: str, sections: Sequence[str]) -> int:
    """When a section has its turn."""
    return sections.index(section) if section in sections else len(sections)


def _on_front(sheet: Sheet, copies: Sequence[Copy]) -> Iterator[str]:
    """The first few by rank for which the front has room."""
    free = float(sheet.size)
    taken = 0
    for copy in copies:
        if taken < ON_FRONT and free >= _FULL * copy.cast.area:
            free -= _FULL * copy.cast.area
            taken += 1
            yield copy.id


def _home(copy: Copy, sheets: Mapping[int, Sheet], held: Mapping[int, Sequence[Copy]]) -> int:
    """A page of its section or an empty one, as long as it has room, else where there is most room."""
    free = {
        number: sheet.size - _FULL * sum(each.cast.area for each in held[number]) for number, sheet in sheets.items()
    }
    with_room = [number for number in sorted(free) if free[number] >= _FULL * copy.cast.area]
    section = copy.cast.story.section
    own = [number for number in with_room if section in sheets[number].sections(held[number])]
    empty = [number for number in with_room if not held[number]]
    for way in (own, empty, with_room):
        if way:
            return way[0]
    return max(free, key=lambda number: (free[number], -number))
