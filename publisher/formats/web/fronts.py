"""Fronts: the paper's own, and those of a section, an agency, a writer, a day.

In: the stories of a front in their order. Out: a ``FrontView`` with the lead, the stories beside and below it, and the
rest by day. All fronts are laid out by one rule; they differ in their stories and in what stands over them.
"""

import datetime as dt
from dataclasses import dataclass, replace

import msgspec

from publisher.catalogue import Card, Catalogue
from publisher.formats.web.assets import section_class
from publisher.formats.web.paper import Paper
from publisher.formats.web.pictures import LEAD, SECOND, SOLO, front_picture
from publisher.formats.web.places import day_place, month_place, year_place
from publisher.formats.web.sheet import MOST, Sheet, sheet_of
from publisher.formats.web.teasers import day_of, teaser_of
from publisher.formats.web.views import FrontView, Heading, LeadTeaser, Link, Listing, Row, Teaser
from publisher.model import Article, Paragraph
from publisher.prose import body_html, lede_of
from publisher.templating import Markup
from publisher.text.dates import full_day, long_day, month_name

# About how many words of the lead's text a front shows: alone on it, or as high as the stories beside it.
_SOLO_WORDS, _WORDS_FOR_EACH_SECOND = 330, 50
_ROW_SIZES = {3: "three", 4: "four"}


@dataclass(frozen=True, slots=True)
class _Desk:
    """What laying out one front needs; ``section`` is the one whose name over the front makes kickers needless."""

    paper: Paper
    catalogue: Catalogue
    section: str = ""


def paper_front(paper: Paper, catalogue: Catalogue) -> FrontView:
    """The front page: the newest edition by rank, then what came before it."""
    return _front(_Desk(paper, catalogue), paper.cards[:MOST], Heading())


def section_front(name: str, paper: Paper, catalogue: Catalogue) -> FrontView:
    """The front of a section."""
    heading = Heading(name=name, accent=section_class(name))
    return _front(_Desk(paper, catalogue, name), paper.sections[name][:MOST], heading)


def agency_front(name: str, paper: Paper, catalogue: Catalogue) -> FrontView:
    """The newest stories of an agency."""
    return _front(_Desk(paper, catalogue), paper.agencies[name][:MOST], Heading(name=name, remark="Reports by"))


def author_front(name: str, paper: Paper, catalogue: Catalogue) -> FrontView:
    """The newest stories of a writer."""
    return _front(_Desk(paper, catalogue), paper.authors[name][:MOST], Heading(name=name, remark="Reports by"))


def edition_front(day: dt.date, paper: Paper, catalogue: Catalogue) -> FrontView:
    """The whole edition of a day, and the way to the editions before and after it."""
    days, href = tuple(paper.days), paper.places.href
    at = days.index(day)
    year = Link(str(day.year), href(year_place(day.year)))
    heading = Heading(
        name=full_day(day),
        way=(year, Link(month_name(day.month), href(month_place(day)))),
        before=_edition(days[at + 1 : at + 2], paper),
        after=_edition(days[at - 1 : at] if at else (), paper),
    )
    return _front(_Desk(paper, catalogue), paper.days[day], heading)


def _edition(day: tuple[dt.date, ...], paper: Paper) -> Link | None:
    return Link(long_day(day[0]), paper.places.href(day_place(day[0]))) if day else None


def _front(desk: _Desk, cards: tuple[Card, ...], heading: Heading) -> FrontView:
    sheet = sheet_of(cards)
    return FrontView(
        heading=heading,
        folio=day_of(sheet.lead.day, desk.paper.places) if sheet.lead else None,
        lead=_lead(desk, sheet.lead, sheet) if sheet.lead else None,
        is_solo=sheet.is_solo,
        seconds=_seconds(desk, sheet),
        rows=tuple(Row(_ROW_SIZES[len(row)], tuple(_teaser(desk, card, sheet) for card in row)) for row in sheet.rows),
        listings=tuple(_listing(desk, day, sheet) for day in sheet.listed),
    )


def _lead(desk: _Desk, card: Card, sheet: Sheet) -> LeadTeaser:
    article = desk.catalogue.article(card.id)
    picture = front_picture(card, desk.paper, SOLO if sheet.is_solo else LEAD, is_lead=True)
    is_wide = picture is not None and not picture.is_upright
    beside = 1 if is_wide else _WORDS_FOR_EACH_SECOND * len(sheet.seconds)
    opening = _opening(article, _SOLO_WORDS if sheet.is_solo else beside)
    return LeadTeaser(
        teaser=replace(_teaser(desk, card, sheet, words=card.deck or ""), picture=picture),
        opening=Markup(body_html(opening)),  # escaped where it is made
        jump="The whole report" if len(opening.body) < len(article.body) else "The report",
    )


def _seconds(desk: _Desk, sheet: Sheet) -> tuple[Teaser, ...]:
    """The stories beside the lead; the first of them that has a picture shows it."""
    pictured = next((card for card in sheet.seconds if card.pictures), None)
    return tuple(
        replace(
            _teaser(desk, card, sheet, told=True),
            picture=front_picture(card, desk.paper, SECOND) if card is pictured else None,
        )
        for card in sheet.seconds
    )


def _teaser(desk: _Desk, card: Card, sheet: Sheet, *, told: bool = False, words: str = "") -> Teaser:
    """A story on this front; ``told`` gives it its deck or, where it has none, its first paragraph."""
    return teaser_of(
        card,
        desk.paper.places,
        words=(card.deck or lede_of(desk.catalogue.article(card.id))) if told else words,
        kicker="" if card.section == desk.section else card.section,
        dated=sheet.lead is not None and card.day != sheet.lead.day,
    )


def _listing(desk: _Desk, cards: tuple[Card, ...], sheet: Sheet) -> Listing:
    places, day = desk.paper.places, cards[0].day
    return Listing(
        day=None if sheet.lead and day == sheet.lead.day else day_of(day, places),
        teasers=tuple(teaser_of(card, places, kicker="") for card in cards),
    )


def _opening(article: Article, most_words: int) -> Article:
    """The article with as many of its first paragraphs as stay near this many words; at least one, if there is one."""
    taken: list[Paragraph] = []
    words = 0
    for block in article.paragraphs:
        words += len(block.text.split())
        if taken and words > most_words:
            break
        taken.append(block)
    return msgspec.structs.replace(article, body=tuple(taken))
