"""Pictures from above: a supper, and the Ropewalk.

In: nothing. Out: a plate for each.
"""

import numpy as np

from tools.darkroom.plate import LANDSCAPE, Plate, Point, Tone
from tools.darkroom.shapes import box, curve, moved, oval, points

LAST_LINES = 0.12  # of the lines of a newspaper, those that end a paragraph
LETTERS = 5  # of a headline, to a word


def crab() -> Plate:
    """Crab on toast on newspaper, from above, with half a lemon."""
    plate = Plate(*LANDSCAPE, (0.83, 0.81, 0.76))
    newsprint(plate)
    plate.fill((0.15, 0.12, 0.1), oval((47.5, 35.5), 31, 28), soft=1.6, strength=0.55)
    china = plate.fill((0.88, 0.89, 0.9), oval((47, 34), 30, 27.5))
    plate.fill((0.76, 0.78, 0.8), oval((47, 34.4), 23, 21), soft=0.4)
    plate.fill((0.91, 0.92, 0.92), oval((47, 34), 22.2, 20.4), soft=0.3)
    ring = oval((47, 34), 27.6, 25.2, steps=120)
    plate.stroke((0.24, 0.34, 0.56), 0.5, [*ring, ring[0]])
    plate.rim(china, (-0.6, -1), 0.7, (0.2, 0.2, 0.2), 0.6)
    for at, turn, seed in (((39.0, 30.0), -0.25, 3), ((52.0, 39.0), 0.2, 9)):
        toast(plate, at, turn, seed)
    lemon(plate, (62, 23))
    plate.stroke((0.55, 0.55, 0.56), 1.5, curve([(84, 9), (86, 30), (86.6, 44)]))
    knife = plate.fill(
        (0.66, 0.67, 0.69), curve([(85.5, 42), (84.6, 52), (86, 61), (88.6, 60), (88.6, 44)], closed=True)
    )
    plate.rim(knife, (-1, -0.4), 0.4, (0.4, 0.4, 0.4), 0.7)
    fall = np.clip(1.08 - plate.across / 260 - plate.down / 400, 0, 1.2)
    plate.light *= fall[:, :, None]
    return plate


def newsprint(plate: Plate) -> None:
    """Yesterday's paper: columns of grey lines, a headline, a grey picture."""
    plate.mottle(np.ones((plate.height, plate.width), np.float32), (1, 1), 2, 0.1)
    dice = np.random.default_rng(3)
    lines = [
        moved(box(x, y, x + (6.6 if dice.random() > LAST_LINES else 6.6 * dice.random()), y + 0.34), (0, 0), 1, -0.09)
        for x in np.arange(-6, 108, 8.6)
        for y in np.arange(2, 90, 0.86)
    ]
    plate.fill((0.45, 0.44, 0.42), *lines, strength=0.65)
    heads = [box(2.6, 12, 36, 15), box(2.6, 16, 28, 19), box(70.8, 40, 103, 43)]
    plate.fill(
        (0.83, 0.81, 0.76),
        *(moved(box(a[0] - 0.5, a[1] - 1, c[0] + 0.5, c[1] + 1), (0, 0), 1, -0.09) for a, _, c, _ in heads),
    )
    plate.fill(
        (0.2, 0.2, 0.2),
        *(
            moved(box(a[0] + 1.7 * n, a[1], a[0] + 1.7 * n + 1.2, c[1]), (0, 0), 1, -0.09)
            for a, _, c, _ in heads
            for n in range(int((c[0] - a[0]) / 1.7))
            if n % 7 != LETTERS
        ),
    )
    picture = plate.fill((0.5, 0.5, 0.49), moved(box(2.6, 56, 28.2, 76), (0, 0), 1, -0.09))
    plate.mottle(picture, (9, 4), 14, 0.9)


