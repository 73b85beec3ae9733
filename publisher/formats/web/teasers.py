"""Teasers: what a page says of a story that stands elsewhere.

In: a card, and its article where words of it are shown. Out: ``Teaser`` and ``Link`` values, ready to print.
Nothing here decides which stories a page shows.
"""

import datetime as dt

from publisher.catalogue import Card
from publisher.formats.web.assets import section_class
from publisher.formats.web.places import Places, day_place
from publisher.formats.web.views import Day, Link, Teaser
from publisher.text.dates import full_day, long_day
from publisher.text.typography import typographic


def teaser_of(card: Card, places: Places, *, words: str = "", kicker: str | None = None, dated: bool = False) -> Teaser:
    """A story in a list. Its kicker is the one it was printed with, else the one that is given, else its section."""
    printed = kicker if kicker is not None else card.section
    return Teaser(
        headline=typographic(card.headline),
        href=places.href(card.address),
        kicker=typographic(card.kicker or printed),
        accent=section_class(card.section),
        words=typographic(words),
        credit=", ".join((*card.bylines, *card.agencies)),
        day=short_day_of(card.day, places) if dated else None,
    )


def link_to(card: Card, places: Places) -> Link:
    """The headline as a link."""
    return Link(typographic(card.headline), places.href(card.address))


def day_of(day: dt.date, places: Places) -> Day:
    """A day with its weekday."""
    return Day(full_day(day), day.isoformat(), places.href(day_place(day)))


def short_day_of(day: dt.date, places: Places) -> Day:
    """A day without its weekday."""
    return Day(long_day(day), day.isoformat(), places.href(day_place(day)))
