"""Copy says the same in whatever carrier it comes, and whatever comes is read or refused by name."""

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher import intake
from publisher.house import read_house
from publisher.model import Article, Passage
from publisher.notes import Level
from publisher.reading import CopyFile, Reading
from tests.conftest import ROOT
from tests.intake.documents import docx

CARRIERS = sorted((ROOT / "tests" / "cases" / "carriers").iterdir())
READ = intake.reader(read_house(ROOT / "publisher.toml"))
HEADLINE = "Marlow Strand opens its second pier"
DECK = "Ferries will call from Monday; the lofts at Tar Steps are to go"
PARAGRAPHS = [
    (
        'The second pier at Marlow Strand was opened on Friday by the "oldest ferryman" of the port, who is 91 and'
        " came by boat."
    ),
    '"It is longer than it looks," said Emrys Vane & his brother.',
    "The pier cost £11.4 million, and every fare will rise:",
    "Work on a third pier — nobody's wish — begins in May.",
]
DOCUMENT = docx(
    ("Title", HEADLINE),
    ("Subtitle", DECK),
    ("Byline", "By Jane Calloway, Harbour Correspondent"),
    *PARAGRAPHS[:2],
    ("heading 2", "What it costs"),
    PARAGRAPHS[2],
    "• Adults £4",
    "• Children £2",
    ("Caption", "The pier at dawn. PHOTO: Sam Ollerton"),
    PARAGRAPHS[3],
)

# The furniture of a newspaper, as any carrier may bring it along in its paragraphs.
FURNISHED = (
    "By Tan Wei, Transport Correspondent",
    "BEIRUT (Reuters) - The pier opened on Friday. It is long.",
    "People came to see it. AFP",
    "ST PHOTO: LENA HOBB",
    "It rained.",
    "REUTERS, AGENCE FRANCE-PRESSE",
    "SEE OPINION",
    "Join ST's Telegram channel and get the latest breaking news delivered to you.",
    (
        "A version of this article appeared in the print edition of The Straits Times on October 08, 2015, with the"
        " headline Ferry pier opens."
    ),
)
TAGGED = "".join(f"<p>{line}</p>" for line in FURNISHED)
FURNISHED_COPY: dict[str, str | bytes] = {
    "pier.txt": "\n\n".join(("Ferry pier opens", *FURNISHED)),
    "pier.md": "\n\n".join(("# Ferry pier opens", *FURNISHED)),
    "plain.md": "\n\n".join(("Ferry pier opens", *FURNISHED)),
    "stated.md": "\n\n".join(('+++\nheadline = "Ferry pier opens"\n+++', *FURNISHED)),
    "stated.txt": "\n\n".join(('+++\nheadline = "Ferry pier opens"\n+++', *FURNISHED)),
    "pier.html": f"<h1>Ferry pier opens</h1>{TAGGED}",
    "bare.html": f"<p>Ferry pier opens</p>{TAGGED}",
    "broken.html": "Ferry pier opens<br><br>" + "<br><br>".join(FURNISHED),
    "pier.nitf.xml": "<nitf><body><body.head><hedline><hl1>Ferry pier opens</hl1></hedline></body.head>"
    f"<body.content>{TAGGED}</body.content></body></nitf>",
    "pier.newsml.xml": "<newsItem><contentMeta><headline>Ferry pier opens</headline></contentMeta><contentSet>"
    f"<inlineXML><html>{TAGGED}</html></inlineXML></contentSet></newsItem>",
    "pier.ninjs.json": '{"headline": "Ferry pier opens", "body_text": "' + "\\n\\n".join(FURNISHED) + '"}',
    "pier.docx": docx("Ferry pier opens", *FURNISHED),
}


def reading_of(name: str, content: str | bytes) -> Reading:
    return READ(CopyFile(f"seeds/{name}", content.encode() if isinstance(content, str) else content))


def article_of(name: str, content: str | bytes) -> Article:
    article = reading_of(name, content).article
    assert article is not None
    return article


def assert_metadata_of_the_pier(name: str, article: Article) -> None:
    """The metadata that the samples of NewsML-G2 and ninjs state alike."""
    assert article.id == name.partition(".")[0]
    assert article.topics == ("Second pier", "Ferries")
    assert article.priority == 3
    assert article.embargo == dt.datetime(2016, 5, 13, 5, 30, tzinfo=dt.UTC)
    assert article.published is not None
    assert article.published.day == dt.date(2016, 5, 13)
    assert article.dateline is not None
    assert article.dateline.place == "MARLOW STRAND"
    assert [agency.name for agency in article.agencies] == ["Reuters"]


