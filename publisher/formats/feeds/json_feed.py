"""JSON Feed 1.1 (jsonfeed.org/version/1.1) with full text.

In: the head of a feed and its stories. Out: the bytes of ``feed.json``. A field that has nothing to say is left out.
Unlike RSS and Atom it names every author for itself: its readers show them all.
"""

import msgspec

from publisher.formats.feeds.stories import Head, Story


class _Author(msgspec.Struct, frozen=True):
    name: str


class _Item(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    id: str
    url: str
    title: str
    content_html: str
    summary: str
    date_published: str
    date_modified: str
    authors: tuple[_Author, ...] = ()
    tags: tuple[str, ...]
    image: str = ""


class _JsonFeed(msgspec.Struct, frozen=True, kw_only=True):
    version: str = "https://jsonfeed.org/version/1.1"
    title: str
    home_page_url: str
    feed_url: str
    description: str
    language: str
    authors: tuple[_Author, ...]
    items: tuple[_Item, ...]


def json_feed(head: Head, stories: tuple[Story, ...]) -> bytes:
    """The feed as JSON, stories in the order given."""
    feed = _JsonFeed(
        title=head.title,
        home_page_url=head.home,
        feed_url=f"{head.home}feed.json",
        description=head.description,
        language=head.language,
        authors=(_Author(head.publisher),),
        items=tuple(_item(story) for story in stories),
    )
    return msgspec.json.format(msgspec.json.encode(feed), indent=1) + b"\n"


def _item(story: Story) -> _Item:
    return _Item(
        id=story.id,
        url=story.link,
        title=story.headline,
        content_html=story.html,
        summary=story.summary,
        date_published=story.published.isoformat(),
        date_modified=story.updated.isoformat(),
        authors=tuple(_Author(name) for name in (*story.bylines, *story.agencies)),
        tags=(story.section, *story.agencies, *story.topics),
        image=story.pictures[0].address if story.pictures else "",
    )
