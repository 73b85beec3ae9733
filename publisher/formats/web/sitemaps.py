"""Sitemaps: what search engines are told to look at.

In: the paper, and for the news sitemap the instant it is made for. Out: XML as text (sitemaps.org 0.9; Google's news
extension 0.9), and robots.txt. A sitemap may hold 50,000 addresses, but is made again when any of its pages changes; so
a paper of more than some thousand pages has one for each month, and an index of them.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from html import escape
from itertools import chain, groupby, takewhile

import msgspec

from publisher.catalogue import Card
from publisher.formats.web import places as at
from publisher.formats.web.paper import Paper
from publisher.formats.web.places import Places
from publisher.plan import Newsroom
from publisher.text.xml_text import xml_text

SITEMAP, LISTS_SITEMAP, NEWS_SITEMAP = "sitemap.xml", "sitemap-lists.xml", "news-sitemap.xml"
_MOST_ADDRESSES = 5_000
_NEWS_AGE = dt.timedelta(days=2)  # Google News: articles created in the last two days
_MOMENT = dt.timedelta(microseconds=1)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_NEWS_NAMESPACE = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


class Address(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A page below ``site/``, and the day its words last changed."""

    place: str
    changed: dt.date


def sitemaps_of(paper: Paper, most: int = _MOST_ADDRESSES) -> tuple[str, ...]:
    """The names of all sitemaps: one that has every address, or an index and those it lists."""
    lists = sum(listed.last + bool(listed.stories) for listed in paper.lists.values())
    archive = len(paper.years) + len(paper.months) + len(paper.order.days)
    if lists + archive + len(paper.order.slips) <= most:
        return (SITEMAP,)
    return SITEMAP, LISTS_SITEMAP, *map(month_sitemap, paper.months)


def month_sitemap(month: str) -> str:
    """The name of the sitemap of a month, ISO 8601."""
    return f"sitemap-{month}.xml"


def addresses_in(name: str, paper: Paper) -> tuple[Address, ...]:
    """The addresses in the sitemap of this name, which may be that of all of them."""
    lists = _lists(paper) if name in {SITEMAP, LISTS_SITEMAP} else ()
    months = (days for month, days in paper.months.items() if name in {SITEMAP, month_sitemap(month)})
    return (*lists, *chain.from_iterable(_month(days, paper) for days in months))


def sitemap_xml(addresses: Iterable[Address], places: Places) -> str:
    """One sitemap."""
    root = places.url("")
    urls = (
        f"<url><loc>{_text(root + address.place)}</loc><lastmod>{address.changed.isoformat()}</lastmod></url>"
        for address in addresses
    )
    return _document("urlset", _NAMESPACE, urls)


def index_xml(names: Iterable[str], places: Places) -> str:
    """The index of several sitemaps."""
    return _document(
        "sitemapindex", _NAMESPACE, (f"<sitemap><loc>{places.url(name)}</loc></sitemap>" for name in names)
    )


def fresh(paper: Paper, as_of: dt.datetime) -> tuple[int, ...]:
    """The places of the stories of the two days before this instant."""
    house, slips = paper.house, paper.order.slips
    days = takewhile(lambda day: as_of - _NEWS_AGE <= house.instant_of(day, 0), paper.order.days)
    places = chain.from_iterable(paper.order.days[day] for day in days)
    return tuple(
        place for place in places if as_of - _NEWS_AGE <= house.instant_of(slips[place].day, slips[place].rank) <= as_of
    )


def fresh_until(newsroom: Newsroom) -> dt.datetime | None:
    """When the stories of the last two days will be others, if no copy changes; ``None`` if that is never.

    The instants of a paper lie within a day of its days, so only the newest days are looked at.
    """
    now, order = newsroom.as_of, newsroom.catalogue.order()
    oldest = (now - _NEWS_AGE).date() - dt.timedelta(days=2)
    near = chain.from_iterable(order.days[day] for day in takewhile(lambda day: day >= oldest, order.days))
    published = [newsroom.house.instant_of(slip.day, slip.rank) for slip in order.slips_at(near)]
    coming = [instant for instant in published if instant > now]
    going = [instant + _NEWS_AGE + _MOMENT for instant in published if now - _NEWS_AGE <= instant <= now]
    return min((*coming, *going), default=None)


def news_xml(cards: Iterable[Card], paper: Paper) -> str:
    """The news sitemap; without fresh stories it is empty."""
    language = paper.house.language.partition("-")[0]  # Google News: ISO 639, without a region
    name = _text(xml_text(paper.house.name))
    publication = f"<news:publication><news:name>{name}</news:name><news:language>{language}</news:language>"
    urls = (
        f"<url><loc>{_text(paper.places.url(card.address))}</loc><news:news>{publication}</news:publication>"
        f"<news:publication_date>{card.day.isoformat()}</news:publication_date>"
        f"<news:title>{_text(xml_text(card.headline))}</news:title></news:news></url>"
        for card in cards
    )
    return _document("urlset", f"{_NAMESPACE} {_NEWS_NAMESPACE}", urls)


def robots_txt(places: Places) -> str:
    """Everybody may read everything, and finds it by the sitemaps (RFC 9309)."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {places.url(SITEMAP)}\nSitemap: {places.url(NEWS_SITEMAP)}\n"


def _text(words: str) -> str:
    return escape(words, quote=False)


def _document(root: str, namespaces: str, lines: Iterable[str]) -> str:
    return "\n".join((_HEAD, f"<{root} {namespaces}>", *lines, f"</{root}>", ""))


def _lists(paper: Paper) -> Iterator[Address]:
    changed = _changed(range(len(paper.order.slips)), paper).__getitem__
    for listed in paper.lists.values():
        if listed.stories:
            yield Address(listed.place, max(map(changed, listed.stories)))
        for number, stories in listed.pages():
            yield Address(at.older_place(listed.place, number), max(map(changed, stories)))
    for year, days in groupby(paper.order.days, key=lambda day: day.year):
        of_year = chain.from_iterable(paper.order.days[day] for day in days)
        yield Address(at.year_place(year), max(map(changed, of_year)))


def _month(days: tuple[dt.date, ...], paper: Paper) -> Iterator[Address]:
    stories = paper.stories_of(days)
    changed = dict(zip(stories, _changed(stories, paper), strict=True)).__getitem__
    yield Address(at.month_place(days[0]), max(map(changed, stories)))
    for day in days:
        edition = paper.order.days[day]
        yield Address(at.day_place(day), max(map(changed, edition)))
        yield from (Address(paper.order.slips[place].address, changed(place)) for place in edition)


def _changed(stories: range, paper: Paper) -> list[dt.date]:
    """The days on which the words of stories last changed, by the clock of the paper."""
    return paper.order.slips.changed_on(stories, paper.house.zone)
