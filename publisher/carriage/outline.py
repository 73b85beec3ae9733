"""HTML as the lines a reader sees, each with what the elements round it say.

In: HTML that has been cleaned. Out: ``Line`` values in order: text, white space folded, and the ``Context`` it stands
in. A line ends where a browser would end one: at a block, at a row of a table, at a break. Nothing here knows a
newspaper's roles but as hints; ``shape`` says what each line is. The tree is walked without recursion, however deep
it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree, html
from lxml.html import HtmlElement

from publisher.carriage.hints import hint, names_headline
from publisher.model import Role
from publisher.text.transcript import folded

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_BLOCKS = {
    *("address", "article", "blockquote", "caption", "dd", "div", "dl", "dt", "figcaption", "figure", "footer"),
    *("header", "hr", "img", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead", "tr", "ul"),
    *_HEADINGS,
}
_SECTIONS = {"main", "article", "section"}
_CELLS = {"td", "th"}
_BESIDE = re.compile(r"(?:\./)?[^\s:/\\][^:\\]{0,200}\.(?:jpe?g|png|tiff?)", re.IGNORECASE)  # no address: a file's name
_BOLD, _ITALIC = {"b", "strong"}, {"i", "em", "cite"}
_MARGIN = ("#cmnt", "#ftnt", "#_ftn", "#fn", "#cite_note")  # marks of comments and footnotes, in what editors export


@dataclass(frozen=True, slots=True)
class Context:
    """What the elements round some words say. ``figure`` and ``heading`` count from 1, figures and levels."""

    hint: Role | None = None
    rule: str = "html"
    heading: int = 0
    headline: bool = False
    item: bool = False
    figure: int = 0
    paragraph: bool = False
    bold: bool = False
    italic: bool = False
    linked: bool = False
    margin: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Words on a line of their own. ``bold``, ``italic`` and ``linked`` are true where they are of every letter of it.

    A picture without words has ``alt``, what is said to those who cannot see it, and the file that is ``named``, if
    that may lie beside the copy; it has no text.
    """

    text: str
    context: Context
    bold: bool = False
    italic: bool = False
    linked: bool = False
    alt: str = ""
    named: str = ""


def outline(cleaned: str) -> tuple[Line, ...]:
    """The lines of this HTML."""
    root = html.fragment_fromstring(cleaned, create_parent="div", parser=html.HTMLParser(huge_tree=True))
    return tuple(_Walk(root).lines())


class _Walk:
    """One walk through a tree: the contexts that are open, and the words of the line that is not ended yet."""

    def __init__(self, root: HtmlElement) -> None:
        self.root = root
        self.whole = len(root.text_content())
        self.open: list[tuple[Context, bool]] = []
        self.figures = 0
        self.words: list[tuple[str, Context]] = []

    def lines(self) -> Iterator[Line]:
        for event, element in etree.iterwalk(self.root, events=("start", "end")):
            if event == "start":
                yield from self._begin(element)
            else:
                yield from self._end(element)

    def _begin(self, element: HtmlElement) -> Iterator[Line]:
        outer = self.open[-1][0] if self.open else Context()
        inner = self._inside(outer, element)
        parts = element.tag in _BLOCKS or (inner.hint is not outer.hint and self._stands_apart(element, inner, outer))
        if parts or element.tag == "br":
            yield from self._flush(outer)
        self.open.append((inner, parts))
        if element.tag == "img":
            alt, file = folded(element.get("alt") or element.get("title") or ""), str(element.get("src") or "")
            yield Line("", inner, alt=alt, named=file if _BESIDE.fullmatch(file) else "")
        self._say(element.text)

    def _end(self, element: HtmlElement) -> Iterator[Line]:
        inner, parts = self.open.pop()
        if parts:
            yield from self._flush(inner)
        if element.tag in _CELLS:
            self.words.append((" ", inner))
        if element is not self.root:
            self._say(element.tail)

    def _stands_apart(self, element: HtmlElement, inner: Context, outer: Context) -> bool:
        """Inside a paragraph of prose, words that a mark tells apart stand on their own only at its begin or end.

        A dateline does not: it is part of the paragraph it opens.
        """
        if inner.hint is Role.DATELINE and outer.paragraph:
            return False
        if not outer.paragraph or outer.hint is not None or not any(text.strip() for text, _ in self.words):
            return True
        return element.getnext() is None and not (element.tail or "").strip()

    def _say(self, text: str | None) -> None:
        if text:
            self.words.append((text, self.open[-1][0]))

    def _flush(self, context: Context) -> Iterator[Line]:
        """End the line, if there is one; it stands in the context of its block."""
        words, self.words = self.words, []
        said = [(text, within) for text, within in words if text.strip()]
        seen = [(text, within) for text, within in said if not within.margin]
        text = folded("".join(text for text, within in words if not within.margin))
        if text:
            yield Line(
                text,
                replace(context, margin=said[0][1].margin),
                bold=all(within.bold for _, within in seen),
                italic=all(within.italic for _, within in seen),
                linked=all(within.linked for _, within in seen),
            )

    def _inside(self, outer: Context, element: HtmlElement) -> Context:
        """The context inside an element."""
        tag = str(element.tag)
        own = hint(element, self.whole)
        if tag == "figure" and outer.hint is not Role.PROMOTION and _is_picture(element):
            self.figures += 1
            return Context(figure=self.figures, rule="figure")
        style = str(element.get("style") or "")
        inherited = None if tag in _SECTIONS and outer.hint is not Role.PROMOTION else outer.hint
        told = outer.hint if outer.hint is Role.PROMOTION else own or inherited
        return Context(
            hint=told,
            rule=tag if tag in _BLOCKS else outer.rule,
            heading=_HEADINGS.get(tag, outer.heading),
            headline=outer.headline or names_headline(element),
            item=tag in {"li", "tr"} or (outer.item and tag not in {"table", "ul", "ol"}),
            figure=outer.figure,
            paragraph=tag in {"p", "li"} or (outer.paragraph and tag not in _BLOCKS),
            bold=_is_set(style, "font-weight", outer.bold or tag in _BOLD),
            italic=_is_set(style, "font-style", outer.italic or tag in _ITALIC),
            linked=outer.linked or tag == "a",
            margin=outer.margin or (tag == "a" and str(element.get("href") or "").startswith(_MARGIN)),
        )


def _is_picture(figure: HtmlElement) -> bool:
    """A figure may also hold a table or a quotation."""
    return figure.find(".//table") is None and figure.find(".//blockquote") is None


def _is_set(style: str, key: str, usual: bool) -> bool:  # noqa: FBT001  what it is without a style
    """Is the type bold or italic, after a style that says so or denies it?"""
    if key not in style:
        return usual
    said = style.partition(key)[2].partition(";")[0].strip(" :")
    return said in {"bold", "italic", "600", "700", "800", "900"}
