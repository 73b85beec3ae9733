"""Pictures of the harbour: the ferry, the lightship, the quays.

In: nothing. Out: a plate for each.
"""

import numpy as np

from tools.darkroom.plate import LANDSCAPE, Plate, Point, Tone
from tools.darkroom.shapes import box, curve, moved, points
from tools.darkroom.vessels import Lie, ferry
from tools.darkroom.weather import clouds, glitter, haze, sea


def ferry_at_dawn() -> Plate:
    """The Anna Marrow alongside, two cranes of the Inner Dock behind her, the sun not yet clear of the sea."""
    plate, horizon = Plate(*LANDSCAPE), 41.0
    plate.wash(
        [(0, (0.2, 0.26, 0.38)), (18, (0.44, 0.46, 0.54)), (33, (0.86, 0.66, 0.52)), (horizon, (0.99, 0.8, 0.56))]
    )
    clouds(plate, horizon, (0.3, 0.3, 0.38), 3, cover=0.45, strength=0.7)
    plate.glow((82, horizon), 22, (0.8, 0.45, 0.2), 0.5)
    plate.glow((82, horizon), 5, (1, 0.8, 0.5), 0.5)
    plate.fill(
        (0.36, 0.33, 0.38),
        [*curve(points("0,37.5 9,36.4 20,37.6 33,38.6 48,40.4 62,41")), (62, horizon), (0, horizon)],
        strength=0.9,
    )
    haze(plate, 40.5, 4.5, (0.94, 0.74, 0.56), 0.5)
    sea(plate, horizon, (0.72, 0.6, 0.52), (0.12, 0.15, 0.2), 7, chop=0.45)
    for x, turn in ((11.0, 0.0), (23.0, 0.22)):
        crane(plate, (x, 41.4), 25, turn, (0.15, 0.15, 0.19))
    plate.fill((0.13, 0.12, 0.15), [(0, 38.6), (29, 39.4), (29, 42), (0, 42)])
    ship = ferry(plate, Lie((33, 44.4), 47), (0.07, 0.08, 0.11), (0.36, 0.33, 0.34), (1, 0.83, 0.5))
    plate.mottle(ship, (6, 2), 21, 0.5)
    plate.rim(ship, (1, -0.25), 0.5, (0.75, 0.45, 0.24), 0.6)
    pier(plate, 44.6)
    plate.mirror(44.6, 0.9, 0.72, 5)
    glitter(plate, horizon, 82, 7, (0.9, 0.6, 0.33), 11)
    piles(plate, 44.6)
    gulls(plate, [(18, 12, 1.6), (24, 15.5, 1.1), (41, 9, 1.3), (58, 17, 0.9), (46, 19, 0.7)], (0.13, 0.13, 0.17))
    return plate


def pier(plate: Plate, water: float) -> None:
    """The deck of the Long Pier, in front of the ferry's stern, with its lamps."""
    plate.fill((0.09, 0.08, 0.1), [(0, water - 3.4), (58, water - 2.2), (58, water - 1.4), (0, water - 1.8)])
    lamps = [(x, water - 2.9 + 0.02 * x) for x in range(4, 58, 12)]
    plate.stroke((0.09, 0.08, 0.1), 0.22, *[[(x, y), (x, y - 5.5), (x + 0.9, y - 5.9)] for x, y in lamps])
    for x, y in lamps:
        plate.glow((x + 0.9, y - 5.6), 1.5, (1, 0.8, 0.45), 0.7)
        plate.dots((1, 0.93, 0.75), [(x + 0.9, y - 5.6, 0.28)])


def piles(plate: Plate, water: float) -> None:
    """What the pier stands on, and the weed on it."""
    legs = [[(x, water - 2), (x + 0.25, water + 5.2)] for x in np.arange(1.5, 58, 4.7)]
    plate.stroke((0.08, 0.075, 0.09), 0.55, *legs)
    braces = [[(x, water - 1.6), (x + 4.6, water + 0.6)] for x in np.arange(1.5, 50, 9.4)]
    plate.stroke((0.08, 0.075, 0.09), 0.25, *braces)


def crane(plate: Plate, foot: Point, tall: float, turn: float, tone: Tone) -> None:
    """A quay crane: portal, cabin, lattice jib."""
    legs = [[(-0.16, 0), (-0.09, -0.34)], [(0.16, 0), (0.09, -0.34)], [(-0.12, -0.2), (0.12, -0.2)]]
    jib = [
        [(0.02, -0.44), (0.52, -1)],
        [(0.12, -0.42), (0.53, -0.98)],
        [(-0.05, -0.6), (0.52, -1)],
        [(-0.05, -0.6), (-0.12, -0.42)],
    ]
    lattice = [
        [(0.02 + 0.071 * n, -0.44 - 0.08 * n), (0.12 + 0.065 * (n + 0.5), -0.42 - 0.088 * (n + 0.5))] for n in range(7)
    ]
    wire = [[(0.53, -0.98), (0.53, -0.55)]]
    plate.fill(
        tone, *(moved(shape, foot, tall) for shape in (box(-0.17, -0.46, 0.12, -0.33), box(-0.12, -0.36, 0.1, -0.3)))
    )
    swung = [[(x * (1 - turn), y) for x, y in line] for line in jib]
    plate.stroke(tone, 0.028 * tall, *(moved(line, foot, tall) for line in (*legs, *swung)))
    plate.stroke(
        tone, 0.011 * tall, *(moved([(x * (1 - turn), y) for x, y in line], foot, tall) for line in (*lattice, *wire))
    )


def gulls(plate: Plate, birds: list[tuple[float, float, float]], tone: Tone) -> None:
    """Gulls on the wing, each a place and a span."""
    wings = [
        moved(
            curve([(-1, -0.12), (-0.45, -0.34), (0, 0), (0.5, -0.36), (1, -0.05)]), (x, y), size, 0.2 * (-1) ** number
        )
        for number, (x, y, size) in enumerate(birds)
    ]
    plate.stroke(tone, 0.17, *wings, soft=0.03)
