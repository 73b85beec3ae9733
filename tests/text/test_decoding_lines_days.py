"""Bytes become text, lines and blocks without losing one; days are read or they are none."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.text.days import read_day
from publisher.text.decoding import Decoded, Unreadable, decode
from publisher.text.lines import blocks_of, lines_of, place


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_text_survives_every_code_page_that_can_hold_it(words: str) -> None:
    for codec in ("utf-8", "utf-8-sig", "utf-16"):
        decoded = decode(f"x{words}".encode(codec))

        assert isinstance(decoded, Decoded)
        assert decoded.text == f"x{words}"


@given(st.text(alphabet="aé \t\r\n\u2028\x0c"), st.sampled_from(["utf-8", "utf-16-le", "cp1252"]))
def test_lines_and_blocks_point_at_their_own_bytes(words: str, codec: str) -> None:
    text = words.encode(codec, "ignore").decode(codec)
    content, decoded = text.encode(codec), Decoded(text, codec, 0)
    lines = lines_of(decoded)

    for line in lines:
        assert content[line.start : line.end].decode(codec) == line.text
    for block in blocks_of(lines, decoded):
        for at, character in enumerate(block.text):
            if character != " ":
                assert block.span(at, at + 1).of(content).decode(codec) == character


def test_lines_are_counted_as_editors_count_them() -> None:
    decoded = Decoded("one\r\ntwo\rthree\x1efour\n\nfive", "utf-8", 0)

    assert [(line.number, line.text) for line in lines_of(decoded)] == [
        (1, "one"),
        (2, "two"),
        (3, "three\x1efour"),
        (4, ""),
        (5, "five"),
    ]


def paragraphs(text: str) -> list[str]:
    decoded = Decoded(text, "utf-8", 0)
    return [block.text for block in blocks_of(lines_of(decoded), decoded)]


WIRE = """BC-XX--Tide, 1st Ld-Writethru with a line of notes wider than the story, 0211
Tide takes pier
   MARLOW (AP) _ The pier at Marlow was taken by the tide on Monday and
sunk, and a crowd saw it go.
   Nobody was hurt, said the harbor master, who saw it from his window
as he did 12 years ago. Three men were wet when they were brought in by
Coast Guard Capt. Tan.
   Insurers were told.
___
AP writer Jane Doe contributed.
AP-XX-08-12-08 0914EDT"""


def test_an_indented_line_begins_a_paragraph_and_lines_at_the_margin_go_on_with_it() -> None:
    story = paragraphs(WIRE)

    assert [words.split()[0] for words in story] == [
        "BC-XX--Tide,",
        "Tide",
        "MARLOW",
        "Nobody",
        "Insurers",
        "___",
        "AP",
        "AP-XX-08-12-08",
    ]
    assert story[2].endswith("Monday and sunk, and a crowd saw it go.")
    assert story[3].endswith("were brought in by Coast Guard Capt. Tan.")


def test_indented_items_and_verse_stay_lines() -> None:
    listed = "What to bring:\n   - A coat\n   - A lamp\nThe boat leaves at noon."

    assert paragraphs(listed) == ["What to bring:", "- A coat", "- A lamp", "The boat leaves at noon."]
    assert paragraphs("The sea\n   Is wide,\nThe land\n   Is dry.") == ["The sea", "Is wide,", "The land", "Is dry."]


@pytest.mark.parametrize(
    "own",
    [
        "by Tan Wei",
        "by JANE DOE and Ann van der Poe",
        "image: Getty Images",
        "photo credit: Jane Doe",
        "tan wei\nt@a.example",
    ],
)
def test_some_lines_in_small_letters_go_on_with_nothing(own: str) -> None:
    assert paragraphs(f"Tide takes the pier\n{own}") == ["Tide takes the pier", *own.split("\n")]


@pytest.mark.parametrize(
    "torn", ["by the tide", "by Tan Wei.", "by Tan Wei\nand others", "advice: swim", "tan wei\nswam"]
)
def test_other_lines_in_small_letters_go_on(torn: str) -> None:
    assert len(paragraphs(f"The pier was taken\n{torn}")) == 1


def test_a_place_is_a_line_and_a_column_in_characters() -> None:
    decoded = Decoded("né\n€ a", "utf-8", 0)
    line, column = place(lines_of(decoded), decoded, 8)

    assert (line.number, column) == (2, 3)


@pytest.mark.parametrize("content", [b"\xfe\xff\x00", b"\x00", b"abc\x01"])
def test_what_is_no_text_is_said_to_be_none(content: bytes) -> None:
    assert decode(content) is Unreadable.BINARY


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("October 08, 2015", dt.date(2015, 10, 8)),
        ("Oct. 8, 2015", dt.date(2015, 10, 8)),
        ("Thursday, October 8, 2015", dt.date(2015, 10, 8)),
        ("8 October 2015", dt.date(2015, 10, 8)),
        ("8th Sept 2015", dt.date(2015, 9, 8)),
        ("2015-10-08", dt.date(2015, 10, 8)),
        ("Smarch 88, 2015", None),
        ("February 30, 2015", None),
        ("October 8", None),
        ("Wed 7 Oct 2015", dt.date(2015, 10, 7)),
        ("OCT. 7, 2015", dt.date(2015, 10, 7)),
        ("Oct 10th 2015", dt.date(2015, 10, 10)),
        ("", None),
        ("May 0, 2015", None),
        ("4. März 2022", dt.date(2022, 3, 4)),
        ("Freitag, 4. März 2022", dt.date(2022, 3, 4)),
        ("7 de octubre de 2015", dt.date(2015, 10, 7)),
        ("1er août 2015", dt.date(2015, 8, 1)),
        ("14/02/2015", dt.date(2015, 2, 14)),
        ("02/14/2015", dt.date(2015, 2, 14)),
        ("04/02/2015", None),
        ("2015/02/04", dt.date(2015, 2, 4)),
        ("Octember 7, 2015", None),
    ],
)
def test_a_day_is_read_or_it_is_none(words: str, day: dt.date | None) -> None:
    assert read_day(words) == day


@given(st.text())
def test_any_words_are_a_day_or_none(words: str) -> None:
    assert read_day(words) is None or isinstance(read_day(words), dt.date)
