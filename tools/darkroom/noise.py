"""Noise: the unevenness of clouds, water, plaster and film.

In: a size, a scale in pixels and a seed. Out: arrays of floats between 0 and 1, the same for the same seed.
"""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Field = NDArray[np.float32]


def cloudy(size: tuple[int, int], cell: tuple[float, float], seed: int, octaves: int = 5) -> Field:
    """Fractal noise of ``size`` (width, height); ``cell`` is the width and height in pixels of its largest blobs."""
    total = np.zeros((size[1], size[0]), np.float32)
    weight = 1.0
    for octave in range(octaves):
        columns, rows = (max(2, round(side * 2**octave / length)) for side, length in zip(size, cell, strict=True))
        dots = np.random.default_rng(seed + octave).random((min(rows, size[1]), min(columns, size[0])), np.float32)
        layer = Image.fromarray(dots).resize(size, Image.Resampling.BICUBIC)
        total += weight * np.asarray(layer)
        weight *= 0.5
    low, high = float(total.min()), float(total.max())
    return np.asarray((total - low) / (high - low), np.float32)


def grain(size: tuple[int, int], seed: int) -> Field:
    """Film grain: noise about 0, of unit spread, a little softer than a pixel."""
    dots = np.random.default_rng(seed).standard_normal((size[1], size[0]), np.float32)
    soft = dots + np.roll(dots, 1, 0) + np.roll(dots, 1, 1) + np.roll(dots, (1, 1), (0, 1))
    return np.asarray(soft / 2, np.float32)


def seen_flat(size: tuple[int, int], grain_of: tuple[float, float], seed: int, steep: float = 12) -> Field:
    """An uneven plane seen at a slant: ``size`` (width, rows) from the horizon, its first row, down to the eye.

    ``grain_of`` is how wide and deep the blobs are at the eye, in pixels; ``steep`` how much smaller they get.
    Towards the horizon it evens out, as things do that are too small to see.
    """
    width, rows = size
    quarter = cloudy((1024, 1024), (64, 64), seed, 5)
    half = np.concatenate((quarter, quarter[:, ::-1]), axis=1)  # mirrored, so that it can be repeated without a seam
    texture = np.concatenate((half, half[::-1]))
    near = np.linspace(0, 1, rows, dtype=np.float32)[:, None]
    depth = 1 / (near + 1 / steep)
    along = depth * (rows / grain_of[1]) * 64 / depth[-1]
    across = (np.arange(width, dtype=np.float32)[None, :] - width / 2) * depth * 64 / (grain_of[0] * depth[-1]) + 613
    seen = _between_dots(texture, along + 0 * across, across)
    return np.asarray(0.5 + (seen - 0.5) * (0.25 + 0.75 * near**0.5), np.float32)


def _between_dots(texture: Field, rows: Field, columns: Field) -> Field:
    """The texture at any place, blended between its dots, and repeated where it ends."""
    side = texture.shape[0]
    top, left = np.floor(rows).astype(np.int64), np.floor(columns).astype(np.int64)
    down, right = rows - top, columns - left
    top, left, below, beside = top % side, left % side, (top + 1) % side, (left + 1) % side
    upper = texture[top, left] * (1 - right) + texture[top, beside] * right
    lower = texture[below, left] * (1 - right) + texture[below, beside] * right
    return np.asarray(upper * (1 - down) + lower * down, np.float32)


def smooth(low: float, high: float, values: Field) -> Field:
    """0 below ``low``, 1 above ``high``, and an easy curve between them."""
    ramp = np.clip((values - low) / (high - low), 0, 1)
    return np.asarray(ramp * ramp * (3 - 2 * ramp), np.float32)
