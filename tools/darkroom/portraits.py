"""Portraits: people by a window or a lamp, and the two things they looked after.

In: nothing. Out: a plate for each. Faces are modelled by light alone; nobody is meant.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from tools.darkroom.noise import Field, cloudy, smooth
from tools.darkroom.plate import PORTRAIT, Plate, Point, Tone, dimmed
from tools.darkroom.quays import bell
from tools.darkroom.shapes import box, curve, moved, oval, points
from tools.darkroom.weather import clouds, sea


@dataclass(frozen=True)
class Sitter:
    """A head of a size at a place, looking left (-1) or right (1), and the tones of skin, hair and coat."""

    at: Point
    size: float
    looks: int
    skin: Tone
    hair: Tone
    coat: Tone


def bust(plate: Plate, sitter: Sitter, *, light: int, hat: bool = False) -> Field:
    """Head and shoulders in three-quarter view, most of the face in shadow, lit from one side; returns their mask."""

    def put(points: Sequence[Point]) -> list[Point]:
        return moved(points, sitter.at, sitter.size, flip=sitter.looks < 0)

    dim = dimmed(sitter.skin, 0.78)
    neck = plate.fill(dim, put(curve([(-0.46, 0.4), (0.36, 0.7), (0.42, 1.5), (0, 1.9), (-0.55, 1.6)], closed=True)))
    head = plate.fill(sitter.skin, put(curve(_FACE, closed=True)))
    _features(plate, put, sitter)
    hair = plate.fill(sitter.hair, put(curve(_HAIR, closed=True)))
    plate.mottle(hair, (0.5, 2.2), 8, 0.7)
    ear = plate.fill(dim, put(oval((-0.34, 0.06), 0.13, 0.23, 0.15)))
    coat = plate.fill(sitter.coat, put([*curve(_SHOULDERS), (1.75, 9), (-1.75, 9)]))
    plate.mottle(coat, (2.5, 5), 31, 0.35)
    collar = points("-0.75,1.12 -0.5,1.02 0.02,1.52 0.42,1.1 0.6,1.28 0.06,2.1")
    plate.fill(dimmed(sitter.coat, 0.66), put(collar))
    folds = [curve([(-1.0, 2.2), (-0.8, 3.4), (-0.95, 5)]), curve([(1.0, 2.1), (0.9, 3.2), (1.05, 5)])]
    plate.stroke(dimmed(sitter.coat, 0.5), 0.1 * sitter.size, *(put(fold) for fold in folds), soft=0.06 * sitter.size)
    whole = np.maximum.reduce([coat, head, hair, ear, neck])
    _model(plate, np.maximum.reduce([head, hair, ear, neck]), sitter, light)
    if hat:
        whole = np.maximum(whole, _cap(plate, put))
    return np.asarray(whole, np.float32)


_FACE = (
    (-0.62, -0.55), (-0.3, -0.98), (0.22, -0.98), (0.62, -0.62), (0.66, -0.28), (0.68, -0.08), (0.84, 0.22),
    (0.68, 0.32), (0.67, 0.46), (0.73, 0.55), (0.66, 0.62), (0.66, 0.74), (0.56, 0.98), (0.2, 1.08),
    (-0.28, 0.74), (-0.55, 0.2),
)  # fmt: skip
_HAIR = (
    (-0.64, -0.4), (-0.6, -0.86), (-0.14, -1.16), (0.38, -1.07), (0.62, -0.7), (0.3, -0.84), (-0.08, -0.7),
    (-0.22, -0.3), (-0.28, 0.0), (-0.42, 0.5), (-0.66, 0.1),
)  # fmt: skip
_SHOULDERS = (
    (-1.75, 5), (-1.7, 2.6), (-1.3, 1.62), (-0.62, 1.16), (0.0, 1.5), (0.5, 1.14), (1.15, 1.55), (1.62, 2.5), (1.75, 5),
)  # fmt: skip


def _model(plate: Plate, head: Field, sitter: Sitter, light: int) -> None:
    """Turn a flat face round: the side away from the light goes dark."""
    turn = (plate.across - sitter.at[0]) / sitter.size * light
    under = np.clip((plate.down - sitter.at[1]) / sitter.size, -1, 1.6)
    shade = np.clip(0.62 - 0.95 * turn + 0.16 * under, 0, 0.88)
    plate.light *= 1 - (head * shade)[:, :, None]
    plate.mottle(head, (1.4, 1.4), 77, 0.2)


def _features(plate: Plate, put: Callable[[Sequence[Point]], list[Point]], sitter: Sitter) -> None:
    """The hollows of a face, as soft shadow: brow, cheek, nose, mouth."""
    size, shadow = sitter.size, dimmed(sitter.skin, 0.3)
    hollows: tuple[tuple[Sequence[Point], float, float], ...] = (
        (oval((0.4, -0.17), 0.23, 0.12), 0.05, 0.8),
        (oval((0.0, -0.14), 0.18, 0.1), 0.06, 0.6),
        ([(0.22, -0.36), (0.66, -0.32), (0.66, -0.25), (0.24, -0.28)], 0.03, 0.7),
        (curve([(0.44, -0.1), (0.52, 0.16), (0.66, 0.3), (0.44, 0.34)]), 0.05, 0.5),
        ([(0.32, 0.53), (0.7, 0.52), (0.7, 0.57), (0.34, 0.58)], 0.025, 0.8),
        (curve([(0.24, 0.22), (0.1, 0.44), (0.2, 0.7), (0.26, 0.42)]), 0.06, 0.45),
        (oval((0.5, 0.72), 0.16, 0.05), 0.05, 0.5),
    )
    for hollow, blur, strength in hollows:
        plate.fill(shadow, put(hollow), soft=blur * size, strength=strength)


def _cap(plate: Plate, put: Callable[[Sequence[Point]], list[Point]]) -> Field:
    """A master's cap with a peak."""
    crown = plate.fill(
        (0.74, 0.74, 0.74),
        put(curve(points("-0.8,-0.6 -0.9,-1.0 -0.3,-1.4 0.5,-1.28 0.8,-0.92 0.72,-0.6"))),
    )
    plate.shade(crown * smooth(0, 1, np.asarray((plate.across - put([(0.3, 0)])[0][0]) / 14, np.float32)), 0.6)
    band = plate.fill((0.06, 0.06, 0.07), put([(-0.76, -0.7), (0.72, -0.76), (0.74, -0.5), (-0.7, -0.42)]))
    peak = plate.fill(
        (0.04, 0.04, 0.045), put(curve([(-0.05, -0.5), (0.72, -0.54), (1.06, -0.34), (0.8, -0.36), (0.2, -0.38)]))
    )
    plate.dots((0.6, 0.6, 0.6), [(*put([(0.4, -0.64)])[0], 0.8)])
    return np.asarray(np.maximum.reduce([crown, band, peak]), np.float32)


