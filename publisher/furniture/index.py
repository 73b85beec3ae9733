"""Which conventions may hold for a text, told by its words before any pattern is tried.

In: the conventions of a house, in order of authority. Out: sets of them. A set is an ``int`` with one bit for each, so
that sets are joined and parted at once whatever they hold; the lowest bit has the most authority.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeVar

from publisher.furniture.words import ends_a_sentence
from publisher.house import Part, Rule, Zone

# Characters. No furniture is longer, and a hostile line shall not keep the patterns busy: some take time in the square
# of what they look at.
LONGEST = 1500
_KEPT = 4096  # sets whose members are remembered; copy of one newsroom has a few hundred
_ASCII = bytes(range(0x80))
_LETTER_BEYOND = re.compile(r"[^\W\d_\x00-\x7f]")
# Of a text in small letters, what parts words as a space. Capitals stand for letters beyond ASCII, which no cue has.
_LETTERS = bytes(byte if chr(byte).isascii() and chr(byte).isalpha() else ord(" ") for byte in range(256))

_Key = TypeVar("_Key")


@dataclass(frozen=True)
class Convention:
    """One rule, and the profile it belongs to; ``""`` is what every house shares. Compiled when it is first needed.

    ``bit`` is the set that holds this convention alone.
    """

    rule: Rule
    profile: str
    pattern: str
    bit: int

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern; small and capital letters count."""
        return re.compile(self.pattern)

    def holds_for(self, text: str) -> bool:
        """Does it hold for a text as a whole, or for its start or end?"""
        if len(text) > LONGEST:
            return False
        match self.rule.part:
            case Part.LINE:
                return self.compiled.fullmatch(text) is not None
            case Part.START:
                return self.compiled.match(text) is not None
            case Part.END:
                return any(found.end() == len(text) for found in self.compiled.finditer(text))


class Index:
    """The conventions of a house by their cues, and by whatever else is asked of them."""

    def __init__(self, conventions: Iterable[Convention]) -> None:
        self._all = tuple(conventions)
        self.members = lru_cache(_KEPT)(self._members)
        self._parts = _sets(self._all, lambda each: (each.rule.part,))
        self._zones = _sets(self._all, lambda each: {*each.rule.zone.parts, Zone.ANY})
        self.profiles = tuple(_sets(self._all, lambda each: (each.profile,)).values())
        self.weak = sum(each.bit for each in self._all if each.rule.weak)
        by_cue = _sets(self._all, lambda each: each.rule.cue)
        self._by_word = {cue[0].encode(): cue for cue in by_cue.items() if _is_word(cue[0])}
        self._by_sign = tuple(cue for cue in by_cue.items() if not _is_word(cue[0]))
        self._of_others = sum(each.bit for each in self._all if not each.rule.cue)
        self._of_sentences = self._of_others & self.of_part(Part.START)

    def of_part(self, part: Part) -> int:
        """Those that take this much of a line."""
        return self._parts.get(part, 0)

    def of_zone(self, zone: Zone) -> int:
        """Those that may hold in this zone; in ``any`` zone all of them."""
        return self._zones.get(zone, 0)

    def possible(self, texts: list[str]) -> list[int]:
        """Those that may hold for each text: those with a cue in it, and, if it ends no sentence, those without cues.

        Furniture that ends like a sentence always has a cue, or it could not be told from one.
        """
        folded = [text.casefold() for text in texts]
        possible = [self._of_sentences if ends_a_sentence(text) else self._of_others for text in texts]
        for cue, those in self._cues_in("\n".join(folded)):
            for number in [number for number, text in enumerate(folded) if cue in text]:  # be it within a longer word
                possible[number] |= those
        return possible

    def _cues_in(self, text: str) -> list[tuple[str, int]]:
        """The cues that a whole copy has, as words or as signs, each with its conventions."""
        words = self._by_word.keys() & _words(text)
        return [*(self._by_word[word] for word in words), *(cue for cue in self._by_sign if cue[0] in text)]

    def _members(self, those: int) -> tuple[Convention, ...]:
        """The conventions of a set, in order of authority; as ``members``, remembered."""
        return tuple(self._numbered(those))

    def _numbered(self, those: int) -> Iterator[Convention]:
        while those:
            lowest = those & -those
            yield self._all[lowest.bit_length() - 1]
            those ^= lowest


def _sets(conventions: tuple[Convention, ...], keys: Callable[[Convention], Iterable[_Key]]) -> dict[_Key, int]:
    """For every key, the set of the conventions that have it."""
    sets: dict[_Key, int] = {}
    for each in conventions:
        for key in keys(each):
            sets[key] = sets.get(key, 0) | each.bit
    return sets


def _words(text: str) -> list[bytes]:
    """The words of a text in small letters; those with letters beyond ASCII are spoilt, but parted right."""
    content = text.encode("utf-8", "replace")
    beyond = content.translate(None, _ASCII).decode()
    if _LETTER_BEYOND.search(beyond):
        content = _LETTER_BEYOND.sub("X", text).encode("utf-8", "replace")
    return content.translate(_LETTERS).split()


def _is_word(cue: str) -> bool:
    """Is it found among the words of a text? Signs, and words with letters beyond ASCII, are looked for as they are."""
    return len(cue) > 1 and cue.isascii() and cue.isalpha()
