"""Copy as lines, and as blocks of lines with their white space folded.

In: decoded text. Out: ``Line`` values that keep every byte, and ``Block`` values: what was written as one paragraph, as
one string in which every run of white space is one space, with the way back to the bytes.

Where a paragraph ends is the carriage of copy, not its meaning, and desks send it in three ways: with blank lines, a
line for each, or wrapped at some width. A blank line always parts; which other ends of line do, ``breaks`` tells.
Nothing here knows what a line means.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise, repeat

import msgspec

from publisher.text.breaks import going_on
from publisher.text.decoding import INVISIBLE, Decoded, is_seen
from publisher.text.spans import Span

_END_OF_LINE = re.compile(r"(\r\n|\n|\r)")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ODD = re.compile(rf"[{INVISIBLE}]|\s\s|[^\S ]")
_HYPHENATED = re.compile(r"\w-$")

_Character = tuple[str, int, int]  # what is shown, and the bytes it was written in


class Line(msgspec.Struct, frozen=True, gc=False):
    """One line without its end; ``number`` counts from 1, ``start`` and ``end`` are bytes of the file."""

    number: int
    text: str
    start: int
    end: int

    @property
    def is_narrow(self) -> bool:
        """Is each of its characters one byte?"""
        return self.end - self.start == len(self.text)


class Block(msgspec.Struct, frozen=True, gc=False):
    """A run of lines as one string, its white space folded; a line that ends in a hyphen is joined without a space.

    It ``clings`` to the block above if the copy could have parted them and did not. ``at`` is its first byte if it is,
    character for byte, its only ``line``, else ``None``. ``characters`` are those of the text with their bytes, or
    ``None`` where the text is, character for character, that of its only line.
    """

    text: str
    clings: bool
    at: int | None
    line: Line
    decoded: Decoded
    characters: tuple[_Character, ...] | None

    def span(self, start: int, end: int) -> Span:
        """The bytes of ``text[start:end]``, which must not be empty."""
        if self.at is not None:
            return Span(self.at + start, self.at + end)
        if self.characters is not None:
            return Span(self.characters[start][1], self.characters[end - 1][2])
        line = self.line
        first = line.start + self.decoded.size(line.text[:start])
        return Span(first, first + self.decoded.size(line.text[start:end]))


def lines_of(decoded: Decoded) -> tuple[Line, ...]:
    """Every line; ends of line are LF, CR LF or CR, as editors count them."""
    unit, utf_8 = decoded.size("\n"), decoded.codec == "utf-8"
    lines: list[Line] = []
    at = decoded.mark
    for number, (text, terminator) in enumerate(_split(decoded.text), 1):
        end = at + (len(text) if utf_8 and text.isascii() else decoded.size(text))
        if text or terminator:
            lines.append(Line(number, text, at, end))
        at = end + unit * len(terminator)
    return tuple(lines)


def _split(text: str) -> Iterable[tuple[str, str]]:
    """The lines, each with its end; most copy has but one kind of end, and no pattern is needed to find it."""
    if "\r" not in text:
        lines = text.split("\n")
        return zip(lines, [*repeat("\n", len(lines) - 1), ""], strict=True)
    parts = _END_OF_LINE.split(text)
    return zip(parts[::2], (*parts[1::2], ""), strict=True)


def _seen(line: Line) -> str:
    """A line as wide as it is seen: a soft hyphen within it is not."""
    return line.text.replace("\u00ad", "")


def blocks_of(lines: tuple[Line, ...], decoded: Decoded) -> tuple[Block, ...]:
    """The paragraphs of the copy, as its carriage tells them."""
    runs = _runs(lines)
    if all(len(run) == 1 for run in runs):
        return tuple(_block(run, decoded, clings=False) for run in runs)
    spaced = len(runs) > 1
    blocks: list[Block] = []
    for run, goes_on in zip(runs, going_on([[_seen(line) for line in run] for run in runs]), strict=True):
        starts = [number for number, joined in enumerate(goes_on) if not joined]
        for start, stop in pairwise([*starts, len(run)]):
            blocks.append(_block(run[start:stop], decoded, clings=spaced and start > 0))
    return tuple(blocks)


def _block(lines: list[Line], decoded: Decoded, *, clings: bool) -> Block:
    line = lines[0]
    if len(lines) == 1 and _is_plain(line.text, decoded):
        return Block(shown(line.text), clings, line.start if line.is_narrow else None, line, decoded, None)
    characters = tuple(_folded(lines, decoded))
    return Block("".join(letter for letter, _, _ in characters), clings, None, line, decoded, characters)


def _is_plain(text: str, decoded: Decoded) -> bool:
    """Is there nothing in this line to fold?"""
    if text[0] == " " or text[-1] == " " or "  " in text:
        return False
    return decoded.printable or text.isprintable() or _ODD.search(text) is None


def _folded(lines: list[Line], decoded: Decoded) -> list[_Character]:
    """Each character of the text; between lines there is a space, but not after a hyphen."""
    kept: list[_Character] = []
    for line in lines:
        if _is_plain(line.text, decoded) and line.is_narrow:
            kept += zip(shown(line.text), range(line.start, line.end), range(line.start + 1, line.end + 1), strict=True)
        else:
            for character in _visible(line, decoded):
                _keep(kept, character)
        if not _is_hyphenated(line.text.rstrip()):
            _keep(kept, (" ", line.end, line.end))
    while kept and kept[-1][0] == " ":
        kept.pop()
    return kept


def _keep(kept: list[_Character], character: _Character) -> None:
    """Keep it; but of white space in a row only the first, and none where the text begins."""
    if character[0] != " " or (kept and kept[-1][0] != " "):
        kept.append(character)


def _visible(line: Line, decoded: Decoded) -> Iterator[_Character]:
    """Every visible character of a line, any white space as a space."""
    at = line.start
    for character, letter in zip(line.text, shown(line.text), strict=True):
        end = at + decoded.size(character)
        if character not in INVISIBLE:
            yield (" " if character.isspace() else letter), at, end
        at = end


def _is_hyphenated(text: str) -> bool:
    return text.endswith("-") and _HYPHENATED.search(text) is not None


def place(lines: tuple[Line, ...], decoded: Decoded, offset: int) -> tuple[Line, int]:
    """The line that byte ``offset`` stands in, and its column there, counted in characters from 1."""
    line = lines[max(0, bisect_right(lines, offset, key=_start) - 1)]
    before = decoded.encoded(line.text)[: max(0, offset - line.start)]
    return line, len(decoded.decoded(before)) + 1


def _start(line: Line) -> int:
    return line.start


def shown(text: str) -> str:
    """The text with a replacement character for every byte that is none, so that it can be written anywhere."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def _runs(lines: tuple[Line, ...]) -> list[list[Line]]:
    """Lines that no blank line parts; a form feed begins a new page, and so a new run."""
    runs: list[list[Line]] = []
    parted = True
    for line in lines:
        text = line.text
        if not text or not is_seen(text):
            parted = True
        elif parted or text[0] == "\f":
            runs.append([line])
            parted = False
        else:
            runs[-1].append(line)
    return runs
