"""The proof of a page: frames round all that stands on it, its holes, what found no room, and what is to be known.

In: a page as it was made up, what the page map tells of it, its grid, remarks. Out: a wider forme: the page at its
left, framed, and remarks beside the trim. Nothing on the page moves.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from publisher.typeset.compose import ragged
from publisher.typeset.faces import Setting
from publisher.typeset.forme import Figure, Forme, Frame, Mark, Role, Rule, Stand, Type
from publisher.typeset.fount import Fount
from publisher.typeset.grid import Grid
from publisher.typeset.lines import Line, Run
from publisher.typeset.pagemap import MM_PER_PT, Box, PageMap, Placed

_MARGIN_PT, _EDGE_PT = 230.0, 14.0
_LABEL_PT, _REMARK_PT, _LEAD = 7.0, 8.5, 1.3
_AFTER_PT = 4.0  # white under a remark
_ROUND_PT = 2.0  # between a story and its frame
_WHITE_ROWS = 2.2  # less deep than that is the white between stories, or over a picture
_ACROSS_PT = 1e6  # wider and deeper than any page
_OVERLAP = 0.5  # of a column: what covers less of it only reaches into it


@dataclass(frozen=True, slots=True)
class Remark:
    """Words that stand beside the page, in the colour of their mark."""

    words: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class _Edges:
    """A rectangle, in points."""

    left_pt: float
    top_pt: float
    right_pt: float
    foot_pt: float

    @classmethod
    def of(cls, box: Box) -> "_Edges":
        left_pt, top_pt = box.left_mm / MM_PER_PT, box.top_mm / MM_PER_PT
        return cls(left_pt, top_pt, left_pt + box.width_mm / MM_PER_PT, top_pt + box.height_mm / MM_PER_PT)

    def framed(self, mark: Mark, setting: Setting | None = None, lines: tuple[Line, ...] = ()) -> Frame:
        width_pt, height_pt = self.right_pt - self.left_pt, self.foot_pt - self.top_pt
        return Frame(self.left_pt, self.top_pt, width_pt, height_pt, mark, setting, lines)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a proof is made of; ``others`` are the stands of the forme that belong to no story.

    ``overset`` is how many lines found no room, by the id of their story.
    """

    forme: Forme
    page: PageMap
    others: Sequence[Stand]
    overset: Mapping[str, int]
    remarks: Sequence[Remark]


def make_proof(sheet: Sheet, grid: Grid, fount: Fount) -> Forme:
    """The proof of one page. It is higher than the page only where there is more to remark than goes beside it."""
    forme = sheet.forme
    label = Setting("label", fount.grotesque_bold, _LABEL_PT, _LABEL_PT * _LEAD, ligatures=False)
    trim = Frame(0.0, 0.0, forme.width_pt, forme.height_pt, Mark.TRIM)
    remarks = tuple(_beside(sheet.remarks, forme.width_pt + _EDGE_PT, fount))
    foot_pt = max((each.top_pt + each.height_pt for each in remarks), default=0.0) + _EDGE_PT
    frames = (*_holes(sheet, grid), *_frames(sheet, label), trim)
    stands = (*forme.stands, *frames, *remarks)
    return Forme(forme.width_pt + _MARGIN_PT, max(forme.height_pt, foot_pt), stands)


def _frames(sheet: Sheet, label: Setting) -> Iterator[Frame]:
    page = sheet.page
    for placed in page.stories:
        yield from (_Edges.of(box).framed(Mark.COLUMN) for box in placed.columns)
        yield from (_named(each.box, Mark.PICTURE, each.file, label) for each in placed.pictures)
        yield _outside(_named(placed.box, Mark.STORY, _told(placed), label))
        if placed.story in sheet.overset and not placed.continues_on:
            yield _overset(placed, sheet.overset[placed.story], label)
    yield from (_named(each.box, Mark.ADVERTISEMENT, each.file, label) for each in page.advertisements)
    yield from (_Edges.of(box).framed(Mark.FILLER) for box in page.fillers)


def _told(placed: Placed) -> str:
    """Which story it is, its rank from 1, how large its headline is, how many of its lines stand here."""
    ways = (("from", placed.continued_from), ("on", placed.continues_on))
    jumps = [f"{way} {page}" for way, page in ways if page]
    facts = (f"{placed.rank + 1}", placed.story, f"{placed.headline_pt:.1f} pt", f"{placed.lines} lines", *jumps)
    return "   ".join(facts)


def _named(box: Box, mark: Mark, words: str, label: Setting) -> Frame:
    return _Edges.of(box).framed(mark, label, (Line((Run(words, label),)),))


