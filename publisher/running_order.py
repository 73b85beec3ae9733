"""The running order: every story of the paper in the order it is read, by the little that a plan needs of each.

In: what the catalogue keeps of stories beside their cards. Out: a ``RunningOrder``: the newest day first and within a
day by rank, and the runs of the stories that have a section, an agency, a writer or a topic in common. A story is known
by its place in the order, a number, so that a paper of a hundred thousand stories costs some hundred bytes for each.
Nothing here knows a page, and no card or article is read.
"""

import datetime as dt
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

import msgspec

# What kind of name it is, its slug, the name as it is spelled, the places of the stories that have it.
Name = tuple[str, str, str, Iterable[int]]


class By(StrEnum):
    """What stories are listed by."""

    SECTION = "section"
    AGENCY = "agency"
    AUTHOR = "author"
    TOPIC = "topic"


class Slip(msgspec.Struct, frozen=True, gc=False):
    """One story. ``whole`` is the digest of all that is shown of it, but for its place in the paper.

    ``face`` and ``modified`` are those of its card; ``pictured`` says that it has a picture.
    """

    id: str
    day: dt.date
    rank: int
    address: str
    whole: str
    face: str
    modified: dt.datetime | None
    pictured: bool


class Run(msgspec.Struct, frozen=True):
    """Stories with a name in common: ``places`` in the running order, in that order, never none."""

    name: str
    slug: str
    places: Sequence[int]


@dataclass(frozen=True, slots=True)
class RunningOrder:
    """All stories. ``days`` has the places of each edition, newest first; ``runs`` are in the order of their names."""

    slips: tuple[Slip, ...]
    place_of: dict[str, int]
    days: dict[dt.date, range]
    runs: dict[By, tuple[Run, ...]]

    def slips_at(self, places: Iterable[int]) -> Iterator[Slip]:
        """The stories in these places."""
        return (self.slips[place] for place in places)


def running_order(slips: tuple[Slip, ...], names: Iterable[Name]) -> RunningOrder:
    """The order of these stories, which come in it; their names come as they like."""
    place_of = {slip.id: place for place, slip in enumerate(slips)}
    return RunningOrder(slips, place_of, _days(slips), _runs(names))


def _runs(names: Iterable[Name]) -> dict[By, tuple[Run, ...]]:
    """Spellings with one address are one name: "JANE DOE" and "Jane Doe" are the one in small letters."""
    spelled: dict[tuple[str, str], str] = {}
    places: dict[tuple[str, str], set[int]] = {}
    for kind, slug, name, stories in names:
        key = kind, slug
        spelled[key] = max(name, spelled.get(key, ""))
        places.setdefault(key, set()).update(stories)
    runs: dict[By, list[Run]] = {by: [] for by in By}
    for (kind, slug), name in spelled.items():
        runs[By(kind)].append(Run(name, slug, array("L", sorted(places.pop((kind, slug))))))
    return {by: tuple(sorted(every, key=lambda run: run.name)) for by, every in runs.items()}


def _days(slips: tuple[Slip, ...]) -> dict[dt.date, range]:
    days: dict[dt.date, range] = {}
    start = 0
    for day, edition in groupby(slips, key=lambda slip: slip.day):
        end = start + sum(1 for _ in edition)
        days[day] = range(start, end)
        start = end
    return days
