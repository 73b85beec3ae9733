"""Destinations: where a newsroom sends its pages, as its house file names them.

In: the rows of ``[[targets]]``. Out: frozen ``Destination`` values. Secrets have no key here, and nothing is contacted.
"""

from string import Formatter

import msgspec

_FIELDS = {"day"}


class Destination(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One place pages are sent to, by a name of the newsroom's own.

    ``manifest`` and ``trigger`` make file names from ``{day}``; an empty one means that there is no such file.
    """

    name: str
    address: str
    manifest: str = "{day}.sha256"
    trigger: str = ""

    def __post_init__(self) -> None:
        """Hold the rules that types cannot say; msgspec adds the key to the message."""
        if not self.name or "/" in self.name:
            raise ValueError(f"name: {self.name!r} is no name such as plant; addresses belong in address")
        for key, pattern in (("manifest", self.manifest), ("trigger", self.trigger)):
            if "/" in pattern or not _makes_a_name(pattern):
                raise ValueError(f"{key}: {pattern!r} is no file name; it may hold {{day}} only")
        if self.manifest and self.manifest == self.trigger:
            raise ValueError(f"trigger: {self.trigger!r} is the manifest's name")


def _makes_a_name(pattern: str) -> bool:
    try:
        return {field for _, field, _, _ in Formatter().parse(pattern) if field is not None} <= _FIELDS
    except ValueError:
        return False
