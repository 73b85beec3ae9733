"""Fronts: the paper's own, and those of a section, an agency, a writer, a topic, a day.

In: the stories of a front in their order. Out: a ``FrontView`` with the lead, the stories beside and below it, and the
rest by day. All fronts are laid out by one rule; they differ in their stories and in what stands over them.
"""

import datetime as dt

import msgspec
from msgspec.structs import replace

from publisher.catalogue import Card, Catalogue
from publisher.formats.web.assets import section_class
from publisher.formats.web.headlines import Headlines
from publisher.formats.web.kinds import Kind
from publisher.formats.web.lists import Listed
from publisher.formats.web.older import older_link
from publisher.formats.web.paper import Paper
from publisher.formats.web.pictures import LEAD, SECOND, SOLO, front_picture
from publisher.formats.web.places import day_place, month_place, year_place
from publisher.formats.web.sheet import Sheet, sheet_of
from publisher.formats.web.teasers import day_of, teaser_of
from publisher.formats.web.views import FrontView, Heading, LeadTeaser, Link, Listing, Row, Teaser
from publisher.model import Article, Paragraph
from publisher.prose import body_html, lede_of
from publisher.templating import Markup
from publisher.text.dates import full_day, long_day, month_name

# About how many words of the lead's text a front shows: alone on it, or as high as the stories beside it.
_SOLO_WORDS, _WORDS_FOR_EACH_SECOND = 330, 50
_ROW_SIZES = {3: "three", 4: "four"}


_REMARKS = {Kind.AGENCY: "Reports by", Kind.AUTHOR: "Reports by", Kind.TOPIC: "On the subject of"}


class Desk(msgspec.Struct, frozen=True):
    """What laying out a front needs; ``section`` is the one whose name over the front makes kickers needless."""

    paper: Paper
    catalogue: Catalogue
    headlines: Headlines
    section: str = ""


def list_front(listed: Listed, desk: Desk) -> FrontView:
    """The front of a list, with its newest stories, and the way to the older ones; of the paper itself as well."""
    paper, is_section = desk.paper, listed.kind is Kind.SECTION
    heading = Heading(
        name=listed.name,
        remark=_REMARKS.get(listed.kind, ""),
        accent=section_class(listed.name) if is_section else "",
        older=older_link(listed, listed.last, paper),
    )
    return _front(replace(desk, section=listed.name if is_section else ""), paper.cards.all_at(listed.newest), heading)


def edition_front(day: dt.date, desk: Desk) -> FrontView:
    """The whole edition of a day, and the way to the editions before and after it."""
    paper = desk.paper
    href, edition = paper.places.href, paper.order.days[day]
    year = Link(str(day.year), href(year_place(day.year)))
    heading = Heading(
        name=full_day(day),
        way=(year, Link(month_name(day.month), href(month_place(day)))),
        before=_edition_at(edition.stop, paper),
        after=_edition_at(edition.start - 1, paper),
        pdf="edition.pdf" if paper.prints else None,
    )
    return _front(desk, paper.cards.all_at(edition), heading)


def _edition_at(place: int, paper: Paper) -> Link | None:
    """The edition of the story in this place, if there is one."""
    if not 0 <= place < len(paper.order.slips):
        return None
    day = paper.order.slips.day_of(place)
    return Link(long_day(day), paper.places.href(day_place(day)))


def _front(desk: Desk, cards: tuple[Card, ...], heading: Heading) -> FrontView:
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


def _lead(desk: Desk, card: Card, sheet: Sheet[Card]) -> LeadTeaser:
    article = desk.catalogue.article(card.id)
    picture = front_picture(card, desk.paper, SOLO if sheet.is_solo else LEAD, is_lead=True)
    is_wide = picture is not None and not picture.is_upright
    beside = 1 if is_wide else _WORDS_FOR_EACH_SECOND * len(sheet.seconds)
    opening = _opening(article, _SOLO_WORDS if sheet.is_solo else beside)
    return LeadTeaser(
        teaser=msgspec.structs.replace(_teaser(desk, card, sheet, words=card.deck or ""), picture=picture),
        opening=Markup(body_html(opening)),  # escaped where it is made
        jump="The whole report" if len(opening.body) < len(article.body) else "The report",
    )


def _seconds(desk: Desk, sheet: Sheet[Card]) -> tuple[Teaser, ...]:
    """The stories beside the lead; the first of them that has a picture shows it."""
    pictured = next((card for card in sheet.seconds if card.pictures), None)
    return tuple(
        msgspec.structs.replace(
            _teaser(desk, card, sheet, told=True),
            picture=front_picture(card, desk.paper, SECOND) if card is pictured else None,
        )
        for card in sheet.seconds
    )


def _teaser(desk: Desk, card: Card, sheet: Sheet[Card], *, told: bool = False, words: str = "") -> Teaser:
    """A story on this front; ``told`` gives it its deck or, where it has none, its first paragraph."""
    return teaser_of(
        card,
        desk.paper.places,
        words=(card.deck or lede_of(desk.catalogue.article(card.id))) if told else words,
        kicker="" if card.section == desk.section else card.section,
        dated=sheet.lead is not None and card.day != sheet.lead.day,
    )


def _listing(desk: Desk, cards: tuple[Card, ...], sheet: Sheet[Card]) -> Listing:
    paper, day = desk.paper, cards[0].day
    return Listing(
        day=None if sheet.lead and day == sheet.lead.day else day_of(day, paper.places),
        headlines=desk.headlines.of((paper.order.place_of(card.id, day) for card in cards), day),
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
