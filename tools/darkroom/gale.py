"""Pictures of the gale: the sea at the light, the lifeboat going out.

In: nothing. Out: a plate for each; and a lighthouse, for other pictures.
"""

import numpy as np

from tools.darkroom.noise import cloudy, smooth
from tools.darkroom.plate import LANDSCAPE, Plate, Point
from tools.darkroom.shapes import box, curve, moved, points, standing
from tools.darkroom.vessels import Lie
from tools.darkroom.weather import clouds, foam, rain, sea


def wave_at_the_light() -> Plate:
    """A sea breaking over the rocks below Sallow Point, higher than the gallery."""
    plate, horizon = Plate(*LANDSCAPE), 44.0
    plate.wash([(0, (0.16, 0.18, 0.21)), (24, (0.3, 0.33, 0.36)), (horizon, (0.5, 0.52, 0.52))])
    clouds(plate, horizon, (0.13, 0.14, 0.17), 9, cover=0.75, strength=0.8)
    clouds(plate, horizon, (0.55, 0.56, 0.56), 29, cover=0.3, strength=0.4)
    sea(plate, horizon, (0.4, 0.43, 0.43), (0.14, 0.18, 0.19), 43, chop=1.25)
    breakers(plate, [(horizon + 1.5, 0.5), (horizon + 4.2, 0.9), (horizon + 8, 1.5)], 3)
    beam(plate, (66.2, 15.6))
    tower(plate, (66, 47), 34)
    rocks(plate)
    burst(plate)
    breakers(plate, [(59.5, 2.6), (65, 3.6)], 17)
    rain(plate, 8, -1.5, 0.22)
    plate.light = plate.light * 0.94 + 0.03
    return plate


def tower(plate: Plate, foot: Point, tall: float) -> None:
    """A white lighthouse: tapering tower, gallery, lantern, dome; lit from the left."""
    side = curve(points("-0.105,0 -0.082,-0.3 -0.065,-0.8"))
    shaft = [*side, *((-x, y) for x, y in reversed(side))]
    body = plate.fill((0.74, 0.74, 0.71), moved(shaft, foot, tall))
    round_it = np.clip((plate.across - foot[0]) / (0.1 * tall), -1, 1)
    plate.light *= 1 - (body * (0.32 + 0.42 * round_it))[:, :, None]
    plate.mottle(body, (1.2, 7), 6, 0.25)
    openings = [box(-0.012, -up, 0.012, 0.045 - up) for up in (0.22, 0.42, 0.62)]
    openings.append(box(-0.025, -0.07, 0.025, 0))
    plate.fill((0.1, 0.11, 0.12), *(moved(opening, foot, tall) for opening in openings))
    lamp_room(plate, foot, tall)


def lamp_room(plate: Plate, foot: Point, tall: float) -> None:
    """Gallery, glass and dome, on a tower whose foot and height are given."""
    iron = (0.13, 0.13, 0.14)
    plate.fill(iron, moved(box(-0.09, -0.815, 0.09, -0.795), foot, tall))
    posts = [[(0.088 * part, -0.815), (0.088 * part, -0.85)] for part in np.linspace(-1, 1, 9)]
    rails = [*posts, [(-0.088, -0.85), (0.088, -0.85)]]
    plate.stroke(iron, 0.006 * tall, *(moved(rail, foot, tall) for rail in rails))
    plate.fill((0.95, 0.9, 0.72), moved(box(-0.045, -0.93, 0.045, -0.815), foot, tall))
    bars = [[(x, -0.93), (x, -0.815)] for x in (-0.045, -0.022, 0, 0.022, 0.045)]
    plate.stroke(iron, 0.007 * tall, *(moved(bar, foot, tall) for bar in bars))
    plate.fill(iron, moved(curve(points("-0.055,-0.93 -0.03,-0.975 0,-0.99 0.03,-0.975 0.055,-0.93")), foot, tall))
    plate.stroke(iron, 0.01 * tall, moved([(0, -0.985), (0, -1.05)], foot, tall))
    plate.glow((foot[0], foot[1] - 0.873 * tall), 0.07 * tall, (1, 0.92, 0.7), 0.9)


def beam(plate: Plate, lamp: Point) -> None:
    """The light thrown to both sides, seen in the wet air."""
    for end, low, high in ((-20.0, 4.0, 24.0), (120.0, 10.0, 22.0)):
        ray = plate.fill(
            (0, 0, 0),
            [(lamp[0], lamp[1] - 0.3), (end, low), (end, high), (lamp[0], lamp[1] + 0.3)],
            soft=0.9,
            strength=0,
        )
        fade = np.exp(-np.abs(plate.across - lamp[0]) / 36).astype(np.float32)
        plate.shine(np.asarray(ray * fade, np.float32), (0.85, 0.8, 0.62), 0.5)


