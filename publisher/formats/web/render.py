"""Rendering the site: one target to the bytes of one file.

In: the newsroom, once; then targets of this format. Out: HTML, CSS, SVG, XML or a face, the same bytes every time.
"""

from collections.abc import Callable
from importlib import import_module

from publisher.fonts import WEB_CUTS
from publisher.formats.web.assets import accents_of, face_of, initial_of
from publisher.formats.web.furniture import StandingType, furniture_of
from publisher.formats.web.headlines import Headlines
from publisher.formats.web.kinds import TEMPLATES, Kind
from publisher.formats.web.pages import Pages
from publisher.formats.web.paper import Paper, paper_of
from publisher.formats.web.places import redirects_txt
from publisher.formats.web.sitemaps import (
    SITEMAP,
    addresses_in,
    fresh,
    index_xml,
    news_xml,
    robots_txt,
    sitemap_xml,
    sitemaps_of,
)
from publisher.pictures import developed, renditions_of
from publisher.plan import Newsroom, Target
from publisher.templating import Templates

_Maker = Callable[[str], str]
_CUTTING = "publisher.fonts.cutting"  # only for a face or the icon, because font libraries take long to load
_ICON_BOX = 64
_CUTS = {cut.name: cut for cut in WEB_CUTS}


def renderer(newsroom: Newsroom) -> Callable[[Target], bytes]:
    """What turns targets of the site into bytes; a key is all that a maker of a kind needs to know of its target."""
    paper, templates = paper_of(newsroom), Templates(newsroom.templates.folders, newsroom.cache / "templates")
    pages = Pages(
        paper, newsroom.catalogue, StandingType(furniture_of(paper), templates), templates, Headlines(paper, templates)
    )
    texts = {**_pages(pages), **_assets(paper, templates), **_for_machines(paper, newsroom)}

    def render(target: Target) -> bytes:
        kind = Kind(target.kind)
        if kind is Kind.FACE:
            face: bytes = import_module(_CUTTING).web_cut(_CUTS[target.key], newsroom.cache)
            return face
        if kind is Kind.PICTURE:
            return _rendition(target.key, newsroom)
        return texts[kind](target.key).encode()

    return render


def _rendition(key: str, newsroom: Newsroom) -> bytes:
    number, size, story = key.split(":", 2)
    picture = newsroom.catalogue.card(story).pictures[int(number)]
    return developed(picture, renditions_of(picture)[int(size)], newsroom.desk, newsroom.cache)


def _pages(pages: Pages) -> dict[Kind, _Maker]:
    return {
        Kind.FRONT: pages.front,
        Kind.STORY: pages.story,
        Kind.SECTION: pages.section,
        Kind.AGENCY: pages.agency,
        Kind.AUTHOR: pages.author,
        Kind.TOPIC: pages.topic,
        Kind.OLDER: pages.older,
        Kind.EDITION: pages.edition,
        Kind.MONTH: pages.month,
        Kind.YEAR: pages.year,
        Kind.LOST: pages.lost,
        Kind.MOVED: pages.moved,
    }


def _assets(paper: Paper, templates: Templates) -> dict[Kind, _Maker]:
    def styles(_: str) -> str:
        faces = tuple(face_of(cut, paper.assets) for cut in WEB_CUTS)
        return templates.render(TEMPLATES[Kind.STYLES], faces=faces, accents=accents_of(paper.house))

    def icon(_: str) -> str:
        letter: str = import_module(_CUTTING).drawn_letter(_CUTS["display"], initial_of(paper.house), _ICON_BOX)
        return templates.render(TEMPLATES[Kind.ICON], letter=letter)

    return {Kind.STYLES: styles, Kind.ICON: icon}


def _for_machines(paper: Paper, newsroom: Newsroom) -> dict[Kind, _Maker]:
    def sitemap(name: str) -> str:
        _, *others = sitemaps_of(paper)
        if name == SITEMAP and others:
            return index_xml(others, paper.places)
        return sitemap_xml(addresses_in(name, paper), paper.places)

    return {
        Kind.SITEMAP: sitemap,
        Kind.NEWS_SITEMAP: lambda _: news_xml(paper.cards.all_at(fresh(paper, newsroom.as_of)), paper),
        Kind.MOVES: lambda _: redirects_txt(newsroom.catalogue.moves(), paper.places),
        Kind.ROBOTS: lambda _: robots_txt(paper.places),
    }
