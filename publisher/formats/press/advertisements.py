"""Advertisements: whether one fits its place and the plant, and a PDF one laid on the finished page.

In: the file of an advertisement, its box, the plant's profile. Out: its size; what keeps it from being printed, in
sentences; the page with it. An advertisement is laid as it came: no ink, overprint or letter of it is changed. Its
links and comments, its own output intent and whatever it does not paint with stay behind.
"""

import io
from collections.abc import Iterator

import msgspec
import pikepdf
from pikepdf import Dictionary, Name, Object, Page, Pdf, Rectangle, Stream

from publisher import machine
from publisher.errors import MISPLACED
from publisher.formats.press import ink, opaque
from publisher.formats.press.means import fonts_outside, foreign_colours, is_coloured
from publisher.formats.press.sheet import PT_PER_MM
from publisher.pictures.cropping import MM_PER_INCH
from publisher.pictures.negative import Unusable, negative_of
from publisher.press import PressProfile

# An advertisement this far off its place is laid there all the same; one made for a place of the same shape is scaled,
# but only by as much as nobody sees. Beyond that a person has to look.
SAME_MM, MOST_SCALED = 1.0, 0.03
_PDF_MARK, _MARK_WITHIN = b"%PDF-", 1024
_MALFORMED = (pikepdf.PdfError, pikepdf.PasswordError, pikepdf.DeletedObjectError, *MISPLACED)


class PlacedPdf(msgspec.Struct, frozen=True, kw_only=True):
    """An advertisement and its box on the page, in points from the upper left corner of the trim."""

    pdf: bytes
    left_pt: float
    top_pt: float
    width_pt: float
    height_pt: float


def is_pdf(content: bytes) -> bool:
    """Whether the file says that it is a PDF; else it can only be a picture."""
    return _PDF_MARK in content[:_MARK_WITHIN]


def size_of(pdf: bytes) -> tuple[float, float]:
    """How wide and high the trimmed page of a PDF is, in millimetres, as a viewer shows it.

    Raises:
        ValueError: it cannot be read.
    """
    try:
        with _opened(pdf) as document:
            return _size_mm(document.pages[0])
    except _MALFORMED as fault:
        raise ValueError("it is no PDF that can be read") from fault


def faults_of(content: bytes, width_mm: float, height_mm: float, profile: PressProfile) -> tuple[str, ...]:
    """Why this file cannot be printed in a place of this size; empty where it can."""
    if not is_pdf(content):
        return tuple(_faults_of_picture(content, width_mm, height_mm, profile))
    try:
        with _opened(content) as document:
            return tuple(_faults(document, (width_mm, height_mm), profile))
    except pikepdf.PasswordError:
        return ("it wants a password",)
    except _MALFORMED:
        return ("it is no PDF that can be read",)


def unknown_to_plant(pdf: bytes, profile: PressProfile) -> tuple[str, ...]:
    """What it is painted with that the plant's standard does not know; empty where it can be printed as it came.

    Raises:
        ValueError: it cannot be read.
    """
    try:
        with _opened(pdf) as document:
            return _unknown(_ready(document).obj, profile)
    except _MALFORMED as fault:
        raise ValueError("it is no PDF that can be read") from fault


def place(document: Pdf, page: Page, advertisement: PlacedPdf) -> None:
    """Lay an advertisement on a page that lies on its sheet: in the middle of its box, as large as goes in whole.

    Raises:
        ValueError: it cannot be read.
    """
    form = form_of(document, advertisement.pdf)
    laid = page.resources.get("/XObject", Dictionary())
    name = page.add_resource(form, Name.XObject, Name(f"/Advertisement{len(laid.keys()) + 1}"))
    left, top = float(page.trimbox[0]) + advertisement.left_pt, float(page.trimbox[3]) - advertisement.top_pt
    box = Rectangle(left, top - advertisement.height_pt, left + advertisement.width_pt, top)
    page.contents_add(
        page.calc_form_xobject_placement(
            form, name, box, invert_transformations=True, allow_shrink=True, allow_expand=True
        )
    )


def form_of(document: Pdf, pdf: bytes) -> Object:
    """The page of an advertisement as a form of this document, with what it paints with and nothing else.

    Raises:
        ValueError: it cannot be read.
    """
    try:
        taken = _opened(pdf)  # what is copied needs it open
        return document.copy_foreign(_ready(taken).as_form_xobject())
    except _MALFORMED as fault:
        raise ValueError("it is no PDF that can be read") from fault


