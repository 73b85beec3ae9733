"""The sheet: all that stands between the head and the foot of one page, as its dummy says.

In: the dummy of a page, the copy of the edition, words of the house, the advertisements. Out: stands in reading
order, and what the page map tells of them. Nothing here decides what goes where.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from publisher.edition import Advertisement
from publisher.typeset.columns import Shop
from publisher.typeset.dummy import Area, Filler, Hole, PageDummy
from publisher.typeset.forme import Figure, Role, Rule, Stand, Type
from publisher.typeset.grid import Grid
from publisher.typeset.make_up import Jumps, Made, make_piece
from publisher.typeset.pagemap import MM_PER_PT, Box, Overset, Placed, PlacedAdvertisement, box_of
from publisher.typeset.plan_parts import Copy, Sheet
from publisher.typeset.rooms import GAP_ROWS
from publisher.typeset.showing import FILLER_EDGE_PT, filler_of

ADVERTISEMENT = "advertisement:"
"""What the name of an advertisement's figure begins with; its file's name follows."""
_HAIRLINE_PT, _RULE_PT = 0.4, 0.75


@dataclass(frozen=True, slots=True)
class Sheeted:
    """What stands on a page between its head and its foot; ``made`` are its pieces, in that order."""

    stands: tuple[Stand, ...]
    made: tuple[Made, ...]
    stories: tuple[Placed, ...]
    advertisements: tuple[PlacedAdvertisement, ...]
    fillers: tuple[Box, ...]
    overset: tuple[Overset, ...]


def make_sheet(
    dummy: PageDummy,
    sheet: Sheet,
    copies: Mapping[str, Copy],
    labels: Mapping[int, str],
    furniture: tuple[tuple[str, ...], tuple[Advertisement, ...]],
    shop: Shop,
) -> Sheeted:
    """The page as it stands; its ``furniture`` are words of the house, and the advertisements of the edition."""
    fillers, advertisements = furniture
    made = tuple(_pieces(dummy, sheet, copies, labels, shop))
    boxed = [_boxed(each, fillers, sheet.grid, shop) for each in dummy.fillers]
    figures = [_figure(hole, advertisements[hole.advertisement], sheet.grid) for hole in dummy.holes]
    stands: tuple[Stand, ...] = (
        *(stand for rule in dummy.rules for stand in _rule(rule, sheet.grid)),
        *(stand for one in made for stand in one.stands),
        *(stand for box in boxed for stand in box),
        *figures,
    )
    return Sheeted(
        stands,
        made,
        tuple(one.placed for one in made),
        tuple(PlacedAdvertisement(figure.name.removeprefix(ADVERTISEMENT), _box_of(figure)) for figure in figures),
        tuple(_box(each.area, sheet.grid) for each in dummy.fillers),
        tuple(
            Overset(one.placed.story, one.placed.headline, len(one.rest))
            for one in made
            if one.rest and not one.placed.continues_on
        ),
    )


def _pieces(
    dummy: PageDummy, sheet: Sheet, copies: Mapping[str, Copy], labels: Mapping[int, str], shop: Shop
) -> Iterator[Made]:
    """The stories, the first in rank first."""
    for piece in sorted(dummy.pieces, key=lambda each: copies[each.story].cast.story.rank):
        copy = copies[piece.story]
        jumps = Jumps(labels.get(piece.continued_from, ""), labels.get(piece.continues_on, ""))
        made = make_piece(piece, copy.cast.story, copy.text, sheet.grid, shop, jumps)
        if made is not None:
            yield made


def _rule(area: Area, grid: Grid) -> Iterator[Rule]:
    """A rule across between two stories, or down the gutter between them."""
    if area.columns:
        part = grid.span(area.column, area.columns)
        yield Rule(part.left_pt, grid.row_top_pt(area.row - GAP_ROWS / 2), part.width_pt, _RULE_PT)
    else:
        left_pt = grid.span(area.column, 1).left_pt - grid.gutter_pt / 2
        yield Rule(left_pt, grid.row_top_pt(area.row), area.rows * grid.row_pt, _HAIRLINE_PT, upright=True)


def _boxed(filler: Filler, words: tuple[str, ...], grid: Grid, shop: Shop) -> Iterator[Stand]:
    """Words of the house between two rules, in the middle of their box."""
    area, part = filler.area, grid.span(filler.area.column, filler.area.columns)
    told = filler_of(words[filler.text], area.columns, grid, shop, area.rows)
    deep_pt = len(told.lines) * told.setting.leading_pt
    top_pt, height_pt = grid.row_top_pt(area.row), area.rows * grid.row_pt
    yield Rule(part.left_pt, top_pt + _RULE_PT, part.width_pt, 2 * _RULE_PT)
    yield Type(Role.FILLER, part.left_pt + FILLER_EDGE_PT, top_pt + (height_pt - deep_pt) / 2, told.setting, told.lines)
    yield Rule(part.left_pt, top_pt + height_pt - _RULE_PT, part.width_pt, 2 * _RULE_PT)


def _figure(hole: Hole, advertisement: Advertisement, grid: Grid) -> Figure:
    """An advertisement as high as it is, at the foot of the rows that are kept for it."""
    part = grid.span(hole.area.column, hole.area.columns)
    height_pt = min(advertisement.height_mm / MM_PER_PT, hole.area.rows * grid.row_pt)
    top_pt = grid.row_top_pt(hole.area.foot) - height_pt
    name = f"{ADVERTISEMENT}{advertisement.file}"
    return Figure(part.left_pt, top_pt, part.width_pt, height_pt, name, "Advertisement")


def _box_of(figure: Figure) -> Box:
    return box_of(figure.left_pt, figure.top_pt, figure.width_pt, figure.height_pt)


def _box(area: Area, grid: Grid) -> Box:
    part = grid.span(area.column, area.columns)
    return box_of(part.left_pt, grid.row_top_pt(area.row), part.width_pt, area.rows * grid.row_pt)
