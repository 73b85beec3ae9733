"""Display type: headlines and decks, broken by sense and evenly, as large as they may be.

In: a headline, a face, a measure. Out: ragged lines. A line does not end on a small word that leans on the next one
("to", "of", "the"), the lines are about equally long, and the last is not one word alone.
Their ink begins exactly at the left of the measure. Nothing here stretches a word space or breaks a word.
"""

from collections.abc import Sequence
from itertools import accumulate
from math import inf

from publisher.typeset.compose import ragged
from publisher.typeset.faces import Face, Setting
from publisher.typeset.lines import Line, Run

_LEANING = frozenset(
    word
    for words in ("a an and as at but by for from in into is its", "nor of off on or over per the their to up via with")
    for word in words.split(" ")
)
_LEANS = 0.03  # demerits, in measures squared, of a line that ends on such a word
_ALONE = 0.1
_OPENS_WELL = 0.01  # what a line earns that begins with one


def broken(text: str, setting: Setting, measure_pt: float, lines: int) -> tuple[Line, ...] | None:
    """The text in exactly this many lines, the best way; ``None`` where it does not go into the measure so."""
    words = text.split()
    ends = _best_ends(words, setting, measure_pt, lines)
    if ends is None:
        return None
    starts = (0, *ends)
    rows = [" ".join(words[start:end]) for start, end in zip(starts, ends, strict=False)]
    return tuple(_flush(row, setting, closes=number == lines) for number, row in enumerate(rows, start=1))


def _flush(row: str, setting: Setting, *, closes: bool) -> Line:
    """A line whose ink, not whose first letter's place, begins at the left of the measure."""
    run = Run(row if closes else f"{row} ", setting)
    return Line((run,), indent_pt=-setting.face.bearing(row[0]) * setting.size_pt)


def fewest(text: str, setting: Setting, measure_pt: float) -> tuple[Line, ...]:
    """The text in as few lines as it goes into; a word that is wider than the measure is cut where that ends."""
    words = text.split()
    for lines in range(1, len(words) + 1):
        found = broken(text, setting, measure_pt, lines)
        if found is not None:
            return found
    return ragged(text, setting, measure_pt)


def largest(text: str, face: Face, measure_pt: float, lines: int, most_pt: float) -> float:
    """The largest size, in half points, at which the text goes into so many lines; 0 where none does."""
    low, high = 0, int(most_pt * 2)
    while low < high:
        middle = (low + high + 1) // 2
        if broken(text, Setting("", face, middle / 2, middle / 2), measure_pt, lines):
            low = middle
        else:
            high = middle - 1
    return low / 2


def widest(text: str, face: Face, measure_pt: float, most_pt: float) -> float:
    """The largest size, in half points, at which no word of the text is wider than the measure."""
    ems = max(face.advance(word) for word in text.split())
    return min(most_pt, int(2 * measure_pt / ems) / 2)


def _best_ends(words: Sequence[str], setting: Setting, measure_pt: float, lines: int) -> tuple[int, ...] | None:
    """After which words the lines end: dynamic programming over (lines so far, words so far)."""
    if not 0 < lines <= len(words):
        return None
    widths = _Widths(words, setting)
    even_pt = widths.between(0, len(words)) / lines
    ways: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for line in range(1, lines + 1):
        final = line == lines
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (demerits, ends) in ways.items():
            for end in range(start + 1, len(words) + 1):
                if widths.between(start, end) > measure_pt:
                    break
                raggedness = ((widths.between(start, end) - even_pt) / measure_pt) ** 2
                total = demerits + raggedness + _sense(words, start, end, final=final)
                if total < following.get(end, (inf, ()))[0]:
                    following[end] = (total, (*ends, end))
        ways = following
    return ways[len(words)][1] if len(words) in ways else None


class _Widths:
    """How wide any row of neighbouring words is."""

    def __init__(self, words: Sequence[str], setting: Setting) -> None:
        self._sums = [0.0, *accumulate(setting.width_pt(word) for word in words)]
        self._space_pt = setting.space_pt

    def between(self, start: int, end: int) -> float:
        return self._sums[end] - self._sums[start] + self._space_pt * (end - start - 1)


def _sense(words: Sequence[str], start: int, end: int, *, final: bool) -> float:
    """What it costs that a line of a headline is these words."""
    demerits = 0.0
    if not final and words[end - 1].lower() in _LEANING:
        demerits += _LEANS
    if final and end - start == 1 and start > 0:
        demerits += _ALONE
    if start > 0 and words[start].lower() in _LEANING:
        demerits -= _OPENS_WELL
    return demerits