def keeper() -> Plate:
    """Mr Tallack by his window, the winding handle upright in his fist."""
    plate = Plate(*PORTRAIT)
    plate.wash([(0, (0.33, 0.3, 0.26)), (134, (0.24, 0.2, 0.17))])
    plate.mottle(np.ones((plate.height, plate.width), np.float32), (30, 40), 4, 0.25)
    plate.fill((0.93, 0.94, 0.92), box(-4, 8, 27, 92))
    plate.fill((0.62, 0.68, 0.6), box(-4, 66, 27, 92), soft=2)
    plate.fill(
        (0.72, 0.66, 0.6),
        [(2, 66), (2, 55), (9, 49), (16, 55), (16, 66)],
        [(17, 68), (17, 58), (23, 53), (29, 58), (29, 68)],
        soft=0.8,
    )
    plate.stroke((0.55, 0.52, 0.46), 2, [(11.5, 8), (11.5, 92)], [(-4, 50), (27, 50)], [(27, 6), (27, 94)])
    plate.fill((0.6, 0.55, 0.46), box(-4, 91, 31, 95))
    plate.shine(plate.fill((0, 0, 0), box(-4, 8, 27, 92), soft=7, strength=0), (0.5, 0.5, 0.46), 0.5)
    plate.blur(1.1)
    man = bust(plate, Sitter((56, 52), 18, -1, (0.78, 0.6, 0.49), (0.82, 0.81, 0.78), (0.22, 0.25, 0.3)), light=-1)
    plate.rim(man, (-1, -0.4), 1.2, (0.85, 0.83, 0.76), 0.5)
    handle(plate)
    return plate


