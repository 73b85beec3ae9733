"""Inking: a separated picture as JPEG, never with more ink than the plant takes, not even in one pixel.

In: an image in CMYK or grey, and a limit. Out: JPEG bytes that were decoded again and measured. JPEG is not exact:
beside a hard edge it makes some pixels darker than they were. Its squares of eight by eight pixels do not know each
other as long as no ink is stored smaller, so what is too dark is made lighter square by square until nothing is.
Nothing here knows an ICC profile.
"""

import io
from collections.abc import Callable
from itertools import count
from typing import Any

from PIL import Image, ImageMath

_QUALITY = 88
_SQUARE = 8  # pixels, of JPEG (ITU-T T.81)
_FULL = 255  # the level of 100 % of an ink
_SPARE = 4  # levels kept free of the limit: a plant's decoder may differ by one in each ink
_STEP = 4  # levels more by which the whole is lowered at first, and a square that is over each time it is
_ACROSS = 256  # squares beside each other where some are tried alone

Operand = Any  # what ImageMath computes with; Pillow has no public type for it
Operands = dict[str, Operand]
Square = tuple[int, int]  # column and row


def jpeg(image: Image.Image) -> bytes:
    """The image as JPEG: all inks at full size, and nothing in it but the picture."""
    written = io.BytesIO()
    image.info.clear()  # Pillow would write some of it again
    image.save(written, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    return written.getvalue()


def within(image: Image.Image, limit_percent: int) -> bytes:
    """A CMYK image as JPEG that nowhere has more ink than the limit.

    What is too much is taken out of cyan, magenta and yellow alike, and black takes their place, one for three, so
    that darks stay dark and greys grey; only where black has no room left are the three lightened in proportion.
    """
    limit = limit_percent * _FULL // 100 - _SPARE
    made = _reduced(image, limit - _STEP)
    for number in count(1):
        written = jpeg(made)
        over = _squares_over(written, limit)
        if not over:
            return written
        _mend(made, over, limit, number * _STEP)
    raise AssertionError("unreachable: a square without ink is within every limit")


def share_over(image: Image.Image, limit_percent: int) -> float:
    """How many pixels of a CMYK image have more ink than this, as a part of all."""
    over = _above(_total(image), limit_percent * _FULL // 100)
    return over.histogram()[_FULL] / (image.width * image.height)


def _mend(image: Image.Image, squares: list[Square], limit: int, step: int) -> None:
    """Lower these squares of the image, each only as far as it has to be to come out of JPEG within the limit."""
    room = limit
    while squares:
        room, step = max(0, room - step), 2 * step
        sheet = _reduced(_sheet(image, squares), room)
        over = {row * _ACROSS + column for column, row in _squares_over(jpeg(sheet), limit)}
        for number, (column, row) in enumerate(squares):
            if number not in over:
                image.paste(sheet.crop(_corners(number % _ACROSS, number // _ACROSS)), _corners(column, row)[:2])
        squares = [square for number, square in enumerate(squares) if number in over]


def _sheet(image: Image.Image, squares: list[Square]) -> Image.Image:
    """These squares alone, beside and below each other."""
    sheet = Image.new("CMYK", (_SQUARE * _ACROSS, _SQUARE * -(-len(squares) // _ACROSS)))
    for number, square in enumerate(squares):
        sheet.paste(image.crop(_corners(*square)), _corners(number % _ACROSS, number // _ACROSS)[:2])
    return sheet


def _corners(column: int, row: int) -> tuple[int, int, int, int]:
    left, top = column * _SQUARE, row * _SQUARE
    return left, top, left + _SQUARE, top + _SQUARE


def _total(image: Image.Image) -> Image.Image:
    return _computed(lambda a: a["c"] + a["m"] + a["y"] + a["k"], **_inks(image))


def _above(total: Image.Image, limit: int) -> Image.Image:
    """White where there is more ink than the limit."""
    return _computed(lambda a: (a["total"] > limit) * _FULL, total=total).convert("L")


def _squares_over(written: bytes, limit: int) -> list[Square]:
    """The squares of the JPEG with any pixel over the limit."""
    with Image.open(io.BytesIO(written)) as decoded:
        over = _above(_total(decoded), limit).reduce(_SQUARE)
    return [(at % over.width, at // over.width) for at, level in enumerate(over.tobytes()) if level]


def _reduced(image: Image.Image, room: int) -> Image.Image:
    """A copy of the image with no more than so many levels of ink in a pixel."""
    inks = _inks(image)

    def grey_of(a: Operands) -> Operand:
        """How much of each of the three inks makes place for half as much of black."""
        over = a["max"](a["c"] + a["m"] + a["y"] + a["k"] - room, 0)
        least = a["min"](a["min"](a["c"], a["m"]), a["min"](a["y"], _FULL - a["k"]))
        return a["min"](least, (over + 1) / 2)

    if _most(_total(image)) <= room:
        return image.copy()
    grey = _computed(grey_of, **inks)
    black = _computed(lambda a: a["min"](a["k"] + a["grey"], room), grey=grey, **inks)
    three = _computed(lambda a: a["c"] + a["m"] + a["y"] - a["grey"] * 3, grey=grey, **inks)
    kept = _computed(lambda a: a["min"](a["three"], room - a["black"]), three=three, black=black)

    def lighter(ink: Image.Image) -> Image.Image:
        share = {"ink": ink, "grey": grey, "kept": kept, "three": three}
        return _computed(lambda a: (a["ink"] - a["grey"]) * a["kept"] / a["max"](a["three"], 1), **share).convert("L")

    return Image.merge("CMYK", [*(lighter(inks[ink]) for ink in "cmy"), black.convert("L")])


def _most(total: Image.Image) -> int:
    return int(total.getextrema()[1])  # type: ignore[arg-type]  # one channel has one pair


def _inks(image: Image.Image) -> dict[str, Image.Image]:
    return dict(zip("cmyk", image.split(), strict=True))


def _computed(formula: Callable[[Operands], Operand], **images: Image.Image) -> Image.Image:
    """What the formula makes of these images, pixel by pixel, in whole numbers."""
    made = ImageMath.lambda_eval(formula, **images)
    if not isinstance(made, Image.Image):
        raise TypeError(made)
    return made
