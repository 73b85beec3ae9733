"""Composing a paragraph: all its lines at once, so that its word spaces are as even as they can be.

In: words with the setting each is in, a measure, and how far a word space may give. Out: lines that are the measure
wide. Where they end is found by ``fit``; here they are made.

No word is lost, doubled or changed; only a hyphen is added where one is broken. After a hyphen the copy has, a line
ends only where much else is worse: whoever takes the words out of a PDF cannot tell such a hyphen from ours. Nor does
the first line end in a broken word if it opens in another setting (a dateline), for it is often taken out on its own.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from publisher.typeset.faces import Setting
from publisher.typeset.fit import Fit
from publisher.typeset.lines import HYPHEN, Line, Run
from publisher.typeset.manner import Manner
from publisher.typeset.pieces import Break, Piece, pieces_of

__all__ = ["Manner", "compose", "ragged"]

_RAGGED = Manner(justified=False, hang=False)


def compose(
    words: Sequence[Run],
    measure_pt: float,
    breaks: Break,
    *,
    indent_pt: float = 0.0,
    indents_pt: tuple[float, ...] = (),
    manner: Manner | None = None,
) -> tuple[Line, ...]:
    """The paragraph's lines; no words give none.

    ``indent_pt`` is that of the first line; or ``indents_pt`` are those of the first few, and the others have the whole
    measure. A word that is wider than the narrowest line is cut where the line ends.
    """
    manner = manner or Manner()
    indents_pt = indents_pt or (indent_pt,)
    narrowest_pt = measure_pt - max(0.0, *indents_pt)
    pieces = tuple(piece for word in words for piece in pieces_of(word, narrowest_pt, breaks))
    ends = Fit(pieces, measure_pt, indents_pt, manner).breaks()
    every_indent_pt = (*indents_pt, *(0.0 for _ in ends))
    return tuple(
        _line(pieces[start:end], measure_pt, indent, manner, last=end == len(pieces))
        for start, end, indent in zip((0, *ends), ends, every_indent_pt, strict=False)
    )


def ragged(text: str, setting: Setting, measure_pt: float) -> tuple[Line, ...]:
    """Lines with their natural word spaces and no broken word."""
    words = tuple(Run(word, setting) for word in text.split(" "))
    return tuple(Line(line.runs) for line in compose(words, measure_pt, _whole, manner=_RAGGED))


def _whole(word: str, *, at_need: bool = False) -> tuple[str, ...]:  # noqa: ARG001  nothing is broken at need
    return (word,)


def _line(pieces: tuple[Piece, ...], measure_pt: float, indent_pt: float, manner: Manner, *, last: bool) -> Line:
    """The line of these pieces, its word spaces such that it ends where the measure does."""
    runs = _runs(pieces, closes=last)
    left_pt, right_pt = (pieces[0].hang_left_pt, pieces[-1].hang_right_pt) if manner.hang else (0.0, 0.0)
    solid = Line(runs, indent_pt=indent_pt - left_pt, hyphenated=pieces[-1].is_broken and not last)
    text = solid.text.rstrip(" ")
    gap_pt = measure_pt - indent_pt + left_pt + right_pt - solid.width_pt
    if not manner.justified or (last and gap_pt >= 0):
        return solid
    setting, spaces = pieces[0].setting, text.count(" ")
    letter_space_pt = _letter_space(gap_pt, len(text) - 1, setting, manner)
    if not spaces:
        return replace(solid, letter_space_pt=min(0.0, letter_space_pt))
    word_space_pt = (gap_pt - letter_space_pt * (len(text) - 1)) / spaces
    if word_space_pt > (manner.loosest - 1) * setting.space_pt:
        word_space_pt = manner.stretch * setting.space_pt
    return replace(solid, word_space_pt=word_space_pt, letter_space_pt=letter_space_pt)


def _letter_space(gap_pt: float, signs: int, setting: Setting, manner: Manner) -> float:
    """What each sign gives towards closing a gap: all of it, if that is no more than it may."""
    least_pt, most_pt = -manner.track_in * setting.size_pt, manner.track_out * setting.size_pt
    return max(least_pt, min(most_pt, gap_pt / signs)) if signs else 0.0


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
