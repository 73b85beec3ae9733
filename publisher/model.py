"""An article as the newsroom means it, frozen, with the place in the copy each field came from.

In: what an intake understood. Out: plain values that can be compared, pickled and stored.
Words are as the desk wrote them: quotation marks are not curled here, nothing is corrected, and a fact the copy
does not state is ``None`` or empty. Nothing here knows a file format, coming in or going out.
"""

import datetime as dt
from enum import StrEnum

import msgspec

from publisher.text.spans import Span


class Role(StrEnum):
    """What a span of copy is. Every byte of copy has exactly one."""

    MARK = "byte order mark"
    BLANK = "blank"
    FRONT_MATTER = "front matter"
    KICKER = "kicker"
    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    DAY = "day"
    SLUGLINE = "slugline"
    DATELINE = "dateline"
    PARAGRAPH = "paragraph"
    CROSSHEAD = "crosshead"
    LIST_ITEM = "list item"
    SIGNATURE = "signature"
    CAPTION = "caption"
    CREDIT = "picture credit"
    AGENCIES = "agencies"
    CONTRIBUTORS = "contributors"
    REFER = "refer"
    CORRECTION = "correction"
    AUTHOR_NOTE = "author note"
    PROMOTION = "promotion"
    PRINT_NOTICE = "print notice"
    END_MARK = "end mark"
    UNCLASSIFIED = "unclassified"


class Label(msgspec.Struct, frozen=True, gc=False):
    """One span of copy, what it is, and the rule that said so (``position`` where no pattern did)."""

    role: Role
    span: Span
    rule: str


class Passage(msgspec.Struct, frozen=True):
    """Words as the desk wrote them, white space folded, and where they stand."""

    text: str
    span: Span


class Byline(msgspec.Struct, frozen=True):
    """Who wrote it: the name without "By", and title and place where they are printed."""

    name: str
    title: str | None
    location: str | None
    span: Span


class Day(msgspec.Struct, frozen=True):
    """A day that the copy states, and where."""

    day: dt.date
    span: Span


class Dateline(msgspec.Struct, frozen=True):
    """Where (and, with some agencies, by whom and when) a story was filed.

    ``mark`` is the sign that parts it from the text, as printed. ``day`` is ISO, or ``--MM-DD`` without a year.
    """

    place: str | None
    agency: str | None
    day: str | None
    mark: str
    span: Span


class Paragraph(msgspec.Struct, frozen=True, tag=True, gc=False):
    """One paragraph of prose, without dateline and glued furniture."""

    text: str
    span: Span


class Crosshead(msgspec.Struct, frozen=True, tag=True):
    """A heading inside the body."""

    text: str
    span: Span


class ListItem(msgspec.Struct, frozen=True, tag=True):
    """One item of a list, without its bullet."""

    text: str
    span: Span


class Signature(msgspec.Struct, frozen=True, tag=True):
    """Who signed the letter above, or where that person lives."""

    text: str
    span: Span


Block = Paragraph | Crosshead | ListItem | Signature


class PictureFile(msgspec.Struct, frozen=True, kw_only=True):
    """A picture as a file: its name, which begins with the copy folder as that of copy does, and its digest.

    The digest is that of its bytes; ``width`` and ``height`` are in pixels, as it is seen; ``rights`` is the copyright
    line that the file itself has.
    """

    name: str
    digest: str
    width: int
    height: int
    rights: str | None = None


class Picture(msgspec.Struct, frozen=True):
    """A picture line of the copy; ``after_paragraph`` counts the prose paragraphs above it.

    ``named`` is the file that the line asks for, ``file`` the one that was found; without a file only print has it.
    """

    credit: str | None
    caption: str | None
    after_paragraph: int
    span: Span
    alt: str | None = None
    named: str | None = None
    file: PictureFile | None = None


class Agency(msgspec.Struct, frozen=True):
    """An agency whose text this is, by its canonical name."""

    name: str
    span: Span


class PrintNotice(msgspec.Struct, frozen=True):
    """What the copy says of its appearance in print; ``headline`` without quotation marks and full stop."""

    publication: str
    day: dt.date | None
    headline: str | None
    page: str | None
    section: str | None
    edition: str | None
    span: Span


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One story. ``id`` outlives every change of headline, section or address.

    ``named_pictures`` are the files that front matter or a sidecar asks for, each by its name beside the copy.
    ``priority`` counts from 1, the most important; a story under ``embargo`` is published from that instant on.
    ``page``, ``place`` (column, columns, row, rows; from 1) and ``jump`` are where the desk wants it in print;
    ``crossheads`` are for print that has room, each the number of a paragraph from 1 and the words over it.
    """

    id: str
    headline: Passage
    kicker: Passage | None = None
    deck: Passage | None = None
    bylines: tuple[Byline, ...] = ()
    contributors: tuple[Passage, ...] = ()
    published: Day | None = None
    dateline: Dateline | None = None
    body: tuple[Block, ...] = ()
    pictures: tuple[Picture, ...] = ()
    agencies: tuple[Agency, ...] = ()
    refers: tuple[Passage, ...] = ()
    promotions: tuple[Passage, ...] = ()
    author_notes: tuple[Passage, ...] = ()
    corrections: tuple[Passage, ...] = ()
    print_notice: PrintNotice | None = None
    section: str | None = None
    named_pictures: tuple[Passage, ...] = ()
    topics: tuple[str, ...] = ()
    slug: str | None = None
    priority: int | None = None
    embargo: dt.datetime | None = None
    withdrawn: bool = False
    page: int | None = None
    place: tuple[int, int, int, int] | None = None
    jump: int | None = None
    crossheads: tuple[str, ...] = ()

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The prose, without crossheads and lists."""
        return tuple(block for block in self.body if isinstance(block, Paragraph))
