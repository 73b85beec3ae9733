"""Words are broken where the language breaks them, and left whole where a desk leaves them whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.typeset.hyphens import Hyphenator

SINGAPORE = Hyphenator("en-SG")


@given(st.text(max_size=40))
def test_the_pieces_are_the_word(word):
    assert "".join(SINGAPORE.pieces(word)) == word


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("surrounding", ("sur", "round", "ing")),
        ("“government,”", ("“gov", "ern", "ment,”")),
        ("government’s", ("gov", "ern", "ment’s")),
        ("water", ("wa", "ter")),
        ("regime-rebel", ("regime-", "rebel")),
        ("Marlow-based", ("Marlow-", "based")),
    ],
)
def test_a_word_comes_apart_in_its_pieces(word, pieces):
    assert SINGAPORE.pieces(word) == pieces


@pytest.mark.parametrize(
    "word",
    [
        "ground",
        "ISIS",
        "2015",
        "Hollande’s",
        "Davutoglu",
        "MacDonald",
        "al-Assad’s",
        "counted",
        "",
        "—",
        "-",
        "https://a.b/c",
    ],
)
def test_a_word_is_left_whole(word):
    assert SINGAPORE.pieces(word) == (word,)


@pytest.mark.parametrize("word", ["synchronising", "intensity", "investigated", "cooperation", "reported", "targeted"])
def test_both_ends_of_a_broken_word_can_be_read(word):
    first, *_, last = SINGAPORE.pieces(word)

    assert len(first) >= 2
    assert len(last) >= 2
    assert last not in {"ed", "es", "ted", "ded"}


def test_america_breaks_its_words_its_own_way():
    assert Hyphenator("en-US").pieces("reporters") != Hyphenator("en-GB").pieces("reporters")


def test_a_language_without_patterns_breaks_nothing():
    assert Hyphenator("zh-Hans").pieces("surrounding") == ("surrounding",)


def test_a_capital_is_no_sign_of_a_name_where_every_noun_has_one():
    assert Hyphenator("de").pieces("Hafenmeister") == ("Ha", "fen", "meis", "ter")
    assert Hyphenator("de").pieces("NATO") == ("NATO",)


def test_a_name_that_is_wider_than_its_line_is_broken_where_it_can_be():
    assert SINGAPORE.pieces("Davutoglu", at_need=True) == ("Dav", "u", "to", "glu")
    assert SINGAPORE.pieces("al-Assad", at_need=True) == ("al-", "Assad")


@pytest.mark.parametrize(
    ("listed", "word", "pieces"),
    [
        ("har-bour-mas-ter", "harbourmaster", ("har", "bour", "mas", "ter")),
        ("har-bour-mas-ter", "“harbourmaster’s”", ("“har", "bour", "mas", "ter’s”")),
        ("har-bour-mas-ter", "Harbourmaster", ("Harbourmaster",)),
        ("surrounding", "surrounding", ("surrounding",)),
        ("al-assad", "al-Assad", ("al-", "Assad")),
        ("regimerebel", "regime-rebel", ("regime-rebel",)),
        ("new-spaper", "newspaper", ("new", "spaper")),
        ("qua-y", "quay", ("qua", "y")),
    ],
)
def test_the_house_says_where_its_words_may_be_broken(listed, word, pieces):
    assert Hyphenator("en-GB", [listed]).pieces(word) == pieces


def test_a_language_without_patterns_breaks_the_words_of_the_house():
    assert Hyphenator("zh-Hans", ["sur-rounding"]).pieces("surrounding") == ("sur", "rounding")


@given(st.text(max_size=40), st.text("abcdefgh-", max_size=12))
def test_the_pieces_are_the_word_whatever_the_house_lists(word, listed):
    assert "".join(Hyphenator("en-GB", [listed, word]).pieces(word, at_need=True)) == word
