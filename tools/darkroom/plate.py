"""The plate: one picture while it is being drawn.

In: washes, shapes, light. Out: a ``Plate`` of red, green and blue between 0 and 1, ready to be printed. Places are in
hundredths of the picture's width, from its left and from its top, so that a circle is round in any format.
"""

from collections.abc import Callable, Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from tools.darkroom.noise import Field, cloudy, grain, seen_flat, smooth

Point = tuple[float, float]
Tone = tuple[float, float, float]
Pen = ImageDraw.ImageDraw
Place = Callable[[Point], Point]  # from units of the plate to pixels of a sheet

LANDSCAPE = (1800, 1200)
PORTRAIT = (1200, 1600)
FINER = 2  # shapes are drawn this much larger and then reduced, so that their edges are smooth


class Plate:
    """A picture of ``width`` by ``height`` pixels; ``unit`` is a hundredth of its width, in pixels."""

    def __init__(self, width: int, height: int, tone: Tone = (0, 0, 0)) -> None:
        self.width, self.height = width, height
        self.unit = width / 100
        self.bottom = height / self.unit
        self.light = np.empty((height, width, 3), np.float32)
        self.light[:] = tone
        self.down, self.across = np.mgrid[0:height, 0:width].astype(np.float32) / self.unit

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.width, self.height

    def wash(self, stops: Sequence[tuple[float, Tone]]) -> None:
        """Fill the plate from top to bottom, blending between tones at given heights."""
        heights = [height for height, _ in stops]
        rows = np.arange(self.height) / self.unit
        for channel in range(3):
            self.light[:, :, channel] = np.interp(rows, heights, [tone[channel] for _, tone in stops])[:, None]

    def lay(self, mask: Field, tone: Tone | Field, strength: float = 1) -> None:
        """Cover what the mask covers with a tone, or with another picture."""
        part = (mask * strength)[:, :, None]
        self.light += part * (np.asarray(tone, np.float32) - self.light)

    def shine(self, mask: Field, tone: Tone, strength: float = 1) -> None:
        """Add light."""
        self.light += (mask * strength)[:, :, None] * np.asarray(tone, np.float32)

    def shade(self, mask: Field, strength: float) -> None:
        """Take light away."""
        self.light *= 1 - (mask * strength)[:, :, None]

    def fill(self, tone: Tone, *shapes: Sequence[Point], soft: float = 0, strength: float = 1) -> Field:
        """Fill shapes; returns their mask."""

        def draw(pen: Pen, place: Place) -> None:
            for shape in shapes:
                pen.polygon([place(point) for point in shape], fill=255)

        return self._mark(draw, [point for shape in shapes for point in shape], 0, (tone, soft, strength))

    def stroke(self, tone: Tone, thick: float, *lines: Sequence[Point], soft: float = 0, strength: float = 1) -> Field:
        """Draw lines of one thickness, with round joints; returns their mask."""
        width = max(1, round(thick * self.unit * FINER))

        def draw(pen: Pen, place: Place) -> None:
            for line in lines:
                pen.line([place(point) for point in line], fill=255, width=width, joint="curve")

        return self._mark(draw, [point for line in lines for point in line], thick, (tone, soft, strength))

    def dots(
        self, tone: Tone, discs: Sequence[tuple[float, float, float]], soft: float = 0, strength: float = 1
    ) -> Field:
        """Draw discs, each a place and a radius; returns their mask."""

        def draw(pen: Pen, place: Place) -> None:
            for x, y, radius in discs:
                pen.ellipse((*place((x - radius, y - radius)), *place((x + radius, y + radius))), fill=255)

        most = max((radius for _, _, radius in discs), default=0)
        return self._mark(draw, [(x, y) for x, y, _ in discs], most, (tone, soft, strength))

    def _mark(
        self,
        draw: Callable[[Pen, Place], None],
        points: Sequence[Point],
        reach: float,
        paint: tuple[Tone, float, float],
    ) -> Field:
        """Draw on the part of the plate round some points, lay the tone there, and return the mask of all of it."""
        tone, soft, strength = paint
        whole = np.zeros((self.height, self.width), np.float32)
        left, top, right, bottom = self._part(points, reach + 3 * soft + 0.2)
        if right <= left or bottom <= top:
            return whole
        sheet = Image.new("L", ((right - left) * FINER, (bottom - top) * FINER))
        draw(ImageDraw.Draw(sheet), lambda p: ((p[0] * self.unit - left) * FINER, (p[1] * self.unit - top) * FINER))
        sheet = sheet.reduce(FINER)
        if soft:
            sheet = sheet.filter(ImageFilter.GaussianBlur(soft * self.unit))
        mask = np.asarray(sheet, np.float32) / 255
        whole[top:bottom, left:right] = mask
        under = self.light[top:bottom, left:right]
        under += (mask * strength)[:, :, None] * (np.asarray(tone, np.float32) - under)
        return whole

    def _part(self, points: Sequence[Point], reach: float) -> tuple[int, int, int, int]:
        """The pixels round some points, as left, top, right and bottom, within the plate."""
        across, down = [x for x, _ in points], [y for _, y in points]
        sides = (min(across) - reach, min(down) - reach, max(across) + reach, max(down) + reach)
        left, top, right, bottom = (int(np.clip(side * self.unit, -1, 1e6)) for side in sides)
        return max(0, left), max(0, top), min(self.width, right + 1), min(self.height, bottom + 1)

    def glow(self, at: Point, radius: float, tone: Tone, strength: float = 1) -> None:
        """Light that falls off round a place."""
        far = np.hypot(self.across - at[0], self.down - at[1]) / radius
        self.shine(np.asarray(np.exp(-far * far), np.float32), tone, strength)

    def mottle(self, mask: Field, cell: tuple[float, float], seed: int, strength: float) -> None:
        """Make a surface uneven."""
        blots = cloudy(self.size, (cell[0] * self.unit, cell[1] * self.unit), seed) - 0.5
        self.light *= 1 + (mask * blots * strength)[:, :, None]

    def blur(self, radius: float, where: Field | None = None) -> None:
        """Throw the picture, or a part of it, out of focus."""
        sheet = Image.fromarray(np.uint8(np.clip(self.light, 0, 1) * 255))
        soft = np.asarray(sheet.filter(ImageFilter.GaussianBlur(radius * self.unit)), np.float32) / 255
        if where is None:
            self.light[:] = soft
        else:
            self.light += where[:, :, None] * (soft - self.light)

    def rim(self, mask: Field, towards: Point, wide: float, tone: Tone, strength: float) -> None:
        """Light along the edges of a mask that look ``towards`` where it comes from (right and down are positive)."""
        soft = Image.fromarray(np.uint8(np.clip(mask, 0, 1) * 255)).filter(ImageFilter.GaussianBlur(wide * self.unit))
        step = tuple(round(-part * wide * self.unit * 1.4) for part in (towards[1], towards[0]))
        covered = np.roll(np.asarray(soft, np.float32) / 255, step, (0, 1))
        self.shine(np.clip(mask, 0, 1) * np.clip(1 - covered * 1.3, 0, 1), tone, strength)

    def mirror(self, waterline: float, ripple: float, strength: float, seed: int) -> None:
        """What stands above the waterline, upside down in the water below it, broken by ripples."""
        line = int(waterline * self.unit)
        rows = min(line, self.height - line)
        above = Image.fromarray(np.uint8(np.clip(self.light[line - rows : line][::-1], 0, 1) * 255))
        image = np.asarray(above.filter(ImageFilter.BoxBlur((1, 3))), np.float32) / 255
        texture = seen_flat((self.width, rows), (self.unit * 9, self.unit * 1.6), seed, 9) - 0.5
        growth = np.linspace(0.2, 1, rows, dtype=np.float32)[:, None]
        shift = texture * growth * ripple * self.unit * 9
        columns = np.clip(np.arange(self.width)[None, :] + 0.35 * shift, 0, self.width - 1).astype(np.int64)
        source = np.clip(np.arange(rows)[:, None] + shift, 0, rows - 1).astype(np.int64)
        fade = strength * (1 - 0.5 * np.linspace(0, 1, rows, dtype=np.float32))[:, None, None]
        below = self.light[line : line + rows]
        below += fade * (image[source, columns] * 0.86 - below)

    def printed(self, seed: int, *, noise: float = 0.014, vignette: float = 0.28, contrast: float = 1.0) -> Image.Image:
        """The finished picture: corners darkened, contrast set, grain on it."""
        self.blur(0.035)
        middle = np.hypot(self.across - 50, self.down - self.bottom / 2) / np.hypot(50, self.bottom / 2)
        light = self.light * (1 - vignette * smooth(0.45, 1.15, middle))[:, :, None]
        light = np.clip(light, 0, 1)
        light = light + (contrast - 1) * (light * light * (3 - 2 * light) - light)
        shadow = 1.1 - 0.6 * light.mean(axis=2)
        light = light + (grain(self.size, seed) * noise * shadow)[:, :, None]
        return Image.fromarray(np.uint8(np.clip(light, 0, 1) * 255 + 0.5))


def dimmed(tone: Tone, part: float) -> Tone:
    """A part of a tone's light; more than all of it is cut at white."""
    return min(1.0, tone[0] * part), min(1.0, tone[1] * part), min(1.0, tone[2] * part)
