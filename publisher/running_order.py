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
from operator import itemgetter

import msgspec

Name = tuple[str, str, str, str]  # what kind of name it is, its slug, the name as it is spelled, the id of the story


class By(StrEnum):
    """What stories are listed by."""

    SECTION = "section"
    AGENCY = "agency"
    AUTHOR = "author"
    TOPIC = "topic"


class Slip(msgspec.Struct, frozen=True, gc=False):
    """One story. ``text``, ``face`` and ``modified`` are those of its card; ``pictured`` says that it has a picture."""

    id: str
    day: dt.date
    rank: int
    address: str
    text: str
    face: str
    modified: dt.datetime | None
    pictured: bool

    @property
    def whole(self) -> tuple[str, str, str]:
        """What everything that is shown of the story is made of, but for its place in the paper."""
        return self.text, self.face, self.modified.isoformat() if self.modified else ""


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
    """The order of these stories, which come in it; ``names`` come by kind and slug."""
    place_of = {slip.id: place for place, slip in enumerate(slips)}
    runs: dict[By, list[Run]] = {by: [] for by in By}
    for (kind, slug), members in groupby(names, key=itemgetter(0, 1)):
        runs[By(kind)].append(_run(slug, members, place_of))
    in_order = {by: tuple(sorted(every, key=lambda run: run.name)) for by, every in runs.items()}
    return RunningOrder(slips, place_of, _days(slips), in_order)


def _run(slug: str, members: Iterable[Name], place_of: dict[str, int]) -> Run:
    """Spellings with one address are one name: "JANE DOE" and "Jane Doe" are the one in small letters."""
    spellings, places = set[str](), set[int]()
    for _, _, name, story in members:
        spellings.add(name)
        places.add(place_of[story])
    return Run(max(spellings), slug, array("L", sorted(places)))


def _days(slips: tuple[Slip, ...]) -> dict[dt.date, range]:
    days: dict[dt.date, range] = {}
    start = 0
    for day, edition in groupby(slips, key=lambda slip: slip.day):
        end = start + sum(1 for _ in edition)
        days[day] = range(start, end)
        start = end
    return days
