"""Pictures of Tar Steps: the row of lofts from the water, and the long floor of Loft 2.

In: nothing. Out: a plate for each.
"""

import numpy as np

from tools.darkroom.plate import LANDSCAPE, Plate, Point, Tone, dimmed
from tools.darkroom.shapes import box, curve, moved, oval, points, standing
from tools.darkroom.weather import clouds, sea

MIDDLE = 50.0  # of the plate, from its left
TAR: Tone = (0.115, 0.115, 0.125)


def net_lofts() -> Plate:
    """The fourteen lofts at low water, their steps down to the sand, somebody sitting on the ninth."""
    plate, lane = Plate(*LANDSCAPE), 39.0
    plate.wash([(0, (0.42, 0.58, 0.75)), (16, (0.68, 0.78, 0.84)), (30, (0.87, 0.88, 0.85))])
    clouds(plate, 30, (0.97, 0.96, 0.94), 43, cover=0.5, strength=0.8)
    hill = [*curve(points("-1,27 16,20.5 38,17.5 60,19 82,23 101,26")), (101, lane), (-1, lane)]
    turf = plate.fill((0.43, 0.49, 0.33), hill)
    plate.mottle(turf, (4, 2), 44, 0.45)
    gorse = np.random.default_rng(4).random((130, 3))
    bushes = [(100 * a, 21.5 + 14 * b + 9 * (a - 0.45) ** 2 * 3, 0.25 + 0.5 * c) for a, b, c in gorse]
    plate.dots((0.72, 0.62, 0.2), bushes, soft=0.15, strength=0.75)
    for number in range(14):
        loft(plate, (1.2 + 7.0 * number, lane), number)
    strand(plate, lane)
    steps(plate, lane)
    boat(plate, (24, 55.5), 15)
    sea(plate, 61.5, (0.42, 0.52, 0.55), (0.24, 0.35, 0.39), 17, chop=0.4)
    plate.stroke((0.9, 0.92, 0.9), 0.4, curve(points("-1,61.6 20,61.2 44,61.9 70,61.2 101,61.7")), soft=0.15)
    return plate


def loft(plate: Plate, foot: Point, number: int) -> None:
    """One loft end on: tarred boards, a window and a high door, a beam over it with its rope."""
    x, y = foot
    tall, wide = 15 + (number * 5 % 4) * 0.9, 6.5
    gable = [(x, y), (x, y - tall), (x + wide / 2, y - tall - 4.2), (x + wide, y - tall), (x + wide, y)]
    front = plate.fill(TAR, gable)
    boards = [[(x, up), (x + wide, up)] for up in np.arange(y - tall, y, 0.75)]
    plate.stroke((0.07, 0.07, 0.075), 0.1, *boards)
    plate.mottle(front, (1, 5), 60 + number, 0.7)
    edge = [(x - 0.3, y - tall + 0.3), (x + wide / 2, y - tall - 4.4), (x + wide + 0.3, y - tall + 0.3)]
    plate.stroke((0.3, 0.24, 0.21), 0.55, edge)
    plate.rim(front, (-1, -0.3), 0.2, (0.5, 0.5, 0.5), 0.5)
    middle = x + wide / 2
    plate.fill((0.2, 0.16, 0.13), box(middle - 0.95, y - tall + 0.4, middle + 0.95, y - tall + 4))
    plate.fill(dimmed(TAR, 0.4), box(middle - 1.1, y - 4.2, middle + 1.1, y))
    panes = [box(x + side, y - tall + 6.4, x + side + 1.3, y - tall + 8.2) for side in (0.9, 4.3)]
    plate.fill((0.84, 0.85, 0.83), *panes)
    plate.fill((0.4, 0.47, 0.52), *(box(a[0] + 0.15, a[1] + 0.15, c[0] - 0.15, c[1] - 0.15) for a, _, c, _ in panes))
    hoist = [(middle, y - tall - 1.5), (middle + 0.9, y - tall - 0.7)]
    plate.stroke((0.25, 0.2, 0.16), 0.35, hoist)
    if number % 3 == 0:
        plate.stroke((0.72, 0.66, 0.52), 0.14, [(middle + 0.9, y - tall - 0.7), (middle + 0.9, y - 2.2)])


