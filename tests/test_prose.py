"""The words of a story reach site and feeds as the desk wrote them: escaped, set well, none added, none lost."""

import datetime as dt
from pathlib import Path

import pytest

from publisher.house import House, read_house
from publisher.model import (
    Article,
    Block,
    Crosshead,
    Dateline,
    ListItem,
    Paragraph,
    Passage,
    Picture,
    PrintNotice,
    Signature,
)
from publisher.prose import body_html, credit_name, foot_lines, rights_of, stretches_html
from publisher.text.spans import Span
from tests.conftest import ROOT
from tests.desk import HOUSE as HOUSE_FILE

HERE = Span(0, 1)
HOUSE = read_house(ROOT / "publisher.toml")
HEADLINE = Passage("Board votes for a second pier", HERE)


def article(*body: Block, dateline: Dateline | None = None) -> Article:
    return Article(id="a", headline=HEADLINE, body=body, dateline=dateline)


def passages(*words: str) -> tuple[Passage, ...]:
    return tuple(Passage(one, HERE) for one in words)


def notice(headline: str | None = None, page: str | None = None) -> PrintNotice:
    return PrintNotice("The Straits Times", dt.date(2015, 10, 8), headline, page, None, None, HERE)


def test_paragraphs_crossheads_and_lists_are_told_apart() -> None:
    body = Paragraph("One.", HERE), Crosshead("Two", HERE), ListItem("three", HERE), ListItem("four", HERE)

    assert body_html(article(*body, Paragraph("Five.", HERE))).splitlines() == [
        "<p>One.</p>",
        "<h2>Two</h2>",
        "<ul>",
        "<li>three</li>",
        "<li>four</li>",
        "</ul>",
        "<p>Five.</p>",
    ]


def test_a_letter_is_signed_below_its_words() -> None:
    body = Paragraph("Sir: It was late.", HERE), Signature("Jane Doe, Marlow", HERE)

    assert body_html(article(*body)).splitlines()[1] == '<p class="signature">Jane Doe, Marlow</p>'
    assert stretches_html(article(*body, Paragraph("Sir: No.", HERE)), [1])[0] == body_html(article(*body))


def test_nothing_in_the_copy_is_markup() -> None:
    assert body_html(article(Paragraph("<b>AT&T</b>", HERE))) == "<p>&lt;b&gt;AT&amp;T&lt;/b&gt;</p>"


def test_quotation_marks_are_curled() -> None:
    assert body_html(article(Paragraph('"It\'s time," he said.', HERE))) == "<p>“It’s time,” he said.</p>"


@pytest.mark.parametrize(
    ("dateline", "opening"),
    [
        (Dateline("BEIRUT", None, None, "•", HERE), '<b class="dateline">BEIRUT</b> • '),
        (Dateline("LONDON", "Reuters", "--09-07", "-", HERE), '<b class="dateline">LONDON</b>, Sept 7 (Reuters) – '),
        (Dateline("ROME", None, "2015-06-30", "—", HERE), '<b class="dateline">ROME</b>, June 30 — '),
        (Dateline(None, "Reuters", None, "-", HERE), "(Reuters) – "),
        (Dateline("PARIS", None, None, ":", HERE), '<b class="dateline">PARIS</b>: '),
    ],
)
def test_the_dateline_opens_the_first_paragraph_with_its_mark(dateline: Dateline, opening: str) -> None:
    body = Crosshead("Two", HERE), Paragraph("One.", HERE), Paragraph("One.", HERE)

    assert body_html(article(*body, dateline=dateline)) == f"<h2>Two</h2>\n<p>{opening}One.</p>\n<p>One.</p>"


def test_a_story_without_a_body_has_no_html() -> None:
    assert body_html(article()) == ""


