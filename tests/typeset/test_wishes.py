"""What a desk wants of an edition is done; and what it says nothing of goes where a maker-up would put it."""

from dataclasses import replace

import pytest

from publisher.typeset.copy import Spare
from publisher.typeset.cuts import Crown, bumps
from publisher.typeset.dummy import Area, EditionDummy
from publisher.typeset.forme import Role
from tests.papers import Paper, galley_of, made_up, planned, room_of, said, tale, texts_in

SHORT = tuple(tale(number, 5) for number in range(6))
HOLE = 3  # rows


def pages_of(dummy: EditionDummy, story: str) -> list[int]:
    """The pages a story stands on."""
    return [page.number for page in dummy.pages for piece in page.pieces if piece.story == story]


def test_a_page_whose_stories_can_fill_it_has_no_hole():
    paper = Paper(tuple(tale(number, 9, aspects=(1.5,)) for number in range(4)))
    (page,) = planned(paper).pages
    room = room_of(1)
    areas = [*(each.area for each in page.pieces), *(each.area for each in page.fillers)]
    covered = sum((area.rows + 2) * area.columns for area in areas)

    assert page.white_rows <= HOLE
    assert covered >= room.rows * room.columns - HOLE * room.columns


def test_headlines_that_stand_side_by_side_are_not_alike():
    """Set light, one of two stands apart from the other."""
    paper = Paper(tuple(tale(number, 8, "Board votes for a pier") for number in range(4)), pages=2)
    for page in planned(paper).pages:
        for one in page.pieces:
            for other in page.pieces:
                if one.area.right == other.area.column and one.area.row == other.area.row:
                    crowns = [Crown(each.way.head_pt, each.way.head_lines) for each in (one, other)]
                    assert not bumps(*crowns) or one.way.light != other.way.light


def test_a_page_too_large_for_its_stories_has_the_crossheads_that_the_desk_keeps_for_it():
    spares = tuple(Spare(over, f"Tugs in line {over}") for over in (2, 4, 6))
    stories = tuple(replace(tale(number, 8), spares=spares) for number in range(5))
    (with_spares,) = planned(paper := Paper(stories, fillers=())).pages
    (without,) = planned(Paper(tuple(replace(each, spares=()) for each in stories), fillers=())).pages

    assert said(made_up(paper, with_spares), Role.CROSSHEAD)
    assert with_spares.white_rows <= without.white_rows


@pytest.mark.parametrize("page", [1, 2, 3])
def test_a_story_stands_on_the_page_it_is_wished_on(page):
    dummy = planned(Paper(SHORT, pages=3, wishes={"s4": page}))

    assert pages_of(dummy, "s4") == [page]


def test_a_wish_for_a_page_that_does_not_exist_is_no_wish():
    dummy = planned(Paper(SHORT, pages=2, wishes={"s4": 7}))

    assert len(pages_of(dummy, "s4")) == 1


def test_a_story_stands_in_the_rectangle_that_the_desk_has_drawn():
    area = Area(2, 40, 3, 45)
    paper = Paper(SHORT, pins={1: {"s3": area}})
    (page,) = planned(paper).pages

    assert [piece.area for piece in page.pieces if piece.story == "s3"] == [area]


def test_a_story_too_long_for_its_rectangle_is_overset_and_said():
    stories = (*SHORT, tale(6, 40))
    paper = Paper(stories, pins={1: {"s6": Area(0, 60, 2, 50)}})
    (page,) = planned(paper).pages
    sheeted = made_up(paper, page)
    printed, (overset,) = texts_in(sheeted)["s6"], sheeted.overset

    assert overset.story == "s6"
    assert printed + galley_of(stories[6])[-overset.lines :] == galley_of(stories[6])


@pytest.mark.parametrize(
    "area", [Area(0, 100, 1, 1), Area(0, 100, 1, 6), Area(5, 20, 1, 8), Area(0, 60, 6, 2)], ids=repr
)
@pytest.mark.parametrize("paragraphs", [1, 30])
def test_a_rectangle_that_cannot_even_hold_the_head_of_a_story_loses_no_story(area, paragraphs):
    paper = Paper((*SHORT, tale(6, paragraphs)), pages=2, pins={1: {"s6": area}})
    dummy = planned(paper)

    assert pages_of(dummy, "s6")[:1] == [1]


def test_a_rectangle_for_a_story_that_is_not_in_the_edition_leaves_no_hole():
    paper = Paper(SHORT[:4], pins={1: {"withdrawn": Area(0, 10, 4, 60)}})

    assert planned(paper).pages == planned(Paper(SHORT[:4])).pages


