"""A picture of what was left on the boat.

In: nothing. Out: its plate.
"""

import numpy as np

from tools.darkroom.noise import Field, cloudy, smooth
from tools.darkroom.plate import LANDSCAPE, Plate, Point, Tone, dimmed
from tools.darkroom.shapes import box, curve, moved, points

THE_RED_ONE = 12  # of the umbrellas, counted from the left


def umbrellas() -> Plate:
    """Furled umbrellas on a beam in order of loss, a child's red one among them; gloves on a shelf below."""
    plate = Plate(*LANDSCAPE)
    plate.wash([(0, (0.84, 0.82, 0.77)), (50, (0.8, 0.78, 0.73)), (67, (0.7, 0.68, 0.63))])
    whole = np.ones((plate.height, plate.width), np.float32)
    plate.mottle(whole, (20, 14), 8, 0.12)
    plate.mottle(whole, (0.5, 0.5), 9, 0.06)
    dice = np.random.default_rng(214)
    cloths: tuple[Tone, ...] = (
        (0.1, 0.1, 0.11),
        (0.13, 0.14, 0.19),
        (0.17, 0.12, 0.1),
        (0.12, 0.16, 0.13),
        (0.2, 0.19, 0.18),
    )
    for n, x in enumerate(np.arange(3.5, 100, 5.15)):
        if n == THE_RED_ONE:
            furled(plate, (float(x), 20.0), 20, (0.7, 0.1, 0.1), 0.02)
            plate.stroke((0.45, 0.4, 0.33), 0.16, [(float(x), 8), (float(x) + 0.4, 20.4)])
        else:
            furled(
                plate,
                (float(x), 7.5),
                33 + 5 * dice.random(),
                cloths[int(dice.integers(5))],
                0.05 * (dice.random() - 0.5),
            )
    beam = plate.fill((0.38, 0.27, 0.18), box(-1, 4.6, 101, 7.8))
    plate.mottle(beam, (14, 0.5), 6, 0.6)
    plate.rim(beam, (0, -1), 0.4, (0.7, 0.62, 0.5), 0.5)
    shelf(plate)
    lamp = np.exp(-(((plate.across - 44) / 46) ** 2) - ((plate.down - 24) / 34) ** 2).astype(np.float32)
    plate.light *= np.array((0.64, 0.62, 0.6), np.float32) + lamp[:, :, None] * np.array((0.46, 0.42, 0.33), np.float32)
    return plate


def furled(plate: Plate, hook: Point, tall: float, cloth: Tone, turn: float) -> None:
    """One umbrella hanging by its crook, point down, with a luggage label."""

    def put(words: str) -> list[Point]:
        return moved(curve(points(words), steps=6), hook, tall, turn)

    shape = put(
        "-0.012,0.2 -0.05,0.24 -0.062,0.4 -0.045,0.7 -0.012,0.93 0,1 0.012,0.93 0.045,0.7 0.062,0.4 0.05,0.24 0.012,0.2"
    )
    plate.fill((0.35, 0.33, 0.3), [(x + 1.5, y + 1) for x, y in shape], soft=0.7, strength=0.4)
    crook = put("0.075,0.045 0.07,0 0.035,-0.025 0.004,0 0,0.06 0,0.22")
    plate.stroke((0.42, 0.26, 0.13), 0.024 * tall, crook)
    silk = plate.fill(cloth, shape)
    folds = [put(f"{0.02 * side},0.24 {0.045 * side},0.45 {0.018 * side},0.9") for side in (-1, 0, 1)]
    plate.stroke(dimmed(cloth, 0.5), 0.012 * tall, *folds, soft=0.05)
    plate.stroke(dimmed(cloth, 1.9), 0.009 * tall, put("-0.035,0.26 -0.042,0.45 -0.025,0.75"), soft=0.06)
    plate.stroke(dimmed(cloth, 0.6), 0.016 * tall, moved([(-0.055, 0.5), (0.055, 0.52)], hook, tall, turn))
    plate.rim(silk, (-1, -0.2), 0.25, (0.5, 0.48, 0.45), 0.4)
    plate.stroke((0.75, 0.75, 0.72), 0.012 * tall, moved([(0, 0.98), (0, 1.05)], hook, tall, turn))
    plate.stroke((0.5, 0.42, 0.3), 0.1, moved([(0, 0.17), (0.045, 0.27)], hook, tall, turn))
    plate.fill((0.8, 0.7, 0.5), moved(points("0.02,0.27 0.075,0.25 0.1,0.34 0.045,0.36"), hook, tall, turn))


def shelf(plate: Plate) -> None:
    """A shelf of single gloves, fingers up, each on a peg."""
    plate.fill((0.3, 0.28, 0.25), box(-1, 62, 101, 65), soft=1, strength=0.5)
    dice = np.random.default_rng(61)
    tones: tuple[Tone, ...] = (
        (0.3, 0.19, 0.12),
        (0.16, 0.16, 0.18),
        (0.52, 0.42, 0.3),
        (0.34, 0.12, 0.12),
        (0.2, 0.27, 0.34),
        (0.6, 0.57, 0.5),
    )
    for n, x in enumerate(np.arange(4, 100, 6.4)):
        glove(plate, (float(x), 62.6), 0.92 + 0.2 * dice.random(), tones[int(dice.integers(6))], flip=bool(n % 2))
    wood = plate.fill((0.45, 0.33, 0.22), box(-1, 62, 101, 64))
    plate.mottle(wood, (14, 0.5), 16, 0.5)
    plate.rim(wood, (0, -1), 0.3, (0.7, 0.62, 0.5), 0.5)


def glove(plate: Plate, at: Point, size: float, tone: Tone, *, flip: bool) -> Field:
    """A glove, standing, palm to the wall."""
    hand = points(
        "-1.5,0 -1.4,-3.6 -1.6,-6.6 -1.2,-6.9 -0.8,-6.5 -0.7,-4.6 -0.6,-7.4 -0.1,-7.6 0.2,-7.2 0.2,-4.6 0.5,-7 "
        "0.9,-7.1 1.2,-6.7 1,-4.4 1.5,-5.9 1.9,-5.9 2,-5.4 1.6,-3.4 1.5,0"
    )
    thumb = points("-1.2,-1.6 -2.6,-3.6 -2.9,-4.6 -2.4,-4.9 -1.9,-4.4 -1.1,-3.2")
    shapes = [moved(part, at, size, flip=flip) for part in (hand, thumb)]
    plate.fill(
        (0.35, 0.33, 0.3), *([(x + 0.9, y + 0.3) for x, y in shape] for shape in shapes), soft=0.4, strength=0.45
    )
    mask = plate.fill(tone, *(curve(shape, closed=True, steps=4) for shape in shapes))
    plate.light += (mask * (cloudy(plate.size, (14, 14), 5) - 0.5) * 0.12)[:, :, None]
    seams = [moved([(x, -4), (x + 0.05, -2.6)], at, size, flip=flip) for x in (-0.8, 0.1, 1)]
    plate.stroke(dimmed(tone, 0.5), 0.14 * size, *seams)
    plate.shade(np.asarray(mask * smooth(at[1] - 2.4 * size, at[1] - 1.4 * size, plate.down), np.float32), 0.25)
    plate.rim(mask, (-1, -0.4), 0.25, (0.5, 0.48, 0.44), 0.4)
    return mask
