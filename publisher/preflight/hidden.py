"""The rule about words nobody sees: nothing opaque is painted over type.

In: the file under examination. Out: what breaks the rule. Only what surely hides counts: upright boxes and pictures,
opaque, knocking out, not cut to a shape. What is said again on top of what hides it is hidden from nobody.
"""

from collections.abc import Iterator, Mapping
from math import floor

from pikepdf import Stream

from publisher.preflight.content import Kind, Painted
from publisher.preflight.graphics import Corners, common
from publisher.preflight.lettering import read
from publisher.preflight.paths import fills_its_box
from publisher.preflight.report import Severity
from publisher.preflight.rules import Found, Rule, Subject
from publisher.preflight.state import Part

_CELL_PT, _MANY_CELLS = 36.0, 4_000
_MOST = 0.9  # of a run of type; an edge of it may stand out
_LEAST_PT = 3.0  # what is smaller on either side hides no word
_SHAPED_BY = ("/SMask", "/Mask", "/ImageMask")
_SHOWN = 48  # letters

_Cell = tuple[int, int, int]


def _hidden(subject: Subject) -> Iterator[Found]:
    below: dict[int, list[tuple[Painted, str]]] = {}
    covers: dict[int, Painted] = {}
    for mark, text, cover in _covered(subject):
        below.setdefault(id(cover), []).append((mark, text))
        covers[id(cover)] = cover
    for key, runs in below.items():
        words = "".join(text for _, text in reversed(runs)).strip()
        what = "a picture" if covers[key].kind is Kind.PICTURE else "an area"
        message, first = f"words lie hidden under {what}: {_shortened(words)}", runs[-1][0]
        hint = "bring them to the front, or take them out"
        yield Found(message=message, hint=hint, page=first.page, where=first.where)


def _shortened(words: str) -> str:
    return f"“{words}”" if len(words) <= _SHOWN else f"“{words[:_SHOWN]}…”"


def _covered(subject: Subject) -> Iterator[tuple[Painted, str, Painted]]:
    """Each run of type that something hides, the last one first, with what hides it."""
    texts = {id(mark): text for mark, text in read(subject)}
    covers: dict[_Cell, list[Painted]] = {}
    shown: dict[tuple[int, bytes], list[Corners]] = {}
    for mark in reversed(subject.painted):
        if _hides(mark):
            for cell in _cells(mark):
                covers.setdefault(cell, []).append(mark)
        elif texts.get(id(mark), "").strip():
            cover = _over(mark, covers)
            again = shown.setdefault((mark.page, mark.codes), [])
            if cover and not any(_share(mark.seen, where) > 0 for where in again):
                yield mark, texts[id(mark)], cover
            again.append(mark.seen)


def _hides(mark: Painted) -> bool:
    """It surely lets nothing through."""
    left, bottom, right, top = mark.seen
    if not mark.is_seen or not mark.is_box or mark.transparent or min(right - left, top - bottom) < _LEAST_PT:
        return False
    if mark.kind is Kind.PICTURE:
        upright = not (mark.matrix.b or mark.matrix.c) or not (mark.matrix.a or mark.matrix.d)
        return upright and isinstance(mark.resource, Stream) and not any(key in mark.resource for key in _SHAPED_BY)
    flat = mark.kind is Kind.PATH and mark.part is Part.FILL and mark.colour.pattern is None
    return flat and not mark.ink.overprints and fills_its_box(mark.outlines, mark.where)


def _cells(mark: Painted) -> Iterator[_Cell]:
    """The cells it reaches into; if they are more than a page has, the one that stands for all."""
    left, bottom, right, top = (floor(edge / _CELL_PT) for edge in mark.seen)
    if (right - left + 1) * (top - bottom + 1) > _MANY_CELLS:
        return iter([_everywhere(mark)])
    return ((mark.page, x, y) for x in range(left, right + 1) for y in range(bottom, top + 1))


def _everywhere(mark: Painted) -> _Cell:
    return (-mark.page, 0, 0)


def _over(mark: Painted, covers: Mapping[_Cell, list[Painted]]) -> Painted | None:
    """What lies over a mark, if it is hidden."""
    left, bottom, right, top = mark.seen
    middle = (mark.page, floor((left + right) / 2 / _CELL_PT), floor((bottom + top) / 2 / _CELL_PT))
    near = (*covers.get(middle, ()), *covers.get(_everywhere(mark), ()))
    return next((cover for cover in near if _share(mark.seen, cover.seen) >= _MOST), None)


def _share(box: Corners, other: Corners) -> float:
    """How much of a box lies in the other."""
    left, bottom, right, top = common(box, other)
    whole = (box[2] - box[0]) * (box[3] - box[1])
    return max(0.0, right - left) * max(0.0, top - bottom) / whole if whole else 0.0


RULES = (
    Rule("H01", "No words lie hidden under what is painted over them", "practice: somebody was to read them",
         Severity.WARN, _hidden),
)  # fmt: skip
