"""Linked frames: a galley cut into columns.

In: galley lines, and how deep each column is, in lines. Out: what stands in each column, and what is overset. A column
ends where a maker-up would end it: never after a crosshead or before a signature, never beside a drop cap, never with
the first line of a paragraph alone at its foot (an orphan) or with the last alone at the head of the next (a widow).
Rather than that, lines stay white, and copy goes into the next column or is overset; it happens only where a column is
too shallow for any other way. What is overset can be poured again, on another page.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import inf

from publisher.typeset.copy import Kind
from publisher.typeset.galley import GalleyLine

Frame = tuple[GalleyLine, ...]

_SHORT = 30  # demerits of a column that is one line short; two lines short are four times as bad
_LAST_SHORT = 8  # the last column may end sooner than the others, but not much
_SLACK = 10  # of every line of room that stays empty
_NEVER = 1e6  # a widow, an orphan, a crosshead without its text, a signature without its story, a drop cap cut through
_HYPHEN_AT_FOOT = 20
_LOOK_BACK = 8  # lines: a crosshead with a paragraph that cannot be parted and three signatures are no longer
_MOST_SLACK = 6  # lines a column: more room than that no galley needs


@dataclass(frozen=True, slots=True)
class Poured:
    """The columns, the lines for which there was no room, and the demerits of where the columns were cut."""

    frames: tuple[Frame, ...]
    overset: Frame
    demerits: float

    @property
    def depth(self) -> int:
        """How many lines the deepest column has."""
        return max((depth_of(frame) for frame in self.frames), default=0)


def depth_of(frame: Sequence[GalleyLine]) -> int:
    """How many lines deep these galley lines are in one column; white above the first is dropped."""
    return sum(1 + (line.above if place else 0) for place, line in enumerate(frame))


def pour(galley: Frame, depths: Sequence[int]) -> Poured:
    """Fill columns of these depths from left to right; what does not go in is overset."""
    return _poured(_Ruler(galley), tuple(depths))


def balance(galley: Frame, columns: int) -> Poured:
    """Columns as even as whole lines allow, none deeper than one before it, with room for the whole galley."""
    ruler, lines = _Ruler(galley), depth_of(galley)
    best, least = _poured(ruler, (lines,) * columns), inf
    for slack in range(_MOST_SLACK * columns):
        if slack * _SLACK >= least:
            break
        poured = _poured(ruler, _even(lines + slack, columns))
        if not poured.overset and poured.demerits + slack * _SLACK < least:
            best, least = poured, poured.demerits + slack * _SLACK
    return best


def _even(room: int, columns: int) -> tuple[int, ...]:
    """This many lines of room over so many columns: the first take what does not divide."""
    depth, rest = divmod(room, columns)
    return tuple(depth + (1 if column < rest else 0) for column in range(columns))


class _Ruler:
    """Measures stretches of one galley; ``parting`` is what it costs to end a column before each of its lines."""

    def __init__(self, galley: Frame) -> None:
        self.galley = galley
        self.parting = (0.0, *(_parting(*pair) for pair in pairwise(galley)), 0.0)
        self._feet = [0, *accumulate(1 + line.above for line in galley)]

    def depth(self, start: int, end: int) -> int:
        """How deep the lines from ``start`` up to ``end`` are in one column."""
        return self._feet[end] - self._feet[start] - self.galley[start].above if end > start else 0

    def ends(self, start: int, depth: int) -> Sequence[int]:
        """Where a column that starts here may end: as deep as it goes, or some lines sooner."""
        if start == len(self.galley):
            return (start,)
        reach = self._feet[start] + self.galley[start].above + depth
        end = max(start, bisect_right(self._feet, reach) - 1)
        if end == len(self.galley):
            return (end,)
        near = range(max(start, end - _LOOK_BACK), end + 1)
        return [each for each in near if self.parting[each] < _NEVER] or near

    def demerits(self, start: int, end: int, depth: int) -> float:
        short = depth - self.depth(start, end)
        if end == len(self.galley):
            return float(_LAST_SHORT * short**2)
        return _SHORT * short**2 + self.parting[end]


_Ways = dict[int, tuple[float, tuple[int, ...]]]


def _poured(ruler: _Ruler, depths: tuple[int, ...]) -> Poured:
    """The columns that take the whole galley with the fewest demerits; where none take it whole, or none well, others.

    What is never done is not done so as to take all: to overset is better.
    """
    ways: _Ways = {0: (0.0, (0,))}
    for depth in depths:
        following: _Ways = {}
        for start, (demerits, cuts) in ways.items():
            for end in ruler.ends(start, depth):
                total = demerits + ruler.demerits(start, end, depth)
                if total < following.get(end, (inf, ()))[0]:
                    following[end] = (total, (*cuts, end))
        ways = following
    least = min(ways.values())
    demerits, cuts = ways.get(len(ruler.galley), least)
    if demerits >= _NEVER:
        demerits, cuts = least
    frames = tuple(ruler.galley[start:end] for start, end in pairwise(cuts))
    return Poured(frames, ruler.galley[cuts[-1] :], demerits)


def _parting(last: GalleyLine, following: GalleyLine) -> float:
    """What it costs to end a column between these two lines."""
    beside = last.kind is Kind.CROSSHEAD or following.kind is Kind.SIGNATURE or last.holds
    widow = following.closes and not following.opens
    orphan = last.opens and not last.closes
    if beside or widow or orphan:
        return _NEVER
    return _HYPHEN_AT_FOOT if last.line.hyphenated else 0.0
