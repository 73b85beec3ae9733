"""A picture file as it came from the desk, opened.

In: bytes. Out: a ``Negative``: its size as it is seen and what it says of itself; or why it cannot be used. A file
whose head promises more pixels than Pillow thinks safe is not decoded at all. Nothing here raises but what its type
says.
"""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from publisher.pictures.metadata import Told, told_by

_FORMATS = ("JPEG", "PNG", "TIFF")
_ORIENTATION = 0x0112  # EXIF 2.32, 4.6.4
_TURNED = frozenset({5, 6, 7, 8})
_GLANCE = (320, 320)
# Whatever a decoder trips over in a broken file; Pillow has no one class for it.
_BROKEN = (
    *(OSError, SyntaxError, ValueError, TypeError, ArithmeticError, LookupError, EOFError, MemoryError),
    *(struct.error, zlib.error),
)


class Unusable(Exception):  # noqa: N818  the trade's word for it
    """A picture cannot be used; the message says why, in the voice of a note."""


class Negative(msgspec.Struct, frozen=True):
    """A picture's size in pixels, upright, and what its file says of it."""

    width: int
    height: int
    told: Told


def negative_of(content: bytes) -> Negative:
    """Look at a whole picture.

    Raises:
        Unusable: the file is broken, no picture of a format we take, or far too large.
    """
    with opened(content) as image:
        told, (width, height) = told_by(image), upright_size(image)
        image.draft("RGB", _GLANCE)
        image.load()
        return Negative(width, height, told)


@contextmanager
def opened(content: bytes) -> Iterator[Image.Image]:
    """The image in these bytes, its pixels not yet decoded.

    Raises:
        Unusable: as ``negative_of``, from here or from within the block.
    """
    try:
        with _whole_files(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=_FORMATS) as image:
                yield image
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as fault:
        raise Unusable(f"has more than {Image.MAX_IMAGE_PIXELS or 0:,} pixels") from fault
    except UnidentifiedImageError as fault:
        raise Unusable("is no JPEG, PNG or TIFF") from fault
    except _BROKEN as fault:
        raise Unusable("is damaged") from fault


@contextmanager
def _whole_files() -> Iterator[None]:
    """Half a file is no picture, though WeasyPrint tells Pillow, for the whole program, to take it for one."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def upright_size(image: Image.Image) -> tuple[int, int]:
    """Width and height of the image when it is upright; its pixels are not looked at."""
    width, height = image.size
    return (height, width) if image.getexif().get(_ORIENTATION) in _TURNED else (width, height)


def upright(image: Image.Image) -> Image.Image:
    """The image as the photographer held it (EXIF orientation)."""
    return ImageOps.exif_transpose(image)
