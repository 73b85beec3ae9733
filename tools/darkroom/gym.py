"""A picture of a boxer.

In: nothing. Out: its plate.
"""

import numpy as np

from tools.darkroom.noise import Field
from tools.darkroom.plate import PORTRAIT, Plate, Point, Tone
from tools.darkroom.portraits import Sitter, bust
from tools.darkroom.shapes import box, curve, moved, oval, points

RED: Tone = (0.58, 0.1, 0.09)
SKIN: Tone = (0.66, 0.47, 0.36)
BLUE: Tone = (0.13, 0.2, 0.36)


def boxer() -> Plate:
    """Miss Gilroy with her guard up and the heavy bag beside her, in the light of a high window."""
    plate = Plate(*PORTRAIT)
    plate.wash([(0, (0.3, 0.34, 0.31)), (70, (0.36, 0.39, 0.35)), (72, (0.2, 0.25, 0.22)), (134, (0.15, 0.18, 0.16))])
    plate.mottle(np.ones((plate.height, plate.width), np.float32), (26, 30), 14, 0.25)
    plate.fill((0.78, 0.76, 0.66), box(-1, 70.4, 101, 72.2))
    plate.fill((0.9, 0.93, 0.92), box(4, -2, 42, 26))
    plate.stroke((0.3, 0.31, 0.29), 1.3, [(23, -2), (23, 26)], [(4, 12), (42, 12)], [(2, 26.6), (44, 26.6)])
    plate.glow((23, 10), 30, (0.5, 0.52, 0.48), 0.4)
    ropes = [[(60, 88), (104, 84)], [(60, 104), (104, 102)]]
    plate.stroke((0.75, 0.72, 0.66), 1.4, *ropes)
    plate.blur(1.2)
    bag(plate)
    sitter = Sitter((62, 47), 15.5, -1, (0.78, 0.58, 0.46), (0.3, 0.18, 0.1), BLUE)
    knot = plate.fill(sitter.hair, oval((73.4, 39.5), 4.4, 4.6))
    plate.mottle(knot, (0.6, 1.8), 5, 0.7)
    woman = bust(plate, sitter, light=-1)
    plate.rim(woman, (-1, -0.5), 1, (0.8, 0.8, 0.74), 0.42)
    guard(plate)
    return plate


def bag(plate: Plate) -> None:
    """A heavy bag of sailcloth on a chain, roped round like a hawser."""
    plate.stroke((0.14, 0.14, 0.14), 1.1, [(20, -2), (19, 24)])
    for n in range(9):
        plate.stroke((0.4, 0.4, 0.4), 0.5, oval((19.9 - 0.1 * n, 1 + 2.8 * n), 0.8, 1.5))
    plate.stroke((0.25, 0.2, 0.14), 0.9, [(19, 24), (10, 33)], [(19, 24), (29, 33)])
    shape = [
        *curve(points("6,35 7,33 19.5,31.6 32,33 33,35")),
        *curve(points("33,35 34,80 33.4,120 32,134")),
        (7, 136),
        *curve(points("7,134 5.6,120 5,80 6,35")),
    ]
    canvas = plate.fill((0.6, 0.52, 0.38), shape)
    plate.mottle(canvas, (6, 14), 29, 0.4)
    plate.mottle(canvas, (0.4, 0.4), 30, 0.3)
    turn = np.clip((plate.across - 19.5) / 14.5, -1, 1)
    plate.light *= 1 - (canvas * np.clip(0.18 + 0.42 * turn + 0.3 * turn**2, 0, 0.85))[:, :, None]
    for y in (40.0, 42.4, 44.8, 112.0, 114.4, 116.8):
        plate.stroke((0.4, 0.31, 0.2), 1.5, curve([(5.4, y), (19.5, y + 1.8), (33.6, y)]))
        plate.stroke((0.62, 0.52, 0.36), 0.4, curve([(5.4, y - 0.4), (19.5, y + 1.4), (33.6, y - 0.4)]))
    worn = plate.fill((0, 0, 0), oval((26, 76), 6.5, 9), soft=2, strength=0)
    plate.shade(worn, 0.4)


