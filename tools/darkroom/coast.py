"""Pictures of the shore: the light at dusk, the measured cliff, the bathing pool.

In: nothing. Out: a plate for each.
"""

import numpy as np

from tools.darkroom.gale import tower
from tools.darkroom.noise import cloudy, seen_flat, smooth
from tools.darkroom.plate import LANDSCAPE, PORTRAIT, Plate
from tools.darkroom.shapes import box, curve, oval, points, standing
from tools.darkroom.weather import clouds, foam, haze, sea


def light_at_dusk() -> Plate:
    """Sallow Point from the landward side, the lamp just lit, a lane going up to it."""
    plate, horizon = Plate(*PORTRAIT), 92.0
    plate.wash(
        [(0, (0.1, 0.14, 0.27)), (40, (0.3, 0.33, 0.46)), (72, (0.72, 0.56, 0.5)), (horizon, (0.93, 0.74, 0.54))]
    )
    clouds(plate, horizon, (0.3, 0.26, 0.34), 21, cover=0.35, strength=0.7)
    stars = np.random.default_rng(8).random((60, 3))
    plate.dots((0.9, 0.92, 1), [(100 * a, 45 * b * b, 0.06 + 0.1 * c) for a, b, c in stars], strength=0.5)
    sea(plate, horizon, (0.66, 0.56, 0.5), (0.3, 0.32, 0.38), 5, chop=0.3)
    rays(plate, (58, 30.5))
    tower(plate, (58, 96), 75)
    grass(plate)
    cottages(plate)
    return plate


def rays(plate: Plate, lamp: tuple[float, float]) -> None:
    """The two beams of the lens."""
    for end, low, high in ((-60.0, 34.0, 62.0), (170.0, 6.0, 26.0)):
        ray = plate.fill(
            (0, 0, 0),
            [(lamp[0], lamp[1] - 0.4), (end, low), (end, high), (lamp[0], lamp[1] + 0.4)],
            soft=0.8,
            strength=0,
        )
        fade = np.exp(-np.abs(plate.across - lamp[0]) / 42).astype(np.float32)
        plate.shine(np.asarray(ray * fade, np.float32), (0.95, 0.86, 0.62), 0.42)
    plate.glow(lamp, 13, (0.6, 0.5, 0.3), 0.4)


def grass(plate: Plate) -> None:
    """The top of the cliff, dark against the sky, with a lane and its posts."""
    ground = [*curve([(0, 101), (22, 97.5), (48, 95), (72, 95.6), (100, 99)]), (100, 134), (0, 134)]
    turf = plate.fill((0.13, 0.15, 0.11), ground)
    blades = cloudy(plate.size, (plate.unit * 0.7, plate.unit * 4), 3, 4)
    plate.light *= 1 + (turf * (blades - 0.5) * 1.1)[:, :, None]
    plate.rim(turf, (0.2, -1), 0.4, (0.5, 0.4, 0.3), 0.35)
    lane = [
        *curve([(30, 134), (37, 116), (50, 104), (56, 96.5)]),
        *reversed(curve([(55, 134), (50, 116), (55, 104), (58, 96.5)])),
    ]
    gravel = plate.fill((0.36, 0.33, 0.31), lane, soft=0.3)
    plate.mottle(gravel, (1.5, 0.8), 9, 0.6)
    posts = [
        [(x, y), (x + 0.4, y - tall)] for x, y, tall in ((24, 127, 11), (33, 114, 7), (41, 106, 5), (47.5, 101, 3.5))
    ]
    plate.stroke((0.07, 0.07, 0.07), 0.9, *posts)
    tops = [(line[1][0], line[1][1] + 1.4) for line in posts]
    plate.stroke((0.07, 0.07, 0.07), 0.16, curve(tops), curve([(x, y + 2.4) for x, y in tops]))
    plate.fill((0.05, 0.05, 0.055), *standing((50.5, 109), 9.4, lean=0.04))


