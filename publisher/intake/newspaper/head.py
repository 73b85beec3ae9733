"""The head: everything above the story.

In: the blocks above the body. Out: their pieces. Rules say bylines, days, sluglines and picture lines; among what no
rule claims, position says what is what: a kicker if the first line is one, the headline, then the deck. A name
below the headline is a byline without its "By", and a line below a byline may say what its writer is.
"""

from publisher.house import Zone
from publisher.intake.newspaper import words
from publisher.intake.newspaper.glue import Unglued
from publisher.intake.newspaper.rules import Piece, RuleBook
from publisher.model import Role

_FURNITURE = {
    Role.CREDIT,
    Role.REFER,
    Role.PROMOTION,
    Role.AUTHOR_NOTE,
    Role.PRINT_NOTICE,
    Role.END_MARK,
    Role.SLUGLINE,
}


def label(blocks: tuple[Unglued, ...], book: RuleBook) -> tuple[Piece, ...]:
    """The pieces of the head."""
    claimed = [book.line(block.block, Zone.HEAD, block.start, block.stop) for block in blocks]
    open_blocks = [
        number for number, piece in enumerate(claimed) if piece is None or not _may_be(piece, claimed, number)
    ]
    roles = _roles(open_blocks, blocks, claimed)
    pieces: list[Piece] = []
    for number, block in enumerate(blocks):
        piece = claimed[number]
        if piece is None or roles.get(number, piece.role) is not piece.role:
            piece = Piece(roles[number], "position", block.block, block.start, block.stop)
        pieces += [piece, *block.glued]
    return tuple(pieces)


def next_line(blocks: tuple[Unglued, ...], number: int, end: int, book: RuleBook) -> int | None:
    """The next block below that is not furniture of the page, such as a picture line; ``None`` where there is none."""
    for below in range(number + 1, end):
        piece = book.line(blocks[below].block, Zone.HEAD, blocks[below].start, blocks[below].stop)
        if piece is None or piece.role not in _FURNITURE:
            return below
    return None


def _may_be(piece: Piece, claimed: list[Piece | None], number: int) -> bool:
    """A byline cannot stand above the headline, and a kicker, which has to, is left to position."""
    above = [other for other in claimed[:number] if other is None or other.role is Role.KICKER]
    return piece.role is not Role.KICKER and (piece.role is not Role.BYLINE or bool(above))


def _roles(open_blocks: list[int], blocks: tuple[Unglued, ...], claimed: list[Piece | None]) -> dict[int, Role]:
    """What position makes of the blocks no rule claims."""
    roles: dict[int, Role] = {}
    texts = {number: blocks[number].text for number in open_blocks}
    rest = list(open_blocks)
    if len(rest) > 1 and (_is_named_kicker(rest, claimed) or _has_kicker(texts[rest[0]], texts[rest[1]], len(rest))):
        roles[rest.pop(0)] = Role.KICKER
    if rest:
        roles[rest.pop(0)] = Role.HEADLINE
    below_byline = False
    for number in rest:
        below_byline = below_byline or _is_byline(number, texts, blocks)
        roles[number] = (
            Role.BYLINE if _is_byline(number, texts, blocks) or _is_title(number, texts, blocks) else Role.DECK
        )
    return roles


def _is_named_kicker(rest: list[int], claimed: list[Piece | None]) -> bool:
    """A rule says that the first line is a kicker, and enough is left for a headline and a deck."""
    piece = claimed[rest[0]]
    labelled = piece is not None and piece.place("text") is not None
    return labelled or (piece is not None and len(rest) > 2)  # noqa: PLR2004  kicker, headline and something below


def _has_kicker(first: str, second: str, lines: int) -> bool:
    """With only two lines and no better sign, capitals above small letters are a kicker if they are no sentence."""
    if not words.is_kicker(first, second):
        return False
    return lines > 2 or not words.is_name(second)  # noqa: PLR2004  kicker, headline and something below


def _is_byline(number: int, texts: dict[int, str], blocks: tuple[Unglued, ...]) -> bool:
    """A name that stands just above the story, or above the line that says what its bearer is."""
    if not words.is_name(texts[number]) or words.ends_a_sentence(texts[number]):
        return False
    below = blocks[number + 1].text if number + 1 < len(blocks) else ""
    return not below or words.is_job(below) or number + 1 not in texts


def _is_title(number: int, texts: dict[int, str], blocks: tuple[Unglued, ...]) -> bool:
    """What a writer is, right below his name."""
    return words.is_job(texts[number]) and number > 0 and words.is_name(_without_by(blocks[number - 1].text))


def _without_by(text: str) -> str:
    return text[3:] if text[:3].lower() == "by " else text