def rocks(plate: Plate) -> None:
    """The point itself: wet ledges, darker than anything."""
    ledge = points("44,54 48,51 53,50.2 57,47.4 61,47.6 65,46.2 72,46.8 78,46.4 86,48.6 93,48 100,50 100,60 42,60")
    stone = plate.fill((0.09, 0.09, 0.095), ledge)
    plate.mottle(stone, (3, 1.4), 23, 1.5)
    plate.rim(stone, (-0.5, -1), 0.35, (0.45, 0.48, 0.5), 0.5)
    cottage = points("75,47 75,43 77.2,40.9 84,40.9 86,43 86,47.6")
    plate.fill((0.42, 0.42, 0.41), cottage)
    plate.fill(
        (0.16, 0.16, 0.17),
        [(74.6, 43.2), (77, 40.6), (84.2, 40.6), (86.4, 43.2)],
        box(77.5, 38.9, 78.9, 41),
        box(82.2, 38.9, 83.4, 41),
    )
    plate.fill((0.9, 0.68, 0.35), box(79.4, 44.2, 80.6, 45.5))


def burst(plate: Plate) -> None:
    """White water thrown up from the rocks, over the tower's shoulder, torn by the wind to the right."""
    torn = cloudy(plate.size, (plate.unit * 7, plate.unit * 8), 12, 6)
    fine = cloudy(plate.size, (plate.unit * 1.2, plate.unit * 1.4), 92, 3)
    jets = (
        (44.0, 54.0, 9.0, 22.0),
        (49.0, 51.0, 10.0, 33.0),
        (54.0, 49.0, 9.0, 39.0),
        (59.0, 49.0, 7.0, 27.0),
        (40.0, 56.0, 11.0, 12.0),
        (66.0, 51.0, 11.0, 15.0),
    )
    total = np.zeros((plate.height, plate.width), np.float32)
    for x, y, wide, high in jets:
        rise = np.clip((y - plate.down) / high, -0.4, 1.4)
        drift = x + rise * rise * 4
        far = np.hypot(
            (plate.across - drift) / (wide * (0.55 + 0.5 * np.clip(rise, 0, 1))),
            np.clip(rise - 0.35, -0.75, None) / 0.72,
        )
        total = np.maximum(total, smooth(0.05, 0.55, np.asarray(torn * 1.05 + 0.42 * fine - 0.78 * far, np.float32)))
    shade = 0.62 + 0.34 * torn - 0.12 * smooth(40, 56, plate.down)
    tone = np.stack([shade * part for part in (0.95, 0.98, 1.0)], axis=2)
    plate.light += (total * 0.94)[:, :, None] * (tone - plate.light)
    dice = np.random.default_rng(5)
    spread = dice.standard_normal((260, 2)) * (5.5, 9) + (56, 22)
    drops = [
        (float(x), float(y), float(0.03 + 0.11 * size))
        for (x, y), size in zip(spread, dice.random(260) ** 3, strict=True)
    ]
    plate.dots((0.86, 0.88, 0.9), drops, soft=0.04, strength=0.75)


def breakers(plate: Plate, crests: list[tuple[float, float]], seed: int) -> None:
    """Lines of broken water, each at a height and of a size."""
    for number, (y, size) in enumerate(crests):
        torn = cloudy(plate.size, (plate.unit * 9 * size, plate.unit * 1.6 * size), seed + number, 6)
        fine = cloudy(plate.size, (plate.unit * 1.6 * size, plate.unit * 0.5 * size), seed + 40 + number, 4)
        line = y + 1.4 * size * np.sin(plate.across / (7 + 3 * size) + number * 2)
        far = np.abs(plate.down - line) / (1.5 * size)
        mask = smooth(0.2, 0.62, np.asarray(torn + 0.55 * (fine - 0.4) - 0.5 * far, np.float32))
        plate.lay(mask, (0.78, 0.8, 0.8), 0.85)
        hollow = np.exp(-(((plate.down - line - 2.2 * size) / (1.5 * size)) ** 2)).astype(np.float32)
        plate.shade(hollow, 0.3)