def cottages(plate: Plate) -> None:
    """Three keepers' cottages in a row, one window lit."""
    front = plate.fill((0.3, 0.29, 0.31), box(67, 89.5, 94, 96.5))
    plate.fill(
        (0.12, 0.12, 0.14),
        [(66.2, 89.8), (69, 85.6), (92, 85.6), (94.8, 89.8)],
        *(box(x, 83.4, x + 1.8, 87) for x in (71, 80, 89)),
    )
    plate.rim(front, (-0.2, -1), 0.4, (0.6, 0.5, 0.4), 0.3)
    panes = [box(x, 91.4, x + 1.7, 93.8) for x in (69, 73, 78, 82.5, 91)]
    plate.fill((0.1, 0.1, 0.13), *panes)
    plate.fill((1, 0.76, 0.36), box(86.5, 91.4, 88.2, 93.8))
    plate.glow((87.4, 92.6), 3, (0.8, 0.5, 0.2), 0.4)


def measured_beach() -> Plate:
    """The cliff and the two miles of beach from Mrs Crowle's fifth post, the tape run out to the edge."""
    plate, horizon = Plate(*LANDSCAPE), 21.0
    plate.wash([(0, (0.5, 0.63, 0.75)), (12, (0.74, 0.81, 0.85)), (horizon, (0.92, 0.91, 0.86))])
    clouds(plate, horizon, (0.97, 0.96, 0.94), 66, cover=0.45, strength=0.8)
    sea(plate, horizon, (0.62, 0.71, 0.73), (0.4, 0.53, 0.56), 25, chop=0.35)
    fields(plate)
    far_town(plate)
    strand(plate)
    cliff(plate)
    haze(plate, 22.5, 3, (0.88, 0.88, 0.86), 0.35)
    top = [*curve(points("0,43 18,42 36,44.5 52,49 60,55 66,67")), (0, 67)]
    turf = plate.fill((0.4, 0.47, 0.26), top)
    blades = cloudy(plate.size, (plate.unit * 0.6, plate.unit * 3), 15, 4)
    plate.light *= 1 + (turf * (blades - 0.5) * 0.9)[:, :, None]
    plate.rim(turf, (0.8, -0.7), 0.4, (0.75, 0.7, 0.45), 0.4)
    thrift = np.random.default_rng(2).random((90, 3))
    plate.dots(
        (0.83, 0.5, 0.62),
        [(52 * a * (0.4 + 0.6 * b), 45 + 21 * b, 0.16 + 0.3 * b * c) for a, b, c in thrift if 52 * a < 34 + 20 * b],
        strength=0.9,
    )
    post = plate.fill((0.33, 0.29, 0.24), [(15.5, 31), (20.3, 31.4), (20.8, 60), (14.6, 60)])
    plate.mottle(post, (0.6, 9), 4, 0.8)
    plate.rim(post, (1, -0.5), 0.4, (0.8, 0.76, 0.66), 0.45)
    plate.stroke((0.85, 0.8, 0.35), 0.42, curve([(18, 35.5), (28, 39.5), (40, 43.6), (51.5, 47.4)]))
    plate.dots((0.25, 0.25, 0.25), [(18, 35.4, 0.65)])
    plate.dots((0.75, 0.75, 0.72), [(18, 35.2, 0.3)])
    return plate


def far_town(plate: Plate) -> None:
    """Marlow Strand at two miles: hill, houses as specks, the pier as a line."""
    plate.fill(
        (0.56, 0.62, 0.6),
        [*curve([(22, 21.4), (34, 18.2), (46, 17.2), (58, 19), (68, 21.3)]), (68, 22), (22, 22)],
        soft=0.1,
    )
    dice = np.random.default_rng(7).random((110, 3))
    plate.fill(
        (0.8, 0.79, 0.75),
        *(box(28 + 36 * a, 21.3 - 2.6 * b, 28.35 + 36 * a + 0.4 * c, 21.8 - 2.6 * b) for a, b, c in dice),
        strength=0.7,
    )
    plate.stroke((0.42, 0.45, 0.46), 0.16, [(64, 21.5), (84, 21.9)])


