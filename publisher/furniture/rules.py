"""The conventions of a house, ready to be tried on a block.

In: the rules, fragments and lexicon of a house, and the profiles of all houses we know. Out: ``Piece`` values: a
stretch of a block, what it is, and the rule and fields that say so. A rule that names agencies holds only if every name
is in the lexicon. Which profiles speak for a copy is told by evidence: those that have a rule the copy follows. Nothing
here knows where in the copy a block stands; ``zones`` says which zones may be tried.
"""

import re

import msgspec

from publisher.furniture.block import Block
from publisher.furniture.index import LONGEST, Convention, Index, lowest
from publisher.furniture.lexicon import Lexicon
from publisher.house import House, Part, Profile, Zone, spelled_out
from publisher.model import Role
from publisher.text.spans import Span

_WITH_HEAD = {Zone.HEAD, Zone.ANY}


class Piece(msgspec.Struct, frozen=True, gc=False):
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

    def said(self, name: str) -> str | None:
        """The same of a field that a pattern may have in more places than one, as ``place``, ``place2``, ``place3``."""
        return self.field(self.form(name))

    def form(self, name: str) -> str:
        """Which of these names a field has here; its own where the copy has none of them."""
        return next((field for field, _, _ in self.fields if field.rstrip("23") == name), name)

    def place(self, name: str) -> tuple[int, int] | None:
        """Where a field stands in the block."""
        for field, start, end in self.fields:
            if field == name:
                return start, end
        return None


class Conventions:
    """Everything a house, and the houses whose copy it may get, do; made once and used for many pieces of copy."""

    def __init__(self, house: House, profiles: tuple[Profile, ...]) -> None:
        own = [(rule, "") for rule in house.rules]
        ids = {rule.id for rule in house.rules}
        others = [(rule, profile.name) for profile in profiles for rule in profile.rules if rule.id not in ids]
        self.lexicon = Lexicon(house, (rule for rule, _ in (*own, *others)))
        conventions = (
            Convention(rule, profile, spelled_out(rule.pattern, house.fragments), 1 << number)
            for number, (rule, profile) in enumerate((*own, *others))
        )
        index = Index(conventions, self.lexicon.spellings)
        self.members = index.members
        lines, starts, self.ends = (index.of_part(part) for part in Part)
        self.lines_of = {zone: lines & index.of_zone(zone) for zone in Zone}
        self.starts_of = {zone: starts & index.of_zone(zone) for zone in Zone}
        self.promotions = index.of_role(Role.PROMOTION)
        self.opening = index.opening
        self.in_head = index.in_head
        self._possible = index.possible
        self._weak, self._unsure, self._proofs = index.weak, index.unsure, index.proofs

    def speaking_of(self, blocks: tuple[Block, ...]) -> "RuleBook":
        """The rules that have a say in each block: a weak one only if its profile is recognised by another."""
        possible = self._possible([block.text for block in blocks])
        unheard = self._weak & ~self._recognised(blocks, possible)
        return RuleBook(blocks, possible, ~unheard, self)

    def _recognised(self, blocks: tuple[Block, ...], possible: list[int]) -> int:
        """All the rules of those unsure profiles of which a rule that is not weak holds for a block."""
        recognised = 0
        for block, those in zip(blocks, possible, strict=True):
            if proofs := those & self._proofs:
                for convention in self.members(proofs & ~recognised):
                    if convention.holds_for(block.text):
                        recognised |= self._unsure[convention.profile]
        return recognised


