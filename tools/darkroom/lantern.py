"""A picture of the lantern of the Constance, from below.

In: nothing. Out: its plate.
"""

import numpy as np

from tools.darkroom.noise import Field, smooth
from tools.darkroom.plate import PORTRAIT, Plate, Tone
from tools.darkroom.shapes import box, curve, oval, points
from tools.darkroom.weather import clouds


def lantern() -> Plate:
    """The lantern of the Constance from below, against the sky: prisms, bars and a gull."""
    plate = Plate(*PORTRAIT)
    plate.wash([(0, (0.38, 0.52, 0.68)), (80, (0.66, 0.75, 0.82)), (134, (0.83, 0.85, 0.84))])
    clouds(plate, 134, (0.96, 0.96, 0.95), 44, cover=0.5, strength=0.8)
    red: Tone = (0.58, 0.13, 0.1)
    legs = plate.stroke(
        red,
        3.4,
        [(34, 104), (22, 138)],
        [(66, 104), (78, 138)],
        [(33, 108), (71, 124)],
        [(67, 108), (29, 124)],
        [(28, 124), (72, 124)],
    )
    plate.rim(legs, (-1, 0), 0.7, (0.9, 0.5, 0.4), 0.5)
    gallery = plate.fill((0.5, 0.11, 0.09), [(19, 97), (81, 97), (76, 105), (24, 105)])
    plate.stroke(
        (0.2, 0.2, 0.2),
        0.8,
        *[[(x, 97), (x, 83)] for x in np.linspace(20, 80, 11)],
        [(19, 83), (81, 83)],
        [(19, 90), (81, 90)],
    )
    plate.rim(gallery, (0, -1), 0.6, (0.8, 0.5, 0.4), 0.4)
    room = plate.fill((0.2, 0.25, 0.28), box(30, 42, 70, 97))
    prisms(plate, room)
    bars = plate.stroke(
        (0.5, 0.12, 0.09),
        1.7,
        *[[(x, 42), (x, 97)] for x in (30, 40, 50, 60, 70)],
        [(30, 60), (70, 60)],
        [(30, 79), (70, 79)],
    )
    plate.rim(bars, (-1, 0), 0.5, (0.95, 0.6, 0.5), 0.5)
    roof_and_gull(plate)
    return plate


def roof_and_gull(plate: Plate) -> None:
    """The dome with its vane, and what sits on it."""
    roof = plate.fill((0.5, 0.12, 0.1), curve(points("26,42 32,33 42,26 50,24 58,26 68,33 74,42")))
    top = plate.fill((0.46, 0.11, 0.09), box(46.5, 17, 53.5, 25), oval((50, 16), 5, 3.4))
    round_it = np.clip((plate.across - 50) / 26, -1, 1)
    plate.light *= 1 - (np.maximum(roof, top) * (0.2 + 0.4 * round_it))[:, :, None]
    plate.stroke((0.2, 0.2, 0.2), 0.7, [(50, 14), (50, 4)], [(46, 7), (57, 7)])
    plate.fill(
        (0.94, 0.94, 0.92),
        curve([(51, 5), (54, 3), (58, 2.8), (63, 5.6), (56, 6.9)], closed=True),
        oval((51.4, 3.6), 1.8, 1.5),
    )
    plate.fill((0.85, 0.6, 0.15), [(49.9, 3.1), (47.6, 4), (49.9, 4.4)])


def prisms(plate: Plate, room: Field) -> None:
    """The lens inside the glass: rings of prisms that catch the sky."""
    for n, y in enumerate(np.arange(46, 95, 3.4)):
        bulge = 15 - 0.02 * (y - 70) ** 2 * 0.5
        ring = [
            *curve([(50 - bulge, y), (50, y + 1.3), (50 + bulge, y)]),
            *reversed(curve([(50 - bulge, y + 2.4), (50, y + 3.7), (50 + bulge, y + 2.4)])),
        ]
        glass = plate.fill((0.55 + 0.12 * (n % 2), 0.66 + 0.08 * (n % 2), 0.64), ring)
        plate.rim(glass, (-0.5, -1), 0.5, (0.9, 0.95, 0.9), 0.6)
    lens = oval((50, 70), 7, 8.5)
    plate.fill((0.8, 0.88, 0.86), lens)
    plate.fill((0.95, 0.97, 0.95), oval((48, 67), 2.4, 3.4), soft=0.5)
    streak = smooth(0.55, 0.62, np.asarray((plate.across + plate.down * 0.45) % 31 / 31, np.float32)) * smooth(
        0.75, 0.66, np.asarray((plate.across + plate.down * 0.45) % 31 / 31, np.float32)
    )
    plate.shine(np.asarray(room * streak, np.float32), (0.9, 0.95, 1), 0.3)
