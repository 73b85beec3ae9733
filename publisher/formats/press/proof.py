"""Proofs: a page as it will print, with all that a desk wants to see of it drawn over and beside it.

In: the newsroom, a page as it was made up, the edition's map, the painter. Out: a PDF of one page in RGB. What a client
sent as PDF stands in it as it came.
"""

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
from pikepdf import Pdf

from publisher.cache import latest
from publisher.digests import digest
from publisher.formats.press import tags
from publisher.formats.press.figures import Figures
from publisher.formats.press.markup import Naming, markup_of
from publisher.formats.press.page import Page, grid_of
from publisher.formats.press.painter import Painter
from publisher.formats.press.stand_ins import relieve
from publisher.notes import Level, Note, level_word
from publisher.plan import Newsroom
from publisher.templating import Templates
from publisher.typeset.columns import Shop
from publisher.typeset.forme import Mark
from publisher.typeset.pagemap import EditionMap
from publisher.typeset.proof import Remark, Sheet, make_proof

_Notes = tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Proofer:
    """What every proof is pulled with; ``plant`` is the digest of what all pages have in common."""

    newsroom: Newsroom
    shop: Shop
    painter: Painter
    templates: Templates
    plant: str

    def proof(self, page: Page, edition: EditionMap) -> bytes:
        """The proof of a page.

        Raises:
            HouseError: an advertisement cannot be used.
        """
        newsroom = self.newsroom
        figures = Figures(newsroom, edition.day, page)
        shown, pictures = figures.on_screen()
        of_stories = {id(stand) for part in page.parts for stand in part.stands}
        sheet = Sheet(
            forme=shown,
            page=page.map,
            others=tuple(stand for stand in page.forme.stands if id(stand) not in of_stories),
            overset={over.story: over.lines for over in edition.overset},
            remarks=tuple(self._remarks(page, edition)),
        )
        forme = make_proof(sheet, grid_of(newsroom.press, self.shop.fount, page.map.number), self.shop.fount)
        markup, laid = markup_of((forme,), self._naming(page, edition.day), self.templates), figures.pages()

        def pulled() -> bytes:
            with Pdf.open(io.BytesIO(self.painter.untagged(markup, pictures))) as document:
                relieve(document, laid)
                return tags.saved(document)

        made_of = digest(self.plant, markup, sorted(pictures.items()), laid)
        return latest(proof_place(newsroom, edition.day, page.label), made_of, pulled)

    def _naming(self, page: Page, day: dt.date) -> Naming:
        house, created = self.newsroom.house, self.newsroom.house.instant_of(day, 0)
        heading = f"Proof: {page.heading}"
        return Naming(heading, (house.publisher or house.name,), house.language, created, created, "rgb")

    def _remarks(self, page: Page, edition: EditionMap) -> Iterator[Remark]:
        """What page it is, what is overset, what is on no page, what is noted on the copy of its stories."""
        mapped = page.map
        yield Remark(f"Proof of {page.heading}", Mark.REMARK)
        if mapped.white_rows:
            yield Remark(f"The deepest hole has {_counted(mapped.white_rows, 'row')}.", Mark.REMARK)
        here = {placed.story for placed in mapped.stories}
        for over in edition.overset:
            if over.story in here:
                yield Remark(f"{_counted(over.lines, 'line')} overset: {over.headline}", Mark.WARNING)
        for left in edition.left_over:
            yield Remark(f"On no page: {left.headline} ({left.story})", Mark.WARNING)
        stories = [placed.story for placed in mapped.stories]
        yield from (_remark(note) for note in notes_on(self.newsroom, stories))


def proof_place(newsroom: Newsroom, day: dt.date, label: str) -> Path:
    """Where the latest proof of a page is kept, until the same weekday has another."""
    return newsroom.cache / "proofs" / str(day.isoweekday()) / label


def notes_on(newsroom: Newsroom, stories: Sequence[str]) -> _Notes:
    """What is noted on the copy of these stories, in their order."""
    catalogue = newsroom.catalogue
    seen = filter(None, (catalogue.seen(catalogue.card(story).copy) for story in stories))
    return tuple(note for each in seen for note in msgspec.json.decode(each.notes, type=_Notes))


def _remark(note: Note) -> Remark:
    mark = Mark.WARNING if note.level is Level.ERROR else Mark.REMARK
    return Remark(f"{note.place}: {level_word(note.level)} {note.code}: {note.message}", mark)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
