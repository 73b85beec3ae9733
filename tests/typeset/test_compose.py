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
LONG = ("notwithstanding", "misunderstanding", "commissioners", "international", "Constantinople", "harbour", "a", "it")
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


def ladder(lines):
    """The most lines in a row that end in a hyphen of ours."""
    return max((len(run) for run in "".join("-" if line.hyphenated else " " for line in lines).split()), default=0)


def broken_words(lines):
    """Every word that is broken, put together again."""
    for line, following in pairwise(lines):
        if line.hyphenated:
            yield line.text[:-1].split(" ")[-1] + following.text.split(" ")[0].removesuffix("-")


@given(WORDS)
def test_every_word_is_set_once_and_in_order(words):
    lines = compose(tuple(Run(word, text()) for word in words), 80.0, shop().breaks)

    assert said(lines).replace(" ", "") == "".join(words).replace("\u00a0", "")


@given(WORDS, st.floats(60, 300))
def test_no_line_is_wider_than_its_measure_but_for_what_hangs(words, measure):
    lines = compose(tuple(Run(word, text()) for word in words), measure, shop().breaks)

    assert all(line.indent_pt + line.width_pt <= measure + 0.7 * text().width_pt("-") + 0.5 for line in lines)


@given(WORDS, st.floats(60, 300))
def test_without_hanging_every_line_goes_into_its_measure_to_a_hair(words, measure):
    whole = tuple(word for word in words if "\u00a0" not in word)  # what is tied may be wider than any measure
    lines = compose(tuple(Run(word, text()) for word in whole), measure, shop().breaks, manner=Manner(hang=False))

    assert all(line.indent_pt + line.width_pt <= measure + 0.01 for line in lines)


@given(st.lists(st.sampled_from(LONG), min_size=1, max_size=40), st.floats(50, 150))
def test_no_more_than_two_lines_in_a_row_end_in_a_hyphen(words, measure):
    assert ladder(composed(" ".join(words), measure)) <= 2


def test_a_ladder_of_three_hyphens_is_seen():
    assert ladder([Line((Run("ex-", text()),), hyphenated=True)] * 3) == 3


@given(st.lists(st.sampled_from(LONG), min_size=1, max_size=40), st.floats(68, 150))
def test_a_name_is_never_broken(words, measure):
    lines = composed(" ".join(words), measure)

    assert not [word for word in broken_words(lines) if any(map(str.isupper, word))]


@pytest.mark.parametrize("name", ["Constantinople", "UNESCOHEADQUARTERS", "MacGillycuddy"])
def test_a_name_is_broken_only_where_it_is_wider_than_its_line(name):
    width = text().width_pt(name)
    narrow, wide = (composed(f"in {name} it rained", measure) for measure in (width - 1, width + 1))

    assert any(line.hyphenated or name not in line.text for line in narrow[:-1])
    assert not any(line.hyphenated for line in wide)
    assert said(narrow).replace(" ", "") == said(wide).replace(" ", "") == f"in{name}itrained"


@given(WORDS, st.floats(60, 300))
def test_the_same_words_make_the_same_lines(words, measure):
    first, second = (compose(tuple(Run(word, text()) for word in words), measure, shop().breaks) for _ in range(2))

    assert first == second


@given(st.integers(2, 30), st.floats(80, 200))
def test_no_last_line_is_a_runt(count, measure):
    *_, last = composed(" ".join([*NEWS.split(" ")[:count], "so", "it", "is."]), measure)

    assert last.width_pt >= 1.5 * 8.8


def test_a_last_line_is_a_runt_where_there_is_no_other_way():
    assert [line.text for line in composed("Constantinople is", 70.0)] == ["Constantinople ", "is"]


def test_the_first_lines_stand_in_as_they_are_told():
    lines = composed(NEWS, indents_pt=(30.0, 20.0, 10.0), manner=Manner(hang=False, loosest=1e9))

    assert [line.indent_pt for line in lines[:5]] == [30, 20, 10, 0, 0]
    assert [line.indent_pt + line.width_pt for line in lines[:-1]] == pytest.approx([COLUMN] * (len(lines) - 1))


@given(WORDS, st.lists(st.floats(0, 40), max_size=5), st.floats(110, 300))
def test_words_beside_an_indent_are_all_there_and_fit(words, indents, measure):
    whole = tuple(Run(word, text()) for word in words if "\u00a0" not in word)
    lines = compose(whole, measure, shop().breaks, indents_pt=tuple(indents), manner=Manner(hang=False))

    assert said(lines).replace(" ", "") == "".join(run.text for run in whole)
    assert all(line.indent_pt + line.width_pt <= measure + 0.01 for line in lines)


def test_a_hopeless_line_is_left_short():
    words = "7.45. The Superintendent removes a horse."
    short, stretched = (composed(words, 104.0, manner=Manner(loosest=loosest)) for loosest in (3.8, 1e9))

    assert short[0].text == stretched[0].text == "7.45. The "
    assert short[0].word_space_pt == 0.5 * text().space_pt < 3 * text().space_pt < stretched[0].word_space_pt
    assert short[0].letter_space_pt == pytest.approx(0.012 * 8.8)


def test_no_word_space_is_narrower_than_readers_of_pdf_need():
    lines = composed(NEWS * 5)
    white = [text().space_pt + line.word_space_pt + 2 * line.letter_space_pt for line in lines]

    assert min(white) >= 0.15 * 8.8


def test_unjustified_lines_keep_their_natural_spaces_and_are_hyphenated():
    lines = composed(f"{NEWS} {NEWS}", 70.0, manner=Manner().unjustified)

    assert not any(line.word_space_pt or line.letter_space_pt for line in lines)
    assert any(line.hyphenated for line in lines)
    assert all(line.width_pt <= 70.01 for line in lines)


def test_an_unjustified_paragraph_has_no_line_far_shorter_than_the_others():
    lines = composed(f"{NEWS} {NEWS}", 90.0, manner=Manner().unjustified)

    assert min(line.width_pt for line in lines[:-1]) > 0.6 * 90


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


def test_a_word_that_goes_in_only_if_it_is_tracked_is_tracked():
    (line,) = composed("111AAAA..iirt’", 61.0)

    assert line.letter_space_pt < 0
    assert line.width_pt <= 61 + text().width_pt("’")
