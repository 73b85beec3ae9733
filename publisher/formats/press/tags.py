"""The structure of a reader's copy, built so that it says what is to be heard and nothing else.

In: a PDF as the painter tagged it, with an element for every block of type and every figure; or one whose content is
marked and has no structure yet, with what was marked. And what is told, by the numbers of those. Out: the same pages,
where each paragraph, headline and list item is one element whatever columns and sheets it runs over, words we broke are
whole to whoever listens, and all that nobody tells, such as running lines, is a pagination artifact (ISO 32000-1
14.8.2.2, 14.8.4, 14.9.4; ISO 14289-1 7.1, 7.8). Nothing that is painted changes.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Operator, Page, Pdf, String

CONTINUES, RUNNING = "section", "header"  # in markup: what goes on with a block, what no reader hears
STORY, REST = "/Art", "/Sect"
"""What a part of the document is: a story, or what stands round the stories."""
_OUTER = {"/Document", "/Div", "/L"}
_ITEM = "/LI"
_PRINTS = 4  # an annotation's flag (ISO 32000-1 12.5.3)
Corners = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """One piece of marked content: the index of its page, its number there."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Leaf:
    """One element that holds words: its type, and the places of those words."""

    kind: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Where words lead: an address on the web, or a spot on a page of the document, by its index.

    ``words`` say so to whoever cannot see it. ``box`` is left, bottom, right, top, the spot left and top, in points
    from the lower left corner of the sheet.
    """

    words: str
    box: Corners
    address: str = ""
    page: int = 0
    spot: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Said:
    """One element as it is told: the numbers of the painted blocks and figures it consists of, the first is 0.

    ``words`` are told in the place of what is painted, ``alt`` describes a figure; either may be empty.
    """

    painted: tuple[int, ...]
    words: str = ""
    alt: str = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told together, in this order: a story, or the rest."""

    kind: str
    said: tuple[Said, ...]


def put_in_order(document: Pdf, tellings: Sequence[Telling]) -> None:
    """Rebuild the structure of the document; what is in no telling becomes an artifact."""
    pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
    leaves = tuple(leaf for leaf in _leaves(document.Root.StructTreeRoot, pages) if leaf.places)
    told = {number for telling in tellings for said in telling.said for number in said.painted}
    untold = {place for number, leaf in enumerate(leaves) if number not in told for place in leaf.places}
    for number, page in enumerate(document.pages):
        _make_artifacts(document, page, {place.number for place in untold if place.page == number})
    build(document, tellings, leaves)


def build(document: Pdf, tellings: Sequence[Telling], leaves: Sequence[Leaf]) -> None:
    """Build the structure of a document that has a root for it; what its leaves hold is marked on its pages."""
    _Builder(document).build(
        (telling, [(_joined(leaves, said), said) for said in telling.said]) for telling in tellings
    )


def saved(document: Pdf) -> bytes:
    """The file, the same bytes every time."""
    out = io.BytesIO()
    document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _leaves(element: Object, pages: dict[tuple[int, int], int]) -> Iterator[Leaf]:
    for kid in element.K.as_list():
        kind = str(kid.S)
        if kind in _OUTER:
            yield from _leaves(kid, pages)
        else:
            yield Leaf(kind, tuple(_places(kid, pages)))


def _places(element: Object, pages: dict[tuple[int, int], int]) -> Iterator[Place]:
    for kid in element.K.as_list():
        if isinstance(kid, Dictionary):
            yield from _places(kid, pages)
        else:
            yield Place(pages[element.Pg.objgen], int(kid))


def _joined(leaves: Sequence[Leaf], said: Said) -> Leaf:
    """The element with what goes on with it in another column or on another sheet."""
    places = tuple(place for number in said.painted for place in leaves[number].places)
    return Leaf(leaves[said.painted[0]].kind, places)


def _make_artifacts(document: Pdf, page: Page, numbers: set[int]) -> None:
    """Turn these pieces of marked content into pagination artifacts (ISO 32000-1 14.8.2.2.2)."""
    if not numbers:
        return
    artifact = (Name.Artifact, Dictionary(Type=Name.Pagination, Subtype=Name.Header))
    rewritten = [
        pikepdf.ContentStreamInstruction(artifact, Operator("BDC")) if _number(each) in numbers else each
        for each in pikepdf.parse_content_stream(page)
    ]
    page.Contents = document.make_stream(pikepdf.unparse_content_stream(rewritten))


