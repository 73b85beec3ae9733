"""Paths: the outlines that areas are filled and lines are drawn along, as they lie on the page.

In: the operators of a path with their numbers, and the matrix in force. Out: outlines of points, curves as short
straight lines. Nothing here knows a colour.
"""

from pikepdf import Matrix

from publisher.preflight.graphics import Corners, Point, bounds

Outline = tuple[Point, ...]
# Straight pieces a curve is drawn with: what is lost is less than a pixel of a newspaper's screen.
_PIECES = 6
_RECTANGLE = {4, 5}  # corners, of which the last may be the first again
_SHARES = tuple(step / _PIECES for step in range(1, _PIECES + 1))


class Path:
    """One path while it is built (ISO 32000-1 8.5.2)."""

    def __init__(self) -> None:
        self._parts: list[list[Point]] = []

    def __bool__(self) -> bool:
        return bool(self._parts)

    @property
    def outlines(self) -> tuple[Outline, ...]:
        """Its parts, each a row of points."""
        return tuple(tuple(part) for part in self._parts)

    @property
    def where(self) -> Corners:
        """The box around it."""
        return bounds([point for part in self._parts for point in part])

    def add(self, operator: str, values: tuple[float, ...], ctm: Matrix) -> None:
        """One operator: ``m l c v y re``."""
        if operator == "re":
            x, y, width, height = values
            values = (x, y, x + width, y, x + width, y + height, x, y + height)
        points = [ctm.transform(point) for point in zip(values[::2], values[1::2], strict=True)]
        if operator in {"m", "re"} or not self._parts:
            self._parts.append([])
        part = self._parts[-1]
        if operator in {"m", "l", "re"} or not part:
            part += points
        else:
            part += _curve(part[-1], operator, points)


def fills_its_box(outlines: tuple[Outline, ...], where: Corners) -> bool:
    """One outline, and it is the box itself: an upright rectangle."""
    only = outlines[0] if len(outlines) == 1 else ()
    across, down = {where[0], where[2]}, {where[1], where[3]}
    return len(only) in _RECTANGLE and bounds(list(only)) == where and all(x in across and y in down for x, y in only)


def _curve(start: Point, operator: str, points: list[Point]) -> list[Point]:
    """A Bézier curve; ``v`` has its first control point at its start, ``y`` its second at its end."""
    if operator == "v":
        points = [start, *points]
    elif operator == "y":
        points = [*points, points[-1]]
    one, two, end = points
    return [_at(share, (start, one, two, end)) for share in _SHARES]


def _at(share: float, points: tuple[Point, Point, Point, Point]) -> Point:
    rest = 1 - share
    weights = (rest**3, 3 * rest * rest * share, 3 * rest * share * share, share**3)
    return (
        sum(weight * point[0] for weight, point in zip(weights, points, strict=True)),
        sum(weight * point[1] for weight, point in zip(weights, points, strict=True)),
    )
