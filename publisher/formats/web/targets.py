"""The plan of the site: which files there are, and what each is made of.

In: the newsroom. Out: targets, in parts. A page's digest covers its template, the furniture round it and exactly the
stories it shows, so that a story that changes makes new only the pages that show it. Nothing is rendered and no article
is read.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby

import msgspec

from publisher.digests import code_digest, digest
from publisher.fonts import WEB_CUTS, cut_digest
from publisher.formats.web import places as at
from publisher.formats.web.assets import initial_of
from publisher.formats.web.kinds import HEADLINE, PAGES, STANDING, TEMPLATES, Kind
from publisher.formats.web.lists import Listed
from publisher.formats.web.paper import Paper, paper_of
from publisher.formats.web.sheet import told_on_sheet
from publisher.formats.web.sitemaps import (
    LISTS_SITEMAP,
    NEWS_SITEMAP,
    SITEMAP,
    addresses_in,
    fresh,
    month_sitemap,
    sitemaps_of,
)
from publisher.pictures import renditions_of
from publisher.plan import Newsroom, Part, Target, Wave

NAME = "web"
_NOBODYS = frozenset({Kind.FACE, Kind.PICTURE})  # the same in any house


def parts(newsroom: Newsroom) -> Iterator[Part]:
    """Every file of the site, in the parts it is planned in.

    A story changes the part of its month and those of the lists it is on; a new one moves no other month.
    """
    paper = paper_of(newsroom)
    ground = newsroom.digest()
    digests = {kind: _page_digest(kind, ground, newsroom, paper) for kind in Kind}
    plan = _Plan(newsroom, paper, digests, digest(sorted(digests.items())), sitemaps_of(paper))
    yield Part(NAME, "", "", plan.standing)
    pictured = list(paper.order.slips_at(paper.order.slips.pictured()))
    yield plan.part("pictures", plan.pictures, pictured)
    for month, days in paper.months.items():
        yield plan.part(month, partial(plan.month, month, days), *plan.reach_of_month(days))
    for listed in paper.lists.values():
        yield plan.part(f"list {listed.place}", partial(plan.pages_of_list, listed), *plan.reach_of_list(listed))


class _Plan(msgspec.Struct, frozen=True):
    """``digests`` says for each kind what all files of that kind have in common, ``common`` is the digest of those.

    ``sitemaps`` are their names.
    """

    newsroom: Newsroom
    paper: Paper
    digests: dict[Kind, str]
    common: str
    sitemaps: tuple[str, ...]

    def part(self, name: str, targets: Callable[[], Iterator[Target]], *follow_from: object) -> Part:
        """A part whose targets follow from what all files of their kinds have in common, and from these."""
        return Part(NAME, name, digest(self.common, *follow_from), targets)

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
        for slip in self.paper.order.slips_at(self.paper.order.slips.pictured()):
            for number, picture in enumerate(self.newsroom.catalogue.card(slip.id).pictures):
                for size, rendition in enumerate(renditions_of(picture)):
                    if rendition.place not in made:
                        yield self.target(rendition.place, Kind.PICTURE, f"{number}:{size}:{slip.id}", wave=Wave.ASSETS)
                    made.add(rendition.place)

    def month(self, month: str, days: tuple[dt.date, ...]) -> Iterator[Target]:
        """The stories of a month, its editions, its page in the archive and its sitemap."""
        paper = self.paper
        yield from self.stories(paper.stories_of(days))
        yield from self.archive(days)
        if month_sitemap(month) in self.sitemaps:
            yield self._sitemap(month_sitemap(month))

    def reach_of_month(self, days: tuple[dt.date, ...]) -> Iterator[object]:
        """All that the files of a month follow from: its stories with one on each side, and the others of sections."""
        paper, stories = self.paper, self.paper.stories_of(days)
        yield len(self.sitemaps) > 1
        yield paper.order.slips.told(range(max(0, stories.start - 1), stories.stop + 1))
        yield from paper.reach_of_related(stories)

    def stories(self, places: range) -> Iterator[Target]:
        """Each is made of itself, and of the faces of those it points to."""
        paper, slips = self.paper, self.paper.order.slips
        for place in places:
            around = [paper.faces[other] if other is not None else "" for other in paper.neighbours(place)]
            related = [paper.faces[other] for other in paper.related(place)]
            slip = slips[place]
            yield self.page(slip.address, Kind.STORY, slip.id, slip.whole, *around, related, wave=Wave.STORIES)

    def pages_of_list(self, listed: Listed) -> Iterator[Target]:
        """The front of a list, and the pages of its older stories."""
        yield self.page(listed.place, listed.kind, listed.name, self._shown(listed.newest), listed.last)
        for number, stories in listed.pages():
            place, faces = at.older_place(listed.place, number), self._faces(stories)
            yield self.page(place, Kind.OLDER, f"{number}:{listed.place}", listed.name, faces, number < listed.last)

    def reach_of_list(self, listed: Listed) -> Iterator[object]:
        """All that the pages of a list follow from."""
        yield from (listed.kind, listed.name, listed.place)
        slips = self.paper.order.slips
        yield [(slips.day_of(place), slips.whole_of(place)) for place in listed.newest]
        yield "".join(self._faces(listed.stories))

    def archive(self, month: tuple[dt.date, ...]) -> Iterator[Target]:
        """The editions of a month, and its page."""
        slips, days, faces = self.paper.order.slips, self.paper.order.days, self.paper.faces
        for day in month:
            edition = days[day]
            around = [slips.day_of(n) for n in (edition.start - 1, edition.stop) if 0 <= n < len(slips)]
            yield self.page(at.day_place(day), Kind.EDITION, day.isoformat(), around, self._shown(edition))
        listed = [(day, len(days[day]), faces[days[day].start]) for day in month]
        yield self.page(at.month_place(month[-1]), Kind.MONTH, month[-1].isoformat(), listed)

    def standing(self) -> Iterator[Target]:
        """What is planned in every build: little, or made of a little of everything."""
        yield from self.assets()
        for year, editions in groupby(self.paper.order.days, key=lambda day: day.year):
            yield self.page(at.year_place(year), Kind.YEAR, str(year), tuple(editions))
        yield from self.moved()
        yield from self.for_machines()

    def moved(self) -> Iterator[Target]:
        """Old addresses of stories, each with a page that leads to the new one, and the list of them for servers."""
        moves = self.newsroom.catalogue.moves()
        for old, new in moves:
            yield self.page(old, Kind.MOVED, new)
        if moves:
            yield self.target("_redirects", Kind.MOVES, "", moves)

    def for_machines(self) -> Iterator[Target]:
        """What only machines ask for, but for the sitemaps of months."""
        yield self.target("404.html", Kind.LOST, "")
        yield self.target("robots.txt", Kind.ROBOTS, "")
        if LISTS_SITEMAP in self.sitemaps:
            yield self.target(SITEMAP, Kind.SITEMAP, SITEMAP, self.sitemaps, wave=Wave.FEEDS)
            yield self._sitemap(LISTS_SITEMAP)
        else:
            yield self._sitemap(SITEMAP)
        news = self._faces(fresh(self.paper, self.newsroom.as_of))
        yield self.target(NEWS_SITEMAP, Kind.NEWS_SITEMAP, "", news, wave=Wave.FEEDS)

    def _sitemap(self, name: str) -> Target:
        return self.target(name, Kind.SITEMAP, name, addresses_in(name, self.paper), wave=Wave.FEEDS)

    def _faces(self, stories: Sequence[int]) -> list[str]:
        faces = self.paper.faces
        return [*map(faces.__getitem__, stories)]

    def _shown(self, stories: Sequence[int]) -> list[str]:
        """What a front is made of: the whole of each story that it shows words of, and the faces of the others."""
        slips = self.paper.order.slips
        days = [slips.day_of(place) for place in stories]
        told = told_on_sheet(sum(day == days[0] for day in days), len(days))
        return [*map(slips.whole_of, stories[:told]), *self._faces(stories[told:])]


def _page_digest(kind: Kind, ground: str, newsroom: Newsroom, paper: Paper) -> str:
    """What all files of a kind are made of: the template, the furniture on it, the assets it asks for."""
    if kind in _NOBODYS:
        return digest(code_digest(), kind)
    names = (TEMPLATES[kind], *STANDING, HEADLINE) if kind in PAGES else (TEMPLATES[kind],) if kind in TEMPLATES else ()
    template = newsroom.templates.of(*names)
    named = [(each.name, each.place) for kind in (Kind.SECTION, Kind.AGENCY) for each in paper.named(kind)]
    furniture = (named, paper.years, paper.assets, paper.is_empty, newsroom.prints)
    return digest(ground, kind, template, furniture if kind in PAGES else "")
