"""The plan of the site: which files there are, and what each is made of.

In: the newsroom. Out: targets. A page's digest covers its template, the furniture round it and exactly the stories it
shows, so that a story that changes makes new only the pages that show it. Nothing is rendered and no article is read.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.catalogue import Card
from publisher.digests import code_digest, digest
from publisher.fonts import WEB_CUTS, cut_digest
from publisher.formats.web import places as at
from publisher.formats.web.archive import days_of_month
from publisher.formats.web.assets import initial_of
from publisher.formats.web.kinds import PAGES, TEMPLATES, Kind
from publisher.formats.web.paper import Paper, paper_of
from publisher.formats.web.sheet import MOST, sheet_of
from publisher.formats.web.sitemaps import NEWS_SITEMAP, fresh, sitemaps_of
from publisher.pictures import renditions_of
from publisher.plan import Newsroom, Target, Wave, cards_digest

NAME = "web"
_NOBODYS = frozenset({Kind.FACE, Kind.PICTURE})  # the same in any house


def targets(newsroom: Newsroom) -> Iterator[Target]:
    """Every file of the site."""
    paper = paper_of(newsroom)
    plan = _Plan(newsroom, paper, {kind: _page_digest(kind, newsroom, paper) for kind in Kind})
    yield from plan.assets()
    yield from plan.pictures()
    yield from plan.stories()
    yield from plan.fronts()
    yield from plan.archive()
    yield from plan.for_machines()


@dataclass(frozen=True, slots=True)
class _Plan:
    """``digests`` says for each kind what all files of that kind have in common."""

    newsroom: Newsroom
    paper: Paper
    digests: dict[Kind, str]

    def target(self, place: str, kind: Kind, key: str, *made_of: object, wave: Wave = Wave.LISTS) -> Target:
        whole = digest(self.digests[kind], key, *made_of)
        return Target(path=f"site/{place}", format=NAME, kind=kind, key=key, digest=whole, wave=wave)

    def page(self, place: str, kind: Kind, key: str, *made_of: object, wave: Wave = Wave.LISTS) -> Target:
        return self.target(place + at.INDEX, kind, key, *made_of, wave=wave)

    def assets(self) -> Iterator[Target]:
        assets = self.paper.assets
        yield self.target(assets.styles, Kind.STYLES, "", assets.faces, wave=Wave.ASSETS)
        yield self.target(assets.icon, Kind.ICON, "", initial_of(self.paper.house), assets.faces, wave=Wave.ASSETS)
        for cut in WEB_CUTS:
            yield self.target(assets.faces[cut.name], Kind.FACE, cut.name, cut_digest(cut), wave=Wave.ASSETS)

    def pictures(self) -> Iterator[Target]:
        """The renditions of every picture; one that several stories have is made once."""
        places: set[str] = set()
        for card in self.paper.cards:
            for number, picture in enumerate(card.pictures):
                for size, rendition in enumerate(renditions_of(picture)):
                    if rendition.place not in places:
                        yield self.target(rendition.place, Kind.PICTURE, f"{number}:{size}:{card.id}", wave=Wave.ASSETS)
                    places.add(rendition.place)

    def stories(self) -> Iterator[Target]:
        for card in self.paper.cards:
            others = [_shown(other) for other in (*self.paper.neighbours(card), *self.paper.related(card))]
            yield self.page(
                card.address, Kind.STORY, card.id, card.digest, others, self.newsroom.prints, wave=Wave.STORIES
            )

    def fronts(self) -> Iterator[Target]:
        paper = self.paper
        yield self.page(at.FRONT, Kind.FRONT, "", _on_front(paper.cards[:MOST]))
        for name, cards in paper.sections.items():
            yield self.page(at.section_place(name), Kind.SECTION, name, _on_front(cards[:MOST]))
        for name, cards in paper.agencies.items():
            yield self.page(at.agency_place(name), Kind.AGENCY, name, _on_front(cards[:MOST]))
        for name, cards in paper.authors.items():
            yield self.page(at.author_place(name), Kind.AUTHOR, name, _on_front(cards[:MOST]))

    def archive(self) -> Iterator[Target]:
        days = tuple(self.paper.days)
        for n, day in enumerate(days):
            around = days[max(0, n - 1) : n + 2]
            yield self.page(at.day_place(day), Kind.EDITION, day.isoformat(), around, _on_front(self.paper.days[day]))
        for month in {(day.year, day.month): day for day in days}.values():
            listed = [
                (day, len(self.paper.days[day]), _shown(self.paper.days[day][0]))
                for day in days_of_month(self.paper, month)
            ]
            yield self.page(at.month_place(month), Kind.MONTH, month.isoformat(), listed)
        for year in self.paper.years:
            yield self.page(at.year_place(year), Kind.YEAR, str(year), [day for day in days if day.year == year])

    def for_machines(self) -> Iterator[Target]:
        yield self.target("404.html", Kind.LOST, "")
        yield self.target("robots.txt", Kind.ROBOTS, "")
        sitemaps = sitemaps_of(self.paper)
        for name, addresses in sitemaps.items():
            yield self.target(name, Kind.SITEMAP, name, addresses, tuple(sitemaps), wave=Wave.FEEDS)
        news = [(card.address, card.headline, card.day) for card in fresh(self.paper, self.newsroom.as_of)]
        yield self.target(NEWS_SITEMAP, Kind.NEWS_SITEMAP, "", news, wave=Wave.FEEDS)


def _page_digest(kind: Kind, newsroom: Newsroom, paper: Paper) -> str:
    """What all files of a kind are made of: the template, the furniture on it, the assets it asks for."""
    if kind in _NOBODYS:
        return digest(code_digest(), kind)
    template = newsroom.templates.of(TEMPLATES[kind]) if kind in TEMPLATES else ""
    furniture = (tuple(paper.sections), tuple(paper.agencies), paper.years, paper.assets)
    return newsroom.digest(kind, template, furniture if kind in PAGES else "")


def _on_front(cards: tuple[Card, ...]) -> object:
    """What a front shows: words and picture of the lead and of those beside it; of all others what points to them."""
    told = 1 + len(sheet_of(cards).seconds)
    return cards_digest(cards[:told]), [_shown(card) for card in cards[told:]]


def _shown(card: Card | None) -> object:
    """What a page shows of a story that it only points to."""
    return card and (card.address, card.headline, card.kicker, card.section, card.bylines, card.agencies, card.day)
