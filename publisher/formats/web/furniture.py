"""Furniture: what stands round every page of the site.

In: the paper. Out: the nameplate, the section bar, the links at the foot and the imprint; the feeds a page can be
followed by. The same on every page but for the mark that says where the reader is, so it is kept standing, as a printer
keeps the type of a nameplate: set once, and put round every page of a build.
"""

from collections.abc import Iterable
from importlib import import_module

from msgspec import structs

from publisher.formats.web.kinds import STANDING, Kind
from publisher.formats.web.paper import Paper
from publisher.formats.web.places import FRONT, year_place
from publisher.formats.web.views import FeedLink, Furniture, Link, LinkGroup, Standing
from publisher.templating import Markup, Templates

_FEEDS = "Feeds"
_FEED_FILES = (
    ("RSS", "application/rss+xml", "rss.xml"),
    ("Atom", "application/atom+xml", "atom.xml"),
    ("JSON Feed", "application/feed+json", "feed.json"),
)


def furniture_of(paper: Paper) -> Furniture:
    """The furniture of this paper, for a page that is none of those it links to."""
    house, href = paper.house, paper.places.href
    sections = _links(((each.name, each.place) for each in paper.named(Kind.SECTION)), paper)
    years = _links(((str(year), year_place(year)) for year in paper.years), paper)
    agencies = _links(((each.name, each.place) for each in paper.named(Kind.AGENCY)), paper)
    foot = (("Archive", years), ("Sections", sections), ("Agencies", agencies), (_FEEDS, _feed_links(paper)))
    return Furniture(
        language=house.language,
        nameplate=house.nameplate or house.name,
        front=href(FRONT),
        styles=href(paper.assets.styles),
        icon=href(paper.assets.icon),
        preloaded=tuple(href(face) for face in paper.assets.preloaded),
        bar=(Link("Front page", href(FRONT)), *sections, *(Link("Archive", year.href) for year in years[:1])),
        follow="" if paper.is_empty else f"#{_FEEDS.lower()}",
        foot=tuple(LinkGroup(name, name.lower(), links) for name, links in foot if links),
        imprint=_imprint(house.imprint),
    )


def _imprint(words: str) -> Markup:
    """The imprint as markup; a house without one does not wait for the library."""
    return Markup(import_module("publisher.text.markup").html_of(words) if words else "")  # cleaned by nh3


class StandingType:
    """The furniture as it is put round pages, set once for each page it links to and once for all others."""

    def __init__(self, furniture: Furniture, templates: Templates) -> None:
        self._furniture, self._templates = furniture, templates
        self._elsewhere = self._set("")
        self._there = {link.href: self._set(link.href) for link in furniture.bar}

    def at(self, href: str) -> Standing:
        """The furniture on the page that is linked to by this path."""
        return self._there.get(href, self._elsewhere)

    def _set(self, here: str) -> Standing:
        bar = tuple(structs.replace(link, is_here=link.href == here) for link in self._furniture.bar)
        whole = structs.replace(self._furniture, bar=bar)
        assets, set_bar, foot = (self._templates.part(name, furniture=whole) for name in STANDING)
        return Standing(whole.language, whole.nameplate, whole.front, whole.follow, assets, set_bar, foot)


def feeds_at(folder: str, name: str, paper: Paper) -> tuple[FeedLink, ...]:
    """The feeds of a folder of the site, if it has any, under the name of the paper and, where it has one, its own."""
    if paper.is_empty or (folder and folder.partition("/")[0] not in paper.house.feeds):
        return ()
    whose = f"{paper.house.name} – {name}" if name else paper.house.name
    return tuple(
        FeedLink(f"{whose} ({form})", media_type, paper.places.href(folder + file))
        for form, media_type, file in _FEED_FILES
    )


def _feed_links(paper: Paper) -> tuple[Link, ...]:
    if paper.is_empty:
        return ()
    files = ((form, file) for form, _, file in _FEED_FILES)
    return _links((*files, ("All feeds (OPML)", "feeds.opml")), paper)


def _links(places: Iterable[tuple[str, str]], paper: Paper) -> tuple[Link, ...]:
    return tuple(Link(words, paper.places.href(place)) for words, place in places)
