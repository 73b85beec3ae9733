"""Conventions are read in all their usual forms, and what only looks like one of them stays in the story."""

import pytest

from publisher.house import read_house
from publisher.intake import reader
from publisher.model import Article
from publisher.reading import CopyFile
from tests.conftest import ROOT

READ = reader(read_house(ROOT / "publisher.toml"))
HEAD = "Old pier to close after storm\n\nBy Jane Doe\n\n"
STORY = (
    "The harbour board voted on Tuesday to close the old pier.\n\n"
    "“It is a sad day,” said the harbourmaster, Ann Poe.\n\n"
    "The pier was built in 1871 and will be gone by spring.\n\n"
)


def article_of(copy: str) -> Article:
    article = READ(CopyFile("one.txt", copy.encode())).article
    assert article is not None
    return article


@pytest.mark.parametrize(
    "line",
    [
        "The Marlow Times, 22 January 2020, Page A14",
        "The Marlow Times (Marlow), Wednesday, January 22, 2020, p. A14.",
        "The Marlow Times | 22 Jan 2020 | A14",
        "Source: The Marlow Times, Page A14, 22 January 2020",
        "22 January 2020, The Marlow Times, page A14",
        "A14, The Marlow Times, January 22, 2020",
        "(The Marlow Times, 22 January 2020, pages A14-15)",
    ],
)
def test_a_source_line_below_the_story_is_its_print_notice(line: str) -> None:
    article = article_of(HEAD + STORY + line)

    assert article.print_notice is not None
    assert str(article.print_notice.day) == "2020-01-22"
    assert article.print_notice.publication == "The Marlow Times"
    assert article.print_notice.page == "A14"
    assert len(article.paragraphs) == 3


def test_the_story_goes_on_below_a_source_line() -> None:
    article = article_of(f"{HEAD}{STORY}The Marlow Times, 22 January 2020, page 4\n\nNow it will not be missed.")

    assert article.paragraphs[-1].text == "Now it will not be missed."


def test_an_appeal_for_money_is_no_paragraph_and_a_columnist_who_asks_for_help_is_read() -> None:
    plea = "We need your support if the pier is to stand. Our fund is open, and you know it."
    appeal = "As 2018 ends, we would like to ask for your support. Help our journalism from as little as £1."
    article = article_of(f"{HEAD}{STORY}{plea}\n\n{appeal}")

    assert article.paragraphs[-1].text == plea
    assert [each.text for each in article.promotions] == [appeal]


def test_labels_stand_above_their_facts() -> None:
    label = "PUBLISHED\nOCT 8, 2015, 5:00 AM SGT\n\nImage\nThe pier at dawn.\nCredit\nAnn Roe for The Marlow Times\n\n"
    article = article_of(f"{HEAD}{label}MARLOW — {STORY}")

    assert article.deck is None
    assert article.published is not None
    assert [(each.credit, each.caption) for each in article.pictures] == [
        ("Ann Roe for The Marlow Times", "The pier at dawn.")
    ]


def test_a_crosshead_that_reads_like_a_label_stays() -> None:
    article = article_of(f"{HEAD}{STORY}Credit\n\nBanks will lend less.\n\nThe board will not mind.")

    assert [each.text for each in article.body if type(each).__name__ == "Crosshead"] == ["Credit"]


def test_what_somebody_said_is_no_caption() -> None:
    said = '"We have waited for 14 years," said Mr Rustam Yuldoshev, who signed it.'
    article = article_of(f"{HEAD}{STORY}PHOTO: REUTERS\n{said}\n\nIt will be paid for in May.")

    assert said in [each.text for each in article.paragraphs]
    assert article.pictures[0].caption is None


def test_a_place_above_a_drop_cap_is_the_dateline() -> None:
    article = article_of(
        f"Marlow railways\n\nNarrow minds\n\nA line too slow to use\n\nVARNA\n\nWHEN the fog lifts, {STORY}"
    )

    assert article.dateline is not None
    assert (article.kicker and article.kicker.text, article.headline.text, article.dateline.place) == (
        "Marlow railways",
        "Narrow minds",
        "VARNA",
    )


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to that kind of stubbornness and you will understand the town.",
        "Register to vote and your troubles begin.",
        "Subscribe to Marlow's theory of fog and you are one of us.",
        "Members may sign up for a plot, but you wait for nine years.",
    ],
)
def test_an_invitation_to_what_is_not_the_papers_own_is_prose(line: str) -> None:
    article = article_of(f"{HEAD}{STORY}{line}\n\nThe board will not mind.")

    assert line in [each.text for each in article.paragraphs]
    assert article.promotions == ()


