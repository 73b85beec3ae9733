"""OPML 2.0 (opml.org/spec2.opml): the list of all feeds, for readers to take over at once.

In: the feeds and the house. Out: the bytes of ``feeds.opml``: the whole paper first, then a heading for each group.
It tells no date, and so it changes only when there is a feed more or less.
"""

from itertools import groupby

from lxml import etree

from publisher.formats.feeds.lists import Feed, Kind
from publisher.formats.feeds.stories import site_of, title_of
from publisher.house import House
from publisher.text.xml_text import xml_text


def opml(feeds: tuple[Feed, ...], house: House) -> bytes:
    """The list of these feeds, in their order."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = xml_text(house.name)
    body = etree.SubElement(root, "body")
    for group, members in groupby(feeds, key=lambda feed: feed.group):
        heading = etree.SubElement(body, "outline", text=group) if group else body
        for feed in members:
            etree.SubElement(heading, "outline", _outline(feed, house))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _outline(feed: Feed, house: House) -> dict[str, str]:
    """One feed that can be followed; the specification calls RSS 2.0 plain "RSS"."""
    title, home = title_of(feed, house), site_of(house) + feed.folder
    return {
        "type": "rss",
        "text": title,
        "title": title,
        "version": "RSS",
        "language": house.language,
        "htmlUrl": home,
        "xmlUrl": home + Kind.RSS.file_name,
    }
