"""NewsML-G2 to the parts of a story (IPTC NewsML-G2 2.35 and before).

In: the root of a ``newsItem``, or of a ``newsMessage`` that holds some. Out: parts and facts of the first item of
text, with the pictures sent along. What the item states of its content comes first; of what the text inside repeats,
the first counts.
"""

from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element as Element

from publisher.carriage import nitf, plain, shape
from publisher.carriage.parts import Facts, Part, Words, part
from publisher.carriage.values import instant, moment, number
from publisher.carriage.xml import words
from publisher.model import Role

_ONCE = {Role.KICKER, Role.HEADLINE, Role.DECK, Role.BYLINE, Role.DATELINE, Role.DAY, Role.PRINT_NOTICE}
_NOT_TO_BE_PRINTED = ("withheld", "canceled")
_A_PICTURE = ("picture", "graphic")


def item_of(root: Element) -> Element | None:
    """The first item of text; of an item that does not say what it is, its having text counts."""
    items = [root] if root.tag == "newsItem" else list(root.iter("newsItem"))
    told = [item for item in items if _class(item) == "text"]
    return next(iter((*told, *(item for item in items if _has_text(item)))), None)


def parts_of(item: Element, root: Element) -> tuple[Part, ...]:
    """The parts of an item, with the pictures of the items beside it."""
    said = tuple(_said(item))
    known = {one.role for one in said} & _ONCE
    inside = (one for one in _inside(item) if one.role not in known)
    beside = (one for other in root.iter("newsItem") if _class(other) in _A_PICTURE for one in _picture(other))
    noted = plain.note_of_the_editor(words(item.find("itemMeta/edNote")))
    located = [words(one) for one in item.findall("contentMeta/located/name") if words(one)]
    filed = (part(one, Role.DATELINE, "located", "place") for one in located[:1])  # last: a printed dateline says more
    return (*said, *inside, *beside, *noted, *filed)


def facts_of(item: Element) -> Facts:
    """What an item states of itself."""
    status = item.find("itemMeta/pubStatus")
    created = ("contentMeta/contentCreated", "itemMeta/firstCreated", "itemMeta/versionCreated")
    moments = (moment(words(item.find(path))) for path in created)
    subjects = (words(subject.find("name")) for subject in item.findall("contentMeta/subject"))
    return Facts(
        published=next(filter(None, moments), None),
        topics=tuple(dict.fromkeys(filter(None, subjects))),
        embargo=instant(words(item.find("itemMeta/embargoed"))),
        withdrawn=status is not None and status.get("qcode", "").lower().endswith(_NOT_TO_BE_PRINTED),
        priority=number(words(item.find("contentMeta/urgency"))),
    )


def _class(item: Element) -> str:
    """What kind of content an item has: the code of its class without the alias of its catalogue."""
    found = item.find("itemMeta/itemClass")
    told = "" if found is None else found.get("qcode") or found.get("uri") or ""
    return told.replace("/", ":").rpartition(":")[2].lower()


def _has_text(item: Element) -> bool:
    return item.find("contentSet/inlineXML") is not None or item.find("contentSet/inlineData") is not None


def _said(item: Element) -> Iterator[Part]:
    meta = item.find("contentMeta")
    if meta is None:
        return
    headlines = [one for one in meta.findall("headline") if words(one)]
    main = [one for one in headlines if _role(one) in {"", "main", "hlmain", "headline"}] or headlines
    yield from (part(words(one), Role.HEADLINE, "headline") for one in main[:1])
    decks = [one for one in headlines if one is not main[0] and _role(one).startswith(("sub", "deck", "dek"))]
    decks += [one for one in meta.findall("description") if _role(one) in {"summary", "deck", "standfirst"}]
    yield from (part(words(one), Role.DECK, str(one.tag)) for one in decks[:1] if words(one))
    yield from (part(words(one), Role.BYLINE, "by") for one in meta.findall("by") if words(one))
    yield from (part(words(one), Role.DATELINE, "dateline") for one in meta.findall("dateline") if words(one))
    sources = (*meta.findall("creditline"), *(source.find("name") for source in meta.findall("infoSource")))
    yield from (part(words(one), Role.AGENCIES, "creditline", "agencies") for one in sources if words(one))


def _role(element: Element) -> str:
    """The role of a headline or description, without the alias of its catalogue."""
    return element.get("role", "").rpartition(":")[2].lower()


def _inside(item: Element) -> Iterator[Part]:
    """The text itself: NITF or XHTML as elements, or HTML or plain text as data."""
    for whole in item.findall("contentSet/inlineXML"):
        for element in whole:
            if element.tag == "nitf":
                yield from nitf.parts_of(element)
            else:
                yield from shape.parts_of(etree.tostring(element, method="html", encoding="unicode"))
            return
    for data in item.findall("contentSet/inlineData"):
        text = data.text or ""
        yield from shape.parts_of(text) if "html" in data.get("contenttype", "") else plain.parts_of(text)
        return


def _picture(item: Element) -> Iterator[Part]:
    """Caption and credit line of a picture sent along."""
    meta = item.find("contentMeta")
    if meta is None:
        return
    captions = [words(one) for one in meta.findall("description") if words(one)]
    credits_ = [words(one) for path in ("creditline", "by") for one in meta.findall(path) if words(one)]
    said = [*(Words(text, "caption") for text in captions[:1]), *(Words(text, "credit") for text in credits_[:1])]
    if said:
        yield Part(tuple(said), Role.CREDIT, "newsItem")
