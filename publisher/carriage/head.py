"""What the head of a page of HTML states: who wrote the story, when, for which section.

In: HTML as it came. Out: facts, and the author where the page itself names none. The head is what a CMS says to
machines: it is believed where the page is silent.
"""

import html
import re

from publisher.carriage.parts import Facts, Part, Words
from publisher.carriage.values import moment
from publisher.model import Role
from publisher.text.transcript import folded

_META = re.compile(r"<meta\s([^<>]{1,2000})>", re.IGNORECASE)
_TIME = re.compile(r"<time\s([^<>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([A-Za-z][\w:.-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_DAYS = ("article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate", "publishdate")
_SECTIONS = ("article:section", "section", "dc.subject.section")
_AUTHORS = ("author", "article:author", "dc.creator", "byl")
_TOPICS = ("news_keywords", "keywords", "article:tag")
_ADDRESS = re.compile(r"https?:|^/|@")


def facts_of(page: str) -> Facts:
    """What the page states beside the story."""
    told = _told(page)
    days = [value for key in _DAYS for value in told.get(key, ())]
    days += [dict(_attributes(found[1])).get("datetime", "") for found in _TIME.finditer(page)]
    sections = [folded(value) for key in _SECTIONS for value in told.get(key, ())]
    topics = [folded(topic) for key in _TOPICS for value in told.get(key, ()) for topic in value.split(",")]
    return Facts(
        published=next(filter(None, map(moment, days)), None),
        section=next(filter(None, sections), None),
        topics=tuple(dict.fromkeys(filter(None, topics))),
    )


def completed(parts: tuple[Part, ...], page: str) -> tuple[Part, ...]:
    """The parts, and a byline from the head of the page where there is none among them."""
    if any(part.role is Role.BYLINE or (part.role is None and part.text[:3].lower() == "by ") for part in parts):
        return parts
    told = _told(page)
    authors = [folded(value) for key in _AUTHORS for value in told.get(key, ())]
    named = next((name for name in authors if name and not _ADDRESS.search(name)), None)
    return (*parts, Part((Words(named, "names", written=False),), Role.BYLINE, "meta")) if named and parts else parts


def _told(page: str) -> dict[str, list[str]]:
    """The content of every meta element, by its name or property in small letters."""
    told: dict[str, list[str]] = {}
    for found in _META.finditer(page):
        attributes = dict(_attributes(found[1]))
        key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        told.setdefault(key.lower(), []).append(attributes.get("content", ""))
    return told


def _attributes(inside: str) -> list[tuple[str, str]]:
    return [(name.lower(), html.unescape(a or b or c)) for name, a, b, c in _ATTRIBUTE.findall(inside)]
