"""Pictures of things delivered and things made: ice at a hospital door, candles.

In: nothing. Out: a plate for each.
"""

from collections.abc import Sequence

import numpy as np

from tools.darkroom.lettering import width, write
from tools.darkroom.plate import LANDSCAPE, Plate, Point, Tone, dimmed
from tools.darkroom.shapes import box, curve, moved, oval, points


def ice_at_the_door() -> Plate:
    """Fish boxes of flaked ice on a hospital trolley, at the side door."""
    plate, ground = Plate(*LANDSCAPE), 50.0
    plate.wash([(0, (0.5, 0.3, 0.24)), (ground, (0.43, 0.26, 0.21))])
    bricks(plate, ground)
    door(plate, ground)
    yard = plate.fill((0.43, 0.43, 0.42), [(-1, ground), (101, ground), (101, 68), (-1, 68)])
    plate.mottle(yard, (8, 1.6), 15, 0.45)
    plate.fill((0.6, 0.59, 0.56), [(52, ground), (91, ground), (93, ground + 2.6), (50, ground + 2.6)])
    plate.fill((0.36, 0.35, 0.34), box(50, ground + 2.6, 93, ground + 4))
    plate.blur(0.22)
    trolley(plate)
    for row, (left, base, size) in enumerate(((13.0, 44.5, 1.0), (36.4, 44.5, 1.0), (24.5, 36.6, 1.0))):
        ice_box(plate, (left, base), size, 5 + row)
    ray = np.exp(-(((plate.across - 34) / 44) ** 2) - ((plate.down - 30) / 34) ** 2).astype(np.float32)
    plate.light *= (0.66 + 0.48 * ray)[:, :, None]
    return plate


def bricks(plate: Plate, ground: float) -> None:
    """A wall in stretchers, no two of one red."""
    dice = np.random.default_rng(19)
    tones = [(0.52, 0.3, 0.23), (0.46, 0.26, 0.2), (0.56, 0.35, 0.27)]
    courses = list(enumerate(np.arange(-1, ground, 2.0)))
    for part, tone in enumerate(tones):
        some = [
            box(x + 2.4 * (row % 2), y + 0.18, x + 2.4 * (row % 2) + 4.5, y + 1.9)
            for row, y in courses
            for x in np.arange(-6, 101, 4.8)
            if int(dice.integers(3)) == part
        ]
        plate.fill(tone, *some)
    wall = np.zeros((plate.height, plate.width), np.float32)
    wall[: int(ground * plate.unit)] = 1
    plate.mottle(wall, (6, 5), 27, 0.3)
    plate.mottle(wall, (0.5, 0.5), 28, 0.25)


def door(plate: Plate, ground: float) -> None:
    """Two leaves painted green, a round window in each, a lamp over them and a rail."""
    plate.fill((0.74, 0.71, 0.64), box(54, 5, 89, ground))
    plate.fill((0.12, 0.13, 0.13), box(56, 7.5, 87, ground))
    for left in (56.4, 71.8):
        leaf = plate.fill((0.2, 0.36, 0.31), box(left, 8, left + 14.8, ground))
        plate.mottle(leaf, (3, 9), int(left), 0.25)
        plate.dots((0.62, 0.62, 0.58), [(left + 7.4, 19, 3.9)])
        plate.dots((0.75, 0.72, 0.55), [(left + 7.4, 19, 3.3)])
        plate.fill((0.95, 0.92, 0.75), oval((left + 6.8, 18.2), 2, 1.6), soft=0.6, strength=0.7)
        plate.fill((0.68, 0.6, 0.4), box(left + 1.2, ground - 8, left + 13.6, ground - 2))
        plate.rim(leaf, (-1, -0.5), 0.3, (0.5, 0.55, 0.5), 0.3)
    plate.fill((0.75, 0.66, 0.42), box(68.6, 28, 70, 34), box(73, 28, 74.4, 34))
    plate.fill((0.9, 0.9, 0.86), box(22, 9, 48.6, 14.8))
    write(plate, "OUTPATIENTS", (35.3 - width("OUTPATIENTS", 2.2) / 2, 10.7), 2.2, (0.12, 0.18, 0.3))
    plate.glow((71.5, 3), 7, (0.9, 0.85, 0.6), 0.3)


