"""What a desk states beside the words wins; where it differs, a note records it; where it is broken, it is refused."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher import intake
from publisher.house import read_house
from publisher.model import Article
from publisher.notes import Level
from publisher.reading import CopyFile, Reading
from tests.conftest import ROOT
from tests.intake.documents import docx

READ = intake.reader(read_house(ROOT / "publisher.toml"))
COPY = """Pier opens

It took ten years

By Jane Doe

MARLOW • The pier opened on Friday. It is long.

It rained.

A version of this article appeared in the print edition of The Straits Times on October 08, 2015, with the headline \
Pier.
"""
TOML = """+++
id = "second-pier"
headline = "Pier opens at last"
kicker = "HARBOUR"
deck = ""
section = "Harbour"
byline = "By John Roe, Editor"
day = 2015-10-09
embargo = 2015-10-09T06:00:00+08:00
withdrawn = true
priority = 2
topics = ["Piers", "Ferries"]
slug = "The 2nd Pier"
pictures = ["pier.jpg"]
+++
"""
LINES = """---
id: second-pier
headline: "Pier opens at last"
kicker: HARBOUR
deck:
section: Harbour
byline: By John Roe, Editor
# what follows is for the site
day: 2015-10-09
embargo: 2015-10-09T06:00:00+08:00
withdrawn: true
priority: 2
topics: [Piers, "Ferries"]
slug: The 2nd Pier
pictures:
  - pier.jpg
