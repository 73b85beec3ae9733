"""What RSS and Atom have in common: a feedgen generator, filled so that none of its traps is sprung.

In: the head of a feed, its stories, what to add to each. Out: a generator that is ready to be written down.
feedgen 1.0.0 stamps the clock on whatever is left undated, turns the order round, and takes the last link of a feed as
the home of the RSS channel; so everything is dated, appended and linked in the order that is right. What it cannot say
at all is added by extensions, which it asks for by name of method and never by class. No private field is touched.
"""

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from lxml.etree import _Element

from publisher.formats.feeds.stories import Head, Story

_RSS_SPECIFICATION = "https://www.rssboard.org/rss-specification"


class Extension:
    """Adds nothing. feedgen wants all three of these of an extension, of a feed as of a story."""

    def extend_ns(self) -> dict[str, str]:
        """The namespaces it uses, by prefix."""
        return {}

    def extend_rss(self, element: _Element) -> _Element:
        """The ``rss`` or ``item`` element, with what is to be added."""
        return element

    def extend_atom(self, element: _Element) -> _Element:
        """The ``feed`` or ``entry`` element, with what is to be added."""
        return element


def generator_of(head: Head, file_name: str, media_type: str) -> FeedGenerator:
    """A generator that knows everything but its stories."""
    made = FeedGenerator()
    made.id(head.home + file_name)
    made.title(head.title)
    made.subtitle(head.description)
    made.link(href=head.home + file_name, rel="self", type=media_type)
    made.link(href=head.home, rel="alternate", type="text/html")  # the last, so that it is the channel's link
    made.language(head.language)
    made.author(name=head.publisher)
    made.rights(head.rights or None)
    made.updated(head.updated)
    made.docs(_RSS_SPECIFICATION)
    made.generator("publisher")
    return made


def append(made: FeedGenerator, head: Head, story: Story, extension: Extension) -> FeedEntry:
    """Put a story below those that are there, with its extension."""
    entry = made.add_entry(order="append")
    entry.guid(story.id, permalink=False)
    entry.title(story.headline)
    entry.link(href=story.link)
    entry.summary(story.summary)
    entry.content(story.html, type="html")  # escaped; CDATA would make Atom invalid, and end at a "]]>" in the copy
    entry.updated(story.updated)
    entry.category(term=story.section, scheme=f"{head.site}sections/")
    for agency in story.agencies:
        entry.category(term=agency, scheme=f"{head.site}agencies/")
    for topic in story.topics:
        entry.category(term=topic, scheme=f"{head.site}topics/")
    entry.register_extension("publisher", lambda: extension)
    return entry
