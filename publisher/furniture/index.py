"""Which conventions may hold for a text, told by its words before any pattern is tried.

In: the conventions of a house, in order of authority. Out: sets of them. A set is an ``int`` with one bit for each, so
that sets are joined and parted at once whatever they hold; the lowest bit has the most authority.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache, reduce
from operator import or_
from typing import TypeVar

import msgspec

from publisher.furniture.cues import Cues
from publisher.furniture.words import ends_a_sentence
from publisher.house import Part, Rule, Zone
from publisher.model import Role

# Characters. No furniture is longer, and a hostile line shall not keep the patterns busy: some take time in the square
# of what they look at.
LONGEST = 1500
_KEPT = 4096  # sets whose members are remembered; copy of one newsroom has a few hundred
_ENDS_SENTENCE = re.compile('[.!?…"”’)\\]■♦◼]')

_Key = TypeVar("_Key")


class Convention(msgspec.Struct, frozen=True, dict=True):
    """One rule, and the profile it belongs to; ``""`` is what every house shares. Compiled when it is first needed.

    ``bit`` is the set that holds this convention alone.
    """

    rule: Rule
    profile: str
    pattern: str
    bit: int

    @property
    def names_agencies(self) -> bool:
        """Does it hold only where what a field of it says is in the lexicon?"""
        return "(?P<agencies>" in self.pattern or "(?P<agency>" in self.pattern

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
                return any(found.end() == len(text) for found in self.all_in(text, 0, len(text)))

    def all_in(self, text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
        """Every stretch it takes, none overlapping; if it stands behind a sentence, only there is it looked for."""
        if "{behind}" not in self.rule.pattern:
            yield from self.compiled.finditer(text, start, stop)
            return
        reached = start
        for at in _behind_sentences(text, start, stop):
            found = self.compiled.match(text, at, stop) if at >= reached else None
            if found is not None:
                yield found
                reached = found.end()


def _behind_sentences(text: str, start: int, stop: int) -> Iterator[int]:
    """Where a sentence may have ended right before, with or without a space: as the fragment ``behind`` has it."""
    for sign in _ENDS_SENTENCE.finditer(text, max(0, start - 2), stop):
        at = sign.end()
        yield at
        if text.startswith(" ", at, stop):
            yield at + 1


class Index:
    """The conventions of a house by their cues, and by whatever else is asked of them.

    ``agencies`` are all spellings of the lexicon, in small letters: without one, no convention that names any holds.
    """

    def __init__(self, conventions: Iterable[Convention], agencies: Iterable[str]) -> None:
        self._all = tuple(conventions)
        self.members = lru_cache(_KEPT)(self._members)
        self._parts = _sets(self._all, lambda each: (each.rule.part,))
        self._roles = _sets(self._all, lambda each: (each.rule.role,))
        self._zones = _sets(self._all, lambda each: {*each.rule.zone.parts, Zone.ANY})
        self.weak = union(each.bit for each in self._all if each.rule.weak)
        profiles = _sets(self._all, lambda each: (each.profile,))
        self.unsure = {name: those for name, those in profiles.items() if those & self.weak}
        self.proofs = union(self.unsure.values()) & ~self.weak
        self._of_head = self.of_part(Part.LINE) & ~self.of_zone(Zone.BODY) & ~self.of_zone(Zone.TAIL) & ~self.proofs
        self._agency = 1 << len(self._all)  # no convention, but that a text names an agency
        by_cue = _sets(self._all, lambda each: each.rule.cue)
        by_cue |= {name: by_cue.get(name, 0) | self._agency for name in agencies if name}
        self._cues = Cues(by_cue, self._of_head)
        self.in_head = self._cues.in_head
        self.opening = union(each.bit for each in self._all if any(cue.startswith("^") for cue in each.rule.cue))
        self._of_agencies = union(each.bit for each in self._all if each.names_agencies)
        self._of_others = union(each.bit for each in self._all if not each.rule.cue)
        self._of_sentences = self._of_others & self.of_part(Part.START)

    def of_part(self, part: Part) -> int:
        """Those that take this much of a line."""
        return self._parts.get(part, 0)

    def of_zone(self, zone: Zone) -> int:
        """Those that may hold in this zone; in ``any`` zone all of them."""
        return self._zones.get(zone, 0)

    def of_role(self, role: Role) -> int:
        """Those that say of a text that it is this."""
        return self._roles.get(role, 0)

    def possible(self, texts: list[str]) -> list[int]:
        """Those that may hold for each text: those with a cue in it, and, if it ends no sentence, those without cues.

        Furniture that ends like a sentence always has a cue, or it could not be told from one.
        """
        found = self._cues.found(texts)
        of_none = ~(self._of_agencies | self._agency)
        for number, text in enumerate(texts):
            those = found[number] | (self._of_sentences if ends_a_sentence(text) else self._of_others)
            found[number] = those ^ self._agency if those & self._agency else those & of_none
        return found

    def _members(self, those: int) -> tuple[Convention, ...]:
        """The conventions of a set, in order of authority; as ``members``, remembered."""
        return tuple(self._numbered(those))

    def _numbered(self, those: int) -> Iterator[Convention]:
        while those:
            first = lowest(those)
            yield self._all[first.bit_length() - 1]
            those ^= first


def _sets(conventions: tuple[Convention, ...], keys: Callable[[Convention], Iterable[_Key]]) -> dict[_Key, int]:
    """For every key, the set of the conventions that have it."""
    sets: dict[_Key, int] = {}
    for each in conventions:
        for key in keys(each):
            sets[key] = sets.get(key, 0) | each.bit
    return sets


def lowest(those: int) -> int:
    """The one of most authority; 0 if there is none."""
    return those & -those


def union(sets: Iterable[int]) -> int:
    """All that are in any of these sets."""
    return reduce(or_, sets, 0)
