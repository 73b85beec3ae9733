"""A PDF as a picture, to be looked at.

In: a PDF of one page, how fine. Out: PNG bytes. Ghostscript draws it, a program beside this one; nothing here writes
where an output lies.
"""

import subprocess
import tempfile
from pathlib import Path

from publisher import machine
from publisher.errors import MissingPartError, PublisherError

_SECONDS = 120
_OPTIONS = ("-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=png16m", "-dTextAlphaBits=4", "-dGraphicsAlphaBits=4")


def pictured(pdf: bytes, ppi: int) -> bytes:
    """The first page at so many pixels an inch.

    Raises:
        MissingPartError: Ghostscript is not on this machine.
        PublisherError: it cannot draw the page.
    """
    program = machine.program("ghostscript")
    if program is None:
        raise MissingPartError("Ghostscript", machine.remedy("ghostscript"))
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "page.pdf").write_bytes(pdf)
        command = (program, *_OPTIONS, f"-r{ppi}", "-dLastPage=1", "-sOutputFile=page.png", "page.pdf")
        try:
            subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603  no shell
            return Path(folder, "page.png").read_bytes()
        except (subprocess.SubprocessError, OSError) as fault:
            raise PublisherError("Ghostscript could not draw the page") from fault
