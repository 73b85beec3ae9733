"""Newspaper copy is read whole: every byte has a label, every field its place, and nothing raises."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from publisher.furniture.trial import faults
from publisher.house import House, read_house
from publisher.intake import names, reader
from publisher.model import Article, Role
from publisher.notes import Code, Level
from publisher.reading import CopyFile, Reading
from tests.conftest import ROOT, SEED
from tests.desk import story

HOUSES = sorted((ROOT / "publisher" / "houses").glob("*.toml"))
HOUSE = read_house(ROOT / "publisher.toml")
READ = reader(HOUSE)


def reading_of(copy: str | bytes, path: str = "seeds/one.txt") -> Reading:
    return READ(CopyFile(path, copy.encode() if isinstance(copy, str) else copy))


def article_of(copy: str | bytes) -> Article:
    article = reading_of(copy).article
    assert article is not None
    return article


@pytest.fixture(scope="module")
def seed_reading() -> Reading:
    return reading_of(SEED.read_bytes(), f"seeds/{SEED.name}")


def test_the_seed_is_read_as_its_desk_meant_it(seed_reading: Reading) -> None:
    article = seed_reading.article

    assert article is not None
    assert article.id == "000_6d72e7c528954cc6"
    assert article.headline.text == "Russia fires cruise missiles to back Syria army attack"
    assert article.deck is not None
    assert article.deck.text.startswith("Ground assault on rebels coordinated, Putin says 4 warships")
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.mark) == ("BEIRUT", "•")
    assert len(article.paragraphs) == 18
    assert article.paragraphs[0].text.startswith("Syrian regime forces")
    assert [(p.credit, p.caption, p.after_paragraph) for p in article.pictures] == [("AGENCE FRANCE-PRESSE", None, 5)]
    assert [agency.name for agency in article.agencies] == ["Reuters", "Agence France-Presse"]
    assert [refer.text for refer in article.refers] == ["OPINION"]
    assert [promotion.text for promotion in article.promotions][1] == "Subscribe"
    assert article.print_notice is not None
    assert article.print_notice.day == dt.date(2015, 10, 8)
    assert article.print_notice.headline == article.headline.text


def test_the_labels_of_the_seed_are_the_file_byte_for_byte(seed_reading: Reading) -> None:
    together = b"".join(label.span.of(seed_reading.file.content) for label in seed_reading.labels)

    assert together == SEED.read_bytes()


def test_the_seed_is_noted_where_it_is_odd_and_left_as_it_is(seed_reading: Reading) -> None:
    places = [(note.code, note.line, note.column) for note in seed_reading.notes]

    assert places == [("C103", 3, 49), ("C104", 31, 194)]
    assert seed_reading.article is not None
    assert 'strategy is"tragically flawed"' in seed_reading.article.paragraphs[12].text


def test_every_field_of_the_seed_stands_where_its_span_says(seed_reading: Reading) -> None:
    article, content = seed_reading.article, seed_reading.file.content
    assert article is not None
    passages = [article.headline, article.deck, *article.refers, *article.promotions, *article.paragraphs]

    for passage in passages:
        assert passage is not None
        assert passage.span.of(content).decode() == passage.text
    for agency, words in zip(article.agencies, (b"REUTERS", b"AGENCE FRANCE-PRESSE"), strict=True):
        assert words in agency.span.of(content)


@pytest.mark.parametrize("name", names())
@given(content=st.binary() | st.text().map(str.encode))
@example(content=b"")
@example(content=b"\xff\xfeA")
@example(content=b"\xef\xbb\xbf")
@example(content=b"H\n\nOne \xe2\x80 two.")
@example(content="H\n\nB\x1e.\u2028x.".encode())
def test_any_bytes_give_an_article_or_a_refusal_and_lose_none(name: str, content: bytes) -> None:
    reading = READ(CopyFile(f"any.{name}", content))

    assert b"".join(label.span.of(content) for label in reading.labels) == content
    assert (reading.article is None) == any(note.level is Level.ERROR for note in reading.notes)


@given(
    lines=st.lists(
        st.sampled_from(["Headline", "", "A sentence.", "SEE OPINION", "AFP", "PARIS • So it is.", "Subscribe"])
    )
)
def test_any_order_of_furniture_keeps_every_byte(lines: list[str]) -> None:
    content = "\n".join(lines).encode()
    reading = reading_of(content)

    assert b"".join(label.span.of(content) for label in reading.labels) == content


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "C001"),
        (b" \n\t\n", "C001"),
        (b"a\x00b", "C002"),
        (b"\xff\xfeA", "C002"),
        (b"<!DOCTYPE html><p>no", "C003"),
        (rb"{\rtf1 no", "C003"),
    ],
)
def test_copy_that_is_no_story_is_refused_by_name(content: bytes, code: str) -> None:
    reading = reading_of(content)

    assert reading.article is None
    assert [note.code for note in reading.notes] == [code]
    assert reading.notes[0].hint


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_code_page_changes_nothing_a_reader_would_notice(codec: str) -> None:
    words = story("Café board votes “yes” — again")

    assert article_of(words.encode(codec)).headline.text == "Café board votes “yes” — again"
    assert [p.text for p in article_of(words.encode(codec)).paragraphs] == [
        p.text for p in article_of(words).paragraphs
    ]


def test_one_bad_byte_is_a_note_at_its_place_and_no_change_of_code_page() -> None:
    reading = reading_of("Café\n\nÉté à la plage, caf\udcff ouvert.\n".encode("utf-8", "surrogateescape"))

    assert [(note.code, note.line, note.column) for note in reading.notes] == [("C004", 3, 20)]
    assert reading.article is not None
    assert reading.article.headline.text == "Café"


def test_furniture_glued_to_the_end_of_a_line_is_taken_off() -> None:
    article = article_of("Pier opens\n\nMARLOW (Reuters) - The pier opened. \n\nPeople came. AFP\n\nSubscribe\n")

    assert [p.text for p in article.paragraphs] == ["The pier opened.", "People came."]
    assert [agency.name for agency in article.agencies] == ["Reuters", "Agence France-Presse"]
    assert article.dateline is not None
    assert article.dateline.agency == "Reuters"


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    article = article_of("Pier opens\n\nMARLOW • The pier\nopened on Monday.\n\nPeople\r\ncame to see.\n")

    assert [p.text for p in article.paragraphs] == ["The pier opened on Monday.", "People came to see."]


def test_copy_without_blank_lines_is_read_line_by_line() -> None:
    article = article_of("Pier opens\nSecond one to come\nMARLOW • The pier opened.\nPeople came.\nREUTERS\n")

    assert article.deck is not None
    assert article.deck.text == "Second one to come"
    assert len(article.paragraphs) == 2
    assert [agency.name for agency in article.agencies] == ["Reuters"]


def test_a_line_that_no_rule_knows_is_noted_and_not_published() -> None:
    reading = reading_of(story() + "\nWIN A CAR! Ring 555 now\n")

    assert [(note.code, note.level) for note in reading.notes] == [("C105", "warning")]
    assert reading.article is not None
    assert "WIN A CAR" not in "".join(p.text for p in reading.article.paragraphs)


def test_an_impossible_day_is_a_note_and_no_day() -> None:
    reading = reading_of(story().replace("October 08", "Smarch 88"))

    assert [note.code for note in reading.notes] == ["C106"]
    assert reading.article is not None
    assert reading.article.print_notice is not None
    assert reading.article.print_notice.day is None


def test_no_break_spaces_and_tabs_count_as_spaces() -> None:
    article = article_of(story().replace("The harbour board", "The\u00a0harbour\tboard"))

    assert article.paragraphs[0].text.startswith("The harbour board voted")


@pytest.mark.parametrize("path", HOUSES, ids=lambda path: path.stem)
def test_the_rules_of_a_house_take_their_examples_and_leave_their_counterexamples(path: Path, tmp_path: Path) -> None:
    house = _lent_an_address(path.stem, tmp_path)

    assert faults(house) == ()
    assert {lint.code for lint in house.lints} <= set(Code)


def test_a_rule_that_fails_its_example_is_named(tmp_path: Path) -> None:
    house = _lent_an_address("generic", tmp_path)
    dateline = next(rule for rule in house.rules if rule.id == "dateline-agency")
    rule = msgspec.structs.replace(
        dateline, id="mine", examples=("no such thing",), counterexamples=("PARIS (AFP) - ",)
    )

    assert faults(msgspec.structs.replace(house, rules=(rule,), lints=())) == (
        "rule mine does not take its example 'no such thing'",
        "rule mine takes its counterexample 'PARIS (AFP) - '",
    )


def _lent_an_address(stem: str, folder: Path) -> House:
    """A built-in house has no address, and the generic one no name."""
    file = folder / "publisher.toml"
    file.write_text(f'extends = "{stem}"\nname = "The Paper"\naddress = "https://news.example.org"\n')
    return read_house(file)


def test_roles_of_the_seed_stand_in_the_order_of_the_page(seed_reading: Reading) -> None:
    roles = [label.role for label in seed_reading.labels if label.role not in {Role.BLANK, Role.PARAGRAPH}]

    assert roles == [
        Role.HEADLINE,
        Role.DECK,
        Role.DATELINE,
        Role.CREDIT,
        Role.AGENCIES,
        Role.REFER,
        Role.PROMOTION,
        Role.PRINT_NOTICE,
        Role.PROMOTION,
    ]


def test_results_without_bullets_are_a_list_and_their_headings_crossheads() -> None:
    results = "Results\nKelder 1, Tarn Rovers 0\nElna City 2, Marlow 2\nTarn v Lanport, postponed"
    body = article_of(f"Kelder go top\n\nKelder won again on Saturday.\n\n{results}\n\nThey play on Oct 17.\n").body

    assert [type(block).__name__ for block in body] == ["Paragraph", "Crosshead", *["ListItem"] * 3, "Paragraph"]


def test_results_alone_are_published_though_they_have_no_sentence() -> None:
    head = "Bowls League results\n\nBy Our Sports Desk\n\n"
    copy = f"{head}DIVISION ONE\nMarlow A 12, Strand B 8\nFish Dock 9, Ferry 21\n\nSEE SPORT C4\n"
    reading = reading_of(copy)

    assert reading.article is not None
    assert [block.text for block in reading.article.body] == [
        "DIVISION ONE",
        "Marlow A 12, Strand B 8",
        "Fish Dock 9, Ferry 21",
    ]
    assert [refer.text for refer in reading.article.refers] == ["SPORT C4"]
    assert not reading.notes


@pytest.mark.parametrize(
    "signed",
    [
        "Jane Doe\nUpper Fenwick",
        "(Mrs) J. Doe, 8 Tar Lane.",
        "Name and address supplied",
        "JANE DOE\nMarlow, March 4, 2016",
    ],
)
def test_letters_keep_the_signatures_of_their_writers(signed: str) -> None:
    letter = "Sir, The ferry was late again. I was on the quay."
    copy = f"Ferries and goats\n\n{letter}\n\n{signed}\n\nA goat too far\n\n{letter}\n\n{signed}\n"
    body = article_of(copy).body
    signatures = ["Signature"] * len(signed.splitlines())

    assert [type(block).__name__ for block in body] == [
        "Paragraph",
        *signatures,
        "Crosshead",
        "Paragraph",
        *signatures,
    ]


def test_the_score_above_a_match_report_is_a_list_and_no_deck() -> None:
    score = "MARLOW UNITED 2\n(Orchard 38, Tan 81)\nTARN ROVERS 0"
    article = article_of(
        f"Marlow go clear\n\nBy Jane Doe\n\n{score}\n\nIt was wet. Nobody minded.\n\nThe end was dry.\n"
    )

    assert article.deck is None
    assert [type(block).__name__ for block in article.body] == [*["ListItem"] * 3, "Paragraph", "Paragraph"]


def test_an_impossible_day_above_a_notice_without_one_is_noted_once() -> None:
    head = "Ferry late again\n\nLENGTH: 212 words\n\n31 February 2015\nThe Harbour Times\n\n"
    reading = reading_of(f"{head}The ferry was late. Nobody minded.\n\nIt came at noon.\n")

    assert reading.article is not None
    assert reading.article.print_notice is not None
    assert [note.code for note in reading.notes].count(Code.IMPOSSIBLE_DAY) == 1