def strand(plate: Plate, lane: float) -> None:
    """The stone edge of the lane and the small beach under it."""
    stone = plate.fill((0.5, 0.47, 0.42), box(-1, lane, 101, lane + 6.5))
    plate.mottle(stone, (3, 1), 21, 0.55)
    courses = [[(-1, y), (101, y)] for y in np.arange(lane + 1.4, lane + 6.5, 1.4)]
    plate.stroke((0.34, 0.32, 0.29), 0.13, *courses)
    plate.fill((0.66, 0.63, 0.57), box(-1, lane - 0.35, 101, lane + 0.35))
    weed = plate.fill((0.2, 0.22, 0.14), box(-1, lane + 5, 101, lane + 7), soft=0.5, strength=0.7)
    plate.mottle(weed, (2, 0.6), 9, 0.5)
    sand = [*curve(points("-1,46 25,45 55,45.6 80,44.8 101,45.6")), (101, 63), (-1, 63)]
    beach = plate.fill((0.74, 0.67, 0.52), sand)
    plate.mottle(beach, (6, 1.3), 14, 0.35)
    wet = [*curve(points("-1,57 30,55.8 60,57.4 101,56.2")), (101, 63), (-1, 63)]
    plate.fill((0.5, 0.46, 0.38), wet, soft=0.7, strength=0.8)
    pebbles = np.random.default_rng(6).random((220, 3))
    plate.dots((0.42, 0.39, 0.34), [(100 * a, 46 + 13 * b, 0.08 + 0.16 * c) for a, b, c in pebbles], strength=0.7)


def steps(plate: Plate, lane: float) -> None:
    """Twenty-two treads from the lane to the sand, hollowed in the middle, with two children on them."""
    for number in range(22):
        y, out = lane + 0.2 + 0.5 * number, 0.22 * number
        tread = curve([(63 - out, y), (67, y + 0.16), (71 + out, y + 0.02)], steps=6)
        plate.fill(
            (0.66 - 0.006 * number, 0.63 - 0.006 * number, 0.56 - 0.006 * number),
            [*tread, (71 + out, y + 0.62), (63 - out, y + 0.62)],
        )
        plate.stroke((0.33, 0.31, 0.28), 0.13, [(x, y + 0.5) for x, _ in tread])
    hollow = plate.fill((0, 0, 0), oval((67, lane + 5.5), 1.6, 5), soft=0.8, strength=0)
    plate.shade(hollow, 0.3)
    for x, tone in ((65.4, (0.68, 0.2, 0.16)), (67.6, (0.16, 0.3, 0.5))):
        sitting(plate, (x, lane + 5), tone)
    child = standing((76, 58.6), 5.4)
    plate.fill((0.25, 0.27, 0.32), *child)
    plate.fill((0.3, 0.27, 0.22), oval((77, 58.8), 2.2, 0.3), soft=0.2, strength=0.5)


def sitting(plate: Plate, at: Point, tone: Tone) -> None:
    """A child on a step, knees up, seen from the front."""
    plate.fill((0.2, 0.2, 0.24), moved(points("-0.75,0.2 0.75,0.2 0.7,1.9 0.15,1.9 0,0.7 -0.15,1.9 -0.7,1.9"), at))
    plate.fill(tone, moved(curve(points("-0.8,0.5 -0.75,-1.2 0,-1.6 0.75,-1.2 0.8,0.5")), at))
    plate.dots((0.76, 0.58, 0.46), [(at[0], at[1] - 2.2, 0.62)])
    plate.fill((0.24, 0.16, 0.1), moved(oval((0, -2.5), 0.66, 0.42), at))


