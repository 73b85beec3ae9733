"""Sitemaps: what search engines are told to look at.

In: the paper, and for the news sitemap the instant it is made for. Out: XML as text (sitemaps.org 0.9; Google's news
extension 0.9), and robots.txt. A sitemap holds 50,000 addresses at most, so a bigger paper has one for each month and
an index of them.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

import msgspec

from publisher.catalogue import Card
from publisher.formats.web import places as at
from publisher.formats.web.paper import Paper
from publisher.formats.web.places import Places
from publisher.plan import Newsroom
from publisher.text.xml_text import xml_text

SITEMAP, NEWS_SITEMAP = "sitemap.xml", "news-sitemap.xml"
_MOST_ADDRESSES = 50_000
_NEWS_AGE = dt.timedelta(days=2)  # Google News: articles created in the last two days
_MOMENT = dt.timedelta(microseconds=1)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_NEWS_NAMESPACE = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


class Address(msgspec.Struct, frozen=True):
    """A page below ``site/``, and the day its words last changed."""

    place: str
    changed: dt.date


def sitemaps_of(paper: Paper, most: int = _MOST_ADDRESSES) -> dict[str, tuple[Address, ...]]:
    """The addresses of every sitemap by its name: one for all of them, or an empty index and its parts."""
    lists, months = tuple(_lists(paper)), {name: tuple(_month(days, paper)) for name, days in _months(paper).items()}
    everything = lists + tuple(address for month in months.values() for address in month)
    if len(everything) <= most:
        return {SITEMAP: everything}
    return {SITEMAP: (), "sitemap-lists.xml": lists, **{f"sitemap-{name}.xml": part for name, part in months.items()}}


def sitemap_xml(addresses: Iterable[Address], places: Places) -> str:
    """One sitemap."""
    urls = (
        f"<url><loc>{escape(places.url(address.place))}</loc><lastmod>{address.changed.isoformat()}</lastmod></url>"
        for address in addresses
    )
    return _document("urlset", _NAMESPACE, urls)


def index_xml(names: Iterable[str], places: Places) -> str:
    """The index of several sitemaps."""
    return _document(
        "sitemapindex", _NAMESPACE, (f"<sitemap><loc>{places.url(name)}</loc></sitemap>" for name in names)
    )


def fresh(paper: Paper, as_of: dt.datetime) -> tuple[Card, ...]:
    """The stories of the two days before this instant."""
    return tuple(card for card in paper.cards if as_of - _NEWS_AGE <= card.published <= as_of)


def fresh_until(newsroom: Newsroom) -> dt.datetime | None:
    """When the stories of the last two days will be others, if no copy changes; ``None`` if that is never.

    The instants of a paper lie within a day of its days, so only the newest days are looked at.
    """
    now = newsroom.as_of
    days = (day for day in newsroom.catalogue.days() if day >= (now - _NEWS_AGE).date() - dt.timedelta(days=2))
    published = [card.published for day in days for card in newsroom.catalogue.of_day(day)]
    coming = [instant for instant in published if instant > now]
    going = [instant + _NEWS_AGE + _MOMENT for instant in published if now - _NEWS_AGE <= instant <= now]
    return min((*coming, *going), default=None)


def news_xml(cards: Iterable[Card], paper: Paper) -> str:
    """The news sitemap; without fresh stories it is empty."""
    language = paper.house.language.partition("-")[0]  # Google News: ISO 639, without a region
    name = escape(xml_text(paper.house.name))
    publication = f"<news:publication><news:name>{name}</news:name><news:language>{language}</news:language>"
    urls = (
        f"<url><loc>{escape(paper.places.url(card.address))}</loc><news:news>{publication}</news:publication>"
        f"<news:publication_date>{card.day.isoformat()}</news:publication_date>"
        f"<news:title>{escape(xml_text(card.headline))}</news:title></news:news></url>"
        for card in cards
    )
    return _document("urlset", f"{_NAMESPACE} {_NEWS_NAMESPACE}", urls)


def robots_txt(places: Places) -> str:
    """Everybody may read everything, and finds it by the sitemaps (RFC 9309)."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {places.url(SITEMAP)}\nSitemap: {places.url(NEWS_SITEMAP)}\n"


def _document(root: str, namespaces: str, lines: Iterable[str]) -> str:
    return "\n".join((_HEAD, f"<{root} {namespaces}>", *lines, f"</{root}>", ""))


def _lists(paper: Paper) -> Iterator[Address]:
    years = {at.year_place(year): [card for card in paper.cards if card.day.year == year] for year in paper.years}
    groups: tuple[dict[str, Sequence[Card]], ...] = (
        {at.FRONT: paper.cards} if paper.cards else {},
        {at.section_place(name): cards for name, cards in paper.sections.items()},
        {at.agency_place(name): cards for name, cards in paper.agencies.items()},
        {at.author_place(name): cards for name, cards in paper.authors.items()},
        dict(years),
    )
    return (Address(place, _changed(cards, paper)) for group in groups for place, cards in group.items())


def _months(paper: Paper) -> dict[str, list[dt.date]]:
    months: dict[str, list[dt.date]] = {}
    for day in paper.days:
        months.setdefault(day.isoformat()[:7], []).append(day)
    return months


def _month(days: list[dt.date], paper: Paper) -> Iterator[Address]:
    yield Address(at.month_place(days[0]), max(_changed(paper.days[day], paper) for day in days))
    for day in days:
        yield Address(at.day_place(day), _changed(paper.days[day], paper))
        yield from (Address(card.address, _changed((card,), paper)) for card in paper.days[day])


def _changed(cards: Iterable[Card], paper: Paper) -> dt.date:
    """The last day on which the words of one of these changed, by the clock of the paper."""
    zone = paper.house.zone
    return max(card.modified.astimezone(zone).date() if card.modified else card.day for card in cards)
