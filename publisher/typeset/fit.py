"""Where the lines of a paragraph end: the search for the best breaks of all its lines at once.

In: the pieces of a paragraph's words, a measure, how far each line stands in, a manner. Out: after which pieces lines
end. The method is total fit (D. E. Knuth, M. F. Plass, "Breaking Paragraphs into Lines", Software: Practice and
Experience 11, 1981): of all ways to break the paragraph, the one with the fewest demerits.

Thousands of lines are weighed for one story. What a line needs of its pieces is the difference of two sums that are
made once; and since a line gets only looser the later it starts, weighing ends where no line can be the best any more.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import inf

from publisher.typeset.manner import Manner
from publisher.typeset.pieces import Piece

# What is never done where there is another way, the worst last; more than all the loose lines of a story together.
_WORST_BADNESS = 1e7  # counts squared
_OPENING_BROKEN = 1e16  # a first line that opens in another setting (a dateline) and ends in a broken word
_RUNT = 1e18
_THIRD_HYPHEN = 1e20
_TIED = 1e22  # a line that ends where none may
_TIGHT = 1e24  # one that does not go into the measure
_RUNT_EMS = 1.5  # a last line shorter than this is a runt: the next paragraph stands in nearly as far
_SEEN, _SEEN_BADNESS = 1.6, 2500  # where spaces stretch by half, from 1.8 times the natural space on
_NOTHING = 1e-6  # a line without word spaces does not give, and is divided by this
_STUB_SHARE = 0.2  # of the measure: a last line shorter than this is a stub

_Way = tuple[int, "_Way | None"]  # the end of a line, and how the lines before it end


class _Places:
    """The best ways to the places where a line may end; ``first`` and ``second`` are their demerits.

    A place behind a hyphen is reached in two ways: after a line without hyphen, and after one that has one. A third
    hyphen in a row is not to be, so which way is the better is known only when the next line is.
    """

    def __init__(self, count: int) -> None:
        self.first = [inf] * count
        self.second = [inf] * count
        self.any = [inf] * count
        self.first_way: list[_Way | None] = [None] * count
        self.second_way: list[_Way | None] = [None] * count

    def way(self, place: int) -> _Way | None:
        """The better way to a place."""
        return (self.first_way if self.first[place] <= self.second[place] else self.second_way)[place]

    def reach(self, end: int, demerits: float, way: _Way, *, second: bool = False) -> None:
        """Note a way, if there is none better."""
        if second and demerits < min(self.first[end], self.second[end]):
            self.second[end], self.second_way[end] = demerits, way
        elif not second and demerits < self.first[end]:
            self.first[end], self.first_way[end] = demerits, way
        self.any[end] = min(self.first[end], self.second[end])


class Fit:
    """One paragraph's pieces, measured; ``indents_pt`` are those of its first lines, the others have none."""

    def __init__(
        self, pieces: Sequence[Piece], measure_pt: float, indents_pt: tuple[float, ...], manner: Manner
    ) -> None:
        self.pieces = pieces
        self.measure_pt = measure_pt
        self.indents_pt = indents_pt or (0.0,)
        self.manner = manner
        self._measure_lines()
        self._weigh_ends()

    def _measure_lines(self) -> None:
        """Sums whose difference is a line's natural width and how far it gives, by where it starts and where it ends.

        What spaces give for badness 100 is ``shrink`` and ``stretch``, what signs give ``ems_in`` and ``ems_out``.
        """
        pieces, manner = self.pieces, self.manner
        sums = [0.0, *accumulate(piece.width_pt + piece.space_pt for piece in pieces)]
        words = [0.0, *accumulate(piece.space_pt for piece in pieces)]
        inner = [0.0] + [at - piece.space_pt for at, piece in zip(words[1:], pieces, strict=True)]
        ems = [0.0, *accumulate(piece.ems_pt for piece in pieces)]
        hang = 1.0 if manner.hang else 0.0
        self.left = [at + hang * piece.hang_left_pt for at, piece in zip(sums, pieces, strict=False)]
        self.right = [0.0] + [
            at - piece.space_pt + piece.hyphen_pt - hang * piece.hang_right_pt
            for at, piece in zip(sums[1:], pieces, strict=True)
        ]
        gives = 1.0 if manner.justified else 0.0
        rag_pt = 0.0 if manner.justified else manner.rag * self.measure_pt
        self.shrink_left = [gives * manner.shrink * word for word in words]
        self.shrink_right = [gives * manner.shrink * word for word in inner]
        self.stretch_left = [gives * manner.stretch * word for word in words]
        self.stretch_right = [gives * manner.stretch * word + rag_pt for word in inner]
        last = [0.0] + [at + piece.last_ems_pt for at, piece in zip(ems, pieces, strict=False)]
        self.ems_in = [gives * manner.track_in * em for em in last]
        self.ems_out = [gives * manner.track_out * em for em in last]
        self.ems_in_before = [gives * manner.track_in * em for em in ems]
        self.ems_out_before = [gives * manner.track_out * em for em in ems]
        most = [gives * manner.most_shrink_pt(piece.space_pt, piece.setting.size_pt) for piece in pieces]
        self.most_left = [0.0, *accumulate(most)]
        self.most_right = [0.0] + [at - last for at, last in zip(self.most_left[1:], most, strict=True)]
        self.tight_left = [
            left - shrink - em for left, shrink, em in zip(self.left, self.most_left, self.ems_in_before, strict=False)
        ]

    def _weigh_ends(self) -> None:
        """What a line costs for the piece it ends with, and whether that is a hyphen inside a word."""
        manner = self.manner
        self.parts = [False]
        self.extra = [0.0]
        for piece in self.pieces:
            self.parts.append(piece.is_broken or piece.is_compound)
            hyphen = manner.hyphen_demerits if piece.is_broken else manner.compound_demerits if piece.is_compound else 0
            self.extra.append(_TIED if piece.ties else hyphen)
        self.parts[-1], self.extra[-1] = False, 0.0

    def breaks(self) -> tuple[int, ...]:
        """After which pieces a line ends; no pieces have no lines."""
        if not self.pieces:
            return ()
        stages = [_Places(len(self.pieces) + 1) for _ in range(len(self.indents_pt) + 1)]
        stages[0].reach(0, 0.0, (0, None))
        for number, indent_pt in enumerate(self.indents_pt):
            self._push(stages[number], stages[number + 1], self.measure_pt - indent_pt, opens=number == 0)
        self._pull(stages[-1])
        final = min(stages[1:], key=lambda places: places.any[-1])
        return tuple(_ends(final.way(len(self.pieces))))[::-1]

    def _push(self, places: _Places, following: _Places, measure_pt: float, *, opens: bool) -> None:
        """Every line of this measure that can follow the places reached so far."""
        for start, demerits in enumerate(places.any):
            if demerits == inf or start == len(self.pieces):
                continue
            for end in range(start + 1, len(self.pieces) + 1):
                own = self._demerits(start, end, measure_pt)
                if own >= _TIGHT and end > start + 1:
                    break
                if opens and self.pieces[end - 1].is_broken and self.pieces[0].setting != self.pieces[end - 1].setting:
                    own += _OPENING_BROKEN
                self._offer(places, following, start, end, own)

    def _pull(self, places: _Places) -> None:
        """The best way to every place by lines of the whole measure, from the first place to the last."""
        least_at, count = places.any, len(self.pieces)
        left, ems_out, stretch_left = self.left, self.ems_out_before, self.stretch_left
        for end in range(1, count + 1):
            room_pt = self.measure_pt - self.right[end]
            stretch_right, track_pt, extra = self.stretch_right[end], room_pt - self.ems_out[end], self.extra[end]
            first = self._first_start(end, room_pt)
            least = min(least_at[first:end])
            for start in range(first, end):
                if least_at[start] == inf:
                    continue
                excess_pt = track_pt + left[start] + ems_out[start]
                if excess_pt <= 0 or end == count:
                    self._offer(places, places, start, end, self._demerits(start, end, self.measure_pt))
                    continue
                own = _loose(excess_pt / (stretch_right - stretch_left[start] + _NOTHING)) + extra
                if own + least > places.first[end]:
                    break
                self._offer(places, places, start, end, own)

    def _first_start(self, end: int, room_pt: float) -> int:
        """Where the longest line starts that goes into the measure and ends here."""
        tightest = -room_pt - self.most_right[end] - self.ems_in[end]
        return min(end - 1, bisect_left(self.tight_left, tightest, 0, end))

    def _offer(self, places: _Places, following: _Places, start: int, end: int, own: float) -> None:
        """A line from a place to another."""
        if not (self.parts[end] and self.parts[start]):
            way = places.way(start)
            following.reach(end, places.any[start] + own, (end, way))
            return
        own += self.manner.double_hyphen_demerits
        following.reach(end, places.first[start] + own, (end, places.first_way[start]), second=True)
        following.reach(end, places.second[start] + own + _THIRD_HYPHEN, (end, places.second_way[start]), second=True)

    def _demerits(self, start: int, end: int, measure_pt: float) -> float:
        """Of one line of this measure; ``_TIGHT`` if it does not go in."""
        natural_pt = self.right[end] - self.left[start]
        gap_pt = measure_pt - natural_pt
        if gap_pt >= 0:
            if end == len(self.pieces):
                return self._closing_demerits(start, natural_pt) if start else 0.0
            excess_pt = max(0.0, gap_pt - self.ems_out[end] + self.ems_out_before[start])
            return _loose(excess_pt / (self.stretch_right[end] - self.stretch_left[start] + _NOTHING)) + self.extra[end]
        excess_pt = max(0.0, -gap_pt - self.ems_in[end] + self.ems_in_before[start])
        ratio = excess_pt / (self.shrink_right[end] - self.shrink_left[start] + _NOTHING)
        if excess_pt > self.most_right[end] - self.most_left[start] + _NOTHING:
            return _TIGHT
        return _loose(ratio) + self.extra[end]

    def _closing_demerits(self, start: int, natural_pt: float) -> float:
        """Of a last line that is short; none is to be the end of a broken word and nothing else."""
        remnant = self.pieces[start - 1].is_broken and not any(piece.space_pt for piece in self.pieces[start:-1])
        if remnant or natural_pt < _RUNT_EMS * self.pieces[-1].setting.size_pt:
            return _RUNT
        return self.manner.stub_demerits if natural_pt < self.measure_pt * _STUB_SHARE else 0.0


def _loose(ratio: float) -> float:
    """Demerits by how far spaces give against what they should give at most, with a step where a reader sees it."""
    badness = 10 + 100 * ratio * ratio + (_SEEN_BADNESS if ratio > _SEEN else 0)
    return badness * badness if badness < _WORST_BADNESS else _WORST_BADNESS * _WORST_BADNESS


def _ends(way: "_Way | None") -> Iterator[int]:
    """The ends of the lines, the last first."""
    while way is not None and way[0] > 0:
        end, way = way
        yield end
