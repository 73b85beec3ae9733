"""Which cues a piece of copy has, and where: all of them looked for at once.

In: the cues of a house, each with the set of its conventions; the texts of one copy. Out: for each text, the set of the
conventions that have a cue in it. A word counts where it is a word of the text, a sign or a phrase wherever it stands,
and a cue that begins with ``^`` where the text begins with the rest of it. The only module that imports ahocorasick_rs.
No pattern is tried here.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from ahocorasick_rs import BytesAhoCorasick, Implementation

_ASCII = bytes(range(0x80))
_LETTER_BEYOND = re.compile(r"[^\W\d_\x00-\x7f]")
# Of a text in small letters, what parts words as a space. Capitals stand for letters beyond ASCII, which no cue has.
_LETTERS = bytes(byte if chr(byte).isascii() and chr(byte).isalpha() else ord(" ") for byte in range(256))
_SPACE = ord(" ")
_AT_ONCE = 1 << 16  # bytes that are searched together; more would only need more memory


class Cues:
    """The cues of a house, ready to be looked for together."""

    def __init__(self, by_cue: dict[str, int], of_head: int) -> None:
        self._everywhere = _Finder({cue: those & ~of_head for cue, those in by_cue.items() if those & ~of_head})
        self._of_head = _Finder({cue: those & of_head for cue, those in by_cue.items() if those & of_head})

    def found(self, texts: list[str]) -> list[int]:
        """For each text, the conventions of which it has a cue, but for those that only the head asks for."""
        sets = [0] * len(texts)
        folded = [text.casefold().encode("utf-8", "replace") for text in texts]
        for first, contents in _batches(folded):
            ends = [*accumulate([len(content) + 1 for content in contents])]
            for those, start in self._everywhere.found(b"\n".join(contents)):
                sets[first + bisect_right(ends, start)] |= those
        return sets

    def in_head(self, text: str) -> int:
        """Those that only the head asks for; few texts are of the head, so it is asked when it has to be known."""
        those = 0
        for each, _ in self._of_head.found(text.casefold().encode("utf-8", "replace")):
            those |= each
        return those


class _Finder:
    """Cues that are looked for together, each with its set."""

    def __init__(self, by_cue: dict[str, int]) -> None:
        self._sets = tuple(by_cue.values())
        self._words = tuple(map(_is_word, by_cue))
        self._all = BytesAhoCorasick([_sought(cue) for cue in by_cue], implementation=Implementation.DFA)

    def found(self, lines: bytes) -> Iterator[tuple[int, int]]:
        """The set of every cue that counts in these lines, with the place where it begins."""
        whole = b"\n%b\n" % lines
        parted, sets, words = _parted(whole), self._sets, self._words
        for cue, start, end in self._all.find_matches_as_indexes(whole, overlapping=True):
            if not words[cue] or parted[start - 1] == _SPACE == parted[end]:
                yield sets[cue], start


def _batches(contents: list[bytes]) -> Iterator[tuple[int, list[bytes]]]:
    """The texts to search together, and the number of the first: all of them, but for copy of monstrous length."""
    if sum(map(len, contents)) < _AT_ONCE:
        yield 0, contents
    else:
        yield from ((number, [content]) for number, content in enumerate(contents))


def _parted(content: bytes) -> bytes:
    """The words of a text in small letters, where they stood; those with other letters are spoilt, but parted."""
    if not content.isascii() and _LETTER_BEYOND.search(content.translate(None, _ASCII).decode()):
        content = _LETTER_BEYOND.sub(_spoilt, content.decode()).encode()
    return content.translate(_LETTERS)


def _spoilt(letter: re.Match[str]) -> str:
    return "X" * len(letter[0].encode())


def _sought(cue: str) -> bytes:
    """What is looked for: every text has the end of a line before it, and none within it."""
    return (f"\n{cue[1:]}" if len(cue) > 1 and cue[0] == "^" else cue).encode()


def _is_word(cue: str) -> bool:
    """Is it found among the words of a text? Signs, phrases and words beyond ASCII are looked for as they are."""
    return len(cue) > 1 and cue.isascii() and cue.isalpha()