def fields(plate: Plate) -> None:
    """The land behind the cliff, in strips, with hedges going away."""
    edge = curve(points("56.3,21.3 53,22.3 50,25 46,31 42,38 38,46 30,60"))
    land = plate.fill((0.52, 0.58, 0.36), [(0, 21.2), (30, 20.9), *edge, (0, 60)])
    strips = [
        [(0, 26), (22, 23.2), (50, 25), (47, 29), (0, 34)],
        [(0, 22.4), (14, 21.6), (34, 21.6), (22, 23.2), (0, 24)],
    ]
    plate.fill((0.66, 0.62, 0.4), *strips, strength=0.8)
    plate.mottle(land, (8, 1), 18, 0.3)
    hedges = [
        [(0, 26), (22, 23.2), (50, 25)],
        [(0, 34), (30, 30.4), (46, 29)],
        [(22, 23.2), (13, 29), (0, 38)],
        [(34, 21.6), (22, 23.2)],
        [(0, 24), (14, 21.6)],
    ]
    plate.stroke((0.26, 0.33, 0.2), 0.45, *(curve(line) for line in hedges), soft=0.06)
    trees = np.random.default_rng(31).random((26, 3))
    plate.dots((0.25, 0.32, 0.2), [(24 * a, 23 + 5 * a * b, 0.25 + 0.5 * c) for a, b, c in trees], soft=0.08)


def strand(plate: Plate) -> None:
    """The beach going away to the north, wet at its edge."""
    sand = [
        *curve(points("60,21.7 63,24 70,30 84,43 97,58 104,70")),
        (40, 70),
        *reversed(curve([(56.5, 21.7), (55, 25), (52, 34), (50, 48), (50, 70)])),
    ]
    beach = plate.fill((0.76, 0.7, 0.57), sand)
    plate.mottle(beach, (5, 1.2), 37, 0.25)
    wet = [
        *curve(points("60,21.7 63,24 70,30 84,43 97,58 104,70")),
        *reversed(curve(points("59.4,21.7 61.6,24 66.4,30 77,43 86,58 91,70"))),
    ]
    plate.fill((0.58, 0.57, 0.51), wet, soft=0.5, strength=0.85)
    for shift, soft in ((0.0, 0.25), (2.2, 0.3), (5.2, 0.4)):
        edge = curve(
            [
                (60 + shift * 0.15, 21.7),
                (63 + shift * 0.4, 24),
                (70 + shift * 0.7, 30),
                (84 + shift, 43),
                (97 + shift, 58),
            ]
        )
        plate.stroke((0.95, 0.96, 0.95), 0.55, edge, soft=soft, strength=0.85)
    walkers = [
        part for x, y, tall in ((64.2, 30.5, 1.5), (65, 30.7, 1.4), (73, 45, 3)) for part in standing((x, y), tall)
    ]
    plate.fill((0.25, 0.26, 0.29), *walkers)


def cliff(plate: Plate) -> None:
    """Clay and gravel in layers, from the town to the eye."""
    face = [
        *curve(points("56.3,21.5 53,22.3 50,25 46,31 42,38 38,46 30,60 22,70")),
        (50, 70),
        *reversed(curve([(56.5, 21.8), (55, 25), (52.6, 34), (51.5, 48), (53, 70)])),
    ]
    clay = plate.fill((0.56, 0.41, 0.28), face)
    layers = cloudy(plate.size, (plate.unit * 40, plate.unit * 2.6), 49, 5)
    plate.light *= 1 + (clay * (layers - 0.5) * 0.9)[:, :, None]
    gullies = cloudy(plate.size, (plate.unit * 1.8, plate.unit * 30), 50, 4)
    plate.light *= 1 + (clay * (gullies - 0.5) * 0.55)[:, :, None]


