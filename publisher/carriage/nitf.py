"""NITF to the parts of a story (IPTC News Industry Text Format 3.6 and before, with or without its namespace).

In: the ``nitf`` element. Out: parts and facts. What NITF has an element for gets its role from it; paragraphs stay
open, for agencies send datelines, credits and sign-offs as paragraphs like any other.
"""

from collections.abc import Iterator

from lxml.etree import _Element as Element

from publisher.carriage.parts import Facts, Part, Words, part
from publisher.carriage.values import day, instant, moment, number
from publisher.carriage.xml import words
from publisher.model import Role
from publisher.text.transcript import folded

_OPEN = {"p", "pre", "dt", "dd", "credit", "tagline", "datasource"}
_ROLES = {
    "hl1": Role.CROSSHEAD,
    "hl2": Role.CROSSHEAD,
    "li": Role.LIST_ITEM,
    "tr": Role.LIST_ITEM,
    "nitf-table-summary": Role.CAPTION,
    "note": Role.AUTHOR_NOTE,
    "bibliography": Role.AUTHOR_NOTE,
    "copyrite": Role.AUTHOR_NOTE,
}
_UNREAD = {"nitf-table-metadata", "rights", "fn", "hr", "nitf-colgroup", "colgroup", "col"}
_NOT_TO_BE_PRINTED = {"withheld", "canceled", "cancelled"}


def parts_of(nitf: Element) -> tuple[Part, ...]:
    """The parts of a story, in the order of a newspaper."""
    return (*_head(nitf), *_body(nitf))


def facts_of(nitf: Element) -> Facts:
    """What the metadata of a story state."""
    docdata = nitf.find("head/docdata")
    if docdata is None:
        return Facts()
    at = _norms(docdata)
    return Facts(
        published=moment(at.get("date.issue")) or moment(at.get("date.release")),
        section=_section(nitf),
        topics=_topics(nitf),
        embargo=instant(at.get("date.release")),
        withdrawn=docdata.get("management-status", "").lower() in _NOT_TO_BE_PRINTED,
        priority=number(_attribute(docdata.find("urgency"), "ed-urg")),
    )


def _norms(docdata: Element) -> dict[str, str]:
    """The dates in ISO 8601, by element; the first of each."""
    return {str(element.tag): element.get("norm", "") for element in reversed(docdata.findall("*"))}


def _head(nitf: Element) -> Iterator[Part]:
    head = nitf.find("body/body.head")
    headlines = [] if head is None else head.findall("hedline/hl1")
    if headlines:
        yield part(" ".join(map(words, headlines)), Role.HEADLINE, "hl1")
    elif words(nitf.find("head/title")):
        yield part(words(nitf.find("head/title")), Role.HEADLINE, "title")
    if head is None:
        return
    yield from _deck(head)
    for element in head:
        yield from _of_the_head(element)


def _deck(head: Element) -> Iterator[Part]:
    """Second headlines, else the abstract, where some systems put the deck."""
    decks = [element for element in (*head.findall("hedline/hl2"), *head.findall("abstract")) if words(element)]
    if decks:
        yield part(words(decks[0]), Role.DECK, str(decks[0].tag))


def _of_the_head(element: Element) -> Iterator[Part]:
    match element.tag:
        case "byline":
            yield from _byline(element)
        case "dateline":
            yield from _dateline(element)
        case "distributor" if words(element):
            yield part(words(element), Role.AGENCIES, "distributor", "agencies")
        case "note" if words(element):
            yield part(words(element), Role.AUTHOR_NOTE, "note")


def _byline(element: Element) -> Iterator[Part]:
    """A person for each, with the title that follows; or the words as they are, if no person is marked."""
    people = [child for child in element if child.tag == "person" and words(child)]
    if not people and words(element):
        yield part(words(element), Role.BYLINE, "byline")
    for person in people:
        below = person.getnext()
        title = words(below) if below is not None and below.tag == "byttl" else ""
        own = Words(words(person), "names")
        yield Part((own, Words(title, "title")) if title else (own,), Role.BYLINE, "byline")


