"""Pictures across the Sound: Skarrow Haven from the hill, dinghies without a wind.

In: nothing. Out: a plate for each.
"""

import numpy as np

from tools.darkroom.harbour import gulls
from tools.darkroom.lettering import width, write
from tools.darkroom.noise import cloudy
from tools.darkroom.plate import LANDSCAPE, Plate, Point, Tone, dimmed
from tools.darkroom.shapes import box, curve, moved, oval, points, standing
from tools.darkroom.vessels import Lie, ferry
from tools.darkroom.weather import clouds, haze, sea

BLUE_DOOR = 7  # of the cottages, as they are listed


def skarrow_haven() -> Plate:
    """The village, its slip and its mole from the road to the top, the ferry coming in, sheep along a wall."""
    plate, horizon = Plate(*LANDSCAPE), 15.0
    plate.wash([(0, (0.4, 0.57, 0.75)), (10, (0.7, 0.8, 0.86)), (horizon, (0.9, 0.91, 0.88))])
    clouds(plate, horizon, (0.97, 0.96, 0.94), 51, cover=0.4, strength=0.8)
    far = [*curve(points("-1,14 18,13 36,12.2 58,13.4 80,12.8 101,13.9")), (101, 16), (-1, 16)]
    plate.fill((0.6, 0.68, 0.73), far, soft=0.12)
    sea(plate, horizon, (0.56, 0.68, 0.73), (0.2, 0.42, 0.5), 61, chop=0.4)
    haze(plate, 15, 2, (0.88, 0.9, 0.88), 0.4)
    ferry(plate, Lie((70, 22.6), 9, flip=True), (0.08, 0.09, 0.11), (0.92, 0.91, 0.87), (0.3, 0.34, 0.37))
    plate.stroke((0.9, 0.93, 0.93), 0.3, curve(points("70,22.8 77,22.9 86,23.5 94,24.4")), soft=0.15, strength=0.8)
    haven(plate)
    cottages(plate)
    hillside(plate)
    gulls(plate, [(34, 9, 1.3), (39, 11, 1), (57, 7.5, 1.5)], (0.95, 0.95, 0.94))
    return plate


def haven(plate: Plate) -> None:
    """The bay, its beach and the mole with a lamp at its end."""
    land = [*curve(points("-1,24 9,24.6 17,27 23,31 31,36 43,40.5 56,42.4 68,44.5 82,50 101,52")), (101, 68), (-1, 68)]
    turf = plate.fill((0.45, 0.54, 0.3), land)
    plate.mottle(turf, (6, 2), 71, 0.4)
    shore = curve(points("9,24.6 17,27 23,31 31,36 43,40.5 56,42.4 68,44.5"))
    rim = [(x - 0.4, y + 1.9) for x, y in reversed(shore)]
    sand = plate.fill((0.78, 0.73, 0.6), [*shore, *rim])
    plate.mottle(sand, (2, 0.6), 6, 0.3)
    plate.stroke((0.94, 0.96, 0.95), 0.35, shore, soft=0.12)
    headland = [*curve(points("-1,18.4 7,18.8 12,20.6 15,23.2 10,25")), (-1, 26)]
    rock = plate.fill((0.42, 0.47, 0.31), headland)
    plate.mottle(rock, (3, 1.2), 18, 0.5)
    plate.fill((0.36, 0.32, 0.28), [*curve(points("7,18.9 12,20.7 15,23.2")), (14.6, 24.2), (10.6, 22)])
    wall = [
        *curve(points("70,45 73,40 71,34.5 63,31 54,29.8")),
        *curve(points("54,31.2 62.4,32.6 69,35.6 70.6,40 67,44.6")),
    ]
    plate.fill((0.16, 0.33, 0.4), [(x - 0.3, y + 1.2) for x, y in wall], soft=0.5, strength=0.6)
    mole = plate.fill((0.6, 0.58, 0.53), wall)
    plate.mottle(mole, (1.2, 0.6), 33, 0.45)
    plate.stroke((0.4, 0.38, 0.34), 0.35, curve(points("54,31.4 62.4,32.8 69,35.8 70.6,40.2 67,44.8")))
    plate.stroke((0.9, 0.9, 0.87), 0.6, [(54.8, 30.4), (54.8, 27.2)])
    plate.dots((0.75, 0.16, 0.13), [(54.8, 26.8, 0.5)])
    slip = plate.fill((0.62, 0.6, 0.55), points("49.4,41.2 53.4,41.8 56.6,48.4 50.2,48.4"))
    plate.mottle(slip, (1, 2), 12, 0.35)
    for at, tone in (
        ((41, 43.2), (0.35, 0.22, 0.12)),
        ((57.4, 45.6), (0.16, 0.33, 0.5)),
        ((60.6, 45), (0.6, 0.17, 0.13)),
        ((36.2, 41), (0.9, 0.89, 0.84)),
    ):
        boat = moved(curve(points("0,-0.5 2.2,-0.25 4.6,-0.7 4.1,0.35 2,0.6 0.4,0.35"), closed=True), at)
        plate.fill((0.3, 0.3, 0.22), [(x + 0.2, y + 0.4) for x, y in boat], soft=0.2, strength=0.6)
        plate.fill(tone, boat)
        plate.fill(dimmed(tone, 0.45), moved(curve(points("0.5,-0.35 2.2,-0.15 4,-0.45 2.2,-0.02"), closed=True), at))


