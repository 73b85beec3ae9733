"""The conventions of a house, ready to be tried on a block.

In: the rules, fragments and lexicon of a house, and the profiles of all houses we know. Out: ``Piece`` values: a
stretch of a block, what it is, and the rule and fields that say so. A rule that names agencies holds only if every name
is in the lexicon. Which profiles speak for a copy is told by evidence: those that have a rule the copy follows. Nothing
here knows where in the copy a block stands; ``zones`` says which zones may be tried.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from publisher.furniture.block import Block
from publisher.furniture.words import ends_a_sentence
from publisher.house import House, Part, Profile, Rule, Zone, spelled_out
from publisher.model import Role
from publisher.text.spans import Span

# Characters. No furniture is longer, and a hostile line shall not keep the patterns busy: some take time in the square
# of what they look at.
_LONGEST = 1500
_BETWEEN_AGENCIES = re.compile(r",? and |, | & |/|; |,", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_LABEL = re.compile(r"^(?:the )", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block and what it is; ``fields`` are the named groups that took part, as positions there."""

    role: Role
    rule: str
    block: Block
    start: int
    end: int
    fields: tuple[tuple[str, int, int], ...] = ()

    @property
    def text(self) -> str:
        """The words, white space folded."""
        return self.block.text[self.start : self.end]

    @property
    def span(self) -> Span:
        """The bytes."""
        return self.block.span(self.start, self.end)

    def field(self, name: str) -> str | None:
        """The words of one field, or ``None`` where the copy does not have it."""
        at = self.place(name)
        return self.block.text[at[0] : at[1]] if at else None

    def place(self, name: str) -> tuple[int, int] | None:
        """Where a field stands in the block."""
        return next(((start, end) for field, start, end in self.fields if field == name), None)


class Lexicon:
    """The agencies a house knows, by every spelling."""

    def __init__(self, house: House) -> None:
        self._entries = {
            _folded(spelling): entry for entry in house.agencies for spelling in (entry.name, *entry.spellings)
        }

    def texts(self, words: str) -> tuple[str, ...]:
        """The canonical names of a list of text agencies, in order; empty if one of them is not known as such."""
        return self._names(words, pictures=False)

    def knows(self, words: str) -> bool:
        """Is this a list of nothing but agencies, of text or of pictures?"""
        return bool(self._names(words, pictures=False) or self._names(words, pictures=True))

    def _names(self, words: str, *, pictures: bool) -> tuple[str, ...]:
        entries = [self._entries.get(_folded(word)) for word in _BETWEEN_AGENCIES.split(words)]
        known = [entry.name for entry in entries if entry is not None and (pictures or not entry.pictures)]
        return tuple(dict.fromkeys(known)) if known and len(known) == len(entries) else ()


def _folded(name: str) -> str:
    return _LABEL.sub("", name.strip().rstrip(".").casefold())


