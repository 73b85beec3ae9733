"""``publisher build``: everything in the copy folder, published."""

from importlib import import_module
from pathlib import Path

import click

from publisher.options import (
    as_of_option,
    explain_option,
    format_option,
    house_option,
    instant_of,
    jobs_of,
    output_of,
    output_option,
    progress,
)
from publisher.standing import Standing
from publisher.telling import say_in_colour


@click.command("build")
@house_option
@output_option
@format_option
@as_of_option
@click.option("--jobs", type=click.IntRange(min=1), help="How many workers render; as many as there are cores.")
@click.option("--cluster", metavar="ADDRESS", help="Render on a Dask cluster, such as tcp://host:8786.")
@explain_option
def command(  # noqa: PLR0913  one for each option
    house_file: Path,
    output: str | None,
    wanted: tuple[str, ...],
    as_of: str | None,
    jobs: int | None,
    cluster: str | None,
    *,
    explain: bool,
) -> int:
    """Publish everything in the copy folder."""
    place, instant = output_of(house_file, output), instant_of(as_of)
    standing = Standing(house_file, Path(place), wanted)
    kept = standing.kept(instant) if isinstance(place, Path) else None
    if kept is not None:
        say_in_colour(kept.said)
        click.echo(kept.summary)
        return kept.exit_code
    order = import_module("publisher.order").Order(
        house_file=house_file, output=place, formats=wanted, as_of=instant, jobs=jobs_of(jobs), cluster=cluster
    )
    with progress() as advance:
        outcome = import_module("publisher.build").build(order, advance, standing.last)
    told: int = import_module("publisher.account").tell(outcome, explain=explain)
    return told