def cottages(plate: Plate) -> None:
    """White houses with slate roofs above the slip, and the chapel."""
    places = [
        (16.5, 34.2, 0.72), (22, 37, 0.8), (13.4, 38.4, 0.85), (28.4, 40.6, 0.9), (20.4, 42.6, 1.0),
        (34.6, 44.4, 1.0), (62.8, 51.2, 1.1), (72, 53, 1.15), (27.6, 47.4, 1.1),
    ]  # fmt: skip
    for number, (x, y, size) in enumerate(places):
        cottage(plate, (x, y), size, number)
    cottage(plate, (40.2, 48.4), 1.25, 12)
    tower = plate.fill(
        (0.58, 0.56, 0.52), box(8.6, 28.6, 13.2, 33), points("8.4,28.7 10.9,26 13.4,28.7"), box(8.2, 26.4, 9.4, 29)
    )
    plate.mottle(tower, (1, 1), 4, 0.3)
    plate.fill((0.2, 0.22, 0.25), *(box(x, 30, x + 0.5, 31.8) for x in (9.6, 10.8, 12)))
    road = curve(points("53,48 53.4,50.8 51,54 53.6,58.4 60,62.6 66,68"))
    plate.stroke((0.66, 0.63, 0.56), 1.5, road, soft=0.15)


def cottage(plate: Plate, at: Point, size: float, number: int) -> None:
    """One house: white front, slate roof, a chimney at each end, a door of its own colour."""

    def part(left: float, top: float, right: float, bottom: float) -> list[Point]:
        return moved(box(left, top, right, bottom), at, size)

    doors: tuple[Tone, ...] = ((0.5, 0.16, 0.13), (0.15, 0.3, 0.2), (0.35, 0.25, 0.15), (0.12, 0.32, 0.6))
    plate.fill((0.22, 0.27, 0.16), moved(oval((3.6, 0.1), 4.3, 0.5), at, size), soft=0.3, strength=0.6)
    front = plate.fill((0.92, 0.91, 0.87), part(0, -2.9, 6.6, 0))
    plate.fill(
        (0.74, 0.74, 0.72),
        moved(points("6.6,-2.9 7.9,-3.2 7.9,-0.5 6.6,0"), at, size),
        moved(points("6.6,-2.9 7.2,-4.8 7.9,-3.2"), at, size),
    )
    roof = plate.fill((0.33, 0.36, 0.41), moved(points("-0.3,-2.8 0.4,-4.9 7.3,-4.9 6.8,-2.8"), at, size))
    plate.mottle(roof, (0.8, 0.4), number + 2, 0.4)
    plate.fill((0.7, 0.67, 0.62), part(0.5, -6, 1.3, -4.7), part(6, -6, 6.8, -4.7))
    plate.fill((0.25, 0.29, 0.33), *(part(x, -2.1, x + 0.8, -1.1) for x in (0.8, 4.9)))
    plate.fill(doors[3 if number == BLUE_DOOR else number % 3], part(2.9, -1.9, 3.8, 0))
    plate.mottle(front, (1, 1), number, 0.12)