def handle(plate: Plate) -> None:
    """Two feet of iron with a beech grip, and the hand that holds it."""
    iron = plate.stroke((0.14, 0.14, 0.15), 3.4, [(24, 134), (25, 96)], [(24.2, 97), (40, 94.5)])
    grip = plate.stroke((0.55, 0.38, 0.21), 5.2, [(38.5, 95.5), (40.5, 77)])
    plate.rim(iron, (-1, -0.4), 0.7, (0.7, 0.7, 0.68), 0.6)
    plate.mottle(grip, (1, 6), 3, 0.6)
    plate.rim(grip, (-1, 0), 0.8, (0.9, 0.75, 0.5), 0.5)
    arm = plate.fill((0.2, 0.23, 0.28), curve([(66, 134), (58, 112), (47, 104), (45, 112), (50, 134)], closed=True))
    plate.rim(arm, (-1, -0.5), 1, (0.6, 0.6, 0.58), 0.45)
    palm = plate.fill(
        (0.74, 0.56, 0.45),
        curve(points("35.5,95 35,88.5 38,85 45,85.5 49.5,92 50,103 45,106 39,102"), closed=True),
    )
    fingers = [oval((38.6, 87.4 + 4.2 * n), 4.4, 2.3, 0.1) for n in range(4)]
    knuckles = plate.fill((0.78, 0.6, 0.48), *fingers)
    plate.stroke(
        (0.4, 0.27, 0.2),
        0.45,
        *([(34.6, 89.6 + 4.2 * n), (42, 89.3 + 4.2 * n)] for n in range(3)),
        soft=0.15,
        strength=0.8,
    )
    plate.rim(np.asarray(np.maximum(palm, knuckles), np.float32), (-1, -0.4), 0.9, (0.6, 0.55, 0.45), 0.55)


def tug_master() -> Plate:
    """Miss Garrity at the wheel of the second Bessie Fane, about 1970: an old print, without colour."""
    plate = Plate(*PORTRAIT)
    plate.wash([(0, (0.62, 0.62, 0.62)), (58, (0.84, 0.84, 0.84)), (134, (0.5, 0.5, 0.5))])
    clouds(plate, 60, (0.9, 0.9, 0.9), 11, cover=0.5)
    sea(plate, 60, (0.6, 0.6, 0.6), (0.36, 0.36, 0.36), 4, chop=0.6)
    plate.fill(
        (0.42, 0.42, 0.42),
        points("60,60.5 60,55 66,55 67,49 70,49 71,55 92,54 90,60.5"),
        soft=0.3,
    )
    plate.blur(0.7)
    wood: Tone = (0.17, 0.17, 0.17)
    frame = plate.fill(
        wood, box(-2, -2, 102, 9), box(-2, 88, 102, 136), box(-2, 0, 5, 134), box(47.5, 0, 52, 90), box(95, 0, 102, 134)
    )
    plate.mottle(frame, (2, 12), 17, 0.7)
    woman = bust(
        plate, Sitter((60, 46), 14.5, -1, (0.74, 0.74, 0.74), (0.3, 0.3, 0.3), (0.12, 0.12, 0.12)), light=-1, hat=True
    )
    plate.rim(woman, (-1, -0.5), 1, (0.7, 0.7, 0.7), 0.5)
    wheel(plate, (33, 112), 27)
    plate.light = np.repeat(plate.light.mean(axis=2, keepdims=True), 3, axis=2) * np.array((1, 0.99, 0.96), np.float32)
    scratches = np.random.default_rng(70).random((26, 3))
    plate.stroke(
        (0.85, 0.85, 0.83),
        0.09,
        *([(100 * a, 134 * b), (100 * a + 2 * c - 1, 134 * b + 14 * c)] for a, b, c in scratches),
        strength=0.3,
    )
    fog = cloudy(plate.size, (700, 700), 5, 3)
    plate.light = 0.12 + 0.8 * plate.light + 0.06 * fog[:, :, None]
    return plate


