"""From pieces to the article.

In: the pieces of one copy, in order. Out: the article, or ``None`` where there is no headline or no body, and the notes
that decoding a field gave. An impossible day is a note and no day; nothing is guessed.
"""

import datetime as dt
import re
from collections.abc import Sequence

from publisher.furniture.body import is_correction_heading
from publisher.furniture.lexicon import Lexicon
from publisher.furniture.people import bylines_of, names_of
from publisher.furniture.pictures import pictures_of
from publisher.furniture.rules import Piece
from publisher.furniture.scan import Scan
from publisher.model import (
    Agency,
    Article,
    Crosshead,
    Dateline,
    Day,
    ListItem,
    Paragraph,
    Passage,
    PrintNotice,
    Role,
    Signature,
)
from publisher.model import Block as BodyBlock
from publisher.notes import Code, Note
from publisher.text.days import is_ambiguous, read_day, read_partial_day
from publisher.text.spans import Span

_NAMES_AGENCIES = {Role.DATELINE: "agency", Role.BYLINE: "agency", Role.DAY: "agency", Role.AGENCIES: "agencies"}
_QUOTES = "\"“”'‘’ "
# What a wire puts round a headline, and an archive before it: "UPDATE 1-…", "(LEAD) …", "… =", "HEADLINE: …".
_HEADLINE = re.compile(
    r"\^?(?:(?:HEADLINE|Headline): )?"
    r"(?:(?:UPDATE|WRAPUP|CORRECTED|REFILE|RPT|REPEAT)(?: \d+)?-(?=\S)|\((?:\d\w\w )?(?:LEAD|LD)\) )*"
    r"(?P<words>.+?)(?: =|<)?"
)


class _Assembly:
    """The pieces of one copy by role, and the notes found on the way."""

    def __init__(self, scan: Scan, pieces: tuple[Piece, ...], lexicon: Lexicon) -> None:
        self.scan = scan
        self.pieces = pieces
        self.lexicon = lexicon
        self.notes: list[Note] = []
        self._by_role: dict[Role, list[Piece]] = {}
        for piece in pieces:
            self._by_role.setdefault(piece.role, []).append(piece)

    def all(self, role: Role) -> Sequence[Piece]:
        return self._by_role.get(role, ())

    def first(self, role: Role) -> Piece | None:
        return next(iter(self.all(role)), None)

    def joined(self, role: Role) -> Passage | None:
        """The pieces of a role as one passage."""
        pieces = self.all(role)
        if not pieces:
            return None
        span = Span(pieces[0].span.start, pieces[-1].span.end)
        return Passage(" ".join(piece.text for piece in pieces), span)

    def passages(self, role: Role, field: str | None = None) -> tuple[Passage, ...]:
        """The words of each piece of a role, or of one of their fields."""
        return tuple(_passage(piece, field) for piece in self.all(role))

    def day(self, piece: Piece | None, field: str) -> dt.date | None:
        words = piece.said(field) if piece else None
        if piece is None or words is None:
            return None
        day = read_day(words)
        if day is None and not is_ambiguous(words):
            message, hint = f"there is no day {words!r}", "correct the day in the copy"
            self.notes.append(self.scan.note(Code.IMPOSSIBLE_DAY, _span(piece, piece.form(field)), message, hint))
        return day


def assemble(scan: Scan, pieces: tuple[Piece, ...], lexicon: Lexicon) -> tuple[Article | None, tuple[Note, ...]]:
    """The article, and the notes on its fields."""
    it = _Assembly(scan, pieces, lexicon)
    headline, body = _headline(it), _body(it)
    whole = scan.blocks[0].span(0, len(scan.blocks[0].text))
    if headline is None:
        hint = "put the headline on the first line"
        return None, (scan.note(Code.NO_HEADLINE, whole, "no headline stands above the body", hint),)
    if not body:
        hint = "below the headline, leave a blank line and write the story in full sentences"
        it.notes.append(scan.note(Code.NO_BODY, whole, "the copy has no body", hint))
    article = Article(
        id=scan.file.stem,
        headline=headline,
        kicker=next(iter(it.passages(Role.KICKER, "text")), None),
        deck=it.joined(Role.DECK),
        bylines=bylines_of(tuple(it.all(Role.BYLINE))),
        contributors=tuple(name for piece in it.all(Role.CONTRIBUTORS) for name in names_of(piece)),
        published=_published(it),
        dateline=_dateline(it),
        body=body,
        pictures=pictures_of(pieces) if it.all(Role.CREDIT) else (),
        agencies=_agencies(it),
        refers=it.passages(Role.REFER, "target"),
        promotions=it.passages(Role.PROMOTION),
        author_notes=it.passages(Role.AUTHOR_NOTE),
        corrections=_corrections(it),
        print_notice=_print_notice(it),
    )
    return article, tuple(it.notes)


def _headline(it: _Assembly) -> Passage | None:
    piece = it.first(Role.HEADLINE)
    found = _HEADLINE.fullmatch(piece.block.text, piece.start, piece.end) if piece else None
    return Passage(found["words"], piece.block.span(*found.span("words"))) if piece and found else None


