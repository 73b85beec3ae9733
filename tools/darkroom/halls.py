"""Pictures indoors: the fish auction, the stage of the Alhambra.

In: nothing. Out: a plate for each.
"""

import numpy as np

from tools.darkroom.noise import smooth
from tools.darkroom.plate import LANDSCAPE, Plate, Point, Tone
from tools.darkroom.shapes import box, curve, moved, oval, points, standing
from tools.darkroom.weather import rain

MIDDLE = 50.0  # of the plate, from its left


def auction() -> Plate:
    """The six o'clock sale: hanging lamps, a ring of buyers, the auctioneer on a box with his arm out."""
    plate = Plate(*LANDSCAPE)
    plate.wash([(0, (0.2, 0.22, 0.23)), (34, (0.36, 0.38, 0.37)), (45, (0.3, 0.31, 0.3)), (67, (0.33, 0.34, 0.33))])
    posts = [[(x, 0), (x, 46)] for x in (8, 29, 71, 92)]
    plate.stroke((0.17, 0.2, 0.2), 1.6, *posts, [(0, 8), (100, 8)])
    plate.fill((0.8, 0.83, 0.82), box(36, 15, 64, 38))
    plate.stroke((0.2, 0.22, 0.22), 0.8, [(50, 15), (50, 38)], [(36, 26), (64, 26)])
    plate.blur(0.6)
    floor = plate.fill((0.4, 0.41, 0.4), [(0, 46), (100, 46), (100, 67), (0, 67)])
    plate.mottle(floor, (10, 1.5), 27, 0.5)
    plate.fill((0.72, 0.75, 0.74), [(36, 46), (64, 46), (72, 67), (28, 67)], soft=2.5, strength=0.3)
    for x in (17.0, 50.0, 83.0):
        plate.stroke((0.1, 0.1, 0.1), 0.25, [(x, 0), (x, 10)])
        plate.fill((0.12, 0.16, 0.15), [(x - 5, 13.4), (x - 1.4, 10), (x + 1.4, 10), (x + 5, 13.4)])
        cone = plate.fill((0, 0, 0), [(x - 4.5, 13.4), (x + 4.5, 13.4), (x + 20, 62), (x - 20, 62)], soft=2, strength=0)
        plate.shine(np.asarray(cone * smooth(62, 13, plate.down), np.float32), (0.9, 0.85, 0.66), 0.32)
        plate.glow((x, 13.6), 2.6, (1, 0.95, 0.8), 0.9)
    buyers(plate)
    return plate


def buyers(plate: Plate) -> None:
    """Nine buyers with their hands in their pockets, boxes on the floor, and Mr Skeels above them."""
    seller = list(standing((49, 46), 30))
    man = plate.fill((0.78, 0.77, 0.72), *seller)
    arm = plate.stroke((0.74, 0.73, 0.68), 2, [(52, 23.4), (58.5, 22.5), (63.5, 19)])
    plate.stroke((0.55, 0.54, 0.5), 0.5, [(49, 24), (49, 38)])
    plate.dots((0.72, 0.55, 0.45), [(64.2, 18.5, 0.9), (49, 19.4, 1.5)])
    plate.rim(np.asarray(np.maximum(man, arm), np.float32), (0.1, 1), 0.5, (-0.3, -0.3, -0.28), 0.6)
    for y, x in ((52.5, 30.0), (52.5, 43.5), (52.5, 57.0), (58.5, 25.0), (58.5, 42.0), (58.5, 59.0)):
        wide = 12 + (y - 52) * 0.5
        plate.fill((0.06, 0.06, 0.06), oval((x + wide / 2, y + 3.4), wide * 0.55, 1), soft=0.5, strength=0.7)
        plate.fill((0.24, 0.36, 0.46), box(x, y, x + wide, y + 3.2))
        ice = plate.fill((0.85, 0.88, 0.89), [(x + 1.2, y - 2), (x + wide - 1.2, y - 2), (x + wide, y), (x, y)])
        plate.mottle(ice, (1, 0.6), int(x), 0.5)
        plate.fill(
            (0.33, 0.29, 0.24), *(oval((x + 2.4 + 2.1 * n, y - 0.9), 1.2, 0.42, 0.4 * (-1) ** n) for n in range(5))
        )
    dark = [
        ((6.0, 66.0), 43.0),
        ((15.0, 60.0), 36.0),
        ((24.0, 56.0), 31.0),
        ((73.0, 56.0), 31.0),
        ((80.0, 58.0), 34.0),
        ((88.0, 62.0), 38.0),
        ((97.0, 67.0), 44.0),
    ]
    for number, (place, tall) in enumerate(dark):
        tone = (0.1 + 0.03 * (number % 3), 0.115 + 0.03 * (number % 2), 0.13)
        one = plate.fill(tone, *standing(place, tall))
        plate.rim(one, (0.7 if place[0] < MIDDLE else -0.7, -0.9), 0.5, (0.75, 0.72, 0.6), 0.55)


