"""The ``publisher`` command: one function a command.

In: arguments, the environment, the clock; they enter here and nowhere else. Out: results on standard output, notes and
progress on standard error, and an exit code: 0 clean, 1 content, 2 usage or configuration, 3 environment, 4 preflight,
5 delivery, 130 interrupted. Nothing here decides what an output looks like.
"""

import datetime as dt
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path

import click

from publisher import __version__, formats, intake, machine, preflight, show
from publisher.annotations import Form, written
from publisher.build import Progress, build, file_newsroom, plan
from publisher.copy_folder import CopyFolder, copy_file
from publisher.errors import PreflightError, PublisherError, UsageError
from publisher.furniture import trial
from publisher.house import read_house
from publisher.lock import locked
from publisher.notes import Note, tally
from publisher.order import Order, newsroom_of, register_of
from publisher.pictures import PictureFolder, attached
from publisher.press import read_press_profile
from publisher.store import Store
from publisher.telling import explanation, say, say_notes, tell

_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    try:
        sys.exit(cli.main(args=arguments, prog_name="publisher", standalone_mode=False) or 0)
    except PublisherError as fault:
        say(f"publisher: {fault}")
        sys.exit(fault.exit_code)
    except click.exceptions.Abort:
        say("publisher: interrupted; every file is whole, and the next build goes on from here")
        sys.exit(_INTERRUPTED)
    except click.ClickException as fault:
        fault.show()
        sys.exit(fault.exit_code)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def cli() -> None:
    """Turn newspaper copy into a news site, feeds and press pages."""


_house_option = click.option(
    "--house", "house_file", type=click.Path(path_type=Path), default=Path("publisher.toml"), help="The house file."
)
_output_option = click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where outputs go; output/ beside the house file.",
)
_format_option = click.option(
    "--format", "wanted", multiple=True, metavar="NAME", help="Only this format; may be given again."
)
_as_of_option = click.option(
    "--as-of", metavar="INSTANT", help="The instant that counts as now, such as 2015-10-08T06:00+08:00."
)
_explain_option = click.option("--explain", is_flag=True, help="Say of every file why it is made.")


@cli.command("build")
@_house_option
@_output_option
@_format_option
@_as_of_option
@click.option("--jobs", type=click.IntRange(min=1), help="How many workers render; as many as there are cores.")
@_explain_option
def build_command(
    house_file: Path,
    output: Path | None,
    wanted: tuple[str, ...],
    as_of: str | None,
    jobs: int | None,
    *,
    explain: bool,
) -> int:
    """Publish everything in the copy folder."""
    order = _order(house_file, output, wanted, as_of, jobs)
    with _progress() as progress:
        outcome = build(order, progress)
    return tell(outcome, explain=explain)


@cli.command("plan")
@_house_option
@_output_option
@_format_option
@_as_of_option
@_explain_option
def plan_command(
    house_file: Path, output: Path | None, wanted: tuple[str, ...], as_of: str | None, *, explain: bool
) -> int:
    """List the files a build would make; with --explain, why each is out of date."""
    order = _order(house_file, output, wanted, as_of, None)
    with locked(order.state), newsroom_of(order) as newsroom, register_of(order) as register:
        file_newsroom(newsroom)
        work = plan(order, newsroom, Store(order.output), register)
    why = {target.path: reason for target, reason in work.stale}
    for target in work.targets:
        click.echo(f"{target.path}\t{why.get(target.path, 'up to date')}" if explain else target.path)
    for path in work.gone if explain else ():
        click.echo(f"{path}\tto be removed: nothing makes it any more")
    return 0


@cli.command("check")
@click.argument("copy", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_house_option
@click.option("--json", "as_json", is_flag=True, help="The whole reading of each copy, one JSON object a line.")
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Form]),
    default="text",
    help="How the notes are written.",
)
@click.option("--strict", is_flag=True, help="Fail on a warning too.")
def check_command(copy: tuple[Path, ...], house_file: Path, *, as_json: bool, form: str, strict: bool) -> int:
    """Read the copy and print the notes; without COPY, try the rules of the house file as well."""
    house = read_house(house_file)
    faults = () if copy else trial.faults(house)
    for fault in faults:
        say(f"{house_file}: {fault}")
    read, pictures = intake.reader(house), cache(PictureFolder.of)
    named = _named(copy) if copy else _in_folder(house_file.resolve().parent / house.copy_folder)
    notes: list[Note] = []
    for name, path in named:
        reading = attached(read(copy_file(name, path)), path.name, pictures(path.parent))
        notes += reading.notes
        if as_json:
            click.echo(json.dumps(show.as_record(reading), ensure_ascii=False))
    if not as_json and form != Form.TEXT:
        click.echo(written(tuple(notes), Form(form)), nl=False)
    elif not as_json:
        say_notes(tuple(notes), err=False)
    counts = tally(tuple(notes))
    return 2 if faults else int(counts.errors > 0 or (strict and counts.warnings > 0))