def _number(instruction: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage) -> int | None:
    """The number of the marked content that begins here."""
    if str(instruction.operator) != "BDC":
        return None
    marks = instruction.operands[1]
    return int(marks.MCID) if isinstance(marks, Dictionary) and "/MCID" in marks else None


class _Builder:
    """Builds the tree: Document, under that stories and the rest, and under those an element for each leaf."""

    def __init__(self, document: Pdf) -> None:
        self.document = document
        self.owners: dict[Place, Object] = {}
        self.links: list[Object] = []

    def build(self, tellings: Iterable[tuple[Telling, list[tuple[Leaf, Said]]]]) -> None:
        root = self.document.Root.StructTreeRoot
        whole = self._element("/Document", root)
        for telling, leaves in tellings:
            self._tell(self._element(telling.kind, whole), leaves)
        root.K = Array([whole])
        root.ParentTree = self.document.make_indirect(Dictionary(Nums=Array(self._parents())))

    def _tell(self, holder: Object, leaves: list[tuple[Leaf, Said]]) -> None:
        for is_item, group in groupby(leaves, key=lambda leaf: leaf[0].kind == _ITEM):
            parent = self._element("/L", holder) if is_item else holder
            for leaf, said in group:
                body = self._body(leaf, parent)
                if said.words:
                    body.ActualText = String(said.words)
                if said.alt:
                    body.Alt = String(said.alt)
                self._fill(self._link(body, leaf, said.link) if said.link else body, leaf.places)

    def _element(self, kind: str, parent: Object) -> Object:
        element = self.document.make_indirect(Dictionary(Type=Name.StructElem, S=Name(kind), P=parent, K=Array()))
        if kind != "/Document":
            parent.K.append(element)
        return element

    def _body(self, leaf: Leaf, parent: Object) -> Object:
        """Where a leaf's words go: its own element, or the body of a list item (ISO 32000-1 14.8.4.3.3)."""
        element = self._element(leaf.kind, parent)
        return self._element("/LBody", element) if leaf.kind == _ITEM else element

    def _link(self, parent: Object, leaf: Leaf, link: Link) -> Object:
        """A link with the annotation that makes it one, told in words (ISO 14289-1 7.18.5; ISO 32000-1 14.8.4.4.2)."""
        element, page = self._element("/Link", parent), self.document.pages[leaf.places[0].page].obj
        annotation = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=_numbers(link.box),
            Border=Array([0, 0, 0]),
            F=_PRINTS,
            A=self._way(link),
            Contents=String(link.words),
            StructParent=len(self.document.pages) + len(self.links),
        )
        page.Annots = Array([*page.get("/Annots", Array()), self.document.make_indirect(annotation)])
        element.K.append(Dictionary(Type=Name.OBJR, Obj=page.Annots[-1], Pg=page))
        self.links.append(element)
        return element

    def _way(self, link: Link) -> Dictionary:
        if link.address:
            return Dictionary(S=Name.URI, URI=String(link.address))
        spot = Array([self.document.pages[link.page].obj, Name.XYZ, *_numbers(link.spot), None])
        return Dictionary(S=Name.GoTo, D=spot)

    def _fill(self, element: Object, places: tuple[Place, ...]) -> None:
        pages = self.document.pages
        element.Pg = pages[places[0].page].obj
        for place in places:
            self.owners[place] = element
            same = place.page == places[0].page
            reference = Dictionary(Type=Name.MCR, Pg=pages[place.page].obj, MCID=place.number)
            element.K.append(place.number if same else reference)

    def _parents(self) -> Iterator[Object | int]:
        """For each page the owner of each of its pieces, by number; ``null`` for artifacts (ISO 32000-1 14.7.4.4)."""
        for number in range(len(self.document.pages)):
            last = max((place.number for place in self.owners if place.page == number), default=-1)
            yield number
            yield Array([self.owners.get(Place(number, each)) for each in range(last + 1)])
        for number, link in enumerate(self.links, start=len(self.document.pages)):
            yield number
            yield link


def _numbers(lengths: Sequence[float]) -> Array:
    return Array([Decimal(f"{length:.3f}") for length in lengths])
