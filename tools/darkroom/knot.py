"""A drawing of a bowline, as a retired rigger would make it.

In: nothing. Out: its plate.
"""

from collections.abc import Sequence

import numpy as np

from tools.darkroom.noise import cloudy, smooth
from tools.darkroom.plate import PORTRAIT, Plate, Point
from tools.darkroom.shapes import curve, points


def bowline() -> Plate:
    """A bowline in soft pencil on the back of an old delivery note."""
    plate = Plate(*PORTRAIT, (0.86, 0.8, 0.66))
    sheet = np.ones((plate.height, plate.width), np.float32)
    plate.mottle(sheet, (18, 18), 3, 0.16)
    plate.mottle(sheet, (0.5, 0.5), 5, 0.08)
    plate.stroke((0.62, 0.54, 0.47), 0.25, *([(8, y), (92, y)] for y in range(16, 128, 9)), strength=0.35)
    plate.stroke((0.66, 0.35, 0.3), 0.3, [(18, 8), (18, 128)], strength=0.3)
    rope(plate, curve([(61, 44), (59, 34), (52, 30), (45, 34), (43, 44)], steps=30))  # the collar, behind
    rope(plate, curve([(54, 2), (53, 20), (52, 40), (49, 49)], steps=30))
    rope(plate, curve([(58, 62), (58, 74), (62, 84), (66, 92)], steps=30))  # up through the eye, under the turn
    rope(plate, curve([(46, 62), (46, 74), (47, 84), (50, 92)], steps=30))
    turn = points("52,34 51,45 42,51 37,60 43,70 52,73 62,70 67,61 62,52 51,49 39,53")
    rope(
        plate,
        curve(
            [*turn, (30, 66), (25, 84), (28, 104), (40, 117), (56, 119), (67, 111), (71, 102), (65.4, 90.6)], steps=30
        ),
    )
    rope(plate, curve([(58, 62), (59, 53), (61, 44), (60.5, 40)], steps=30))  # over the turn, and round
    rope(plate, curve([(46, 62), (45, 53), (43, 44), (43.5, 40)], steps=30))
    pencil = cloudy(plate.size, (plate.unit * 0.35, plate.unit * 0.35), 9, 2)
    dark = 1 - plate.light.mean(axis=2)
    plate.light += ((pencil - 0.5) * smooth(0.25, 0.7, np.asarray(dark, np.float32)) * 0.3)[:, :, None]
    return plate


def rope(plate: Plate, path: Sequence[Point], thick: float = 6.2) -> None:
    """A three-strand rope along a path, shaded round and across its lay; what it crosses goes under it."""
    plate.stroke((0.3, 0.27, 0.23), thick + 1.6, path, soft=0.7, strength=0.35)
    plate.stroke((0.2, 0.18, 0.16), thick + 0.5, path, strength=0.9)
    plate.stroke((0.74, 0.69, 0.58), thick, path)
    normals = _normals(path)
    for part, tone, strength in (
        (0.36, (0.35, 0.32, 0.28), 0.6),
        (0.44, (0.2, 0.18, 0.16), 0.6),
        (-0.2, (0.93, 0.89, 0.78), 0.6),
    ):
        side = [(x + a * part * thick, y + b * part * thick) for (x, y), (a, b) in zip(path, normals, strict=True)]
        plate.stroke(tone, thick * 0.2, side, soft=thick * 0.09, strength=strength)
    lay = []
    for n in range(0, len(path) - 9, 7):
        (x, y), (a, b) = path[n], normals[n]
        (u, v), (c, d) = path[n + 8], normals[n + 8]
        lay.append(
            curve(
                [
                    (x + a * 0.48 * thick, y + b * 0.48 * thick),
                    ((x + u) / 2 + a * 0.1 * thick, (y + v) / 2 + b * 0.1 * thick),
                    (u - c * 0.48 * thick, v - d * 0.48 * thick),
                ]
            )
        )
    if lay:
        plate.stroke((0.24, 0.21, 0.18), 0.42, *lay, soft=0.06, strength=0.85)


def _normals(path: Sequence[Point]) -> list[Point]:
    """The direction across the path at each of its points."""
    across = []
    for before, after in zip([path[0], *path[:-1]], [*path[1:], path[-1]], strict=True):
        x, y = after[0] - before[0], after[1] - before[1]
        length = max(1e-6, float(np.hypot(x, y)))
        across.append((-y / length, x / length))
    return across