def _dateline(element: Element) -> Iterator[Part]:
    place, date = words(element.find("location")), words(element.find("story.date"))
    said = [Words(text, field) for text, field in ((place, "place"), (date, "day")) if text]
    if said and place:
        yield Part(tuple(said), Role.DATELINE, "dateline")
    elif words(element):
        yield part(words(element), Role.DATELINE, "dateline")


def _body(nitf: Element) -> Iterator[Part]:
    for name in ("body/body.content", "body/body.end"):
        for whole in nitf.findall(name):
            yield from _blocks(whole)
    yield from _printed(nitf)
    for correction in nitf.findall("head/docdata/correction"):
        info = folded(correction.get("info", ""))
        if info:
            yield Part((Words(info, written=False),), Role.CORRECTION, "correction")


def _blocks(whole: Element) -> Iterator[Part]:
    """The blocks in an element, those in blocks of theirs as well."""
    if folded(whole.text or ""):
        yield part(folded(whole.text or ""))
    for element in whole:
        yield from _block(element)
        if folded(element.tail or ""):
            yield part(folded(element.tail or ""))


def _block(element: Element) -> Iterator[Part]:
    name = str(element.tag)
    if name == "media":
        yield from _picture(element)
    elif name in {"byline", "dateline", "distributor"}:
        yield from _of_the_head(element)
    elif name in _OPEN or name in _ROLES:
        if words(element):
            yield part(words(element), _ROLES.get(name), name)
    elif name not in _UNREAD:
        yield from _blocks(element)


def _picture(media: Element) -> Iterator[Part]:
    """A picture with caption and credit; a credit that is not written under it may stand in an attribute."""
    if media.get("media-type") not in {"image", "photo", "graphic", None}:
        return
    captions = [words(element) for element in media.findall("media-caption") if words(element)]
    producers = [words(element) for element in media.findall("media-producer") if words(element)]
    references = media.findall("media-reference")
    alts = [folded(r.get("alternate-text", "")) for r in references if r.get("alternate-text")]
    owners = [folded(r.get("source-credit") or r.get("copyright") or "") for r in references]
    said = [Words(text, "caption") for text in captions]
    told = [Words(alt, "alt", written=False) for alt in alts[:1]]
    credit = [Words(text, "credit") for text in producers[:1]]
    credit = credit or [Words(owner, "credit", written=False) for owner in owners if owner][:1]
    if said or credit:
        yield Part((*said, *credit, *told), Role.CREDIT, "media")


def _printed(nitf: Element) -> Iterator[Part]:
    """Where the story stood in print (``pubdata``, type print)."""
    for pubdata in nitf.findall("head/pubdata"):
        on = day(pubdata.get("date.publication"))
        fields = {
            "publication": folded(pubdata.get("name", "")),
            "day": on.isoformat() if on else "",
            "page": folded(pubdata.get("position.sequence", "")),
            "section": folded(pubdata.get("position.section", "")),
            "edition": folded(pubdata.get("edition.name", "")),
        }
        if pubdata.get("type") == "print" and fields["publication"]:
            said = tuple(Words(text, field, written=False) for field, text in fields.items() if text)
            yield Part(said, Role.PRINT_NOTICE, "pubdata")
            return


def _section(nitf: Element) -> str | None:
    named = (folded(pubdata.get("position.section", "")) for pubdata in nitf.findall("head/pubdata"))
    return next((name for name in named if name), None)


def _topics(nitf: Element) -> tuple[str, ...]:
    """Key words and the subjects of the tobject, each once."""
    keys = [folded(e.get("key", "")) for e in nitf.findall("head/docdata/key-list/keyword")]
    keys += [folded(e.get("key", "")) for e in nitf.findall("head/docdata/key-list")]
    subjects = nitf.findall("head/tobject/tobject.subject")
    keys += [folded(e.get("tobject.subject.detail") or e.get("tobject.subject.matter") or "") for e in subjects]
    return tuple(dict.fromkeys(key for key in keys if key))


def _attribute(element: Element | None, key: str) -> str | None:
    return element.get(key) if element is not None else None
