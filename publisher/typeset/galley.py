"""The galley: a story's type, set in one measure and not yet made up into columns.

In: passages of copy, the dress they are set in, a measure. Out: galley lines, each knowing what it is part of, so that
columns can be cut from it. In a measure too narrow for even word spaces, text is set ragged. Nothing here knows how
deep a column is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from publisher.typeset.compose import Manner, compose, ragged
from publisher.typeset.copy import Kind, Passage
from publisher.typeset.faces import Setting
from publisher.typeset.initials import Initial, initial_of
from publisher.typeset.lines import Line, Run
from publisher.typeset.pieces import Break

_BULLET = "•"
_NARROWEST_EMS = 9.6  # of a justified measure: 30 mm at 8.8 pt, some 24 letters


@dataclass(frozen=True, slots=True)
class Dress:
    """The type a story is dressed in. All its settings but the text's own share the text's leading.

    A story with an ``initial`` opens with a drop cap, ``drop_lines`` deep, if its first passage is text that can.
    """

    text: Setting
    place: Setting
    crosshead: Setting
    signature: Setting
    manner: Manner
    initial: Setting | None = None
    drop_lines: int = 0

    @property
    def indent_pt(self) -> float:
        """How far a paragraph's first line stands in."""
        return self.text.size_pt


@dataclass(frozen=True, slots=True)
class GalleyLine:
    """One line of a galley: of which passage, and which line of it.

    ``above`` is how many blank lines stand over it, unless it opens a column. ``initial`` is the drop cap beside it and
    the lines after it; ``holds`` says that the next line has to stand in the same column.
    """

    line: Line
    passage: int
    kind: Kind
    opens: bool
    closes: bool
    above: int = 0
    initial: Initial | None = None
    holds: bool = False


def set_galley(passages: tuple[Passage, ...], dress: Dress, measure_pt: float, breaks: Break) -> tuple[GalleyLine, ...]:
    """All lines of these passages, in order. The first, and one after a crosshead, starts flush."""
    setter = _Setter(dress, measure_pt, breaks)
    flush = (True, *(passage.kind is Kind.CROSSHEAD for passage in passages))
    opening = setter.with_initial(passages[0]) if passages else ()
    return (
        *opening,
        *(
            GalleyLine(line, number, passage.kind, place == 0, place == len(lines) - 1, _above(passage, place))
            for number, (passage, first) in enumerate(zip(passages, flush, strict=False))
            if number or not opening
            for lines in (setter.lines(passage, flush=first),)
            for place, line in enumerate(lines)
        ),
    )


def _above(passage: Passage, place: int) -> int:
    return 1 if passage.kind is Kind.CROSSHEAD and place == 0 else 0


@dataclass(frozen=True, slots=True)
class _Setter:
    """What every passage of a galley is set with."""

    dress: Dress
    measure_pt: float
    breaks: Break

    def with_initial(self, passage: Passage) -> tuple[GalleyLine, ...]:
        """The first passage with its drop cap; nothing where it has none, or where it is not deeper than that."""
        dress, text = self.dress, self.dress.text
        if dress.initial is None or self._manner(self.measure_pt) is not dress.manner:
            return ()
        initial = initial_of(passage, dress.initial, text, dress.drop_lines)
        if initial is None:
            return ()
        first, *others = passage.text[1:].lstrip(" ").split(" ")
        lines = compose(
            tuple(Run(word, text) for word in (first, *others)),
            self.measure_pt,
            _leaving_whole(first, self.breaks),
            indents_pt=(initial.indent_pt,) * initial.lines,
            manner=dress.manner,
        )
        if len(lines) <= initial.lines:
            return ()
        return tuple(
            GalleyLine(
                line,
                passage=0,
                kind=passage.kind,
                opens=place == 0,
                closes=place == len(lines) - 1,
                initial=None if place else initial,
                holds=place < initial.lines - 1,
            )
            for place, line in enumerate(lines)
        )

    def lines(self, passage: Passage, *, flush: bool) -> tuple[Line, ...]:
        match passage.kind:
            case Kind.TEXT:
                return self._justified(passage, 0.0 if flush else self.dress.indent_pt)
            case Kind.LIST_ITEM:
                return self._hanging(passage)
            case Kind.CROSSHEAD:
                return ragged(passage.text, self.dress.crosshead, self.measure_pt)
            case Kind.SIGNATURE:
                return _right(ragged(passage.text, self.dress.signature, self.measure_pt), self.measure_pt)
            case _:
                assert_never(passage.kind)

    def _justified(self, passage: Passage, indent_pt: float) -> tuple[Line, ...]:
        return self._composed(_words(passage, self.dress), self.measure_pt, indent_pt)

    def _hanging(self, passage: Passage) -> tuple[Line, ...]:
        """An item: its bullet stands at the left of the measure, all its words to the right of the bullet."""
        text = self.dress.text
        hang_pt = text.width_pt(_BULLET) + text.space_pt
        words = (Run(word, text) for word in (_BULLET, *passage.text.split(" ")))
        lines = self._composed(words, self.measure_pt - hang_pt, -hang_pt)
        return tuple(replace(line, indent_pt=line.indent_pt + hang_pt) for line in lines)

    def _composed(self, words: Iterable[Run], measure_pt: float, indent_pt: float) -> tuple[Line, ...]:
        return compose(tuple(words), measure_pt, self.breaks, indent_pt=indent_pt, manner=self._manner(measure_pt))

    def _manner(self, measure_pt: float) -> Manner:
        """Justified where the measure is wide enough for that."""
        if measure_pt >= _NARROWEST_EMS * self.dress.text.size_pt:
            return self.dress.manner
        return self.dress.manner.unjustified


def _leaving_whole(rest: str, breaks: Break) -> Break:
    """The same breaks, but none in this rest of a word, for which no rule was made."""

    def leaving(word: str, *, at_need: bool = False) -> tuple[str, ...]:
        return (word,) if word == rest and not at_need else breaks(word, at_need=at_need)

    return leaving


def _right(lines: tuple[Line, ...], measure_pt: float) -> tuple[Line, ...]:
    return tuple(Line(line.runs, indent_pt=measure_pt - line.width_pt) for line in lines)


def _words(passage: Passage, dress: Dress) -> Iterator[Run]:
    """The passage word by word. A sign that follows the place at once (a comma) is set with it."""
    place, rest = passage.opening
    glued, _, rest = rest.partition(" ")
    yield from (Run(word, dress.place) for word in f"{place}{glued}".split(" "))
    yield from (Run(word, dress.text) for word in f"{rest} {passage.text}".split(" "))
