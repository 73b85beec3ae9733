"""A story's own page.

In: a card and its article. Out: a ``StoryView`` in the order it is read: kicker, headline, deck, whose story it is,
its day, the text, what the copy says at its foot, and the way on. Promotions are never shown.
"""

from publisher.formats.web.assets import section_class
from publisher.formats.web.headlines import Headlines
from publisher.formats.web.paper import Paper
from publisher.formats.web.pictures import stretches
from publisher.formats.web.places import agency_place, author_place, section_place, topic_place
from publisher.formats.web.teasers import day_of, link_to, short_day_of
from publisher.formats.web.views import BylineView, Link, StoryView
from publisher.model import Article, Byline
from publisher.prose import foot_of, rights_of
from publisher.text.typography import typographic

_WORDS_A_MINUTE = 230


def story_view(place: int, article: Article, paper: Paper, headlines: Headlines) -> StoryView:
    """The story in this place, with its neighbours in the paper and others of its section."""
    card, places, foot = paper.cards.at(place), paper.places, foot_of(article, paper.house)
    before, after = (None if at is None else link_to(paper.cards.at(at), places) for at in paper.neighbours(place))
    return StoryView(
        accent=section_class(card.section),
        folio=day_of(card.day, places),
        section=Link(card.section, places.href(section_place(card.section))),
        kicker=typographic(card.kicker or ""),
        headline=typographic(card.headline),
        deck=typographic(card.deck or ""),
        bylines=tuple(_byline(byline, paper) for byline in article.bylines),
        agencies=tuple(Link(name, places.href(agency_place(name))) for name in card.agencies),
        topics=tuple(Link(typographic(name), places.href(topic_place(name))) for name in card.topics),
        day=short_day_of(card.day, places),
        updated=short_day_of(card.modified.astimezone(paper.house.zone).date(), places) if card.modified else None,
        reading_time=f"{max(1, round(card.words / _WORDS_A_MINUTE))}-minute read",
        pdf="story.pdf" if paper.prints else None,
        body=stretches(article, paper),
        corrections=foot.corrections,
        notes=foot.notes,
        refers=tuple(_refer(line, paper) for line in foot.refers),
        provenance=(*foot.provenance, *rights_of(card.agencies, paper.house)),
        before=before,
        after=after,
        related=headlines.of(paper.related(place), card.day),
    )


def _byline(byline: Byline, paper: Paper) -> BylineView:
    name = Link(typographic(byline.name), paper.places.href(author_place(byline.name)))
    return BylineView(name, typographic(", ".join(filter(None, (byline.title, byline.location)))))


def _refer(line: str, paper: Paper) -> Link:
    """A refer leads to the section it names, if the paper has that section on the site."""
    wanted = line.removeprefix("See ").casefold()
    section = next((run.slug for run in paper.sections if run.name.casefold() == wanted), None)
    return Link(line, paper.places.href(section_place(section)) if section else "")
