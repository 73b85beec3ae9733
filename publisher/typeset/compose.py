"""Composing a paragraph: all its lines at once, so that its word spaces are as even as they can be.

In: words with the setting each is in, a measure, and how far a word space may give. Out: lines that are the measure
wide. The method is total fit (D. E. Knuth, M. F. Plass, "Breaking Paragraphs into Lines", Software: Practice and
Experience 11, 1981): of all ways to break a paragraph, the one with the fewest demerits.

No word is lost, doubled or changed; only a hyphen is added where one is broken. After a hyphen the copy has, a line
ends only where all else is worse: whoever takes the words out of a PDF cannot tell such a hyphen from ours. Nor does
the first line end in a broken word if it opens in another setting (a dateline), for it is often taken out on its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby

from publisher.typeset.faces import Setting
from publisher.typeset.lines import HYPHEN, Line, Run
from publisher.typeset.pieces import Break, Piece, pieces_of


@dataclass(frozen=True, slots=True)
class Manner:
    """How a paragraph is composed.

    ``shrink`` and ``stretch`` are shares of the natural word space, ``track_in`` and ``track_out`` the most that is
    taken from or given to every sign, in ems. ``hang`` lets points and hyphens hang out of the measure, so that its
    edge looks straight. The demerits are those of a hyphen, of one in a name (a word with a capital), of a break after
    a compound's own hyphen, of two hyphens in a row, and of a last line that is a stub.
    """

    shrink: float = 0.22
    stretch: float = 0.5
    track_in: float = 0.006
    track_out: float = 0.012
    hyphen_demerits: float = 2500.0
    name_demerits: float = 5e6
    compound_demerits: float = 1e8
    double_hyphen_demerits: float = 20000.0
    stub_demerits: float = 2e5
    hang: bool = True

    def give_pt(self, gap_pt: float, spaces_pt: float, ems_pt: float) -> float:
        """How far a line with these word spaces and this many ems gives towards closing a gap."""
        if gap_pt < 0:
            return spaces_pt * self.shrink + ems_pt * self.track_in
        return spaces_pt * self.stretch + ems_pt * self.track_out


_REMNANT = 50  # times worse than another stub
_STUB_SHARE = 0.2  # of the measure: a last line shorter than this is a stub
_TIGHT = 1e30  # demerits of a line that does not go into the measure: worse than any that is loose
_TIED = 1e60  # of one that ends where none may


def compose(
    words: Sequence[Run], measure_pt: float, breaks: Break, *, indent_pt: float = 0.0, manner: Manner | None = None
) -> tuple[Line, ...]:
    """The paragraph's lines. ``indent_pt`` is that of the first; no words give no lines.

    A word that is wider than the measure is cut where the measure ends.
    """
    manner = manner or Manner()
    pieces = tuple(piece for word in words for piece in pieces_of(word, measure_pt, breaks))
    ends = _Fit(pieces, measure_pt, indent_pt, manner).breaks()
    return tuple(
        _line(pieces[start:end], measure_pt, indent_pt if start == 0 else 0.0, manner, last=end == len(pieces))
        for start, end in zip((0, *ends), ends, strict=False)
    )


_RAGGED = Manner(stretch=4.0, shrink=0.0, track_in=0.0, track_out=0.0, hang=False)


def ragged(text: str, setting: Setting, measure_pt: float) -> tuple[Line, ...]:
    """Lines with their natural word spaces and no broken word."""
    words = tuple(Run(word, setting) for word in text.split(" "))
    return tuple(Line(line.runs) for line in compose(words, measure_pt, _whole, manner=_RAGGED))


def _whole(word: str) -> tuple[str, ...]:
    return (word,)


class _Fit:
    """The search for the best breaks of one paragraph.

    Tens of thousands of lines are weighed for one story, so what a line needs of its pieces is looked up in lists.
    """

    def __init__(self, pieces: tuple[Piece, ...], measure_pt: float, indent_pt: float, manner: Manner) -> None:
        self.pieces = pieces
        self.measure_pt = measure_pt
        self.indent_pt = indent_pt
        self.manner = manner
        self._widths = [0.0, *accumulate(piece.width_pt for piece in pieces)]
        self._spaces = [0.0, *accumulate(piece.space_pt for piece in pieces)]
        self._ems = [0.0, *accumulate(piece.ems_pt for piece in pieces)]
        self._left = [piece.hang_left_pt if manner.hang else 0.0 for piece in pieces]
        self._right = [piece.hang_right_pt if manner.hang else 0.0 for piece in pieces]
        self._may_cost = [piece.is_broken or piece.is_compound for piece in pieces]

    def breaks(self) -> tuple[int, ...]:
        """After which pieces a line ends."""
        best, before = [0.0], [0]
        for end in range(1, len(self.pieces) + 1):
            demerits, start = min(self._ways(end, best))
            best.append(demerits)
            before.append(start)
        ends = [len(self.pieces)]
        while ends[-1] > 0:
            ends.append(before[ends[-1]])
        return tuple(reversed(ends[:-1]))

    def _ways(self, end: int, best: list[float]) -> list[tuple[float, int]]:
        """The demerits of every line that could end here, with those of the lines before it."""
        if self.pieces[end - 1].ties and end < len(self.pieces):
            return [(_TIED, end - 1)]
        ways: list[tuple[float, int]] = []
        for start in range(end - 1, -1, -1):
            demerits = self._demerits(start, end)
            if demerits >= _TIGHT and ways:
                break
            ways.append((best[start] + demerits, start))
        return ways

    def _demerits(self, start: int, end: int) -> float:
        spaces_pt = self._spaces[end - 1] - self._spaces[start]
        natural_pt = self._widths[end] - self._widths[start] + spaces_pt + self.pieces[end - 1].hyphen_pt
        gap_pt = self.measure_pt - (self.indent_pt if start == 0 else 0.0) - natural_pt
        gap_pt += self._left[start] + self._right[end - 1]
        if gap_pt >= 0 and end == len(self.pieces):
            return self._stub_demerits(start, natural_pt) if start else 0.0
        give_pt = self.manner.give_pt(gap_pt, spaces_pt, self._ems[end] - self._ems[start])
        demerits = _loose_or_tight(gap_pt, give_pt)
        return demerits + self._hyphen_demerits(start, end) if self._may_cost[end - 1] else demerits

    def _stub_demerits(self, start: int, natural_pt: float) -> float:
        """Of a last line that is short, and far worse if it is the end of a broken word and nothing else."""
        if natural_pt >= self.measure_pt * _STUB_SHARE:
            return 0.0
        remnant = self.pieces[start - 1].is_broken and not any(piece.space_pt for piece in self.pieces[start:-1])
        return self.manner.stub_demerits * (_REMNANT if remnant else 1)

    def _hyphen_demerits(self, start: int, end: int) -> float:
        broken = self.pieces[end - 1]
        if not broken.is_broken:
            return self.manner.compound_demerits if broken.is_compound else 0.0
        if start == 0 and self.pieces[0].setting != broken.setting:
            return self.manner.compound_demerits
        doubled = start > 0 and self.pieces[start - 1].is_broken
        demerits = self.manner.name_demerits if broken.is_name else self.manner.hyphen_demerits
        return demerits + (self.manner.double_hyphen_demerits if doubled else 0.0)


def _loose_or_tight(gap_pt: float, give_pt: float) -> float:
    """Demerits by how far the spaces give, against how far they may (D. E. Knuth, The TeXbook, chapter 14)."""
    if gap_pt < 0 and -gap_pt > give_pt:
        return _TIGHT
    badness = 100 * (abs(gap_pt) / give_pt) ** 3 if give_pt else 100 * gap_pt**2
    return float(10 + badness) ** 2


def _line(pieces: tuple[Piece, ...], measure_pt: float, indent_pt: float, manner: Manner, *, last: bool) -> Line:
    """The line of these pieces, its word spaces such that it ends where the measure does."""
    runs = _runs(pieces, closes=last)
    left_pt, right_pt = (pieces[0].hang_left_pt, pieces[-1].hang_right_pt) if manner.hang else (0.0, 0.0)
    solid = Line(runs, indent_pt=indent_pt - left_pt, hyphenated=pieces[-1].is_broken and not last)
    text = solid.text.rstrip(" ")
    gap_pt = measure_pt - indent_pt + left_pt + right_pt - solid.width_pt
    if " " not in text or (last and gap_pt >= 0):
        return solid
    letter_space_pt = _letter_space(pieces, gap_pt, manner)
    word_space_pt = (gap_pt - letter_space_pt * (len(text) - 1)) / text.count(" ")
    return replace(solid, word_space_pt=word_space_pt, letter_space_pt=letter_space_pt)


def _letter_space(pieces: tuple[Piece, ...], gap_pt: float, manner: Manner) -> float:
    """The signs' share of closing a gap: as much of what they may give as the word spaces give of theirs, no more."""
    ems_pt = sum(piece.ems_pt for piece in pieces)
    give_pt = manner.give_pt(gap_pt, sum(piece.space_pt for piece in pieces[:-1]), ems_pt)
    share = max(-1.0, min(1.0, gap_pt / give_pt))
    most = manner.track_in if gap_pt < 0 else manner.track_out
    return share * most * pieces[0].setting.size_pt


def _runs(pieces: tuple[Piece, ...], *, closes: bool) -> tuple[Run, ...]:
    """Pieces of one setting as one run; a line that is not the last ends in its hyphen or its space."""
    runs = []
    for setting, group in groupby(pieces, key=lambda piece: piece.setting):
        text = "".join(piece.text + (" " if piece.space_pt else "") for piece in group)
        runs.append(Run(text, setting))
    final = pieces[-1]
    tail = HYPHEN if final.is_broken and not closes else ""
    runs[-1] = Run(runs[-1].text.rstrip(" ") if closes else runs[-1].text + tail, runs[-1].setting)
    return tuple(runs)
