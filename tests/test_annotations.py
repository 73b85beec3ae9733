"""Notes reach the programs a desk works with: a forge's annotations, SARIF viewers, scripts."""

import json

import pytest

from publisher.annotations import Form, written
from publisher.notes import Code, Note

ODD = Note(
    code=Code.NO_SPACE_BEFORE_QUOTE,
    file="seeds/pier, new: 50%.txt",
    line=3,
    column=36,
    width=1,
    message="no space before the quotation mark",
    excerpt='HARBOUR • The mayor called the pier"long overdue" on Friday.',
    hint="put the space in at the source",
)


def test_text_is_what_a_person_reads() -> None:
    assert written((ODD,), Form.TEXT).splitlines()[0].endswith("3:36: warning C104 no space before the quotation mark")


def test_json_is_one_object_a_line() -> None:
    (line,) = written((ODD,), Form.JSON).splitlines()

    assert json.loads(line)["code"] == "C104"
    assert (json.loads(line)["line"], json.loads(line)["column"]) == (3, 36)


def test_a_forge_gets_a_command_whose_properties_are_escaped() -> None:
    assert written((ODD,), Form.GITHUB) == (
        "::warning file=seeds/pier%2C new%3A 50%25.txt,line=3,col=36,endColumn=37,title=C104::"
        "no space before the quotation mark; put the space in at the source\n"
    )


def test_sarif_names_tool_rule_level_and_region() -> None:
    log = json.loads(written((ODD,), Form.SARIF))
    (run,) = log["runs"]
    (result,) = run["results"]
    place = result["locations"][0]["physicalLocation"]

    assert log["version"] == "2.1.0"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "C104"
    assert result["level"] == "warning"
    assert place["artifactLocation"]["uri"] == "seeds/pier%2C%20new%3A%2050%25.txt"
    assert place["region"] == {"startLine": 3, "startColumn": 36, "endColumn": 37}


@pytest.mark.parametrize("form", [Form.TEXT, Form.JSON, Form.GITHUB])
def test_no_notes_are_nothing(form: Form) -> None:
    assert written((), form) == ""


def test_an_empty_sarif_log_is_a_log() -> None:
    assert json.loads(written((), Form.SARIF))["runs"][0]["results"] == []
