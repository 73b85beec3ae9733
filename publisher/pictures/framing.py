"""Framing: the part of a picture that fills its slot, in the size in which it is printed.

In: a picture file's bytes and a slot. Out: pixels, upright and flat, still in the colours they came in, and the profile
that says which those are. The part is the same at every resolution: that of a proof is that of the press.
"""

from collections.abc import Sequence

import msgspec
from PIL import Image, ImageFilter

from publisher.pictures.cropping import Slot, cropped_box, cuts_sides, pixels
from publisher.pictures.darkroom import flat
from publisher.pictures.negative import opened, upright, upright_size

_ENOUGH_PPI = 400  # large JPEGs are decoded at a half or a quarter of their size, but not to less than this
_GLANCE = 98  # pixels a side in which detail is looked for
_STRIPS = 24


class Framed(msgspec.Struct, frozen=True):
    """An image in RGB, CMYK or grey, and the ICC profile that its file has for it."""

    image: Image.Image
    profile: bytes | None


def framed(content: bytes, slot: Slot, ppi: float, *, whole: bool = False) -> Framed:
    """The part of a picture that fills the slot; all of it, as large as the slot has room, if it stays ``whole``.

    Raises:
        Unusable: the file cannot be used.
    """
    with opened(content) as image:
        profile, size = image.info.get("icc_profile"), upright_size(image)
        place = _inside(slot, size[0] / size[1]) if whole else slot
        image.draft(image.mode, _enough(size, place))
        plain = flat(upright(image))
        sides = cuts_sides(*size, place.aspect)
        cut = cropped_box(*size, place.aspect, () if whole else _detail(plain, across=sides))
        scale = (plain.width / size[0], plain.height / size[1])
        box = (cut.left * scale[0], cut.top * scale[1], cut.right * scale[0], cut.bottom * scale[1])
        made = plain.resize(pixels(cut, place, ppi), Image.Resampling.LANCZOS, box=_within(box, plain), reducing_gap=3)
    return Framed(made, profile)


def _inside(slot: Slot, aspect: float) -> Slot:
    """The largest place of this shape within a slot."""
    if aspect > slot.aspect:
        return Slot(slot.width_mm, slot.width_mm / aspect)
    return Slot(slot.height_mm * aspect, slot.height_mm)


def _enough(size: tuple[int, int], slot: Slot) -> tuple[int, int]:
    """How many pixels the whole picture has to have for the slot; either way up, for it may be turned yet."""
    cut = cropped_box(*size, slot.aspect)
    factor = pixels(cut, slot, _ENOUGH_PPI)[0] / cut.width
    return (max(1, round(max(size) * factor)),) * 2


def _detail(image: Image.Image, *, across: bool) -> tuple[float, ...]:
    """How much there is to see in each of some strips, from left to right or else from top to bottom.

    What is sharp is what the photographer meant; edges are what is left of sharpness in a small grey picture.
    """
    small = image.convert("L").resize((_GLANCE, _GLANCE), Image.Resampling.BOX)
    edges = small.filter(ImageFilter.FIND_EDGES).crop((1, 1, _GLANCE - 1, _GLANCE - 1))  # no neighbours, no edges
    upright = edges if across else edges.transpose(Image.Transpose.TRANSPOSE)
    levels, side = upright.tobytes(), upright.width
    return tuple(float(each) for each in _sums([sum(levels[column::side]) for column in range(side)]))


def _sums(columns: Sequence[int]) -> list[int]:
    step = len(columns) // _STRIPS
    return [sum(columns[at : at + step]) for at in range(0, len(columns), step)]


def _within(box: tuple[float, float, float, float], image: Image.Image) -> tuple[float, float, float, float]:
    """The box without what rounding adds to it."""
    left, top, right, bottom = box
    return max(0.0, left), max(0.0, top), min(float(image.width), right), min(float(image.height), bottom)
