"""A galley is a story's type in order: paragraphs stand in, items hang, crossheads stand clear, agencies sign."""

import pytest

from publisher.typeset.columns import Size, column_of, dress_of
from publisher.typeset.compose import Manner
from publisher.typeset.copy import Kind, Passage
from publisher.typeset.forme import Role
from publisher.typeset.galley import set_galley
from publisher.typeset.grid import Column
from tests.shop import GRID, SENTENCE, shop

MEASURE = 126.85
DRESS = dress_of(Size(1.0, 8.8, 1, Manner(hang=False)), 11.0, shop().fount)
DROPPED = dress_of(Size(1.0, 8.8, 1, Manner(hang=False), drop_lines=3), 11.0, shop().fount)
P = Passage(Kind.TEXT, SENTENCE.strip())
LONG = Passage(Kind.TEXT, (SENTENCE * 2).strip())


def lines(*passages):
    return set_galley(passages, DRESS, MEASURE, shop().breaks)


def dropped(*passages, measure=MEASURE):
    return set_galley(passages, DROPPED, measure, shop().breaks)


def first(galley, passage):
    return next(line for line in galley if line.passage == passage)


def test_the_first_paragraph_is_flush_and_the_others_stand_in():
    galley = lines(P, P)

    assert first(galley, 0).line.indent_pt == 0
    assert first(galley, 1).line.indent_pt == pytest.approx(DRESS.indent_pt)


def test_a_paragraph_under_a_crosshead_is_flush():
    galley = lines(P, Passage(Kind.CROSSHEAD, "On the buses"), P)

    assert first(galley, 1).above == 1
    assert first(galley, 2).line.indent_pt == 0


def test_every_line_knows_whether_it_opens_or_closes_its_paragraph():
    galley = lines(P, P)

    assert [line.passage for line in galley if line.opens] == [line.passage for line in galley if line.closes] == [0, 1]


def test_the_opening_stands_before_the_words_in_a_setting_of_its_own():
    opened = lines(Passage(Kind.TEXT, "Talks began.", ("LONDON", ", Oct 7 (Reuters) –")))

    assert opened[0].line.runs[0].setting == DRESS.place
    assert opened[0].line.runs[0].text == "LONDON, "
    assert "".join(line.line.text for line in opened) == "LONDON, Oct 7 (Reuters) – Talks began."


def test_an_opening_without_a_place_is_set_as_text():
    opened = lines(Passage(Kind.TEXT, "Talks began.", ("", "(Reuters) –")))

    assert "".join(line.line.text for line in opened) == "(Reuters) – Talks began."


def test_the_words_of_an_item_hang_to_the_right_of_its_bullet():
    item = lines(Passage(Kind.LIST_ITEM, SENTENCE.strip()))

    assert item[0].line.text.startswith("• ")
    assert item[0].line.indent_pt == pytest.approx(0)
    assert all(line.line.indent_pt > 0 for line in item[1:])
    assert all(line.line.indent_pt + line.line.width_pt <= MEASURE + 0.01 for line in item)


def test_a_signature_ends_where_the_measure_ends():
    signed = lines(Passage(Kind.SIGNATURE, "REUTERS"))[0].line

    assert signed.indent_pt + signed.width_pt == pytest.approx(MEASURE)


def test_a_drop_cap_stands_beside_as_many_lines_as_it_is_deep():
    galley = dropped(LONG, P)
    indents = [line.line.indent_pt for line in galley if line.passage == 0]

    assert galley[0].initial.line.text == "T"
    assert indents[0] == indents[1] == indents[2] == galley[0].initial.indent_pt > 15
    assert set(indents[3:]) == {0}
    assert [line.holds for line in galley[:4]] == [True, True, False, False]
    assert not any(line.initial for line in galley[1:])


def test_with_the_drop_cap_all_words_are_there():
    galley = dropped(LONG)
    words = "".join(line.line.text[:-1] if line.line.hyphenated else line.line.text for line in galley)

    assert galley[0].initial.line.text + words == LONG.text


def test_a_word_of_one_letter_keeps_its_space():
    galley = dropped(Passage(Kind.TEXT, f"A man came. {SENTENCE * 2}".strip()))

    assert galley[0].initial.line.text == "A "
    assert galley[0].line.text.startswith("man ")


def test_a_name_that_begins_with_a_drop_cap_is_not_broken():
    galley = dropped(Passage(Kind.TEXT, f"Constantinople {SENTENCE * 2}".strip()), measure=95.0)

    assert galley[0].line.text.startswith("onstantinople ")


@pytest.mark.parametrize(
    "passage",
    [
        Passage(Kind.TEXT, LONG.text, ("BEIRUT", " –")),
        Passage(Kind.TEXT, f"“{LONG.text}”"),
        Passage(Kind.TEXT, f"7.45. {LONG.text}"),
        Passage(Kind.TEXT, "It rained. It rained again."),
        Passage(Kind.LIST_ITEM, LONG.text),
        Passage(Kind.TEXT, ""),
    ],
    ids=["dateline", "quotation", "figure", "short", "item", "empty"],
)
def test_no_drop_cap_where_it_would_look_wrong(passage):
    assert dropped(passage, P) == lines(passage, P)


def test_an_initial_stands_on_the_baseline_of_the_last_line_beside_it():
    initial, body, *_ = column_of(dropped(LONG), Column(34.0, MEASURE), GRID, 10, DROPPED)
    setting, text = initial.setting, body.setting
    baseline = initial.top_pt + setting.drop_pt
    caps_pt = setting.face.cap_height * setting.size_pt

    assert (initial.role, body.role, body.continues) == (Role.INITIAL, Role.TEXT, True)
    assert baseline == pytest.approx(body.top_pt + text.drop_pt + 2 * text.leading_pt)
    assert baseline - caps_pt == pytest.approx(body.top_pt + text.drop_pt - text.face.cap_height * text.size_pt)


def test_text_in_a_narrow_measure_is_set_ragged():
    narrow, wide = (set_galley((LONG,), DRESS, measure, shop().breaks) for measure in (84.0, 86.0))

    assert not any(line.line.word_space_pt or line.line.letter_space_pt for line in narrow)
    assert any(line.line.word_space_pt for line in wide)
    assert dropped(LONG, measure=84.0)[0].initial is None


def test_no_passages_are_no_lines():
    assert lines() == ()
