"""Which cues a piece of copy has, and where: all of them looked for at once.

In: the cues of a house, each with the set of its conventions; the texts of one copy. Out: ``Found``: for each text, the
conventions that have a cue in it. A cue counts if the copy has it as a word, or it is a sign; then it counts in every
text it stands in, be it within a longer word. A cue that begins with ``^`` counts in the texts that begin with the rest
of it. The only module that imports ahocorasick_rs. No pattern is tried here.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
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

    def found(self, texts: list[str]) -> "Found":
        """What the texts of one copy have."""
        folded = [text.casefold() for text in texts]
        standing = set(self._everywhere.signs)
        batches, letters = [], []
        for first, content in _batches(folded):
            whole = b"\n%b\n" % b"\n".join(content)
            places, parted = self._everywhere.places(whole), _parted(whole)
            standing.update([cue for cue, start, end in places if parted[start - 1] == _SPACE == parted[end]])
            batches.append((places, [*accumulate([len(text) + 1 for text in content])], first))
            letters.append(parted)
        sets, of_cue = [0] * len(folded), self._everywhere.sets
        for places, ends, first in batches:
            for cue, start, _ in places:
                if cue in standing:
                    sets[first + bisect_right(ends, start)] |= of_cue[cue]
        return Found(sets, b"".join(letters), self._of_head)


@dataclass(frozen=True, slots=True)
class Found:
    """The conventions whose cues one copy has: for each text those in its set, and for a text of the head more.

    Those that only the head asks for are found when they are asked for, because few texts are of the head.
    """

    sets: list[int]
    _letters: bytes
    _of_head: "_Finder"
    _stands: dict[int, bool] = field(default_factory=dict)

    def in_head(self, text: str) -> int:
        """Those that only the head asks for."""
        those = 0
        for cue in {cue for cue, _, _ in self._of_head.places(b"\n%b" % text.casefold().encode("utf-8", "replace"))}:
            if cue not in self._stands:
                self._stands[cue] = self._of_head.standing[cue] in self._letters
            if self._stands[cue]:
                those |= self._of_head.sets[cue]
        return those


class _Finder:
    """Cues that are looked for together, by number.

    ``standing`` is each as it stands among words, and empty for one of the ``signs``, which stand wherever they are.
    """

    def __init__(self, by_cue: dict[str, int]) -> None:
        self.sets = tuple(by_cue.values())
        self.standing = tuple(f" {cue} ".encode() if _is_word(cue) else b"" for cue in by_cue)
        self.signs = frozenset(number for number, words in enumerate(self.standing) if not words)
        self._all = BytesAhoCorasick([_sought(cue) for cue in by_cue], implementation=Implementation.DFA)

    def places(self, content: bytes) -> list[tuple[int, int, int]]:
        """Every cue in this text, with its start and end, be it within a longer word; a line has to end before it."""
        return self._all.find_matches_as_indexes(content, overlapping=True)


def _batches(folded: list[str]) -> Iterator[tuple[int, list[bytes]]]:
    """The texts to search together, and the number of the first: all of them, but for copy of monstrous length."""
    contents = [text.encode("utf-8", "replace") for text in folded]
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