@pytest.mark.parametrize(
    "opening", ["in white capitals on a board - is the label.", "based firms were late.", "a year on."]
)
def test_what_follows_a_dateline_begins_with_no_small_letter(opening: str) -> None:
    article = article_of(f"{HEAD}{STORY}LONDON - {opening}\n\nThe board will not mind.")

    assert article.dateline is None
    assert (article.deck, len(article.paragraphs)) == (None, 5)


@pytest.mark.parametrize(
    "opening", ["eBay said so.", "al-Shabaab fled.", "de Gaulle was late.", "£5 is dear.", "“No.”"]
)
def test_words_that_begin_in_small_letters_by_themselves_may_follow_a_dateline(opening: str) -> None:
    article = article_of(f"{HEAD}LONDON - {opening}\n\n{STORY}")

    assert article.dateline is not None
    assert article.paragraphs[0].text == opening


def test_a_crosshead_in_small_letters_stands_between_byline_and_dateline() -> None:
    story = "MARLOW — It rained.\n\nThe pump\n\nIt was old.\n\nThe night\n\nIt was late."
    article = article_of(f"{HEAD}The morning\n\n{story}")
    longer = article_of(f"{HEAD}What the harbour board did in the morning\n\n{story}")

    assert [each.text for each in article.body if type(each).__name__ == "Crosshead"] == [
        "The morning",
        "The pump",
        "The night",
    ]
    assert article.dateline is not None
    assert longer.deck is not None


def test_the_box_of_a_newsletter_takes_its_heading_and_no_line_of_the_story() -> None:
    ask = "Get the insights delivered to your inbox."
    boxed = article_of(
        f"{HEAD}{STORY}DECODING ASIA\n\nNavigate Asia in\n\na new order\n\n{ask}\n\nThe board will not mind."
    )
    crosshead = article_of(f"{HEAD}{STORY}THE PUMP\n\n{ask}\n\nThe board will not mind.")

    assert (len(boxed.body), len(boxed.promotions)) == (4, 4)
    assert (len(crosshead.body), len(crosshead.promotions)) == (5, 1)


def test_a_place_stands_below_its_writers_address_or_above_the_rubric() -> None:
    below = article_of(f"{HEAD}jane@marlow.example\n@janedoe\n\nSingapore\n\nSHIPYARD group Orlo won. {STORY}")
    rubric = article_of(f"Marlow hops\n\nBitter end\n\nMUNICH\n\nA change for beer\n\nIN A SHED on the edge, {STORY}")

    assert below.dateline is not None
    assert (below.dateline.place, below.deck) == ("Singapore", None)
    assert rubric.dateline is not None
    assert rubric.deck is not None
    assert (rubric.dateline.place, rubric.headline.text, rubric.deck.text) == (
        "MUNICH",
        "Bitter end",
        "A change for beer",
    )


def test_the_second_writer_stands_on_a_line_of_his_own() -> None:
    article = article_of(
        "Two capitals, one bridge\n\nBy EUNICE FOO\nBUREAU CHIEF IN BANGKOK\nand LEE KAH WAI\nCORRESPONDENT IN ROME\n\n"
        f"{STORY}"
    )

    assert [(each.name, each.title, each.location) for each in article.bylines] == [
        ("EUNICE FOO", "BUREAU CHIEF", "BANGKOK"),
        ("LEE KAH WAI", "CORRESPONDENT", "ROME"),
    ]


def test_a_wire_behind_a_dash_and_before_a_full_stop_is_taken_off_and_a_paper_stays() -> None:
    wire = article_of(f"{HEAD}{STORY}They would not say. — Reuter.")
    paper = article_of(f"{HEAD}{STORY}“A triumph.” — The Guardian.")

    assert ([each.name for each in wire.agencies], wire.paragraphs[-1].text) == (["Reuters"], "They would not say.")
    assert paper.paragraphs[-1].text == "“A triumph.” — The Guardian."