@pytest.mark.parametrize("path", [*CARRIERS, Path("pier.docx")], ids=lambda path: path.name)
def test_one_story_is_the_same_in_every_carrier(path):
    reading = reading_of(path.name, path.read_bytes() if path.is_file() else DOCUMENT)
    article = reading.article

    assert reading.notes == ()
    assert article is not None
    assert (article.headline.text, article.deck and article.deck.text) == (HEADLINE, DECK)
    assert [(b.name, b.title) for b in article.bylines] == [("Jane Calloway", "Harbour Correspondent")]
    assert [p.text for p in article.paragraphs] == PARAGRAPHS
    assert [(p.caption, p.credit) for p in article.pictures] == [("The pier at dawn.", "Sam Ollerton")]


@pytest.mark.parametrize("path", [p for p in CARRIERS if p.name != "message.xml"], ids=lambda path: path.name)
def test_crossheads_and_lists_stand_where_they_stood(path):
    body = article_of(path.name, path.read_bytes()).body

    assert [type(block).__name__[:4] for block in body] == ["Para", "Para", "Cros", "Para", "List", "List", "Para"]
    assert [block.text for block in body[2:6:2]] == ["What it costs", "Adults £4"]


@pytest.mark.parametrize("path", CARRIERS, ids=lambda path: path.name)
def test_every_field_stands_where_its_span_says(path):
    content = path.read_bytes()
    article = article_of(path.name, content)
    passages = [Passage(block.text, block.span) for block in article.body]

    for passage in [article.headline, article.deck, *passages]:
        assert passage is not None
        assert passage.span.end - passage.span.start < 500
        written = passage.span.of(content).decode("iso-8859-1" if path.name == "agency.xml" else "utf-8")
        for word in re.findall(r"[A-Za-z]{4,}", passage.text):
            assert word in written


@pytest.mark.parametrize("name", FURNISHED_COPY)
def test_furniture_is_told_apart_in_every_carrier(name):
    reading = reading_of(name, FURNISHED_COPY[name])
    article = reading.article

    assert not [note for note in reading.notes if note.level is not Level.INFO]
    assert article is not None
    assert article.headline.text == "Ferry pier opens"
    assert article.deck is None
    assert [(b.name, b.title) for b in article.bylines] == [("Tan Wei", "Transport Correspondent")]
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.agency) == ("BEIRUT", "Reuters")
    assert [p.text for p in article.paragraphs] == [
        "The pier opened on Friday. It is long.",
        "People came to see it.",
        "It rained.",
    ]
    assert [(p.credit, p.after_paragraph) for p in article.pictures] == [("LENA HOBB", 2)]
    assert [agency.name for agency in article.agencies] == ["Reuters", "Agence France-Presse"]
    assert [refer.text for refer in article.refers] == ["OPINION"]
    assert [p.text for p in article.promotions] == [FURNISHED[7]]
    assert article.print_notice is not None
    assert article.print_notice.headline == "Ferry pier opens"


@pytest.mark.parametrize("name", FURNISHED_COPY)
def test_a_line_that_no_rule_knows_is_noted_in_every_carrier(name):
    content = FURNISHED_COPY[name]
    odd = "WIN A CAR! Ring 555 now"
    if isinstance(content, bytes):
        content = docx("Ferry pier opens", *FURNISHED[:5], odd, *FURNISHED[5:])
    else:
        content = content.replace("It rained.", "It rained.{}" + odd).replace("{}", _between(name))
    notes = [note for note in reading_of(name, content).notes if note.level is Level.WARNING]

    assert [note.code for note in notes] == ["C105"]
    assert name == "pier.docx" or notes[0].width == len(odd)


def _between(name: str) -> str:
    if "html" in name:
        return "<br><br>" if name == "broken.html" else "</p><p>"
    return {"xml": "</p><p>", "json": "\\n\\n"}.get(name.rpartition(".")[2], "\n\n")


@pytest.mark.parametrize(
    ("name", "content", "chosen"),
    [
        ("a.txt", b"Head\n\nText.", "newspaper"),
        ("a", b"Head\n\nText.", "newspaper"),
        ("a.txt", b"<p>Head</p>", "newspaper"),
        ("a.txt", b"<nitf/>", "nitf"),
        ("a.md", b"<p>Head</p>", "markdown"),
        ("a.markdown", b"# Head", "markdown"),
        ("a.HTML", b"<p>", "html"),
        ("a.html", b"just words", "html"),
        ("a", b"<!DOCTYPE html><p>", "html"),
        ("a.xml", b"<p>", "newsml"),
        ("a.html", b"<nitf/>", "nitf"),
        ("a.xml", b"<rss/>", "newsml"),
        ("a.xml", b"<newsItem/>", "newsml"),
        ("a.nitf.xml", b"?", "nitf"),
        ("a.newsml.xml", b"?", "newsml"),
        ("a.json", b"{}", "ninjs"),
        ("a.json", b"[]", "ninjs"),
        ("a.txt", b'{"headline": ""}', "ninjs"),
        ("a.docx", b"PK\x03\x04", "docx"),
        ("a.docx", b"", "docx"),
        ("a.zip", b"PK\x03\x04", "newspaper"),
    ],
)
def test_of_every_file_one_intake_is_surest(name, content, chosen):
    intakes = [intake.named(each) for each in intake.names()]
    sure = sorted(intakes, key=lambda one: one.certainty(CopyFile(name, content)))

    assert sure[-1].name == chosen
    assert sure[-1].certainty(CopyFile(name, content)) > sure[-2].certainty(CopyFile(name, content))


