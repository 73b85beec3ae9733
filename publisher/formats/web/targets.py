"""The plan of the site: which files there are, and what each is made of.

In: the newsroom. Out: targets. A page's digest covers its template, the furniture round it and exactly the stories it
shows, so that a story that changes makes new only the pages that show it. Nothing is rendered and no article is read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from publisher.digests import code_digest, digest
from publisher.fonts import WEB_CUTS, cut_digest
from publisher.formats.web import places as at
from publisher.formats.web.assets import initial_of
from publisher.formats.web.kinds import HEADLINE, PAGES, STANDING, TEMPLATES, Kind
from publisher.formats.web.paper import Paper, paper_of
from publisher.formats.web.sheet import told_on_sheet
from publisher.formats.web.sitemaps import NEWS_SITEMAP, fresh, sitemaps_of
from publisher.pictures import renditions_of
from publisher.plan import Newsroom, Target, Wave

NAME = "web"
_NOBODYS = frozenset({Kind.FACE, Kind.PICTURE})  # the same in any house


def targets(newsroom: Newsroom) -> Iterator[Target]:
    """Every file of the site."""
    paper = paper_of(newsroom)
    ground = newsroom.digest()
    plan = _Plan(newsroom, paper, {kind: _page_digest(kind, ground, newsroom, paper) for kind in Kind})
    yield from plan.assets()
    yield from plan.pictures()
    yield from plan.stories()
    yield from plan.fronts()
    yield from plan.archive()
    yield from plan.moved()
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
        made: set[str] = set()
        for slip in self.paper.order.slips:
            pictures = self.newsroom.catalogue.card(slip.id).pictures if slip.pictured else ()
            for number, picture in enumerate(pictures):
                for size, rendition in enumerate(renditions_of(picture)):
                    if rendition.place not in made:
                        yield self.target(rendition.place, Kind.PICTURE, f"{number}:{size}:{slip.id}", wave=Wave.ASSETS)
                    made.add(rendition.place)

    def stories(self) -> Iterator[Target]:
        """Each is made of itself, and of the faces of those it points to."""
        paper, slips = self.paper, self.paper.order.slips
        faces = [slip.face for slip in slips]
        for place, slip in enumerate(slips):
            before, after = faces[place - 1] if place else "", faces[place + 1] if place + 1 < len(faces) else ""
            related = [faces[other] for other in paper.related(place)]
            yield self.page(slip.address, Kind.STORY, slip.id, slip.whole, before, after, related, wave=Wave.STORIES)

    def fronts(self) -> Iterator[Target]:
        for listed in self.paper.lists.values():
            yield self.page(listed.place, listed.kind, listed.name, self._shown(listed.newest), listed.last)
            for number, stories in listed.pages():
                place, faces = at.older_place(listed.place, number), [self.paper.order.slips[n].face for n in stories]
                yield self.page(place, Kind.OLDER, f"{number}:{listed.place}", listed.name, faces, number < listed.last)

    def archive(self) -> Iterator[Target]:
        slips, days = self.paper.order.slips, self.paper.order.days
        for day, edition in days.items():
            around = [slips[n].day for n in (edition.start - 1, edition.stop) if 0 <= n < len(slips)]
            yield self.page(at.day_place(day), Kind.EDITION, day.isoformat(), around, self._shown(edition))
        for month in self.paper.months.values():
            listed = [(day, len(days[day]), slips[days[day].start].face) for day in month]
            yield self.page(at.month_place(month[-1]), Kind.MONTH, month[-1].isoformat(), listed)
        for year, editions in groupby(days, key=lambda day: day.year):
            yield self.page(at.year_place(year), Kind.YEAR, str(year), tuple(editions))

    def moved(self) -> Iterator[Target]:
        """Old addresses of stories, each with a page that leads to the new one, and the list of them for servers."""
        moves = self.newsroom.catalogue.moves()
        for old, new in moves:
            yield self.page(old, Kind.MOVED, new)
        if moves:
            yield self.target("_redirects", Kind.MOVES, "", moves)

    def for_machines(self) -> Iterator[Target]:
        yield self.target("404.html", Kind.LOST, "")
        yield self.target("robots.txt", Kind.ROBOTS, "")
        sitemaps = sitemaps_of(self.paper)
        for name, addresses in sitemaps.items():
            yield self.target(name, Kind.SITEMAP, name, addresses, tuple(sitemaps), wave=Wave.FEEDS)
        news = [self.paper.order.slips[place].face for place in fresh(self.paper, self.newsroom.as_of)]
        yield self.target(NEWS_SITEMAP, Kind.NEWS_SITEMAP, "", news, wave=Wave.FEEDS)

    def _shown(self, stories: Sequence[int]) -> list[str]:
        """What a front is made of: the whole of each story that it shows words of, and the faces of the others."""
        slips = [self.paper.order.slips[place] for place in stories]
        newest_day = sum(slip.day == slips[0].day for slip in slips)
        told = told_on_sheet(newest_day, len(slips))
        return [slip.whole if n < told else slip.face for n, slip in enumerate(slips)]


def _page_digest(kind: Kind, ground: str, newsroom: Newsroom, paper: Paper) -> str:
    """What all files of a kind are made of: the template, the furniture on it, the assets it asks for."""
    if kind in _NOBODYS:
        return digest(code_digest(), kind)
    names = (TEMPLATES[kind], *STANDING, HEADLINE) if kind in PAGES else (TEMPLATES[kind],) if kind in TEMPLATES else ()
    template = newsroom.templates.of(*names)
    named = [(each.name, each.place) for kind in (Kind.SECTION, Kind.AGENCY) for each in paper.named(kind)]
    furniture = (named, paper.years, paper.assets, paper.is_empty, newsroom.prints)
    return digest(ground, kind, template, furniture if kind in PAGES else "")