---
"""
BESIDE = TOML.replace("+++\n", "").encode()


def reading_of(content: str | bytes, sidecar: bytes | None = None, path: str = "seeds/pier.txt") -> Reading:
    return READ(CopyFile(path, content.encode() if isinstance(content, str) else content, sidecar))


def article_of(content: str | bytes, sidecar: bytes | None = None, path: str = "seeds/pier.txt") -> Article:
    article = reading_of(content, sidecar, path).article
    assert article is not None
    return article


@pytest.mark.parametrize(
    ("content", "sidecar", "path"),
    [
        (TOML + COPY, None, "pier.txt"),
        (LINES + COPY, None, "pier.txt"),
        (TOML.replace("\n", "\r\n") + COPY, None, "pier.txt"),
        (("\ufeff" + TOML + COPY).encode("utf-8"), None, "pier.txt"),
        ((TOML + COPY).encode("utf-16"), None, "pier.txt"),
        (TOML + "# " + COPY, None, "pier.md"),
        (f"{LINES}<h1>Pier opens</h1><p>It is long. It rained.</p>", None, "pier.html"),
        (COPY, BESIDE, "pier.txt"),
        (docx("Pier opens", "It is long. It rained."), BESIDE, "pier.docx"),
        ('{"headline": "Pier opens", "body_text": "It rained."}', BESIDE, "pier.ninjs.json"),
    ],
)
def test_what_is_stated_wins_whatever_carries_the_copy(content, sidecar, path):
    article = article_of(content, sidecar, path)

    assert (article.id, article.headline.text) == ("second-pier", "Pier opens at last")
    assert article.kicker is not None
    assert article.kicker.text == "HARBOUR"
    assert article.deck is None
    assert article.section == "Harbour"
    assert [(b.name, b.title) for b in article.bylines] == [("John Roe", "Editor")]
    assert article.embargo == dt.datetime(2015, 10, 8, 22, tzinfo=dt.UTC)
    assert (article.withdrawn, article.priority) == (True, 2)
    assert article.topics == ("Piers", "Ferries")
    assert article.slug == "the-2nd-pier"
    assert [picture.text for picture in article.named_pictures] == ["pier.jpg"]
    day = article.print_notice.day if article.print_notice else article.published and article.published.day
    assert day == dt.date(2015, 10, 9)


@pytest.mark.parametrize(
    "front",
    [
        '+++\ncrossheads = ["3 Tugs in line", "5 A second tide"]\n+++\n',
        "---\ncrossheads:\n  - 3 Tugs in line\n  - 5 A second tide\n---\n",
    ],
)
def test_crossheads_for_print_are_kept_with_the_paragraphs_they_stand_over(front):
    assert article_of(front + COPY).crossheads == ("3 Tugs in line", "5 A second tide")


@pytest.mark.parametrize("topics", ["Piers, Ferries", "[Piers, Ferries]", "Piers,Ferries,"])
def test_topics_may_be_parted_by_commas(topics):
    assert article_of(f"---\ntopics: {topics}\n---\n{COPY}").topics == ("Piers", "Ferries")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("topics", ["Piers, Ferries", "Pièrs, Ferries"])
def test_front_matter_is_read_in_any_code_page_and_every_byte_keeps_its_place(codec, topics):
    text = f"---\ntopics: {topics}\n---\n{COPY}"
    content = (f"\ufeff{text}" if codec == "utf-16-be" else text).encode(codec)
    reading = reading_of(content)

    assert reading.article is not None
    assert ", ".join(reading.article.topics) == topics
    assert reading.article.headline.span.of(content).decode(codec.removesuffix("-sig")).strip("\ufeff") in COPY
    assert reading.labels[-1].span.end == len(content)


def test_a_line_that_ends_other_front_matter_is_part_of_a_text():
    article = article_of(f'+++\ndeck = """\n---\nLong"""\ntopics = ["Piers"]\n+++\n{COPY}')

    assert article.topics == ("Piers",)


def test_where_the_copy_says_something_else_a_note_records_it():
    notes = reading_of(TOML + COPY).notes

    assert {(note.code, note.level) for note in notes} == {("C301", "info")}
    assert [(note.line, note.message) for note in notes] == [
        (3, "the front matter has the headline 'Pier opens at last', the copy has 'Pier opens'"),
        (5, "the front matter has the deck '', the copy has 'It took ten years'"),
        (7, "the front matter has the byline 'John Roe', the copy has 'Jane Doe'"),
        (8, "the front matter has the day '2015-10-09', the copy has '2015-10-08'"),
    ]


def test_what_agrees_with_the_copy_needs_no_record():
    assert reading_of(f'+++\nheadline = "Pier opens"\nday = 2015-10-08\n+++\n{COPY}').notes == ()


def test_the_sidecar_wins_over_the_front_matter_and_its_notes_name_its_file():
    reading = reading_of(TOML + COPY, b'\nheadline = "Pier, at long last"\n')

    assert reading.article is not None
    assert reading.article.headline.text == "Pier, at long last"
    assert [note.place for note in reading.notes if note.line == 2] == ["seeds/pier.toml:2:12"]


def test_front_matter_has_a_label_and_every_other_byte_keeps_its_own():
    content = (TOML + COPY).encode()
    reading = reading_of(content)
    fronts = [label.span.of(content) for label in reading.labels if label.role == "front matter"]

    assert fronts == [TOML.encode().rstrip()]
    assert b"".join(label.span.of(content) for label in reading.labels) == content
    assert reading.article is not None
    assert reading.article.paragraphs[1].span.of(content) == b"It rained."
    assert b"Pier opens at last" in reading.article.headline.span.of(content)


@pytest.mark.parametrize("path", ["a.txt", "a.md"])
@pytest.mark.parametrize("opening", ["", "By Jane Doe\n\n", "PARIS (AFP) - "])
def test_copy_without_a_headline_has_the_one_that_is_stated(path, opening):
    text = f"{opening}The pier opened on Friday. It is long.\n\nIt rained.\n"
    stated = article_of(f'+++\nheadline = "Pier"\n+++\n{text}', path=path)
    beside = article_of(text, b'headline = "Pier"\n', path=path)

    assert stated.headline.text == beside.headline.text == "Pier"
    assert [p.text for p in stated.paragraphs] == ["The pier opened on Friday. It is long.", "It rained."]
    assert [p.text for p in beside.paragraphs] == [p.text for p in stated.paragraphs]


@pytest.mark.parametrize(
    ("front", "code", "line", "column"),
    [
        ('+++\nheadline = "Pier\n+++\n', "C302", 2, 17),
        ("+++\n\nday = tomorrow\n+++\n", "C302", 3, 7),
        ("+++\npriority = 0\n+++\n", "C302", 2, 12),
        ("+++\npriority = true\n+++\n", "C302", 2, 12),
        ("+++\nembargo = 2015-10-08T06:00:00\n+++\n", "C302", 2, 11),
        ("+++\nembargo = 2015-10-08\n+++\n", "C302", 2, 11),
        ('+++\nheadline = ""\n+++\n', "C302", 2, 12),
        ('+++\ntopics = "Piers"\n[topics.more]\n+++\n', "C302", 3, 13),
        ("+++\nheadline = 'a'\nheadline = 'b'\n+++\n", "C302", 3, 15),
        ('+++\nheadlin = "Pier"\n+++\n', "C303", 2, 11),
        ('+++\n[headlines]\nmain = "Pier"\n+++\n', "C303", 2, 2),
        ("+++\nsection = 'x'\n", "C302", 1, 1),
        ("---\nheadline Pier\nsection: x\n---\n", "C302", 2, 1),
        ("---\nsection: x\nsection: y\n---\n", "C302", 3, 1),
        ("---\nsection: x\nheadline: 'Pier\n---\n", "C302", 3, 11),
        ("---\ntopics: [a, b\n---\n", "C302", 2, 9),
        ("---\ndeck: |\n  more\n---\n", "C302", 2, 7),
        ("---\nwithdrawn: perhaps\n---\n", "C302", 2, 12),
        ("---\nprio: 1\n---\n", "C303", 2, 7),
        ('+++\ncrossheads = ["Tugs in line"]\n+++\n', "C302", 2, 14),
        ("---\nsection: x\n", "C302", 1, 1),
    ],
)
def test_what_is_not_understood_withholds_the_story_at_its_line(front, code, line, column):
    reading = reading_of(front + COPY)
    errors = [note for note in reading.notes if note.level is Level.ERROR]

    assert reading.article is None
    assert [(note.code, note.line, note.column) for note in errors] == [(code, line, column)]
    assert errors[0].excerpt == front.splitlines()[line - 1]
    assert errors[0].hint


@pytest.mark.parametrize(
    ("sidecar", "code", "place"),
    [
        (b'headline = "Pier\n', "C302", "seeds/pier.toml:1:17"),
        (b"section = 'x'\n\n\xff\n", "C302", "seeds/pier.toml:3:1"),
        (b"prices = 1\n", "C303", "seeds/pier.toml:1:10"),
        (b"\xef\xbb\xbfpriority = 'x'\r\n", "C302", "seeds/pier.toml:1:12"),
    ],
)
def test_a_broken_sidecar_withholds_the_story_at_its_own_line(sidecar, code, place):
    reading = reading_of(COPY, sidecar)

    assert reading.article is None
    assert [(note.code, note.place) for note in reading.notes] == [(code, place)]


@pytest.mark.parametrize(
    "copy",
    [
        f"---\n{COPY}",
        f"---\nPier opens\n---\n\n{COPY}",
        f"---\n\n---\n{COPY}",
        f"----\nsection: x\n----\n{COPY}",
        f"+++ Late news +++\n\n{COPY}",
    ],
)
def test_lines_that_are_only_drawn_are_no_front_matter(copy):
    reading = reading_of(copy)

    assert "front matter" not in {label.role for label in reading.labels}
    assert not any(note.code.startswith("C3") for note in reading.notes)


def test_a_slip_of_the_pen_is_set_right_in_the_hint():
    assert reading_of(f"---\nheadlin: Pier\n---\n{COPY}").notes[0].hint == "write headline instead"


@given(
    front=st.text(alphabet="ab:=-+.#[]\"' \n\r\té", max_size=40),
    fence=st.sampled_from(["+++", "---"]),
    sidecar=st.none() | st.binary(max_size=30) | st.text(alphabet="ab=\"'[]\n ", max_size=30).map(str.encode),
)
def test_any_front_matter_and_any_sidecar_are_read_or_refused_and_lose_no_byte(front, fence, sidecar):
    content = f"{fence}\n{front}\n{fence}\n{COPY}".encode()
    reading = reading_of(content, sidecar)

    assert b"".join(label.span.of(content) for label in reading.labels) == content
    assert (reading.article is None) == any(note.level is Level.ERROR for note in reading.notes)
