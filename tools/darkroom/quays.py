"""Pictures on and off the quays: the lightship, the model of the pier, the bell.

In: nothing. Out: a plate for each.
"""

import numpy as np

from tools.darkroom.noise import cloudy, smooth
from tools.darkroom.plate import LANDSCAPE, Plate, Point
from tools.darkroom.shapes import box, curve, oval, points, standing
from tools.darkroom.vessels import Lie, lightship, trawler
from tools.darkroom.weather import clouds, glitter, rain, sea

RIGHT = 100.0  # the right edge of a plate


def lightship_alongside() -> Plate:
    """The Constance at the Coal Berth under a pale sky, the old town behind her."""
    plate, water = Plate(*LANDSCAPE), 46.5
    plate.wash([(0, (0.55, 0.64, 0.72)), (25, (0.78, 0.82, 0.83)), (40, (0.9, 0.89, 0.85))])
    clouds(plate, 40, (0.97, 0.96, 0.93), 31, cover=0.7, strength=0.75)
    hill = [*curve(points("0,27 18,23.5 38,25 62,29 82,27.5 100,30")), (100, 45), (0, 45)]
    plate.mottle(plate.fill((0.56, 0.6, 0.56), hill, strength=0.85), (3, 2), 41, 0.35)
    town(plate, 39.5)
    sea(plate, water, (0.5, 0.54, 0.54), (0.2, 0.25, 0.27), 71, chop=0.35)
    wall(plate, 38.5, water)
    ship = lightship(plate, Lie((15, 47.2), 70), (0.62, 0.12, 0.09), (0.78, 0.75, 0.68), (0.93, 0.92, 0.84))
    plate.mottle(ship, (5, 2.2), 17, 0.5)
    plate.mottle(ship, (0.5, 6), 18, 0.22)
    plate.rim(ship, (-0.3, -1), 0.3, (0.9, 0.88, 0.8), 0.2)
    plate.mirror(water, 0.7, 0.6, 8)
    plate.fill((0.12, 0.11, 0.1), *standing((70.5, 40.6), 4.6), *standing((46, 40.3), 4.6, lean=0.05))
    lines: list[list[Point]] = [
        [(13, 38), (7, 40), (3.5, 38.6)],
        [(86, 37), (93, 40), (98, 38.5)],
        [(14, 38.5), (20, 42), (24, 38.6)],
    ]
    plate.stroke((0.2, 0.18, 0.15), 0.22, *(curve(line) for line in lines))
    return plate


def town(plate: Plate, ground: float) -> None:
    """Gables along a quay, chimneys and all."""
    dice = np.random.default_rng(12)
    x = -1.0
    while x < RIGHT:
        wide, tall = 4.2 + 3.4 * dice.random(), 5.5 + 5 * dice.random()
        shade = 0.62 + 0.22 * dice.random()
        front = (shade * 0.95, shade * (0.86 + 0.08 * dice.random()), shade * 0.78)
        house = plate.fill(front, [(x, ground), (x, ground - tall), (x + wide, ground - tall), (x + wide, ground)])
        roof = [(x - 0.2, ground - tall), (x + wide * 0.5, ground - tall - 2.6), (x + wide + 0.2, ground - tall)]
        plate.fill(
            (0.33, 0.3, 0.31), roof, box(x + wide * 0.7, ground - tall - 3.2, x + wide * 0.82, ground - tall - 0.5)
        )
        rows = np.arange(ground - tall + 1.1, ground - 1.4, 2.3)
        panes = [box(x + wide * a, y, x + wide * a + 0.75, y + 1.15) for y in rows for a in (0.16, 0.42, 0.68)]
        plate.fill((0.23, 0.26, 0.29), *panes)
        plate.mottle(house, (2, 3), int(x) + 40, 0.22)
        x += wide
    plate.blur(0.08)


def wall(plate: Plate, top: float, foot: float) -> None:
    """A quay of dressed stone, wet below and weedy at the water."""
    stone = plate.fill((0.5, 0.48, 0.44), box(0, top, 100, foot + 0.2))
    courses = [[(0, y), (100, y)] for y in np.arange(top + 1.3, foot, 1.5)]
    joints = [
        [(x + 1.7 * (row % 2), y), (x + 1.7 * (row % 2), y + 1.5)]
        for row, y in enumerate(np.arange(top + 1.3, foot - 1, 1.5))
        for x in np.arange(0, 100, 3.4)
    ]
    plate.stroke((0.36, 0.34, 0.31), 0.12, *courses, *joints, strength=0.8)
    plate.mottle(stone, (4, 2), 52, 0.5)
    plate.fill((0.68, 0.66, 0.61), box(0, top - 0.7, 100, top + 0.25))
    wet = np.asarray(stone * smooth(foot - 4.5, foot, plate.down + 1.6 * cloudy(plate.size, (90, 60), 5)), np.float32)
    plate.lay(wet, (0.17, 0.2, 0.14), 0.8)


