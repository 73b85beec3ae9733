"""Linked frames: a galley cut into columns.

In: galley lines, and how deep each column is, in lines. Out: what stands in each column, and what is overset. A column
ends where a maker-up would end it: not after a crosshead, not with the first line of a paragraph alone at its foot, and
above all not so that the last line of one stands alone at the head of the next.
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
_WIDOW = 200
_ORPHAN = 20
_PARTED = 2000  # a crosshead without its text, a signature without its story
_HYPHEN_AT_FOOT = 5
_LOOK_BACK = 4  # lines: no column is cut shorter than that for the sake of its break


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
    demerits, cuts = _cuts(galley, tuple(depths))
    frames = tuple(galley[start:end] for start, end in pairwise(cuts))
    return Poured(frames, galley[cuts[-1] :], demerits)


def balance(galley: Frame, columns: int) -> Poured:
    """Columns as even as whole lines allow, none deeper than one before it, with room for the whole galley."""
    lines = depth_of(galley)
    tries = (pour(galley, _even(room, columns)) for room in range(lines, lines + 2 * columns))
    whole = [
        (poured.demerits + _SLACK * slack, slack, poured) for slack, poured in enumerate(tries) if not poured.overset
    ]
    return min(whole, key=lambda way: way[:2])[2] if whole else pour(galley, (lines,) * columns)


def _even(room: int, columns: int) -> tuple[int, ...]:
    """This many lines of room over so many columns: the first take what does not divide."""
    depth, rest = divmod(room, columns)
    return tuple(depth + (1 if column < rest else 0) for column in range(columns))


_Ways = dict[int, tuple[float, tuple[int, ...]]]


def _cuts(galley: Frame, depths: tuple[int, ...]) -> tuple[float, tuple[int, ...]]:
    """Where each column starts, and where the last ends: the cuts with the fewest demerits that take the whole galley.

    Where none take it whole, those with the fewest demerits.
    """
    ruler = _Ruler(galley)
    ways: _Ways = {0: (0.0, (0,))}
    for depth in depths:
        following: _Ways = {}
        for start, (demerits, cuts) in ways.items():
            for end in ruler.ends(start, depth):
                total = demerits + ruler.demerits(start, end, depth)
                if total < following.get(end, (inf, ()))[0]:
                    following[end] = (total, (*cuts, end))
        ways = following
    return ways[len(galley)] if len(galley) in ways else min(ways.values())


class _Ruler:
    """Measures stretches of one galley."""

    def __init__(self, galley: Frame) -> None:
        self.galley = galley
        self._feet = [0, *accumulate(1 + line.above for line in galley)]

    def depth(self, start: int, end: int) -> int:
        """How deep the lines from ``start`` up to ``end`` are in one column."""
        return self._feet[end] - self._feet[start] - self.galley[start].above if end > start else 0

    def ends(self, start: int, depth: int) -> range:
        """Where a column that starts here may end: as deep as it goes, or a few lines sooner."""
        if start == len(self.galley):
            return range(start, start + 1)
        reach = self._feet[start] + self.galley[start].above + depth
        end = bisect_right(self._feet, reach) - 1
        return range(end, end + 1) if end == len(self.galley) else range(max(start, end - _LOOK_BACK), end + 1)

    def demerits(self, start: int, end: int, depth: int) -> float:
        short = depth - self.depth(start, end)
        if end == len(self.galley):
            return float(_LAST_SHORT * short**2)
        return _SHORT * short**2 + (_parting(self.galley[end - 1], self.galley[end]) if end else 0.0)


def _parting(last: GalleyLine, following: GalleyLine) -> float:
    """What it costs to end a column between these two lines."""
    demerits = 0.0
    if last.kind is Kind.CROSSHEAD or following.kind is Kind.SIGNATURE:
        demerits += _PARTED
    if following.closes and not following.opens:
        demerits += _WIDOW
    if last.opens and not last.closes:
        demerits += _ORPHAN
    return demerits + (_HYPHEN_AT_FOOT if last.line.hyphenated else 0.0)
