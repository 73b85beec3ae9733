"""How a command speaks: lines on standard error, in colour on a terminal.

In: words. Out: the same, printed; NO_COLOR turns colour off. Nothing here knows what is told, and nothing is loaded
that a build with nothing to do can do without.
"""

import os

import click


def say(words: str) -> None:
    """Print a line on standard error."""
    click.echo(words, err=True)


def say_in_colour(lines: str, *, err: bool = True) -> None:
    """Print lines that may have colours in them, which only a terminal is shown."""
    click.echo(lines, nl=False, err=err, color=False if os.environ.get("NO_COLOR") else None)
