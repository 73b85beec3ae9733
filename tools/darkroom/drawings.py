"""Drawings: maps, tide charts and a knot, as an artist of the paper would file them.

In: nothing. Out: a plate for each.
"""

from collections.abc import Sequence

import numpy as np

from tools.darkroom.lettering import width, write
from tools.darkroom.noise import smooth
from tools.darkroom.plate import LANDSCAPE, Plate, Point, Tone
from tools.darkroom.shapes import box, curve, moved, points

Names = Sequence[tuple[str, Point, float, Tone]]  # words, top left, height, tone

INK: Tone = (0.13, 0.16, 0.2)
BLUE: Tone = (0.72, 0.83, 0.88)
DEEP: Tone = (0.55, 0.72, 0.8)
LAND: Tone = (0.93, 0.9, 0.81)
RED: Tone = (0.74, 0.16, 0.13)
TOWN: Tone = (0.79, 0.72, 0.61)
GAPS = 0.16  # of a block of houses, gardens
AT_SEA = ("SECOND PIER", "LONG PIER", "THE SOUND", "1983", "1868", "1540", "OLD SALLOW", "RIVER ORLE")


def harbour_map() -> Plate:
    """The harbour from above: both banks, the Long Pier, and the second pier hatched in red."""
    plate = Plate(*LANDSCAPE, BLUE)
    upper = curve(points("-2,33 16,32 34,34 56,38 78,41 102,43"))
    lower = curve(points("-2,37 16,36 34,39.5 56,45 78,49 102,53"))
    channel = [*upper, *reversed(lower)]
    plate.fill(DEEP, channel, soft=0.7)
    north = [*curve(points("-2,28.5 12,28 27,29 38,27 52,22 66,15 80,8 96,-2")), (-2, -2)]
    dock = points("19,47 24,47 24,42.4")
    quays = curve(points("36,44 50,46.5 56,52 60,60 61,70"))
    south = [*curve(points("-2,40 10,41 19,41.5")), *dock, *quays, (-2, 70)]
    shore(plate, north)
    shore(plate, south)
    blocks(plate, [(4, 16, 0), (13, 17, 0), (22, 17.5, 0), (8, 8, 0), (19, 7, 0), (30, 14, -0.3), (39, 9, -0.4)])
    blocks(plate, [(3, 48, 0), (11, 48, 0), (29, 50, 0.12), (38, 51.5, 0.15), (5, 57, 0)])
    blocks(plate, [(15, 57, 0), (26, 59, 0.1), (36, 60, 0.12), (46, 57, 0.3)])
    lofts = [(30.0 + 1.25 * n, 27.2 - 0.42 * n) for n in range(14)]
    plate.fill(INK, *(box(x - 0.45, y - 0.6, x + 0.45, y + 0.6) for x, y in lofts))
    plate.fill(RED, *(box(x - 0.45, y - 0.6, x + 0.45, y + 0.6) for x, y in lofts[:5]))
    long_pier = [(53, 49), (83, 52.6), (83, 54), (52.6, 50.6)]
    plate.fill(INK, long_pier, box(80, 51.4, 84.4, 55))
    plate.fill(RED, [(35, 29.4), (61, 35.2), (60.6, 37), (34.6, 31.2)])
    plate.stroke(LAND, 0.35, *([(35.4 + 1.8 * n, 31.2 + 0.4 * n), (37 + 1.8 * n, 29.8 + 0.4 * n)] for n in range(14)))
    names: Names = (
        ("TAR STEPS", (26, 21.5), 1.5, INK), ("SECOND PIER", (58, 31), 1.7, RED), ("LONG PIER", (66, 56), 1.5, INK),
        ("CUSTOM HOUSE", (25.5, 46.4), 1.3, INK), ("INNER DOCK", (9.2, 44.6), 1.05, INK),
        ("WHELK QUAY", (40.5, 49), 1.15, INK),
        ("RIVER ORLE", (3, 33.8), 1.3, (0.25, 0.42, 0.52)), ("THE SOUND", (78, 25), 2.1, (0.25, 0.42, 0.52)),
    )  # fmt: skip
    lettered(plate, names)
    scale_and_north(plate, (64, 62.5), "300 METRES", 25)
    return plate


def lettered(plate: Plate, names: Names) -> None:
    """The names on a map, clear of its lines."""
    for words, at, size, tone in names:
        write(plate, words, at, size, tone, halo=BLUE if words in AT_SEA else LAND)


def shore(plate: Plate, outline: Sequence[Point]) -> None:
    """Land with a line round it and a paler line in the water."""
    ring = [*outline, outline[0]]
    plate.stroke((0.85, 0.91, 0.93), 1.6, ring, soft=0.25)
    land = plate.fill(LAND, outline)
    plate.mottle(land, (6, 6), 12, 0.06)
    plate.stroke(INK, 0.28, ring)


