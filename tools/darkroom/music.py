"""Pictures of the orchestra: the rehearsal, and the concert in the ferry hall.

In: nothing. Out: a plate for each.
"""

import numpy as np

from tools.darkroom.plate import LANDSCAPE, Plate, Point, Tone
from tools.darkroom.shapes import box, curve, moved, oval, points, standing


def rehearsal() -> Plate:
    """The cellos at Admiral Road against the tall windows of the music room, the teacher with one arm up."""
    plate = Plate(*LANDSCAPE)
    plate.wash([(0, (0.3, 0.27, 0.23)), (46, (0.38, 0.33, 0.27)), (67, (0.26, 0.2, 0.15))])
    for x in (4.0, 28.0, 52.0, 76.0):
        plate.fill((0.93, 0.94, 0.93), box(x, 4, x + 18, 38))
        plate.stroke(
            (0.3, 0.27, 0.23), 0.9, [(x + 9, 4), (x + 9, 38)], [(x, 15), (x + 18, 15)], [(x, 27), (x + 18, 27)]
        )
        pane = plate.fill((1, 1, 1), box(x, 4, x + 18, 38), soft=3, strength=0)
        plate.shine(pane, (0.5, 0.5, 0.46), 0.3)
    plate.fill(
        (0.52, 0.59, 0.62),
        *(
            [(x + 0.5, 37), (x + 0.5, 31), (x + 9, 29.5 + x * 0.02), (x + 17.5, 31.5), (x + 17.5, 37)]
            for x in (4.0, 28.0, 52.0, 76.0)
        ),
        strength=0.5,
    )
    plate.blur(0.5)
    floor = plate.fill((0.42, 0.3, 0.19), [(0, 50), (100, 48), (100, 67), (0, 67)])
    plate.mottle(floor, (30, 0.8), 5, 0.4)
    gleam = [[(x - 4, 67), (x + 16, 67), (x + 17, 50), (x + 6, 50)] for x in (4.0, 28.0, 52.0, 76.0)]
    plate.fill((0.75, 0.66, 0.52), *gleam, soft=1.2, strength=0.35)
    for x, size in ((36.0, 0.86), (53.0, 0.92), (71.0, 1.0), (89.0, 1.1)):
        cellist(plate, (x, 60.5 + size), size * 30)
    stand(plate, (29, 60), 19)
    teacher(plate, (14, 64), 47)
    return plate


def cellist(plate: Plate, at: Point, tall: float) -> None:
    """A player seated behind a cello, bow across, seen a little from the side."""
    dark: Tone = (0.1, 0.09, 0.1)
    torso = curve(points("-0.14,-0.32 -0.17,-0.6 -0.12,-0.78 0.02,-0.84 0.15,-0.76 0.18,-0.55 0.15,-0.3"))
    legs = [
        [(-0.16, -0.36), (-0.3, -0.3), (-0.3, 0.02), (-0.19, 0.02), (-0.17, -0.2)],
        [(0.14, -0.36), (0.32, -0.3), (0.33, 0.02), (0.22, 0.02), (0.2, -0.2)],
    ]
    chair = [[(-0.2, -0.3), (-0.24, 0.04)], [(0.2, -0.3), (0.24, 0.04)]]
    plate.stroke((0.2, 0.17, 0.14), 0.02 * tall, *(moved(line, at, tall) for line in chair))
    player = plate.fill(
        dark,
        *(
            moved(part, at, tall)
            for part in (torso, *legs, oval((-0.01, -0.98), 0.085, 0.115), box(-0.05, -0.9, 0.04, -0.8))
        ),
    )
    plate.fill(
        (0.5, 0.37, 0.3),
        moved(oval((-0.012, -0.965), 0.072, 0.1), at, tall),
        moved(box(-0.04, -0.89, 0.03, -0.82), at, tall),
    )
    plate.fill(
        (0.16, 0.11, 0.08),
        moved(curve(points("-0.1,-0.96 -0.09,-1.08 0,-1.12 0.09,-1.07 0.1,-0.92 0.05,-1.02")), at, tall),
    )
    plate.rim(player, (-0.1, -1), 0.35, (0.8, 0.78, 0.7), 0.55)
    cello(plate, at, tall)
    arms = [[(-0.13, -0.7), (-0.29, -0.52), (-0.2, -0.36)], [(0.15, -0.7), (0.27, -0.6), (0.16, -0.82)]]
    plate.stroke(dark, 0.075 * tall, *(moved(line, at, tall) for line in arms))
    plate.dots((0.7, 0.54, 0.44), [(*moved([p], at, tall)[0], 0.035 * tall) for p in ((-0.2, -0.35), (0.155, -0.82))])
    plate.stroke((0.3, 0.2, 0.12), 0.012 * tall, moved([(-0.25, -0.37), (0.32, -0.28)], at, tall))


