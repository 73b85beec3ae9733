"""A galley is a story's type in order: paragraphs stand in, items hang, crossheads stand clear, agencies sign."""

import pytest

from publisher.typeset.columns import Size, dress_of
from publisher.typeset.compose import Manner
from publisher.typeset.copy import Kind, Passage
from publisher.typeset.galley import set_galley
from tests.shop import SENTENCE, shop

MEASURE = 126.85
DRESS = dress_of(Size(1.0, 8.8, 1, Manner(hang=False)), 11.0, shop().fount)
P = Passage(Kind.TEXT, SENTENCE.strip())


def lines(*passages):
    return set_galley(passages, DRESS, MEASURE, shop().breaks)


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


def test_no_passages_are_no_lines():
    assert lines() == ()