def lifeboat_going_out() -> Plate:
    """The William and Jane Pell lifting over a sea past the end of the Long Pier."""
    plate, horizon = Plate(*LANDSCAPE), 27.0
    plate.wash([(0, (0.27, 0.29, 0.32)), (16, (0.42, 0.44, 0.46)), (horizon, (0.62, 0.62, 0.6))])
    clouds(plate, horizon, (0.24, 0.25, 0.28), 59, cover=0.75, strength=0.8)
    sea(plate, horizon, (0.47, 0.5, 0.49), (0.13, 0.18, 0.19), 83, chop=1.3)
    breakers(plate, [(horizon + 1.2, 0.4), (horizon + 4, 0.8), (horizon + 8.5, 1.2)], 31)
    pier_head(plate)
    swell = [
        *curve(points("-3,50 14,47.5 30,49.5 44,44 60,39.5 74,43 88,49 104,47")),
        (104, 70),
        (-3, 70),
    ]
    water = plate.fill((0.17, 0.23, 0.235), swell)
    plate.mottle(water, (16, 3), 62, 0.75)
    plate.mottle(water, (3, 0.8), 63, 0.5)
    plate.rim(water, (0.1, -1), 0.7, (0.5, 0.55, 0.55), 0.5)
    lifeboat(plate, Lie((42, 43.5), 29, -0.3))
    foam(plate, [(44, 46.5, 8, 3), (69, 38.5, 7, 4.5), (74, 41.5, 9, 3.2), (34, 49.5, 12, 2.2)], 14, (0.9, 0.92, 0.92))
    breakers(plate, [(56, 2.4), (64, 3.4)], 71)
    rain(plate, 18, -1.3, 0.2)
    return plate


def lifeboat(plate: Plate, lie: Lie) -> None:
    """A lifeboat: dark blue hull with a white band, orange house, men in yellow at the rail."""
    hull = (
        curve([(0, 0.05), (-0.03, -0.05), (-0.02, -0.16)])
        + curve([(-0.02, -0.16), (0.45, -0.15), (0.8, -0.2), (1.05, -0.31)])
        + curve([(1.05, -0.31), (0.98, -0.08), (0.86, 0.08)])
    )
    feet = [lie.put([(x, -0.1)])[0][0] for x in (0.05, 0.14)]
    men = [part for at in feet for part in standing(at, 0.26 * lie.length, lean=lie.heel * 0.4)]
    plate.fill((0.9, 0.72, 0.12), *men)
    body = plate.fill((0.07, 0.13, 0.27), *lie.put(hull))
    plate.fill(
        (0.86, 0.86, 0.83),
        *lie.put(
            curve([(-0.022, -0.125), (0.45, -0.115), (0.8, -0.16), (1.03, -0.26)])
            + curve([(1.05, -0.31), (0.8, -0.2), (0.45, -0.15), (-0.02, -0.16)])
        ),
    )
    house = plate.fill((0.83, 0.36, 0.08), *lie.put([(0.2, -0.15), (0.24, -0.34), (0.56, -0.35), (0.66, -0.18)]))
    plate.fill(
        (0.08, 0.1, 0.11),
        *lie.put(
            [(0.47, -0.32), (0.555, -0.325), (0.6, -0.24), (0.47, -0.235)],
            [(0.27, -0.32), (0.43, -0.32), (0.43, -0.235), (0.255, -0.235)],
        ),
    )
    plate.stroke(
        (0.15, 0.15, 0.16),
        0.01 * lie.length,
        *lie.put(
            [(0.36, -0.34), (0.36, -0.58)],
            [(0.3, -0.5), (0.42, -0.5)],
            [(0.64, -0.26), (1.04, -0.4), (1.04, -0.31)],
            [(0.84, -0.33), (0.83, -0.21)],
        ),
    )
    plate.rim(np.asarray(body + house, np.float32), (-0.2, -1), 0.3, (0.7, 0.72, 0.72), 0.35)
    plate.glow(lie.put([(0.36, -0.6)])[0][0], 1.3, (1, 1, 0.9), 1)


def pier_head(plate: Plate) -> None:
    """The end of the Long Pier, its light, and the sea coming through it."""
    tone = (0.13, 0.13, 0.14)
    plate.fill(tone, [(0, 22.5), (24, 24), (24, 25.6), (0, 25)])
    plate.stroke(tone, 0.6, *[[(x, 24.5), (x + 0.3, 33.5)] for x in np.arange(1, 25, 3.7)])
    plate.stroke(tone, 0.3, *[[(x, 25), (x + 3.7, 31)] for x in np.arange(1, 20, 7.4)])
    plate.stroke(tone, 0.5, [(22, 24), (22, 16.5)])
    plate.fill(tone, box(21, 15, 23, 17), [(6, 22.8), (6, 19), (9, 17.5), (12, 19), (12, 23)])
    plate.glow((22, 15.8), 2, (0.4, 1, 0.6), 0.9)
    foam(plate, [(4, 32, 6, 4.5), (13, 32.5, 6, 3.5), (22, 31.5, 5, 5.5)], 41, (0.85, 0.87, 0.87))
