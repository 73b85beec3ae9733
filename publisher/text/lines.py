"""Copy as lines, and as blocks of lines with their white space folded.

In: decoded text. Out: ``Line`` values that keep every byte, and ``Block`` values: what was written as one paragraph, as
one string in which every run of white space is one space, with the way back to the bytes.

Where a paragraph ends is the carriage of copy, not its meaning, and desks send it in three ways: with blank lines, a
line for each, or wrapped at some width. A blank line always parts; a line that is torn (the next goes on in small
letters in the middle of a sentence) never does. Any other end of line parts, unless it is *tight*: the next word would
not have fitted within the longest line of the file. A machine breaks lines only there, a person anywhere; so tight
lines are joined only in copy that shows a machine was at work, by tight lines that are torn. No length is a reason in
itself. Nothing here knows what a line means.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import msgspec

from publisher.text.decoding import INVISIBLE, Decoded, is_seen
from publisher.text.spans import Span

_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|\Z)")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ODD = re.compile(rf"[{INVISIBLE}]|\s\s|[^\S ]")
_CLOSING = "\"”’')] \t\u00a0"
_ENDS = (".", "!", "?", "…", ":", ";")
_ITEM = re.compile(r"\s*(?:[•*●▪‣◦–—-]|\d{1,2}[.)]) ")
_SMALL_WORD = re.compile(r"\s*[^\W\d_A-Z]+(?:['’-]\w+)*[,;:.!?)\"”]*(?:\s|$)")
_HYPHENATED = re.compile(r"\w-$")


class Line(msgspec.Struct, frozen=True):
    """One line without its end; ``number`` counts from 1, ``start`` and ``end`` are bytes of the file."""

    number: int
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Block:
    """A run of lines as one string. It ``clings`` to the block above if the copy could have parted them and did not."""

    lines: tuple[Line, ...]
    decoded: Decoded
    clings: bool = False

    @cached_property
    def text(self) -> str:
        """The words, white space folded to single spaces; a line that ends in a hyphen is joined without one."""
        if self._plain:
            return shown(self.lines[0].text)
        return "".join(character for character, _, _ in self._characters)

    def span(self, start: int, end: int) -> Span:
        """The bytes of ``text[start:end]``, which must not be empty."""
        if self._plain:
            line = self.lines[0]
            first = line.start + self.decoded.size(line.text[:start])
            return Span(first, first + self.decoded.size(line.text[start:end]))
        return Span(self._characters[start][1], self._characters[end - 1][2])

    @cached_property
    def _plain(self) -> bool:
        """Is its text, character for character, that of its only line?"""
        only = self.lines[0].text
        if len(self.lines) > 1 or only[0] == " " or only[-1] == " ":
            return False
        if only.isascii() and only.isprintable():
            return "  " not in only
        return _ODD.search(only) is None

    @cached_property
    def _characters(self) -> tuple[tuple[str, int, int], ...]:
        """Each character of the text with its bytes."""
        kept: list[tuple[str, int, int]] = []
        for character, start, end in self._raw():
            if character == " " and (not kept or kept[-1][0] == " "):
                continue
            kept.append((character, start, end))
        while kept and kept[-1][0] == " ":
            kept.pop()
        return tuple(kept)

    def _raw(self) -> Iterator[tuple[str, int, int]]:
        """Every visible character, any white space as a space; between lines a space, but not after a hyphen."""
        for line in self.lines:
            at = line.start
            for character, letter in zip(line.text, shown(line.text), strict=True):
                end = at + self.decoded.size(character)
                if character not in INVISIBLE:
                    yield (" " if character.isspace() else letter), at, end
                at = end
            if not _HYPHENATED.search(line.text.rstrip()):
                yield " ", at, at


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
    """The paragraphs of the copy, as its carriage tells them."""
    runs = list(_runs(lines))
    room = max((len(line.text.rstrip()) for line in lines), default=0)
    wrapped = any(_is_torn(a, b) and _is_tight(a, b, room) for run in runs for a, b in pairwise(run))
    blocks: list[Block] = []
    spaced = len(runs) > 1
    for run in runs:
        paragraph = [run[0]]
        for line, following in pairwise(run):
            tight = wrapped and _is_tight(line, following, room)
            if (tight or _is_torn(line, following)) and not _ITEM.match(following.text):
                paragraph.append(following)
            else:
                blocks.append(Block(tuple(paragraph), decoded, clings=spaced and paragraph[0] is not run[0]))
                paragraph = [following]
        blocks.append(Block(tuple(paragraph), decoded, clings=spaced and paragraph[0] is not run[0]))
    return tuple(blocks)


def place(lines: tuple[Line, ...], decoded: Decoded, offset: int) -> tuple[Line, int]:
    """The line that byte ``offset`` stands in, and its column there, counted in characters from 1."""
    line = next((one for one in reversed(lines) if one.start <= offset), lines[0])
    before = decoded.encoded(line.text)[: max(0, offset - line.start)]
    return line, len(decoded.decoded(before)) + 1


def shown(text: str) -> str:
    """The text with a replacement character for every byte that is none, so that it can be written anywhere."""
    return _SURROGATE.sub("\ufffd", text)


def _runs(lines: tuple[Line, ...]) -> Iterator[list[Line]]:
    """Lines that no blank line parts; a form feed begins a new page, and so a new run."""
    run: list[Line] = []
    for line in lines:
        seen = is_seen(line.text)
        if run and (not seen or line.text.startswith("\f")):
            yield run
            run = []
        if seen:
            run.append(line)
    if run:
        yield run


def _is_torn(line: Line, following: Line) -> bool:
    """Does the following line go on with a word in small letters where this one did not end a sentence?"""
    return not line.text.rstrip(_CLOSING).endswith(_ENDS) and _SMALL_WORD.match(following.text) is not None


def _is_tight(line: Line, following: Line, room: int) -> bool:
    """Would the first word of the following line not have fitted on this one?"""
    words = following.text.split(maxsplit=1)
    return len(line.text.rstrip()) + 1 + len(words[0]) > room