def lightship_ashore() -> Plate:
    """The Constance upright on the sand at night, lit by a fire engine, in rain."""
    plate = Plate(*LANDSCAPE)
    plate.wash([(0, (0.06, 0.07, 0.11)), (44, (0.17, 0.18, 0.22)), (67, (0.1, 0.1, 0.1))])
    clouds(plate, 46, (0.24, 0.25, 0.29), 77, cover=0.8, strength=0.6)
    lofts(plate, 45)
    sand = [*curve([(0, 47.5), (22, 46.6), (50, 47.4), (78, 46.2), (100, 47)]), (100, 67), (0, 67)]
    plate.mottle(plate.fill((0.3, 0.26, 0.2), sand), (9, 1.2), 61, 0.6)
    ship = lightship(plate, Lie((20, 49.2), 66, -0.05), (0.46, 0.08, 0.06), (0.5, 0.47, 0.41), (0.2, 0.2, 0.2))
    plate.mottle(ship, (5, 2), 17, 0.6)
    beam = np.exp(-(((plate.across - 68) / 30) ** 2) - ((plate.down - 44) / 17) ** 2).astype(np.float32)
    plate.fill((0.02, 0.02, 0.02), oval((53, 49.3), 33, 1.3, -0.05), soft=0.8, strength=0.9)
    plate.light *= (0.5 + 2.2 * beam)[:, :, None]
    pools = [oval((x, y), wide, wide * 0.1) for x, y, wide in ((30, 57, 15), (66, 61, 20), (88, 54, 12), (10, 63, 14))]
    shine = plate.fill((0, 0, 0), *pools, soft=0.5, strength=0)
    plate.lay(shine, (0.16, 0.15, 0.15), 0.75)
    lamps = [(97.0, 45.0), (93.5, 45.2)]
    for x, y in lamps:
        plate.glow((x, y), 12, (0.8, 0.75, 0.62), 0.32)
        plate.glow((x, y), 1.6, (1, 0.97, 0.88), 1)
    plate.glow((98, 41.2), 3, (0.2, 0.35, 1), 0.9)
    people = [
        part
        for x, y, tall in ((77, 53.5, 9), (82.5, 54.6, 9.4), (12, 52, 7.6), (58, 54, 8.8))
        for part in standing((x, y), tall)
    ]
    crowd = plate.fill((0.03, 0.03, 0.035), *people)
    plate.rim(crowd, (1, -0.2), 0.25, (0.8, 0.74, 0.6), 0.7)
    glitter(plate, 50, 80, 18, (0.34, 0.3, 0.22), 90)
    rain(plate, 4, -0.55, 0.3)
    return plate


def lofts(plate: Plate, ground: float) -> None:
    """The net lofts at Tar Steps: black boards, a door above, one window with a candle."""
    for number, x in enumerate(np.arange(-3, 100, 9.3)):
        tall = 13.5 + (number * 7 % 4)
        front = [
            (x, ground + 3),
            (x, ground - tall),
            (x + 4.4, ground - tall - 4),
            (x + 8.8, ground - tall),
            (x + 8.8, ground + 3),
        ]
        boards = plate.fill((0.13, 0.13, 0.135), front)
        plate.stroke(
            (0.08, 0.08, 0.085), 0.1, *[[(x, y), (x + 8.8, y)] for y in np.arange(ground - tall, ground + 3, 0.9)]
        )
        plate.fill(
            (0.2, 0.2, 0.21),
            box(x + 3.2, ground - tall + 1, x + 5.6, ground - tall + 5),
            box(x + 1.2, ground - 5, x + 2.9, ground - 3),
            strength=0.9,
        )
        plate.mottle(boards, (1, 5), 30 + number, 0.5)
    plate.fill((0.9, 0.6, 0.25), box(8.2, 40, 9.6, 42.2))
    plate.glow((8.9, 41), 3, (0.9, 0.5, 0.15), 0.4)


