"""A front shows the lead as large as it may, places whole stories by rank, and names what it could not place."""

from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.typeset.forme import Rule, Type
from publisher.typeset.front import make_front
from tests.shop import GRID, shop, story

ROWS = range(10, 108)


def front(*stories):
    return make_front(stories, GRID, ROWS, shop())


def said(stands):
    return [word for stand in stands if isinstance(stand, Type) for line in stand.lines for word in line.text.split()]


def many(count, paragraphs):
    return [story(paragraphs, f"Story number {n} of the day has a headline", rank=n) for n in range(count)]


def test_a_lead_that_has_the_page_to_itself_fills_it():
    page = front(story(20, "Russia fires cruise missiles to back Syria army attack", deck="Ground assault coordinated"))

    assert page.white_rows < len(ROWS) * 0.07
    assert page.blocks[0].overset == 0


def test_the_shorter_the_story_the_larger_its_headline():
    short, long = front(story(8)), front(story(60))

    assert short.blocks[0].placed.headline_pt > long.blocks[0].placed.headline_pt


def test_a_lead_that_is_too_long_for_the_page_is_overset_by_so_many_lines():
    page = front(story(120))
    block = page.blocks[0]

    assert block.overset > 0
    assert page.white_rows == 0
    assert 0 < block.overset_share < 1


def test_every_word_of_a_story_is_on_the_page_once():
    lead = story(12)
    page = front(lead)
    hyphenated = [word for word in said(page.stands) if word.endswith("-")]

    assert len(said(page.stands)) == sum(len(p.text.split()) for p in lead.passages) + 6 + len(hyphenated)


def test_stories_stand_under_the_lead_by_rank():
    page = front(*many(4, 6))
    tops = [block.placed.box.top_mm for block in page.blocks]

    assert [block.placed.rank for block in page.blocks] == [0, 1, 2, 3]
    assert tops[0] < tops[1] == tops[2] == tops[3]


def test_stories_are_placed_whole_or_named_as_left_over():
    stories = many(12, 14)
    page = front(*stories)

    assert not any(block.overset for block in page.blocks)
    assert page.left_over
    assert {b.placed.story for b in page.blocks} | {s.id for s in page.left_over} == {s.id for s in stories}


def test_a_story_that_does_not_fit_makes_room_for_one_that_does():
    stories = (story(6, "The lead of the day", rank=0), story(60, "Far too long", rank=1), story(3, "A brief", rank=2))
    page = front(*stories)

    assert [block.placed.headline for block in page.blocks] == ["The lead of the day", "A brief"]
    assert [left.headline for left in page.left_over] == ["Far too long"]


def test_every_line_of_text_stands_on_the_grid():
    page = front(*many(4, 8))
    steps = {
        round((stand.top_pt + stand.setting.drop_pt + k * stand.setting.leading_pt - GRID.baseline_pt(0)) / 2.75, 6) % 1
        for stand in page.stands
        if isinstance(stand, Type)
        for k in range(len(stand.lines))
    }

    assert steps == {0.0}


@settings(max_examples=8)
@given(st.lists(st.integers(0, 12), min_size=1, max_size=6))
def test_blocks_never_overlap_and_stay_on_the_page(lengths):
    page = front(*(story(n, f"Story {k} of the day", rank=k) for k, n in enumerate(lengths)))
    boxes = [block.placed.box for block in page.blocks]

    for index, box in enumerate(boxes):
        assert box.top_mm + box.height_mm <= (GRID.top_pt + ROWS.stop * GRID.row_pt) * 25.4 / 72 + 0.01
        for other in boxes[index + 1 :]:
            beside = box.left_mm + box.width_mm <= other.left_mm or other.left_mm + other.width_mm <= box.left_mm
            assert beside or box.top_mm + box.height_mm <= other.top_mm + 0.01


def test_hairlines_part_the_columns_of_a_lead_alone_and_the_stories_of_a_full_page():
    alone, full = front(story(20)), front(*many(4, 6))

    assert [stand for stand in alone.stands if isinstance(stand, Rule) and stand.upright]
    assert len([rule for rule in full.rules if rule.upright]) == 2