def boat(plate: Plate, at: Point, length: float) -> None:
    """A beach boat drawn up, leaning on her bilge."""
    plate.fill((0.3, 0.27, 0.21), oval((at[0] + length / 2, at[1] + 1.3), length * 0.5, 0.7), soft=0.4, strength=0.7)
    hull = curve(points("0,-0.16 0.25,-0.12 0.6,-0.12 1.02,-0.23")) + curve(
        points("1.02,-0.23 0.94,-0.02 0.8,0.07 0.5,0.1 0.2,0.08 0.03,0.02")
    )
    body = plate.fill((0.2, 0.38, 0.5), moved(hull, at, length, 0.03))
    plate.mottle(body, (2.5, 0.6), 9, 0.45)
    inside = curve(points("0.03,-0.14 0.25,-0.1 0.6,-0.1 0.98,-0.2")) + curve(points("0.98,-0.2 0.6,-0.15 0.25,-0.15"))
    plate.fill((0.48, 0.38, 0.26), moved(inside, at, length, 0.03))
    strake = [moved(curve(points("0,-0.15 0.25,-0.11 0.6,-0.11 1.02,-0.22")), at, length, 0.03)]
    plate.stroke((0.88, 0.86, 0.78), 0.35, *strake)
    plate.rim(body, (-0.3, -1), 0.25, (0.7, 0.75, 0.78), 0.4)
    plate.stroke((0.3, 0.26, 0.2), 0.18, curve([(at[0] + length, at[1] - 3.2), (46, 53), (54, 48.5), (58, 45.8)]))


def net_mender() -> Plate:
    """Mrs Carrow on the white floor of Loft 2, a net taut across it, the north window behind her."""
    plate, end = Plate(*LANDSCAPE), (42.0, 19.0, 60.0, 41.0)
    plate.wash([(0, (0.66, 0.65, 0.61)), (30, (0.74, 0.73, 0.69)), (67, (0.6, 0.58, 0.54))])
    left, top, right, bottom = end
    plate.fill((0.63, 0.62, 0.58), [(-1, -1), (left, top), (left, bottom), (-1, 68)])
    plate.fill((0.55, 0.54, 0.51), [(101, -1), (right, top), (right, bottom), (101, 68)])
    floor = plate.fill((0.46, 0.37, 0.27), [(left, bottom), (right, bottom), (103, 68), (-3, 68)])
    seams = [[(left + 18 * part, bottom), (-3 + 106 * part, 68)] for part in np.linspace(0, 1, 19)]
    plate.stroke((0.27, 0.21, 0.15), 0.16, *seams, strength=0.8)
    plate.mottle(floor, (7, 2), 23, 0.4)
    plate.fill((0.7, 0.69, 0.65), [*box(left, top, right, bottom), (left, top), (51, 10.5), (right, top)])
    boarding(plate, end)
    plate.fill((0.95, 0.96, 0.95), box(46.5, 20, 55.5, 33))
    plate.glow((51, 26), 12, (0.5, 0.51, 0.5), 0.7)
    plate.stroke((0.35, 0.34, 0.31), 0.35, [(51, 20), (51, 33)], [(46.5, 26.4), (55.5, 26.4)], [(46, 33.2), (56, 33.2)])
    shine = plate.fill((0, 0, 0), [(46, 42), (56, 42), (66, 68), (34, 68)], soft=2.2, strength=0)
    plate.shine(shine, (0.5, 0.48, 0.42), 0.38)
    for swag in ("-2,6 7,15 13,34 8,52 -2,60", "102,4 94,14 88,32 92,50 102,58"):
        bundle(plate, swag)
    plate.blur(0.18)
    stove(plate, (33.5, 50))
    woman(plate, (40, 57), 27)
    taut_net(plate)
    terrier(plate, (63, 60))
    return plate