def model_of_the_pier() -> Plate:
    """The model on the table of the long room, under the lamp, with the shadows of commissioners behind it."""
    plate = Plate(*LANDSCAPE)
    plate.wash([(0, (0.16, 0.13, 0.11)), (24, (0.24, 0.19, 0.15)), (30, (0.2, 0.15, 0.11))])
    plate.fill((0.3, 0.25, 0.2), *(box(x, -1, x + 17, 20) for x in (6, 42, 78)))
    for x, tall in ((16, 33), (38, 36), (63, 34), (86, 37)):
        plate.fill((0.09, 0.075, 0.07), *standing((x, 45), tall), soft=0.5)
        plate.dots((0.62, 0.46, 0.36), [(x + 0.2, 45 - tall * 0.915, tall * 0.048)], soft=0.6)
        plate.fill(
            (0.62, 0.6, 0.55), [(x - 1.1, 45 - tall * 0.8), (x + 1.1, 45 - tall * 0.8), (x, 45 - tall * 0.66)], soft=0.4
        )
    plate.blur(0.9)
    table = plate.fill((0.4, 0.25, 0.14), [(0, 31), (100, 31), (100, 67), (0, 67)])
    plate.mottle(table, (60, 0.9), 44, 0.5)
    plate.fill((0.06, 0.04, 0.03), [(7, 60), (12, 37.5), (93, 36.5), (101, 57)], soft=1.6, strength=0.7)
    plate.fill((0.55, 0.5, 0.42), [(6, 58), (6, 60.2), (98, 57.4), (98, 55.2)])
    board = plate.fill((0.42, 0.53, 0.56), [(6, 58), (13, 37), (92, 36), (98, 55.2)])
    plate.mottle(board, (9, 1.4), 13, 0.25)
    bank = plate.fill((0.63, 0.58, 0.44), [(6, 58), (13, 37), *curve([(27, 36.8), (23, 43), (26, 50), (21, 57.6)])])
    plate.mottle(bank, (2, 1), 23, 0.3)
    small_pier(plate)
    lamp = np.exp(-(((plate.across - 55) / 42) ** 2) - ((plate.down - 46) / 22) ** 2).astype(np.float32)
    plate.light *= (0.66 + 0.8 * lamp)[:, :, None]
    plate.blur(0.45, smooth(38, 33, plate.down))
    plate.blur(0.5, smooth(59, 66, plate.down))
    return plate


def small_pier(plate: Plate) -> None:
    """The pier in wood, from the near bank to the far corner: piles, deck, rails, lofts, and people all facing out."""
    root, head = (22.0, 51.5), (86.0, 41.5)
    for n in range(33):
        part = n / 32
        x, y = root[0] + (head[0] - root[0]) * part, root[1] + (head[1] - root[1]) * part
        size = 1.25 - 0.45 * part
        plate.fill(
            (0.2, 0.25, 0.27),
            [(x, y), (x + 4 * size, y + 2.9 * size), (x + 4.6 * size, y + 2.7 * size), (x + 0.6, y)],
            soft=0.3,
            strength=0.25,
        )
        plate.stroke(
            (0.5, 0.36, 0.2),
            0.32 * size,
            [(x, y - 2.6 * size), (x, y)],
            [(x + 0.5, y - 4 * size), (x + 0.5, y - 1.4 * size)],
        )
    deck = [(21.5, 48.2), (86, 39.4), (86.3, 38.0), (22, 46.2)]
    plate.mottle(plate.fill((0.78, 0.63, 0.42), deck), (0.5, 3), 3, 0.35)
    plate.fill((0.52, 0.38, 0.22), [(21.5, 48.2), (86, 39.4), (86, 39.9), (21.5, 49)])
    plate.stroke((0.62, 0.48, 0.3), 0.12, [(22, 44.7), (86.3, 36.8)], [(21.6, 46.6), (86, 38.1)])
    for number, part in enumerate((0.1, 0.2, 0.33, 0.4, 0.55, 0.63, 0.74, 0.85, 0.94)):
        x, y = 22 + 64 * part, 47.4 - 8.6 * part - 0.5 * (number % 2)
        plate.fill((0.13, 0.13, 0.15), *standing((x, y), 3.3 - 1.1 * part))
    for n in range(6):
        x, y = 11.5 + 1.4 * (n % 2), 40 + 2.7 * n
        gable = [(x, y), (x, y - 2), (x + 1.5, y - 3.2), (x + 3, y - 2), (x + 3, y)]
        plate.fill((0.24, 0.2, 0.17), gable)
        plate.fill((0.35, 0.29, 0.23), [(x + 3, y), (x + 3, y - 2), (x + 4.6, y - 2.4), (x + 4.6, y - 0.4)])