def hillside(plate: Plate) -> None:
    """The near slope, a wall across it, and the sheep behind the wall."""
    edge = curve(points("-1,51 12,53 28,57 46,61.6 60,66 66,69"))
    slope = plate.fill((0.37, 0.45, 0.23), [*edge, (-1, 69)])
    blades = cloudy(plate.size, (plate.unit * 0.7, plate.unit * 2.4), 25, 4)
    plate.light *= 1 + (slope * (blades - 0.5) * 0.9)[:, :, None]
    plate.rim(slope, (0.4, -1), 0.4, (0.7, 0.7, 0.4), 0.35)
    top = curve(points("-1,54 12,56 27,59.6 43,63.8 54,68"))
    wall = plate.fill((0.5, 0.49, 0.46), [*top, *[(x, y + 3.4) for x, y in reversed(top)]])
    plate.mottle(wall, (0.9, 0.7), 45, 0.9)
    plate.stroke((0.7, 0.69, 0.65), 0.35, top)
    for n, x in enumerate(np.arange(2, 41, 3.3)):
        y = 53.4 + 0.22 * x + 0.0016 * x * x - 0.5 * (n % 3)
        wool = moved(curve(points("-1.2,0 -1.3,-1.1 -0.4,-1.6 0.9,-1.5 1.3,-0.8 1.1,0.1"), closed=True), (float(x), y))
        plate.fill((0.88, 0.86, 0.8), wool)
        plate.fill((0.13, 0.12, 0.12), oval((float(x) - 1.4, y - 1.1), 0.42, 0.5))
    plate.fill((0.2, 0.2, 0.23), *standing((57, 60.4), 3.6))


def becalmed() -> Plate:
    """Pell dinghies on glass off the Strand, all but one with their sails hanging, and number 14 at anchor."""
    plate, horizon = Plate(*LANDSCAPE), 25.0
    plate.wash([(0, (0.6, 0.73, 0.83)), (14, (0.8, 0.86, 0.88)), (horizon, (0.93, 0.91, 0.85))])
    clouds(plate, horizon, (0.98, 0.97, 0.95), 81, cover=0.35, strength=0.6)
    cliff = [*curve(points("-1,22.6 14,21.6 30,22 44,23.4 58,24.8")), (58, 25.4), (-1, 25.4)]
    plate.fill((0.64, 0.6, 0.53), cliff, soft=0.12)
    plate.fill(
        (0.56, 0.6, 0.5),
        [
            *curve(points("-1,21.9 14,20.8 30,21.4 44,23")),
            (44, 23.5),
            *reversed(curve(points("-1,22.8 14,21.7 30,22.1 44,23.5"))),
        ],
        soft=0.1,
    )
    plate.stroke((0.9, 0.9, 0.88), 0.5, [(9, 22), (9, 17.6)])
    sea(plate, horizon, (0.86, 0.87, 0.83), (0.46, 0.6, 0.66), 91, chop=0.1)
    plate.mirror(horizon, 0.25, 0.45, 12)
    haze(plate, horizon, 2.4, (0.93, 0.91, 0.87), 0.5)
    fleet = [
        ((66, 27.2), 0.2), ((72, 27.6), 0.22), ((79, 27.3), 0.19), ((38, 28), 0.26), ((88, 28.6), 0.3),
        ((48, 28.6), 0.28), ((95, 30.4), 0.4), ((22, 30.6), 0.42), ((60, 31.4), 0.46),
    ]  # fmt: skip
    for number, (at, size) in enumerate(fleet):
        dinghy(plate, at, size, (21 + 3 * number, (0.25, 0.35, 0.45), number % 2 == 0))
    dinghy(plate, (78, 41), 0.86, (9, (0.56, 0.15, 0.12), True))
    dinghy(plate, (33, 52.5), 1.5, (14, (0.2, 0.36, 0.28), True))
    rode = curve([(45.2, 48.4), (51.6, 52), (57.5, 58.4)])
    plate.stroke((0.85, 0.82, 0.7), 0.22, rode)
    plate.stroke((0.9, 0.92, 0.9), 0.2, oval((57.6, 58.5), 1.6, 0.3), oval((57.6, 58.5), 2.9, 0.6), strength=0.6)
    return plate


