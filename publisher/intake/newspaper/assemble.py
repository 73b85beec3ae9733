"""From pieces to the article.

In: the pieces of one copy, in order. Out: the article, or ``None`` where there is no headline or no body, and the notes
that decoding a field gave. An impossible day is a note and no day; nothing is guessed.
"""

import datetime as dt

from publisher.house import House
from publisher.intake.newspaper.rules import Piece, RuleBook
from publisher.intake.newspaper.scan import Scan
from publisher.model import (
    Agency,
    Article,
    Byline,
    Crosshead,
    Dateline,
    Day,
    Paragraph,
    Passage,
    Picture,
    PrintNotice,
    Role,
)
from publisher.model import Block as BodyBlock
from publisher.notes import Code, Note
from publisher.text.days import read_day
from publisher.text.spans import Span

_QUOTES = "\"“”'‘’ "


class _Assembly:
    """The pieces of one copy by role, and the notes found on the way."""

    def __init__(self, scan: Scan, pieces: tuple[Piece, ...], book: RuleBook) -> None:
        self.scan = scan
        self.pieces = pieces
        self.book = book
        self.notes: list[Note] = []

    def all(self, role: Role) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.role is role)

    def first(self, role: Role) -> Piece | None:
        return next(iter(self.all(role)), None)

    def passage(self, role: Role) -> Passage | None:
        piece = self.first(role)
        return Passage(piece.text, piece.span) if piece else None

    def passages(self, role: Role, field: str | None = None) -> tuple[Passage, ...]:
        """The words of each piece of a role, or of one of their fields."""
        words = ((piece, piece.field(field) if field else None) for piece in self.all(role))
        return tuple(
            Passage(found, _span(piece, field)) if field and found else Passage(piece.text, piece.span)
            for piece, found in words
        )

    def day(self, piece: Piece | None, field: str) -> dt.date | None:
        words = piece.field(field) if piece else None
        if piece is None or words is None:
            return None
        day = read_day(words)
        if day is None:
            message = f"there is no day {words!r}"
            self.notes.append(
                self.scan.note(Code.IMPOSSIBLE_DAY, _span(piece, field), message, "correct the day in the copy")
            )
        return day


def assemble(scan: Scan, pieces: tuple[Piece, ...], house: House) -> tuple[Article | None, tuple[Note, ...]]:
    """The article, and the notes on its fields."""
    it = _Assembly(scan, pieces, RuleBook(house))
    headline, body = it.passage(Role.HEADLINE), _body(it)
    missing = _missing(scan, headline, body)
    if headline is None or missing is not None:
        return None, (missing,) if missing else ()
    article = Article(
        id=scan.file.stem,
        headline=headline,
        kicker=it.passage(Role.KICKER),
        deck=it.passage(Role.DECK),
        bylines=_bylines(it),
        contributors=it.passages(Role.CONTRIBUTORS, "names"),
        published=_published(it),
        dateline=_dateline(it),
        body=body,
        pictures=_pictures(it),
        agencies=_agencies(it),
        refers=it.passages(Role.REFER, "target"),
        promotions=it.passages(Role.PROMOTION),
        author_notes=it.passages(Role.AUTHOR_NOTE),
        corrections=it.passages(Role.CORRECTION),
        print_notice=_print_notice(it),
    )
    return article, tuple(it.notes)


def _missing(scan: Scan, headline: Passage | None, body: tuple[BodyBlock, ...]) -> Note | None:
    whole = scan.blocks[0].span(0, len(scan.blocks[0].text))
    if headline is None:
        return scan.note(
            Code.NO_HEADLINE, whole, "no headline stands above the body", "put the headline on the first line"
        )
    if not body:
        hint = "below the headline, leave a blank line and write the story in full sentences"
        return scan.note(Code.NO_BODY, whole, "the copy has no body", hint)
    return None


def _body(it: _Assembly) -> tuple[BodyBlock, ...]:
    blocks: list[BodyBlock] = []
    for piece in it.pieces:
        if piece.role is Role.PARAGRAPH:
            blocks.append(Paragraph(piece.text.strip(), piece.span))
        elif piece.role is Role.CROSSHEAD:
            blocks.append(Crosshead(piece.text, piece.span))
    return tuple(blocks)


def _bylines(it: _Assembly) -> tuple[Byline, ...]:
    return tuple(
        Byline(piece.field("name") or piece.text, piece.field("title"), piece.field("location"), piece.span)
        for piece in it.all(Role.BYLINE)
    )


def _published(it: _Assembly) -> Day | None:
    piece = it.first(Role.DAY)
    day = it.day(piece, "day")
    return Day(day, piece.span) if piece and day else None


def _dateline(it: _Assembly) -> Dateline | None:
    piece = it.first(Role.DATELINE)
    if piece is None:
        return None
    agency = piece.field("agency")
    names = it.book.agencies(agency) if agency else ()
    words = piece.field("day")
    day = read_day(words) if words else None
    return Dateline(
        place=piece.field("place"),
        agency="/".join(names) or None,
        day=day.isoformat() if day else None,
        mark=piece.field("mark") or "",
        span=piece.span,
    )


def _pictures(it: _Assembly) -> tuple[Picture, ...]:
    pictures: list[Picture] = []
    paragraphs = 0
    for piece in it.pieces:
        paragraphs += piece.role is Role.PARAGRAPH
        if piece.role is Role.CREDIT:
            pictures.append(Picture(piece.field("credit"), piece.field("caption"), paragraphs, piece.span))
    return tuple(pictures)


def _agencies(it: _Assembly) -> tuple[Agency, ...]:
    """Text agencies in order of first appearance: dateline, agencies line, glued credits."""
    found: dict[str, Agency] = {}
    for piece in it.pieces:
        field = {Role.DATELINE: "agency", Role.AGENCIES: "agencies"}.get(piece.role)
        for name in it.book.agencies((piece.field(field) if field else None) or ""):
            found.setdefault(name, Agency(name, _span(piece, field or "")))
    return tuple(found.values())


def _print_notice(it: _Assembly) -> PrintNotice | None:
    piece = it.first(Role.PRINT_NOTICE)
    if piece is None:
        return None
    headline = piece.field("headline")
    return PrintNotice(
        publication=piece.field("publication") or "",
        day=it.day(piece, "day"),
        headline=headline.strip(_QUOTES).removesuffix(".").strip(_QUOTES) if headline else None,
        page=piece.field("page"),
        section=piece.field("section"),
        edition=piece.field("edition"),
        span=piece.span,
    )


def _span(piece: Piece, field: str | None) -> Span:
    """Where a field stands, or the whole piece where it has no such field."""
    at = piece.fields.get(field or "")
    return piece.block.span(*at) if at else piece.span
