"""Flattening: an advertisement made one picture, where a standard has no words for what it is painted with.

In: an advertisement that came as PDF, with its place. Out: the same place, and a PDF of exactly its size that holds
nothing but a picture in the four inks, as Ghostscript paints it: what is in black alone stays so, for the press no edge
is softened, no pixel is lost; the same bytes every time. It is kept below ``store``, the newsroom's cache. What is
painted with what the standard knows is not touched: type stays type.
"""

import io
import zlib
from collections.abc import Iterator
from functools import cache
from math import ceil
from pathlib import Path
from typing import BinaryIO

import msgspec
import pikepdf
from pikepdf import Dictionary, Name, Pdf, Stream

from publisher.cache import kept
from publisher.digests import digest
from publisher.errors import PublisherError
from publisher.formats.press import ink
from publisher.formats.press.advertisements import PlacedPdf, place, unknown_to_plant
from publisher.formats.press.pictured import SMOOTH, drawn
from publisher.press import PressProfile

_FOLDER = "flattened"
_MADE_BY = ("advertisements", "flattening", "ink", "opaque", "pictured")
_PT_PER_INCH, _INKS = 72, 4
# As the preflight of a page draws it: in the inks of the file, of which none is converted, overprint honoured. Type
# and lines keep hard edges, which at this resolution are those of the plate.
_DEVICE = "pamcmyk32"
_OVERPRINT = "-dOverprint=/enable"
_CHUNK_BYTES = 1 << 20
_LONGEST_HEADER = 1000


def flattened(advertisement: PlacedPdf, profile: PressProfile, store: Path) -> PlacedPdf:
    """The advertisement as it is, or as a picture if it is painted with what the plant's standard does not know.

    Raises:
        MissingPartError: it has to be drawn, and Ghostscript is not on this machine.
        PublisherError: Ghostscript cannot draw it.
        ValueError: it cannot be read; ``advertisements.faults_of`` says so beforehand.
    """
    if not unknown_to_plant(advertisement.pdf, profile):
        return advertisement
    return as_picture(advertisement, profile.line_ppi, store)


def as_picture(advertisement: PlacedPdf, ppi: int, store: Path, *, smooth: bool = False) -> PlacedPdf:
    """The advertisement as a picture of at least so many pixels an inch, whatever it is painted with.

    ``smooth`` edges are for screens.

    Raises:
        MissingPartError: Ghostscript is not on this machine.
        PublisherError: it cannot draw the advertisement.
        ValueError: it cannot be read; ``advertisements.faults_of`` says so beforehand.
    """
    size = (advertisement.width_pt, advertisement.height_pt)
    path = store / _FOLDER / f"{digest(advertisement.pdf, size, ppi, smooth, _recipe())}.pdf"
    pdf = kept(path, lambda: _picture(advertisement, ppi, SMOOTH if smooth else ()))
    return msgspec.structs.replace(advertisement, pdf=pdf)


def _picture(advertisement: PlacedPdf, ppi: int, edges: tuple[str, ...]) -> bytes:
    with drawn(_sheet(advertisement, ppi), _DEVICE, ppi, _OVERPRINT, *edges) as path, path.open("rb") as file:
        return _page_of(file, advertisement.width_pt, advertisement.height_pt)


def _sheet(advertisement: PlacedPdf, ppi: int) -> bytes:
    """The advertisement in its place on a sheet of whole pixels, which is larger than the place by one at most."""
    width, height = (
        ceil(side * ppi / _PT_PER_INCH) * _PT_PER_INCH / ppi
        for side in (advertisement.width_pt, advertisement.height_pt)
    )
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(width, height))
        page.trimbox = page.mediabox
        page.obj.Group = Dictionary(S=Name.Transparency)  # else Ghostscript takes the lightness of a mask for linear
        whole = PlacedPdf(pdf=advertisement.pdf, left_pt=0, top_pt=0, width_pt=width, height_pt=height)
        place(document, page, whole)
        ink.settle(document)
        return _saved(document)


def _page_of(bitmap: BinaryIO, width_pt: float, height_pt: float) -> bytes:
    """A page of this size that a bitmap in the PAM format of Netpbm fills."""
    columns, rows = _size(bitmap)
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(width_pt, height_pt))
        picture = Stream(
            document,
            b"".join(_packed(bitmap)),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=columns,
            Height=rows,
            BitsPerComponent=8,
            ColorSpace=Name.DeviceCMYK,
            Filter=Name.FlateDecode,
        )
        name = page.add_resource(document.make_indirect(picture), Name.XObject, Name.Flattened)
        page.contents_add(f"q {width_pt:.4f} 0 0 {height_pt:.4f} 0 0 cm {name} Do Q".encode())
        return _saved(document)


def _size(bitmap: BinaryIO) -> tuple[int, int]:
    """How wide and high it is, in pixels; the file is read up to where they begin."""
    fields: dict[bytes, bytes] = {}
    line = bitmap.readline(_LONGEST_HEADER)
    while line and line != b"ENDHDR\n":
        name, _, value = line.partition(b" ")
        fields[name] = value
        line = bitmap.readline(_LONGEST_HEADER)
    if not line or int(fields.get(b"DEPTH", 0)) != _INKS:
        raise PublisherError("Ghostscript could not draw the page")
    return int(fields[b"WIDTH"]), int(fields[b"HEIGHT"])


def _packed(bitmap: BinaryIO) -> Iterator[bytes]:
    """The rest of a file, compressed without loss; a whole page is 400 MB before and is never in memory."""
    press = zlib.compressobj()
    while chunk := bitmap.read(_CHUNK_BYTES):
        yield press.compress(chunk)
    yield press.flush()


def _saved(document: Pdf) -> bytes:
    out = io.BytesIO()
    document.save(out, deterministic_id=True)
    return out.getvalue()


@cache
def _recipe() -> str:
    """The digest of the code that makes the same picture come out differently."""
    return digest(*(Path(__file__).with_name(f"{name}.py").read_bytes() for name in _MADE_BY))