def _opened(pdf: bytes) -> Pdf:
    return Pdf.open(io.BytesIO(pdf))


def _ready(document: Pdf) -> Page:
    """The first page, with what it paints with and nothing else.

    A form or drawn font without resources looks for them in its page (PDF 1.1), which will be another page.
    """
    page = document.pages[0]
    page.trimbox = _trim(page)
    page.obj.Resources = page.resources
    contents = [part for part in document.objects if isinstance(part, Stream) and ink.is_content(part)]
    drawn = [part for part in document.objects if isinstance(part, Dictionary) and part.get("/Subtype") == Name.Type3]
    for part in (*contents, *drawn):
        part.Resources = part.get("/Resources", page.obj.Resources)
    for holder in (page.obj, *contents):
        ink.keep_used(document, holder)
    opaque.leave_behind(page.obj)
    return page


def _trim(page: Page) -> pikepdf.Array:
    """The page as it is cut; some say so with an ArtBox (ISO 15930-1 allows either)."""
    art = page.obj.get("/ArtBox")
    return art if isinstance(art, pikepdf.Array) and "/TrimBox" not in page.obj else page.trimbox


def _size_mm(page: Page) -> tuple[float, float]:
    left, bottom, right, top = (float(corner) for corner in _trim(page).as_list())
    unit = float(page.obj.get("/UserUnit", 1)) / PT_PER_MM
    width, height = abs(right - left) * unit, abs(top - bottom) * unit
    return (height, width) if page.rotation % 180 else (width, height)


def _faults(document: Pdf, wanted_mm: tuple[float, float], profile: PressProfile) -> Iterator[str]:
    if document.is_encrypted:
        yield "it is encrypted"
    if len(document.pages) != 1:
        yield f"it has {len(document.pages)} pages, not one"
        return
    yield from _misfit(_size_mm(document.pages[0]), wanted_mm)
    if "/OCProperties" in document.Root:
        yield "it has layers that can be switched off"
    page = _ready(document).obj
    if outside := fonts_outside(page):
        yield f"it does not bring its fonts: {', '.join(outside)}"
    if foreign := foreign_colours(page):
        yield f"it is not in the four inks alone: {', '.join(foreign)}"
    if profile.grey and is_coloured(page):
        yield f"it is in colour, and {profile.name} prints black alone"
    if (unknown := _unknown(page, profile)) and not machine.has("ghostscript"):
        told = f"{profile.standard} does not know what is in it: {', '.join(unknown)}"
        yield f"{told}; Ghostscript, which would make a picture of it, is not on this machine"


def _unknown(page: Object, profile: PressProfile) -> tuple[str, ...]:
    return () if profile.demands.transparency else opaque.unknown_to_pdf_1_3(page)


def _misfit(found_mm: tuple[float, float], wanted_mm: tuple[float, float]) -> Iterator[str]:
    """It fits if it has the size, or the shape and nearly the size."""
    scale = min(wanted / found if found > 0 else 0.0 for found, wanted in zip(found_mm, wanted_mm, strict=True))
    left_over = [wanted - scale * found for found, wanted in zip(found_mm, wanted_mm, strict=True)]
    off = [abs(wanted - found) for found, wanted in zip(found_mm, wanted_mm, strict=True)]
    if max(off) > SAME_MM and (abs(scale - 1) > MOST_SCALED or max(left_over) > SAME_MM):
        yield f"it is {_in_words(found_mm)}, its place {_in_words(wanted_mm)}"


def _in_words(size_mm: tuple[float, float]) -> str:
    return f"{size_mm[0]:.1f} x {size_mm[1]:.1f} mm"


def _faults_of_picture(content: bytes, width_mm: float, height_mm: float, profile: PressProfile) -> Iterator[str]:
    """A picture fills the width of its place: it has to have its shape, and points enough."""
    try:
        picture = negative_of(content)
    except Unusable as fault:
        yield f"it {fault}"
        return
    height_as_wide = picture.height / picture.width * width_mm
    if abs(height_as_wide - height_mm) > SAME_MM:
        yield f"at the width of its place it is {height_as_wide:.1f} mm high, its place {height_mm:.1f} mm"
    ppi = picture.width / (width_mm / MM_PER_INCH)
    if ppi < profile.least_ppi:
        yield f"it has {ppi:.0f} pixels an inch in its place, {profile.name} asks for {profile.least_ppi}"
