"""``publisher doctor``: what this machine has and lacks, and what a note means."""

from pathlib import Path

import click

from publisher import machine
from publisher.errors import UsageError
from publisher.notes import Code


@click.command("doctor")
@click.option("--note", "code", metavar="CODE", help="Explain a note, such as C104, instead.")
def command(code: str | None) -> int:
    """Say what this machine has and lacks, with the line that mends it."""
    if code is not None:
        click.echo(_explanation(code), nl=False)
        return 0
    parts = machine.examine()
    for part in parts:
        click.echo(f"{'ok     ' if part.present else 'MISSING'} {part.name:<16} for {part.need.value}")
        if not part.present:
            click.echo(f"        install it with: {part.remedy}")
    needed = {machine.Need.EVERYTHING, machine.Need.PRESS}
    return 3 if any(part.need in needed and not part.present for part in parts) else 0


def _explanation(code: str) -> str:
    """What ``docs/notes.md`` says of a note.

    Raises:
        UsageError: there is no note of this code.
    """
    package = Path(__file__).parent.parent
    found = next(p for p in (package / "docs" / "notes.md", package.parent / "docs" / "notes.md") if p.is_file())
    for section in found.read_text("utf-8").split("\n## ")[1:]:
        if section.startswith(f"{code} "):
            return f"{section.strip()}\n"
    raise UsageError(f"there is no note {code!r}; the notes are {', '.join(Code)}")
