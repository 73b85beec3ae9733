"""Rendering for the press: one target of this format into bytes.

In: the newsroom, then targets. Out: PDF and JSON bytes. Faces are cut and measured once, and one painter serves all
targets; WeasyPrint and pikepdf are loaded here and not before.
"""

import datetime as dt
from collections.abc import Callable

import msgspec

from publisher.catalogue import Card
from publisher.formats.press import Kind, foundry, tags
from publisher.formats.press.finish import PageFacts, finish
from publisher.formats.press.markup import Naming, markup_of, said_by
from publisher.formats.press.offprint import offprint_of
from publisher.formats.press.page import Page, page_of
from publisher.formats.press.painter import Painter
from publisher.plan import Newsroom, Target
from publisher.templating import Templates
from publisher.text.typography import typographic

_STYLES = "press/formes.css"


def renderer(newsroom: Newsroom) -> Callable[[Target], bytes]:
    """What turns targets of this format into bytes.

    Raises:
        MissingPartError: Pango is not on this machine.
    """
    return _Press(newsroom).render


class _Press:
    """The faces, the painter and the templates, ready for any target."""

    def __init__(self, newsroom: Newsroom) -> None:
        self.newsroom = newsroom
        files = foundry.cast(newsroom.cache)
        self.shop = foundry.shop_of(files, newsroom.house.language, newsroom.house.hyphenation)
        self.painter = Painter(files, newsroom.templates.source(_STYLES))
        self.templates = Templates(newsroom.templates.folders, newsroom.cache / "templates")
        self._latest: tuple[dt.date, Page] | None = None

    def render(self, target: Target) -> bytes:
        match Kind(target.kind):
            case Kind.STORY:
                return self._story(self.newsroom.catalogue.card(target.key))
            case Kind.PAGE:
                return self._page(dt.date.fromisoformat(target.key), target.digest)
            case Kind.PAGE_MAP:
                return _as_json(self._made_up(dt.date.fromisoformat(target.key)))

    def _story(self, card: Card) -> bytes:
        """The reader's copy of a story."""
        article = self.newsroom.catalogue.article(card.id)
        naming = Naming(
            heading=typographic(card.headline),
            authors=tuple(byline.name for byline in article.bylines) or card.agencies,
            language=self.newsroom.house.language,
            created=card.published,
            modified=card.updated,
            inks="rgb",
        )
        formes = offprint_of(self.newsroom, article, card, self.shop)
        painted = self.painter.tagged(markup_of(formes, naming, self.templates))
        return tags.put_in_order(painted, said_by(formes))

    def _page(self, day: dt.date, digest: str) -> bytes:
        """A page of an edition, finished for the plant."""
        house, page = self.newsroom.house, self._made_up(day)
        created = house.instant_of(day, 0)
        naming = Naming(
            heading=page.heading,
            authors=(house.publisher or house.name,),
            language=house.language,
            created=created,
            modified=created,
            inks="cmyk",
        )
        painted = self.painter.untagged(markup_of((page.forme,), naming, self.templates))
        facts = PageFacts(label=page.label, heading=page.heading, digest=digest, created=created)
        return finish(painted, self.newsroom.press, facts)

    def _made_up(self, day: dt.date) -> Page:
        """The page of a day; it is asked for twice, once for itself and once for its map."""
        if self._latest is None or self._latest[0] != day:
            self._latest = day, page_of(self.newsroom, day, self.shop)
        return self._latest[1]


def _as_json(page: Page) -> bytes:
    return msgspec.json.format(msgspec.json.encode(page.map), indent=2) + b"\n"
