"""A PDF as a picture: to be looked at, or to be printed.

In: a PDF of one page, how fine. Out: the file Ghostscript makes of it, a program beside this one; for eyes, PNG bytes.
Nothing here writes where an output lies.
"""

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from publisher import machine
from publisher.errors import MissingPartError, PublisherError

_SECONDS = 300
_SAFELY = ("-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dLastPage=1", "-sstdout=%stderr")
SMOOTH = ("-dTextAlphaBits=4", "-dGraphicsAlphaBits=4")
"""Options for a picture that a screen shows; without them every pixel has one of the colours of the page."""


def pictured(pdf: bytes, ppi: int) -> bytes:
    """The first page in RGB at so many pixels an inch, as PNG.

    Raises:
        MissingPartError: Ghostscript is not on this machine.
        PublisherError: it cannot draw the page.
    """
    with drawn(pdf, "png16m", ppi, *SMOOTH) as picture:
        return picture.read_bytes()


@contextmanager
def drawn(pdf: bytes, device: str, ppi: int, *options: str) -> Iterator[Path]:
    """The first page as a file, which lies there as long as the block lasts; it may be larger than one wants in memory.

    Raises:
        MissingPartError: Ghostscript is not on this machine.
        PublisherError: it cannot draw the page.
    """
    program = machine.program("ghostscript")
    if program is None:
        raise MissingPartError("Ghostscript", machine.remedy("ghostscript"))
    with tempfile.TemporaryDirectory() as folder:
        page, picture = Path(folder, "page.pdf"), Path(folder, "picture")
        page.write_bytes(pdf)
        command = (program, *_SAFELY, f"-sDEVICE={device}", f"-r{ppi}", *options, "-sOutputFile=picture", page.name)
        try:
            subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603  no shell
            whole = picture.stat().st_size > 0
        except (subprocess.SubprocessError, OSError) as fault:
            raise PublisherError("Ghostscript could not draw the page") from fault
        if not whole:
            raise PublisherError("Ghostscript could not draw the page")
        yield picture