def bell_on_the_steps() -> Plate:
    """A brass bell on a handcart at the top of the Custom House steps, the harbour below."""
    plate, horizon = Plate(*LANDSCAPE), 24.0
    plate.wash([(0, (0.53, 0.63, 0.73)), (14, (0.74, 0.79, 0.82)), (horizon, (0.87, 0.87, 0.84))])
    clouds(plate, horizon, (0.93, 0.93, 0.91), 15, cover=0.6)
    sea(plate, horizon, (0.62, 0.68, 0.69), (0.36, 0.43, 0.45), 33, chop=0.35)
    plate.fill((0.5, 0.54, 0.5), [*curve([(0, 22.4), (25, 21), (48, 22.8), (70, 24)]), (70, 26), (0, 26)])
    trawler(plate, Lie((70, 31), 13), (0.16, 0.25, 0.33), (0.8, 0.78, 0.72))
    plate.fill((0.45, 0.43, 0.4), [(0, 30), (60, 27), (60, 28.6), (0, 33)])
    plate.blur(0.5)
    for n, y in enumerate((47.0, 51.0, 56.0, 62.5)):
        tread = plate.fill((0.58 - 0.03 * n, 0.56 - 0.03 * n, 0.51 - 0.03 * n), box(0, y, 100, 70))
        plate.mottle(tread, (8, 1.5), 60 + n, 0.3)
        plate.fill((0.34, 0.32, 0.29), box(0, y - 0.2, 100, y + 0.5), strength=0.6)
    plate.fill((0.1, 0.09, 0.08), oval((52, 53.6), 27, 1.6), soft=1, strength=0.6)
    cart(plate)
    bell(plate, (53, 12.5), 26)
    return plate


def cart(plate: Plate) -> None:
    """A two-wheeled handcart with a frame for the bell to hang in."""
    wood = (0.3, 0.2, 0.12)
    bed = plate.fill(wood, [(28, 42.5), (80, 42.5), (78.5, 45.5), (29.5, 45.5)])
    posts: list[list[Point]] = [
        [(33.5, 43), (35.5, 9.5)],
        [(72.5, 43), (70.5, 9.5)],
        [(31, 10.2), (75, 10.2)],
        [(78, 44), (99, 39)],
    ]
    frame = plate.stroke(wood, 1.5, *posts)
    plate.mottle(bed + frame, (5, 0.6), 19, 0.6)
    plate.rim(np.asarray(bed + frame, np.float32), (-1, -0.6), 0.25, (0.75, 0.68, 0.55), 0.4)
    hub = (41.0, 47.5)
    spokes = [[hub, (hub[0] + 6.2 * np.cos(a), hub[1] + 6.2 * np.sin(a))] for a in np.linspace(0, 2 * np.pi, 13)[:-1]]
    plate.stroke((0.22, 0.15, 0.1), 0.5, *spokes)
    plate.stroke((0.16, 0.12, 0.09), 1.1, [*oval(hub, 6.4, 6.4), oval(hub, 6.4, 6.4)[0]])
    plate.dots((0.15, 0.11, 0.08), [(*hub, 1.3)])
    plate.stroke((0.2, 0.14, 0.09), 0.9, [(74, 45), (75.5, 53.5)])


def bell(plate: Plate, at: Point, tall: float) -> None:
    """A ship's bell in polished brass: crown, waist, lip and clapper, with the sky in it."""
    half = points("0.06,0.0 0.14,0.03 0.21,0.1 0.235,0.3 0.26,0.55 0.31,0.78 0.4,0.93 0.43,1.0")
    right = curve(half)
    outline = [(at[0] + x * tall, at[1] + y * tall) for x, y in [*right, *[(-x, y) for x, y in reversed(right)]]]
    plate.stroke((0.2, 0.16, 0.1), 0.9, curve([(at[0] - 2, at[1] + 0.5), (at[0], at[1] - 3), (at[0] + 2, at[1] + 0.5)]))
    plate.dots((0.16, 0.11, 0.06), [(at[0] + 0.6, at[1] + tall * 1.04, tall * 0.06)])
    brass = plate.fill((0.5, 0.36, 0.14), outline)
    side = (plate.across - at[0]) / tall / (0.22 + 0.2 * np.clip((plate.down - at[1]) / tall, 0, 1) ** 2)
    light = (
        0.32
        + 0.95 * np.exp(-(((side + 0.42) / 0.2) ** 2))
        + 0.5 * np.exp(-(((side - 0.62) / 0.14) ** 2))
        - 0.2 * np.exp(-((side / 0.2) ** 2))
    )
    plate.light += brass[:, :, None] * (np.array((0.98, 0.78, 0.4), np.float32) * light[:, :, None] - plate.light)
    bands = [
        [(at[0] - w * tall, at[1] + y * tall), (at[0] + w * tall, at[1] + y * tall)]
        for w, y in ((0.215, 0.13), (0.3, 0.74), (0.315, 0.78), (0.41, 0.95))
    ]
    plate.stroke(
        (0.22, 0.15, 0.05), 0.32, *(curve([a, ((a[0] + b[0]) / 2, a[1] + 0.5), b]) for a, b in bands), strength=0.75
    )
    plate.mottle(brass, (4, 7), 8, 0.35)
