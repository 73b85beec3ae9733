"""The figures of a page: its pictures and advertisements, in the inks of the plant.

In: a page as it was made up. Out: the bytes of every picture that is painted, cut to its place, in the plant's inks or
in sRGB as a screen shows it; and the advertisements that come as PDF, which are laid on the painted page. Nothing here
decides where something stands.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count

from publisher.edition import edition_folder
from publisher.errors import HouseError, PublisherError
from publisher.formats.press.advertisements import PlacedPdf, faults_of, is_pdf
from publisher.formats.press.finish import icc_of
from publisher.formats.press.flattening import flattened
from publisher.formats.press.keeping import fit_to_keep
from publisher.formats.press.page import Page
from publisher.formats.press.stand_ins import stand_in
from publisher.pictures import Slot, proofed, proofed_file, separated, separated_file
from publisher.plan import Newsroom
from publisher.typeset.forme import Figure, Forme, Stand
from publisher.typeset.pagemap import MM_PER_PT
from publisher.typeset.sheet import ADVERTISEMENT


class Figures:
    """The figures of one page of the edition of this day."""

    def __init__(self, newsroom: Newsroom, day: dt.date, page: Page) -> None:
        self.newsroom, self.page = newsroom, page
        self.folder = edition_folder(newsroom.root, day)
        shown = [stand for stand in page.forme.stands if isinstance(stand, Figure)]
        self.photographs = tuple(figure for figure in shown if figure.name in page.pictures)
        self.advertisements = {
            figure: self._content(figure) for figure in shown if figure.name.startswith(ADVERTISEMENT)
        }

    @property
    def painted(self) -> Forme:
        """The page without what is laid on it afterwards."""
        laid = {figure for figure, content in self.advertisements.items() if is_pdf(content)}
        return replace(self.page.forme, stands=tuple(stand for stand in self.page.forme.stands if stand not in laid))

    def pictures(self) -> dict[str, bytes]:
        """The pictures that are painted, by the names of their figures."""
        newsroom, press = self.newsroom, self.newsroom.press
        photographs = {
            figure.name: separated(
                self.page.pictures[figure.name], _slot(figure), press, newsroom.desk, newsroom.cache, grey=press.grey
            )
            for figure in self.photographs
        }
        drawn = {
            figure.name: separated_file(
                content, _slot(figure), press, newsroom.cache, name=figure.name, grey=press.grey
            )
            for figure, content in self.advertisements.items()
            if not is_pdf(content)
        }
        return photographs | drawn

    def on_screen(self, first: int = 1) -> tuple[Forme, dict[str, bytes]]:
        """The page, its figures under names of their own in the edition, and their pictures in sRGB.

        Advertisements that come as PDF have stand-ins, numbered from ``first``, in the order of ``pages``.
        """
        laid = count(first)
        pictures: dict[str, bytes] = {}
        stands: list[Stand] = []
        for stand in self.page.forme.stands:
            if isinstance(stand, Figure):
                name = f"{self.page.label}-{len(pictures)}"
                pictures[name] = self._on_screen(stand, laid)
                stands.append(replace(stand, name=name))
            else:
                stands.append(stand)
        return replace(self.page.forme, stands=tuple(stands)), pictures

    def _on_screen(self, figure: Figure, laid: Iterator[int]) -> bytes:
        newsroom, slot = self.newsroom, _slot(figure)
        if figure not in self.advertisements:
            return proofed(self.page.pictures[figure.name], slot, newsroom.desk, newsroom.cache)
        content = self.advertisements[figure]
        if is_pdf(content):
            return stand_in(next(laid))
        return proofed_file(content, slot, newsroom.cache, name=figure.name)

    def pages(self) -> tuple[PlacedPdf, ...]:
        """The advertisements that come as PDF, each with its place."""
        return self._laid(lambda placed: placed)

    def pages_for_press(self) -> tuple[PlacedPdf, ...]:
        """The same as the plant's standard can have them: what it cannot is a picture.

        Raises:
            HouseError: no picture can be made of one.
        """
        press, store = self.newsroom.press, self.newsroom.cache
        return self._laid(lambda placed: flattened(placed, press, store))

    def pages_for_readers(self) -> tuple[PlacedPdf, ...]:
        """The same as an archive keeps them: what it would not is a picture.

        Raises:
            HouseError: no picture can be made of one.
        """
        icc, store = icc_of(self.newsroom.press), self.newsroom.cache
        return self._laid(lambda placed: fit_to_keep(placed, icc, store))

    def _laid(self, make: Callable[[PlacedPdf], PlacedPdf]) -> tuple[PlacedPdf, ...]:
        return tuple(
            self._made(figure, content, make) for figure, content in self.advertisements.items() if is_pdf(content)
        )

    def _made(self, figure: Figure, content: bytes, make: Callable[[PlacedPdf], PlacedPdf]) -> PlacedPdf:
        try:
            return make(_placed(figure, content))
        except PublisherError as fault:
            path = self.folder / figure.name.removeprefix(ADVERTISEMENT)
            why = f"page {self.page.map.page}: no picture can be made of it: {fault}"
            raise HouseError(str(path), why) from fault

    def _content(self, figure: Figure) -> bytes:
        path = self.folder / figure.name.removeprefix(ADVERTISEMENT)
        try:
            content = path.read_bytes()
        except OSError as fault:
            raise HouseError(str(path), "the advertisement cannot be read; put it beside edition.toml") from fault
        slot = _slot(figure)
        faults = faults_of(content, slot.width_mm, slot.height_mm, self.newsroom.press)
        if faults:
            raise HouseError(str(path), f"page {self.page.map.page}: {'; '.join(faults)}")
        return content


def _placed(figure: Figure, content: bytes) -> PlacedPdf:
    return PlacedPdf(
        pdf=content,
        left_pt=figure.left_pt,
        top_pt=figure.top_pt,
        width_pt=figure.width_pt,
        height_pt=figure.height_pt,
    )


def _slot(figure: Figure) -> Slot:
    """The place of a picture, as large as it is printed."""
    return Slot(figure.width_pt * MM_PER_PT, figure.height_pt * MM_PER_PT)
