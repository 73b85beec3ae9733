"""Which feeds there are, and the stories of each.

In: the catalogue. Out: ``Feed`` values: a folder, a name, the newest cards. One loop makes them all; how a feed is
written down is no concern of this module.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

import msgspec

from publisher.catalogue import Card, Catalogue
from publisher.plan import Newsroom
from publisher.text.slugs import slug

MOST = 50  # stories in a feed: about 280 kB of RSS, and enough for a reader that looks in once a day


class Kind(StrEnum):
    """What a target of this format is."""

    RSS = "rss"
    ATOM = "atom"
    JSON = "json"
    OPML = "opml"

    @property
    def file_name(self) -> str:
        """Its name in the folder of its feed."""
        return _FILE_NAMES[self]


_FILE_NAMES = {Kind.RSS: "rss.xml", Kind.ATOM: "atom.xml", Kind.JSON: "feed.json", Kind.OPML: "feeds.opml"}


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """One list of stories that can be followed.

    ``folder`` is below the site and ends in a slash; it is empty for the whole paper, which has no ``group`` and no
    ``name`` of its own. ``cards`` are the newest, newest first, and never none.
    """

    folder: str
    group: str
    name: str
    cards: tuple[Card, ...]


class Group(NamedTuple):
    """Feeds of one sort: their folder below the site, their heading, who is in the group and with which stories."""

    folder: str
    name: str
    members: Callable[[Catalogue], tuple[str, ...]]
    stories: Callable[[Catalogue, str, int], tuple[Card, ...]]


GROUPS = (
    Group("sections", "Sections", Catalogue.sections, Catalogue.in_section),
    Group("agencies", "Agencies", Catalogue.agencies, Catalogue.by_agency),
    Group("authors", "Authors", Catalogue.authors, Catalogue.by_author),
)


def feeds_of(newsroom: Newsroom) -> tuple[Feed, ...]:
    """Every feed: the whole paper first, then group by group; none where there is no story."""
    catalogue = newsroom.catalogue
    newest = catalogue.newest(MOST)
    if not newest:
        return ()
    whole = Feed(folder="", group="", name="", cards=newest)
    parts = (
        Feed(folder=folder_of(group, name), group=group.name, name=name, cards=group.stories(catalogue, name, MOST))
        for group in GROUPS
        for name in group.members(catalogue)
    )
    return whole, *parts


def folder_of(group: Group, name: str) -> str:
    """The folder of one member of a group, where its page is as well."""
    return f"{group.folder}/{slug(name)}/"