def test_of_two_rectangles_that_overlap_the_first_counts():
    one, other = Area(0, 20, 3, 50), Area(2, 60, 3, 40)
    (page,) = planned(Paper(SHORT, pins={1: {"s3": one, "s4": other}})).pages

    assert [piece.area == one for piece in page.pieces if piece.story == "s3"] == [True]
    assert [piece.area == other for piece in page.pieces if piece.story == "s4"] == [False]


def test_a_rectangle_on_an_advertisement_does_not_count():
    area = Area(0, 50, 3, 50)
    paper = Paper(SHORT, pins={1: {"s3": area}}, advertisements={1: [Area(0, 0, 3, 30)]})
    (page,) = planned(paper).pages

    assert area not in [piece.area for piece in page.pieces]


def test_a_story_goes_on_at_the_page_that_the_desk_says():
    paper = Paper((tale(0, 40), *SHORT[1:]), pages=3, wishes={"s0": 1}, jumps={"s0": 3})
    dummy = planned(paper)

    assert pages_of(dummy, "s0") == [1, 3]
    assert said(made_up(paper, dummy.pages[0]), Role.JUMP) == ["Continued on page A3"]


def test_a_story_that_is_whole_in_its_rectangle_says_of_no_other_page():
    paper = Paper(SHORT, pages=2, pins={1: {"s0": Area(0, 10, 6, 60)}}, jumps={"s0": 2})
    dummy = planned(paper)

    assert pages_of(dummy, "s0") == [1]
    assert said(made_up(paper, dummy.pages[0]), Role.JUMP) == []


def test_a_story_that_was_to_go_on_and_found_no_room_on_its_page_is_not_cut_off_elsewhere():
    """The first page is taken, so it stands on another; there it has to be whole, or to go on at a page that has it."""
    stories = (*(tale(number, 40) for number in range(3)), tale(3, 20))
    paper = Paper(stories, pages=5, wishes={each.id: 1 for each in stories}, jumps={"s3": 2})
    dummy = planned(paper)

    assert pages_of(dummy, "s3") != [1, 2]
    assert _text_of(paper, dummy, "s3") == galley_of(stories[3])


def test_a_story_too_long_for_a_page_goes_on_at_the_next_of_itself():
    paper = Paper((tale(0, 80),), pages=2)
    dummy = planned(paper)

    assert pages_of(dummy, "s0") == [1, 2]
    assert _text_of(paper, dummy, "s0") == galley_of(paper.stories[0])


def test_what_finds_no_page_is_left_over_by_rank():
    paper = Paper(tuple(tale(number, 30) for number in range(9)))
    dummy = planned(paper)
    left = [each.story for each in dummy.left_over]

    assert left == sorted(left)
    assert set(left) | {piece.story for piece in dummy.pages[0].pieces} == {f"s{number}" for number in range(9)}
    assert "s0" not in left


def test_an_edition_without_stories_has_its_pages_with_their_advertisements():
    paper = Paper((), pages=2, advertisements={2: [Area(0, 0, 6, 107)]})
    dummy = planned(paper)

    assert [(page.number, len(page.pieces), len(page.holes)) for page in dummy.pages] == [(1, 0, 0), (2, 0, 1)]


def test_a_page_that_an_advertisement_fills_holds_no_story():
    paper = Paper(SHORT, pages=2, advertisements={2: [Area(0, 0, 6, 107)]}, wishes={"s0": 2})
    dummy = planned(paper)

    assert dummy.pages[1].pieces == ()
    assert pages_of(dummy, "s0") == [1]


def test_what_is_not_on_the_front_stands_on_pages_of_its_section():
    stories = tuple(tale(n, 12, aspects=(1.5,), section=("News", "Sport")[n % 2]) for n in range(6))
    paper = Paper(stories, pages=3, sections={2: "News", 3: "Sport"})
    dummy = planned(paper)

    inside = {page.number: {_section(paper, piece.story) for piece in page.pieces} for page in dummy.pages[1:]}
    assert inside == {2: {"News"}, 3: {"Sport"}}


def _section(paper: Paper, story: str) -> str:
    return next(each.section for each in paper.stories if each.id == story)


def _text_of(paper: Paper, dummy: EditionDummy, story: str) -> tuple[str, ...]:
    return tuple(line for page in dummy.pages for line in texts_in(made_up(paper, page)).get(story, ()))
