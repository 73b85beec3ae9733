"""Casting off says how deep a story is before it is set into its place, and making up proves it right."""

import pytest

from publisher.pictures.cropping import MOST_CROPPED
from publisher.typeset.casting_off import CROP, Cast, rest_of
from publisher.typeset.cuts import Stands
from publisher.typeset.dummy import Area, Piece, Spot
from publisher.typeset.frames import depth_of
from publisher.typeset.heads import Class
from publisher.typeset.make_up import Jumps, make_piece
from tests.papers import Paper, tale
from tests.shop import GRID, shop

LARGEST_PT = {Class.LEAD: 64, Class.SECOND: 48, Class.THIRD: 38, Class.BRIEF: 24}
STORIES = {
    "plain": tale(0, 8),
    "brief": tale(0, 2),
    "with a picture": tale(0, 12, aspects=(1.5,)),
    "with two": tale(0, 20, aspects=(0.7, 1.5)),
    "with a quotation": tale(0, 16, quote="It is time that somebody in this town said what everybody thinks."),
}


def cast_of(story) -> Cast:
    return Paper((story,)).copies()["s0"].cast


def made(story, columns, rows, way):
    copy = Paper((story,)).copies()["s0"]
    piece = Piece(story="s0", area=Area(0, 10, columns, rows), way=way)
    return make_piece(piece, story, copy.text, GRID, shop(), Jumps())


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
@pytest.mark.parametrize("columns", [1, 2, 4, 6])
def test_a_story_goes_into_the_depth_it_was_cast_off_for_but_for_a_few_lines(story, columns):
    """Where columns may not end cannot be counted; making up finds it, and the planner reckons with it."""
    for rows, (_, way) in cast_of(story).fits(columns, 0).items():
        one = made(story, columns, rows, way)
        if one is not None and rows <= 100:
            assert depth_of(one.rest) <= columns + 2


@pytest.mark.parametrize("columns", [2, 3, 4, 6])
@pytest.mark.parametrize("place", list(Class))
def test_pictures_are_cropped_no_further_than_the_limit(columns, place):
    story = STORIES["with two"]
    cast = cast_of(story)
    for _, way in cast.fits(columns, place).values():
        for shot in way.shots:
            whole = cast.measures.rows_of(story.pictures[shot.picture], shot.columns)
            assert CROP - 1e-9 <= shot.rows / whole <= 1 / CROP + 1e-9


@pytest.mark.parametrize("place", [Class.LEAD, Class.SECOND, Class.THIRD])
def test_a_headline_is_never_larger_than_its_class_allows(place):
    for columns in range(1, 7):
        for _, way in cast_of(STORIES["with two"]).fits(columns, place).values():
            assert way.head_pt <= LARGEST_PT[place]


def test_a_brief_has_the_headline_of_a_brief_unless_it_leads():
    cast = cast_of(STORIES["brief"])
    lead, brief = (max(way.head_pt for _, way in cast.fits(2, place).values()) for place in (0, 1))

    assert brief <= LARGEST_PT[Class.BRIEF]
    assert brief < lead


def test_a_picture_is_shown_where_there_is_one():
    fits = cast_of(STORIES["with a picture"]).fits(4, 0)

    assert min(fits.values(), key=lambda fit: fit[0])[1].shots


def test_a_picture_as_wide_as_its_story_stands_over_the_headline():
    for _, way in cast_of(STORIES["with a picture"]).fits(3, 0).values():
        assert all((shot.spot is Spot.OVER) == (shot.columns == 3) for shot in way.shots)


def test_a_picture_is_not_printed_larger_than_its_pixels_allow():
    story = STORIES["with a picture"]
    cast = cast_of(story)
    cast.measures.least_ppi = 3000 / (GRID.span(0, 2).width_pt / 72)  # 3000 pixels go two columns wide
    widest = max(shot.columns for _, way in cast.fits(6, 0).values() for shot in way.shots)

    assert widest == 2


def test_a_story_that_jumps_fills_any_depth_and_leaves_enough_to_go_on_with():
    story = tale(0, 40)
    cast = Cast(story, cast_of(story).lines, cast_of(story).measures, jumps=True)
    depths = sorted(cast.fits(2, 0))

    assert depths == list(range(depths[0], depths[-1] + 1))
    rest = made(story, 2, 40, cast.fits(2, 0)[40][1]).rest
    assert depth_of(rest) >= 12


def test_the_rest_of_a_story_has_neither_its_pictures_nor_its_deck():
    rest = rest_of(cast_of(STORIES["with two"]), 60, "A1")

    assert (rest.story.pictures, rest.story.deck, rest.story.byline) == ((), "", "")
    assert rest.story.kicker == "From page A1"
    assert all(not way.shots for _, way in rest.fits(3, 1).values())


def test_stands_are_as_deep_as_what_was_cast_off():
    """What the planner draws and what the page shows is one rectangle."""
    story = STORIES["plain"]
    rows, (_, way) = min(cast_of(story).fits(3, 1).items())
    stands = Stands(0, Area(0, 10, 3, rows), way)
    placed = made(story, 3, rows, stands.way).placed

    assert placed.box.height_mm == pytest.approx(rows * GRID.row_pt * 25.4 / 72, abs=0.01)


def test_the_planner_crops_as_far_as_the_darkroom_lets_it():
    assert pytest.approx(1 - MOST_CROPPED) == CROP