def boarding(plate: Plate, end: tuple[float, float, float, float]) -> None:
    """Boards along both walls, rafters over them, all limewashed."""
    left, top, right, bottom = end
    lines = [[(-1, -1 + 69 * part), (left, top + (bottom - top) * part)] for part in np.linspace(0, 1, 15)]
    lines += [[(101, -1 + 69 * part), (right, top + (bottom - top) * part)] for part in np.linspace(0, 1, 15)]
    plate.stroke((0.45, 0.44, 0.41), 0.14, *lines, strength=0.8)
    for size in (1.0, 0.62, 0.38, 0.22):
        wide, up = 52 * size, 33 * size
        beam = [(51 - wide, 34 - up * 0.72), (51 + wide, 34 - up * 0.72)]
        plate.stroke((0.36, 0.31, 0.26), 2.6 * size + 0.3, beam)
        plate.stroke((0.52, 0.47, 0.4), 0.7 * size, [(x, y - 1.1 * size) for x, y in beam])
        ridge = [(51 - wide, 34 - up * 0.72), (51, 34 - up * 1.25), (51 + wide, 34 - up * 0.72)]
        plate.stroke((0.42, 0.37, 0.31), 1.7 * size + 0.2, ridge)


def bundle(plate: Plate, words: str) -> None:
    """A net hung up in a swag: brown twine in folds, corks along one edge."""
    shape = curve(points(words))
    net = plate.fill((0.36, 0.24, 0.15), shape)
    plate.mottle(net, (0.9, 9), 31, 0.9)
    plate.mottle(net, (0.5, 0.5), 32, 0.5)
    plate.rim(net, (-1 if shape[0][0] > MIDDLE else 1, 0), 0.7, (0.75, 0.68, 0.55), 0.35)
    plate.dots((0.72, 0.55, 0.32), [(x, y, 0.75) for x, y in shape[4:-4:4]])


def stove(plate: Plate, at: Point) -> None:
    """A round iron stove and its pipe."""
    x, y = at
    plate.fill((0.1, 0.09, 0.09), box(x - 2.2, y - 7.5, x + 2.2, y), box(x - 0.6, -1, x + 0.6, y - 7))
    plate.fill((0.1, 0.09, 0.09), box(x - 2.8, y - 8.2, x + 2.8, y - 7.3), oval((x, y + 0.2), 3, 0.6))
    plate.fill((0.85, 0.42, 0.14), box(x - 1.1, y - 3.2, x + 1.1, y - 2.2))
    plate.glow((x, y - 2.7), 2.6, (0.7, 0.3, 0.08), 0.5)


def woman(plate: Plate, at: Point, tall: float) -> None:
    """A small woman in a blue overall, her arms out along the head rope."""
    plate.fill((0.2, 0.16, 0.12), oval((at[0] + 3, at[1] + 0.3), 6.5, 0.9), soft=0.6, strength=0.6)
    overall = moved(
        curve(points("-0.17,-0.1 -0.15,-0.4 -0.14,-0.62 -0.12,-0.76 0,-0.82 0.12,-0.76 0.15,-0.6 0.15,-0.4 0.19,-0.1")),
        at,
        tall,
    )
    legs = [moved(box(-0.11 + 0.13 * n, -0.14, -0.02 + 0.13 * n, 0), at, tall) for n in range(2)]
    plate.fill((0.2, 0.18, 0.17), *legs)
    body = plate.fill((0.22, 0.33, 0.5), overall)
    plate.mottle(body, (1, 6), 12, 0.5)
    plate.dots((0.74, 0.57, 0.46), [(at[0] + 0.3, at[1] - 0.9 * tall, 0.066 * tall)])
    hair = moved(
        curve(points("0.06,-0.93 0.05,-0.98 -0.03,-0.985 -0.07,-0.93 -0.06,-0.86 -0.02,-0.9"), closed=True), at, tall
    )
    plate.fill((0.72, 0.71, 0.68), hair, moved(oval((-0.07, -0.9), 0.035, 0.035), at, tall))
    arms = [
        moved(curve(points(words)), at, tall)
        for words in ("0.1,-0.72 0.2,-0.62 0.32,-0.64", "-0.06,-0.72 0.1,-0.55 0.24,-0.55")
    ]
    sleeves = plate.stroke((0.25, 0.37, 0.55), 0.075 * tall, *arms)
    plate.dots((0.74, 0.57, 0.46), [(*arm[-1], 0.032 * tall) for arm in arms])
    plate.rim(np.asarray(np.maximum(body, sleeves), np.float32), (0.8, -0.7), 0.5, (0.85, 0.85, 0.8), 0.4)