def trolley(plate: Plate) -> None:
    """A ward trolley: white tubes, two shelves, four small wheels."""
    plate.fill((0.15, 0.15, 0.15), oval((36, 61.4), 31, 1.8), soft=1, strength=0.65)
    white: Tone = (0.86, 0.87, 0.86)
    tubes: list[Sequence[Point]] = [
        [(9, 30), (9, 58.6)],
        [(63, 30), (63, 58.6)],
        curve(points("9,34 5.4,32 5,29.4 9,29")),
        [(9, 53.6), (63, 53.6)],
    ]
    frame = plate.stroke(white, 1.1, *tubes)
    shelf = plate.fill(white, box(8, 44.4, 64, 46.2), box(9, 52.8, 63, 54.2))
    plate.fill((0.6, 0.62, 0.63), box(8, 45.5, 64, 46.3))
    plate.fill((0.78, 0.8, 0.83), points("14,52.8 15,49.4 30,49 31,52.8"), points("33,52.8 33.5,50 47,50.4 48,52.8"))
    plate.stroke((0.55, 0.58, 0.63), 0.2, [(14.6, 51), (30.6, 50.8)], [(33.3, 51.4), (47.6, 51.6)])
    for x in (11.0, 61.0):
        plate.dots((0.14, 0.14, 0.15), [(x, 60, 1.8)])
        plate.dots((0.6, 0.6, 0.6), [(x, 60, 0.7)])
    plate.rim(np.asarray(np.maximum(frame, shelf), np.float32), (0, 1), 0.35, (-0.25, -0.25, -0.22), 0.8)


def ice_box(plate: Plate, at: Point, size: float, seed: int) -> None:
    """One box with its heap of flakes and the name of a fish; ``at`` is its bottom left."""
    tone: Tone = (0.2, 0.4, 0.58)

    def part(words: str) -> list[Point]:
        return moved(points(words), at, size)

    heap = curve(part("0.7,-7.4 3,-9.3 7,-10.8 11,-11.2 15,-10.4 19,-9.2 21.6,-7.4"))
    ice = plate.fill((0.8, 0.86, 0.9), heap)
    dice = np.random.default_rng(seed)
    flakes = [
        moved(
            points("-0.8,0 0,-0.45 0.8,0.1 0.1,0.4"),
            (at[0] + (2 + 18.5 * a) * size, at[1] - (7.5 + 3.3 * b * (1 - (2 * a - 1) ** 2)) * size),
            0.5 + c,
            3 * c,
        )
        for a, b, c in dice.random((150, 3))
    ]
    plate.fill((0.94, 0.97, 0.99), *flakes[::2], strength=0.9)
    plate.fill((0.62, 0.71, 0.78), *flakes[1::3], strength=0.6)
    plate.mottle(ice, (0.8, 0.5), seed, 0.3)
    front = plate.fill(tone, part("0,-7.6 22.4,-7.6 21.8,0 0.6,0"))
    plate.mottle(front, (4, 3), seed + 9, 0.3)
    plate.fill(dimmed(tone, 1.3), part("-0.4,-8 22.8,-8 22.8,-6.9 -0.4,-6.9"))
    plate.fill(
        dimmed(tone, 0.5), part("1.6,-5.4 4.4,-5.4 4.4,-4.4 1.6,-4.4"), part("18,-5.4 20.8,-5.4 20.8,-4.4 18,-4.4")
    )
    write(
        plate,
        "SOLE",
        (at[0] + (11.2 - width("SOLE", 3.4) / 2) * size, at[1] - 5.4 * size),
        3.4 * size,
        (0.9, 0.9, 0.86),
    )
    plate.stroke(
        (0.75, 0.85, 0.92),
        0.22,
        *([(at[0] + x, at[1] - 7), (at[0] + x, at[1] - 7 + drop)] for x, drop in ((1.2, 3.0), (5.1, 1.6), (17.4, 4.2))),
        strength=0.7,
    )


def candles() -> Plate:
    """The drying floor: white candles hanging in ranks, and one, ringed in blue, alight on the bench."""
    plate = Plate(*LANDSCAPE)
    plate.wash([(0, (0.09, 0.075, 0.065)), (40, (0.15, 0.12, 0.095)), (67, (0.08, 0.06, 0.05))])
    window = plate.fill((0.33, 0.4, 0.48), box(6, 5, 24, 29))
    plate.mottle(window, (5, 5), 3, 0.4)
    plate.stroke((0.07, 0.06, 0.05), 1, [(15, 5), (15, 29)], [(6, 17), (24, 17)])
    plate.blur(0.6)
    for row, (top, size, dark, soft) in enumerate(
        ((6.5, 0.74, 0.42, 0.5), (4.6, 0.98, 0.62, 0.22), (1.8, 1.3, 0.95, 0.0))
    ):
        rank(plate, top, size, dark, row)
        if soft:
            plate.blur(soft)
    bench = plate.fill((0.27, 0.17, 0.1), [(-1, 55), (101, 55), (101, 68), (-1, 68)])
    plate.mottle(bench, (30, 0.7), 51, 0.6)
    plate.fill((0.42, 0.28, 0.17), box(-1, 54.4, 101, 55.6))
    lit(plate, (72, 56.4), 27)
    lying(plate)
    fall = np.exp(-((np.hypot(plate.across - 72, (plate.down - 27) * 1.1) / 42) ** 2)).astype(np.float32)
    plate.light *= np.array((0.5, 0.47, 0.46), np.float32) + fall[:, :, None] * np.array((1.05, 0.85, 0.6), np.float32)
    plate.glow((72, 26.6), 9, (0.95, 0.6, 0.22), 0.42)
    plate.glow((72, 26.4), 2.2, (1, 0.85, 0.5), 0.6)
    return plate


