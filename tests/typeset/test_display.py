"""Headlines are broken by sense and evenly, are as large as they may be, and stay in their measure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.typeset import display
from publisher.typeset.faces import Setting
from tests.shop import shop

SEED = "Russia fires cruise missiles to back Syria army attack"
DECK = "Ground assault on rebels coordinated, Putin says 4 warships hit ISIS targets with missiles"


def setting(size_pt):
    return Setting("headline", shop().fount.display, size_pt, size_pt)


def rows(lines):
    return [line.text.strip() for line in lines or ()]


def test_a_headline_is_broken_by_sense():
    assert rows(display.broken(SEED, setting(66), 825, 2)) == [
        "Russia fires cruise missiles",
        "to back Syria army attack",
    ]


def test_a_headline_is_broken_into_as_many_lines_as_it_is_told():
    assert [len(rows(display.broken(SEED, setting(30), 825, lines))) for lines in (2, 3, 4)] == [2, 3, 4]


def test_a_headline_that_is_too_long_for_so_few_lines_is_refused():
    assert display.broken(SEED, setting(100), 300, 1) is None


def test_a_deck_has_no_widow():
    first, second = display.fewest(DECK, setting(27), 825)

    assert second.width_pt > first.width_pt * 0.8


def test_no_line_of_a_headline_leans_on_the_next():
    lines = rows(
        display.broken("Harbour board votes for a second ferry pier in the east of the city", setting(40), 600, 3)
    )

    assert not [line for line in lines[:-1] if line.split()[-1] in {"a", "for", "in", "the", "of"}]


def test_the_largest_size_fills_the_measure():
    size_pt = display.largest(SEED, shop().fount.display, 825, 2, 200)

    assert display.broken(SEED, setting(size_pt), 825, 2)
    assert not display.broken(SEED, setting(size_pt + 0.5), 825, 2)


def test_no_word_is_wider_than_the_measure_at_the_widest_size():
    size_pt = display.widest("Kraftfahrzeughaftpflichtversicherung rises", shop().fount.display, 266, 22.5)

    assert setting(size_pt).width_pt("Kraftfahrzeughaftpflichtversicherung") <= 266


@given(st.lists(st.text("abcdefghij “”’", min_size=1, max_size=12).filter(str.strip), min_size=1, max_size=20))
def test_every_word_is_shown_once(words):
    headline = " ".join(" ".join(words).split())

    assert " ".join(rows(display.fewest(headline, setting(30), 300))).replace(" ", "") == headline.replace(" ", "")


@pytest.mark.parametrize("headline", ["War", "A", "W" * 90])
def test_any_headline_has_a_size(headline):
    assert display.largest(headline, shop().fount.display, 825, 1, 112) > 0
