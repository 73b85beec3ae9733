"""Keeping: an advertisement in a file that is to be read in a hundred years, or a picture of it.

In: an advertisement that came as PDF. Out: the same, or, if an archive would not keep it (PDF/A-2b, ISO 19005-2), a
picture of it that one would. What came with the advertisement and is not painted (scripts, links, forms) has stayed
behind before; its colours and tags are seen to when it is laid. Nothing here judges a whole file.
"""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pikepdf
from pikepdf import Name

from publisher.cache import kept
from publisher.digests import digest
from publisher.formats.press import archival
from publisher.formats.press.advertisements import PlacedPdf, form_of
from publisher.formats.press.flattening import as_picture
from publisher.pictures import srgb

PPI = 300  # what a screen of today shows of a page in the hand
_FOLDER = "kept"
_CHECKER, _FLAVOUR = "pikepdf.pdfa", "2b"  # it takes a second to load, so only for what was never looked at before
# What is said of the file and not of what is painted: this one has no name.
_OF_THE_FILE = "ISO_19005_2:6.6."
# The checker approves of nothing it does not know. Of gradients it knows nothing; they are let pass, for whoever
# examined the advertisement knows that they are in the four inks, as ISO 19005-2 6.2.4 wants it.
_GRADIENTS = {"shadings (sh) are not supported", "shadings are not supported"}


def fit_to_keep(advertisement: PlacedPdf, icc: bytes, store: Path) -> PlacedPdf:
    """The advertisement as it came, or as a picture; what was found out is kept below ``store``, the cache.

    ``icc`` is the plant's ICC profile.

    Raises:
        MissingPartError: it has to be drawn, and Ghostscript is not on this machine.
        PublisherError: Ghostscript cannot draw it.
        ValueError: it cannot be read; ``advertisements.faults_of`` says so beforehand.
    """
    path = store / _FOLDER / f"{digest(advertisement.pdf, icc, Path(__file__).read_bytes())}.txt"
    faults = kept(path, lambda: "\n".join(unfit_in(advertisement.pdf, icc)).encode())
    return as_picture(advertisement, PPI, store, smooth=True) if faults else advertisement


def unfit_in(pdf: bytes, icc: bytes) -> tuple[str, ...]:
    """What an archive would not keep of an advertisement, each once; empty where it would keep it all.

    Raises:
        ValueError: it cannot be read.
    """
    return tuple(dict.fromkeys(_unfit(pdf, icc)))


def _unfit(pdf: bytes, icc: bytes) -> Iterator[str]:
    """The advertisement alone in a file, made at home there as in the edition."""
    with pikepdf.new() as document:
        form = form_of(document, pdf)
        page = document.add_blank_page()
        page.contents_add(f"q {page.add_resource(form, Name.XObject)} Do Q".encode())
        archival.intend(document, srgb())
        archival.domesticate(form, document.make_stream(icc, N=4))
        for finding in import_module(_CHECKER).check(document, _FLAVOUR).findings:
            if not finding.rule.startswith(_OF_THE_FILE) and finding.message not in _GRADIENTS:
                yield finding.message
