"""Promise: copy is shown with proper quotation marks, dashes and apostrophes, and with no word or space changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.text.typography import from_capitals, typographic

_DASHES_AND_QUOTES = str.maketrans({"“": '"', "”": '"', "″": '"', "‘": "'", "’": "'", "\u2032": "'", "\u00a0": " "})


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ('Moscow\'s strategy is"tragically flawed".', "Moscow’s strategy is“tragically flawed”."),
        ('"Strikes have hit 112 targets," he said. "It is."', "“Strikes have hit 112 targets,” he said. “It is.”"),
        ('other "terrorist" groups', "other “terrorist” groups"),
        ("He said: \"She told me 'no'.\"", "He said: “She told me ‘no’.”"),
        ("\"'No,' she said\"", "“‘No,’ she said”"),
        ('the plan ("a first step")', "the plan (“a first step”)"),
        ('a quotation that goes on, "and on', "a quotation that goes on, “and on"),
        ('"We wait." "For what?"', "“We wait.” “For what?”"),
        ('the "flawed"-strategy row', "the “flawed”-strategy row"),
    ],
)
def test_quotation_marks_pair_within_a_passage(typed: str, shown: str) -> None:
    assert typographic(typed) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Turkey's rebels' arms don't", "Turkey’s rebels’ arms don’t"),
        ("the '90s and 1990's", "the ’90s and 1990’s"),
        ("'tis rock 'n' roll", "’tis rock ’n’ roll"),
        ("a 'so-called' truce", "a ‘so-called’ truce"),
        ('6\'2" tall and a 12" pipe', "6\u20322″ tall and a 12″ pipe"),
    ],
)
def test_apostrophes_are_told_from_quotation_marks_and_measures(typed: str, shown: str) -> None:
    assert typographic(typed) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("strikes - 26 in all - hit", "strikes\u00a0– 26 in all\u00a0– hit"),
        ("strikes -- all of them", "strikes\u00a0– all of them"),
        ("a US-led, 10-12 year plan", "a US-led, 10-12 year plan"),
        ("and then...", "and then…"),
        ("and then....", "and then...."),
        ("Mr Putin and Mrs. Smith", "Mr\u00a0Putin and Mrs.\u00a0Smith"),
        ("Ask Mr 26", "Ask Mr 26"),
    ],
)
def test_dashes_ellipses_and_titles(typed: str, shown: str) -> None:
    assert typographic(typed) == shown


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("OPINION", "Opinion"),
        ("TOP OF THE NEWS A6 & A7", "Top of the News A6 & A7"),
        ("Opinion, page A20", "Opinion, page A20"),
    ],
)
def test_furniture_in_capitals_reads_as_running_text(printed: str, read: str) -> None:
    assert from_capitals(printed) == read


@given(st.text(alphabet=st.sampled_from("ab1 .'\"“”‘’-–—…()\u00a0Mr\n"), max_size=60))
def test_setting_twice_changes_nothing_more(text: str) -> None:
    once = typographic(text)

    assert typographic(once) == once


@given(st.text())
def test_any_text_is_set_and_set_again_alike(text: str) -> None:
    once = typographic(text)

    assert typographic(once) == once


@given(st.text(alphabet=st.sampled_from("abM r'\".,() 19"), max_size=60).filter(lambda text: "..." not in text))
def test_no_word_and_no_space_is_added_or_lost(text: str) -> None:
    assert typographic(text).translate(_DASHES_AND_QUOTES) == text
