"""``publisher send``: the pages of an edition, to the plant."""

import time
from pathlib import Path

import click

from publisher.delivery import kind_of
from publisher.delivery.address import Address, destination_of
from publisher.delivery.dispatch import Patience, Told, deliver, due_of
from publisher.delivery.parcel import Pages, Parcel, pages_of, parcel_of
from publisher.delivery.place import Kind
from publisher.delivery.receipts import NAME, Receipts
from publisher.errors import PreflightError, UsageError
from publisher.house import read_house
from publisher.lock import locked
from publisher.options import day_of, house_option, output_of, output_option
from publisher.order import storage_at
from publisher.standing import STATE


@click.command("send")
@click.argument("target")
@click.option("--edition", metavar="DATE", required=True, help="The day of the edition, such as 2015-10-08.")
@house_option
@output_option
@click.option("--force", "forced", multiple=True, metavar="PAGE", help="Send this file although it did not pass.")
@click.option("--tries", default=4, type=click.IntRange(min=1), help="How often to try what may pass; 4.")
@click.option("--dry-run", is_flag=True, help="Say what would be sent, and send nothing.")
def command(  # noqa: PLR0913  one for each option
    target: str,
    edition: str,
    house_file: Path,
    output: str | None,
    forced: tuple[str, ...],
    tries: int,
    *,
    dry_run: bool,
) -> int:
    """Send the pages of an edition to TARGET: the name of a target in the house file, an address, or a folder."""
    root = house_file.resolve().parent
    destination, address = destination_of(target, read_house(house_file).targets, root)
    kind = kind_of(address)
    with locked(root / STATE):  # no page changes while they are counted
        pages = pages_of(day_of(edition), storage_at(output_of(house_file, output)))
    why = _let_through(pages, forced)
    parcel = parcel_of(pages, destination, why) if kind.keeps_files else Parcel(pages.files, ())
    with locked(root / STATE, "send"), Receipts(root / STATE / NAME, address.text, pages.day) as receipts:
        _say_strays(parcel, receipts)
        if dry_run:
            return _rehearse(parcel, receipts)
        return _send(parcel, address, kind, receipts, tries)


def _let_through(pages: Pages, forced: tuple[str, ...]) -> dict[str, str]:
    """Why files that are sent all the same did not pass, by name; nothing is sent if others did not."""
    known = {file.name for file in pages.files} | pages.objections.keys()
    unknown = [name for name in forced if name not in known]
    if unknown:
        raise UsageError(f"--force {unknown[0]}: the edition of {pages.day} has no such file")
    held = {name: why for name, why in pages.objections.items() if name not in forced}
    for name, why in pages.objections.items():
        _say(f"{name}: {why}" if name in held else f"{name} is sent by force: {why}")
    if held:
        raise PreflightError(
            f"nothing is sent: {len(held)} of the files above did not pass preflight;"
            f" make the edition again with: publisher print --edition {pages.day}, or name each with --force"
        )
    return {name: why for name, why in pages.objections.items() if name in forced}


def _say_strays(parcel: Parcel, receipts: Receipts) -> None:
    for name in sorted(receipts.all().keys() - {file.name for file in parcel.files}):
        _say(f"{name} was sent before and is not in the edition any more; nothing is taken away at the target")


def _rehearse(parcel: Parcel, receipts: Receipts) -> int:
    due = due_of(parcel, receipts.all())
    for file in parcel.files:
        click.echo(f"{file.name}: {'would be sent' if file in due else Told.KEPT}")
    return 0


def _send(parcel: Parcel, address: Address, kind: Kind, receipts: Receipts, tries: int) -> int:
    counted = dict.fromkeys(Told, 0)
    for name, told in deliver(parcel, address, kind, receipts, Patience(tries, time.sleep, _say)):
        click.echo(f"{name}: {told}")
        counted[told] += 1
    _say(f"{address.text}: {counted[Told.SENT]} files sent, {counted[Told.KEPT]} sent before")
    return 0


def _say(words: str) -> None:
    click.echo(f"publisher: {words}", err=True)