def dinghy(plate: Plate, at: Point, size: float, boat: tuple[int, Tone, bool]) -> None:
    """A dinghy and her two, with her sails hanging; under her the same upside down, broken by the ripples."""
    number, paint, flip = boat
    main = curve(points("0.4,-27 2.6,-18 5.6,-8.6 8.4,-4.4")) + points("4,-3.8 -0.1,-3.6")
    jib = curve(points("-0.5,-22 -2.6,-14 -6.4,-4.2")) + curve(points("-6.4,-4.2 -3,-3.9 -0.9,-4.2 -0.2,-12"))
    hull = curve(points("-8.2,-3 -2,-2.2 4,-2.1 8.4,-2.6")) + curve(points("8.4,-2.6 8,0.1 2,0.6 -4,0.4 -7.2,-0.6"))
    for shape, tone, strength in ((main, (0.97, 0.96, 0.92), 0.55), (jib, (0.95, 0.94, 0.9), 0.5), (hull, paint, 0.7)):
        below = [(x + 0.5 * np.sin(y * 1.4), -0.72 * y) for x, y in shape]
        plate.fill(tone, moved(below, at, size, flip=flip), soft=0.35 * size, strength=strength)
    dark = [(-5.6, -3.4, 0), (5.2, -3, 0)]
    plate.stroke(
        (0.35, 0.28, 0.2),
        0.45 * size,
        moved([(0, -2), (0.2, -28)], at, size, flip=flip),
        moved([(0, -4.2), (8.6, -4.6)], at, size, flip=flip),
    )
    sails = plate.fill((0.95, 0.94, 0.9), moved(main, at, size, flip=flip))
    front = plate.fill((0.9, 0.89, 0.85), moved(jib, at, size, flip=flip))
    whole = np.asarray(np.maximum(sails, front), np.float32)
    plate.mottle(whole, (1.2 * size, 7 * size), number, 0.2)
    seams = [
        moved(curve(points(words)), at, size, flip=flip)
        for words in ("0.2,-20 1.2,-19.4 2.4,-19", "0.1,-14 2,-13 4,-12.8", "0,-9 3,-7.8 5.8,-8")
    ]
    plate.stroke((0.78, 0.77, 0.72), 0.14 * size, *seams)
    for x, y, _ in dark:
        crew = moved(
            curve(points("-1,1.2 -1.1,-1.6 -0.3,-2.8 0.7,-2.4 1.1,1.2"), closed=True),
            moved([(x, y)], at, size, flip=flip)[0],
            size,
        )
        plate.fill((0.66, 0.2, 0.16) if x < 0 else (0.16, 0.23, 0.36), crew)
        plate.dots((0.76, 0.58, 0.46), [(*moved([(x, y - 3.5)], at, size, flip=flip)[0], 0.82 * size)])
        plate.fill((0.88, 0.86, 0.78), moved(oval((x, y - 4.1), 1.15, 0.36), at, size, flip=flip))
    body = plate.fill(paint, moved(hull, at, size, flip=flip))
    plate.stroke(
        (0.8, 0.72, 0.55), 0.3 * size, moved(curve(points("-8.2,-3 -2,-2.2 4,-2.1 8.4,-2.6")), at, size, flip=flip)
    )
    plate.rim(body, (-0.3, -1), 0.2 * size, (0.8, 0.8, 0.75), 0.4)
    words = str(number)
    middle = moved([(2.5, -15.6)], at, size, flip=flip)[0]
    write(plate, words, (middle[0] - width(words, 2.2 * size) / 2, middle[1]), 2.2 * size, (0.2, 0.22, 0.3))