@cli.command("show")
@click.argument("copy", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_house_option
@click.option("--json", "as_json", is_flag=True, help="The article as one JSON object.")
def show_command(copy: Path, house_file: Path, *, as_json: bool) -> int:
    """Print the copy with a label on every line, or the article as JSON."""
    read = intake.reader(read_house(house_file))
    reading = attached(read(copy_file(copy.as_posix(), copy)), copy.name, PictureFolder.of(copy.parent))
    if as_json:
        click.echo(json.dumps(show.as_record(reading), ensure_ascii=False, indent=2))
    else:
        click.echo(show.labelled(reading))
        say_notes(reading.notes)
    return int(tally(reading.notes).errors > 0)


@cli.command("print")
@_house_option
@_output_option
@click.option("--edition", metavar="DATE", help="The day of the edition, such as 2015-10-08; else every edition.")
@_as_of_option
def print_command(house_file: Path, output: Path | None, edition: str | None, as_of: str | None) -> int:
    """Make the press pages, page map and preflight report of an edition."""
    order = replace(_order(house_file, output, ("press",), as_of, None), below=f"print/{_day(edition)}")
    with _progress() as progress:
        outcome = build(order, progress)
    if not outcome.work.targets:
        raise UsageError(f"there is no edition of {edition}" if edition else "there is no edition yet")
    return tell(outcome, explain=False)


@cli.command("preflight")
@click.argument("pdf", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_house_option
@click.option("--press", metavar="NAME", help="The press profile; else that of the house file.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line instead of text.")
def preflight_command(pdf: tuple[Path, ...], house_file: Path, press: str | None, *, as_json: bool) -> int:
    """Check any PDF against a press profile; exit 4 if the plant would reject it."""
    profile = read_press_profile(press or read_house(house_file).press, house_file.resolve().parent)
    reports = tuple(preflight.examine(path.read_bytes(), profile, file=path.name) for path in pdf)
    for report in reports:
        shown = (
            json.dumps(preflight.as_json(report), ensure_ascii=False) + "\n" if as_json else preflight.as_text(report)
        )
        click.echo(shown, nl=False)
    return PreflightError.exit_code if any(report.rejected for report in reports) else 0


@cli.command("doctor")
@click.option("--note", "code", metavar="CODE", help="Explain a note, such as C104, instead.")
def doctor_command(code: str | None) -> int:
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


def _order(
    house_file: Path, output: Path | None, wanted: tuple[str, ...], as_of: str | None, jobs: int | None
) -> Order:
    for name in wanted:
        formats.named(name)
    return Order(
        house_file=house_file,
        output=output or house_file.resolve().parent / "output",
        formats=wanted,
        as_of=_instant(as_of),
        jobs=jobs or os.cpu_count() or 1,
    )


def _day(words: str | None) -> str:
    """The day asked for, in ISO 8601; an empty string for every day."""
    try:
        return dt.date.fromisoformat(words).isoformat() if words else ""
    except ValueError as fault:
        raise UsageError(f"--edition: {words!r} is no day such as 2015-10-08") from fault


def _instant(words: str | None) -> dt.datetime:
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


def _in_folder(path: Path) -> Iterator[tuple[str, Path]]:
    """Everything in the copy folder, by its name there."""
    folder = CopyFolder(path)
    return ((name, folder.path(name)) for name in folder.names)


def _named(copy: tuple[Path, ...]) -> Iterator[tuple[str, Path]]:
    """Copy that was named by hand is called as it was named."""
    return ((path.as_posix(), path) for path in copy)


@contextmanager
def _progress() -> Iterator[Progress]:
    """A progress bar on a terminal, nothing on a pipe; rich is loaded only for the terminal."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    bar: Callable[[], AbstractContextManager[Progress]] = import_module("publisher.progress").bar
    with bar() as advance:
        yield advance