def test_the_foot_tells_corrections_helpers_refers_and_print_in_this_order() -> None:
    told = Article(
        id="a",
        headline=HEADLINE,
        corrections=passages("Correction: An earlier version gave the wrong day."),
        contributors=passages("Tan Wei", "Jo Lee", "Maria Okafor"),
        author_notes=passages("The writer is a sailor."),
        refers=passages("TOP OF THE NEWS A6 & A7"),
        promotions=passages("Subscribe"),
        pictures=(Picture("AFP", None, 1, HERE), Picture("AFP", None, 2, HERE), Picture(None, None, 2, HERE)),
        print_notice=notice(headline="A second pier", page="B1"),
    )

    assert foot_lines(told, HOUSE) == (
        "Correction: An earlier version gave the wrong day.",
        "Additional reporting by Tan Wei, Jo Lee and Maria Okafor",
        "The writer is a sailor.",
        "See Top of the News A6 & A7",
        "Picture in print: Agence France-Presse",
        "Printed in The Straits Times, October 8, 2015, page B1, under the headline “A second pier”",
    )


def test_the_headline_in_print_is_told_only_if_it_was_another() -> None:
    told = Article(id="a", headline=HEADLINE, print_notice=notice(headline=HEADLINE.text))

    assert foot_lines(told, HOUSE) == ("Printed in The Straits Times, October 8, 2015",)


def test_a_caption_stands_before_its_credit() -> None:
    told = Article(id="a", headline=HEADLINE, pictures=(Picture("REUTERS", "The ferry at dawn.", 1, HERE),))

    assert foot_lines(told, HOUSE) == ("Picture in print: The ferry at dawn. (Reuters)",)


@pytest.mark.parametrize(
    ("credit", "name"),
    [("AGENCE FRANCE-PRESSE", "Agence France-Presse"), ("afp", "Agence France-Presse"), ("TAN WEI",) * 2],
)
def test_a_credit_is_spelt_as_the_house_spells_it(credit: str, name: str) -> None:
    assert credit_name(credit, HOUSE) == name


def test_rights_are_told_once_and_only_where_the_house_knows_them(tmp_path: Path) -> None:
    path = tmp_path / "publisher.toml"
    agencies = (
        f'[[agencies]]\nname = "{name}"\nrights = "© Thomson Reuters"\n' for name in ("Reuters", "Breakingviews")
    )
    path.write_text(HOUSE_FILE + "".join(agencies))
    house: House = read_house(path)

    assert rights_of(("Reuters", "Agence France-Presse", "Breakingviews"), house) == ("© Thomson Reuters",)


@pytest.mark.parametrize(
    ("breaks", "pieces"),
    [
        ((), ["<p>One.</p> <ul> <li>two</li> </ul> <h2>Three</h2> <p>Four.</p>"]),
        ((0,), ["", "<p>One.</p> <ul> <li>two</li> </ul> <h2>Three</h2> <p>Four.</p>"]),
        ((1,), ["<p>One.</p> <ul> <li>two</li> </ul>", "<h2>Three</h2> <p>Four.</p>"]),
        ((1, 2), ["<p>One.</p> <ul> <li>two</li> </ul>", "<h2>Three</h2> <p>Four.</p>", ""]),
        ((9,), ["<p>One.</p> <ul> <li>two</li> </ul> <h2>Three</h2> <p>Four.</p>", ""]),
    ],
)
def test_a_list_stays_with_the_paragraph_above_and_a_crosshead_with_the_one_below(
    breaks: tuple[int, ...], pieces: list[str]
) -> None:
    body = Paragraph("One.", HERE), ListItem("two", HERE), Crosshead("Three", HERE), Paragraph("Four.", HERE)

    assert [" ".join(html.split("\n")) for html in stretches_html(article(*body), breaks)] == pieces


def test_the_dateline_opens_the_first_paragraph_wherever_the_body_is_cut() -> None:
    body = Paragraph("One.", HERE), Paragraph("Two.", HERE)
    dateline = Dateline("LONDON", None, None, "•", HERE)
    pieces = stretches_html(article(*body, dateline=dateline), (0, 1))

    assert ["LONDON" in html for html in pieces] == [False, True, False]
