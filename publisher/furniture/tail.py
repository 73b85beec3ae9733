"""The tail: everything below the story.

In: the blocks below the body. Out: their pieces, each as the rules of the tail claim it. What no rule knows stays
unclassified: a new promotion is noticed instead of printed.
"""

from publisher.furniture import words
from publisher.furniture.body import draw_in_heading, heads_promotions, is_correction_heading
from publisher.furniture.glue import Unglued
from publisher.furniture.rules import Piece, RuleBook
from publisher.house import Zone
from publisher.model import Role

_STRONG = {Role.AGENCIES, Role.CONTRIBUTORS, Role.SLUGLINE}


def label(blocks: tuple[Unglued, ...], book: RuleBook) -> tuple[Piece, ...]:
    """The pieces of the tail."""
    pieces: list[Piece] = []
    below = Role.UNCLASSIFIED
    for block in blocks:
        claimed = book.line(block.block, Zone.TAIL, 0, block.stop)
        role = Role.AUTHOR_NOTE if _goes_on(pieces, block) else below
        if claimed is not None:
            draw_in_heading(pieces, claimed)
        pieces += [claimed or Piece(role, "position", block.block, 0, block.stop), *block.glued]
        below = _what_follows(claimed, below)
    return tuple(pieces)


def _goes_on(pieces: list[Piece], block: Unglued) -> bool:
    """One more name below a line that says whom to write to, as Bloomberg lists its editors."""
    if not pieces or pieces[-1].role is not Role.AUTHOR_NOTE or "@" not in pieces[-1].text:
        return False
    return not block.ends and words.is_name(block.text)


def _what_follows(claimed: Piece | None, below: Role) -> Role:
    """What a line that no rule knows is, below this one: a heading says it of the lines that follow."""
    if claimed is None:
        return below
    if is_correction_heading(claimed):
        return Role.CORRECTION
    if claimed.role is Role.SLUGLINE:  # a heading among a wire's notes to editors
        return Role.SLUGLINE
    return Role.PROMOTION if heads_promotions(claimed) else Role.UNCLASSIFIED


def is_strong(block: Unglued, below: tuple[Unglued, ...], book: RuleBook) -> bool:
    """Does this block end a story wherever it stands? A line of agencies does, and those who helped.

    So does a heading above other headlines, be they questions; but the story may go on below them.
    """
    piece = book.line(block.block, Zone.TAIL, 0, block.stop)
    if piece is not None and piece.role is Role.PRINT_NOTICE:
        return not any(is_notice(each, book) or (_only_names(piece) and _is_prose(each, book)) for each in below)
    if piece is None or piece.role in _STRONG:
        return piece is not None
    return heads_promotions(piece) and not any(words.tells(each.text) and not each.block.clings for each in below)


def _only_names(piece: Piece) -> bool:
    """Is it a paper and a day without a word about print? Then it may also say where the words above it are from."""
    return piece.rule.startswith("source-line")


def _is_prose(block: Unglued, book: RuleBook) -> bool:
    return block.ends and not words.shouts(block.text) and book.line(block.block, Zone.TAIL, 0, block.stop) is None


def is_notice(block: Unglued, book: RuleBook) -> bool:
    """Does this block say where something was printed?"""
    piece = book.line(block.block, Zone.TAIL, 0, block.stop)
    return piece is not None and piece.role is Role.PRINT_NOTICE


def is_source(block: Unglued, book: RuleBook) -> bool:
    """A line of agencies and nothing else."""
    piece = book.line(block.block, Zone.TAIL, 0, block.stop)
    return piece is not None and piece.role is Role.AGENCIES


def is_last_prose(block: Unglued, above: Unglued, book: RuleBook) -> bool:
    """A last paragraph whose full stop is missing: it has sentences in it, and stands right below prose."""
    if words.beckons(block.text) or words.commands(block.text) or not words.breaks_off(block.text):
        return False
    return above.ends and book.line(above.block, Zone.TAIL, 0, above.stop) is None
