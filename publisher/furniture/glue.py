"""Furniture glued to the end of a block.

In: a block and the rules. Out: the block with what is glued to it taken off: agencies, a refer, an end mark, an
invitation to subscribe. Any line of copy may carry such, one behind the other.
"""

import msgspec
from msgspec.structs import replace

from publisher.furniture.block import Block
from publisher.furniture.rules import Piece, RuleBook
from publisher.furniture.words import ends_a_sentence
from publisher.house import Zone
from publisher.model import Role


class Unglued(msgspec.Struct, frozen=True, gc=False):
    """What is left of a block, ``text``, which ends at ``stop``, and the pieces that were glued to it, in order.

    ``ends`` tells whether a sentence ends there: all zones ask it.
    """

    block: Block
    stop: int
    text: str
    ends: bool
    glued: tuple[Piece, ...] = ()


def unglue(block: Block, book: RuleBook) -> Unglued:
    """Take off what is glued, as long as there is some; a block is never taken off whole, nor a promotion apart."""
    text = block.text
    whole = stop = len(text)
    piece = book.end(block, whole)
    if piece is None:  # as of nearly every block
        return Unglued(block, whole, text, ends_a_sentence(text))
    glued: list[Piece] = []
    while piece is not None:
        rest = len(text[: piece.start].rstrip())
        if rest == 0 or (stop == whole and book.promotes(block)):
            break
        glued.insert(0, piece)
        stop = rest
        piece = book.end(block, stop)
    text = text[:stop]
    return Unglued(block, stop, text, ends_a_sentence(text), tuple(glued))


def with_credit_apart(block: Unglued, book: RuleBook) -> Unglued:
    """A first paragraph with the credit of its picture glued to its end, which a caption with a credit looks like."""
    whole = book.line(block.block, Zone.BODY, 0, block.stop)
    caption = whole.place("caption") if whole is not None and whole.role is Role.CREDIT else None
    if whole is None or caption is None or caption[0] > 0:
        return block
    fields = tuple(field for field in whole.fields if field[0] != "caption")
    start = caption[1] + block.text[caption[1] :].startswith(" ")
    text = block.text[: caption[1]]
    return Unglued(
        block.block, caption[1], text, ends_a_sentence(text), (replace(whole, start=start, fields=fields), *block.glued)
    )
