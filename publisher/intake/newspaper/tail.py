"""The tail: everything below the story.

In: the blocks below the body. Out: their pieces, each as the rules of the tail claim it. What no rule knows stays
unclassified: a new promotion is noticed instead of printed.
"""

from publisher.house import Zone
from publisher.intake.newspaper import words
from publisher.intake.newspaper.body import is_correction_heading
from publisher.intake.newspaper.glue import Unglued
from publisher.intake.newspaper.rules import Piece, RuleBook
from publisher.model import Role

_STRONG = {Role.AGENCIES, Role.CONTRIBUTORS, Role.PRINT_NOTICE}


def label(blocks: tuple[Unglued, ...], book: RuleBook) -> tuple[Piece, ...]:
    """The pieces of the tail."""
    pieces: list[Piece] = []
    correcting = False
    for block in blocks:
        claimed = book.line(block.block, Zone.TAIL, block.start, block.stop)
        role = Role.CORRECTION if correcting and words.ends_a_sentence(block.text) else Role.UNCLASSIFIED
        correcting = is_correction_heading(claimed)
        pieces += [claimed or Piece(role, "position", block.block, block.start, block.stop), *block.glued]
    return tuple(pieces)


def is_strong(block: Unglued, book: RuleBook) -> bool:
    """Does this block end a story wherever it stands? A line of agencies does, and those who helped."""
    piece = book.line(block.block, Zone.TAIL, block.start, block.stop)
    return piece is not None and piece.role in _STRONG


def is_last_prose(block: Unglued, above: Unglued, book: RuleBook) -> bool:
    """A last paragraph whose full stop is missing: it stands right below prose, and looks like none of our furniture."""
    if words.is_capitals(block.text) or words.beckons(block.text) or words.is_name(block.text):
        return False
    return words.ends_a_sentence(above.text) and book.line(above.block, Zone.TAIL, above.start, above.stop) is None
