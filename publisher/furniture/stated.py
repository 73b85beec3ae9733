"""A headline that a desk states beside the copy, for copy that has none of its own.

In: the blocks of the copy, and the headline. Out: the blocks with the headline above them, if they open with the story:
at its dateline, or with a full sentence. Copy that has a headline keeps it; what was stated is laid over it later.
"""

from publisher.furniture import words
from publisher.furniture.block import Block
from publisher.furniture.rules import Conventions
from publisher.house import Zone
from publisher.text.spans import Span


class Stated:
    """A block that stands nowhere in the copy."""

    clings = False

    def __init__(self, text: str) -> None:
        self.text = text

    def span(self, start: int, end: int) -> Span:  # noqa: ARG002  no stretch of it has a place
        """No bytes."""
        return Span(0, 0)


def with_stated(blocks: tuple[Block, ...], headline: str | None, conventions: Conventions) -> tuple[Block, ...]:
    """The blocks, below the headline if they have none and one is stated."""
    if headline is None or not _open_with_prose(blocks, conventions):
        return blocks
    return (Stated(headline), *blocks)


def _open_with_prose(blocks: tuple[Block, ...], conventions: Conventions) -> bool:
    """Is the first line that is no furniture of the head, and no kicker, one of the story?"""
    book = conventions.speaking_of(blocks)
    rest = [block for block in blocks if book.line(block, Zone.HEAD, 0, len(block.text)) is None]
    if len(rest) > 1 and words.is_kicker(rest[0].text, rest[1].text, len(rest)):
        rest.pop(0)
    return not rest or words.ends_a_sentence(rest[0].text) or book.start(rest[0], Zone.BODY) is not None
