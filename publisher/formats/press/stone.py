"""The stone: where the pages of an edition are made up from its copy, by the dummy.

In: the newsroom, a day, the faces. Out: the dummy, which is planned once and kept, and each page as a forme with its
page map. Nothing here paints.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cached_property
from math import ceil
from pathlib import Path

import msgspec

from publisher.cache import latest
from publisher.catalogue import Card
from publisher.edition import NAME, Edition, Pin, edition_folder, read_edition
from publisher.errors import HouseError
from publisher.formats.press import BOOK, label_of, page_name
from publisher.formats.press.lone import Lone
from publisher.formats.press.matter import pin_of, story_of
from publisher.formats.press.page import Page, Part, forme_of, grid_of, heading_of, words_of
from publisher.formats.press.pagination import page_number, pages_of
from publisher.model import Article, Picture
from publisher.plan import Newsroom
from publisher.text.typography import typographic
from publisher.typeset import furniture
from publisher.typeset.casting_off import Cast, FillerCast
from publisher.typeset.columns import Shop
from publisher.typeset.dummy import Area, EditionDummy, Hole, PageDummy
from publisher.typeset.forme import Stand
from publisher.typeset.frames import depth_of
from publisher.typeset.furniture import Words
from publisher.typeset.heads import Measures
from publisher.typeset.pagemap import MM_PER_PT, EditionMap, PageMap
from publisher.typeset.plan_edition import EditionPlanner
from publisher.typeset.plan_page import PagePlanner
from publisher.typeset.plan_parts import Copy, Sheet
from publisher.typeset.rooms import stacked
from publisher.typeset.sheet import Sheeted, make_sheet
from publisher.typeset.text import text_of

_HAIR = 0.05  # of a row
_INDEXED = 4  # pages; a front of fewer needs no index


class Stone:
    """The edition of one day. ``digest`` is that of all it is made of."""

    def __init__(self, newsroom: Newsroom, day: dt.date, shop: Shop, digest: str) -> None:
        self.newsroom, self.day, self.shop, self.digest = newsroom, day, shop, digest
        self.desk: Edition = read_edition(newsroom.root, day)
        self.cards = newsroom.catalogue.of_day(day)
        self.grid = grid_of(newsroom.press, shop.fount)
        self.measures = Measures(self.grid, shop, newsroom.press.least_ppi)
        self._sheeted: dict[int, Sheeted] = {}

    @property
    def folder(self) -> Path:
        """Where the advertisements of the edition lie."""
        return edition_folder(self.newsroom.root, self.day)

    @cached_property
    def articles(self) -> dict[str, Article]:
        """Every story as it was read, by rank."""
        return {card.id: self.newsroom.catalogue.article(card.id) for card in self.cards}

    @cached_property
    def copies(self) -> dict[str, Copy]:
        """Every story with its type set, by rank."""
        return {card.id: self._copy(card) for card in self.cards}

    @cached_property
    def pictures(self) -> dict[str, Picture]:
        """Every picture of the edition that has a file, by that file's name."""
        shown = (picture for article in self.articles.values() for picture in article.pictures)
        return {picture.file.name: picture for picture in shown if picture.file}

    @cached_property
    def pins(self) -> dict[str, Pin]:
        """Where the desk wants stories: as the edition's file says, else as the copy's front matter does."""
        stated = map(pin_of, self.articles.values())
        return {pin.story: pin for pin in (*filter(None, stated), *self.desk.stories)}

    @cached_property
    def dummy(self) -> EditionDummy:
        """What goes where; planned if it is not kept from an earlier page of the same edition."""
        path = self.newsroom.cache / "dummies" / f"{self.day.isoformat()}.json"
        kept = latest(path, self.digest, lambda: msgspec.json.encode(self._planned()))
        return msgspec.json.decode(kept, type=EditionDummy)

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The pages before there is a story on them."""
        return tuple(self._sheet(number) for number in range(1, self.count + 1))

    @cached_property
    def count(self) -> int:
        """How many pages there are."""
        return pages_of(self.cards, self.desk, self.newsroom.press)

    def page(self, number: int) -> Page:
        """One page."""
        dummy = self.dummy.pages[number - 1]
        made = self._made(dummy)
        words = self._words(dummy)
        stands: tuple[Stand, ...] = (*self._head(words, number), *made.stands, *self._foot(words, number))
        names = {shown.file for placed in made.stories for shown in placed.pictures}
        return Page(
            label=label_of(number),
            heading=heading_of(self.newsroom, self.day, words),
            forme=forme_of(stands, self.newsroom.press),
            map=self._map(dummy, made),
            pictures={name: self.pictures[name] for name in sorted(names)},
            parts=tuple(Part(one.placed, one.stands) for one in made.made),
        )

    def map(self) -> EditionMap:
        """The page map of the whole edition."""
        made = [self._made(dummy) for dummy in self.dummy.pages]
        return EditionMap(
            day=self.day,
            pages=tuple(self._map(dummy, one) for dummy, one in zip(self.dummy.pages, made, strict=True)),
            overset=tuple(over for one in made for over in one.overset),
            left_over=self.dummy.left_over,
        )

    # Planning.

    def _planned(self) -> EditionDummy:
        labels = {sheet.number: sheet.label for sheet in self.sheets}
        fillers = [FillerCast(number, self.measures.filler_rows(words)) for number, words in enumerate(self._fillers)]
        pages = PagePlanner(labels, fillers, self.shop)
        sections = [section.name for section in self.newsroom.house.sections]
        planner = EditionPlanner(self.sheets, tuple(self.copies.values()), pages, sections)
        jumps = {story: pin.jump for story, pin in self.pins.items() if pin.jump}
        return planner.plan(self._wishes(), jumps)

    def _wishes(self) -> dict[str, int]:
        """The page each story is wished on: as the desk pins it, else as its print notice says."""
        pinned = {story: pin.page for story, pin in self.pins.items()}
        told = {story: article.print_notice for story, article in self.articles.items()}
        noticed = {story: page_number(notice.page) for story, notice in told.items() if notice}
        return {**noticed, **pinned}

    def _copy(self, card: Card) -> Copy:
        story = story_of(self.articles[card.id], card, self.newsroom.house)
        text = text_of(story, self.grid, self.shop)
        return Copy(Cast(story, depth_of(text.galley), self.measures, spares=text.spares), text)

    @property
    def _fillers(self) -> tuple[str, ...]:
        return tuple(typographic(words) for words in self.newsroom.house.fillers)

    def _sheet(self, number: int) -> Sheet:
        room = self._room(number)
        ordered = [(place, each) for place, each in enumerate(self.desk.advertisements) if each.page == number]
        row_mm = self.grid.row_pt * MM_PER_PT
        wanted = [Area(each.column - 1, 0, each.columns, rows_of(each.height_mm, row_mm)) for _, each in ordered]
        holes = tuple(Hole(place, area) for (place, _), area in zip(ordered, stacked(wanted, room), strict=True))
        self._check(number, holes, wanted)
        pinned = dict(self._pinned(number, room))
        section = self.desk.section_of(number)
        grid = grid_of(self.newsroom.press, self.shop.fount, number)
        return Sheet(number, f"{BOOK}{number}", section, grid, room, holes, pinned)

    def _check(self, number: int, holes: Sequence[Hole], wanted: Sequence[Area]) -> None:
        """Every advertisement has the room it is to have, as deep as it is."""
        for hole, area in zip(holes, wanted, strict=True):
            if hole.area.rows < area.rows:
                file = self.desk.advertisements[hole.advertisement].file
                fault = f"advertisements: {file}: there is no room for it on page {number}"
                raise HouseError(str(self.folder / NAME), fault)

    def _pinned(self, number: int, room: Area) -> Iterator[tuple[str, Area]]:
        """The rectangles that the desk has drawn on a page, as far as they are on it."""
        for story, pin in self.pins.items():
            if pin.page == number and pin.column and pin.columns and pin.row and pin.rows:
                column, row = min(pin.column, room.columns) - 1, min(pin.row, room.rows) - 1
                columns, rows = min(pin.columns, room.columns - column), min(pin.rows, room.rows - row)
                yield story, Area(column, room.row + row, columns, rows)

    def _room(self, number: int) -> Area:
        head = furniture.HEAD_ROWS if number == 1 else furniture.FOLIO_ROWS
        return Area(0, head, self.grid.across, self.grid.rows - head - (self._foot_rows() if number == 1 else 0))

    def _foot_rows(self) -> int:
        """What the foot of the front takes; as much of its index as there may be, for no page is planned yet."""
        sections = dict.fromkeys([*(part.section for part in self.desk.parts), *(card.section for card in self.cards)])
        inside = [(section, f"{BOOK}{self.count}") for section in sections if section]
        rows = furniture.index_rows(inside, self.grid, self.shop.fount) if self._has_index else 0
        return rows + furniture.foot_rows(self._words_of(1, ""), self.grid, self.shop.fount)

    @property
    def _has_index(self) -> bool:
        return self.count >= _INDEXED

    @cached_property
    def _inside(self) -> tuple[tuple[str, str], ...]:
        """The sections inside, each with the page it begins on."""
        found: dict[str, str] = {}
        for dummy in self.dummy.pages[1:] if self._has_index else ():
            words = self._words(dummy)
            found.setdefault(words.section, words.page)
        return tuple((section, page) for section, page in found.items() if section)

    # Making up.

    def _made(self, dummy: PageDummy) -> Sheeted:
        """A page as it stands; made up once, for the map, proofs and the reader's edition ask for it again."""
        if dummy.number not in self._sheeted:
            self._sheeted[dummy.number] = self._make(dummy)
        return self._sheeted[dummy.number]

    def _make(self, dummy: PageDummy) -> Sheeted:
        sheet = self.sheets[dummy.number - 1]
        labels = {each.number: each.label for each in self.sheets}
        return make_sheet(dummy, sheet, self.copies, labels, (self._fillers, self.desk.advertisements), self.shop)

    def _words(self, dummy: PageDummy) -> Words:
        lead = min(dummy.pieces, key=lambda piece: self.copies[piece.story].cast.story.rank, default=None)
        section = dummy.section or (self.copies[lead.story].cast.story.section if lead else "")
        return self._words_of(dummy.number, section)

    def _words_of(self, number: int, section: str) -> Words:
        return words_of(self.newsroom, self.day, section, number)

    def _head(self, words: Words, number: int) -> Iterator[Stand]:
        grid = self.sheets[number - 1].grid
        if number == 1:
            yield from furniture.head_of(words, grid, self.shop.fount)
        else:
            yield from furniture.folio_of(words, number, grid, self.shop.fount)

    def _foot(self, words: Words, number: int) -> Iterator[Stand]:
        if number == 1:
            foot = self.grid.rows - furniture.foot_rows(words, self.grid, self.shop.fount)
            yield from furniture.index_of(self._inside, self.grid, self.shop.fount, foot) if self._inside else ()
            yield from furniture.foot_of(words, self.grid, self.shop.fount)

    def _map(self, dummy: PageDummy, made: Sheeted) -> PageMap:
        profile = self.newsroom.press
        return PageMap(
            page=label_of(dummy.number),
            number=dummy.number,
            file=f"{page_name(self.day, dummy.number, profile)}.pdf",
            section=self._words(dummy).section,
            width_mm=profile.trim_width_mm,
            height_mm=profile.trim_height_mm,
            row_pt=profile.baseline_pt,
            white_rows=dummy.white_rows,
            stories=made.stories,
            advertisements=made.advertisements,
            fillers=made.fillers,
        )


def rows_of(height_mm: float, row_mm: float) -> int:
    """How many rows of the grid are kept for what is so high; a hair over is nothing."""
    return max(1, ceil(height_mm / row_mm - _HAIR))


def stone_of(newsroom: Newsroom, day: dt.date, shop: Shop, digest: str) -> Stone | Lone:
    """The edition of a day, to be made up as suits it."""
    stone = Stone(newsroom, day, shop, digest)
    drawn = any(pin.rows for pin in stone.pins.values())
    plain = not drawn and not stone.desk.advertisements and not any(card.pictures for card in stone.cards)
    return Lone(newsroom, day, shop, digest) if plain and len(stone.sheets) == 1 else stone
