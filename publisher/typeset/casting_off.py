"""Casting off: how deep a story is in so many columns, in every way it may be shown.

In: a story with the number of its lines in one column, a width in columns, its place on the page. Out: for every depth
in rows the best ``Way`` to fill exactly that, and what that way costs. The desk's own means are used in its own order:
a picture is cropped first, deck and headline change their size within their class, a quotation is pulled out, spare
crossheads are set. Nothing here sets text, cuts it, or knows another story.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil, log, sqrt

import msgspec

from publisher.typeset.copy import Photograph, Story
from publisher.typeset.dummy import Pull, Shot, Spot, Way
from publisher.typeset.heads import Class, Measures, Topping
from publisher.typeset.showing import continued

Cost = float
Fits = dict[int, tuple[Cost, Way]]

LEAST_LEFT = 12  # lines that go on elsewhere of a story that jumps; it does not jump for less
CROP = 0.78  # of its height or of its width is what has to be seen of a picture
# How many columns wide the first picture of a story is at best, as a share of the story's.
_SHARES_OF_WIDTH = {Class.LEAD: 0.67, Class.SECOND: 0.62, Class.THIRD: 0.55, Class.BRIEF: 0.5}
_PICTURE_ROWS, _SECOND_ROWS = range(7, 56), range(7, 30)
_SECOND_COLUMNS = 3
_SHORTEST_LEG, _LONGEST_LEG = 5, 50  # rows of text in a column
_LEAST_SHOWN = 9  # rows of a column of a story that jumps
_QUOTE_SLACK = 3  # rows of white that a quotation may have round it
_SLACK = 4  # lines; a column may be one fewer short
_BRIEF_LINES, _SHORT_LINES = 26, 44  # of a brief, and of what is too short to lead

_UNSHOWN, _SECOND_UNSHOWN = 110.0, 24.0  # what it costs to leave a picture out
_COST_OF_SMALL = 9.0
_COST_OF_CROP = 9.0
_COST_OF_QUOTE = 5.0
_COST_OF_SPARE = 3.0  # of a crosshead more
_COST_OF_WIDTH = 7.0
_COST_OF_JUMP = 30.0
_COST_OF_WHITE = 5.0  # of a row in every column
_COST_OF_LENGTH = 0.9  # of a row that it is too long
_COST_OF_STUBS = 25.0  # of a row that a column of text is too short
_COST_OF_FILLER, _FILLER_SLACK = 26.0, 26  # the second in rows
_COST_OF_ROOM = 0.4  # of a row in a column that words of the house take
_COST_OF_WIDE = 4.0  # of a column more or less than two, squared
_ASPECT = 0.085  # an area looks well whose width in columns, squared, is this share of its rows of one column


class _Body(msgspec.Struct, frozen=True):
    """Everything of a story but its head, in one of the ways it may be: what it costs, and what is in it."""

    cost: Cost
    shots: tuple[Shot, ...] = ()
    pull: Pull | None = None


@dataclass(frozen=True)
class Cast:
    """A story, or what is left of one, ready to be cast off. ``lines`` is how deep its text is in one column.

    ``jumps`` says that it may go on at another page. ``spares`` are how many lines deeper it is with one of its spare
    crossheads, two, and so on.
    """

    story: Story
    lines: int
    measures: Measures
    jumps: bool = False
    spares: tuple[int, ...] = ()

    @cached_property
    def area(self) -> float:
        """About how many rows of one column it takes, with all that stands over and in it."""
        shown = sum(self.measures.rows_of(picture, 2) * 2 for picture in self.story.pictures[:2])
        head = 6 + len(self.story.headline) / 6 + len(self.story.deck) / 9
        return self.lines + head + shown

    def fits(self, columns: int, place: int) -> Fits:
        """The best way for every depth in rows that this story fills in so many columns, at this place on its page."""
        key = (self.story, self.lines, self.jumps, columns, self._class(place))
        known = self.measures.fits
        if key not in known:
            known[key] = self._fits(columns, self._class(place))
        return known[key]

    def _class(self, place: int) -> Class:
        """By its place, but no higher than its length allows."""
        if self.lines <= _BRIEF_LINES and not self.story.pictures:
            return Class.BRIEF if place else Class.THIRD
        return Class(max(min(place, Class.THIRD), Class.SECOND if self.lines <= _SHORT_LINES else Class.LEAD))

    def _fits(self, columns: int, rank: Class) -> Fits:
        best: Fits = {}
        ideal = max(1.0, sqrt(_ASPECT * self.area))
        shape = _COST_OF_WIDTH * (columns - ideal) ** 2 / ideal
        bodies = _Caster(self, columns, rank).bodies()
        for topping in self.measures.toppings(self.story, columns, rank):
            for rows, body in bodies.items():
                depth, cost = topping.rows + rows, topping.cost + body.cost + shape
                if depth not in best or cost < best[depth][0]:
                    best[depth] = (cost, _way(topping, body))
        return best


def _way(topping: Topping, body: _Body) -> Way:
    return Way(topping.head_pt, topping.lines, topping.rows, *topping.deck, body.shots, body.pull)


class _Caster:
    """Casts off the body of one story in one width."""

    def __init__(self, cast: Cast, columns: int, rank: Class) -> None:
        self.cast = cast
        self.columns = columns
        self.rank = rank

    def bodies(self) -> dict[int, _Body]:
        """The best body for every depth."""
        best: dict[int, _Body] = {}
        for shots, shown in self._pictures():
            for pull, pulled in self._pulls():
                for rows, cost in self._depths(shots, pull):
                    total = cost + shown + pulled
                    if rows not in best or total < best[rows].cost:
                        best[rows] = _Body(total, shots, pull)
        return best

    def _pictures(self) -> Iterator[tuple[tuple[Shot, ...], Cost]]:
        pictures = self.cast.story.pictures
        yield (), _UNSHOWN if pictures else 0.0
        more = pictures[1:2]
        for shot, cost in self._shots(pictures[0]) if pictures else ():
            yield (shot,), cost + (_SECOND_UNSHOWN if more else 0.0)
            for second in more:
                for other, extra in self._seconds(shot, second):
                    yield (shot, other), cost + extra

    def _shots(self, picture: Photograph) -> Iterator[tuple[Shot, Cost]]:
        wanted = max(1.0, _SHARES_OF_WIDTH[self.rank] * self.columns)
        for columns in range(1, self.columns + 1):
            spot = Spot.OVER if columns == self.columns else Spot.HEAD
            off = _COST_OF_SMALL * (columns - wanted) ** 2 / wanted
            caption = self.cast.measures.caption_rows(picture, columns)
            for rows, crop in self._cropped(picture, columns, _PICTURE_ROWS):
                yield Shot(0, spot, columns, rows, caption), off + crop

    def _seconds(self, first: Shot, picture: Photograph) -> Iterator[tuple[Shot, Cost]]:
        """The second stands at the foot of columns over which the first does not, and is hardly cropped."""
        free = self.columns if first.spot is Spot.OVER else self.columns - first.columns
        for columns in range(1, min(free, _SECOND_COLUMNS) + 1):
            caption = self.cast.measures.caption_rows(picture, columns)
            for rows, crop in self._cropped(picture, columns, _SECOND_ROWS):
                if crop <= _COST_OF_CROP / 9:
                    yield Shot(1, Spot.FOOT, columns, rows, caption), crop

    def _cropped(self, picture: Photograph, columns: int, rows: range) -> Iterator[tuple[int, Cost]]:
        natural = self.cast.measures.rows_of(picture, columns)
        if picture.whole:
            yield from ((ceil(natural), 0.0),) if ceil(natural) in rows else ()
            return
        for depth in range(ceil(natural * CROP), int(natural / CROP) + 1):
            if depth in rows and (columns == 1 or self.cast.measures.is_sharp(picture, columns, depth)):
                yield depth, _COST_OF_CROP * (log(depth / natural) / log(CROP)) ** 2

    def _pulls(self) -> Iterator[tuple[Pull | None, Cost]]:
        yield None, 0.0
        if self.cast.story.quotes and self.columns > 1 and self.rank is not Class.BRIEF:
            needed = self.cast.measures.quote_rows(self.cast.story.quotes[0])
            yield from ((Pull(0, needed + slack), _COST_OF_QUOTE + slack) for slack in range(_QUOTE_SLACK))

    def _depths(self, shots: tuple[Shot, ...], pull: Pull | None) -> Iterator[tuple[int, Cost]]:
        """The depths these leave the body to fill, under a picture that stands over the head too."""
        over = sum(shot.depth for shot in shots if shot.spot is Spot.OVER)
        beside = [shot for shot in shots if shot.spot is not Spot.OVER]
        taken = sum(shot.columns * shot.depth for shot in beside) + (pull.rows if pull else 0)
        tightest = max((shot.depth for shot in beside), default=0) + (_SHORTEST_LEG if beside else 0)
        if pull:
            tightest = max(tightest, pull.rows + 2 * _SHORTEST_LEG)
        if self.cast.jumps:
            ways = self._beginnings(taken, max(tightest, _LEAST_SHOWN))
        else:
            ways = self._wholes(taken, tightest, 1 + len(beside) + (1 if pull else 0))
        for rows, cost in ways:
            yield over + rows, cost + _cost_of_legs(rows, self.columns)

    def _wholes(self, taken: int, tightest: int, stretches: int) -> Iterator[tuple[int, Cost]]:
        """All of it, with spare crossheads or without, and a few lines more for where columns may not end."""
        for used, deeper in enumerate((0, *self.cast.spares)):
            whole = self.cast.lines + deeper + (self.columns + stretches) // 2
            body = ceil((whole + taken) / self.columns)
            slack = body * self.columns - whole - taken
            for more in range(_SLACK):
                if body + more >= tightest:
                    yield body + more, _COST_OF_WHITE * more * more + slack / self.columns + _COST_OF_SPARE * used

    def _beginnings(self, taken: int, least: int) -> Iterator[tuple[int, Cost]]:
        """A story that goes on elsewhere fills any depth; the more of it is here the better."""
        most = (self.cast.lines - LEAST_LEFT + taken) // self.columns
        for rows in range(least, most + 1):
            elsewhere = 1 - (rows * self.columns - taken) / self.cast.lines
            yield rows, _COST_OF_JUMP * elsewhere


def _cost_of_legs(rows: int, columns: int) -> Cost:
    """Text in very short or very long columns reads badly."""
    if rows < _SHORTEST_LEG and columns > 1:
        return _COST_OF_STUBS * (_SHORTEST_LEG - rows)
    return max(0.0, _COST_OF_LENGTH * (rows - _LONGEST_LEG))


def rest_of(cast: Cast, lines: int, page: str) -> Cast:
    """What is left of a story that jumped from this page: its last ``lines``."""
    return replace(cast, story=continued(cast.story, page), lines=lines, jumps=False, spares=())


@dataclass(frozen=True)
class FillerCast:
    """Words of the house, ready to be cast off: ``rows`` is what they need in each number of columns, from 1."""

    text: int
    rows: tuple[int, ...]

    def fits(self, columns: int, place: int) -> Fits:  # noqa: ARG002  it is the last wherever it stands
        """A box as deep as its words need, or deeper, for they can be set larger."""
        least = self.rows[columns - 1]
        way = Way(0.0, self.text, 0, 0.0, 0.0)
        wide = _COST_OF_FILLER + _COST_OF_WIDE * (columns - 2) ** 2
        return {rows: (wide + _COST_OF_ROOM * rows * columns, way) for rows in range(least, least + _FILLER_SLACK)}
