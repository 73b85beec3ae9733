"""The conventions of a house, ready to be tried on a block.

In: the rules, fragments and lexicon of a house, and the profiles of all houses we know. Out: ``Piece`` values: a stretch
of a block, what it is, and the rule and fields that say so. A rule that names agencies holds only if every name is in
the lexicon. Which profiles speak for a copy is told by evidence: those that have a rule the copy follows. Nothing here
knows where in the copy a block stands; ``zones.py`` says which zones may be tried.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from publisher.house import House, Part, Profile, Rule, Zone, spelled_out
from publisher.model import Role
from publisher.text.lines import Block
from publisher.text.spans import Span

_BETWEEN_AGENCIES = re.compile(r",? and |, | & |/|; |,")
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

    def may_be_in(self, text: str) -> bool:
        """Has this text one of the cues without which the rule cannot hold?"""
        return not self.rule.cue or any(cue in text for cue in self.rule.cue)


class Conventions:
    """Everything a house, and the houses whose copy it may get, do; made once and used for many pieces of copy."""

    def __init__(self, house: House, profiles: tuple[Profile, ...]) -> None:
        own = [(rule, "") for rule in house.rules]
        ids = {rule.id for rule in house.rules}
        others = [(rule, profile.name) for profile in profiles for rule in profile.rules if rule.id not in ids]
        self.lexicon = Lexicon(house)
        self._all = tuple(Convention(r, p, spelled_out(r.pattern, house.fragments)) for r, p in (*own, *others))

    def speaking_of(self, text: str, blocks: tuple[Block, ...]) -> "RuleBook":
        """The rules that have a say in this copy: a weak one only if its profile is recognised by another."""
        possible = tuple(c for c in self._all if c.may_be_in(text))
        strong = RuleBook(tuple(c for c in possible if not c.rule.weak), self.lexicon)
        if not any(c.rule.weak for c in possible):
            return strong
        spoken = {c.profile for c in strong.conventions if any(strong.holds_in(c, block) for block in blocks)}
        return RuleBook(tuple(c for c in possible if not c.rule.weak or c.profile in spoken), self.lexicon)


class RuleBook:
    """The rules for one piece of copy, in order of authority: the house's own, then those of other houses."""

    def __init__(self, conventions: tuple[Convention, ...], lexicon: Lexicon) -> None:
        self.conventions = conventions
        self.lexicon = lexicon
        self._by_part = {part: tuple(c for c in conventions if c.rule.part is part) for part in Part}

    def holds_in(self, convention: Convention, block: Block) -> bool:
        """Does a rule hold anywhere in a block?"""
        return convention.may_be_in(block.text) and convention.compiled.search(block.text) is not None

    def line(self, block: Block, zones: frozenset[Zone], start: int = 0, end: int | None = None) -> Piece | None:
        """The first rule that takes the whole of ``block.text[start:end]``."""
        stop = len(block.text) if end is None else end
        for convention in self._of(Part.LINE, zones, block):
            piece = self._piece(convention, block, convention.compiled.fullmatch(block.text, start, stop))
            if piece is not None:
                return piece
        return None

    def start(self, block: Block, zones: frozenset[Zone], start: int = 0) -> Piece | None:
        """The first rule that takes the start of the block and leaves something."""
        for convention in self._of(Part.START, zones, block):
            piece = self._piece(convention, block, convention.compiled.match(block.text, start))
            if piece is not None and piece.end < len(block.text):
                return piece
        return None

    def end(self, block: Block, zones: frozenset[Zone], stop: int) -> Piece | None:
        """The first rule that takes the end of ``block.text[:stop]`` and leaves something."""
        for convention in self._of(Part.END, zones, block):
            for found in convention.compiled.finditer(block.text, 0, stop):
                piece = self._piece(convention, block, found)
                if piece is not None and piece.end == stop and piece.start > 0:
                    return piece
        return None

    def _of(self, part: Part, zones: frozenset[Zone], block: Block) -> Iterator[Convention]:
        for convention in self._by_part[part]:
            zone = convention.rule.zone
            if (zone in zones or zone is Zone.ANY) and convention.may_be_in(block.text):
                yield convention

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
