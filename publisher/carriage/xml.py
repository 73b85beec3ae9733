"""XML, read with every door shut.

In: the text of a file. Out: its root, with the namespaces taken off the names; or a note of what is wrong, and where.
No entity of the file's own is ever resolved, no DTD loaded, no network asked, and trees past the parser's own limits
are refused. The entities of HTML, which the DTD of NITF declares, stand for their signs.
"""

import html
import re

from lxml import etree
from lxml.etree import _Element as Element

from publisher.carriage.refusals import broken, own_entities
from publisher.notes import Note
from publisher.reading import CopyFile
from publisher.text.decoding import Decoded
from publisher.text.lines import shown
from publisher.text.transcript import folded

_DOCTYPE = re.compile(r"<!DOCTYPE[^\[\]<>]*>")
_OWN_DTD = re.compile(r"<!DOCTYPE[^<>\[]*\[|<!ENTITY")
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|AMP|LT|GT|QUOT);)[A-Za-z]\w{1,31};")
_APART = {"p", "br", "li", "dt", "dd", "td", "th", "tr", "block", "hl1", "hl2", "byttl", "story.date", "credit", "div"}
_UNREAD = {"fn", "alt-code", "media-object", "script", "style"}


def root_of(file: CopyFile, decoded: Decoded) -> Element | Note:
    """The root of this XML, or the note that says what is wrong with it."""
    text = decoded.text
    own = _OWN_DTD.search(text)
    if own is not None:
        return own_entities(file, decoded, own.start())
    plain = _DOCTYPE.sub(lambda found: "\n" * found[0].count("\n"), text, count=1)
    plain = _NAMED.sub(lambda found: html.unescape(found[0]), shown(plain))
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(plain.encode(), parser)
    except etree.XMLSyntaxError as fault:
        line, column = fault.position
        return broken(file, "XML", _said(fault), decoded, (max(line, 1), max(column, 1)))
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = etree.QName(element).localname
    return root


def words(element: Element | None) -> str:
    """All the words in an element, white space folded; empty where there is no such element."""
    if element is None:
        return ""
    gathered: list[str] = []
    _gather(element, gathered)
    return folded("".join(gathered))


def _gather(element: Element, gathered: list[str]) -> None:
    """Words in order; the parser lets no tree be deeper than 256, so this ends."""
    gathered.append(element.text or "")
    for child in element:
        apart = " " if child.tag in _APART else ""
        gathered.append(apart)
        if child.tag not in _UNREAD:
            _gather(child, gathered)
        gathered += [apart, child.tail or ""]


def _said(fault: etree.XMLSyntaxError) -> str:
    """The parser's words in our voice: without the place, which the note has."""
    return re.sub(r", line \d+, column \d+$", "", fault.msg or "it is not well formed").split("\n")[0]
