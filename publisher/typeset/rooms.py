"""Rooms: what a page has left for stories when its head, its foot, its advertisements and what is pinned stand.

In: the room between head and foot, and what stands in it. Out: the ways to cut the rest into rectangles, and where
advertisements stand. Nothing here knows a story.
"""

from collections.abc import Iterator, Sequence

from publisher.typeset.dummy import Area

GAP_ROWS = 2  # between a story and the one under it: white, a rule, white
ABOVE = 1  # rows of white over an advertisement
SHALLOWEST = 8  # rows: what is less deep is no room for a story

Cutting = tuple[Area, ...]


def stacked(wanted: Sequence[Area], room: Area) -> Cutting:
    """Where advertisements stand: at the foot of the room, each over those before it that share a column with it.

    ``wanted`` gives column, columns and rows. One that does not go into the room is cut to it.
    """
    stands: list[Area] = []
    for each in wanted:
        columns = min(each.columns, room.columns)
        column = min(room.column + each.column, room.right - columns)
        under = (other.row - ABOVE for other in stands if other.column < column + columns and column < other.right)
        foot = min(under, default=room.foot)
        rows = max(0, min(each.rows, foot - room.row))
        stands.append(Area(column, foot - rows, columns, rows))
    return tuple(stands)


def left_by(stands: Sequence[Area], room: Area) -> tuple[Cutting, ...]:
    """Every way to cut what these leave of the room into rectangles, first straight across or first straight down.

    What stands there comes with its white: ``ABOVE`` rows over it.
    """
    cuttings: list[Cutting] = [(room,)]
    for each in stands:
        hole = Area(each.column, each.row - ABOVE, each.columns, each.rows + ABOVE)
        cuttings = list(dict.fromkeys(cut for cutting in cuttings for cut in _without(cutting, hole)))
    return tuple(tuple(sorted(_deep(cutting), key=lambda area: (area.row, area.column))) for cutting in cuttings)


def _deep(cutting: Cutting) -> Iterator[Area]:
    return (area for area in cutting if area.rows >= SHALLOWEST)


def _without(cutting: Cutting, hole: Area) -> Iterator[Cutting]:
    """The ways to take a hole out of these rectangles."""
    met = [area for area in cutting if meets(area, hole)]
    apart = tuple(area for area in cutting if area not in met)
    ways: list[Cutting] = [apart]
    for area in met:
        ways = [(*way, *around) for way in ways for around in (_across(area, hole), _down(area, hole))]
    yield from ways


def meets(one: Area, other: Area) -> bool:
    """Whether two rectangles have a cell in common."""
    return one.column < other.right and other.column < one.right and one.row < other.foot and other.row < one.foot


def _across(area: Area, hole: Area) -> Cutting:
    """What is over and under the hole is as wide as the area, and parted from what is beside it by a row."""
    top, foot = max(area.row, hole.row), min(area.foot, hole.foot)
    beside = top + (ABOVE if top - area.row >= SHALLOWEST else 0)  # a story leaves another row over its head
    under = foot + GAP_ROWS
    return _real(
        Area(area.column, area.row, area.columns, top - area.row),
        Area(area.column, beside, hole.column - area.column, foot - beside),
        Area(hole.right, beside, area.right - hole.right, foot - beside),
        Area(area.column, under, area.columns, area.foot - under),
    )


def _down(area: Area, hole: Area) -> Cutting:
    """What is beside the hole is as deep as the area."""
    left, right = max(area.column, hole.column), min(area.right, hole.right)
    top, under = max(area.row, hole.row), min(area.foot, hole.foot) + GAP_ROWS
    return _real(
        Area(area.column, area.row, left - area.column, area.rows),
        Area(right, area.row, area.right - right, area.rows),
        Area(left, area.row, right - left, top - area.row),
        Area(left, under, right - left, area.foot - under),
    )


def _real(*areas: Area) -> Cutting:
    return tuple(area for area in areas if area.columns > 0 and area.rows > 0)
