"""``publisher check``: what is odd in the copy, without publishing anything."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click

from publisher import intake, show
from publisher.annotations import Form, written
from publisher.copy_folder import CopyFolder, copy_file
from publisher.furniture import trial
from publisher.house import house_of_copy, read_house
from publisher.notes import Note, in_colour, tally
from publisher.options import HOUSE_FILE, house_of_copy_option
from publisher.pictures import PictureFolder, asked, attached
from publisher.telling import say, say_in_colour


@click.command("check")
@click.argument("copy", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@house_of_copy_option
@click.option("--json", "as_json", is_flag=True, help="The whole reading of each copy, one JSON object a line.")
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Form]),
    default="text",
    help="How the notes are written.",
)
@click.option("--strict", is_flag=True, help="Fail on a warning too.")
def command(copy: tuple[Path, ...], house_file: Path | None, *, as_json: bool, form: str, strict: bool) -> int:
    """Read the copy and print the notes; without COPY, try the rules of the house file as well."""
    at = house_file or HOUSE_FILE
    house = house_of_copy(house_file, at) if copy else read_house(at)
    faults = () if copy else trial.faults(house)
    for fault in faults:
        say(f"{at}: {fault}")
    read, pictures = intake.reader(house), cache(PictureFolder.of)
    folder = None if copy else CopyFolder(at.resolve().parent / house.copy_folder)
    notes: list[Note] = []
    claimed: list[str] = []
    for name, path in _in_folder(folder) if folder else _named(copy):
        reading = read(copy_file(name, path))
        claimed += asked(reading, name)
        reading = attached(reading, path.name, pictures(path.parent))
        notes += reading.notes
        if as_json:
            click.echo(json.dumps(show.as_record(reading), ensure_ascii=False))
    notes += folder.strays(claimed) if folder else ()
    if not as_json and form != Form.TEXT:
        click.echo(written(tuple(notes), Form(form)), nl=False)
    elif not as_json:
        say_in_colour(in_colour(notes), err=False)
    counts = tally(tuple(notes))
    return 2 if faults else int(counts.errors > 0 or (strict and counts.warnings > 0))


def _in_folder(folder: CopyFolder) -> Iterator[tuple[str, Path]]:
    """Everything in the copy folder, by its name there."""
    return ((name, folder.path(name)) for name in folder.names)


def _named(copy: tuple[Path, ...]) -> Iterator[tuple[str, Path]]:
    """Copy that was named by hand is called as it was named."""
    return ((path.as_posix(), path) for path in copy)
