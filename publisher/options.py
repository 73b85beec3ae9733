"""The options that several commands share, and what they mean.

In: arguments, the environment, the clock: they enter here and, as to colour, in ``telling``, and nowhere else. Out:
options for click, instants, a way to show progress.
"""

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from pathlib import Path

import click

from publisher.errors import UsageError

Advance = Callable[[int, int, str], None]

HOUSE_FILE = Path("publisher.toml")

house_option = click.option(
    "--house", "house_file", type=click.Path(path_type=Path), default=HOUSE_FILE, help="The house file."
)
house_of_copy_option = click.option(
    "--house",
    "house_file",
    type=click.Path(path_type=Path),
    help="The house file; publisher.toml, or outside a newsroom what all desks do in common.",
)
output_option = click.option(
    "--output",
    metavar="FOLDER",
    help="Where outputs go, such as s3://bucket/paper; output/ beside the house file.",
)
format_option = click.option(
    "--format", "wanted", multiple=True, metavar="NAME", help="Only this format; may be given again."
)
as_of_option = click.option(
    "--as-of", metavar="INSTANT", help="The instant that counts as now, such as 2015-10-08T06:00+08:00."
)
explain_option = click.option("--explain", is_flag=True, help="Say of every file why it is made.")


def output_of(house_file: Path, output: str | None) -> Path | str:
    """Where outputs go: a folder or a full address as it is given, else the folder beside the house file."""
    if output is None:
        return house_file.resolve().parent / "output"
    return output if "://" in output else Path(output)


def jobs_of(jobs: int | None) -> int:
    """How many workers: as many as are given, else as there are cores."""
    return jobs or os.cpu_count() or 1


def day_of(words: str) -> dt.date:
    """The day of an edition, as ``--edition`` has it.

    Raises:
        UsageError: it is none.
    """
    try:
        return dt.date.fromisoformat(words)
    except ValueError as fault:
        raise UsageError(f"--edition: {words!r} is no day such as 2015-10-08") from fault


def instant_of(words: str | None) -> dt.datetime:
    """The instant asked for, else SOURCE_DATE_EPOCH, else now. A day alone, or a time without offset, is in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if words is None and epoch is not None:
        words = dt.datetime.fromtimestamp(_whole_number(epoch), dt.UTC).isoformat()
    if words is None:
        return dt.datetime.now(dt.UTC).replace(microsecond=0)
    try:
        instant = dt.datetime.fromisoformat(words)
    except ValueError as fault:
        raise UsageError(f"--as-of: {words!r} is no instant such as 2015-10-08T06:00+08:00") from fault
    return instant if instant.tzinfo else instant.replace(tzinfo=dt.UTC)


def _whole_number(words: str) -> int:
    if not words.isdigit():
        raise UsageError(f"SOURCE_DATE_EPOCH: {words!r} is no whole number of seconds")
    return int(words)


@contextmanager
def progress() -> Iterator[Advance]:
    """A progress bar on a terminal, nothing on a pipe; rich is loaded only for the terminal."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    bar: Callable[[], AbstractContextManager[Advance]] = import_module("publisher.progress").bar
    with bar() as advance:
        yield advance
