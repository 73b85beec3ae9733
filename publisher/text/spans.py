"""Where in the copy a passage stands.

In: nothing. Out: ``Span``, the one way this package points at copy.
Nothing here reads the bytes it points at.
"""

import msgspec


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """The bytes from ``start`` up to, not including, ``end`` of one file of copy."""

    start: int
    end: int

    def of(self, copy: bytes) -> bytes:
        """The bytes themselves."""
        return copy[self.start : self.end]
