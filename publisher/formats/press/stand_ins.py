"""Stand-ins: pictures that are painted where an advertisement that is a PDF will stand, and the change of guard.

In: advertisements as PDF, each with the size of its place; a painted document. Out: bytes to paint; the document with
the advertisements where their stand-ins were, under whatever was painted over those. A stand-in is one pixel high and
as many wide as its number says, and is no JPEG as photographs are, which is how it is known again.
"""

from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf, Rectangle, Stream

from publisher.formats.press.advertisements import PlacedPdf, form_of


def stand_in(number: int) -> bytes:
    """The picture for the advertisement of this number, from 1: a row of white pixels in the PGM format of Netpbm."""
    return b"P5 %d 1 255 " % number + b"\xff" * number


def relieve(document: Pdf, advertisements: Sequence[PlacedPdf]) -> list[Stream]:
    """Put each advertisement in the place of its stand-in; the forms they are now, for whoever finishes the file.

    Raises:
        ValueError: one cannot be read; ``advertisements.faults_of`` says so beforehand.
    """
    laid: dict[int, Stream] = {}
    for page in document.pages:
        pictures = page.resources.get("/XObject", Dictionary())
        for name, number in [(name, _number(pictures[name])) for name in pictures.keys()]:  # noqa: SIM118  no mapping
            if number:
                if number not in laid:
                    laid[number] = _in_a_square(document, advertisements[number - 1])
                pictures[name] = laid[number]
    return list(laid.values())


def _number(picture: Object) -> int:
    """Which stand-in a picture is; 0 where it is none."""
    if picture.get("/Subtype") != Name.Image or picture.get("/Filter") == Name.DCTDecode or int(picture.Height) != 1:
        return 0
    return int(picture.Width)


def _in_a_square(document: Pdf, advertisement: PlacedPdf) -> Stream:
    """A form that fills one unit of space as a picture does (ISO 32000-1 8.9.5), with the advertisement whole in it."""
    width, height = advertisement.width_pt, advertisement.height_pt
    form = form_of(document, advertisement.pdf)
    placed = document.pages[0].calc_form_xobject_placement(
        form,
        Name.Sent,
        Rectangle(0, 0, width, height),
        invert_transformations=True,
        allow_shrink=True,
        allow_expand=True,
    )
    made = Stream(document, placed)
    made.Type, made.Subtype = Name.XObject, Name.Form
    made.BBox, made.Matrix = Array([0, 0, width, height]), Array([1 / width, 0, 0, 1 / height, 0, 0])
    made.Resources = Dictionary(XObject=Dictionary(Sent=form))
    return document.make_indirect(made)
