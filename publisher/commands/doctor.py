"""``publisher doctor``: what this machine has and lacks, and what a note means."""

import click

from publisher import machine
from publisher.telling import explanation


@click.command("doctor")
@click.option("--note", "code", metavar="CODE", help="Explain a note, such as C104, instead.")
def command(code: str | None) -> int:
    """Say what this machine has and lacks, with the line that mends it."""
    if code is not None:
        click.echo(explanation(code), nl=False)
        return 0
    parts = machine.examine()
    for part in parts:
        click.echo(f"{'ok     ' if part.present else 'MISSING'} {part.name:<16} for {part.need.value}")
        if not part.present:
            click.echo(f"        install it with: {part.remedy}")
    needed = {machine.Need.EVERYTHING, machine.Need.PRESS}
    return 3 if any(part.need in needed and not part.present for part in parts) else 0
