"""One file of copy taken apart, and notes that point into it.

In: a file and its text. Out: ``Scan``, which the steps of this intake pass along, and notes with file, line and column.
Nothing here decides what a line is.
"""

import msgspec

from publisher.furniture.block import Block
from publisher.notes import Code, Note
from publisher.reading import CopyFile
from publisher.text.decoding import Decoded
from publisher.text.lines import Line, place, shown
from publisher.text.spans import Span


class Scan(msgspec.Struct, frozen=True, kw_only=True):
    """A file, its text, its lines and its blocks; there is at least one line with something on it."""

    file: CopyFile
    decoded: Decoded
    lines: tuple[Line, ...]
    blocks: tuple[Block, ...]

    def note(self, code: Code, span: Span, message: str, hint: str) -> Note:
        """A note on the copy at ``span``; the caret stays within the line that the span begins in."""
        line, column = place(self.lines, self.decoded, span.start)
        width = self.decoded.size(line.text[column - 1 :])
        covered = min(span.end - span.start, width)
        return Note(
            code=code,
            file=self.file.path,
            line=line.number,
            column=column,
            width=max(1, _characters(line.text[column - 1 :], covered, self.decoded)),
            message=message,
            excerpt=shown(line.text),
            hint=hint,
        )


def _characters(text: str, size: int, decoded: Decoded) -> int:
    """How many characters of ``text`` the first ``size`` bytes hold."""
    count = taken = 0
    for character in text:
        if taken >= size:
            break
        taken += decoded.size(character)
        count += 1
    return count