@dataclass(frozen=True)
class Convention:
    """One rule, and the profile it belongs to; ``""`` is what every house shares. Compiled when it is first needed."""

    rule: Rule
    profile: str
    pattern: str

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern; small and capital letters count."""
        return re.compile(self.pattern)

    @cached_property
    def zones(self) -> frozenset[Zone]:
        """The parts of the copy it may hold in."""
        return self.rule.zone.parts

    def holds_for(self, text: str) -> bool:
        """Does it hold for a text as a whole, or for its start or end?"""
        if len(text) > _LONGEST:
            return False
        match self.rule.part:
            case Part.LINE:
                return self.compiled.fullmatch(text) is not None
            case Part.START:
                return self.compiled.match(text) is not None
            case Part.END:
                return any(found.end() == len(text) for found in self.compiled.finditer(text))


class Conventions:
    """Everything a house, and the houses whose copy it may get, do; made once and used for many pieces of copy."""

    def __init__(self, house: House, profiles: tuple[Profile, ...]) -> None:
        own = [(rule, "") for rule in house.rules]
        ids = {rule.id for rule in house.rules}
        others = [(rule, profile.name) for profile in profiles for rule in profile.rules if rule.id not in ids]
        self.lexicon = Lexicon(house)
        self._all = tuple(Convention(r, p, spelled_out(r.pattern, house.fragments)) for r, p in (*own, *others))
        cueless = [(number, c.rule.part) for number, c in enumerate(self._all) if not c.rule.cue]
        self._of_sentences = frozenset(number for number, part in cueless if part is Part.START)
        self._of_others = frozenset(number for number, _ in cueless)
        cued = [(cue, number) for number, c in enumerate(self._all) for cue in c.rule.cue]
        self._by_cue = {cue: frozenset(n for each, n in cued if each == cue) for cue, _ in cued}
        self._unsure = frozenset(c.profile for c in self._all if c.rule.weak)

    def speaking_of(self, blocks: tuple[Block, ...]) -> "RuleBook":
        """The rules that have a say in each block: a weak one only if its profile is recognised by another."""
        texts = [block.text.casefold() for block in blocks]
        present = self._cues_in("\n".join(texts))
        possible = {id(b): self._possible(text, present) for b, text in zip(blocks, texts, strict=True)}
        sure = {
            convention.profile
            for block in blocks
            for convention in possible[id(block)]
            if convention.profile in self._unsure and not convention.rule.weak and convention.holds_for(block.text)
        }
        heard = {
            block: tuple(c for c in conventions if not c.rule.weak or c.profile in sure)
            for block, conventions in possible.items()
        }
        return RuleBook(heard, self.lexicon)

    def _cues_in(self, text: str) -> tuple[tuple[str, frozenset[int]], ...]:
        """The cues that this copy has, as words or as single signs, with the numbers of their rules."""
        words = self._by_cue.keys() & {*_WORD.findall(text), *text}
        return tuple((cue, self._by_cue[cue]) for cue in words)

    def _possible(self, text: str, present: tuple[tuple[str, frozenset[int]], ...]) -> tuple[Convention, ...]:
        """The rules that may hold for a text, in order: those with a cue in it, and, if it ends no sentence, the rest.

        Furniture that ends like a sentence always has a cue, or it could not be told from one.
        """
        numbers = set(self._of_sentences if ends_a_sentence(text) else self._of_others)
        for cue, rules in present:
            if cue in text:  # be it within a longer word: the rule will say
                numbers |= rules
        return tuple(self._all[number] for number in sorted(numbers))


class RuleBook:
    """The rules for one piece of copy, block by block, in order of authority: the house's own, then those of others.

    What it was asked once it remembers, for finding the zones asks the same as filling them.
    """

    def __init__(self, heard: dict[int, tuple[Convention, ...]], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._heard = heard
        self._lines: dict[tuple[int, int, int], tuple[tuple[frozenset[Zone], Piece], ...]] = {}
        self._starts: dict[int, Piece | None] = {}

    def line(self, block: Block, zone: Zone, start: int, stop: int) -> Piece | None:
        """The first rule of a zone that takes the whole of ``block.text[start:stop]``."""
        asked = (id(block), start, stop)
        taken = self._lines.get(asked)
        if taken is None:
            taken = self._lines[asked] = tuple(self._takers(block, start, stop))
        return next((piece for zones, piece in taken if zone is Zone.ANY or zone in zones), None)

    def start(self, block: Block, zone: Zone) -> Piece | None:
        """The first rule of a zone that takes the start of the block and leaves something."""
        if id(block) not in self._starts:
            fit = (c for c in self._of(Part.START, block) if zone is Zone.ANY or zone in c.zones)
            tries = (self._piece(c, block, c.compiled.match(block.text, 0, _LONGEST)) for c in fit)
            self._starts[id(block)] = next((p for p in tries if p is not None and p.end < len(block.text)), None)
        return self._starts[id(block)]

    def end(self, block: Block, stop: int) -> Piece | None:
        """The first rule of any zone that takes the end of ``block.text[:stop]`` and leaves something."""
        for convention in self._of(Part.END, block):
            for found in convention.compiled.finditer(block.text, max(0, stop - _LONGEST), stop):
                piece = self._piece(convention, block, found)
                if piece is not None and piece.end == stop and piece.start > 0:
                    return piece
        return None

    def _takers(self, block: Block, start: int, stop: int) -> Iterator[tuple[frozenset[Zone], Piece]]:
        """Every rule, of whatever zone, that takes a whole line, and what it makes of it."""
        text = block.text
        if stop - start > _LONGEST:
            return
        for convention in self._of(Part.LINE, block):
            found = convention.compiled.fullmatch(text, start, stop)
            piece = self._piece(convention, block, found) if found else None
            if piece is not None:
                yield convention.zones, piece

    def _of(self, part: Part, block: Block) -> Iterator[Convention]:
        return (c for c in self._heard[id(block)] if c.rule.part is part)

    def _piece(self, convention: Convention, block: Block, found: re.Match[str] | None) -> Piece | None:
        if found is None or found.start() == found.end():
            return None
        rule = convention.rule
        fields = tuple((name, *found.span(name)) for name, words in found.groupdict().items() if words)
        piece = Piece(rule.role, rule.id, block, found.start(), found.end(), fields)
        text = piece.field("agencies")
        if text is not None and not self.lexicon.texts(text):
            return None
        either = piece.field("agency")
        return None if either is not None and not self.lexicon.knows(either) else piece
