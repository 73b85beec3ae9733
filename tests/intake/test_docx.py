"""Documents are read by the names of their styles, and by the rules of copy where they have none."""

import pytest

from publisher.show import labelled
from tests.intake.documents import archive, docx
from tests.intake.test_carriers import article_of, reading_of

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_styles_say_what_they_name():
    article = article_of(
        "pier.docx",
        docx(
            ("Title", "Pier opens"),
            ("Subtitle", "It took ten years"),
            ("Byline", "By Jane Doe"),
            "It is long. It is wide.",
            ("heading 2", "Why"),
            "It rained.",
        ),
    )

    assert (article.id, article.headline.text, article.deck and article.deck.text) == (
        "pier",
        "Pier opens",
        "It took ten years",
    )
    assert [byline.name for byline in article.bylines] == ["Jane Doe"]
    assert [block.text for block in article.body] == ["It is long. It is wide.", "Why", "It rained."]


def test_a_document_without_styles_is_read_as_copy_is():
    article = article_of("a.docx", docx("Pier opens", "By Jane Doe", "MARLOW (AFP) - It is long.", "It rained."))

    assert article.headline.text == "Pier opens"
    assert article.dateline is not None
    assert [p.text for p in article.paragraphs] == ["It is long.", "It rained."]


def test_all_of_a_document_has_one_label_and_every_field_the_whole_for_its_place():
    content = docx("Pier opens", "It is long. It rained.")
    reading = reading_of("a.docx", content)

    assert [(label.role, label.span.start, label.span.end) for label in reading.labels] == [
        ("paragraph", 0, len(content))
    ]
    assert reading.article is not None
    assert reading.article.headline.span.of(content) == content


def test_a_document_is_shown_by_its_words():
    shown = labelled(reading_of("a.docx", docx("Pier opens", "By Jane Doe", "It is long. It rained.")))

    assert [line.strip() for line in shown.splitlines()] == [
        "headline │ Pier opens",
        "byline │ Jane Doe",
        "paragraph │ It is long. It rained.",
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "C007"),
        (b"It is long.", "C007"),
        (b"PK\x03\x04 and no more", "C007"),
        (docx("x")[:-40], "C007"),
        (archive("<w:document"), "C007"),
        (archive(f"<!DOCTYPE w [<!ENTITY a 'b'>]><w:document {_W}/>"), "C007"),
        (docx("x", **{"word/big.xml": b" " * 9_000_000}), "C010"),
        (docx(*["x"] * 11_000), "C010"),
        (docx(), "C001"),
    ],
)
def test_what_is_no_document_is_refused(content, code):
    reading = reading_of("a.docx", content)

    assert reading.article is None
    assert [note.code for note in reading.notes] == [code]
