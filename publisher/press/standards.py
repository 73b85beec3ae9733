"""The PDF standards a plant may ask for, and what sets them apart.

In: nothing. Out: one frozen ``Standard`` for each that can be made and judged. Nothing here makes or reads a PDF.
"""

import msgspec


class Standard(msgspec.Struct, frozen=True, kw_only=True):
    """One standard.

    ``newest_pdf`` is the version of PDF it builds on. ``version`` and ``conformance`` are what a file says of itself,
    the latter only where the standard has it. ``packet`` says that it has to do so in an XMP packet; else it does in
    the information dictionary, and a packet is no more than a copy of that. ``transparency`` says that things may be
    painted so that what lies below is seen.
    """

    name: str
    newest_pdf: tuple[int, int]
    version: str
    conformance: str = ""
    packet: bool
    transparency: bool

    @property
    def pdf_version(self) -> str:
        """The version of PDF as a file's first line has it."""
        return "{}.{}".format(*self.newest_pdf)


# ISO 15930-7 (6.1, 6.4).
X4 = Standard(name="PDF/X-4", newest_pdf=(1, 6), version="PDF/X-4", packet=True, transparency=True)
# ISO 15930-1, which names its own files by another word than they are known by. PDF 1.3 has neither XMP packets nor
# transparency nor compressed cross-references.
X1A = Standard(
    name="PDF/X-1a:2001",
    newest_pdf=(1, 3),
    version="PDF/X-1:2001",
    conformance="PDF/X-1a:2001",
    packet=False,
    transparency=False,
)
STANDARDS = {standard.name: standard for standard in (X4, X1A)}