def _outside(frame: Frame) -> Frame:
    """A frame that touches no letter of what it is round."""
    left_pt, top_pt = frame.left_pt - _ROUND_PT, frame.top_pt - _ROUND_PT
    width_pt, height_pt = frame.width_pt + 2 * _ROUND_PT, frame.height_pt + 2 * _ROUND_PT
    return replace(frame, left_pt=left_pt, top_pt=top_pt, width_pt=width_pt, height_pt=height_pt)


def _overset(placed: Placed, lines: int, label: Setting) -> Frame:
    """A line of red under the story, as wide as it."""
    edges = _Edges.of(placed.box)
    words = f"{lines} {'line' if lines == 1 else 'lines'} overset"
    band = _Edges(edges.left_pt, edges.foot_pt - label.leading_pt, edges.right_pt, edges.foot_pt)
    return band.framed(Mark.OVERSET, label, (Line((Run(words, label),)),))


def _beside(remarks: Sequence[Remark], left_pt: float, fount: Fount) -> Iterator[Frame]:
    """The remarks below each other."""
    top_pt, measure_pt = _EDGE_PT, _MARGIN_PT - 2 * _EDGE_PT
    for remark in remarks:
        face = fount.grotesque if remark.mark is Mark.REMARK else fount.grotesque_bold
        setting = Setting("remark", face, _REMARK_PT, _REMARK_PT * _LEAD, ligatures=False)
        lines = ragged(remark.words, setting, measure_pt)
        yield Frame(left_pt, top_pt, measure_pt, len(lines) * setting.leading_pt, remark.mark, setting, lines)
        top_pt += len(lines) * setting.leading_pt + _AFTER_PT


# Holes: white between what stands below each other in a column of the grid.


def _holes(sheet: Sheet, grid: Grid) -> Iterator[Frame]:
    filled = (
        *_filled(sheet),
        _Edges(grid.left_pt, grid.row_top_pt(grid.rows), grid.left_pt + grid.width_pt, _ACROSS_PT),
    )
    for column in grid.columns(grid.across):
        right_pt = column.left_pt + column.measure_pt
        least_pt = _OVERLAP * column.measure_pt
        over = [each for each in filled if min(each.right_pt, right_pt) - max(each.left_pt, column.left_pt) > least_pt]
        for top_pt, foot_pt in _gaps(over):
            if foot_pt - top_pt > _WHITE_ROWS * grid.row_pt:
                yield _Edges(column.left_pt, top_pt, right_pt, foot_pt).framed(Mark.HOLE)


def _gaps(over: Iterable[_Edges]) -> Iterator[tuple[float, float]]:
    first, *others = sorted(over, key=lambda each: each.top_pt)
    reached_pt = first.foot_pt
    for each in others:
        if each.top_pt > reached_pt:
            yield reached_pt, each.top_pt
        reached_pt = max(reached_pt, each.foot_pt)


def _filled(sheet: Sheet) -> Iterator[_Edges]:
    """All that is no white: what is in stories, advertisements, fillers, and the furniture of the page."""
    page = sheet.page
    for placed in page.stories:
        yield _head(placed)
        yield from map(_Edges.of, placed.columns)
        quotes = (placed.quote,) if placed.quote else ()
        captions = [each.caption for each in placed.pictures if each.caption]
        yield from map(_Edges.of, (*quotes, *captions, *(each.box for each in placed.pictures)))
    yield from map(_Edges.of, (*(each.box for each in page.advertisements), *page.fillers))
    boxed = [stand for stand in sheet.others if not isinstance(stand, Type) or stand.role is not Role.FILLER]
    yield from (edges for stand in boxed for edges in _edges(stand))


def _head(placed: Placed) -> _Edges:
    """From the top of a story to its text, over its whole width: a headline need not fill its lines."""
    edges = _Edges.of(placed.box)
    foot_pt = min((_Edges.of(box).top_pt for box in placed.columns), default=edges.foot_pt)
    return _Edges(edges.left_pt, edges.top_pt, edges.right_pt, foot_pt)


def _edges(stand: Stand) -> Iterator[_Edges]:
    match stand:
        case Type():  # what stands beside a folio or an imprint is no hole
            foot_pt = stand.top_pt + len(stand.lines) * stand.setting.leading_pt
            yield _Edges(0.0, stand.top_pt, _ACROSS_PT, foot_pt)
        case Rule(upright=False):
            yield _Edges(stand.left_pt, stand.top_pt, stand.left_pt + stand.length_pt, stand.top_pt)
        case Figure():
            right_pt, foot_pt = stand.left_pt + stand.width_pt, stand.top_pt + stand.height_pt
            yield _Edges(stand.left_pt, stand.top_pt, right_pt, foot_pt)
        case _:
            return
