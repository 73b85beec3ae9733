"""Words in pieces: what a line can end after.

In: words, each in its setting, and where they may be broken. Out: pieces with the widths a composer reckons with.
Nothing here decides where a line ends.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from publisher.typeset.faces import Setting
from publisher.typeset.lines import HYPHEN, Run

_WORDS_KEPT = 10_000
_MOST_LINES = 1.4  # of a word that is broken at need; a wider one is cut, for it would end three lines in hyphens


class Break(Protocol):
    """Parts a word where it may be broken; ``at_need`` a name too."""

    def __call__(self, word: str, *, at_need: bool = False) -> tuple[str, ...]: ...

    def __hash__(self) -> int: ...


_NO_BREAK = "\u00a0"
# How much of a sign hangs out of the measure, as a share of its width.
_HANG_RIGHT = {"-": 0.7, ",": 0.7, ".": 0.7, "”": 0.5, "’": 0.6, ":": 0.3, ";": 0.3, "–": 0.2, "—": 0.1}
_HANG_LEFT = {"“": 0.5, "‘": 0.6}


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or a part of one: ``space_pt`` follows it inside a line, ``hyphen_pt`` at the end of one.

    ``hang_left_pt`` is how far its first sign hangs out of the measure where a line starts with it, ``hang_right_pt``
    how far its last sign, or its hyphen, does where one ends with it. ``ties`` says that no line may end after it.
    """

    text: str
    setting: Setting
    width_pt: float
    space_pt: float
    hyphen_pt: float
    hang_left_pt: float
    hang_right_pt: float
    ties: bool = False

    @property
    def is_broken(self) -> bool:
        """Whether a line that ends with it needs a hyphen of ours."""
        return self.hyphen_pt > 0

    @property
    def is_compound(self) -> bool:
        """Whether it ends in the copy's own hyphen, inside a word."""
        return self.text.endswith(HYPHEN) and not self.space_pt

    @property
    def ems_pt(self) -> float:
        """What a tracking of one em would add inside a line."""
        return self.setting.size_pt * (len(self.text) + (1 if self.space_pt else 0))

    @property
    def last_ems_pt(self) -> float:
        """The same at the end of a line: nothing is added after its last sign, which may be a hyphen."""
        return self.setting.size_pt * (len(self.text) - (0 if self.is_broken else 1))


@lru_cache(maxsize=_WORDS_KEPT)
def pieces_of(word: Run, measure_pt: float, breaks: Break) -> tuple[Piece, ...]:
    """The word in the pieces it may be broken into. What a no-break space ties stays together; it stretches too.

    A paper uses few words often, so what was found last is kept.
    """
    tied = [part for part in word.text.split(_NO_BREAK) if part]
    found: list[Piece] = []
    for number, part in enumerate(tied, start=1):
        *before, last = _parts(Run(part, word.setting), measure_pt, breaks)
        found += (*before, replace(last, ties=number < len(tied)))
    return tuple(found)


def _parts(word: Run, measure_pt: float, breaks: Break) -> tuple[Piece, ...]:
    """A word without spaces in its pieces; only the last is followed by a space."""
    setting, hyphen_pt = word.setting, word.setting.width_pt(HYPHEN)
    parts = breaks(word.text)
    if setting.width_pt(word.text) > measure_pt:
        parts = breaks(word.text, at_need=True)
        if _overfull(parts, word, measure_pt - hyphen_pt):
            parts, hyphen_pt = _cut(word, measure_pt), 0.0
    *broken, final = parts
    return (
        *(_piece(part, setting, 0.0, 0.0 if part.endswith(HYPHEN) else hyphen_pt) for part in broken),
        _piece(final, setting, setting.space_pt, 0.0),
    )


def _piece(text: str, setting: Setting, space_pt: float, hyphen_pt: float) -> Piece:
    first, last = text[0], HYPHEN if hyphen_pt else text[-1]
    hang_left_pt = _HANG_LEFT[first] * setting.width_pt(first) if first in _HANG_LEFT else 0.0
    hang_right_pt = _HANG_RIGHT[last] * setting.width_pt(last) if last in _HANG_RIGHT else 0.0
    return Piece(text, setting, setting.width_pt(text), space_pt, hyphen_pt, hang_left_pt, hang_right_pt)


def _overfull(parts: tuple[str, ...], word: Run, measure_pt: float) -> bool:
    if HYPHEN not in word.text and word.setting.width_pt(word.text) > _MOST_LINES * measure_pt:
        return True
    return any(word.setting.width_pt(part) > measure_pt for part in parts)


def _cut(word: Run, measure_pt: float) -> tuple[str, ...]:
    """A word that is wider than the measure, in parts that are not."""
    parts = [""]
    for sign in word.text:
        if parts[-1] and word.setting.width_pt(parts[-1] + sign) > measure_pt:
            parts.append("")
        parts[-1] += sign
    return tuple(parts)