def cello(plate: Plate, at: Point, tall: float) -> None:
    """A cello leaning on a player of some height."""
    half = points("0.1,-0.52 0.115,-0.44 0.07,-0.37 0.13,-0.26 0.13,-0.12")
    body = [(0.0, -0.56), *half, (0.0, -0.06), *((-x, y) for x, y in reversed(half))]
    wood = plate.fill((0.45, 0.2, 0.08), moved(curve(body, closed=True), at, tall, 0.16))
    plate.mottle(wood, (1, 6), 12, 0.4)
    plate.rim(wood, (-0.6, -1), 0.3, (0.95, 0.7, 0.4), 0.6)
    neck = [[(0, -0.5), (0, -0.93)], [(0, -0.06), (0, 0.04)]]
    plate.stroke((0.12, 0.07, 0.05), 0.026 * tall, *(moved(line, at, tall, 0.16) for line in neck))
    plate.fill(
        (0.1, 0.06, 0.04), moved([(-0.018, -0.62), (0.018, -0.62), (0.026, -0.34), (-0.026, -0.34)], at, tall, 0.16)
    )


def stand(plate: Plate, at: Point, tall: float) -> None:
    """A music stand with pages on it."""
    iron: Tone = (0.1, 0.1, 0.11)
    lines: list[list[Point]] = [
        [(0, 0), (0, -0.7)],
        [(-0.18, 0.03), (0, -0.18), (0.18, 0.03)],
        [(0, -0.18), (0.02, 0.06)],
    ]
    plate.stroke(iron, 0.03 * tall, *(moved(line, at, tall) for line in lines))
    plate.fill(iron, moved([(-0.3, -0.66), (0.3, -0.62), (0.33, -1.0), (-0.28, -1.04)], at, tall))
    plate.fill(
        (0.9, 0.88, 0.8),
        moved([(-0.25, -0.68), (0.0, -0.665), (0.02, -1.03), (-0.24, -1.04)], at, tall),
        moved([(0.02, -0.665), (0.26, -0.65), (0.28, -1.0), (0.04, -1.02)], at, tall),
    )
    staves = [[(-0.21, -0.72 - 0.06 * n), (-0.03, -0.71 - 0.06 * n)] for n in range(5)] + [
        [(0.06, -0.7 - 0.06 * n), (0.24, -0.69 - 0.06 * n)] for n in range(5)
    ]
    plate.stroke((0.3, 0.3, 0.3), 0.014 * tall, *(moved(line, at, tall) for line in staves))


def teacher(plate: Plate, at: Point, tall: float) -> None:
    """A conductor from behind, one hand up."""
    body = plate.fill((0.13, 0.14, 0.19), *standing(at, tall))
    sleeve = [[(0.08, -0.76), (0.25, -0.72), (0.34, -0.95)], [(-0.08, -0.76), (-0.2, -0.6), (-0.1, -0.5)]]
    arms = plate.stroke((0.13, 0.14, 0.19), 0.075 * tall, *(moved(line, at, tall) for line in sleeve))
    plate.dots((0.68, 0.5, 0.4), [(*moved([(0.345, -0.98)], at, tall)[0], 0.04 * tall)])
    plate.stroke((0.92, 0.9, 0.85), 0.008 * tall, moved([(0.345, -0.99), (0.52, -1.1)], at, tall))
    plate.fill(
        (0.22, 0.13, 0.08),
        moved(oval((0, -0.93), 0.065, 0.08), at, tall),
        moved(oval((0, -0.86), 0.075, 0.05), at, tall),
    )
    plate.rim(np.asarray(np.maximum(body, arms), np.float32), (0.3, -1), 0.5, (0.75, 0.74, 0.68), 0.5)


