"""An edition as its rules see it: the page map laid over the type that stands on the pages.

In: the page map, the type of each page, the words expected. Out: for each story its parts, and the type that stands in
each. Nothing here opens a PDF, and nothing here finds fault.
"""

import re
from functools import cached_property

import msgspec

from publisher.preflight.letters import Letters
from publisher.preflight.report import Box, TypeLine
from publisher.preflight.whole import Expected, Sent, StoryWords
from publisher.press import PressProfile
from publisher.typeset.pagemap import Box as Area
from publisher.typeset.pagemap import EditionMap, PageMap, Placed

# How far type may begin outside the box of its story: hanging punctuation, and the letters' own bearings.
_HANG_MM, _DROP_MM = 2.0, 1.5
_HEAD_SHARE = 0.25  # of a page without stories
_LABEL = re.compile(r"(\D*)0*(\d+)\Z")


class Part(msgspec.Struct, frozen=True):
    """One part of a story, on its page."""

    page: PageMap
    placed: Placed

    @property
    def where(self) -> Box:
        """Where it stands."""
        return where_of(self.placed.box)


class Told(msgspec.Struct, frozen=True):
    """A story held against its words: its parts, the passages that are missing, the letters nobody expected."""

    words: StoryWords
    parts: tuple[Part, ...]
    missing: tuple[str, ...]
    left: tuple[str, ...]


class Issue:
    """One edition under examination."""

    def __init__(self, sent: tuple[Sent, ...], edition: EditionMap, expected: Expected, profile: PressProfile) -> None:
        self.sent = sent
        self.map = edition
        self.expected = expected
        self.profile = profile

    @cached_property
    def lines(self) -> dict[str, tuple[TypeLine, ...]]:
        """The type of each file."""
        return {each.file: each.lines for each in self.sent}

    @cached_property
    def parts(self) -> dict[str, tuple[Part, ...]]:
        """The parts of each story that stands on a page, in the order of the pages."""
        found: dict[str, tuple[Part, ...]] = {}
        for page in sorted(self.map.pages, key=lambda page: page.number):
            for placed in page.stories:
                found[placed.story] = (*found.get(placed.story, ()), Part(page, placed))
        return found

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """Every story that stands on a page, held against its words."""
        return tuple(self._told(words) for words in self.expected.stories if words.story in self.parts)

    def _told(self, words: StoryWords) -> Told:
        parts = self.parts[words.story]
        letters = Letters(self.runs_in(part) for part in parts)
        missing = tuple(
            lost for passage in (*words.first, *words.text, *words.captions) if (lost := letters.take(passage))
        )
        return Told(words, parts, missing, letters.left)

    def runs_in(self, part: Part) -> tuple[str, ...]:
        """The runs of type in a part of a story, without a pull quote, which says again what stands there."""
        quote = part.placed.quote
        return tuple(line.text for line in self.lines_in(part) if not (quote and _stands_in(line, quote)))

    def lines_in(self, part: Part) -> tuple[TypeLine, ...]:
        """All type that begins in a part of a story."""
        areas = (part.placed.box, *(picture.caption for picture in part.placed.pictures if picture.caption))
        lines = self.lines.get(part.page.file, ())
        return tuple(line for line in lines if any(_stands_in(line, area) for area in areas))

    def text_of(self, page: PageMap) -> str:
        """All type of a page, without pull quotes."""
        quotes = [placed.quote for placed in page.stories if placed.quote]
        lines = self.lines.get(page.file, ())
        return "".join(line.text for line in lines if not any(_stands_in(line, quote) for quote in quotes))

    def head_of(self, page: PageMap) -> tuple[str, ...]:
        """The runs of type over the first story of a page that belong to no story and no advertisement."""
        top_mm = min((placed.box.top_mm for placed in page.stories), default=page.height_mm * _HEAD_SHARE)
        taken = [placed.box for placed in page.stories] + [each.box for each in page.advertisements]
        lines = self.lines.get(page.file, ())
        over = (line for line in lines if line.where.bottom_mm <= top_mm + _DROP_MM)
        return tuple(line.text for line in over if not any(_stands_in(line, area) for area in taken))

    @cached_property
    def has_books(self) -> bool:
        """More than one book: numbers begin anew, so the letter has to be told too."""
        return len({book_and_number(page.page)[0] for page in self.map.pages}) > 1

    def names(self, label: str) -> re.Pattern[str]:
        """How a page may be named in type: "A6", "A06"; in an edition of one book also "6"."""
        book, number = book_and_number(label)
        book = re.escape(book)
        before = book if self.has_books else rf"(?:{book})?"
        return re.compile(rf"(?<!\d){before}(?<!\d)0*{number}(?!\d)", re.IGNORECASE)


def where_of(area: Area) -> Box:
    """A box of the page map as a report has it."""
    return Box(
        left_mm=area.left_mm,
        top_mm=area.top_mm,
        right_mm=round(area.left_mm + area.width_mm, 2),
        bottom_mm=round(area.top_mm + area.height_mm, 2),
    )


def book_and_number(label: str) -> tuple[str, int]:
    """The book and the number that a page's label is made of: A and 6 for "A06"."""
    found = _LABEL.match(label)
    return (found[1], int(found[2])) if found else (label, 0)


def _stands_in(line: TypeLine, area: Area) -> bool:
    """The run begins in this area, and its baseline lies there."""
    across, down = line.where.left_mm - area.left_mm, line.where.bottom_mm - area.top_mm
    return -_HANG_MM <= across <= area.width_mm and -_DROP_MM <= down <= area.height_mm + _DROP_MM
