"""Stories and the head of a feed as a feed reader shows them.

In: a feed, its cards and articles, the house. Out: ``Head`` and ``Story``, with every address absolute, every instant
in the time zone of the paper and every text free of characters that XML forbids. Nothing here knows RSS, Atom or JSON.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from html import escape

import msgspec

from publisher.catalogue import Card
from publisher.formats.feeds.lists import Feed
from publisher.formats.feeds.pictures import Shown, figure, shown
from publisher.house import House
from publisher.model import Article
from publisher.prose import foot_lines, rights_of, stretches_html
from publisher.text.typography import typographic
from publisher.text.xml_text import xml_text

_MINUTE = dt.timedelta(minutes=1)


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What a feed says of itself. ``home`` is its page, in whose folder its files are; ``rights`` may be empty."""

    title: str
    description: str
    site: str
    home: str
    language: str
    publisher: str
    rights: str
    updated: dt.datetime


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """One story. ``html`` is the whole of it, ``summary`` plain text; ``rights`` may be empty."""

    id: str
    link: str
    headline: str
    summary: str
    html: str
    section: str
    bylines: tuple[str, ...]
    agencies: tuple[str, ...]
    topics: tuple[str, ...]
    rights: str
    published: dt.datetime
    updated: dt.datetime
    pictures: tuple[Shown, ...] = ()

    @property
    def credit(self) -> str:
        """Everybody whose words these are in one line, writers first; empty where the copy names nobody.

        One line, because five of six feed readers show one name of several, and agencies have to be credited.
        """
        return ", ".join((*self.bylines, *self.agencies))


def head_of(feed: Feed, cards: tuple[Card, ...], house: House) -> Head:
    """What the feed of these says of itself. It was updated when the newest of them was, not when it was made."""
    agencies = (agency for card in cards for agency in card.agencies)
    return Head(
        title=title_of(feed, house),
        description=xml_text(f"{feed.name} in {house.name}" if feed.name else house.description or house.name),
        site=site_of(house),
        home=site_of(house) + feed.folder,
        language=house.language,
        publisher=xml_text(house.publisher or house.name),
        rights=xml_text("; ".join(rights_of(agencies, house))),
        updated=max(_local(card.updated, house) for card in cards),
    )


def title_of(feed: Feed, house: House) -> str:
    """What a reader's list of feeds calls it."""
    return xml_text(f"{house.name} – {feed.name}" if feed.name else house.name)


def story_of(card: Card, article: Article, house: House) -> Story:
    """One story for feeds; the summary is the deck, or the first paragraph where there is no deck."""
    tag, rights = house.permanent_id(card.day, card.id), rights_of(card.agencies, house)
    return Story(
        id=tag,
        link=site_of(house) + card.address,
        headline=_shown(card.headline, tag),
        summary=_shown(card.deck or "", *(block.text for block in article.paragraphs[:1]), card.headline, tag),
        html=xml_text("\n".join((*_body(article, house), *_foot((*foot_lines(article, house), *rights))))),
        section=xml_text(card.section),
        topics=tuple(xml_text(name) for name in card.topics),
        bylines=tuple(xml_text(name) for name in card.bylines),
        agencies=tuple(xml_text(name) for name in card.agencies),
        rights=xml_text("; ".join(rights)),
        published=_local(card.published, house),
        updated=_local(card.updated, house),
        pictures=tuple(shown(picture, site_of(house), house) for picture in card.pictures),
    )


def site_of(house: House) -> str:
    """The address of the site, with a slash at its end."""
    return house.address.rstrip("/") + "/"


def _body(article: Article, house: House) -> Iterator[str]:
    """The text, each picture where it stands in the copy."""
    pictures = tuple(picture for picture in article.pictures if picture.file)
    breaks = sorted({picture.after_paragraph for picture in pictures})
    first, *rest = stretches_html(article, breaks)
    yield from filter(None, (first,))
    for after, words in zip(breaks, rest, strict=True):
        yield from (figure(shown(p, site_of(house), house)) for p in pictures if p.after_paragraph == after)
        yield from filter(None, (words,))


def _foot(lines: Iterable[str]) -> Iterable[str]:
    return (f"<p><small>{escape(line, quote=False)}</small></p>" for line in lines)


def _shown(*texts: str) -> str:
    """The first of these that says something, as readers are shown it."""
    return next(filter(None, (xml_text(typographic(text)).strip() for text in texts)), "")


def _local(instant: dt.datetime, house: House) -> dt.datetime:
    """The instant on the clock of the paper, in whole seconds; in UTC where that clock was not set to whole minutes.

    RFC 822 and RFC 3339 cannot write the local mean times of before there were time zones (Singapore: +06:55:25).
    """
    local = instant.astimezone(house.zone).replace(microsecond=0)
    offset = local.utcoffset() or dt.timedelta()
    return local.astimezone(dt.UTC) if offset % _MINUTE else local
