"""What a carrier holds, taken out of it.

In: nothing. Out: ``Carried``, plain values: the parts of the copy in order and what is stated beside them. A part has
the role that the carrier gives it, or none: then it is read as newspaper copy is. Nothing here knows where a part
stands in the file; ``located`` finds that out.
"""

import datetime as dt

import msgspec

from publisher.model import Role
from publisher.text.decoding import Decoded
from publisher.text.transcript import Rewrite


class Words(msgspec.Struct, frozen=True):
    """A stretch of a part, white space folded. ``field`` is what the carrier calls it, such as ``caption``.

    ``written`` is false for words that do not stand in the running text of the carrier, such as those of an attribute.
    """

    text: str
    field: str = ""
    written: bool = True


class Part(msgspec.Struct, frozen=True):
    """One paragraph, or one picture, or one other line; ``rule`` is the element or key that gave it its role."""

    words: tuple[Words, ...]
    role: Role | None = None
    rule: str = "carrier"

    @property
    def text(self) -> str:
        """All its words."""
        return " ".join(words.text for words in self.words)


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What a carrier states of the story that no words of it say. ``priority`` counts from 1, the most important."""

    published: dt.datetime | dt.date | None = None
    section: str | None = None
    topics: tuple[str, ...] = ()
    embargo: dt.datetime | None = None
    withdrawn: bool = False
    priority: int | None = None


class Carried(msgspec.Struct, frozen=True, kw_only=True):
    """A file of copy out of its carrier; ``rewrites`` turn the carrier's text into the words that readers see.

    ``decoded`` is ``None`` where the file is no text at all, such as a document of a word processor.
    """

    parts: tuple[Part, ...]
    facts: Facts = Facts()
    decoded: Decoded | None = None
    rewrites: tuple[Rewrite, ...] = ()


def part(text: str, role: Role | None = None, rule: str = "carrier", field: str = "") -> Part:
    """A part of one stretch of words."""
    return Part((Words(text, field),), role, rule)
