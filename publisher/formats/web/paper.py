"""The paper: what every page of the site may need to know of the others.

In: the newsroom. Out: one frozen value with all cards in the order of reading, and what follows from that order: the
neighbours of a story, others of its section. Cheap: the plan makes it too. No article is read here.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from publisher.catalogue import Card
from publisher.formats.web.assets import Assets, assets_of
from publisher.formats.web.places import Places, places_of
from publisher.house import House
from publisher.plan import Newsroom
from publisher.text.slugs import slug

MOST_RELATED = 4

_Key = TypeVar("_Key", str, dt.date)


@dataclass(frozen=True, slots=True)
class Paper:
    """Every story, newest day first and within a day by rank, and where things lie."""

    house: House
    places: Places
    assets: Assets
    cards: tuple[Card, ...]
    days: dict[dt.date, tuple[Card, ...]]
    sections: dict[str, tuple[Card, ...]]
    section_names: dict[str, str]
    agencies: dict[str, tuple[Card, ...]]
    authors: dict[str, tuple[Card, ...]]
    position: dict[str, int]
    position_in_section: dict[str, int]

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have an edition, newest first."""
        return tuple(dict.fromkeys(day.year for day in self.days))

    def neighbours(self, card: Card) -> tuple[Card | None, Card | None]:
        """The stories before and after this one, in the order of reading."""
        at = self.position[card.id]
        return (self.cards[at - 1] if at else None), next(iter(self.cards[at + 1 : at + 2]), None)

    def related(self, card: Card) -> tuple[Card, ...]:
        """Others of its section but for its neighbours: those that follow or, at the end of a section, precede it."""
        section, at = self.sections[self.section_names[slug(card.section)]], self.position_in_section[card.id]
        shown = {card.id, *(other.id for other in self.neighbours(card) if other)}
        first = max(0, min(at, len(section) - MOST_RELATED - len(shown)))
        near = section[first : first + MOST_RELATED + len(shown)]
        return tuple(other for other in near if other.id not in shown)[:MOST_RELATED]


def paper_of(newsroom: Newsroom) -> Paper:
    """The paper as the catalogue has it now. Sections stand in the order of the house file, others behind them."""
    cards = newsroom.catalogue.cards()
    in_order = {section.name: n for n, section in enumerate(newsroom.house.sections)}
    sections = _by_name((card.section, card) for card in cards)
    return Paper(
        house=newsroom.house,
        places=places_of(newsroom.house),
        assets=assets_of(newsroom),
        cards=cards,
        days=_grouped((card.day, card) for card in cards),
        sections={name: sections[name] for name in sorted(sections, key=lambda n: (in_order.get(n, len(in_order)), n))},
        section_names={slug(name): name for name in sections},
        agencies=_by_name((name, card) for card in cards for name in card.agencies),
        authors=_by_name((name, card) for card in cards for name in card.bylines),
        position={card.id: n for n, card in enumerate(cards)},
        position_in_section={card.id: n for section in sections.values() for n, card in enumerate(section)},
    )


def _by_name(pairs: Iterable[tuple[str, Card]]) -> dict[str, tuple[Card, ...]]:
    """The cards of each name, by name. Spellings with one address are one name, the one in small letters."""
    named = tuple(pairs)
    spelling = {slug(name): name for name in sorted({name for name, _ in named})}
    return dict(sorted(_grouped((spelling[slug(name)], card) for name, card in named).items()))


def _grouped(pairs: Iterable[tuple[_Key, Card]]) -> dict[_Key, tuple[Card, ...]]:
    """The cards of each key, keys and cards in the order they come in; a card twice under a key counts once."""
    groups: dict[_Key, dict[str, Card]] = {}
    for key, card in pairs:
        groups.setdefault(key, {})[card.id] = card
    return {key: tuple(group.values()) for key, group in groups.items()}
