"""The parts of a carrier told apart, and what the carrier states beside them.

In: located parts, and facts. Out: pieces of furniture and story, in the order of the parts; the article with the facts.
What a carrier says of a part is not questioned. Parts that it says nothing of are told apart as newspaper copy is,
below the headline that the carrier marks or the desk states or, where there is neither, with the first of them for one.
"""

import datetime as dt

from msgspec.structs import replace

from publisher.carriage.located import Located
from publisher.carriage.parts import Facts
from publisher.furniture import words
from publisher.furniture.block import Block
from publisher.furniture.rules import Conventions, Piece
from publisher.furniture.stated import Stated, with_stated
from publisher.furniture.zones import label
from publisher.house import House, Zone
from publisher.model import Article, Day, Role
from publisher.text.days import read_day
from publisher.text.spans import Span

_TOLD = {"names", "credit", "agencies", "place", "publication"}  # fields that leave the rules nothing to find
_STORIES = (" It rained.", " - It rained.")  # what stands behind a dateline
_WITH_A_STORY = 3  # lines at least: kicker, headline, story
# A field that is the whole part where the carrier names no words of it, and no rule does.
_WHOLE = {
    Role.AGENCIES: "agencies",
    Role.DATELINE: "place",
    Role.PRINT_NOTICE: "publication",
    Role.CONTRIBUTORS: "names",
}


def told_apart(parts: tuple[Located, ...], headline: str | None, conventions: Conventions) -> tuple[Piece, ...]:
    """What every part is; some are several pieces. ``headline`` is what a desk states beside the file."""
    parts = tuple(one for one in parts if one.text)
    marked = next((number for number, one in enumerate(parts) if one.part.role is Role.HEADLINE), None)
    above = parts[: marked or 0]
    blocks: tuple[Block, ...] = tuple(one for one in parts[len(above) :] if one.part.role is None)
    blocks = with_stated(blocks, headline, conventions) if marked is None else (parts[marked], *blocks)
    told = {id(one): [_above(one, parts[len(above)])] for one in above}
    for piece in label(blocks, conventions.speaking_of(blocks)) if blocks else ():
        told.setdefault(id(piece.block), []).append(piece)
    rest = (told.get(id(one), []) if one.part.role is None else [_furnished(one, conventions)] for one in parts)
    first = told.get(id(blocks[0]), []) if blocks and isinstance(blocks[0], Stated) else []
    return (*first, *(piece for pieces in rest for piece in pieces))


def _above(one: Located, headline: Located) -> Piece:
    """A part above the headline that the carrier marks: a kicker, or a piece of somebody's page."""
    role = Role.KICKER if words.is_kicker(one.text, headline.text, _WITH_A_STORY) else Role.UNCLASSIFIED
    return Piece(role, "position", one, 0, len(one.text))


def _furnished(one: Located, conventions: Conventions) -> Piece:
    """A part as the carrier has it, with what the rules find in its words; but bold furniture is no crosshead."""
    piece, book = _piece(one), conventions.speaking_of((one,))
    if piece.role is Role.CROSSHEAD:
        return book.line(one, Zone.ANY, piece.start, piece.end) or piece
    if any(said.field in _TOLD for said in one.part.words):
        return piece
    told = book.line(one, Zone.ANY, *(piece.place("caption") or (piece.start, piece.end)))
    if piece.role is Role.DATELINE:
        told = _opening(one, conventions)
    if told is None or told.role is not piece.role:
        return piece
    kept = tuple(field for field in one.fields() if field[0] != "caption")
    return Piece(piece.role, told.rule, one, piece.start, piece.end, (*told.fields, *kept))


def _opening(one: Located, conventions: Conventions) -> Piece | None:
    """What the rules for the start of a story say of a dateline that stands without one."""
    for behind in _STORIES:
        whole = Stated(f"{one.text}{behind}")
        found = conventions.speaking_of((whole,)).start(whole, Zone.BODY)
        if found is not None and found.end >= len(one.text):
            within = tuple(field for field in found.fields if field[2] <= len(one.text))
            return Piece(found.role, found.rule, one, 0, len(one.text), within)
    return None


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
    if role is Role.DAY and read_day(one.text) is not None:
        whole = (("day", 0, end),)
    fields = one.fields() or whole
    rule = "position" if role is Role.BYLINE and not any(name == "names" for name, _, _ in fields) else one.part.rule
    return Piece(role, rule, one, 0, end, fields)
