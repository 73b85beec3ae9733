"""A picture of the catch on Whelk Quay.

In: nothing. Out: its plate.
"""

import numpy as np

from tools.darkroom.noise import smooth
from tools.darkroom.plate import LANDSCAPE, Plate, Point, dimmed
from tools.darkroom.shapes import box, moved, oval
from tools.darkroom.vessels import Lie, trawler
from tools.darkroom.weather import sea


def boxes_of_sole() -> Plate:
    """Fish boxes in rows on the wet quay, two boats beyond, thrown out of focus."""
    plate = Plate(*LANDSCAPE)
    plate.wash([(0, (0.72, 0.76, 0.78)), (16, (0.85, 0.86, 0.84)), (22, (0.6, 0.63, 0.63))])
    sea(plate, 17, (0.6, 0.64, 0.64), (0.4, 0.45, 0.46), 5, chop=0.3)
    trawler(plate, Lie((8, 24), 26), (0.13, 0.27, 0.38), (0.84, 0.82, 0.76))
    trawler(plate, Lie((86, 25), 30, flip=True), (0.42, 0.16, 0.13), (0.8, 0.78, 0.72))
    plate.blur(0.55)
    quay = plate.fill((0.4, 0.4, 0.39), [(0, 27), (100, 25), (100, 67), (0, 67)])
    plate.mottle(quay, (6, 2), 9, 0.5)
    for row, (y, size) in enumerate(((31.0, 0.62), (39.5, 0.9), (52.5, 1.3))):
        wide = 22 * size
        for x in np.arange(-6 - 4 * row, 104, wide + 1.6 * size):
            fish_box(plate, (float(x), y), size, int(x * 7 + row * 131) % 1000)
    plate.blur(0.25, smooth(36, 28, plate.down))
    return plate


def fish_box(plate: Plate, at: Point, size: float, seed: int) -> None:
    """One box: plastic sides, ice, and flat fish lying head to tail."""
    x, y = at
    wide, deep, tall = 22 * size, 6.5 * size, 4.2 * size
    rim = [(x + 1.5 * size, y), (x + wide - 1.5 * size, y), (x + wide, y + deep), (x, y + deep)]
    tone = ((0.74, 0.33, 0.14), (0.2, 0.36, 0.5), (0.72, 0.7, 0.64))[seed % 3]
    plate.fill(
        (0.12, 0.12, 0.12),
        oval((x + wide / 2, y + deep + tall), wide * 0.53, 1.4 * size),
        soft=0.6 * size,
        strength=0.7,
    )
    plate.fill(
        tone,
        [
            (x, y + deep),
            (x + wide, y + deep),
            (x + wide - 0.8 * size, y + deep + tall),
            (x + 0.8 * size, y + deep + tall),
        ],
    )
    plate.fill(dimmed(tone, 0.7), rim)
    inner = [
        (x + 2.1 * size, y + 0.6 * size),
        (x + wide - 2.1 * size, y + 0.6 * size),
        (x + wide - 0.9 * size, y + deep - 0.5 * size),
        (x + 0.9 * size, y + deep - 0.5 * size),
    ]
    ice = plate.fill((0.84, 0.88, 0.9), inner)
    plate.mottle(ice, (0.9 * size, 0.5 * size), seed, 0.5)
    dice = np.random.default_rng(seed)
    for n in range(8):
        place = (x + (4.1 + n * 1.9 + dice.random()) * size, y + (2 + 2.3 * dice.random()) * size)
        sole(plate, place, 2.2 * size, 0.5 * dice.random() - 0.25 + (n % 2) * 3.1)
    plate.fill(
        dimmed(tone, 1.25),
        box(x - 0.1 * size, y + deep - 0.35 * size, x + wide + 0.1 * size, y + deep + 0.4 * size),
    )
    slots = [
        box(x + wide * a, y + deep + 1.5 * size, x + wide * a + 2.6 * size, y + deep + 2.3 * size) for a in (0.2, 0.68)
    ]
    plate.fill(dimmed(tone, 0.45), *slots)


def sole(plate: Plate, at: Point, length: float, turn: float) -> None:
    """A sole from above: a long brown oval, paler at the fringe."""
    plate.fill(
        (0.3, 0.28, 0.24), oval((at[0] + 0.1, at[1] + 0.12), length, length * 0.42, turn), soft=0.12, strength=0.6
    )
    tail = moved([(0.85, 0), (1.2, -0.16), (1.16, 0), (1.2, 0.16)], at, length, turn)
    plate.fill((0.5, 0.45, 0.36), oval(at, length, length * 0.4, turn), tail)
    body = plate.fill((0.36, 0.31, 0.24), oval(at, length * 0.9, length * 0.27, turn))
    plate.rim(body, (-0.4, -1), 0.12, (0.9, 0.9, 0.85), 0.35)
