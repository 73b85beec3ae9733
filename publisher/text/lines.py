"""Copy as lines, and as blocks of lines with their white space folded.

In: decoded text. Out: ``Line`` values that keep every byte, and ``Block`` values: what stands between blank lines, as
one string in which every run of white space is one space, with the way back to the bytes for each character.
Nothing here knows what a line means.
"""

import itertools
import re
from collections.abc import Iterable

import msgspec

from publisher.text.decoding import Decoded
from publisher.text.spans import Span

_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|\Z)")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Line(msgspec.Struct, frozen=True):
    """One line without its end; ``number`` counts from 1, ``start`` and ``end`` are bytes of the file."""

    number: int
    text: str
    start: int
    end: int


class Block(msgspec.Struct, frozen=True):
    """A run of lines as one string; character ``i`` of ``text`` stands at bytes ``starts[i]`` to ``ends[i]``."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The bytes of ``text[start:end]``, which must not be empty."""
        return Span(self.starts[start], self.ends[end - 1])


def lines_of(decoded: Decoded) -> tuple[Line, ...]:
    """Every line; ends of line are LF, CR LF or CR, as editors count them."""
    lines: list[Line] = []
    at = decoded.mark
    for found in _LINE.finditer(decoded.text):
        text, terminator = found.groups()
        end = at + decoded.size(text)
        if text or terminator:
            lines.append(Line(len(lines) + 1, text, at, end))
        at = end + decoded.size(terminator)
    return tuple(lines)


def blocks_of(lines: tuple[Line, ...], decoded: Decoded) -> tuple[Block, ...]:
    """Runs of lines between blank lines; in copy without any blank line, every line is a block of its own."""
    filled = [line for line in lines if line.text.strip()]
    spaced = any(b.number - a.number > 1 for a, b in itertools.pairwise(filled))
    runs: list[list[Line]] = []
    for line in filled:
        if runs and spaced and line.number - runs[-1][-1].number == 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    return tuple(_folded(run, decoded) for run in runs)


def place(lines: tuple[Line, ...], decoded: Decoded, offset: int) -> tuple[Line, int]:
    """The line that byte ``offset`` stands in, and its column there, counted in characters from 1."""
    line = next((one for one in reversed(lines) if one.start <= offset), lines[0])
    column = 1
    at = line.start
    for character in line.text:
        at += decoded.size(character)
        if at > offset:
            break
        column += 1
    return line, column


def shown(text: str) -> str:
    """The text with a replacement character for every byte that is none, so that it can be written anywhere."""
    return _SURROGATE.sub("\ufffd", text)


def _folded(run: Iterable[Line], decoded: Decoded) -> Block:
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for character, start, end in _characters(run, decoded):
        if character == " " and (not text or text[-1] == " "):
            continue
        text.append(character)
        starts.append(start)
        ends.append(end)
    if text[-1] == " ":
        text.pop()
    return Block("".join(text), tuple(starts[: len(text)]), tuple(ends[: len(text)]))


def _characters(run: Iterable[Line], decoded: Decoded) -> Iterable[tuple[str, int, int]]:
    """Each character with its bytes; any white space, and the end of a line, is one space."""
    for line in run:
        at = line.start
        for character, letter in zip(line.text, shown(line.text), strict=True):
            end = at + decoded.size(character)
            yield (" " if character.isspace() else letter), at, end
            at = end
        yield " ", at, at
