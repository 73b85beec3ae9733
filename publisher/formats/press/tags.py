"""The structure of a reader's copy, rebuilt so that it says what the story is and nothing else.

In: a tagged PDF as the painter wrote it: an element for every line and every rule, and one paragraph cut in two where
a column ends. Out: the same pages, where each paragraph, headline and list item is one element whatever columns and
sheets it runs over, words we broke are whole to whoever listens, and running lines are pagination artifacts (ISO
32000-1 14.8.2.2, 14.8.4, 14.9.4; ISO 14289-1 7.1, 7.8). Nothing that is painted changes.

The painter's marks are elements: CONTINUES goes on with the element before it, RUNNING is no part of the story.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Operator, Page, Pdf, String

CONTINUES, RUNNING = "section", "header"  # in markup
_CONTINUES, _RUNNING = "/Sect", "/NonStruct"  # what the painter makes of them
_OUTER = {"/Document", "/Div", "/L"}
_ITEM = "/LI"
_PRINTS = 4  # an annotation's flag (ISO 32000-1 12.5.3)


@dataclass(frozen=True, slots=True)
class _Place:
    """One piece of marked content: the index of its page, its number there."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class _Leaf:
    """One element that holds words: its type, and the places of those words."""

    kind: str
    places: tuple[_Place, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What one element says and where it leads; both may be empty. ``box`` is left, bottom, right, top, in points."""

    words: str
    address: str
    box: tuple[float, float, float, float]


def put_in_order(pdf: bytes, said: tuple[Said, ...]) -> bytes:
    """The same document with its structure rebuilt; ``said`` is of each element in reading order."""
    with Pdf.open(io.BytesIO(pdf)) as document:
        pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        found = tuple(leaf for leaf in _leaves(document.Root.StructTreeRoot, pages) if leaf.places)
        running = {place for leaf in found if leaf.kind == _RUNNING for place in leaf.places}
        for number, page in enumerate(document.pages):
            _make_artifacts(document, page, {place.number for place in running if place.page == number})
        story = _joined(leaf for leaf in found if leaf.kind != _RUNNING)
        _Builder(document).build(zip(story, said, strict=True))
        out = io.BytesIO()
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


def _leaves(element: Object, pages: dict[tuple[int, int], int]) -> Iterator[_Leaf]:
    for kid in element.K.as_list():
        kind = str(kid.S)
        if kind in _OUTER:
            yield from _leaves(kid, pages)
        else:
            yield _Leaf(kind, tuple(_places(kid, pages)))


def _places(element: Object, pages: dict[tuple[int, int], int]) -> Iterator[_Place]:
    for kid in element.K.as_list():
        if isinstance(kid, Dictionary):
            yield from _places(kid, pages)
        else:
            yield _Place(pages[element.Pg.objgen], int(kid))


def _joined(leaves: Iterator[_Leaf]) -> tuple[_Leaf, ...]:
    """Elements with what goes on with them in another column or on another sheet."""
    joined: list[_Leaf] = []
    for leaf in leaves:
        if leaf.kind == _CONTINUES and joined:
            joined[-1] = _Leaf(joined[-1].kind, joined[-1].places + leaf.places)
        else:
            joined.append(leaf)
    return tuple(joined)


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
    """Builds the tree: Document, Art, and under that an element for each leaf, items in lists."""

    def __init__(self, document: Pdf) -> None:
        self.document = document
        self.owners: dict[_Place, Object] = {}
        self.links: list[Object] = []

    def build(self, leaves: Iterable[tuple[_Leaf, Said]]) -> None:
        root = self.document.Root.StructTreeRoot
        whole = self._element("/Document", root)
        story = self._element("/Art", whole)
        for is_item, group in groupby(leaves, key=lambda leaf: leaf[0].kind == _ITEM):
            parent = self._element("/L", story) if is_item else story
            for leaf, said in group:
                body = self._body(leaf, parent)
                if said.words:
                    body.ActualText = String(said.words)
                self._fill(self._link(body, leaf, said) if said.address else body, leaf.places)
        root.K = Array([whole])
        root.ParentTree = self.document.make_indirect(Dictionary(Nums=Array(self._parents())))

    def _element(self, kind: str, parent: Object) -> Object:
        element = self.document.make_indirect(Dictionary(Type=Name.StructElem, S=Name(kind), P=parent, K=Array()))
        if kind != "/Document":
            parent.K.append(element)
        return element

    def _body(self, leaf: _Leaf, parent: Object) -> Object:
        """Where a leaf's words go: its own element, or the body of a list item (ISO 32000-1 14.8.4.3.3)."""
        element = self._element(leaf.kind, parent)
        return self._element("/LBody", element) if leaf.kind == _ITEM else element

    def _link(self, parent: Object, leaf: _Leaf, said: Said) -> Object:
        """A link with the annotation that makes it one, told in words (ISO 14289-1 7.18.5; ISO 32000-1 14.8.4.4.2)."""
        link, page = self._element("/Link", parent), self.document.pages[leaf.places[0].page].obj
        annotation = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([Decimal(f"{edge:.3f}") for edge in said.box]),
            Border=Array([0, 0, 0]),
            F=_PRINTS,
            A=Dictionary(S=Name.URI, URI=String(said.address)),
            Contents=String(f"This story on the web: {said.address}"),
            StructParent=len(self.document.pages) + len(self.links),
        )
        page.Annots = Array([*page.get("/Annots", Array()), self.document.make_indirect(annotation)])
        link.K.append(Dictionary(Type=Name.OBJR, Obj=page.Annots[-1], Pg=page))
        self.links.append(link)
        return link

    def _fill(self, element: Object, places: tuple[_Place, ...]) -> None:
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
            yield Array([self.owners.get(_Place(number, each)) for each in range(last + 1)])
        for number, link in enumerate(self.links, start=len(self.document.pages)):
            yield number
            yield link
