"""``publisher show``: how one file of copy is read."""

import json
from pathlib import Path

import click

from publisher import intake, show
from publisher.copy_folder import copy_file
from publisher.house import house_of_copy
from publisher.notes import in_colour, tally
from publisher.options import HOUSE_FILE, house_of_copy_option
from publisher.pictures import PictureFolder, attached
from publisher.telling import say_in_colour


@click.command("show")
@click.argument("copy", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@house_of_copy_option
@click.option("--json", "as_json", is_flag=True, help="The article as one JSON object.")
def command(copy: Path, house_file: Path | None, *, as_json: bool) -> int:
    """Print the copy with a label on every line, or the article as JSON."""
    read = intake.reader(house_of_copy(house_file, HOUSE_FILE))
    reading = attached(read(copy_file(copy.as_posix(), copy)), copy.name, PictureFolder.of(copy.parent))
    if as_json:
        click.echo(json.dumps(show.as_record(reading), ensure_ascii=False, indent=2))
    else:
        click.echo(show.labelled(reading))
        say_in_colour(in_colour(reading.notes))
    return int(tally(reading.notes).errors > 0)