def bathing_pool() -> Plate:
    """The tidal pool seen from the Parade at low water, green and still, and a man at the rail."""
    plate, horizon = Plate(*LANDSCAPE), 13.0
    plate.wash([(0, (0.72, 0.79, 0.83)), (horizon, (0.9, 0.91, 0.88))])
    sea(plate, horizon, (0.6, 0.68, 0.7), (0.34, 0.45, 0.48), 52, chop=0.4)
    foam(plate, [(12, 25, 14, 1.4), (52, 23, 22, 1.2), (90, 26, 13, 1.7)], 6, (0.95, 0.96, 0.95))
    sand = plate.fill(
        (0.68, 0.63, 0.52), [*curve([(0, 30), (25, 27.5), (50, 28.5), (78, 27), (100, 29.5)]), (100, 67), (0, 67)]
    )
    plate.mottle(sand, (7, 1.6), 12, 0.35)
    outer = [(15, 31.5), (77, 30), (95, 56), (4, 58.5)]
    plate.fill((0.3, 0.27, 0.22), [(x + 0.6, y + 1.6) for x, y in outer], soft=0.7, strength=0.6)
    stone = plate.fill((0.72, 0.7, 0.64), outer)
    plate.mottle(stone, (3, 1), 33, 0.3)
    water = plate.fill((0.2, 0.43, 0.4), [(17.6, 33.2), (75, 31.8), (90.6, 53.2), (8.4, 55.5)])
    deep = 0.78 + 0.5 * (plate.across - 10) / 80 * smooth(30, 56, plate.down)
    plate.light *= 1 - (water * (1 - np.clip(1.25 - 0.55 * deep, 0.5, 1.2)))[:, :, None]
    ripples = seen_flat((plate.width, plate.height), (90, 26), 88, 5)
    plate.shine(np.asarray(water * smooth(0.6, 0.85, ripples), np.float32), (0.3, 0.4, 0.36), 0.22)
    plate.stroke(
        (0.93, 0.93, 0.9),
        0.45,
        [(56.5, 53.2), (57, 54.6)],
        [(58.8, 53.2), (57.4, 53.3), (58.6, 53.9), (57.4, 54.5), (58.9, 54.6)],
    )
    steps = [box(20 - 0.7 * n, 52.8 + 1.1 * n, 30 - 0.4 * n, 53.6 + 1.1 * n) for n in range(4)]
    plate.fill((0.56, 0.54, 0.49), *steps)
    plate.stroke((0.32, 0.34, 0.35), 0.4, [(19, 51), (17, 58)], [(31, 51), (30, 58)], [(19, 51), (31, 51)])
    rail(plate)
    return plate


def rail(plate: Plate) -> None:
    """The Parade's railing, out of focus, and the man who has come to look."""
    iron = (0.1, 0.14, 0.14)
    man = plate.fill((0.16, 0.15, 0.16), *standing((66, 86), 52))
    plate.fill((0.2, 0.15, 0.12), box(64.2, 38, 67.8, 44))
    hat = plate.fill(
        (0.78, 0.75, 0.66),
        [*curve(points("63,37.6 63.3,35 64.6,34 66,34.5 67.5,34 68.7,35 69,37.6"))],
        oval((66, 37.8), 5.2, 1.1),
    )
    plate.fill(
        (0.2, 0.2, 0.2),
        [*curve([(62.9, 37.2), (66, 37.9), (69.1, 37.2)]), *curve([(69.1, 36), (66, 36.7), (62.9, 36)])],
    )
    plate.rim(hat, (-0.8, -0.7), 0.4, (0.2, 0.2, 0.18), 0.5)
    plate.rim(man, (-0.8, -0.7), 0.7, (0.62, 0.66, 0.66), 0.5)
    bars = plate.stroke(iron, 1.7, [(0, 54.4), (100, 53)])
    bars = bars + plate.stroke(iron, 0.8, *[[(x, 54), (x, 68)] for x in np.arange(2.5, 100, 7.5)])
    plate.rim(np.asarray(bars, np.float32), (-0.2, -1), 0.4, (0.6, 0.65, 0.65), 0.5)