def blocks(plate: Plate, corners: Sequence[tuple[float, float, float]]) -> None:
    """Blocks of houses, each a corner and a turn."""
    for number, (x, y, turn) in enumerate(corners):
        dice = np.random.default_rng(number + round(x))
        houses = [(a, b) for a in np.arange(0, 6.6, 1.7) for b in np.arange(0, 5.2, 1.8) if dice.random() > GAPS]
        plate.fill(TOWN, *(moved(box(a, b, a + 1.35, b + 1.3), (x, y), turn=turn) for a, b in houses))


def scale_and_north(plate: Plate, at: Point, words: str, long: float) -> None:
    """A bar of some length and an arrow to the north."""
    x, y = at
    plate.fill((0.95, 0.95, 0.92), box(x - 2, y - 3.2, x + long + 8, y + 2.6))
    plate.fill(INK, box(x, y, x + long / 2, y + 0.7))
    plate.stroke(INK, 0.18, [*box(x, y, x + long, y + 0.7), (x, y)])
    write(plate, words, (x, y - 2.1), 1.15, INK)
    plate.fill(
        INK, [(x + long + 4.4, y - 2.4), (x + long + 5.8, y + 1.8), (x + long + 4.4, y + 0.8), (x + long + 3, y + 1.8)]
    )


def coast_map() -> Plate:
    """The coast from the Long Pier to Sallow Point, with the edge of the cliff at four dates."""
    plate = Plate(*LANDSCAPE, BLUE)
    edge = points("47,-2 49,6 54,14 56,24 58,34 61,42 66,48 69,54 67,60 64,70")
    plate.fill(DEEP, [*curve([(x + 22, y) for x, y in edge]), (102, 70), (102, -2)], soft=1.5)
    sand = [*curve([(x + 3.4 - 0.045 * y, y) for x, y in edge]), (-2, 70), (-2, -2)]
    plate.fill((0.95, 0.87, 0.66), sand)
    shore(plate, [*curve(edge), (-2, 70), (-2, -2)])
    blocks(plate, [(28, 2, 0.1), (37, 2, 0.1), (22, 9, 0), (31, 10, 0.05)])
    blocks(plate, [(40, 11, 0.1), (45, 4, 0.1), (14, 4, 0), (42, 19, 0.1)])
    plate.fill(INK, [(50, 6), (63, 7.4), (63, 8.4), (50, 7.2)])
    for shift, dash, tone in (
        (3.0, 1.5, (0.5, 0.42, 0.33)),
        (8.0, 1.2, (0.4, 0.36, 0.33)),
        (15.5, 0.9, (0.35, 0.35, 0.36)),
    ):
        line = curve([(x + shift * np.clip((y - 24) / 26, 0, 1), y) for x, y in edge[3:]], steps=24)
        plate.stroke(tone, 0.34, *(line[n : n + max(2, round(3 * dash))] for n in range(0, len(line), round(6 * dash))))
    lane = curve([(30, 18), (37, 30), (44, 42), (56, 52), (63, 55)])
    plate.stroke((0.98, 0.97, 0.93), 1.1, lane)
    plate.stroke((0.62, 0.57, 0.48), 0.16, [(x - 0.5, y + 0.3) for x, y in lane], [(x + 0.5, y - 0.3) for x, y in lane])
    plate.dots((0.98, 0.97, 0.93), [(66.4, 54.5, 1.5)])
    plate.dots(RED, [(66.4, 54.5, 0.9), (61.2, 45.8, 0.7)])
    names: Names = (
        ("MARLOW STRAND", (14, 17.2), 1.8, INK), ("LONG PIER", (64.5, 6.8), 1.3, INK),
        ("THE STRAND", (60.5, 26), 1.3, (0.5, 0.4, 0.2)),
        ("MRS CROWLE'S POST", (25.5, 44.8), 1.15, RED), ("SALLOW POINT LIGHT", (44, 58.6), 1.3, INK),
        ("LIGHTHOUSE LANE", (24, 36), 1.1, INK),
        ("1983", (70.6, 61.6), 1.2, (0.5, 0.42, 0.33)), ("1868", (75.6, 58.6), 1.2, (0.4, 0.36, 0.33)),
        ("1540", (83, 55.6), 1.2, (0.35, 0.35, 0.36)),
        ("OLD SALLOW", (86, 49.5), 1.3, (0.35, 0.5, 0.58)), ("THE SOUND", (79, 22), 2.2, (0.25, 0.42, 0.52)),
    )  # fmt: skip
    lettered(plate, names)
    plate.stroke(RED, 0.16, [(60.4, 45.8), (44.6, 45.5)])
    scale_and_north(plate, (4, 62.5), "ONE MILE", 15)
    return plate


