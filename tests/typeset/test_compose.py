"""A composed paragraph has every word once, fills its measure to a hair, and is more even than greedy setting."""

from itertools import pairwise
from statistics import pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.typeset.compose import Manner, compose, ragged
from publisher.typeset.lines import Line, Run
from tests.shop import shop, text

NEWS = (
    "Moscow said that it was synchronising its air raids with Syrian army movements on the ground, while Russian "
    "President Vladimir Putin also announced for the first time that four warships from its Caspian Sea fleet had "
    "struck Islamic State in Syria and Iraq (ISIS) targets with cruise missiles."
)
COLUMN = 126.85  # points: 44.75 mm
WORDS = st.lists(st.text("abcdefghijklmnopqrstuvwxyzABC“”’.,-\u00a0é1", min_size=1, max_size=24), max_size=40)


def runs(words, setting=None):
    return tuple(Run(word, setting or text()) for word in words.split(" "))


def composed(words, measure=COLUMN, **options):
    return compose(runs(words), measure, shop().breaks, **options)


def said(lines):
    """The words of the lines, with the hyphens that are not ours taken out."""
    return "".join(line.text[:-1] if line.hyphenated else line.text for line in lines)


def greedy(words, measure):
    """The same words, each line filled before the next is begun."""
    lines: list[list[str]] = []
    row: list[str] = []
    for word in words.split(" "):
        if row and text().width_pt(" ".join([*row, word])) > measure:
            lines.append(row)
            row = []
        row.append(word)
    return [*lines, row]


@given(WORDS)
def test_every_word_is_set_once_and_in_order(words):
    lines = compose(tuple(Run(word, text()) for word in words), 80.0, shop().breaks)

    assert said(lines).replace(" ", "") == "".join(words).replace("\u00a0", "")


@given(WORDS, st.floats(60, 300))
def test_no_line_is_wider_than_its_measure_but_for_what_hangs(words, measure):
    lines = compose(tuple(Run(word, text()) for word in words), measure, shop().breaks)

    assert all(line.indent_pt + line.width_pt <= measure + 0.7 * text().width_pt("-") + 0.5 for line in lines)


def test_all_lines_but_the_last_end_where_the_measure_ends():
    *full, _ = composed(NEWS, manner=Manner(hang=False))

    assert [line.indent_pt + line.width_pt for line in full] == pytest.approx([COLUMN] * len(full))


def test_the_last_line_keeps_its_natural_spaces():
    last = composed(NEWS)[-1]

    assert last.word_space_pt == last.letter_space_pt == 0


def test_spaces_are_more_even_than_in_greedy_setting():
    ours = [line.word_space_pt for line in composed(NEWS)[:-1]]
    rows = greedy(NEWS, COLUMN)[:-1]
    theirs = [(COLUMN - text().width_pt(" ".join(row))) / max(1, len(row) - 1) for row in rows]

    assert pstdev(ours) < pstdev(theirs)
    assert max(ours) < max(theirs)


def test_signs_are_tracked_no_more_than_the_manner_allows():
    manner = Manner()
    lines = composed(NEWS, manner=manner)

    most, least = manner.track_out * 8.8, -manner.track_in * 8.8
    assert all(least - 1e-9 <= line.letter_space_pt <= most + 1e-9 for line in lines)


def test_the_first_line_starts_where_it_is_told():
    first, second, *_ = composed(NEWS, indent_pt=8.8)

    assert first.indent_pt == pytest.approx(8.8)
    assert second.indent_pt == 0


def test_a_point_or_a_hyphen_at_the_edge_hangs_out_of_the_measure():
    hanging = [line for line in composed(NEWS)[:-1] if line.hyphenated]

    assert hanging
    assert all(line.indent_pt + line.width_pt > COLUMN for line in hanging)


def test_what_a_no_break_space_ties_is_on_one_line():
    words = (
        "On Monday Mr\u00a0Tan met Mrs\u00a0Lim and Dr\u00a0Goh met Prof\u00a0Ong at the pier near the old market hall."
    )
    lines = [line.text for line in composed(words, 70.0)]

    assert not [line for line in lines if line.rstrip().endswith(("Mr", "Mrs", "Dr", "Prof"))]


def test_a_name_is_left_whole_where_there_is_a_choice():
    broken = [line.text for line in composed(NEWS, 266.0) if line.hyphenated]

    assert not [line for line in broken if line.split()[-1][0].isupper()]


def test_a_line_that_opens_with_a_dateline_ends_in_a_whole_word():
    place = Run("BEIRUT", text(8.0))
    lines = compose((place, *runs(f"• {NEWS}")), 90.0, shop().breaks)

    assert not lines[0].hyphenated


def test_no_paragraph_ends_in_the_remnant_of_a_word_alone():
    lines = composed("The agency that had been asked about the whole of the affair has never reported.", 150.0)

    assert not lines[-2].hyphenated or " " in lines[-1].text


def test_a_word_wider_than_the_measure_is_cut_there():
    lines = composed("see https://news.example.org/2015/10/08/" + "x" * 120 + "/ for more", 100.0)

    assert all(line.width_pt <= 101 for line in lines)
    assert said(lines).replace(" ", "").endswith("x/formore")


def test_no_words_are_no_lines():
    assert compose((), COLUMN, shop().breaks) == ()
    assert compose((Run("", text()), Run("\u00a0", text())), COLUMN, shop().breaks) == ()


def test_ragged_lines_have_natural_spaces_and_whole_words():
    lines = ragged(NEWS, text(), COLUMN)

    assert " ".join(line.text.rstrip() for line in lines) == NEWS
    assert not any(line.word_space_pt or line.hyphenated for line in lines)
    assert all(line.width_pt <= COLUMN for line in lines)


def test_a_line_knows_its_width_without_the_space_at_its_end():
    line = Line((Run("two words ", text()),), word_space_pt=3.0)

    assert line.width_pt == pytest.approx(text().width_pt("two") + text().width_pt("words") + text().space_pt + 3.0)


def test_a_compound_comes_apart_only_where_all_else_is_worse():
    tearing = [
        (line.text, following.text)
        for line, following in pairwise(composed(f"A regime-rebel pact was backed by a US-led group. {NEWS}", 266.0))
        if line.text.endswith("-") and not line.hyphenated
    ]

    assert not tearing
