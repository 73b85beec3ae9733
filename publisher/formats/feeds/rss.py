"""RSS 2.0 with full text, by the specification and the profile of the RSS Advisory Board.

In: the head of a feed and its stories. Out: the bytes of ``rss.xml``. The dates of stories are written here and not by
feedgen, which changes the locale of the whole program and back for each.
"""

import re
from email.utils import format_datetime
from html import escape

from lxml import etree

from publisher.formats.feeds.generator import Extension, append, generator_of
from publisher.formats.feeds.pictures import Shown
from publisher.formats.feeds.stories import Head, Story

_NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}
_MEDIA = "http://search.yahoo.com/mrss/"
_PLAIN_TEXT = re.compile(rb"<(?!content:encoded)[^<]+")  # a tag with the text behind it


def rss(head: Head, stories: tuple[Story, ...]) -> bytes:
    """The feed as RSS, stories in the order given."""
    made = generator_of(head, "rss.xml", "application/rss+xml")
    made.register_extension("publisher", _Namespaces, atom=False)
    for story in stories:
        append(made, head, story, _Item(story))
    return _PLAIN_TEXT.sub(_with_hexadecimals, made.rss_str(pretty=True))


class _Namespaces(Extension):
    def extend_ns(self) -> dict[str, str]:
        return _NAMESPACES


class _Item(Extension):
    """What feedgen does not write into an item, or writes otherwise."""

    def __init__(self, story: Story) -> None:
        self.story = story

    def extend_rss(self, element: etree._Element) -> etree._Element:
        story = self.story
        summary = element.find("description")
        if summary is not None:
            summary.text = escape(story.summary, quote=False)  # readers take a description for HTML
        _add(element, "pubDate", format_datetime(story.published))
        _add(element, _in("atom", "updated"), story.updated.isoformat())
        _add(element, _in("dcterms", "modified"), story.updated.isoformat())
        _add(element, _in("dc", "creator"), story.credit)
        _add(element, _in("dc", "rights"), story.rights)
        for picture in story.pictures:
            _add_picture(element, picture)
        return element


def _add_picture(item: etree._Element, picture: Shown) -> None:
    """A picture with its words (Media RSS 1.5.1)."""
    size = {"width": str(picture.width), "height": str(picture.height)}
    content = etree.SubElement(
        item,
        _in("media", "content"),
        {"url": picture.address, "type": picture.media_type, "medium": "image", **size},
        nsmap={"media": _MEDIA},
    )
    _add(content, _in("media", "description"), picture.caption)
    _add(content, _in("media", "credit"), picture.credit)
    _add(content, _in("media", "copyright"), picture.rights)


def _with_hexadecimals(found: re.Match[bytes]) -> bytes:
    """``S&#x26;P 500``: what readers that decode twice understand as well (RSS profile 1.0, character data)."""
    return found[0].replace(b"&amp;", b"&#x26;").replace(b"&lt;", b"&#x3C;")


def _in(prefix: str, name: str) -> str:
    return f"{{{_MEDIA if prefix == 'media' else _NAMESPACES[prefix]}}}{name}"


def _add(item: etree._Element, name: str, text: str) -> None:
    """Add an element, unless there is nothing to say."""
    if text:
        etree.SubElement(item, name).text = text
