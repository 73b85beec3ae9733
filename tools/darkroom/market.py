"""Pictures of the market on the Staithe: pitch 1, and the goose.

In: nothing. Out: a plate for each.
"""

import numpy as np

from tools.darkroom.noise import cloudy, smooth
from tools.darkroom.plate import LANDSCAPE, Plate, Point, Tone
from tools.darkroom.shapes import box, curve, oval, points, standing


def stall() -> Plate:
    """Pitch 1: a striped awning, seven kinds of potato, Mr Hibbert behind them, the Corn Hall at 20 to five."""
    plate = Plate(*LANDSCAPE)
    plate.wash([(0, (0.66, 0.73, 0.79)), (25, (0.85, 0.86, 0.84)), (67, (0.7, 0.68, 0.64))])
    corn_hall(plate)
    plate.blur(0.55)
    ground = plate.fill((0.46, 0.45, 0.43), [(0, 50), (100, 50), (100, 67), (0, 67)])
    plate.mottle(ground, (3, 1), 9, 0.5)
    back = plate.fill((0.2, 0.19, 0.18), box(15, 17, 97, 42))
    plate.mottle(back, (6, 14), 3, 0.4)
    man = plate.fill((0.24, 0.29, 0.24), *standing((60, 70), 46))
    plate.fill((0.66, 0.48, 0.38), oval((60, 28), 2.2, 2.9))
    plate.fill((0.19, 0.17, 0.15), [(57.2, 26.4), (58.2, 24), (61.8, 24), (62.8, 26), (64.2, 26.7)])
    plate.fill((0.75, 0.73, 0.67), [(56.6, 36), (63.4, 36), (65, 47), (55, 47)])
    plate.rim(man, (-1, -0.3), 0.5, (0.5, 0.5, 0.46), 0.45)
    awning(plate)
    potatoes(plate)
    shoppers(plate)
    return plate


def corn_hall(plate: Plate) -> None:
    """Stone, columns and a clock that has stopped."""
    plate.fill((0.72, 0.68, 0.6), box(2, 12, 46, 52), [(2, 12), (24, 3), (46, 12)])
    plate.fill((0.6, 0.57, 0.5), *(box(x, 18, x + 3, 50) for x in (6, 15, 24, 33, 40)))
    plate.dots((0.93, 0.92, 0.86), [(24, 9, 2.6)])
    plate.stroke((0.1, 0.1, 0.1), 0.4, [(24, 9), (22, 10.3)], [(24, 9), (25.1, 10)])
    plate.fill((0.62, 0.58, 0.56), box(50, 14, 74, 52), [(49, 14), (62, 7), (75, 14)])
    plate.fill((0.7, 0.62, 0.52), box(75, 18, 101, 52))
    plate.fill((0.3, 0.32, 0.34), *(box(x, y, x + 2.4, y + 4) for x in (53, 59, 65, 79, 86, 93) for y in (19, 28)))


def awning(plate: Plate) -> None:
    """Green and white canvas, sagging a little, with the light coming through it."""
    for n in range(14):
        left, right = 10 + 6.6 * n, 10 + 6.6 * (n + 1)
        top_left, top_right = 16 + 5.6 * n, 16 + 5.6 * (n + 1)
        tone: Tone = (0.13, 0.35, 0.24) if n % 2 else (0.88, 0.86, 0.78)
        plate.fill(tone, [(top_left, 7), (top_right, 7), (right, 19), (left, 19)])
        drop = curve([(left, 19), (left + 0.3, 21.4), ((left + right) / 2, 22.6), (right - 0.3, 21.4), (right, 19)])
        plate.fill((tone[0] * 0.72, tone[1] * 0.72, tone[2] * 0.72), drop)
    cloth = plate.fill((0, 0, 0), [(16, 7), (94.4, 7), (102.4, 22), (10, 22)], strength=0)
    plate.mottle(cloth, (9, 3), 25, 0.35)
    shade = plate.fill((0, 0, 0), box(14, 21, 99, 33), soft=2, strength=0)
    plate.shade(shade, 0.35)
    plate.stroke((0.3, 0.26, 0.2), 1, [(17, 20), (17, 66)], [(96, 20), (96, 66)])


