"""Promise: any words give a slug that is safe in a URL and on every disk, short, and the same for ever."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.text.slugs import MOST_CHARACTERS, slug


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Russia fires cruise missiles to back Syria army attack",
            "russia-fires-cruise-missiles-to-back-syria-army-attack",
        ),
        ('Moscow\'s strategy is "flawed"', "moscows-strategy-is-flawed"),
        ("Moscow’s 26 rockets", "moscows-26-rockets"),
        ("François, Łukasz & Straße", "francois-lukasz-strasse"),
        ("  --World--  ", "world"),
        ("Agence France-Presse", "agence-france-presse"),
        ("CON", "con-story"),
    ],
)
def test_words_are_folded_to_plain_letters(words: str, expected: str) -> None:
    assert slug(words) == expected


def test_a_long_headline_is_cut_between_words() -> None:
    made = slug("one-and-twenty " * 12)

    assert len(made) <= MOST_CHARACTERS
    assert set(made.split("-")) == {"one", "and", "twenty"}


def test_words_without_latin_letters_get_names_of_their_own() -> None:
    assert slug("習近平訪英") != slug("俄羅斯")
    assert re.fullmatch("story-[0-9a-f]{8}", slug("俄羅斯"))
    assert re.fullmatch("story-[0-9a-f]{8}", slug(""))


@given(st.text())
def test_any_words_give_a_safe_short_slug(words: str) -> None:
    made = slug(words)

    assert re.fullmatch("[a-z0-9]+(?:-[a-z0-9]+)*", made)
    assert len(made) <= MOST_CHARACTERS + len("-story")
    assert slug(made) == made
