"""What advertisements leave of a page is cut into rectangles: none in an advertisement, none in another, none lost."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from publisher.typeset.dummy import Area
from publisher.typeset.rooms import ABOVE, SHALLOWEST, left_by, stacked

ROOM = Area(0, 3, 6, 107)


@st.composite
def wanted(draw: st.DrawFn) -> Area:
    """An advertisement, which may be wider or deeper than the room."""
    return Area(draw(st.integers(0, 6)), 0, draw(st.integers(1, 7)), draw(st.integers(1, 120)))


@st.composite
def drawn(draw: st.DrawFn) -> Area:
    """A rectangle somewhere in the room."""
    column, row = draw(st.integers(0, 5)), draw(st.integers(ROOM.row, ROOM.foot - 1))
    return Area(column, row, draw(st.integers(1, 6 - column)), draw(st.integers(1, ROOM.foot - row)))


def meets(one: Area, other: Area) -> bool:
    return shares_columns(one, other) and one.row < other.foot and other.row < one.foot


def shares_columns(one: Area, other: Area) -> bool:
    return one.column < other.right and other.column < one.right


def cells(*areas: Area) -> set[tuple[int, int]]:
    return {(column, row) for a in areas for column in range(a.column, a.right) for row in range(a.row, a.foot)}


@given(st.lists(wanted(), max_size=5))
def test_advertisements_stand_in_the_room_and_not_on_each_other(ordered):
    stands = [each for each in stacked(ordered, ROOM) if each.rows]

    assert all(cells(each) <= cells(ROOM) for each in stands)
    assert not any(meets(one, other) for one, other in combinations(stands, 2))


def test_an_advertisement_stands_at_the_foot_or_on_those_before_it():
    one, other, third = stacked([Area(0, 0, 3, 20), Area(2, 0, 2, 10), Area(4, 0, 2, 30)], ROOM)

    assert one == Area(0, 90, 3, 20)
    assert other == Area(2, 90 - ABOVE - 10, 2, 10)
    assert third == Area(4, 80, 2, 30)


def test_without_advertisements_the_room_is_whole():
    assert left_by([], ROOM) == ((ROOM,),)


@given(st.lists(drawn(), max_size=4))
def test_what_is_left_is_in_no_hole_and_not_in_each_other(holes):
    for cutting in left_by(holes, ROOM):
        assert all(cells(area) <= cells(ROOM) and area.rows >= SHALLOWEST for area in cutting)
        assert not any(meets(area, hole) for area in cutting for hole in holes)
        assert not any(meets(one, other) for one, other in combinations(cutting, 2))


@given(st.lists(drawn(), max_size=3))
def test_of_two_areas_over_each_other_the_lower_leaves_white(holes):
    for cutting in left_by(holes, ROOM):
        for one, other in combinations(cutting, 2):
            upper, lower = sorted((one, other), key=lambda area: area.row)
            assert not shares_columns(upper, lower) or lower.row - upper.foot >= ABOVE


@given(st.lists(wanted(), max_size=3))
def test_over_advertisements_every_column_that_is_deep_enough_is_covered(ordered):
    """Cut straight down, which is the last of the ways: what stands at the foot takes nothing above it."""
    stands = stacked(ordered, ROOM)
    cutting = left_by(stands, ROOM)[-1]
    for column in range(ROOM.columns):
        under = [each.row - ABOVE for each in stands if each.column <= column < each.right and each.rows]
        free = range(ROOM.row, min(under, default=ROOM.foot))
        assert len(free) < SHALLOWEST or {(column, row) for row in free} <= cells(*cutting)


@given(drawn())
def test_cut_straight_down_all_that_is_beside_a_hole_is_covered(hole):
    covered = cells(*left_by([hole], ROOM)[-1])
    beside = [Area(0, 3, hole.column, 107), Area(hole.right, 3, 6 - hole.right, 107)]

    assert cells(*beside) <= covered
