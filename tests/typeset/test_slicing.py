"""A page is cut so that nothing is left over and nothing better could have been found."""

from dataclasses import dataclass
from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from publisher.typeset.casting_off import Fits
from publisher.typeset.cuts import Crown, bumps
from publisher.typeset.dummy import Area, Way
from publisher.typeset.rooms import GAP_ROWS
from publisher.typeset.slicing import fill_page

ROOM = Area(0, 3, 3, 40)


@dataclass(frozen=True)
class Block:
    """Something to be placed that says for itself how deep it may be in so many columns, and what that costs."""

    ways: tuple[tuple[int, int, float], ...]

    def fits(self, columns: int, place: int) -> Fits:  # noqa: ARG002
        return {rows: (cost, Way(20.0 + cost, 1, 3, 0.0, 0.0)) for across, rows, cost in self.ways if across == columns}


def exactly(columns: int, rows: int, cost: float = 1.0) -> Block:
    return Block(((columns, rows, cost),))


WAYS = st.tuples(st.integers(1, 3), st.integers(5, 40), st.sampled_from((1.0, 2.0, 7.0, 30.0)))
BLOCKS = st.lists(st.builds(Block, st.lists(WAYS, min_size=1, max_size=6).map(tuple)), min_size=1, max_size=4)


def test_one_story_that_is_as_large_as_the_page_fills_it():
    filled = fill_page([exactly(3, 40)], [(ROOM,)])

    assert filled is not None
    assert [each.area for each in filled.stands] == [ROOM]
    assert (filled.cost, filled.white_rows, filled.rules) == (1.0, 0, ())


def test_of_two_stories_the_higher_stands_above_and_a_rule_between():
    filled = fill_page([exactly(3, 20), exactly(3, 18)], [(ROOM,)])

    assert filled is not None
    assert [each.area for each in filled.stands] == [Area(0, 3, 3, 20), Area(0, 25, 3, 18)]
    assert filled.rules == (Area(0, 25, 3, 0),)


def test_stories_that_are_as_deep_stand_side_by_side_with_a_rule_in_the_gutter():
    filled = fill_page([exactly(2, 40), exactly(1, 40)], [(ROOM,)])

    assert filled is not None
    assert [each.area for each in filled.stands] == [Area(0, 3, 2, 40), Area(2, 3, 1, 40)]
    assert filled.rules == (Area(2, 3, 0, 40),)


def test_the_cheapest_of_the_ways_is_taken():
    filled = fill_page([Block(((3, 40, 50.0), (3, 39, 1.0)))], [(ROOM,)])

    assert filled is not None
    assert (filled.stands[0].area.rows, filled.white_rows) == (39, 1)


def test_stories_that_do_not_go_in_are_not_left_out():
    assert fill_page([exactly(3, 30), exactly(3, 30)], [(ROOM,)]) is None
    assert fill_page([exactly(3, 41)], [(ROOM,)]) is None
    assert fill_page([exactly(4, 10)], [(ROOM,)]) is None
    assert fill_page([Block(())], [(ROOM,)], spare=[exactly(3, 40)]) is None


def test_words_of_the_house_fill_what_a_story_leaves():
    filled = fill_page([exactly(3, 20)], [(ROOM,)], spare=[exactly(3, 18, 5.0)])

    assert filled is not None
    assert [(each.story, each.area) for each in filled.stands] == [(0, Area(0, 3, 3, 20)), (1, Area(0, 25, 3, 18))]
    assert filled.white_rows == 0


def test_the_best_of_the_ways_to_cut_what_advertisements_leave_is_taken():
    upper, side, whole = Area(0, 3, 3, 20), Area(0, 24, 1, 19), Area(0, 3, 1, 40)
    filled = fill_page([exactly(1, 40), exactly(2, 20)], [(upper, side), (whole, Area(1, 3, 2, 20))])

    assert filled is not None
    assert [each.area for each in filled.stands] == [whole, Area(1, 3, 2, 20)]


def test_a_story_under_what_is_above_an_advertisement_has_a_rule_over_it():
    upper, side = Area(0, 3, 3, 20), Area(0, 24, 1, 19)
    filled = fill_page([exactly(3, 20), exactly(1, 18)], [(upper, side)])

    assert filled is not None
    assert filled.stands[1].area == Area(0, 3 + 20 + GAP_ROWS, 1, 18)
    assert filled.rules == (Area(0, 25, 1, 0),)


def test_headlines_bump_that_are_of_one_size_and_one_number_of_lines():
    assert bumps(Crown(30, 2), Crown(28, 2))
    assert not bumps(Crown(30, 2), Crown(28, 3))
    assert not bumps(Crown(30, 2), Crown(20, 2))


@given(BLOCKS)
def test_all_stories_stand_once_in_the_room_each_in_a_way_of_its_own(blocks):
    filled = fill_page(blocks, [(ROOM,)])
    if filled is None:
        return
    areas = [each.area for each in filled.stands]

    assert sorted(each.story for each in filled.stands) == list(range(len(blocks)))
    assert all(area.row >= 3 and area.foot <= 43 and 0 <= area.column < area.right <= 3 for area in areas)
    for one, other in combinations(areas, 2):
        beside = one.right <= other.column or other.right <= one.column
        assert beside or one.foot + GAP_ROWS <= other.row or other.foot + GAP_ROWS <= one.row
    for each in filled.stands:
        assert any(way[:2] == (each.area.columns, each.area.rows) for way in blocks[each.story].ways)


@given(BLOCKS.filter(lambda blocks: len(blocks) == 2))
def test_no_other_way_to_stand_two_stories_over_each_other_is_cheaper(blocks):
    """The costs of order and likeness can only be added, and are the same for the same pair of ways."""
    filled = fill_page(blocks, [(ROOM,)])
    pairs = product(blocks[0].fits(3, 0).items(), blocks[1].fits(3, 1).items())
    whole = [
        upper[0] + lower[0]
        for (above, upper), (below, lower) in pairs
        if above + GAP_ROWS + below == ROOM.rows and lower[1].head_pt <= 0.82 * upper[1].head_pt
    ]

    assert not whole or (filled is not None and filled.cost <= min(whole))
