"""Furniture glued to the end of a block.

In: a block and the rules. Out: the block with what is glued to it taken off: agencies, a refer, an end mark, an
invitation to subscribe. Any line of copy may carry such, one behind the other.
"""

from dataclasses import dataclass

from publisher.furniture.block import Block
from publisher.furniture.rules import Piece, RuleBook
from publisher.house import Zone
from publisher.model import Role


@dataclass(frozen=True, slots=True)
class Unglued:
    """What is left of a block, ``block.text[start:stop]``, and the pieces that were glued to its end, in order."""

    block: Block
    start: int
    stop: int
    glued: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The words that are left."""
        return self.block.text[self.start : self.stop]


def unglue(block: Block, book: RuleBook) -> Unglued:
    """Take off what is glued, as long as there is some; a block is never taken off whole, nor a promotion apart."""
    glued: list[Piece] = []
    whole = stop = len(block.text)
    while (piece := book.end(block, stop)) is not None:
        rest = len(block.text[: piece.start].rstrip())
        if rest == 0 or (stop == whole and _promotes(book.line(block, Zone.ANY, 0, whole))):
            break
        glued.insert(0, piece)
        stop = rest
    return Unglued(block, 0, stop, tuple(glued))


def _promotes(piece: Piece | None) -> bool:
    return piece is not None and piece.role is Role.PROMOTION
