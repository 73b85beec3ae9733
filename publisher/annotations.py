"""Notes for other programs: annotations of a forge, and SARIF.

In: notes. Out: text in the form asked for. What a note says is decided elsewhere.
"""

import json
from enum import StrEnum
from typing import assert_never
from urllib.parse import quote

from publisher import __version__
from publisher.notes import Code, Level, Note, as_text

_SARIF_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
_GITHUB_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}
_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


class Form(StrEnum):
    """How notes are written down."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def written(notes: tuple[Note, ...], form: Form) -> str:
    """The notes in one form, with a line end behind them; no notes give an empty text, or an empty SARIF log."""
    match form:
        case Form.TEXT:
            return "".join(f"{as_text(note)}\n" for note in notes)
        case Form.JSON:
            return "".join(f"{json.dumps(_values(note), ensure_ascii=False)}\n" for note in notes)
        case Form.GITHUB:
            return "".join(f"{_command(note)}\n" for note in notes)
        case Form.SARIF:
            return json.dumps(_log(notes), ensure_ascii=False, indent=2) + "\n"
        case _:
            assert_never(form)


def _values(note: Note) -> dict[str, object]:
    return {
        "level": note.level,
        "code": note.code,
        "file": note.file,
        "line": note.line,
        "column": note.column,
        "message": note.message,
        "hint": note.hint,
    }


def _command(note: Note) -> str:
    """A workflow command (GitHub: "Workflow commands for GitHub Actions"); properties and message are escaped apart."""
    place = f"file={_property(note.file)},line={note.line},col={note.column},endColumn={note.column + note.width}"
    return f"::{_GITHUB_LEVELS[note.level]} {place},title={note.code}::{_message(f'{note.message}; {note.hint}')}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def _log(notes: tuple[Note, ...]) -> dict[str, object]:
    """A log of one run (OASIS SARIF 2.1.0); columns count Unicode code points, as ours do."""
    rules = [{"id": code.value, "name": code.name.title().replace("_", "")} for code in Code]
    driver = {"name": "publisher", "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(note) for note in notes],
    }
    return {"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(note: Note) -> dict[str, object]:
    region = {"startLine": note.line, "startColumn": note.column, "endColumn": note.column + note.width}
    where = {"physicalLocation": {"artifactLocation": {"uri": quote(note.file)}, "region": region}}
    return {
        "ruleId": note.code,
        "ruleIndex": list(Code).index(note.code),
        "level": _SARIF_LEVELS[note.level],
        "message": {"text": f"{note.message}; {note.hint}"},
        "locations": [where],
    }
