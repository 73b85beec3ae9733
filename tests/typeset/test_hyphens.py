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
        ("Davutoglu", ("Dav", "u", "to", "glu")),
        ("regime-rebel", ("regime-", "rebel")),
        ("al-Assad’s", ("al-", "Assad’s")),
    ],
)
def test_a_word_comes_apart_in_its_pieces(word, pieces):
    assert SINGAPORE.pieces(word) == pieces


@pytest.mark.parametrize("word", ["ground", "ISIS", "2015", "Hollande’s", "counted", "", "—", "-", "https://a.b/c"])
def test_a_word_is_left_whole(word):
    assert SINGAPORE.pieces(word) == (word,)


@pytest.mark.parametrize("word", ["synchronising", "intensity", "investigated", "cooperation", "reported", "targeted"])
def test_both_ends_of_a_broken_word_can_be_read(word):
    first, *_, last = SINGAPORE.pieces(word)

    assert len(first) >= 2
    assert len(last) >= 3
    assert last not in {"ted", "ded"}


def test_america_breaks_its_words_its_own_way():
    assert Hyphenator("en-US").pieces("reporters") != Hyphenator("en-GB").pieces("reporters")


def test_a_language_without_patterns_breaks_nothing():
    assert Hyphenator("zh-Hans").pieces("surrounding") == ("surrounding",)
