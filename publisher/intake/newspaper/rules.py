"""The conventions of a house, ready to be tried on a block.

In: the rules and the lexicon of agencies in a house. Out: ``Piece`` values: a stretch of a block, what it is, and the
rule and fields that say so. A rule that names agencies holds only if every name is in the lexicon.
Nothing here knows where in the copy a block stands; ``zones.py`` says which zones may be tried.
"""

import re
from collections.abc import Iterator

import msgspec

from publisher.house import House, Part, Rule, Zone
from publisher.model import Role
from publisher.text.lines import Block
from publisher.text.spans import Span

_BETWEEN_AGENCIES = re.compile(r",? and |, | & |/|; ")


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a block and what it is; ``fields`` are the named groups that took part, as positions there."""

    role: Role
    rule: str
    block: Block
    start: int
    end: int
    fields: dict[str, tuple[int, int]] = {}

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
        at = self.fields.get(name)
        return self.block.text[at[0] : at[1]] if at else None


class RuleBook:
    """The rules of one house, compiled."""

    def __init__(self, house: House) -> None:
        self._rules = tuple((rule, re.compile(rule.pattern)) for rule in house.rules)
        self._canonical = {spelling: a.name for a in house.agencies for spelling in (a.name, *a.spellings)}

    def line(self, block: Block, zones: frozenset[Zone], start: int = 0, end: int | None = None) -> Piece | None:
        """The first rule that takes the whole of ``block.text[start:end]``."""
        stop = len(block.text) if end is None else end
        for rule, pattern in self._of(Part.LINE, zones):
            piece = self._piece(rule, block, pattern.fullmatch(block.text, start, stop))
            if piece is not None:
                return piece
        return None

    def start(self, block: Block, zones: frozenset[Zone]) -> Piece | None:
        """The first rule that takes the start of the block and leaves something."""
        for rule, pattern in self._of(Part.START, zones):
            piece = self._piece(rule, block, pattern.match(block.text))
            if piece is not None and piece.end < len(block.text):
                return piece
        return None

    def end(self, block: Block, zones: frozenset[Zone], stop: int) -> Piece | None:
        """The first rule that takes the end of ``block.text[:stop]`` and leaves something."""
        for rule, pattern in self._of(Part.END, zones):
            for found in pattern.finditer(block.text, 0, stop):
                piece = self._piece(rule, block, found)
                if piece is not None and piece.end == stop and piece.start > 0:
                    return piece
        return None

    def agencies(self, words: str) -> tuple[str, ...]:
        """The canonical names of a list of agencies, in order; empty if one of them is not in the lexicon."""
        names = tuple(self._canonical.get(word.strip()) for word in _BETWEEN_AGENCIES.split(words))
        known = tuple(name for name in names if name is not None)
        return tuple(dict.fromkeys(known)) if len(known) == len(names) else ()

    def _of(self, part: Part, zones: frozenset[Zone]) -> Iterator[tuple[Rule, re.Pattern[str]]]:
        return ((r, p) for r, p in self._rules if r.part is part and (r.zone in zones or r.zone is Zone.ANY))

    def _piece(self, rule: Rule, block: Block, found: re.Match[str] | None) -> Piece | None:
        if found is None or found.start() == found.end():
            return None
        fields = {name: found.span(name) for name, words in found.groupdict().items() if words}
        piece = Piece(role=rule.role, rule=rule.id, block=block, start=found.start(), end=found.end(), fields=fields)
        names = [words for key in ("agency", "agencies") if (words := piece.field(key)) is not None]
        return piece if all(self.agencies(words) for words in names) else None