def potatoes(plate: Plate) -> None:
    """Seven heaps on a sloping trestle, scales at the end of it."""
    front = plate.fill((0.36, 0.28, 0.19), [(12, 45), (100, 45), (100, 66), (12, 66)])
    plate.mottle(front, (12, 0.9), 5, 0.5)
    plate.stroke((0.24, 0.18, 0.12), 0.35, [(12, 51), (100, 51)], [(12, 57), (100, 57)])
    tones: tuple[Tone, ...] = (
        (0.72, 0.58, 0.36), (0.55, 0.3, 0.27), (0.63, 0.5, 0.33), (0.45, 0.36, 0.3), (0.78, 0.66, 0.42),
        (0.5, 0.26, 0.25), (0.66, 0.54, 0.4),
    )  # fmt: skip
    dice = np.random.default_rng(41)
    for heap, tone in enumerate(tones):
        left = 13.4 + 12.3 * heap
        plate.fill((0.22, 0.17, 0.12), [(left, 38), (left + 11.6, 38), (left + 11.6, 47), (left, 47)])
        spots = sorted(
            ((float(left + 1 + 9.6 * a), float(37 + 8.6 * b)) for a, b in dice.random((74, 2))),
            key=lambda spot: spot[1],
        )
        for x, y in spots:
            light = 0.85 + 0.3 * dice.random()
            potato(
                plate,
                (x, y - 1.6 * np.sin((x - left) / 11.6 * np.pi)),
                (tone[0] * light, tone[1] * light, tone[2] * light),
                float(dice.random()),
            )
        plate.fill((0.42, 0.33, 0.22), [(left - 0.4, 45.4), (left + 12, 45.4), (left + 12, 47.6), (left - 0.4, 47.6)])


def potato(plate: Plate, at: Point, tone: Tone, turn: float) -> None:
    """One potato, round and earthy."""
    plate.fill((tone[0] * 0.5, tone[1] * 0.5, tone[2] * 0.5), oval((at[0] + 0.1, at[1] + 0.16), 1.15, 0.85, turn))
    plate.fill(tone, oval(at, 1.1, 0.78, turn))
    plate.fill(
        (min(1, tone[0] * 1.25), min(1, tone[1] * 1.25), min(1, tone[2] * 1.25)),
        oval((at[0] - 0.25, at[1] - 0.25), 0.55, 0.32, turn),
        soft=0.12,
        strength=0.7,
    )


def shoppers(plate: Plate) -> None:
    """Two customers from behind, out of focus, one with a bag."""
    people = plate.fill((0.28, 0.17, 0.2), *standing((24, 80), 52), soft=0.5)
    people = people + plate.fill((0.16, 0.2, 0.27), *standing((8, 82), 58), soft=0.5)
    plate.fill((0.5, 0.42, 0.36), oval((24, 31.5), 3.6, 4.2), soft=0.5)
    plate.fill((0.62, 0.6, 0.57), oval((8, 28), 4.2, 4.6), soft=0.5)
    plate.fill((0.58, 0.49, 0.28), [(30, 58), (40, 58), (41, 70), (29, 70)], soft=0.5)
    plate.rim(np.asarray(people, np.float32), (1, -0.6), 0.7, (0.6, 0.58, 0.52), 0.35)


