"""A picture of the catch on Whelk Quay.

In: nothing. Out: its plate.
"""

import numpy as np

from tools.darkroom.noise import smooth
from tools.darkroom.plate import LANDSCAPE, Plate, Point, dimmed
from tools.darkroom.shapes import moved, oval, points
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
    tone = ((0.74, 0.33, 0.14), (0.2, 0.36, 0.5), (0.72, 0.7, 0.64))[seed % 3]

    def part(words: str) -> list[Point]:
        return moved(points(words), at, size)

    plate.fill((0.12, 0.12, 0.12), moved(oval((11, 10.7), 11.66, 1.4), at, size), soft=0.6 * size, strength=0.7)
    plate.fill(tone, part("0,6.5 22,6.5 21.2,10.7 0.8,10.7"))
    plate.fill(dimmed(tone, 0.7), part("1.5,0 20.5,0 22,6.5 0,6.5"))
    ice = plate.fill((0.84, 0.88, 0.9), part("2.1,0.6 19.9,0.6 21.1,6 0.9,6"))
    plate.mottle(ice, (0.9 * size, 0.5 * size), seed, 0.5)
    dice = np.random.default_rng(seed)
    for n in range(8):
        place = (at[0] + (4.1 + n * 1.9 + dice.random()) * size, at[1] + (2 + 2.3 * dice.random()) * size)
        sole(plate, place, 2.2 * size, 0.5 * dice.random() - 0.25 + (n % 2) * 3.1)
    plate.fill(dimmed(tone, 1.25), part("-0.1,6.15 22.1,6.15 22.1,6.9 -0.1,6.9"))
    plate.fill(dimmed(tone, 0.45), part("4.4,8 7,8 7,8.8 4.4,8.8"), part("15,8 17.6,8 17.6,8.8 15,8.8"))


def sole(plate: Plate, at: Point, length: float, turn: float) -> None:
    """A sole from above: a long brown oval, paler at the fringe."""
    plate.fill(
        (0.3, 0.28, 0.24), oval((at[0] + 0.1, at[1] + 0.12), length, length * 0.42, turn), soft=0.12, strength=0.6
    )
    tail = moved([(0.85, 0), (1.2, -0.16), (1.16, 0), (1.2, 0.16)], at, length, turn)
    plate.fill((0.5, 0.45, 0.36), oval(at, length, length * 0.4, turn), tail)
    body = plate.fill((0.36, 0.31, 0.24), oval(at, length * 0.9, length * 0.27, turn))
    plate.rim(body, (-0.4, -1), 0.12, (0.9, 0.9, 0.85), 0.35)
