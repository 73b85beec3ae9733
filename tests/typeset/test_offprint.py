"""An offprint holds its whole story on as few sheets as it needs, and nothing runs off a sheet."""

import pytest

from publisher.formats.press.offprint import A4
from publisher.typeset.forme import Role, Type
from publisher.typeset.furniture import Words
from publisher.typeset.offprint import make_offprint
from tests.shop import shop, story

WORDS = Words(
    nameplate="The Evening Paper",
    day="Thursday, October 8, 2015",
    section="World",
    page="A1",
    imprint="",
    address="a.b",
)
FOOT = ("See Opinion", "Picture in print: Reuters")


def formes(paragraphs, **facts):
    return make_offprint(story(paragraphs, **facts), WORDS, FOOT, A4, shop())


def types(forme, role=Role.TEXT):
    return [stand for stand in forme.stands if isinstance(stand, Type) and stand.role is role]


@pytest.mark.parametrize(("paragraphs", "sheets"), [(0, 1), (1, 1), (10, 1), (40, 3), (80, 5)])
def test_a_story_takes_as_many_sheets_as_it_needs(paragraphs, sheets):
    assert len(formes(paragraphs)) == sheets


@pytest.mark.parametrize("paragraphs", [1, 10, 40])
def test_every_paragraph_opens_once(paragraphs):
    opened = [stand for forme in formes(paragraphs) for stand in types(forme) if not stand.continues]

    assert [stand.lines[0].text.split()[1] for stand in opened] == [f"{n}." for n in range(paragraphs)]


def test_nothing_runs_off_a_sheet():
    feet = [
        stand.top_pt + len(stand.lines) * stand.setting.leading_pt
        for forme in formes(60)
        for stand in forme.stands
        if isinstance(stand, Type)
    ]

    assert max(feet) < A4.height_pt - 20


def test_the_last_sheet_has_level_columns_and_the_foot():
    *first, last = formes(40)
    feet = {}
    for stand in types(last):
        feet[stand.left_pt] = stand.top_pt + len(stand.lines) * stand.setting.leading_pt

    assert max(feet.values()) - min(feet.values()) <= 24.1
    assert [stand.lines[0].text for stand in types(last, Role.FOOT)] == [*FOOT, WORDS.address]
    assert not any(types(forme, Role.FOOT) for forme in first)


def test_sheets_are_numbered_if_there_is_more_than_one():
    one, several = formes(3), formes(40)

    assert "Page" not in types(one[0], Role.FOLIO)[0].lines[0].text
    assert types(several[0], Role.FOLIO)[0].lines[0].text.endswith("Page 1 of 3")
    assert types(several[2], Role.RUNNING)[0].lines[0].text.endswith("Page 3 of 3")


def test_what_a_foot_cannot_hold_ends_the_text():
    told = tuple(f"See page {n} of the paper, where there is more" for n in range(60))
    made = make_offprint(story(3), WORDS, told, A4, shop())
    said = " ".join(line.text for forme in made for stand in types(forme) for line in stand.lines)

    assert "See page 0 of" in said
    assert "See page 59 of" in said
    assert [stand.lines[0].text for stand in types(made[-1], Role.FOOT)] == [WORDS.address]


def test_a_headline_longer_than_a_sheet_does_not_stop_the_press():
    assert len(formes(3, headline="words without end " * 120)) >= 2
