"""Pictures as ink: the samples of a picture as the four inks it asks for.

In: a picture of a PDF. Out: an image in CMYK, or ``None`` where that cannot be told without converting a colour.
Nothing larger than a page at 400 pixels an inch is unpacked. Whatever is wrong with a picture makes it ``None``.
"""

import io
import warnings

import pikepdf
from pikepdf import Array, Name, Object, Stream
from PIL import Image, ImageChops

from publisher.preflight.graphics import CMYK, GRAY, Space

Size = tuple[int, int]

MOST_PIXELS = 64_000_000
_BYTE = 8
_BROKEN = (OSError, SyntaxError, ValueError, pikepdf.PdfError, Image.DecompressionBombError, Warning)


def inks_of(picture: Object, space: Space, near: Size) -> Image.Image | None:
    """The picture in its inks, at least as large as ``near`` in pixels if it is; for reading, not for printing."""
    if not isinstance(picture, Stream):
        return None
    try:
        if space.family == "Indexed" and space.base is not None and space.base.family == CMYK:
            return _of_palette(picture)
        mode = {CMYK: "CMYK", GRAY: "L"}.get(space.family)
        samples = _samples(picture, mode, near) if mode else None
    except _BROKEN:
        return None
    if samples is None:
        return None
    if samples.mode == "CMYK":
        return samples
    none = Image.new("L", samples.size)
    return Image.merge("CMYK", (none, none, none, ImageChops.invert(samples)))


def shape_of(mask: Object, near: Size) -> Image.Image | None:
    """What a soft mask or stencil lets through, 255 for all."""
    if not isinstance(mask, Stream):
        return None
    try:
        stencil = bool(mask.get("/ImageMask", False))
        samples = _samples(mask, "1" if stencil else "L", near)
    except _BROKEN:
        return None
    if samples is None:
        return None
    return ImageChops.invert(samples.convert("L")) if stencil else samples


def _samples(picture: Stream, mode: str, near: Size) -> Image.Image | None:
    """The samples as the file states them, after its Decode array."""
    size = (int(picture.get("/Width", 0)), int(picture.get("/Height", 0)))
    if not 0 < size[0] * size[1] <= MOST_PIXELS:
        return None
    if picture.get("/Filter") == Name.DCTDecode or _only_filter(picture) == Name.DCTDecode:
        samples = _of_jpeg(picture.read_raw_bytes(), mode, near)
    elif int(picture.get("/BitsPerComponent", 1)) == (1 if mode == "1" else _BYTE):
        samples = Image.frombytes(mode, size, picture.read_bytes())
    else:
        return None
    return ImageChops.invert(samples) if samples is not None and _is_inverted(picture) else samples


def _only_filter(picture: Stream) -> Object | None:
    stated = picture.get("/Filter")
    return stated[0] if isinstance(stated, Array) and len(stated) == 1 else None


def _of_jpeg(file: bytes, mode: str, near: Size) -> Image.Image | None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        samples = Image.open(io.BytesIO(file), formats=("JPEG",))
        turned = "adobe" in samples.info
        if samples.mode != mode or samples.width * samples.height > MOST_PIXELS:
            return None
        samples.draft(mode, near)
        samples.load()
    # Pillow turns the inks of a file that Photoshop marked; a PDF reader does not, and leaves that to Decode.
    return ImageChops.invert(samples) if turned and mode == "CMYK" else samples


def _is_inverted(picture: Stream) -> bool:
    stated = picture.get("/Decode")
    return isinstance(stated, Array) and len(stated) > 1 and float(stated[0]) > float(stated[1])


def _of_palette(picture: Stream) -> Image.Image | None:
    """Samples that are numbers of colours in a table of four bytes each."""
    samples = _samples(picture, "L", (0, 0))
    stated = picture.get("/ColorSpace")
    if samples is None or not isinstance(stated, Array):
        return None
    table = stated[3].read_bytes() if isinstance(stated[3], Stream) else bytes(stated[3])
    inks = (table[ink::4].ljust(256, b"\0")[:256] for ink in range(4))
    return Image.merge("CMYK", tuple(samples.point(list(levels)) for levels in inks))
