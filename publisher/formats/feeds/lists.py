"""Which feeds there are, and the stories of each.

In: the running order, the house. Out: ``Feed`` values: a folder, a name, the newest stories. One loop makes them all;
how a feed is written down is no concern of this module.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

import msgspec

from publisher.house import House
from publisher.running_order import By, RunningOrder

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
    ``name`` of its own. ``stories`` are the places in the running order of the newest, newest first, and never none.
    """

    folder: str
    group: str
    name: str
    stories: Sequence[int]


class Group(NamedTuple):
    """Feeds of one sort: their folder below the site, their heading, and what their stories have in common."""

    folder: str
    name: str
    by: By


GROUPS = (
    Group("sections", "Sections", By.SECTION),
    Group("agencies", "Agencies", By.AGENCY),
    Group("authors", "Authors", By.AUTHOR),
    Group("topics", "Topics", By.TOPIC),
)


def feeds_of(order: RunningOrder, house: House) -> tuple[Feed, ...]:
    """Every feed: the whole paper first, then group by group; none where there is no story."""
    if not order.slips:
        return ()
    whole = Feed(folder="", group="", name="", stories=range(len(order.slips))[:MOST])
    parts = (
        Feed(folder=f"{group.folder}/{run.slug}/", group=group.name, name=run.name, stories=run.places[:MOST])
        for group in GROUPS
        if group.folder in house.feeds
        for run in order.runs[group.by]
    )
    return whole, *parts
