"""A piece fills its area as a maker-up would: level columns, white over crossheads, pictures on the baseline."""

from dataclasses import replace

import pytest

from publisher.typeset.copy import Kind, Passage, Photograph, Spare
from publisher.typeset.dummy import Area, Piece, Pull, Shot, Spot, Way
from publisher.typeset.forme import Figure, Role, Rule, Type
from publisher.typeset.make_up import Jumps, make_piece
from publisher.typeset.text import text_of
from tests.shop import GRID, SENTENCE, shop, story

WAY = Way(20.0, 1, 4, 0.0, 0.0)
CROSSHEAD = Passage(Kind.CROSSHEAD, "In either event")


def made(tale, area, way=WAY, **facts):
    piece = Piece(story=tale.id, area=area, way=way, **facts)
    labels = Jumps("A1" if facts.get("continued_from") else "", "A6" if facts.get("continues_on") else "")
    return make_piece(piece, tale, text_of(tale, GRID, shop()), GRID, shop(), labels)


def blocks(one, role):
    return [stand for stand in one.stands if isinstance(stand, Type) and stand.role is role]


def letters(one):
    """All that the text says, however its lines are broken."""
    said = "".join(line.text for block in blocks(one, Role.TEXT) for line in block.lines)
    return "".join(sign for sign in said if sign.isalpha())


def with_crossheads(paragraphs):
    plain = story(paragraphs)
    return replace(plain, passages=tuple(each for passage in plain.passages for each in (passage, CROSSHEAD))[:-1])


def test_columns_end_level():
    one = made(story(12), Area(0, 10, 4, 40))

    assert one.rest == ()
    depths = [round(box.height_mm / (11 * 25.4 / 72)) for box in one.placed.columns]
    assert max(depths) - min(depths) <= 2


def test_where_there_is_room_crossheads_stand_freer():
    tale = with_crossheads(8)
    rows = next(rows for rows in range(10, 100) if not made(tale, Area(0, 0, 3, rows)).rest)
    tight, loose = made(tale, Area(0, 0, 3, rows)), made(tale, Area(0, 0, 3, rows + 4))

    assert loose.white_rows < tight.white_rows + 4
    assert loose.rest == ()


def test_where_there_is_room_spare_crossheads_are_set_over_their_paragraphs():
    """As many as go in, the first first; none of the copy's own words gives way."""
    plain = story(9)
    tale = replace(plain, spares=(Spare(4, "Tugs in line"), Spare(7, "A second tide")))
    rows = next(rows for rows in range(10, 100) if not made(plain, Area(0, 0, 3, rows)).rest)
    tight, loose = (made(tale, Area(0, 0, 3, rows + more)) for more in (0, 2))
    heads = [[line.text for block in blocks(one, Role.CROSSHEAD) for line in block.lines] for one in (tight, loose)]

    assert heads == [[], ["Tugs in line", "A second tide"]]
    assert (tight.rest, loose.rest) == ((), ())
    assert loose.white_rows <= made(plain, Area(0, 0, 3, rows + 2)).white_rows
    assert letters(loose) == letters(tight)


def test_a_story_that_goes_on_elsewhere_has_no_spare_crosshead():
    tale = replace(story(30), spares=(Spare(2, "Tugs in line"),))

    assert blocks(made(tale, Area(0, 0, 3, 30), continues_on=6), Role.CROSSHEAD) == []


def test_a_picture_stands_on_a_baseline_and_its_caption_under_it():
    shown = Photograph("ferry.jpg", 1.5, 2000, "The ferry at her berth", "LENA HOBB")
    shot = Shot(0, Spot.HEAD, 2, 20, 2)
    one = made(replace(story(14), pictures=(shown,)), Area(0, 0, 4, 60), with_shots(shot))
    (figure,) = [stand for stand in one.stands if isinstance(stand, Figure)]
    (caption,) = blocks(one, Role.CAPTION)

    rows = (figure.top_pt + figure.height_pt - GRID.baseline_pt(0)) / GRID.row_pt
    assert rows == pytest.approx(round(rows), abs=0.001)
    assert caption.top_pt > figure.top_pt + figure.height_pt
    assert [each.file for each in one.placed.pictures] == ["ferry.jpg"]


def test_a_drawing_is_shown_whole():
    shown = Photograph("map.jpg", 1.37, 2000, whole=True)
    one = made(replace(story(14), pictures=(shown,)), Area(0, 0, 4, 60), with_shots(Shot(0, Spot.HEAD, 2, 25, 0)))
    (figure,) = [stand for stand in one.stands if isinstance(stand, Figure)]

    assert figure.width_pt / figure.height_pt == pytest.approx(1.37)


def test_words_pulled_out_stand_between_two_rules_and_the_text_runs_round_them():
    tale = replace(story(14), quotes=("I have been asked to spare the town an argument.",))
    one = made(tale, Area(0, 0, 3, 70), Way(20.0, 1, 4, 0.0, 0.0, pull=Pull(0, 9)))

    assert len([stand for stand in one.stands if isinstance(stand, Rule)]) == 2
    assert len(blocks(one, Role.QUOTE)) == 1
    said = "".join(line.text for block in blocks(one, Role.TEXT) for line in block.lines)
    assert said.count("Paragraph 13.") == 1


def test_a_story_that_jumps_says_so_in_its_last_line_and_again_where_it_goes_on():
    tale = story(20)
    first = made(tale, Area(0, 0, 3, 30), continues_on=6)
    rest = made(
        tale, Area(0, 0, 3, 80), first=len(text_of(tale, GRID, shop()).galley) - len(first.rest), continued_from=1
    )

    assert [line.text for block in blocks(first, Role.JUMP) for line in block.lines] == ["Continued on page A6"]
    assert [line.text for block in blocks(rest, Role.KICKER) for line in block.lines] == ["From page A1"]
    assert (first.placed.continues_on, rest.placed.continued_from, rest.rest) == ("A6", "A1", ())


def test_what_does_not_go_in_is_told_and_not_lost():
    tale = story(30)
    one = made(tale, Area(0, 0, 2, 30))
    lines = len(text_of(tale, GRID, shop()).galley)

    assert one.placed.lines + len(one.rest) == lines
    assert SENTENCE.split()[0] in "".join(line.line.text for line in one.rest)


def with_shots(*shots):
    return Way(20.0, 1, 4, 0.0, 0.0, shots=shots)
