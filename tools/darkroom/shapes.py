"""Shapes: outlines that several pictures share.

In: places in units of the plate. Out: lists of points, and nothing drawn.
"""

from collections.abc import Sequence
from math import cos, pi, sin

from tools.darkroom.plate import Point


def points(words: str) -> list[Point]:
    """Points as a drawing office writes them: across and down with a comma between, parted by spaces."""
    pairs = (pair.split(",") for pair in words.split())
    return [(float(across), float(down)) for across, down in pairs]


def curve(through: Sequence[Point], *, closed: bool = False, steps: int = 10) -> list[Point]:
    """A smooth line through all of some points (Catmull and Rom's)."""
    ring = [through[-1], *through, through[0], through[1]] if closed else [through[0], *through, through[-1]]
    line: list[Point] = []
    for a, b, c, d in zip(ring, ring[1:], ring[2:], ring[3:], strict=False):
        for step in range(steps):
            t = step / steps
            x, y = (_between(a[axis], b[axis], c[axis], d[axis], t) for axis in (0, 1))
            line.append((x, y))
    return line if closed else [*line, through[-1]]


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def moved(shape: Sequence[Point], at: Point, scale: float = 1, turn: float = 0, *, flip: bool = False) -> list[Point]:
    """The same shape elsewhere, larger, turned (in radians) or looking the other way."""
    side = -1 if flip else 1
    return [
        (
            at[0] + scale * (side * x * cos(turn) - y * sin(turn)),
            at[1] + scale * (side * x * sin(turn) + y * cos(turn)),
        )
        for x, y in shape
    ]


def oval(at: Point, wide: float, high: float, turn: float = 0, steps: int = 48) -> list[Point]:
    """An ellipse by its half axes."""
    ring = [(wide * cos(2 * pi * n / steps), high * sin(2 * pi * n / steps)) for n in range(steps)]
    return moved(ring, at, turn=turn)


def box(left: float, top: float, right: float, bottom: float) -> list[Point]:
    """A rectangle."""
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def standing(at: Point, tall: float, *, lean: float = 0, stride: float = 0.05) -> list[list[Point]]:
    """A person in a coat, feet at ``at``, as outlines to be filled together; ``stride`` parts the feet."""
    coat = curve([(-0.1, -0.34), (-0.105, -0.55), (-0.115, -0.72), (-0.085, -0.81), (0, -0.845)], steps=6)
    coat += curve([(0, -0.845), (0.085, -0.81), (0.115, -0.72), (0.105, -0.55), (0.1, -0.34)], steps=6)
    legs = [
        [(side * 0.012, -0.4), (side * 0.09, -0.4), (side * (0.03 + stride), 0), (side * (stride - 0.035), 0)]
        for side in (-1, 1)
    ]
    arms = [
        [
            *curve([(side * 0.07, -0.8), (side * 0.145, -0.68), (side * 0.155, -0.5), (side * 0.135, -0.41)], steps=5),
            (side * 0.1, -0.42),
            (side * 0.1, -0.6),
        ]
        for side in (-1, 1)
    ]
    head, cap = oval((0, -0.92), 0.05, 0.065), [(-0.058, -0.935), (-0.045, -0.99), (0.045, -0.99), (0.07, -0.935)]
    neck = box(-0.028, -0.88, 0.028, -0.81)
    return [moved(part, at, tall, lean) for part in (coat, *legs, *arms, head, cap, neck)]
