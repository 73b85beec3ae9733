"""``publisher plan``: what a build would make, and why."""

from pathlib import Path

import click

from publisher.build import file_newsroom, plan
from publisher.lock import locked
from publisher.options import (
    as_of_option,
    explain_option,
    format_option,
    house_option,
    instant_of,
    output_of,
    output_option,
)
from publisher.order import Order, newsroom_of, register_of, storage_of


@click.command("plan")
@house_option
@output_option
@format_option
@as_of_option
@explain_option
def command(house_file: Path, output: str | None, wanted: tuple[str, ...], as_of: str | None, *, explain: bool) -> int:
    """List the files a build would make; with --explain, why each is out of date."""
    order = Order(
        house_file=house_file,
        output=output_of(house_file, output),
        formats=wanted,
        as_of=instant_of(as_of),
    )
    with locked(order.state), newsroom_of(order) as newsroom, register_of(order) as register:
        file_newsroom(newsroom)
        work = plan(order, newsroom, storage_of(order), register)
    why = {target.path: reason for target, reason in work.docket.stale()} if explain else {}
    for target in work.docket.targets():
        click.echo(f"{target.path}\t{why.get(target.path, 'up to date')}" if explain else target.path)
    for path in work.gone if explain else ():
        click.echo(f"{path}\tto be removed: nothing makes it any more")
    return 0
