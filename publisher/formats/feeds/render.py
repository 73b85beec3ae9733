"""Writing feeds down.

In: one target of this format. Out: its bytes. A story that stands in several feeds is read and set once.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import assert_never

from publisher.catalogue import Card
from publisher.formats.feeds.atom import atom
from publisher.formats.feeds.json_feed import json_feed
from publisher.formats.feeds.lists import Feed, Kind, feeds_of
from publisher.formats.feeds.opml import opml
from publisher.formats.feeds.rss import rss
from publisher.formats.feeds.stories import Head, Story, head_of, story_of
from publisher.plan import Newsroom, Target

_STORIES_KEPT = 500  # in memory, between one feed and the next


def renderer(newsroom: Newsroom) -> Callable[[Target], bytes]:
    """What turns targets of this format into bytes."""
    catalogue, house = newsroom.catalogue, newsroom.house
    slips = catalogue.order().slips
    feeds = {feed.folder: feed for feed in feeds_of(catalogue.order(), newsroom.house)}

    @lru_cache(maxsize=_STORIES_KEPT)
    def story(place: int) -> tuple[Card, Story]:
        card = catalogue.card(slips[place].id)
        return card, story_of(card, catalogue.article(card.id), house)

    def told(feed: Feed) -> tuple[Head, tuple[Story, ...]]:
        every = tuple(story(place) for place in feed.stories)
        return head_of(feed, tuple(card for card, _ in every), house), tuple(told for _, told in every)

    def render(target: Target) -> bytes:
        kind = Kind(target.kind)
        match kind:
            case Kind.RSS:
                return rss(*told(feeds[target.key]))
            case Kind.ATOM:
                return atom(*told(feeds[target.key]))
            case Kind.JSON:
                return json_feed(*told(feeds[target.key]))
            case Kind.OPML:
                return opml(tuple(feeds.values()), house)
            case _:
                assert_never(kind)

    return render