def wheel(plate: Plate, hub: Point, size: float) -> None:
    """A ship's wheel with eight spokes and a hand on it."""
    spokes = [
        [hub, (hub[0] + 1.28 * size * np.cos(a), hub[1] + 1.28 * size * np.sin(a))]
        for a in np.linspace(0.2, 2 * np.pi + 0.2, 9)[:-1]
    ]
    mask = plate.stroke((0.3, 0.3, 0.3), 2.6, *spokes)
    for radius, thick in ((1.0, 3.6), (0.8, 1.2)):
        ring = oval(hub, radius * size, radius * size, steps=90)
        mask = np.maximum(mask, plate.stroke((0.26, 0.26, 0.26), thick, [*ring, ring[0]]))
    mask = np.maximum(mask, plate.dots((0.5, 0.5, 0.5), [(*hub, 4)]))
    plate.mottle(np.asarray(mask, np.float32), (3, 3), 61, 0.5)
    plate.rim(np.asarray(mask, np.float32), (-0.6, -1), 0.7, (0.75, 0.75, 0.75), 0.5)
    sleeve = plate.stroke((0.16, 0.16, 0.16), 9, curve([(74, 97), (71, 106), (60, 94)]))
    plate.rim(sleeve, (-0.7, -1), 0.9, (0.5, 0.5, 0.5), 0.5)
    hand = plate.fill(
        (0.55, 0.55, 0.55),
        curve(points("51,92 53,87.5 58,86 63,89 63.5,95 59,98 54,97"), closed=True),
    )
    plate.stroke((0.35, 0.35, 0.35), 0.4, *([(50.5 + 2.8 * n, 96), (53 + 2.8 * n, 88.5)] for n in range(3)), soft=0.15)
    plate.rim(hand, (-1, -0.6), 0.8, (0.3, 0.3, 0.3), 0.5)


def beside_the_bell() -> Plate:
    """Mr Sandiman and the bell of the Constance, on her deck, under a grey sky."""
    plate = Plate(*PORTRAIT)
    plate.wash([(0, (0.6, 0.66, 0.7)), (60, (0.8, 0.82, 0.82)), (134, (0.6, 0.6, 0.58))])
    clouds(plate, 70, (0.92, 0.92, 0.91), 71, cover=0.7)
    red = plate.fill((0.5, 0.13, 0.1), [(-2, 96), (102, 90), (102, 136), (-2, 136)])
    plate.mottle(red, (9, 5), 22, 0.5)
    legs = [
        [(6, 140), (22, -4)],
        [(13, 140), (29, -4)],
        [(8, 112), (27, 60)],
        [(15, 60), (22, 10)],
        [(12, 84), (25, 34)],
    ]
    plate.stroke((0.44, 0.1, 0.08), 2.4, *legs)
    plate.stroke((0.12, 0.11, 0.1), 0.4, [(60, -2), (102, 40)], [(75, -2), (102, 26)])
    plate.blur(0.9)
    man = bust(plate, Sitter((66, 48), 16.5, -1, (0.76, 0.56, 0.45), (0.62, 0.61, 0.58), (0.13, 0.17, 0.24)), light=-1)
    beard = moved(
        curve(
            points("-0.42,0.3 -0.3,0.8 0.14,1.24 0.56,1.2 0.72,0.7 0.5,0.66 0.3,0.66 0.14,0.46 -0.2,0.3"),
            closed=True,
        ),
        (66, 48),
        16.5,
        flip=True,
    )
    plate.mottle(plate.fill((0.42, 0.41, 0.39), beard, soft=0.3), (0.6, 2), 6, 0.9)
    plate.rim(man, (-1, -0.7), 1, (0.75, 0.77, 0.78), 0.4)
    plate.stroke((0.3, 0.27, 0.23), 3.2, [(-2, 57.7), (47, 55.5)])
    bell(plate, (29, 60), 44)
    return plate