class RuleBook:
    """The rules for one piece of copy, block by block, in order of authority: the house's own, then those of others.

    ``possible`` are those of each block, of which the ``heard`` have a say. What it was asked once it remembers, for
    finding the zones asks the same as filling them.
    """

    def __init__(self, blocks: tuple[Block, ...], possible: list[int], heard: int, conventions: Conventions) -> None:
        self._possible = dict(zip(map(id, blocks), possible, strict=True))
        self._possible_in_head: dict[int, int] = {}
        self._found_in_head = conventions.in_head
        self._lexicon = conventions.lexicon
        self._members = conventions.members
        self._opening = conventions.opening
        self._lines_of = {zone: those & heard for zone, those in conventions.lines_of.items()}
        self._starts_of = {zone: those & heard for zone, those in conventions.starts_of.items()}
        self._ends = conventions.ends & heard
        self._promotions = conventions.promotions
        self._lines: dict[tuple[int, int, int], tuple[int, int]] = {}
        self._taken: dict[tuple[int, int, int, int], Piece] = {}
        self._starts: dict[tuple[int, Zone], Piece | None] = {}

    def line(self, block: Block, zone: Zone, start: int, stop: int) -> Piece | None:
        """The first rule of a zone that takes the whole of ``block.text[start:stop]``."""
        possible = self._in_head(block) if zone in _WITH_HEAD else self._possible[id(block)]
        if start:
            possible |= self._opening  # for nobody has looked at what begins within
        fit = possible & self._lines_of[zone]
        return self._first(fit, block, start, stop) if fit else None

    def promotes(self, block: Block) -> bool:
        """Is the whole of a block a promotion, by the first rule of any zone that takes it? Most are none by any."""
        fit, stop = self._in_head(block) & self._lines_of[Zone.ANY], len(block.text)
        if self._first(fit & self._promotions, block, 0, stop) is None:
            return False
        first = self._first(fit, block, 0, stop)
        return first is not None and first.role is Role.PROMOTION

    def _first(self, fit: int, block: Block, start: int, stop: int) -> Piece | None:
        """The first of these rules that takes the whole of ``block.text[start:stop]``."""
        if stop - start > LONGEST:
            return None
        asked = (id(block), start, stop)
        tried, takers = self._lines.get(asked, (0, 0))
        first = lowest(takers & fit) if takers else 0
        fresh = fit & ~tried & (first - 1)  # those of more authority; of 0, which is none, all
        if fresh:
            text, untried = block.text, 0
            for convention in self._members(fresh):
                found = convention.compiled.fullmatch(text, start, stop)
                piece = self._piece(convention, block, found) if found else None
                if piece is not None:
                    first = convention.bit
                    untried = fresh & -first & ~first  # those of less authority
                    self._taken[*asked, first] = piece
                    break
            self._lines[asked] = tried | fresh & ~untried, takers | first
        return self._taken[*asked, first] if first else None

    def _in_head(self, block: Block) -> int:
        """Those for a block that may be of the head; few are, so they are looked for when one is asked."""
        asked = id(block)
        if asked not in self._possible_in_head:
            self._possible_in_head[asked] = self._possible[asked] | self._found_in_head(block.text)
        return self._possible_in_head[asked]

    def start(self, block: Block, zone: Zone) -> Piece | None:
        """The first rule of a zone that takes the start of the block and leaves something."""
        asked = (id(block), zone)
        if asked not in self._starts:
            self._starts[asked] = self._opener(block, self._possible[id(block)] & self._starts_of[zone])
        return self._starts[asked]

    def end(self, block: Block, stop: int) -> Piece | None:
        """The first rule of any zone that takes the end of ``block.text[:stop]`` and leaves something."""
        fit = self._possible[id(block)] & self._ends
        if not fit:
            return None
        for convention in self._members(fit):
            for found in convention.all_in(block.text, max(0, stop - LONGEST), stop):
                at_the_end = found.end() == stop and found.start() > 0
                piece = self._piece(convention, block, found) if at_the_end else None
                if piece is not None:
                    return piece
        return None

    def _opener(self, block: Block, those: int) -> Piece | None:
        text = block.text
        for convention in self._members(those):
            found = convention.compiled.match(text, 0, LONGEST)
            piece = self._piece(convention, block, found) if found and found.end() < len(text) else None
            if piece is not None:
                return piece
        return None

    def _piece(self, convention: Convention, block: Block, found: re.Match[str]) -> Piece | None:
        start, end = found.span()
        if start == end:
            return None
        said = {name: words for name, words in found.groupdict().items() if words}
        if "agencies" in said and not self._lexicon.texts(said["agencies"]):
            return None
        if "agency" in said and not self._lexicon.knows(said["agency"]):
            return None
        fields = tuple((name, *found.span(name)) for name in said)
        return Piece(convention.rule.role, convention.rule.id, block, start, end, fields)
