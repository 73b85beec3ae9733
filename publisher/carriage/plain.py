"""Plain text inside a carrier to the parts of a story.

In: text. Out: its paragraphs, which stay open: as newspaper copy they are told apart and read.
"""

from publisher.carriage.parts import Part, part
from publisher.model import Role
from publisher.text.decoding import Decoded
from publisher.text.lines import blocks_of, lines_of, shown
from publisher.text.transcript import folded


def parts_of(text: str) -> tuple[Part, ...]:
    """The paragraphs of this text."""
    decoded = Decoded(shown(text), "utf-8", 0)
    found = (folded(block.text) for block in blocks_of(lines_of(decoded), decoded))
    return tuple(part(words) for words in found if words)


def note_of_the_editor(text: str) -> tuple[Part, ...]:
    """What a wire tells the desk beside the story: a correction if it says so, else a note that is not printed."""
    words = folded(text)
    role = Role.CORRECTION if words.lower().startswith(("correct", "clarif")) else Role.AUTHOR_NOTE
    return (part(words, role, "note"),) if words else ()
