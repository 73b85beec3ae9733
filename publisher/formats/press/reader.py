"""The reader's edition: all pages of a day in one file, to be read on a screen, listened to, and kept.

In: the newsroom, a day, its pages as they were made up, the painter. Out: PDF bytes: in RGB, tagged in the order it is
told, with bookmarks, and links both ways where a story jumps. Nothing here decides where something stands.
"""

import datetime as dt
import io
from collections.abc import Iterator, Sequence

from pikepdf import Pdf

from publisher.edition import read_edition
from publisher.formats.press import BOOK, aloud, archival, tags
from publisher.formats.press.advertisements import PlacedPdf
from publisher.formats.press.archival import Bookmark
from publisher.formats.press.figures import Figures
from publisher.formats.press.finish import icc_of
from publisher.formats.press.markup import Naming, markup_of
from publisher.formats.press.page import Page
from publisher.formats.press.painter import Painter
from publisher.formats.press.stand_ins import relieve
from publisher.pictures import srgb
from publisher.plan import Newsroom
from publisher.templating import Templates
from publisher.text.dates import full_day
from publisher.typeset.forme import Forme
from publisher.typeset.pagemap import MM_PER_PT


def readers_edition(
    newsroom: Newsroom, day: dt.date, pages: Sequence[Page], painter: Painter, templates: Templates
) -> bytes:
    """The whole edition as PDF/A-2b (ISO 19005-2) and PDF/UA-1 (ISO 14289-1).

    Raises:
        HouseError: an advertisement or the plant's ICC profile cannot be used.
    """
    naming = _naming(newsroom, day)
    formes: list[Forme] = []
    pictures: dict[str, bytes] = {}
    laid: list[PlacedPdf] = []
    for page in pages:
        figures = Figures(newsroom, day, page)
        forme, shown = figures.on_screen(len(laid) + 1)
        formes.append(forme)
        pictures |= shown
        laid += figures.pages_for_readers()
    painted = painter.tagged(markup_of(tuple(formes), naming, templates), pictures)
    clients = {each.file: each.client for each in read_edition(newsroom.root, day).advertisements}
    with Pdf.open(io.BytesIO(painted)) as document:
        tags.put_in_order(document, aloud.of_edition(pages, clients))
        archival.declare(document, naming, srgb())
        if laid:
            inks = document.make_stream(icc_of(newsroom.press), N=4)
            for form in relieve(document, laid):
                archival.domesticate(form, inks)
        archival.mark(document, _bookmarks(pages), [_folio(page) for page in pages])
        return tags.saved(document)


def _naming(newsroom: Newsroom, day: dt.date) -> Naming:
    house, created = newsroom.house, newsroom.house.instant_of(day, 0)
    return Naming(
        heading=f"{house.name}, {full_day(day)}",
        authors=(house.publisher or house.name,),
        language=house.language,
        created=created,
        modified=created,
        inks="rgb",
    )


def _bookmarks(pages: Sequence[Page]) -> Iterator[Bookmark]:
    """A line for each page, and under it one for each story on it."""
    for index, page in enumerate(pages):
        height_pt = page.forme.height_pt
        under = []
        for part in page.parts:
            placed, box = part.placed, part.placed.box
            words = f"{placed.headline} (from {placed.continued_from})" if placed.continued_from else placed.headline
            spot = (box.left_mm / MM_PER_PT, height_pt - box.top_mm / MM_PER_PT)
            under.append(Bookmark(words, index, spot))
        words = " ".join(filter(None, (_folio(page), page.map.section)))
        yield Bookmark(words, index, (0.0, height_pt), tuple(under))


def _folio(page: Page) -> str:
    """What a page is called on the pages themselves, and in a line that leads there."""
    return f"{BOOK}{page.map.number}"