def goose() -> Plate:
    """The Superintendent in profile on wet setts, trestles behind it."""
    plate = Plate(*LANDSCAPE)
    plate.wash([(0, (0.6, 0.62, 0.62)), (30, (0.72, 0.71, 0.68)), (67, (0.5, 0.49, 0.47))])
    for n, x in enumerate((4.0, 27.0, 62.0, 84.0)):
        cloth: Tone = ((0.5, 0.16, 0.14), (0.14, 0.3, 0.42), (0.72, 0.66, 0.52), (0.18, 0.36, 0.24))[n]
        plate.fill(cloth, [(x, 4), (x + 17, 4), (x + 19, 12), (x - 2, 12)])
        plate.fill((0.34, 0.27, 0.2), box(x - 1, 22, x + 18, 26))
        plate.dots((0.66, 0.55, 0.2 + 0.1 * n), [(x + 1 + 1.9 * k, 21 + (k % 2), 1.4) for k in range(9)])
        plate.stroke((0.25, 0.2, 0.16), 0.7, [(x, 12), (x, 36)], [(x + 17, 12), (x + 17, 36)])
    plate.fill((0.2, 0.22, 0.26), *standing((52, 38), 30), *standing((78, 39), 31))
    plate.blur(1.3)
    setts(plate)
    plate.fill((0.1, 0.1, 0.1), oval((50, 59.5), 21, 2), soft=1, strength=0.55)
    bird(plate)
    plate.blur(0.5, smooth(61, 67, plate.down))
    return plate


def setts(plate: Plate) -> None:
    """Granite setts, rounded and wet, in rows that come nearer."""
    ground = plate.fill((0.26, 0.26, 0.26), box(-1, 35, 101, 68))
    plate.blur(0.8, smooth(48, 36, plate.down))
    y, row = 35.5, 0
    while y < plate.bottom:
        tall = 0.9 + (y - 35) * 0.105
        stones = [
            oval((x + tall * (row % 2), y + tall / 2), tall * 0.93, tall * 0.45) for x in np.arange(-2, 103, tall * 2)
        ]
        plate.fill((0.43, 0.42, 0.41), *stones)
        y, row = y + tall, row + 1
    shine = cloudy(plate.size, (plate.unit * 14, plate.unit * 5), 8, 4)
    plate.light *= 1 + (ground * (shine - 0.45) * 1.1)[:, :, None]
    plate.mottle(ground, (1.1, 0.8), 15, 0.5)


def bird(plate: Plate) -> None:
    """A large white goose, neck up, entirely in the right."""
    body = points("30,47 33,40 42,35.5 54,35 63,38 67,43 65,49 56,53.4 44,54 35,51.5 27,50.5 23.5,47.2")
    neck = points("58,40 62,33 63,24 62.4,18.5 64,14.6 68,13.4 71.4,15 72,18 70,20.4 68.2,23 68.6,31 69.5,39 66,46")
    legs: list[list[Point]] = [[(45, 52), (44.6, 59)], [(52, 52.6), (52.6, 59.4)]]
    plate.stroke((0.83, 0.45, 0.14), 1.25, *legs)
    plate.fill(
        (0.83, 0.45, 0.14),
        [(43, 58.6), (49, 59.4), (48, 60.6), (42.4, 60)],
        [(51, 59), (57, 59.8), (56, 61), (50.4, 60.4)],
    )
    white = plate.fill((0.86, 0.86, 0.83), curve(body, closed=True), curve(neck, closed=True))
    low = np.clip((plate.down - 38) / 16, 0, 1)
    plate.shade(np.asarray(white * low, np.float32), 0.42)
    feathers = cloudy(plate.size, (plate.unit * 3.4, plate.unit * 1.1), 64, 4)
    plate.light *= 1 + (white * (feathers - 0.5) * 0.26)[:, :, None]
    for shift in (0.0, 2.4, 4.8):
        wing = curve(
            [
                (60 - shift, 40.5 + shift * 0.6),
                (48, 39.5 + shift),
                (36, 42.5 + shift),
                (26 + shift * 0.6, 47.3 + shift * 0.5),
            ]
        )
        plate.stroke((0.58, 0.58, 0.57), 0.4, wing, soft=0.12, strength=0.8)
    plate.rim(white, (-0.3, -1), 0.6, (0.3, 0.3, 0.28), 0.7)
    plate.fill((0.86, 0.48, 0.13), curve([(71, 15.2), (73.2, 15), (77.4, 18), (76.6, 19.4), (71.8, 19.2)], closed=True))
    plate.stroke((0.5, 0.25, 0.08), 0.18, [(72, 17.8), (77, 18.7)])
    plate.dots((0.06, 0.06, 0.07), [(68.6, 16.6, 0.62)])
    plate.dots((0.95, 0.95, 0.95), [(68.4, 16.4, 0.18)])
