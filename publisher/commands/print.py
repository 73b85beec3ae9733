"""``publisher print``: the pages of an edition alone."""

from pathlib import Path

import click

from publisher.account import tell
from publisher.build import build
from publisher.errors import UsageError
from publisher.options import (
    as_of_option,
    day_of,
    house_option,
    instant_of,
    jobs_of,
    output_of,
    output_option,
    progress,
)
from publisher.order import Order


@click.command("print")
@house_option
@output_option
@click.option("--edition", metavar="DATE", help="The day of the edition, such as 2015-10-08; else every edition.")
@as_of_option
def command(house_file: Path, output: str | None, edition: str | None, as_of: str | None) -> int:
    """Make the press pages, page map and preflight report of an edition."""
    order = Order(
        house_file=house_file,
        output=output_of(house_file, output),
        formats=("press",),
        as_of=instant_of(as_of),
        jobs=jobs_of(None),
        below=f"print/{day_of(edition) if edition else ''}",
    )
    with progress() as advance:
        outcome = build(order, advance)
    if not outcome.work.docket.count:
        raise UsageError(f"there is no edition of {edition}" if edition else "there is no edition yet")
    return tell(outcome, explain=False)
