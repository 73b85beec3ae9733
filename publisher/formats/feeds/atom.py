"""Atom 1.0 (RFC 4287) with full text.

In: the head of a feed and its stories. Out: the bytes of ``atom.xml``. One author for each story names everybody, and
there is no ``dc:creator`` beside it: feed readers show one author of several, and count those of both names twice.
"""

from lxml import etree

from publisher.formats.feeds.generator import Extension, append, generator_of
from publisher.formats.feeds.stories import Head, Story


def atom(head: Head, stories: tuple[Story, ...]) -> bytes:
    """The feed as Atom, stories in the order given."""
    made = generator_of(head, "atom.xml", "application/atom+xml")
    for story in stories:
        entry = append(made, head, story, _Entry())
        entry.published(story.published)
        entry.author(name=story.credit)
        entry.rights(story.rights or None)
    xml: bytes = made.atom_str(pretty=True)
    return xml


class _Entry(Extension):
    """What feedgen 1.0.0 forgets of the link of a story: that it is the story itself, and a page.

    Its ``atom_entry`` drops every attribute but ``href``; this can go with the release that keeps them.
    """

    def extend_atom(self, element: etree._Element) -> etree._Element:
        for link in element.findall("link"):
            link.set("rel", "alternate")
            link.set("type", "text/html")
        return element
