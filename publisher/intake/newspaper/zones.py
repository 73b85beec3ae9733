"""Head, body and tail: where a block stands decides what it may be.

In: the blocks of one piece of copy and the rule book. Out: pieces in the order of the copy, none overlapping.

The body begins with the block that carries a dateline, else with the first full sentence; it ends with the last full
sentence that no rule claims. What stands above is the head, where position says headline and deck; what stands below is
the tail, where a line no rule knows stays unclassified and is noted. No length is ever a reason.
"""

import re
from typing import assert_never

from publisher.house import Zone
from publisher.intake.newspaper.rules import Piece, RuleBook
from publisher.model import Role
from publisher.text.lines import Block

_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
_ALL = frozenset(Zone)


def label(blocks: tuple[Block, ...], book: RuleBook) -> tuple[Piece, ...]:
    """The pieces of every block."""
    first, last = _body(blocks, book)
    zones = (_zone(number, first, last) for number in range(len(blocks)))
    pieces: list[Piece] = []
    for block, zone in zip(blocks, zones, strict=True):
        match zone:
            case Zone.HEAD:
                pieces.extend(_head(block, book, pieces))
            case Zone.BODY:
                pieces.extend(_in_body(block, book, opening=block is blocks[first]))
            case Zone.TAIL:
                pieces.extend(_tail(block, book))
            case Zone.ANY:
                continue
            case _:
                assert_never(zone)
    return tuple(pieces)


def _zone(number: int, first: int, last: int) -> Zone:
    if number < first:
        return Zone.HEAD
    return Zone.BODY if number <= last else Zone.TAIL


def _body(blocks: tuple[Block, ...], book: RuleBook) -> tuple[int, int]:
    """The first and last block of the body; a body that is not there begins after the end.

    The first block is never the body: every story has a headline.
    """
    prose = [number for number, block in enumerate(blocks) if number > 0 and _is_prose(block, book)]
    datelines = [n for n, block in enumerate(blocks) if n > 0 and book.start(block, frozenset({Zone.BODY})) is not None]
    if not prose and not datelines:
        return len(blocks), len(blocks)
    first = min(datelines) if datelines else min(prose)
    return first, max((first, *prose))


def _is_prose(block: Block, book: RuleBook) -> bool:
    """A full sentence that is not furniture, once furniture glued to its end is taken off."""
    if book.line(block, _ALL) is not None:
        return False
    glued = book.end(block, _ALL, len(block.text))
    stop = len(block.text[: glued.start].rstrip()) if glued else len(block.text)
    return _SENTENCE_END.search(block.text, 0, stop) is not None and book.line(block, _ALL, 0, stop) is None


def _head(block: Block, book: RuleBook, above: list[Piece]) -> list[Piece]:
    """The first block that is not furniture is the headline, the second the deck."""
    furniture = book.line(block, frozenset({Zone.HEAD}))
    if furniture is not None:
        return [furniture]
    taken = {piece.role for piece in above}
    role = next((r for r in (Role.HEADLINE, Role.DECK) if r not in taken), Role.UNCLASSIFIED)
    return [_whole(block, role)]


def _in_body(block: Block, book: RuleBook, *, opening: bool) -> list[Piece]:
    zones = frozenset({Zone.BODY})
    furniture = book.line(block, zones)
    if furniture is not None:
        return [furniture]
    dateline = book.start(block, zones) if opening else None
    start = dateline.end if dateline else 0
    glued, stop = _glued(block, book, zones)
    prose = _SENTENCE_END.search(block.text, 0, stop) or block.text[:stop].endswith((":", ",", ";", "—"))
    role = Role.PARAGRAPH if prose or dateline or glued else Role.CROSSHEAD
    text = _piece(block, role, start, stop)
    return [*([dateline] if dateline else []), text, *glued]


def _tail(block: Block, book: RuleBook) -> list[Piece]:
    zones = frozenset({Zone.TAIL})
    glued, stop = _glued(block, book, zones)
    furniture = book.line(block, zones, 0, stop)
    return [furniture or _piece(block, Role.UNCLASSIFIED, 0, stop), *glued]


def _glued(block: Block, book: RuleBook, zones: frozenset[Zone]) -> tuple[list[Piece], int]:
    """Furniture at the end of a block, in the order of the copy, and where what stands before it ends."""
    glued: list[Piece] = []
    stop = len(block.text)
    while (piece := book.end(block, zones, stop)) is not None:
        glued.insert(0, piece)
        stop = len(block.text[: piece.start].rstrip())
        if stop == 0:
            break
    return glued, stop


def _whole(block: Block, role: Role) -> Piece:
    return _piece(block, role, 0, len(block.text))


def _piece(block: Block, role: Role, start: int, end: int) -> Piece:
    return Piece(role=role, rule="position", block=block, start=start, end=end)
