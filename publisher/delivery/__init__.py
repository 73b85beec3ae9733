"""Delivery: the pages of an edition, to where they are printed.

In: an edition in the output folder, an address, receipts of what was sent there before. Out: the pages that are new to
that place, a manifest, a trigger. The folder ``kinds`` is the registry: the file that can send to ``sftp://`` is
``kinds/sftp.py``, and is loaded when such an address is given. Nothing here makes or changes a page, and nothing waits
but by the means that a command gives.
"""

import pkgutil

from publisher import machine
from publisher.delivery import kinds
from publisher.delivery.address import Address
from publisher.delivery.place import Kind
from publisher.errors import UsageError


def schemes() -> tuple[str, ...]:
    """What an address may begin with, in alphabetical order."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(kinds.__path__)))


def kind_of(address: Address) -> Kind:
    """The kind of place an address leads to.

    Raises:
        UsageError: there is no such kind.
        MissingPartError: its libraries are not installed.
    """
    if address.scheme not in schemes():
        known = ", ".join(f"{scheme}://" for scheme in schemes())
        raise UsageError(f"{address.text}: nothing can be sent to {address.scheme}://; there are: {known}")
    found: Kind = machine.from_extra(f"{kinds.__name__}.{address.scheme}", "send").KIND
    return found
