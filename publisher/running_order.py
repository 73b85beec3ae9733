"""The running order: every story of the paper in the order it is read, by the little that a plan needs of each.

In: what the catalogue keeps of stories beside their cards. Out: a ``RunningOrder``: the newest day first and within a
day by rank, and the runs of the stories that have a section, an agency, a writer or a topic in common. A story is known
by its place in the order, a number, so that a paper of half a million stories costs some hundred bytes for each.
Nothing here knows a page, and no card or article is read.
"""

import datetime as dt
from array import array
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby

import msgspec

from publisher.slips import Name, Slip, Slips
from publisher.text.slugs import slug

Names = tuple[str, ...]


class By(StrEnum):
    """What stories are listed by."""

    SECTION = "section"
    AGENCY = "agency"
    AUTHOR = "author"
    TOPIC = "topic"


class Run(msgspec.Struct, frozen=True):
    """Stories with a name in common: ``places`` in the running order, in that order, never none."""

    name: str
    slug: str
    places: Sequence[int]


class RunningOrder(msgspec.Struct, frozen=True):
    """All stories. ``days`` has the places of each edition, newest first; ``runs`` are in the order of their names."""

    slips: Slips
    days: dict[dt.date, range]
    runs: dict[By, tuple[Run, ...]]

    def slips_at(self, places: Iterable[int]) -> Iterator[Slip]:
        """The stories in these places."""
        return (self.slips[place] for place in places)

    def place_of(self, story: str, day: dt.date) -> int:
        """Where a story stands that is in the edition of this day.

        Raises:
            KeyError: it is not.
        """
        for place in self.days[day]:
            if self.slips.id_of(place) == story:
                return place
        raise KeyError(story)


def names_of(section: str, agencies: Names, bylines: Names, topics: Names) -> tuple[Name, ...]:
    """What a story is listed by."""
    kinds = (By.SECTION, (section,)), (By.AGENCY, agencies), (By.AUTHOR, bylines), (By.TOPIC, topics)
    return tuple((kind.value, slug(name), name) for kind, names in kinds for name in names)


def running_order(slips: Slips) -> RunningOrder:
    """The order of these stories, which come in it."""
    return RunningOrder(slips, _days(slips), _runs(slips))


def _runs(slips: Slips) -> dict[By, tuple[Run, ...]]:
    """Spellings with one address are one name: "JANE DOE" and "Jane Doe" are the one in small letters."""
    spelled: dict[tuple[str, str], str] = {}
    places: dict[tuple[str, str], Sequence[int]] = {}
    for (kind, address, name), stories in slips.names():
        key = kind, address
        others = places.get(key)
        spelled[key] = max(name, spelled.get(key, ""))
        places[key] = array("I", sorted((*others, *stories))) if others else stories
    runs: dict[By, list[Run]] = {by: [] for by in By}
    for (kind, address), name in spelled.items():
        runs[By(kind)].append(Run(name, address, places[kind, address]))
    return {by: tuple(sorted(every, key=lambda run: run.name)) for by, every in runs.items()}


def _days(slips: Slips) -> dict[dt.date, range]:
    days: dict[dt.date, range] = {}
    start = 0
    for day, edition in groupby(slips.days()):
        end = start + sum(1 for _ in edition)
        days[dt.date.fromordinal(day)] = range(start, end)
        start = end
    return days
