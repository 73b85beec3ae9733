"""NITF is read in every version, with or without its namespace, and trusted in nothing but its words."""

import datetime as dt

import pytest
from lxml import etree

from tests.conftest import ROOT
from tests.intake.test_carriers import article_of, reading_of

SCHEMA = ROOT.parent / "shared" / "schemas" / "nitf" / "nitf-3-6.xsd"
SAMPLE = ROOT / "tests" / "cases" / "carriers" / "pier.nitf.xml"


def nitf(head: str = "", body_head: str = "", content: str = "<p>It is long.</p>", end: str = "") -> str:
    hedline = "<hedline><hl1>Pier opens</hl1></hedline>"
    body = f"<body.head>{hedline}{body_head}</body.head><body.content>{content}</body.content>{end}"
    return f"<nitf><head>{head}</head><body>{body}</body></nitf>"


@pytest.mark.skipif(not SCHEMA.is_file(), reason="the schemas of the IPTC are not on this machine")
def test_the_sample_is_nitf_by_its_schema():
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(etree.parse(SAMPLE))


def test_the_metadata_of_the_sample_are_facts_of_the_story():
    article = article_of("pier.nitf.xml", SAMPLE.read_bytes())

    assert article.id == "pier"
    assert article.section == "Harbour"
    assert article.topics == ("Ferries", "Second pier")
    assert article.priority == 3
    assert article.embargo == dt.datetime(2016, 5, 13, 5, tzinfo=dt.UTC)
    assert not article.withdrawn
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.day) == ("MARLOW STRAND", "--05-13")
    assert [agency.name for agency in article.agencies] == ["Reuters"]
    assert article.print_notice is not None
    assert (article.print_notice.publication, article.print_notice.page, article.print_notice.edition) == (
        "The Harbour Courier",
        "A1",
        "Late",
    )
    assert article.print_notice.day == dt.date(2016, 5, 13)


@pytest.mark.parametrize("status", ["withheld", "canceled"])
def test_a_story_that_is_called_back_is_withdrawn(status):
    assert article_of("a.xml", nitf(f"<docdata management-status='{status}'/>")).withdrawn


def test_the_abstract_is_the_deck_where_there_is_no_second_headline():
    article = article_of("a.xml", nitf(body_head="<abstract><p>It took ten years.</p></abstract>"))

    assert article.deck is not None
    assert article.deck.text == "It took ten years."


def test_the_title_is_the_headline_where_there_is_no_other():
    content = "<nitf><head><title>Pier opens</title></head><body><body.content><p>It is long.</p>"

    assert article_of("a.xml", f"{content}</body.content></body></nitf>").headline.text == "Pier opens"


@pytest.mark.parametrize(
    ("dateline", "place", "agency"),
    [
        ("<dateline><location>BEIRUT</location></dateline>", "BEIRUT", None),
        ("<dateline>BEIRUT, Oct 8 (Reuters) -</dateline>", "BEIRUT", "Reuters"),
        ("<dateline>BEIRUT (AFP)</dateline>", "BEIRUT", "Agence France-Presse"),
    ],
)
def test_a_dateline_is_taken_apart(dateline, place, agency):
    article = article_of("a.xml", nitf(body_head=dateline))

    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.agency) == (place, agency)


def test_bylines_are_people_with_what_they_are_or_words():
    two = "<byline>By <person>Jane Doe</person><byttl>Editor</byttl> and <person>John Roe</person></byline>"
    words = "<byline>By Jane Doe and John Roe</byline>"

    assert [(b.name, b.title) for b in article_of("a.xml", nitf(body_head=two)).bylines] == [
        ("Jane Doe", "Editor"),
        ("John Roe", None),
    ]
    assert [b.name for b in article_of("a.xml", nitf(body_head=words)).bylines] == ["Jane Doe", "John Roe"]


def test_tables_become_items_and_boxes_prose():
    table = "<table><tr><td>Adults</td><td>£4</td></tr><tr><td>Children</td><td>£2</td></tr></table>"
    content = f"<p>It is long.</p><block><p>It <em>rained</em>.</p>{table}</block><hl2>Why</hl2><p>It snowed.</p>"
    body = article_of("a.xml", nitf(content=content)).body

    assert [block.text for block in body] == [
        "It is long.",
        "It rained.",
        "Adults £4",
        "Children £2",
        "Why",
        "It snowed.",
    ]


def test_what_helpers_wrote_at_the_end_is_told_apart():
    end = "<body.end><tagline>(Additional reporting by Jane Doe in Beirut; Editing by John Roe)</tagline></body.end>"
    article = article_of("a.xml", nitf(end=end))

    assert [p.text for p in article.paragraphs] == ["It is long."]


def test_corrections_in_the_metadata_are_corrections():
    article = article_of("a.xml", nitf("<docdata><correction info='Corrects the age.'/></docdata>"))

    assert [correction.text for correction in article.corrections] == ["Corrects the age."]


def test_entities_of_html_are_signs_though_no_dtd_is_loaded():
    content = '<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">' + nitf(content="<p>Caf&eacute;&nbsp;&mdash; it is.</p>")

    assert article_of("a.xml", content).paragraphs[0].text == "Café — it is."


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        ("<nitf>\n<body>\n</nitf>", "C007", 3),
        ("<nitf>&unknown;</nitf>", "C007", 1),
        ("<nitf><p>\x01</p></nitf>", "C002", 1),
        ("<nitf/>", "C001", 1),
        ('\n<!DOCTYPE nitf [<!ENTITY a "b">]><nitf>&a;</nitf>', "C009", 2),
        ('<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/hostname">]><nitf>&a;</nitf>', "C009", 1),
        ("<nitf>" + "<block>" * 300 + "x" + "</block>" * 300 + "</nitf>", "C007", 1),
    ],
)
def test_xml_that_cannot_be_trusted_is_refused_at_its_place(content, code, line):
    reading = reading_of("a.nitf.xml", content)

    assert reading.article is None
    assert [(note.code, note.line) for note in reading.notes] == [(code, line)]


def test_a_file_that_is_only_called_nitf_is_refused():
    assert [note.code for note in reading_of("a.nitf.xml", "<p>It is long.</p>").notes] == ["C008"]
