"""The rule about ink: no more of it than newsprint takes, in any place the size of a fingertip.

In: the file under examination. Out: what breaks the rule. The page is rendered by Ghostscript, a program beside this
one, into the four inks; where it is not installed the rule says so. Nothing here converts a colour.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import msgspec

from publisher.preflight.graphics import Corners
from publisher.preflight.report import Severity
from publisher.preflight.rules import Found, Rule, Subject, Unable

# GWG 2022 R0026 takes the mean over any square of a given side; 15 square millimetres for news. At 79 pixels an inch
# twelve of them are that side, so squares at steps of half a side are sums of four cells of six by six.
PIXELS_PER_INCH = 79
CELL = 6
INKS = 4
SECONDS = 120
_PROGRAMS = ("gs", "gswin64c")


class Bitmap(msgspec.Struct, frozen=True):
    """A page in four inks: ``rows`` of ``width`` pixels, a byte for each ink."""

    width: int
    rows: tuple[bytes, ...]


def _ink(subject: Subject) -> Iterator[Found | Unable]:
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        yield Unable("Ghostscript is not on this machine")
        return
    try:
        bitmaps = _rendered(program, subject.pdf)
    except (subprocess.SubprocessError, OSError):
        yield Unable("Ghostscript could not render the page")
        return
    limit = subject.profile.ink_limit_percent
    for sheet, bitmap in zip(subject.sheets, bitmaps, strict=False):
        percent, where = heaviest(bitmap)
        if percent > limit:
            message = f"ink adds up to {percent:.0f} %"
            hint = f"{subject.profile.name} takes {limit} %: convert pictures with its profile, set no rich black"
            place = _on_page(where, sheet.trim)
            yield Found(message=message, hint=hint, page=sheet.number, where=place)


def _rendered(program: str, pdf: bytes) -> tuple[Bitmap, ...]:
    """The trimmed pages in the inks of the file; no colour is converted, overprinting is honoured."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "page.pdf").write_bytes(pdf)
        options = ("-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dUseTrimBox", "-sstdout=%stderr")
        device = ("-sDEVICE=pamcmyk32", f"-r{PIXELS_PER_INCH}", "-dOverprint=/enable", "-sOutputFile=%04d.pam")
        command = (program, *options, *device, "page.pdf")
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=SECONDS)  # noqa: S603  no shell
        return tuple(read_pam(path.read_bytes()) for path in sorted(Path(folder).glob("*.pam")))


def read_pam(file: bytes) -> Bitmap:
    """A bitmap in the PAM format of Netpbm, four bytes a pixel."""
    header, _, body = file.partition(b"ENDHDR\n")
    fields = dict(line.split(maxsplit=1) for line in header.splitlines()[1:] if b" " in line)
    width, height = int(fields[b"WIDTH"]), int(fields[b"HEIGHT"])
    step = width * INKS
    return Bitmap(width, tuple(body[at * step : (at + 1) * step] for at in range(height)))


def heaviest(bitmap: Bitmap) -> tuple[float, Corners]:
    """The square with the most ink: its mean in per cent, and its left, top, right and bottom in pixels."""
    cells = _cells(bitmap)
    best, at = 0, (0, 0)
    for down, (upper, lower) in enumerate(pairwise(cells)):
        for across in range(len(upper) - 1):
            total = upper[across] + upper[across + 1] + lower[across] + lower[across + 1]
            if total > best:
                best, at = total, (across, down)
    left, top = at[0] * CELL, at[1] * CELL
    percent = 100 * best / (255 * (2 * CELL) ** 2)
    return percent, (left, top, left + 2 * CELL, top + 2 * CELL)


def _cells(bitmap: Bitmap) -> list[list[int]]:
    """The ink of each whole cell, as the sum of all its bytes."""
    step = CELL * INKS
    starts = range(0, bitmap.width // CELL * step, step)
    cells = []
    for at in range(0, len(bitmap.rows) - CELL + 1, CELL):
        rows = bitmap.rows[at : at + CELL]
        cells.append([sum(sum(row[start : start + step]) for row in rows) for start in starts])
    return cells


def _on_page(square: Corners, trim: Corners) -> Corners:
    """A place in pixels from the trim's upper left corner, in points on the page."""
    left, top, right, bottom = (pixels * 72 / PIXELS_PER_INCH for pixels in square)
    return (trim[0] + left, trim[3] - bottom, trim[0] + right, trim[3] - top)


RULES = (
    Rule("I01", "Nowhere is more ink than the plant takes, mean of any 15 square millimetres",
         "the press profile; GWG 2022 R0026", Severity.REJECT, _ink),
)  # fmt: skip
