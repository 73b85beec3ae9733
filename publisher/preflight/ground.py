"""The ground: what has been painted so far, and whether something lies on it.

In: marks in the order they are painted. Out: yes or no. Places are looked up by cells, because a page has thousands
of marks and each may lie on any other.
"""

from math import floor

from publisher.preflight.content import Kind, Painted
from publisher.preflight.graphics import CMYK, GRAY, Corners

_CELL_PT = 36.0
_MANY_CELLS = 400

Cell = tuple[int, int, int]


class Ground:
    """All that may be lain on, page by page: boxes by the cells they reach into, and those that reach far."""

    def __init__(self, *, coloured: bool = False) -> None:
        """``coloured``: what is black or grey alone does not count, for it is on the plate of what lies on it."""
        self._coloured = coloured
        self._cells: dict[Cell, set[Corners]] = {}
        self._wide: set[tuple[int, Corners]] = set()

    def add(self, mark: Painted) -> None:
        """Something is painted, and now lies below the rest. White and what is not seen are bare paper."""
        if mark.colour.is_white or not mark.is_seen or (self._coloured and _is_grey(mark)):
            return
        cells = _cells(mark, _MANY_CELLS)
        if cells is None:
            self._wide.add((mark.page, mark.seen))
        for cell in cells or ():
            self._cells.setdefault(cell, set()).add(mark.seen)

    def carries(self, mark: Painted) -> bool:
        """The mark lies on something."""
        if any(page == mark.page and _meet(box, mark.seen) for page, box in self._wide):
            return True
        cells = _cells(mark, _MANY_CELLS)
        if cells is None:
            return any(_meet(box, mark.seen) for boxes in self._cells.values() for box in boxes)
        return any(_meet(box, mark.seen) for cell in cells for box in self._cells.get(cell, ()))


def _is_grey(mark: Painted) -> bool:
    """A flat colour that is on the black plate alone."""
    space = mark.colour.space
    is_cmyk = space.family == CMYK and bool(mark.colour.values) and not any(mark.colour.values[:3])
    return mark.kind is not Kind.PICTURE and (is_cmyk or space.family == GRAY or space.inks == ("Black",))


def _cells(mark: Painted, most: int) -> list[Cell] | None:
    """The cells a mark reaches into; ``None`` where they are too many."""
    left, bottom, right, top = (floor(edge / _CELL_PT) for edge in mark.seen)
    if (right - left + 1) * (top - bottom + 1) > most:
        return None
    return [(mark.page, x, y) for x in range(left, right + 1) for y in range(bottom, top + 1)]


def _meet(one: Corners, other: Corners) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
