"""The rule about ink: no more of it than newsprint takes, in any place the size of a fingertip.

In: the file under examination. Out: what breaks the rule, and a view of each page: its picture and the map of its ink.
The page is rendered by Ghostscript, a program beside this one, into the four inks; where it is not installed, or gives
up, the ink is estimated. Nothing here converts a colour of the file; only the picture for the report is made RGB.
"""

import io
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from publisher import machine
from publisher.preflight.estimate import estimated
from publisher.preflight.graphics import Corners
from publisher.preflight.report import ESTIMATE, GHOSTSCRIPT, Ink, Severity, View
from publisher.preflight.rules import PT_PER_MM, Found, Rule, Sheet, Subject, Unable
from publisher.preflight.squares import (
    MAP_CELL_MM,
    PIXELS_PER_INCH,
    map_of,
    most_of,
    places_over,
    squares_of,
)

SECONDS = 60
# A sheet this large would be two metres square; no press prints it, and no machine should try to draw it.
_LARGEST_PT = 5_700.0
# Enough to find a place by on a telephone; no more than 100 kB for the fullest page.
_INKS = 4
_PICTURE_PIXELS, _QUALITY = 620, 45


def _ink(subject: Subject) -> Iterator[Found | Unable | View]:
    if any(max(_size(sheet)) > _LARGEST_PT or min(_size(sheet)) <= 0 for sheet in subject.sheets):
        yield Unable("the page has no size a press could print")
        return
    program = machine.program("ghostscript")
    try:
        rendered = _rendered(program, subject.pdf) if program else ()
    except (subprocess.SubprocessError, OSError, ValueError):
        yield Unable("Ghostscript could not render the page; its ink is estimated")
        rendered = ()
    for sheet in subject.sheets:
        known = sheet.number <= len(rendered)
        image = rendered[sheet.number - 1] if known else _estimated(subject, sheet)
        yield from _outcomes(subject, sheet, image, GHOSTSCRIPT if known else ESTIMATE)


def _size(sheet: Sheet) -> tuple[float, float]:
    left, bottom, right, top = sheet.trim
    return right - left, top - bottom


def _estimated(subject: Subject, sheet: Sheet) -> Image.Image:
    marks = (mark for mark in subject.painted if mark.page == sheet.number)
    return estimated(marks, sheet.trim, PIXELS_PER_INCH)


def _outcomes(subject: Subject, sheet: Sheet, image: Image.Image, source: str) -> Iterator[Found | View]:
    squares = squares_of(image)
    limit = subject.profile.ink_limit_percent
    most = most_of(squares)
    for place in places_over(limit, squares):
        message = f"ink adds up to {'about ' if source == ESTIMATE else ''}{most:.0f} %"
        hint = f"{subject.profile.name} takes {limit} %: convert pictures with its profile, set no rich black"
        where = _on_page(place.where, sheet.trim)
        yield Found(message=message, hint=hint, page=sheet.number, where=where)
    ink = Ink(page=sheet.number, source=source, most_percent=round(most, 1), cell_mm=MAP_CELL_MM, rows=map_of(squares))
    width_mm, height_mm = (round(side / PT_PER_MM, 2) for side in _size(sheet))
    yield View(page=sheet.number, width_mm=width_mm, height_mm=height_mm, picture=_picture(image), ink=ink)


def _rendered(program: str, pdf: bytes) -> tuple[Image.Image, ...]:
    """The trimmed pages in the inks of the file; no colour is converted, overprinting is honoured."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "page.pdf").write_bytes(pdf)
        options = ("-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dUseTrimBox", "-sstdout=%stderr")
        device = ("-sDEVICE=pamcmyk32", f"-r{PIXELS_PER_INCH}", "-dOverprint=/enable", "-sOutputFile=%04d.pam")
        command = (program, *options, *device, "page.pdf")
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=SECONDS)  # noqa: S603  no shell
        return tuple(read_pam(path.read_bytes()) for path in sorted(Path(folder).glob("*.pam")))


def read_pam(file: bytes) -> Image.Image:
    """A bitmap in the PAM format of Netpbm, four bytes a pixel.

    Raises:
        ValueError: it is none.
    """
    header, _, body = file.partition(b"ENDHDR\n")
    fields = dict(line.split(maxsplit=1) for line in header.splitlines()[1:] if b" " in line)
    width, height = int(fields.get(b"WIDTH", b"0")), int(fields.get(b"HEIGHT", b"0"))
    if len(body) < width * height * _INKS or not width * height:
        raise ValueError("the bitmap is cut short")
    return Image.frombytes("CMYK", (width, height), body)


def _picture(image: Image.Image) -> bytes:
    """The page for a person to look at, small."""
    small = image.copy()
    small.thumbnail((_PICTURE_PIXELS, _PICTURE_PIXELS), Image.Resampling.BOX)
    out = io.BytesIO()
    small.convert("RGB").save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()


def _on_page(square: Corners, trim: Corners) -> Corners:
    """A place in pixels from the trim's upper left corner, in points on the page."""
    left, top, right, bottom = (pixels * 72 / PIXELS_PER_INCH for pixels in square)
    return (trim[0] + left, trim[3] - bottom, trim[0] + right, trim[3] - top)


RULES = (
    Rule("I01", "Nowhere is more ink than the plant takes, mean of any 15 square millimetres",
         "the press profile; GWG 2022 R0026", Severity.REJECT, _ink),
)  # fmt: skip