def ferry_hall() -> Plate:
    """Three players in the dark of the ferry hall by four oil lamps, people listening along the wall."""
    plate = Plate(*LANDSCAPE)
    plate.wash([(0, (0.1, 0.075, 0.06)), (30, (0.2, 0.14, 0.09)), (50, (0.16, 0.11, 0.07)), (67, (0.09, 0.06, 0.04))])
    tiles = plate.fill((0.3, 0.25, 0.17), box(0, 24, 100, 48))
    joints = [[(0, y), (100, y)] for y in np.arange(24, 48, 2.6)] + [[(x, 24), (x, 48)] for x in np.arange(1, 100, 5.2)]
    plate.stroke((0.2, 0.16, 0.11), 0.14, *joints)
    plate.mottle(tiles, (5, 2), 4, 0.4)
    plate.stroke((0.07, 0.055, 0.045), 0.9, [(0, 9), (34, -2)], [(66, -2), (100, 9)], [(0, 23.6), (100, 23.6)])
    plate.fill((0.07, 0.09, 0.14), box(40, 7, 60, 21))
    plate.stroke((0.06, 0.05, 0.04), 0.7, [(50, 7), (50, 21)], [(40, 14), (60, 14)])
    listeners(plate)
    for x, size in ((33.0, 27.0), (52.0, 29.0), (71.0, 28.0)):
        cellist(plate, (x, 60.5), size)
    for x, y in ((24.0, 55.0), (42.5, 61.5), (62.0, 61.8), (81.5, 56.0)):
        lamp(plate, (x, y))
    warm = sum(
        np.exp(-(((plate.across - x) / 17) ** 2) - ((plate.down - y) / 20) ** 2)
        for x, y in ((24, 50), (42.5, 56), (62, 56), (81.5, 50))
    )
    plate.light *= np.clip(0.2 + 1.35 * np.asarray(warm, np.float32), 0, 2.1)[:, :, None] * np.array(
        (1.12, 0.95, 0.72), np.float32
    )
    for x, y in ((24.0, 51.5), (42.5, 58.0), (62.0, 58.3), (81.5, 52.5)):
        plate.glow((x, y), 5, (0.9, 0.55, 0.2), 0.42)
        plate.glow((x, y), 0.9, (1, 0.92, 0.7), 1)
    return plate


def listeners(plate: Plate) -> None:
    """People on benches along the wall, a dog among them."""
    dice = np.random.default_rng(20)
    shapes = []
    for x in np.arange(3, 100, 5.4):
        tall = 13 + 3 * dice.random()
        place = (float(x + dice.random()), 49.5)
        shapes += [
            moved(
                curve(points("-0.2,0.1 -0.23,-0.4 -0.12,-0.66 0,-0.7 0.12,-0.66 0.23,-0.4 0.2,0.1")),
                place,
                tall,
            )
        ]
        shapes += [moved(oval((0.05 * dice.random(), -0.84), 0.1, 0.13), place, tall)]
    people = plate.fill((0.13, 0.1, 0.08), *shapes)
    plate.rim(people, (0, -0.6), 0.4, (0.5, 0.33, 0.17), 0.35)
    plate.rim(people, (0.7, 0.3), 0.4, (0.6, 0.38, 0.18), 0.4)
    plate.fill(
        (0.1, 0.075, 0.055),
        moved(
            curve(points("-2.6,0 -2.4,-2 -1,-2.4 1.4,-2.2 1.8,-3.8 2.6,-4.4 3.6,-3.6 2.8,-2.6 2.6,0")),
            (14, 57),
        ),
    )


def lamp(plate: Plate, at: Point) -> None:
    """An oil lamp on the floor."""
    x, y = at
    plate.fill((0.35, 0.25, 0.1), [(x - 1.5, y), (x - 1.1, y - 1.7), (x + 1.1, y - 1.7), (x + 1.5, y)])
    plate.fill(
        (1, 0.85, 0.55),
        curve(
            [
                (x - 0.8, y - 1.7),
                (x - 1.2, y - 3.4),
                (x - 0.6, y - 5.2),
                (x + 0.6, y - 5.2),
                (x + 1.2, y - 3.4),
                (x + 0.8, y - 1.7),
            ]
        ),
    )
    plate.stroke(
        (0.25, 0.18, 0.08),
        0.2,
        curve([(x - 1.4, y - 1.6), (x - 1.7, y - 5), (x, y - 7), (x + 1.7, y - 5), (x + 1.4, y - 1.6)]),
    )
