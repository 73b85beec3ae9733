"""Sky, sea and distance.

In: a plate and where its horizon is. Out: the plate with air and water on it. Nothing here is a thing with an outline.
"""

from collections.abc import Sequence

import numpy as np

from tools.darkroom.noise import cloudy, seen_flat, smooth
from tools.darkroom.plate import Plate, Tone


def clouds(plate: Plate, horizon: float, tone: Tone, seed: int, *, cover: float = 0.5, strength: float = 0.7) -> None:
    """Clouds that get flatter towards the horizon; ``cover`` is how much of the sky they take."""
    rows = min(plate.height, int(horizon * plate.unit))
    seen = seen_flat((plate.width, rows), (plate.width / 2.2, plate.width / 5), seed, 7)[::-1]
    banks = smooth(0.66 - cover * 0.4, 0.92 - cover * 0.4, seen)
    mask = np.zeros((plate.height, plate.width), np.float32)
    mask[:rows] = banks
    plate.lay(mask, tone, strength)


def sea(plate: Plate, horizon: float, far: Tone, near: Tone, seed: int, *, chop: float = 0.5) -> None:
    """Open water from the horizon down, its waves larger towards the eye."""
    top = int(horizon * plate.unit)
    rows = plate.height - top
    blend = np.linspace(0, 1, rows, dtype=np.float32)[:, None, None] ** 0.7
    colour = np.asarray(far, np.float32) * (1 - blend) + np.asarray(near, np.float32) * blend
    swell = seen_flat((plate.width, rows), (plate.width / 5, plate.width / 30), seed, 22) - 0.5
    ripple = seen_flat((plate.width, rows), (plate.width / 18, plate.width / 110), seed + 50, 22) - 0.5
    plate.light[top:] = colour * (1 + chop * (1.1 * swell + 0.8 * ripple))[:, :, None]


def glitter(plate: Plate, horizon: float, x: float, wide: float, tone: Tone, seed: int) -> None:
    """The path of a low sun, or a lamp, on water."""
    top = int(horizon * plate.unit)
    rows = plate.height - top
    sparks = smooth(0.52, 0.78, seen_flat((plate.width, rows), (plate.width / 16, plate.width / 90), seed, 22))
    spread = wide * (0.5 + 1.3 * np.linspace(0, 1, rows, dtype=np.float32))[:, None]
    path = np.exp(-(((plate.across[top:] - x) / spread) ** 2))
    mask = np.zeros((plate.height, plate.width), np.float32)
    mask[top:] = sparks * path
    plate.shine(mask, tone)


def haze(plate: Plate, level: float, thick: float, tone: Tone, strength: float) -> None:
    """Mist that lies about a level."""
    mask = np.exp(-(((plate.down - level) / thick) ** 2)).astype(np.float32)
    plate.lay(mask, tone, strength)


def foam(plate: Plate, where: Sequence[tuple[float, float, float, float]], seed: int, tone: Tone) -> None:
    """White water: patches given by place, width and height, torn at their edges."""
    torn = cloudy(plate.size, (plate.unit * 5, plate.unit * 3), seed, 6)
    for x, y, wide, high in where:
        far = np.hypot((plate.across - x) / wide, (plate.down - y) / high)
        plate.lay(smooth(0.1, 0.5, np.asarray(torn * 1.15 - far * 0.62, np.float32)), tone, 0.92)


def rain(plate: Plate, seed: int, slant: float, strength: float) -> None:
    """Rain in the light, driven by the wind: ``slant`` is how far it goes sideways as it falls."""
    drops = np.random.default_rng(seed)
    starts = drops.random((420, 2)) * (130, plate.bottom + 20) - (15, 10)
    lines = [
        [(x, y), (x + slant * size, y + size)]
        for (x, y), size in zip(starts, 1.2 + 2.5 * drops.random(420), strict=True)
    ]
    plate.stroke((0.8, 0.83, 0.86), 0.06, *lines, soft=0.03, strength=strength)