@given(name=st.sampled_from(["a.md", "a.html", "a.xml", "a.json", "a.docx", "a.nitf", "a.txt", "a"]), data=st.data())
def test_no_two_intakes_are_equally_sure(name, data):
    begin = data.draw(
        st.sampled_from([b"", b"<p>", b"<nitf>", b"<newsItem>", b"{", b'{"headline"', b"PK\x03\x04", b"+++"])
    )
    file = CopyFile(name, begin + data.draw(st.binary(max_size=20)))
    sure = sorted(intake.named(each).certainty(file) for each in intake.names())

    assert sure[-1] > sure[-2]


@given(data=st.data(), path=st.sampled_from(CARRIERS))
def test_a_carrier_with_some_bytes_changed_is_read_or_refused_and_loses_none(data, path):
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    reading = reading_of(path.name, bytes(content))

    assert b"".join(label.span.of(bytes(content)) for label in reading.labels) == bytes(content)
    assert (reading.article is None) == any(note.level is Level.ERROR for note in reading.notes)
    assert reading == reading_of(path.name, bytes(content))


@given(data=st.data())
def test_a_document_with_some_bytes_changed_is_read_or_refused(data):
    content = bytearray(DOCUMENT)
    at = data.draw(st.integers(0, len(content) - 1))
    content[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    reading = reading_of("pier.docx", bytes(content))

    assert b"".join(label.span.of(bytes(content)) for label in reading.labels) == bytes(content)


HOSTILE = {
    "deep.html": b"<div>" * 200_000 + b"x",
    "paragraphs.html": b"<p>x y. " * 60_000,
    "signs.html": b"x&amp;y " * 60_000,
    "attributes.html": b"<p " + b"".join(b"a%d=b " % n for n in range(60_000)) + b">x",
    "bold.html": b"<b><i><p>" * 60_000,
    "comments.html": b"<!--" * 200_000,
    "menus.html": b"<nav>" * 150_000 + b"x",
    "figures.html": b"<figure><img alt=x>" * 30_000,
    "long.html": b"<p>" + b"word " * 900_000,
    "brackets.md": b"[" * 20_000,
    "quotes.md": b"> " * 5_000 + b"x",
    "stars.md": b"*" * 200_000,
    "headings.md": b"# x\n" * 100_000,
    "slashes.md": b"\\" * 300_000,
    "lists.md": b"".join(b"  " * n + b"- x\n" for n in range(600)),
    "angles.md": b"<a " * 20_000,
    "deep.xml": b"<nitf>" + b"<p>" * 100_000,
    "many.xml": b"<nitf><body><body.content>" + b"<p>x y.</p>" * 80_000 + b"</body.content></body></nitf>",
    "laughs.xml": b'<!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><nitf>&b;</nitf>',
    "outside.xml": b'<!DOCTYPE nitf [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]><nitf/>',
    "deep.json": b"[" * 100_000,
    "number.json": b'{"headline": ' + b"1" * 6_000 + b"}",
    "lines.json": b'{"headline": "a", "body_text": "' + b"x y.\\n" * 100_000 + b'"}',
    "html.json": b'{"headline": "a", "body_html": "' + b"<div>" * 100_000 + b'"}',
    "items.xml": b"<newsMessage>" + b"<newsItem/>" * 50_000 + b"</newsMessage>",
    "cut.docx": DOCUMENT[: len(DOCUMENT) // 2],
    "no.docx": b"PK\x03\x04",
    "bomb.docx": docx("x", **{"word/footnotes.xml": b" " * 30_000_000}),
    "dtd.docx": docx("x", **{"word/footnotes.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_nobody_writes_is_read_or_refused(name):
    reading = reading_of(name, HOSTILE[name])

    assert reading.article is None or not reading.article.headline.text.startswith("ha")
    assert sum(label.span.end - label.span.start for label in reading.labels) == len(HOSTILE[name])