def stage() -> Plate:
    """Two sisters at a table in two inches of water, a parson behind, one lantern and a hard light from the wing."""
    plate = Plate(*LANDSCAPE)
    plate.wash([(0, (0.03, 0.04, 0.06)), (30, (0.09, 0.13, 0.17)), (46, (0.12, 0.17, 0.2)), (67, (0.05, 0.07, 0.09))])
    plate.fill((0.11, 0.085, 0.075), [(8, 48), (11, 6), (60, 3), (60, 48)])
    plate.stroke((0.07, 0.055, 0.05), 0.4, *[[(x, 5), (x - 0.8, 48)] for x in np.arange(13, 60, 4.4)])
    plate.fill((0.2, 0.3, 0.38), box(28, 13, 40, 27))
    plate.stroke((0.06, 0.05, 0.045), 0.7, [(34, 13), (34, 27)], [(28, 20), (40, 20)])
    cloth = np.sin(plate.across * 1.6 + 2 * np.sin(plate.across * 0.31))
    sides = smooth(9, 5, plate.across) + smooth(90, 95, plate.across)
    plate.lay(
        np.asarray(sides, np.float32),
        np.stack([0.22 + 0.1 * cloth, 0.03 + 0.015 * cloth, 0.04 + 0.02 * cloth], axis=2).astype(np.float32),
    )
    figures(plate)
    plate.mirror(50.5, 0.55, 0.6, 3)
    ray = plate.fill((0, 0, 0), [(101, 2), (101, 8), (18, 66), (62, 66)], soft=2.5, strength=0)
    plate.shine(ray, (0.55, 0.6, 0.62), 0.17)
    spot = np.exp(-(((plate.across - 46) / 27) ** 2) - ((plate.down - 42) / 19) ** 2).astype(np.float32)
    plate.light *= (0.45 + 1.3 * spot)[:, :, None]
    plate.glow((44.2, 34.2), 8, (0.9, 0.55, 0.2), 0.4)
    plate.glow((44.2, 34.2), 1.2, (1, 0.9, 0.65), 0.9)
    rain(plate, 3, 0.02, 0.16)
    return plate


def figures(plate: Plate) -> None:
    """The sisters, the parson, the table and the lantern between them."""
    plate.fill((0.07, 0.07, 0.08), *standing((72, 50), 36))
    plate.fill((0.75, 0.74, 0.7), [(71, 19.8), (73, 19.8), (72.6, 22.5), (71.4, 22.5)])
    plate.dots((0.62, 0.48, 0.4), [(72, 17, 2)])
    plate.fill((0.05, 0.05, 0.055), oval((72, 15.2), 4, 0.8), box(70, 11.5, 74, 15.2))
    sister(plate, (33, 51), 33, (0.34, 0.38, 0.44), 1)
    sister(plate, (56, 51), 28, (0.42, 0.33, 0.29), -1)
    legs = (box(37.5, 39, 38.7, 51), box(50.4, 39, 51.6, 51))
    plate.fill((0.2, 0.13, 0.08), points("37,37.6 52,37.6 53.5,39.4 35.5,39.4"), *legs)
    plate.fill((0.95, 0.75, 0.4), box(43, 32.2, 45.4, 36.6))
    wires = (
        "43,31.8 43,37.4",
        "45.4,31.8 45.4,37.4",
        "42.6,37.3 45.8,37.3",
        "42.6,32 45.8,32",
        "43.2,31.8 44.2,29.6 45.2,31.8",
    )
    plate.stroke((0.1, 0.08, 0.06), 0.35, *(points(wire) for wire in wires))


def sister(plate: Plate, at: Point, tall: float, tone: Tone, side: int) -> None:
    """A woman in a long dress leaning to the table; ``side`` is 1 where it stands on her right."""
    turn = 0.04 * side

    def put(words: str) -> list[Point]:
        return moved(points(words), at, tall, turn, flip=side < 0)

    half = "-0.28,0 -0.22,-0.3 -0.1,-0.52 -0.13,-0.72 -0.05,-0.8 0.05,-0.8 0.13,-0.72 0.1,-0.52 0.22,-0.3 0.28,0"
    gown = plate.fill(tone, curve(put(half)))
    plate.mottle(gown, (1.2, 8), 14, 0.6)
    arm = put("0.1,-0.72 0.2,-0.52 0.33,-0.46")
    sleeve = plate.stroke(tone, 0.07 * tall, arm)
    plate.dots((0.8, 0.62, 0.5), [(*arm[-1], 0.035 * tall), (*put("0.012,-0.9")[0], 0.068 * tall)])
    hair = put("-0.02,-0.82 -0.1,-0.9 -0.05,-1.0 0.06,-0.98 0.02,-0.93")
    plate.fill((0.16, 0.1, 0.07), curve(hair, closed=True))
    plate.rim(np.asarray(np.maximum(gown, sleeve), np.float32), (side, -0.4), 0.6, (0.9, 0.6, 0.3), 0.5)
