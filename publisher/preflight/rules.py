"""What a rule is, and what a rule gets to see.

In: nothing. Out: the types the families of rules are written in. A rule is a value; adding one is adding it to the
``RULES`` of its family, or adding a family as one file.
"""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Generic, TypeVar

import msgspec
import pikepdf
from pikepdf import Dictionary, Object, Pdf

from publisher.preflight.content import Painted, painted_on
from publisher.preflight.graphics import Corners, box_of
from publisher.preflight.metadata import Facts, facts_of
from publisher.preflight.report import Box, Severity, View
from publisher.press import PressProfile
from publisher.press.standards import Standard

Held = TypeVar("Held")

PT_PER_MM = 72 / 25.4
# A hundredth of a point less than nothing a knife could cut: boxes that differ by this are the same box.
SAME_PT = 0.01

X4 = "ISO 15930-7"
X1A = "ISO 15930-1"
ANY_X = "ISO 15930-1 and -7"
PDF = "ISO 32000-1"


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What a check found; the runner adds the rule it belongs to.

    ``where`` is a place in points on the page of a file, ``box`` one on the page of an edition.
    """

    message: str
    hint: str
    page: int = 0
    where: Corners | None = None
    box: Box | None = None


class Unable(msgspec.Struct, frozen=True):
    """A check could not look, and why."""

    why: str


class Sheet:
    """One page of the file, its boxes in points."""

    def __init__(self, number: int, page: pikepdf.Page) -> None:
        self.number = number
        self.page = page

    @property
    def obj(self) -> Object:
        """The page dictionary."""
        return self.page.obj

    def box(self, name: str) -> Corners | None:
        """A box the page or the page tree states, its corners in order; ``None`` where neither does."""
        stated = inherited(self.obj, name)
        return None if stated is None else box_of(pikepdf.Array(stated.as_list()))

    @property
    def media(self) -> Corners:
        """The whole sheet; an empty one where the file states none."""
        return self.box("/MediaBox") or (0.0, 0.0, 0.0, 0.0)

    @property
    def trim(self) -> Corners:
        """The trimmed page; the sheet where the file states none."""
        return self.box("/TrimBox") or self.box("/ArtBox") or self.media

    @property
    def bleed(self) -> Corners:
        """As far as colour may run; the trimmed page where the file states none."""
        return self.box("/BleedBox") or self.trim

    @property
    def turned_degrees(self) -> int:
        """By how much a viewer turns the page, clockwise."""
        return int(inherited(self.obj, "/Rotate") or 0)

    @property
    def annotations(self) -> tuple[Object, ...]:
        """The annotations of the page that are dictionaries, as they have to be."""
        stated = self.obj.get("/Annots", pikepdf.Array())
        return tuple(each for each in stated.as_list() if isinstance(each, Dictionary))

    def shows(self, mark: Painted) -> bool:
        """Something is to be seen of it on the trimmed page."""
        left, bottom, right, top = self.trim
        x1, y1, x2, y2 = mark.seen
        is_inked = mark.page == self.number and mark.is_seen and not mark.colour.is_white
        return is_inked and x1 <= right and x2 >= left and y1 <= top and y2 >= bottom

    def place(self, corners: Corners) -> Box:
        """A place on this page in millimetres from the upper left corner of the trim."""
        left, _, _, top = self.trim
        x1, y1, x2, y2 = (corner / PT_PER_MM for corner in corners)
        across, down = left / PT_PER_MM, top / PT_PER_MM
        edges = (x1 - across, down - y2, x2 - across, down - y1)
        rounded = [round(edge, 1) + 0.0 for edge in edges]
        return Box(left_mm=rounded[0], top_mm=rounded[1], right_mm=rounded[2], bottom_mm=rounded[3])


class Subject:
    """The file under examination, opened, and what it is held against."""

    def __init__(self, pdf: bytes, document: Pdf, profile: PressProfile, expects: tuple[str, ...] = ()) -> None:
        self.pdf = pdf
        self.document = document
        self.profile = profile
        self.expects = expects
        self._fault: Exception | None = None

    @property
    def standard(self) -> Standard:
        """The standard the plant asks for."""
        return self.profile.demands

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The pages, in order."""
        return tuple(Sheet(number, page) for number, page in enumerate(self.document.pages, 1))

    @property
    def painted(self) -> tuple[Painted, ...]:
        """Everything the pages paint, in order. What cannot be followed is followed once and not by every rule."""
        if self._fault is not None:
            raise self._fault
        try:
            return self._painted
        except Exception as fault:
            self._fault = fault
            raise

    @cached_property
    def _painted(self) -> tuple[Painted, ...]:
        return tuple(mark for sheet in self.sheets for mark in painted_on(sheet.number, sheet.page))

    @cached_property
    def facts(self) -> Facts:
        """What the information dictionary and the XMP packet say."""
        return facts_of(self.document)

    @cached_property
    def intents(self) -> tuple[Object, ...]:
        """The PDF/X output intents."""
        stated = self.document.Root.get("/OutputIntents", pikepdf.Array())
        return tuple(intent for intent in stated.as_list() if intent.get("/S") == pikepdf.Name.GTS_PDFX)

    @cached_property
    def dictionaries(self) -> tuple[Object, ...]:
        """Every indirect dictionary and stream of the file."""
        return tuple(part for part in self.document.objects if isinstance(part, Dictionary | pikepdf.Stream))


class Rule(msgspec.Struct, Generic[Held], frozen=True):
    """One thing that has to hold, of a file or of an edition.

    ``says`` is the rule in words, ``source`` who asks for it (GWG: the requirement, in the severity of the variant
    WebCMYKNews CMYK), ``check`` yields whatever breaks it.
    """

    id: str
    says: str
    source: str
    severity: Severity
    check: Callable[[Held], Iterator[Found | Unable | View]]


Check = Callable[[Subject], Iterator[Found | Unable | View]]


def inherited(page: Object, key: str) -> Object | None:
    """An attribute of a page, its own or that of the page tree above it (ISO 32000-1 7.7.3.4)."""
    holder: Object | None = page
    for _ in range(50):  # a page tree may, wrongly, bite its tail
        if holder is None or key in holder:
            break
        holder = holder.get("/Parent")
    return None if holder is None else holder.get(key)
