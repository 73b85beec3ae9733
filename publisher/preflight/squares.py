"""Squares of ink: how much of it lies on every 15 square millimetres of a page.

In: a page in four inks, as an image. Out: the places where it is more than a limit, and a map of the whole page.
Nothing here opens a PDF or converts a colour.
"""

from array import array
from collections.abc import Iterator
from itertools import pairwise

import msgspec
from PIL import Image

from publisher.preflight.graphics import Corners

# GWG 2022 R0026 takes the mean over any square of a given side; 15 square millimetres for news. At 79 pixels an inch
# twelve of them are that side, so squares at steps of half a side are sums of four cells of six by six.
PIXELS_PER_INCH = 79
CELL = 6
_MAP_STEPS = 10  # squares to a cell of the map: about 19 mm
MAP_CELL_MM = round(_MAP_STEPS * CELL * 25.4 / PIXELS_PER_INCH, 2)
_FULL = 255 * 4 / 100  # the sum of the cells of a square that has 1 % of ink
# A page of confetti is not told of speck by speck.
_MOST_PLACES = 200

Squares = list[list[float]]


class Place(msgspec.Struct, frozen=True):
    """A place over the limit: its heaviest square in per cent, and its left, top, right and bottom in pixels."""

    percent: float
    where: Corners


def squares_of(image: Image.Image) -> Squares:
    """The mean ink of every square in per cent, in rows from the top, at steps of half a side."""
    cells = _cells(image)
    return [
        [round((a + b + c + d) / _FULL, 2) for a, b, c, d in zip(upper, upper[1:], lower, lower[1:], strict=False)]
        for upper, lower in pairwise(cells)
    ]


def places_over(limit: float, squares: Squares) -> tuple[Place, ...]:
    """Where there is more ink than the limit, neighbouring squares as one place, the heaviest first."""
    over = {
        (across, down): percent
        for down, row in enumerate(squares)
        if max(row, default=0.0) > limit
        for across, percent in enumerate(row)
        if percent > limit
    }
    found: list[Place] = []
    while over and len(found) < _MOST_PLACES:
        group = _neighbours(over)
        across, down = [at[0] for at in group], [at[1] for at in group]
        where = (min(across), min(down), max(across) + 2, max(down) + 2)
        left, top, right, bottom = (float(edge * CELL) for edge in where)
        found.append(Place(max(group.values()), (left, top, right, bottom)))
    return tuple(sorted(found, key=lambda place: -place.percent))


def map_of(squares: Squares) -> tuple[tuple[int, ...], ...]:
    """The page in large cells from its upper left corner: the most of any square that begins in each, in per cent."""
    starts = range(0, len(squares), _MAP_STEPS)
    return tuple(tuple(_most(squares[start : start + _MAP_STEPS])) for start in starts)


def most_of(squares: Squares) -> float:
    """The most of any square, in per cent."""
    return max((percent for row in squares for percent in row), default=0.0)


def _most(rows: Squares) -> Iterator[int]:
    for start in range(0, len(rows[0]), _MAP_STEPS):
        yield round(max(percent for row in rows for percent in row[start : start + _MAP_STEPS]))


def _neighbours(over: dict[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    """Take out of ``over`` one square and all that hang together with it."""
    first = next(iter(over))
    group = {first: over.pop(first)}
    edge = [first]
    while edge:
        across, down = edge.pop()
        for x in (across - 1, across, across + 1):
            for y in (down - 1, down, down + 1):
                if (x, y) in over:
                    group[x, y] = over.pop((x, y))
                    edge.append((x, y))
    return group


def _cells(image: Image.Image) -> list[list[float]]:
    """The ink of each whole cell from the upper left corner, as the mean of its pixels, 255 for all of one ink."""
    across, down = image.width // CELL, image.height // CELL
    if not across or not down:
        return []
    whole = image.crop((0, 0, across * CELL, down * CELL))
    means = (array("f", band.convert("F").reduce(CELL).tobytes()) for band in whole.split())
    inks = [sum(four) for four in zip(*means, strict=True)]
    return [inks[row * across : (row + 1) * across] for row in range(down)]
