"""Rendering for the press: one target of this format into bytes.

In: the newsroom, then targets. Out: PDF, PNG and JSON bytes. Faces are cut and measured once, and one painter serves
all targets; WeasyPrint and pikepdf are loaded here and not before.
"""

import datetime as dt
import io
from collections.abc import Callable

import msgspec
from pikepdf import Pdf

from publisher.cache import latest
from publisher.catalogue import Card
from publisher.digests import digest
from publisher.formats.press import PICTURE, Kind, aloud, edition_digest, foundry, page_of_key, plant_digest, tags
from publisher.formats.press.figures import Figures
from publisher.formats.press.finish import PageFacts, finish
from publisher.formats.press.letterpress import Letterpress
from publisher.formats.press.lone import Lone
from publisher.formats.press.markup import Naming, markup_of
from publisher.formats.press.offprint import offprint_of
from publisher.formats.press.painter import Painter
from publisher.formats.press.pictured import pictured
from publisher.formats.press.proof import Proofer, proof_place
from publisher.formats.press.reader import readers_edition
from publisher.formats.press.stone import Stone, stone_of
from publisher.formats.press.tags import Telling
from publisher.plan import Newsroom, Target
from publisher.templating import Templates
from publisher.text.typography import typographic
from publisher.typeset.forme import Forme
from publisher.typeset.pagemap import EditionMap

_STYLES = "press/formes.css"
_PROOF_PPI = 100


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
        self.letterpress = Letterpress()
        self.painter = Painter(files, newsroom.templates.source(_STYLES))
        self.templates = Templates(newsroom.templates.folders, newsroom.cache / "templates")
        self._plant = plant_digest(newsroom)
        self._stone: Stone | Lone | None = None

    def render(self, target: Target) -> bytes:
        match Kind(target.kind):
            case Kind.STORY:
                return self._story(self.newsroom.catalogue.card(target.key))
            case Kind.PAGE:
                return self._page(target)
            case Kind.PAGE_MAP:
                return _as_json(self._on_stone(target).map())
            case Kind.PROOF:
                return self._proof(target)
            case Kind.READERS:
                stone = self._on_stone(target)
                pages = tuple(stone.page(mapped.number) for mapped in stone.map().pages)
                return readers_edition(self.newsroom, stone.day, pages, self.painter, self.templates)

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
        tellings = aloud.of_story(formes)
        return self.letterpress.printed(formes, naming, tellings) or self._painted(formes, naming, tellings)

    def _painted(self, formes: tuple[Forme, ...], naming: Naming, tellings: tuple[Telling, ...]) -> bytes:
        """A story with signs that no face of ours has: the painter finds some on this machine."""
        painted = self.painter.tagged(markup_of(formes, naming, self.templates))
        with Pdf.open(io.BytesIO(painted)) as document:
            tags.put_in_order(document, tellings)
            return tags.saved(document)

    def _page(self, target: Target) -> bytes:
        """A page of an edition, finished for the plant.

        An edition changes as a whole, most of its pages do not: each is kept, until the same weekday has another.
        """
        house, (day, number) = self.newsroom.house, page_of_key(target.key)
        page = self._on_stone(target).page(number)
        created = house.instant_of(day, 0)
        naming = Naming(
            heading=page.heading,
            authors=(house.publisher or house.name,),
            language=house.language,
            created=created,
            modified=created,
            inks="cmyk",
        )
        figures = Figures(self.newsroom, day, page)
        forme = figures.painted.with_rules_from(self.newsroom.press.least_rule_pt)
        markup = markup_of((forme,), naming, self.templates)
        pictures, laid = figures.pictures(), figures.pages_for_press()
        shows = digest(page.label, markup, sorted(pictures.items()), laid)

        def made() -> bytes:
            facts = PageFacts(label=page.label, heading=page.heading, digest=shows, created=created)
            return finish(self.painter.untagged(markup, pictures), self.newsroom.press, facts, laid)

        return latest(
            self.newsroom.cache / "pages" / str(day.isoweekday()) / page.label, digest(self._plant, shows), made
        )

    def _proof(self, target: Target) -> bytes:
        """The proof of a page, or the picture of it."""
        day, number = page_of_key(target.key)
        stone = self._stone
        if stone is None or stone.day != day:
            stone = self._stone_of(day, edition_digest(self.newsroom, day))
        page = stone.page(number)
        proofer = Proofer(self.newsroom, self.shop, self.painter, self.templates, self._plant)
        proof = proofer.proof(page, stone.map())
        if not target.path.endswith(PICTURE):
            return proof
        place = proof_place(self.newsroom, day, page.label).with_suffix(PICTURE)
        return latest(place, digest(proof, self._plant), lambda: pictured(proof, _PROOF_PPI))

    def _on_stone(self, target: Target) -> Stone | Lone:
        return self._stone_of(page_of_key(target.key)[0], target.digest)

    def _stone_of(self, day: dt.date, digest: str) -> Stone | Lone:
        """An edition, made up; it is kept, for its pages are mostly asked for one after the other."""
        if self._stone is None or (self._stone.day, self._stone.digest) != (day, digest):
            self._stone = stone_of(self.newsroom, day, self.shop, digest)
        return self._stone


def _as_json(page_map: EditionMap) -> bytes:
    return msgspec.json.format(msgspec.json.encode(page_map), indent=2) + b"\n"