def taut_net(plate: Plate) -> None:
    """The net from her hands to the eye: a head rope with corks, meshes under it, one hole the shape of a seal."""
    near, far = 104.0, 48.0
    across = np.linspace(0, 1, 42) ** 1.35
    head = [(far + (near - far) * t, 40.2 - 9 * t + 5 * t * (1 - t)) for t in across]
    foot = [(far + (near - far) * t, 45.5 + 13 * t + 6 * t * (1 - t)) for t in across]
    rows = 13
    knots = [
        [
            ((1 - r / rows) * h[0] + r / rows * f[0], (1 - r / rows) * h[1] + r / rows * f[1])
            for h, f in zip(head, foot, strict=True)
        ]
        for r in range(rows + 1)
    ]
    middle = (76.0, 43.5)
    meshes: list[list[Point]] = []
    for row in range(rows):
        for n in range(len(head) - 1):
            a, b = knots[row][n], knots[row + 1][n + 1]
            c, d = knots[row + 1][n], knots[row][n + 1]
            torn = ((a[0] - middle[0]) / 7.5) ** 2 + ((a[1] - middle[1]) / 5.2) ** 2 < 1
            if not torn:
                meshes += [[a, b], [c, d]]
    plate.stroke((0.3, 0.19, 0.11), 0.2, *meshes)
    plate.stroke((0.62, 0.52, 0.36), 0.5, head)
    plate.stroke((0.4, 0.3, 0.2), 0.45, foot)
    corks = [(x, y, 0.45 + 0.75 * t) for (x, y), t in zip(head, across, strict=True)][3::4]
    plate.dots((0.5, 0.34, 0.18), [(x + 0.1, y + 0.15, size) for x, y, size in corks])
    plate.dots((0.74, 0.56, 0.33), corks)


def terrier(plate: Plate, at: Point) -> None:
    """A terrier, sitting, looking at the hole."""
    plate.fill((0.2, 0.16, 0.12), oval((at[0], at[1] + 0.2), 3.2, 0.5), soft=0.4, strength=0.6)
    body = curve(points("-2.3,0 -2.4,-2 -1.2,-4 0.4,-5 1.4,-4.6 1.5,-2 1.7,0"), closed=True)
    head = curve(points("0,-4.6 -0.2,-6.4 0.9,-7.3 2.2,-6.8 3.6,-6 3.5,-5.3 2,-5 1.2,-4.4"), closed=True)
    dog = plate.fill((0.86, 0.83, 0.76), moved(body, at), moved(head, at))
    plate.fill(
        (0.45, 0.28, 0.15),
        moved(points("0,-6.2 0.3,-7.6 1.2,-7.1 0.9,-5.9"), at),
        moved(oval((-1.4, -1.6), 0.9, 1.2), at),
    )
    plate.stroke((0.86, 0.83, 0.76), 0.5, moved(curve(points("-2.2,-0.8 -3.2,-1.8 -3.1,-3")), at))
    plate.dots((0.08, 0.07, 0.07), [(at[0] + 3.5, at[1] - 5.8, 0.3), (at[0] + 1.8, at[1] - 6.4, 0.17)])
    plate.mottle(dog, (0.6, 0.6), 3, 0.35)
    plate.rim(dog, (0, -1), 0.25, (0.5, 0.5, 0.48), 0.35)