def rank(plate: Plate, top: float, size: float, dark: float, row: int) -> None:
    """One rod of the dipping frame, with its candles hanging by their wicks."""
    wide, gap = 2.3 * size, 4.3 * size
    plate.stroke(dimmed((0.4, 0.29, 0.19), dark), 1.5 * size, [(-1, top), (101, top)])
    for n, x in enumerate(np.arange(-2 + 1.7 * row, 102, gap)):
        long = (27 + 0.5 * (n * 7 % 3)) * size
        hang = top + 3.2 * size
        plate.stroke(dimmed((0.78, 0.75, 0.66), dark), 0.2 * size, [(x, top), (x, hang + 1)])
        body = [*curve([(x - wide * 0.42, hang + 2 * size), (x, hang), (x + wide * 0.42, hang + 2 * size)], steps=5)]
        shape = [*body, (x + wide / 2, hang + long), (x, hang + long + 0.7 * size), (x - wide / 2, hang + long)]
        one = plate.fill(dimmed((0.87, 0.83, 0.72), dark), shape)
        turn = np.clip((plate.across - x) / wide, -0.6, 0.6)
        plate.light *= 1 - (one * (0.3 - 0.55 * turn))[:, :, None]
        drop = [(x, hang + long + 0.9 * size, 0.34 * size)]
        plate.dots(dimmed((0.9, 0.87, 0.77), dark), drop)


def lit(plate: Plate, foot: Point, tall: float) -> None:
    """A Tide candle an hour gone: rings in blue, a flame, a pan of wax."""
    x, y = foot
    plate.fill((0.05, 0.035, 0.025), oval((x - 6, y + 1.2), 11, 1), soft=0.9, strength=0.7)
    plate.fill((0.48, 0.36, 0.15), oval((x, y + 0.5), 5.2, 1.25), oval((x + 5.6, y), 1.3, 0.75))
    plate.fill((0.68, 0.53, 0.24), oval((x, y + 0.1), 5, 1.05))
    body = plate.fill((0.95, 0.9, 0.76), box(x - 1.75, y - tall, x + 1.75, y), oval((x, y), 1.75, 0.4))
    turn = np.clip((plate.across - x) / 1.75, -1, 1)
    plate.light *= 1 - (body * (0.34 * turn**2))[:, :, None]
    up = np.clip((y - plate.down) / tall, 0, 1)
    plate.light *= (1 + body * (0.35 * up - 0.15))[:, :, None]
    rings = [oval((x, y - at), 1.72, 0.4)[:25] for at in (4.5, 9.0, 13.5, 18.0, 22.5)]
    plate.stroke((0.15, 0.27, 0.55), 0.5, *rings)
    plate.fill((1, 0.93, 0.72), oval((x, y - tall), 1.75, 0.45))
    plate.fill(
        (0.96, 0.92, 0.8),
        curve(
            [(x + 1.2, y - tall), (x + 2.05, y - tall + 2), (x + 1.9, y - tall + 5), (x + 1.4, y - tall + 1)],
            closed=True,
        ),
    )
    plate.stroke((0.1, 0.07, 0.05), 0.3, [(x, y - tall), (x + 0.15, y - tall - 1.3)])
    flame = curve(
        [(x, y - tall - 0.5), (x - 0.95, y - tall - 2.2), (x, y - tall - 5.4), (x + 0.95, y - tall - 2.2)], closed=True
    )
    plate.fill((1, 0.78, 0.3), flame, soft=0.12)
    plate.fill((1, 0.96, 0.78), oval((x, y - tall - 2.1), 0.5, 1.3), soft=0.1)


def lying(plate: Plate) -> None:
    """A box of six on the bench, with its lid off."""
    plate.fill((0.05, 0.035, 0.025), oval((28, 63.5), 24, 1.6), soft=0.8, strength=0.7)
    plate.fill((0.2, 0.3, 0.45), points("6,57 50,57 53,63.4 3,63.4"))
    plate.fill((0.12, 0.18, 0.29), points("8,57.8 48.4,57.8 50.6,62 5.4,62"))
    for n in range(5):
        y = 58.3 + 0.82 * n
        one = plate.fill((0.9, 0.85, 0.72), box(8.4 - 0.5 * n, y, 48 + 0.4 * n, y + 0.7))
        plate.rim(one, (0.3, -1), 0.15, (0.4, 0.35, 0.25), 0.5)
        plate.fill((0.17, 0.28, 0.53), *(box(14 + 6.4 * k, y, 14.5 + 6.4 * k, y + 0.7) for k in range(5)))
    plate.fill((0.26, 0.38, 0.55), points("3,63.4 53,63.4 53,66 3,66"))
    write(plate, "TIDE", (28 - width("TIDE", 1.5) / 2, 64), 1.5, (0.88, 0.85, 0.76))