def _body(it: _Assembly) -> tuple[BodyBlock, ...]:
    makers = [(_MAKERS.get(piece.role), piece) for piece in it.pieces]
    return tuple(make(piece) for make, piece in makers if make is not None)


def _paragraph(piece: Piece) -> BodyBlock:
    return Paragraph(piece.text.strip(), piece.span)


def _crosshead(piece: Piece) -> BodyBlock:
    return Crosshead(piece.field("text") or piece.text, _span(piece, "text"))


def _list_item(piece: Piece) -> BodyBlock:
    return ListItem(piece.field("text") or piece.text, _span(piece, "text"))


def _signature(piece: Piece) -> BodyBlock:
    return Signature(piece.text, piece.span)


_MAKERS = {
    Role.PARAGRAPH: _paragraph,
    Role.CROSSHEAD: _crosshead,
    Role.LIST_ITEM: _list_item,
    Role.SIGNATURE: _signature,
}


def _published(it: _Assembly) -> Day | None:
    """The day it was published, else the day it was updated; a byline may carry the day as well."""
    dated = (*it.all(Role.DAY), *it.all(Role.BYLINE))
    for field in ("day", "updated"):
        for piece in dated:
            day = it.day(piece, field)
            if day is not None:
                return Day(day, _span(piece, field))
    return None


def _dateline(it: _Assembly) -> Dateline | None:
    """What the first dateline says, and another of the same place, which an archive puts above the story as well."""
    piece = it.first(Role.DATELINE) or next((p for p in it.all(Role.DAY) if p.field("place")), None)
    if piece is None:
        return None
    place = piece.said("place")
    told = [each for each in it.all(Role.DATELINE) if each.said("place") in {place, None}]
    day = _first(told, "day")
    return Dateline(
        place=place.strip(" ,") if place else None,
        agency="/".join(it.lexicon.texts(_first(told, "agency") or "")) or None,
        day=read_partial_day(day) if day else None,
        mark=(_first(told, "mark") or "").strip(),
        span=piece.span,
    )


def _agencies(it: _Assembly) -> tuple[Agency, ...]:
    """Text agencies in order of first appearance: dateline, agencies line, glued credits."""
    found: dict[str, Agency] = {}
    for piece in [piece for piece in it.pieces if piece.role in _NAMES_AGENCIES]:
        field = _NAMES_AGENCIES[piece.role]
        said = piece.field(field)
        for name in it.lexicon.texts(said) if said else ():
            found.setdefault(name, Agency(name, _span(piece, field)))
    return tuple(found.values())


def _corrections(it: _Assembly) -> tuple[Passage, ...]:
    """Each correction whole: a heading and the text below it are one."""
    whole: list[Passage] = []
    open_heading = False
    for piece in it.all(Role.CORRECTION):
        passage = _passage(piece, None)
        if open_heading:
            above = whole.pop()
            passage = Passage(f"{above.text} {passage.text}", Span(above.span.start, passage.span.end))
        whole.append(passage)
        open_heading = is_correction_heading(piece)
    return tuple(whole)


def _print_notice(it: _Assembly) -> PrintNotice | None:
    """What all notices of print say together; an archive has a line for each fact."""
    pieces = it.all(Role.PRINT_NOTICE)
    if not pieces:
        return None
    headline = _first(pieces, "headline")
    return PrintNotice(
        publication=_first(pieces, "publication")
        or next(filter(None, (it.lexicon.paper(p.rule) for p in (*pieces, *it.pieces))), None)
        or (_first(it.all(Role.PROMOTION), "publication") or ""),
        day=next(filter(None, (it.day(piece, "day") for piece in pieces)), None) or _day_above(it, pieces[0]),
        headline=headline.strip(_QUOTES).removesuffix(".").strip(_QUOTES) if headline else None,
        page=_first(pieces, "page"),
        section=_first(pieces, "section"),
        edition=_first(pieces, "edition"),
        span=pieces[0].span,
    )


def _day_above(it: _Assembly, notice: Piece) -> dt.date | None:
    """The day in the head is that of print, where it says so or a notice stands there that has none.

    An impossible one has been noted when it was read as the day of publication.
    """
    body = it.first(Role.PARAGRAPH)
    in_head = body is not None and notice.span.start < body.span.start
    days = (piece for piece in it.all(Role.DAY) if in_head or _says_print(piece))
    return next(filter(None, (read_day(piece.field("day") or "") for piece in days)), None)


def _says_print(piece: Piece) -> bool:
    """Has it the words "print edition", wherever its pattern looks for them: as ``inprint``, ``inprint2``, …?"""
    return any(name.startswith("inprint") for name, _, _ in piece.fields)


def _passage(piece: Piece, field: str | None) -> Passage:
    words = piece.field(field) if field else None
    return Passage(words, _span(piece, field)) if words else Passage(piece.text, piece.span)


def _first(pieces: Sequence[Piece], field: str) -> str | None:
    """The first of these pieces that has a field says it."""
    return next(filter(None, (piece.said(field) for piece in pieces)), None)


def _span(piece: Piece, field: str | None) -> Span:
    """Where a field stands, or the whole piece where it has no such field."""
    at = piece.place(field or "")
    return piece.block.span(*at) if at else piece.span