def toast(plate: Plate, at: Point, turn: float, seed: int) -> None:
    """One slice, brown meat under white, parsley on it."""
    slice_of = points("-11,-7.5 -6,-9.4 4,-9 10.6,-7.6 11.4,0 10.6,7.6 0,8.6 -10.6,7.8 -11.6,0")
    plate.fill(
        (0.2, 0.14, 0.1),
        moved(curve(slice_of, closed=True), (at[0] + 0.6, at[1] + 0.9), 1, turn),
        soft=0.6,
        strength=0.5,
    )
    crust = plate.fill((0.5, 0.29, 0.12), moved(curve(slice_of, closed=True), at, 1, turn))
    plate.mottle(crust, (2, 2), seed, 0.4)
    plate.fill((0.78, 0.55, 0.27), moved(curve(slice_of, closed=True), at, 0.93, turn))
    brown = plate.fill((0.52, 0.36, 0.2), moved(curve(slice_of, closed=True), at, 0.84, turn), soft=0.4)
    plate.mottle(brown, (1.4, 1.4), seed + 1, 0.6)
    dice = np.random.default_rng(seed)
    for x, y, size, shade in dice.random((70, 4)):
        place = moved([(15 * (x - 0.5), 11.4 * (y - 0.5))], at, 1, turn)[0]
        flake = moved(
            curve([(-1.5, -0.3), (0, -0.7), (1.5, -0.2), (0.4, 0.6)], closed=True), place, 0.6 + size, 6.3 * shade
        )
        plate.fill((0.62, 0.52, 0.44), [(a + 0.12, b + 0.16) for a, b in flake], strength=0.6)
        plate.fill((0.9 + 0.07 * shade, 0.85 + 0.06 * shade, 0.78 + 0.06 * shade), flake)
    plate.dots(
        (0.72, 0.3, 0.16),
        [(*moved([(16 * (a - 0.5), 12 * (b - 0.5))], at, 1, turn)[0], 0.12) for a, b in dice.random((60, 2))],
    )
    leaves = [
        moved(oval((0, 0), 0.5, 0.24), moved([(17 * (a - 0.5), 13 * (b - 0.5))], at, 1, turn)[0], 1, 6 * c)
        for a, b, c in dice.random((46, 3))
    ]
    plate.fill((0.2, 0.4, 0.13), *leaves)


def lemon(plate: Plate, at: Point) -> None:
    """Half a lemon, cut side up."""
    plate.fill((0.2, 0.16, 0.1), oval((at[0] + 0.5, at[1] + 0.7), 5, 4.6), soft=0.5, strength=0.5)
    plate.dots((0.9, 0.76, 0.16), [(*at, 4.8)])
    plate.dots((0.96, 0.93, 0.74), [(*at, 4.35)])
    for n in range(9):
        turn = 2 * np.pi * n / 9
        plate.fill(
            (0.95, 0.83, 0.32), moved(curve([(0.6, 0), (3.4, -1.15), (3.8, 0), (3.4, 1.15)], closed=True), at, 1, turn)
        )
    plate.mottle(plate.dots((0, 0, 0), [(*at, 4.2)], strength=0), (0.7, 0.7), 6, 0.35)


