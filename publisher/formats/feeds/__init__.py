"""Feeds: RSS, Atom and JSON Feed of the paper and of each section, agency, author and topic, and a list of them all.

In: the catalogue. Out: targets below ``site/``. Nothing is rendered here, and no feed library is loaded.
A newsroom without stories has no feeds: a feed has to say when it last changed.
"""

import datetime as dt
from collections.abc import Iterator
from functools import partial

from publisher.digests import digest
from publisher.formats.feeds.lists import Feed, Kind, feeds_of
from publisher.plan import Format, Newsroom, Part, Target, Wave


class Feeds:
    """The family of feeds."""

    name = "feeds"

    def load(self) -> None:
        """Nothing: it takes long, and most changes ask for none of it."""

    def targets(self, newsroom: Newsroom) -> Iterator[Target]:
        """Three files for each feed, and the list of feeds."""
        order, ground = newsroom.catalogue.order(), newsroom.digest()
        feeds = feeds_of(order, newsroom.house)
        for feed in feeds:
            stories = digest([(slip.whole, slip.rank) for slip in order.slips_at(feed.stories)])
            for kind in (Kind.RSS, Kind.ATOM, Kind.JSON):
                yield _target(kind, feed.folder, digest(ground, kind, feed.name, stories))
        if feeds:
            yield _target(Kind.OPML, "", digest(ground, Kind.OPML, [_outline(feed) for feed in feeds]))

    def parts(self, newsroom: Newsroom) -> Iterator[Part]:
        """One: to plan feeds costs no more than to look whether they have to be."""
        yield Part(self.name, "", "", partial(self.targets, newsroom))

    def holds_until(self, newsroom: Newsroom) -> dt.datetime | None:  # noqa: ARG002  as every format is asked
        """Time changes nothing here."""
        return None

    def needs(self, newsroom: Newsroom, target: Target) -> Iterator[str]:  # noqa: ARG002  as every format is asked
        """The catalogue holds all it looks at."""
        return iter(())


FORMAT: Format = Feeds()


def _target(kind: Kind, folder: str, made_of: str) -> Target:
    path = f"site/{folder}{kind.file_name}"
    return Target(path=path, format=Feeds.name, kind=kind, key=folder, digest=made_of, wave=Wave.FEEDS)


def _outline(feed: Feed) -> tuple[str, str, str]:
    return feed.folder, feed.group, feed.name
