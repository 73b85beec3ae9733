"""Lists that have no bullets, as results and tide tables have none.

In: the pieces of a body, or the blocks of copy that has no sentence at all. Out: the same pieces, where lines that
count something are list items; or where such a list begins. Nothing here depends on how many lines there are, but
that one line alone is no list.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from publisher.furniture import words
from publisher.furniture.glue import Unglued
from publisher.furniture.rules import Piece, RuleBook
from publisher.house import Zone
from publisher.model import Role

_SCORE = re.compile(r"\D+ \d{1,3}")  # "MARLOW UNITED 2", which cries out as an advertisement does
_A_LIST = 2  # lines with figures


def with_lists(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """A body where the lines of each run of unended lines, two of which have figures, are the items of a list.

    A line of such a run without figure or comma is a heading, as "DIVISION ONE" is above its results.
    """
    told = list(pieces)
    for start, end in _runs(pieces):
        texts = [piece.text for piece in pieces[start:end]]
        if any(map(_counts, texts)) and sum(map(words.has_figure, texts)) >= _A_LIST:
            told[start:end] = [_in_list(piece) for piece in pieces[start:end]]
    return tuple(told)


def list_start(blocks: tuple[Unglued, ...], end: int, book: RuleBook) -> int | None:
    """Where copy without a sentence begins to list: at its first line with figures, or the heading that clings to.

    ``None`` where there is no such list below the headline.
    """
    items = [number for number in range(1, end) if _counts(blocks[number].text)]
    if len(items) < _A_LIST:
        return None
    first, above = items[0], blocks[items[0] - 1]
    is_headed = first > 1 and blocks[first].block.clings
    return first - 1 if is_headed and book.line(above.block, Zone.HEAD, 0, above.stop) is None else first


def scores_start(blocks: tuple[Unglued, ...], start: int, book: RuleBook) -> int:
    """Where the body begins if lines with figures stand right above its prose, as the score does above a match report.

    Teams may be in capitals; but lines that all cry out are an advertisement.
    """
    first = start
    while first > 1 and _is_score(blocks[first - 1], book):
        first -= 1
    is_told = any(_counts(block.text) for block in blocks[first:start])
    return first if is_told and start - first >= _A_LIST else start


def _is_score(block: Unglued, book: RuleBook) -> bool:
    if not words.has_figure(block.text) or not words.is_of_verse(block.text) or words.bullet(block.text):
        return False
    return book.line(block.block, Zone.HEAD, 0, block.stop) is None


def _runs(pieces: tuple[Piece, ...]) -> Iterator[tuple[int, int]]:
    """Where lines that end no sentence follow each other: the first, and the one behind the last."""
    start = 0
    for number, piece in enumerate(pieces):
        if not _is_line(piece):
            if start < number:
                yield start, number
            start = number + 1
    yield start, len(pieces)


def _is_line(piece: Piece) -> bool:
    if piece.rule != "position":
        return False
    if piece.role is Role.UNCLASSIFIED:
        return _SCORE.fullmatch(piece.text) is not None
    return piece.role is Role.CROSSHEAD or (piece.role is Role.PARAGRAPH and words.is_of_verse(piece.text))


def _counts(text: str) -> bool:
    """It has figures and no sentence, and does not want anything of the reader."""
    return words.has_figure(text) and words.is_of_verse(text) and not words.beckons(text)


def _in_list(piece: Piece) -> Piece:
    heads = not words.has_figure(piece.text) and "," not in piece.text
    return replace(piece, role=Role.CROSSHEAD if heads else Role.LIST_ITEM)