def ropewalk() -> Plate:
    """The ground of Strand Town from the crane: stripes, lines, two covers, a groundsman with a fork, one patch."""
    plate = Plate(*LANDSCAPE, (0.35, 0.38, 0.3))
    plate.mottle(np.ones((plate.height, plate.width), np.float32), (7, 7), 21, 0.5)
    stands(plate)
    turf = plate.fill((0.27, 0.46, 0.2), box(12, 8, 90, 60))
    for n in range(13):
        plate.fill((0.35, 0.55, 0.25), box(12 + 6 * n, 8, 15 + 6 * n, 60), strength=0.75)
    plate.mottle(turf, (1.2, 1.2), 33, 0.35)
    plate.mottle(turf, (16, 12), 35, 0.3)
    patch = plate.fill(
        (0.2, 0.3, 0.13), curve([(74, 37), (77, 36), (79, 38), (78, 41), (75, 41.4)], closed=True), soft=0.5
    )
    plate.mottle(patch, (0.8, 0.8), 3, 0.6)
    white: Tone = (0.9, 0.92, 0.88)
    circle = oval((51, 34), 7, 7, steps=90)
    spots: list[list[Point]] = [[*box(15, 10, 87, 58), (15, 10)], [(51, 10), (51, 58)], [*circle, circle[0]]]
    spots += [
        [(15, 20), (27, 20), (27, 48), (15, 48)],
        [(15, 28), (19.4, 28), (19.4, 40), (15, 40)],
        [(87, 20), (75, 20), (75, 48), (87, 48)],
        [(87, 28), (82.6, 28), (82.6, 40), (87, 40)],
    ]
    spots += [curve([(27, 29.5), (29.4, 34), (27, 38.5)]), curve([(75, 29.5), (72.6, 34), (75, 38.5)])]
    plate.stroke(white, 0.26, *spots, strength=0.9)
    plate.dots(white, [(51, 34, 0.35), (23, 34, 0.3), (79, 34, 0.3)])
    covers(plate)
    plate.fill((0.12, 0.13, 0.11), oval((57.2, 31.2), 2.4, 0.5, 0.6), soft=0.2, strength=0.7)
    plate.fill((0.2, 0.22, 0.3), oval((55.5, 30), 0.6, 0.45), oval((55.5, 29.9), 0.3, 0.3))
    plate.stroke((0.5, 0.4, 0.25), 0.18, [(55.9, 30), (57.3, 29.4)])
    light = np.clip(1.12 - plate.across / 330 + (34 - plate.down) / 500, 0.6, 1.2)
    plate.light *= light[:, :, None] * np.array((1.06, 1, 0.9), np.float32)
    return plate


def stands(plate: Plate) -> None:
    """Roofs along both sides, the rope works' long shed, the river end, a tea hut."""
    plate.fill((0.16, 0.17, 0.15), box(19, 63, 83, 70), box(25, 0, 77, 5.4), soft=0.8, strength=0.6)
    iron = plate.fill((0.5, 0.51, 0.52), box(18, 62, 82, 69), box(24, -2, 76, 4.6))
    ribs = [[(x, 62), (x, 69)] for x in np.arange(18, 82, 0.9)] + [[(x, -2), (x, 4.6)] for x in np.arange(24, 76, 0.9)]
    plate.stroke((0.42, 0.43, 0.44), 0.2, *ribs)
    plate.mottle(iron, (5, 2), 5, 0.5)
    shed = plate.fill((0.42, 0.3, 0.26), box(94, -2, 102, 70))
    plate.stroke((0.3, 0.21, 0.18), 0.3, [(98, -2), (98, 70)], *[[(94, y), (102, y)] for y in np.arange(0, 70, 2.2)])
    plate.mottle(shed, (3, 8), 8, 0.4)
    river = plate.fill((0.26, 0.34, 0.37), [*curve([(-1, -1), (5, 12), (3.4, 30), (6.4, 48), (4, 70)]), (-1, 70)])
    plate.mottle(river, (2.5, 6), 4, 0.5)
    plate.fill((0.2, 0.21, 0.19), box(86.6, 61.6, 91.6, 65.6), soft=0.3, strength=0.7)
    plate.fill((0.62, 0.2, 0.16), box(86, 61, 91, 65))
    plate.fill((0.7, 0.28, 0.22), box(86, 61, 91, 63))


def covers(plate: Plate) -> None:
    """Blue sheets over both goalmouths, weighted with old chain."""
    for left in (14.4, 78.6):
        sheet = plate.fill(
            (0.2, 0.33, 0.52),
            curve([(left, 25.5), (left + 9, 25), (left + 9.2, 43), (left + 0.2, 43.2)], closed=True, steps=3),
        )
        plate.mottle(sheet, (2, 3), int(left), 0.5)
        chain = [(left + 0.7, 26), (left + 8.6, 25.8), (left + 8.7, 42.3), (left + 0.8, 42.5), (left + 0.7, 26)]
        plate.stroke((0.2, 0.17, 0.14), 0.4, chain)
