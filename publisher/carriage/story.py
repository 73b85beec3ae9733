"""The parts of a carrier told apart, and what the carrier states beside them.

In: located parts, and facts. Out: pieces of furniture and story, in the order of the parts; the article with the facts.
What a carrier says of a part is not questioned. Parts that it says nothing of are told apart as newspaper copy is,
below the headline that the carrier gave or, where it gave none, with the first of them for a headline.
"""

import datetime as dt

from msgspec.structs import replace

from publisher.carriage.located import Located
from publisher.carriage.parts import Facts, part
from publisher.furniture.rules import Conventions, Piece, RuleBook
from publisher.furniture.zones import label
from publisher.house import House, Zone
from publisher.model import Article, Day, Role
from publisher.reading import CopyFile
from publisher.text.spans import Span

# A field that is the whole part where the carrier names no words of it.
_WHOLE = {
    Role.AGENCIES: "agencies",
    Role.DAY: "day",
    Role.DATELINE: "place",
    Role.PRINT_NOTICE: "publication",
    Role.CONTRIBUTORS: "names",
}


def stated_headline(file: CopyFile) -> Located | None:
    """The headline that a desk states beside the file, as a part that stands nowhere in it."""
    if file.headline is None:
        return None
    return Located(part(file.headline, Role.HEADLINE), (None,), None, len(file.content))


def told_apart(parts: tuple[Located, ...], headline: Located | None, conventions: Conventions) -> tuple[Piece, ...]:
    """What every part is; some are several pieces."""
    marked = next((one for one in parts if one.part.role is Role.HEADLINE), headline)
    unmarked = tuple(one for one in parts if one.part.role is None and one.text)
    blocks = (marked, *unmarked) if marked else unmarked
    told: dict[int, list[Piece]] = {}
    for piece in label(blocks, conventions.speaking_of(blocks)) if blocks else ():
        told.setdefault(id(piece.block), []).append(piece)
    first = [_piece(headline)] if headline is not None and headline is marked else []
    book = conventions.speaking_of(parts)
    rest = (told.get(id(one), []) if one.part.role is None else [_furnished(one, book)] for one in parts if one.text)
    return (*first, *(piece for pieces in rest for piece in pieces))


def _furnished(one: Located, book: RuleBook) -> Piece:
    """A part as the carrier has it; but bold furniture is no crosshead, and a caption may end in its credit."""
    piece = _piece(one)
    if piece.role is Role.CROSSHEAD:
        return book.line(one, Zone.ANY, piece.start, piece.end) or piece
    caption = piece.place("caption")
    if piece.role is not Role.CREDIT or caption is None or piece.place("credit") is not None:
        return piece
    told = book.line(one, Zone.BODY, *caption)
    if told is None or told.role is not Role.CREDIT:
        return piece
    kept = tuple(field for field in piece.fields if field[0] != "caption")
    return Piece(piece.role, told.rule, one, piece.start, piece.end, (*told.fields, *kept))


def with_facts(article: Article, facts: Facts, house: House) -> Article:
    """The article with what the carrier states beside its words, which wins over what they say."""
    stated = facts.published
    day = stated.astimezone(house.zone).date() if isinstance(stated, dt.datetime) else stated
    where = article.published.span if article.published else Span(0, 0)
    return replace(
        article,
        published=Day(day, where) if day else article.published,
        section=facts.section,
        topics=facts.topics,
        embargo=facts.embargo,
        withdrawn=facts.withdrawn,
        priority=facts.priority,
    )


def _piece(one: Located) -> Piece:
    """A part as the carrier has it."""
    role = one.part.role or Role.PARAGRAPH
    end = len(one.text)
    whole = ((_WHOLE[role], 0, end),) if role in _WHOLE else ()
    fields = one.fields() or whole
    rule = "position" if role is Role.BYLINE and not any(name == "names" for name, _, _ in fields) else one.part.rule
    return Piece(role, rule, one, 0, end, fields)
