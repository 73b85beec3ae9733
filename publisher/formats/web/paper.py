"""The paper: what every page of the site may need to know of the others.

In: the newsroom. Out: one frozen value with the running order, and what follows from it: the neighbours of a story,
others of its section, the lists that have fronts. Stories are known by their places in the order. Cheap: the plan makes
it too. A card is read only when a page asks for it, and no article is.
"""

import datetime as dt
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

import msgspec

from publisher.catalogue import Card
from publisher.formats.web import places as at
from publisher.formats.web.assets import Assets, assets_of
from publisher.formats.web.kinds import Kind
from publisher.formats.web.lists import Listed
from publisher.formats.web.places import Places, places_of
from publisher.house import House
from publisher.plan import Newsroom
from publisher.running_order import By, Run, RunningOrder

MOST_RELATED = 4
_BESIDE = 3  # a story and its neighbours, which are not among those related to it
_FARTHEST = MOST_RELATED + _BESIDE  # places in a section

_CARDS_KEPT = 5000  # in memory, between one page and the next that shows the same story
_LISTS = (
    (By.SECTION, Kind.SECTION, at.section_place),
    (By.AGENCY, Kind.AGENCY, at.agency_place),
    (By.AUTHOR, Kind.AUTHOR, at.author_place),
    (By.TOPIC, Kind.TOPIC, at.topic_place),
)


class Cards:
    """The cards of stories, by their id or their place in the running order; those asked for last are kept."""

    def __init__(self, newsroom: Newsroom, order: RunningOrder) -> None:
        self._id_of = order.slips.id_of
        self.of = lru_cache(maxsize=_CARDS_KEPT)(newsroom.catalogue.card)

    def at(self, place: int) -> Card:
        """The card in this place."""
        return self.of(self._id_of(place))

    def all_at(self, places: Iterable[int]) -> tuple[Card, ...]:
        """The cards in these places."""
        return tuple(self.at(place) for place in places)


class Paper(msgspec.Struct, frozen=True):
    """Every story, newest day first and within a day by rank, and where things lie.

    ``lists`` are those that have a front, by where it lies: the paper's own, which has no story where there is none
    at all, then sections as the house file has them, agencies, writers, topics. ``section_at`` says for every place
    which of ``sections`` its story is in, and ``in_section`` where it stands there.
    """

    house: House
    prints: bool
    places: Places
    assets: Assets
    order: RunningOrder
    faces: Sequence[str]
    cards: Cards
    lists: dict[str, Listed]
    sections: tuple[Run, ...]
    section_at: Sequence[int]
    in_section: Sequence[int]
    months: dict[str, tuple[dt.date, ...]]
    years: tuple[int, ...]

    @property
    def is_empty(self) -> bool:
        """No story has been filed yet."""
        return not self.order.slips

    def neighbours(self, place: int) -> tuple[int | None, int | None]:
        """The stories before and after this one, in the order of reading."""
        return place - 1 if place else None, place + 1 if place + 1 < len(self.order.slips) else None

    def related(self, place: int) -> list[int]:
        """Others of its section but for its neighbours: those that follow or, at the end of a section, precede it."""
        section, stands = self.sections[self.section_at[place]].places, self.in_section[place]
        most = MOST_RELATED + (_BESIDE if 0 < place < len(self.order.slips) - 1 else min(2, len(self.order.slips)))
        first = stands if stands + most <= len(section) else max(0, len(section) - most)
        near = section[first : first + most]
        return [other for other in near if other > place + 1 or other < place - 1][:MOST_RELATED]

    def stories_of(self, days: tuple[dt.date, ...]) -> range:
        """The stories of these editions, which follow one upon the other."""
        return range(self.order.days[days[0]].start, self.order.days[days[-1]].stop)

    def reach_of_related(self, stories: range) -> Iterator[tuple[bool, list[tuple[int, str]]]]:
        """All that ``related`` may look at for these stories, which must follow one upon the other.

        Of each of their sections, those of the section that stand at most ``_FARTHEST`` before and behind them: by
        their distance from the first, and their faces; and whether the section goes on.
        """
        faces, first = self.faces, stories.start
        for section in self.sections:
            start, stop = (bisect_left(section.places, place) for place in (first, stories.stop))
            if start < stop:
                near = section.places[max(0, start - _FARTHEST) : stop + _FARTHEST]
                yield stop + _FARTHEST > len(section.places), [(place - first, faces[place]) for place in near]

    def named(self, kind: Kind) -> tuple[Listed, ...]:
        """The lists of one kind, in their order."""
        return tuple(each for each in self.lists.values() if each.kind is kind)


def paper_of(newsroom: Newsroom) -> Paper:
    """The paper as the catalogue has it now. Sections stand in the order of the house file, others behind them."""
    return _paper(_Now(newsroom, newsroom.catalogue.order()))


class _Now:
    """A newsroom with its running order, known by what they are and not by what they hold."""

    def __init__(self, newsroom: Newsroom, order: RunningOrder) -> None:
        self.newsroom, self.order = newsroom, order

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Now) and other.newsroom is self.newsroom and other.order is self.order

    def __hash__(self) -> int:
        return hash((id(self.newsroom), id(self.order)))


@lru_cache(maxsize=1)  # the plan and the renderer have the same
def _paper(now: _Now) -> Paper:
    newsroom, order = now.newsroom, now.order
    places = places_of(newsroom.house)
    ranks = {section.name: n for n, section in enumerate(newsroom.house.sections)}
    sections = tuple(sorted(order.runs[By.SECTION], key=lambda run: (ranks.get(run.name, len(ranks)), run.name)))
    section_at, in_section = _stands(sections, len(order.slips))
    return Paper(
        house=newsroom.house,
        prints=newsroom.prints,
        places=places,
        assets=assets_of(newsroom),
        order=order,
        faces=order.slips.faces(),
        cards=Cards(newsroom, order),
        lists=_lists(order, sections),
        sections=sections,
        section_at=section_at,
        in_section=in_section,
        months={iso: tuple(days) for iso, days in groupby(order.days, key=lambda day: day.isoformat()[:7])},
        years=tuple(dict.fromkeys(day.year for day in order.days)),
    )


def _lists(order: RunningOrder, sections: tuple[Run, ...]) -> dict[str, Listed]:
    own = Listed(Kind.FRONT, "", at.FRONT, range(len(order.slips)))
    runs = {**order.runs, By.SECTION: sections}
    named = (Listed(kind, run.name, place(run.slug), run.places) for by, kind, place in _LISTS for run in runs[by])
    return {each.place: each for each in (own, *named)}


def _stands(sections: tuple[Run, ...], stories: int) -> tuple[Sequence[int], Sequence[int]]:
    section_at, in_section = array("I", [0]) * stories, array("I", [0]) * stories
    for number, section in enumerate(sections):
        for stands, place in enumerate(section.places):
            section_at[place], in_section[place] = number, stands
    return section_at, in_section
