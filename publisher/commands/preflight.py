"""``publisher preflight``: any PDF against the rules of a plant."""

import json
from pathlib import Path

import click

from publisher import preflight
from publisher.errors import PreflightError
from publisher.house import read_house
from publisher.options import house_option
from publisher.press import read_press_profile


@click.command("preflight")
@click.argument("pdf", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@house_option
@click.option("--press", metavar="NAME", help="The press profile; else that of the house file.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line instead of text.")
def command(pdf: tuple[Path, ...], house_file: Path, press: str | None, *, as_json: bool) -> int:
    """Check any PDF against a press profile; exit 4 if the plant would reject it."""
    profile = read_press_profile(press or read_house(house_file).press, house_file.resolve().parent)
    reports = tuple(preflight.examine(path.read_bytes(), profile, file=path.name) for path in pdf)
    for report in reports:
        shown = (
            json.dumps(preflight.as_json(report), ensure_ascii=False) + "\n" if as_json else preflight.as_text(report)
        )
        click.echo(shown, nl=False)
    return PreflightError.exit_code if any(report.rejected for report in reports) else 0
