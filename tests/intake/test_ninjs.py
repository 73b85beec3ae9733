"""ninjs of every generation says the same, and JSON that is no story is refused by name."""

import json

import pytest
from jsonschema import FormatChecker
from jsonschema.validators import validator_for

from tests.conftest import ROOT
from tests.intake.test_carriers import article_of, assert_metadata_of_the_pier, reading_of

SCHEMAS = ROOT.parent / "shared" / "schemas" / "ninjs"
CARRIERS = ROOT / "tests" / "cases" / "carriers"
GENERATIONS = [("pier-1.ninjs.json", "1.6"), ("pier-2.ninjs.json", "2.2"), ("pier-3.ninjs.json", "3.1")]


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the schemas of the IPTC are not on this machine")
@pytest.mark.parametrize(("name", "version"), GENERATIONS)
def test_a_sample_is_ninjs_by_its_schema(name, version):
    schema = json.loads((SCHEMAS / f"ninjs-schema_{version}.json").read_text("utf-8"))
    errors = validator_for(schema)(schema, format_checker=FormatChecker()).iter_errors(
        json.loads((CARRIERS / name).read_text("utf-8"))
    )

    assert not list(errors)


@pytest.mark.parametrize(("name", "_"), GENERATIONS)
def test_the_metadata_of_a_sample_are_facts_of_the_story(name, _):
    assert_metadata_of_the_pier(name, article_of(name, (CARRIERS / name).read_bytes()))


def test_a_note_to_editors_that_corrects_is_a_correction():
    article = article_of("pier-3.ninjs.json", (CARRIERS / "pier-3.ninjs.json").read_bytes())

    assert [correction.text for correction in article.corrections] == ["CORRECTS the age of the ferryman."]


def test_the_printed_dateline_says_more_than_the_place_it_was_filed_at():
    article = article_of("a.json", '{"headline": "h", "located": "Lebanon", "body_text": "BEIRUT (AFP) - It rained."}')

    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.agency) == ("BEIRUT", "Agence France-Presse")


@pytest.mark.parametrize("key", ["pubstatus", "pubStatus"])
def test_a_story_that_is_called_back_is_withdrawn(key):
    assert article_of("a.json", json.dumps({"headline": "h", "body_text": "It rained.", key: "canceled"})).withdrawn


def test_plain_text_is_read_as_copy_is():
    text = "MARLOW (Reuters) - The pier opened\non Friday.\n\n- One\n- Two\n\nIt rained. AFP"
    article = article_of("a.json", json.dumps({"headline": "Pier", "body_text": text}))

    assert [block.text for block in article.body] == ["The pier opened on Friday.", "One", "Two", "It rained."]


def test_escapes_are_signs_and_have_their_bytes():
    content = rb'{"headline": "Caf\u00e9 \ud83d\ude00", "body_html": "<p>It\u2019s &amp; <b>was<\/b>.<\/p>"}'
    article = article_of("a.json", content)

    assert article.headline.text == "Café 😀"
    assert article.headline.span.of(content) == rb"Caf\u00e9 \ud83d\ude00"
    assert article.paragraphs[0].text == "It’s & was."
    assert article.paragraphs[0].span.of(content) == rb"It\u2019s &amp; <b>was<\/b>."


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        ('{"headline": "h",\n "body_text" "b"}', "C007", (2, 14)),
        ("[]", "C008", (1, 1)),
        ('{"prices": [1]}', "C008", (1, 1)),
        ('"headline"', "C008", (1, 1)),
        ('{"headline": ""}', "C001", (1, 1)),
        ('{"headline": {"a": 1}, "bodies": [{"value": 5}]}', "C001", (1, 1)),
        ("", "C001", (1, 1)),
    ],
)
def test_json_that_is_no_story_is_refused_at_its_place(content, code, place):
    reading = reading_of("a.json", content)

    assert reading.article is None
    assert [(note.code, (note.line, note.column)) for note in reading.notes] == [(code, place)]


def test_lone_surrogates_and_control_characters_are_no_words():
    article = article_of("a.json", rb'{"headline": "a\ud800b\u0000c", "body_text": "It\u0007 rained\udfff."}')

    assert article.headline.text == "a\ufffdb c"
    assert article.paragraphs[0].text == "It rained\ufffd."