def guard(plate: Plate) -> None:
    """Both gloves up: the left out towards the bag, the right by the chin."""
    for shoulder, elbow, wrist, light in (
        ((83.5, 84.0), (81.0, 115.0), (63.5, 94.0), 0.4),
        ((46.0, 90.0), (35.5, 116.0), (40.5, 96.0), 0.55),
    ):
        middle = ((2 * elbow[0] + shoulder[0]) / 3, (2 * elbow[1] + shoulder[1]) / 3)
        sleeve = plate.stroke(BLUE, 12, [shoulder, middle]) + plate.dots(BLUE, [(*shoulder, 6)])
        plate.rim(np.clip(sleeve, 0, 1).astype(np.float32), (-1, -0.4), 1.3, (0.7, 0.6, 0.5), 0.35)
        skin = plate.stroke(SKIN, 8.6, [middle, elbow], [elbow, wrist]) + plate.dots(SKIN, [(*elbow, 4.3)])
        bare = np.clip(skin, 0, 1).astype(np.float32)
        plate.rim(bare, (-1, -0.4), 1.3, (0.7, 0.6, 0.5), light)
        plate.rim(bare, (1, 0.4), 2.2, (-0.3, -0.28, -0.25), 0.8)
    glove(plate, (62, 82), 10.5, -0.12)
    glove(plate, (41, 83), 12.5, 0.1)


def glove(plate: Plate, at: Point, size: float, turn: float) -> Field:
    """A laced glove, upright, thumb to the left."""
    fist = curve(points("-0.62,0.7 -0.86,0.1 -0.84,-0.6 -0.4,-1.06 0.3,-1.06 0.78,-0.66 0.86,0 0.62,0.72"), steps=14)
    cuff = curve(points("-0.56,0.62 -0.62,1.3 0,1.42 0.62,1.3 0.58,0.62"), steps=12)
    thumb = curve(points("-0.7,0.52 -1.06,0.1 -1.04,-0.4 -0.78,-0.56 -0.52,-0.3 -0.46,0.3"), closed=True, steps=14)
    plate.fill((0.05, 0.05, 0.06), moved(oval((0.16, 0.3), 1.0, 1.25), at, size, turn), soft=1.4, strength=0.5)
    leather = plate.fill(RED, moved(fist, at, size, turn))
    side = np.clip((plate.across - at[0]) / size, -1, 1)
    up = np.clip((plate.down - at[1]) / size, -1, 1)
    plate.light *= 1 - (leather * np.clip(0.22 + 0.45 * side + 0.25 * up, 0, 0.8))[:, :, None]
    plate.fill(
        (0.85, 0.5, 0.44), moved(oval((-0.3, -0.66), 0.34, 0.14, -0.4), at, size, turn), soft=0.14 * size, strength=0.7
    )
    plate.stroke(
        (0.25, 0.03, 0.03),
        0.05 * size,
        moved(curve(points("-0.42,-0.2 0.1,-0.3 0.74,-0.12")), at, size, turn),
        soft=0.3,
    )
    band = plate.fill((0.86, 0.84, 0.78), moved(cuff, at, size, turn))
    plate.light *= 1 - (band * np.clip(0.12 + 0.4 * side, 0, 0.7))[:, :, None]
    laces = [moved([(-0.2, y), (0.2, y + 0.12)], at, size, turn) for y in (0.78, 0.94, 1.1)]
    plate.stroke((0.3, 0.28, 0.25), 0.045 * size, *laces)
    digit = plate.fill((0.64, 0.12, 0.1), moved(thumb, at, size, turn))
    plate.rim(digit, (1, 0.5), 0.12 * size, (-0.35, -0.06, -0.06), 0.9)
    whole = np.asarray(np.maximum.reduce([leather, band, digit]), np.float32)
    plate.rim(whole, (-1, -0.6), 0.09 * size, (0.8, 0.55, 0.5), 0.45)
    return whole
