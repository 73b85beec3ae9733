"""``publisher preflight``: any PDF against the rules of a plant."""

import json
from importlib import import_module
from pathlib import Path

import click

from publisher import preflight
from publisher.errors import PreflightError, UsageError
from publisher.house import read_house
from publisher.options import house_option
from publisher.order import template_folders
from publisher.preflight.display import TEMPLATE, shown
from publisher.press import read_press_profile


@click.command("preflight")
@click.argument("pdf", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@house_option
@click.option("--press", metavar="NAME", help="The press profile; else that of the house file.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line instead of text.")
@click.option("--html", "page", metavar="FILE", type=click.Path(path_type=Path), help="Write a page with pictures too.")
def command(pdf: tuple[Path, ...], house_file: Path, press: str | None, page: Path | None, *, as_json: bool) -> int:
    """Check any PDF against a press profile; exit 4 if the plant would reject it."""
    house, root = read_house(house_file), house_file.resolve().parent
    profile = read_press_profile(press or house.press, root)
    inspections = tuple(preflight.inspect(path.read_bytes(), profile, file=path.name) for path in pdf)
    if page is not None:
        templates = import_module("publisher.templating").Templates(template_folders(root))
        values = shown(f"Preflight for {profile.name}", house.language, inspections)
        _write(page, templates.render(TEMPLATE, **values))
    reports = tuple(inspection.report for inspection in inspections)
    for report in reports:
        said = (
            json.dumps(preflight.as_json(report), ensure_ascii=False) + "\n" if as_json else preflight.as_text(report)
        )
        click.echo(said, nl=False)
    return PreflightError.exit_code if any(report.rejected for report in reports) else 0


def _write(page: Path, text: str) -> None:
    try:
        page.write_text(text, "utf-8")
    except OSError as fault:
        raise UsageError(f"--html: {page} cannot be written: {fault.strerror}") from fault