def tides() -> Plate:
    """The predicted tide of two days, night shaded."""
    plate = Plate(*LANDSCAPE, (0.97, 0.965, 0.95))
    frame(plate, ("THURSDAY", "FRIDAY"), 48)
    heights = _tide(np.linspace(0, 48, 400))
    _water(plate, heights, 48)
    for hour, height, words in ((9.87, 4.1, "4.1"), (22.35, 4.0, "4.0"), (34.93, 3.9, "3.9"), (47.4, 3.9, "3.9")):
        x, y = _place(hour, height, 48)
        plate.dots(INK, [(x, y, 0.55)])
        write(plate, words, (x - width(words, 1.7) / 2, y - 3.4), 1.7, INK)
    for hour, height, words in ((3.52, 1.3, "1.3"), (15.97, 1.4, "1.4"), (28.47, 1.5, "1.5"), (40.92, 1.5, "1.5")):
        x, y = _place(hour, height, 48)
        plate.dots(INK, [(x, y, 0.4)])
        write(plate, words, (x - width(words, 1.3) / 2, y + 1.6), 1.3, INK)
    return plate


def surge() -> Plate:
    """Thursday's evening tide as predicted, and above it as it came, until the gauge stopped."""
    plate = Plate(*LANDSCAPE, (0.97, 0.965, 0.95))
    frame(plate, ("THURSDAY", ""), 24)
    hours = np.linspace(0, 24, 400)
    predicted = _tide(hours)
    _water(plate, predicted, 24)
    came = predicted + 0.87 / (1 + np.exp(-(hours - 19.4) * 1.25))
    line = [_place(hour, height, 24) for hour, height in zip(hours, came, strict=True) if 12 <= hour <= 22.57]  # noqa: PLR2004  hours of the chart
    below = [_place(hour, height, 24) for hour, height in zip(hours, predicted, strict=True) if 12 <= hour <= 22.57]  # noqa: PLR2004  hours of the chart
    plate.fill((0.9, 0.45, 0.36), [*line, *reversed(below)], strength=0.75)
    plate.stroke(RED, 0.6, line)
    plate.dots(RED, [(*line[-1], 0.8)])
    write(plate, "4.87 M", (line[-1][0] - 14, line[-1][1] - 3.6), 2.1, RED)
    write(plate, "AS IT CAME", (line[-1][0] - 27, line[-1][1] + 4), 1.5, RED)
    write(plate, "AS PREDICTED", (line[-1][0] - 17, line[-1][1] + 33), 1.5, INK)
    write(plate, "GAUGE STOPS", (line[-1][0] - 9, line[-1][1] - 7.4), 1.3, RED)
    return plate


def _tide(hours: np.ndarray) -> np.ndarray:
    """Heights in metres, through the high and low waters of the tables."""
    at = np.array([-2.7, 3.52, 9.87, 15.97, 22.35, 28.47, 34.93, 40.92, 47.48, 53.6])
    high = np.array([4.1, 1.3, 4.1, 1.4, 4.0, 1.5, 3.9, 1.5, 3.9, 1.5])
    number = np.clip(np.searchsorted(at, hours) - 1, 0, len(at) - 2)
    part = (hours - at[number]) / (at[number + 1] - at[number])
    return np.asarray(high[number] + (high[number + 1] - high[number]) * (1 - np.cos(np.pi * part)) / 2)


def _place(hour: float, metres: float, hours: float) -> Point:
    return 9 + 86 * hour / hours, 56 - 9 * metres


def _water(plate: Plate, heights: np.ndarray, hours: float) -> None:
    line = [
        _place(hour, height, hours) for hour, height in zip(np.linspace(0, hours, len(heights)), heights, strict=True)
    ]
    water = plate.fill((0.45, 0.66, 0.77), [*line, (95, 56), (9, 56)], strength=0.75)
    plate.light -= (water * 0.22 * smooth(20, 58, plate.down))[:, :, None] * np.array((1, 0.6, 0.4), np.float32)
    plate.stroke((0.1, 0.32, 0.46), 0.55, line)


def frame(plate: Plate, days: tuple[str, str], hours: float) -> None:
    """Axes in metres and hours, the nights shaded."""
    nights = ((0, 5.15), (20.78, 29.13), (44.82, 53.1))
    for start, end in nights:
        if start < hours:
            left, right = _place(start, 0, hours)[0], _place(min(end, hours), 0, hours)[0]
            plate.fill((0.84, 0.85, 0.88), box(left, 8, right, 56))
    for metres in range(6):
        y = _place(0, metres, hours)[1]
        plate.stroke((0.75, 0.75, 0.74), 0.12, [(9, y), (95, y)])
        write(plate, str(metres), (5.6, y - 0.85), 1.7, INK)
    for hour in np.arange(0, hours + 1, 6 if hours > 24 else 3):  # noqa: PLR2004  hours of a day
        x = _place(hour, 0, hours)[0]
        plate.stroke(INK, 0.18, [(x, 56), (x, 57)])
        words = str(int(hour) % 24)
        write(plate, words, (x - width(words, 1.5) / 2, 58), 1.5, INK)
    plate.stroke(INK, 0.3, [(9, 56), (95, 56)])
    for number, day in enumerate(days):
        write(plate, day, (9.6 + 43 * number, 62), 1.7, INK)
    write(plate, "METRES", (5, 5), 1.3, INK)
