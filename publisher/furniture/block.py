"""What furniture is told apart in: words, and where they stand.

In: nothing. Out: the protocol that a block of plain copy and a part of any other carrier both keep.
"""

from typing import Protocol

from publisher.text.spans import Span


class Block(Protocol):
    """A paragraph, or a line, of copy. It ``clings`` to the block above if the copy could have parted them."""

    @property
    def text(self) -> str:
        """The words, white space folded."""
        ...

    @property
    def clings(self) -> bool:
        """Does it belong to the block above?"""
        ...

    def span(self, start: int, end: int) -> Span:
        """The bytes of ``text[start:end]``, which must not be empty."""
        ...
