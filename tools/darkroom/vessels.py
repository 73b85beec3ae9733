"""Vessels, seen from the side.

In: a plate, where the vessel's waterline begins, and a length. Out: the vessel on the plate, lit from the side that the
scene says. Each is drawn in parts of its own length, stern to the left unless it is flipped.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tools.darkroom.noise import Field
from tools.darkroom.plate import Plate, Point, Tone, dimmed
from tools.darkroom.shapes import box, curve, moved


@dataclass(frozen=True)
class Lie:
    """Where a vessel lies: her stern at the waterline, her length, her heel in radians, and which way she looks."""

    at: Point
    length: float
    heel: float = 0
    flip: bool = False

    def put(self, *shapes: Sequence[Point]) -> list[list[Point]]:
        """Shapes in parts of her length, in the picture."""
        return [moved(shape, self.at, self.length, self.heel, flip=self.flip) for shape in shapes]


def ferry(plate: Plate, lie: Lie, hull: Tone, house: Tone, lamp: Tone) -> Field:
    """A car ferry: black hull, pale house, one funnel, her windows lit."""
    body = [*curve([(0, 0.012), (-0.012, -0.06), (-0.01, -0.095)]), (0.84, -0.1)]
    body += curve([(0.84, -0.1), (0.93, -0.112), (1.03, -0.13)]) + curve([(1.03, -0.13), (0.99, -0.05), (0.965, 0.012)])
    mask = plate.fill(hull, *lie.put(body))
    decks = [box(0.03, -0.15, 0.83, -0.096), box(0.09, -0.197, 0.74, -0.148)]
    bridge = [(0.58, -0.252), (0.735, -0.252), (0.75, -0.195), (0.57, -0.195)]
    mask = mask + plate.fill(house, *lie.put(*decks, bridge))
    shade = dimmed(house, 0.55)
    plate.fill(
        shade, *lie.put(box(0.03, -0.102, 0.83, -0.094), box(0.09, -0.153, 0.74, -0.147), box(0.57, -0.2, 0.75, -0.195))
    )
    funnel = [(0.3, -0.29), (0.39, -0.3), (0.41, -0.195), (0.28, -0.195)]
    mask = mask + plate.fill((0.42, 0.1, 0.08), *lie.put(funnel))
    plate.fill((0.05, 0.05, 0.06), *lie.put([(0.3, -0.29), (0.39, -0.3), (0.394, -0.275), (0.297, -0.266)]))
    masts = [
        [(0.655, -0.252), (0.655, -0.37)],
        [(0.625, -0.33), (0.685, -0.33)],
        [(0.06, -0.15), (0.06, -0.22)],
        [(0.92, -0.11), (0.92, -0.17)],
    ]
    mask = mask + plate.stroke(hull, 0.006 * lie.length, *lie.put(*masts))
    rails = [[(0.09, -0.212), (0.57, -0.212)], [(0.83, -0.118), (1.02, -0.142)], [(0.0, -0.107), (0.03, -0.107)]]
    plate.stroke(house, 0.002 * lie.length, *lie.put(*rails))
    windows = [box(x / 100, -0.137, x / 100 + 0.018, -0.121) for x in range(6, 80, 3)]
    windows += [box(x / 100, -0.184, x / 100 + 0.018, -0.168) for x in range(12, 72, 3)]
    windows.append(box(0.585, -0.24, 0.738, -0.224))
    plate.fill(lamp, *lie.put(*windows))
    plate.shine(plate.fill(lamp, *lie.put(*windows), soft=0.5, strength=0), lamp, 0.5)
    return mask


def lightship(plate: Plate, lie: Lie, red: Tone, deck: Tone, lamp: Tone) -> Field:
    """A lightship: a red hull without a window, a lantern on a lattice mast amidships, her name in white bars."""
    body = curve([(0, 0.02), (-0.03, -0.06), (-0.035, -0.14)]) + curve(
        [(-0.035, -0.14), (0.3, -0.112), (0.7, -0.118), (1.04, -0.165)]
    )
    body += curve([(1.04, -0.165), (1.0, -0.07), (0.95, 0.02)])
    mask = plate.fill(red, *lie.put(body))
    plate.fill(dimmed(red, 0.6), *lie.put([(-0.02, -0.03), (0.985, -0.03), (0.95, 0.02), (0, 0.02)]))
    mask = mask + plate.fill(
        deck, *lie.put(box(0.14, -0.16, 0.34, -0.113), box(0.6, -0.162, 0.78, -0.115), box(0.2, -0.2, 0.3, -0.16))
    )
    legs = [[(0.43, -0.115), (0.475, -0.42)], [(0.57, -0.115), (0.525, -0.42)], [(0.5, -0.115), (0.5, -0.44)]]
    rungs = [[(0.437 + 0.009 * n, -0.16 - 0.055 * n), (0.563 - 0.009 * n, -0.19 - 0.055 * n)] for n in range(5)]
    rungs += [[(0.563 - 0.009 * n, -0.16 - 0.055 * n), (0.437 + 0.009 * n, -0.19 - 0.055 * n)] for n in range(5)]
    mask = mask + plate.stroke(dimmed(red, 0.8), 0.009 * lie.length, *lie.put(*legs))
    plate.stroke(dimmed(red, 0.7), 0.005 * lie.length, *lie.put(*rungs))
    plate.fill(deck, *lie.put(box(0.455, -0.435, 0.545, -0.42), [(0.463, -0.505), (0.5, -0.53), (0.537, -0.505)]))
    mask = mask + plate.fill(lamp, *lie.put(box(0.47, -0.505, 0.53, -0.435)))
    plate.stroke(
        dimmed(red, 0.5),
        0.004 * lie.length,
        *lie.put(*[[(x, -0.505), (x, -0.435)] for x in (0.47, 0.49, 0.51, 0.53)]),
    )
    stays = [[(-0.02, -0.14), (0.5, -0.43), (1.03, -0.163)], [(0.1, -0.125), (0.1, -0.3)], [(0.1, -0.29), (0.5, -0.4)]]
    plate.stroke((0.1, 0.1, 0.1), 0.003 * lie.length, *lie.put(*stays))
    plate.fill((0.86, 0.84, 0.78), *lie.put(*_name_in_bars()))
    return mask


def _name_in_bars() -> list[list[Point]]:
    """Nine letters four feet high, too far off to be read: C O N S T A N C E as strokes."""
    letters: dict[str, list[tuple[float, float, float, float]]] = {
        "C": [(0, 0, 1, 0.2), (0, 0, 0.28, 1), (0, 0.8, 1, 1)],
        "O": [(0, 0, 1, 0.2), (0, 0, 0.28, 1), (0, 0.8, 1, 1), (0.72, 0, 1, 1)],
        "N": [(0, 0, 0.28, 1), (0.72, 0, 1, 1), (0.2, 0.15, 0.55, 0.5), (0.45, 0.45, 0.8, 0.85)],
        "S": [(0, 0, 1, 0.2), (0, 0, 0.28, 0.5), (0, 0.4, 1, 0.6), (0.72, 0.5, 1, 1), (0, 0.8, 1, 1)],
        "T": [(0, 0, 1, 0.2), (0.36, 0, 0.64, 1)],
        "A": [(0, 0, 1, 0.2), (0, 0, 0.28, 1), (0.72, 0, 1, 1), (0, 0.5, 1, 0.68)],
        "E": [(0, 0, 1, 0.2), (0, 0, 0.28, 1), (0, 0.42, 0.85, 0.58), (0, 0.8, 1, 1)],
    }
    bars = [(number, bar) for number, letter in enumerate("CONSTANCE") for bar in letters[letter]]
    return [
        box(0.255 + 0.056 * n + 0.036 * a, -0.093 + 0.05 * b, 0.255 + 0.056 * n + 0.036 * c, -0.093 + 0.05 * d)
        for n, (a, b, c, d) in bars
    ]


def trawler(plate: Plate, lie: Lie, hull: Tone, house: Tone) -> Field:
    """A small fishing boat, wheelhouse aft."""
    body = curve([(0, 0.02), (-0.03, -0.1), (-0.02, -0.15)]) + curve(
        [(-0.02, -0.15), (0.4, -0.13), (0.75, -0.17), (1.05, -0.3)]
    )
    body += curve([(1.05, -0.3), (0.98, -0.12), (0.9, 0.02)])
    mask = plate.fill(hull, *lie.put(body))
    mask = mask + plate.fill(house, *lie.put([(0.12, -0.14), (0.13, -0.36), (0.38, -0.36), (0.4, -0.14)]))
    plate.fill(
        (0.07, 0.09, 0.1),
        *lie.put(box(0.16, -0.33, 0.22, -0.26), box(0.24, -0.33, 0.3, -0.26), box(0.32, -0.33, 0.37, -0.26)),
    )
    gear = [
        [(0.5, -0.14), (0.5, -0.85)],
        [(0.25, -0.36), (0.25, -0.62)],
        [(0.5, -0.8), (1.04, -0.3)],
        [(0.5, -0.8), (0.0, -0.15)],
        [(0.5, -0.45), (0.8, -0.6)],
    ]
    return mask + plate.stroke(hull, 0.014 * lie.length, *lie.put(*gear))
