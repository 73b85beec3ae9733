"""What a command says of its work.

In: what a build did, notes. Out: results on standard output, notes and faults on standard error, and the exit code that
follows. Colour is for terminals, and NO_COLOR turns it off. Nothing here does any work.
"""

import os
from pathlib import Path
from typing import assert_never

import click
import msgspec

from publisher import preflight
from publisher.build import Outcome
from publisher.errors import PreflightError, UsageError
from publisher.notes import Code, Level, Note, as_text
from publisher.standing import Kept


def tell(outcome: Outcome, *, explain: bool) -> int:
    """Say what a build did; the exit code."""
    say_notes(outcome.filed.notes)
    for target, why in outcome.work.stale if explain else ():
        click.echo(f"{target.path}: {why}")
    for remark in outcome.remarks:
        say(f"publisher: {remark}")
    for message in dict.fromkeys(str(fault) for _, fault in outcome.faults):
        say(f"publisher: {message}")
    _say_withheld(outcome.filed.withheld)
    for report in outcome.reports:
        click.echo(preflight.as_text(report), nl=False)
    click.echo(_summary(outcome))
    codes = [fault.exit_code for _, fault in outcome.faults]
    codes += [PreflightError.exit_code for report in outcome.reports if report.rejected]
    return max([*codes, 1 if outcome.filed.withheld else 0])


def retell(kept: Kept) -> int:
    """Say again what was said of a build that still stands; the exit code."""
    say_notes(msgspec.json.decode(kept.notes, type=tuple[Note, ...]))
    withheld = msgspec.json.decode(kept.withheld, type=tuple[str, ...])
    _say_withheld(withheld)
    click.echo(kept.summary)
    return 1 if withheld else 0


def _say_withheld(names: tuple[str, ...]) -> None:
    for name in names:
        say(f"publisher: {name} is withheld until its errors are mended; an earlier version stays published")


def _summary(outcome: Outcome) -> str:
    whole = len(outcome.work.targets)
    left = whole - len(outcome.written) - len(outcome.faults)
    parts = [f"{len(outcome.written)} written", f"{left} up to date"]
    parts += [f"{len(outcome.removed)} removed"] if outcome.removed else []
    parts += [f"{len(outcome.faults)} not made"] if outcome.faults else []
    return f"{whole} files: {', '.join(parts)}"


def say_notes(notes: tuple[Note, ...], *, err: bool = True) -> None:
    """Print notes, each with its line of copy, in colour on a terminal."""
    for note in notes:
        click.echo(as_text(note, _paint), err=err, color=False if os.environ.get("NO_COLOR") else None)


def _paint(words: str, level: Level) -> str:
    """The colour of a level; click takes it off again where there is no terminal."""
    match level:
        case Level.ERROR:
            return click.style(words, fg="red", bold=True)
        case Level.WARNING:
            return click.style(words, fg="yellow", bold=True)
        case Level.INFO:
            return click.style(words, fg="cyan")
        case _:
            assert_never(level)


def say(words: str) -> None:
    """Print a line on standard error."""
    click.echo(words, err=True)


def explanation(code: str) -> str:
    """What ``docs/notes.md`` says of a note.

    Raises:
        UsageError: there is no note of this code.
    """
    package = Path(__file__).parent
    found = next(p for p in (package / "docs" / "notes.md", package.parent / "docs" / "notes.md") if p.is_file())
    for section in found.read_text("utf-8").split("\n## ")[1:]:
        if section.startswith(f"{code} "):
            return f"{section.strip()}\n"
    raise UsageError(f"there is no note {code!r}; the notes are {', '.join(Code)}")
