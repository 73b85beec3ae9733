"""Places: what every kind of target offers, and what may go wrong there.

In: files by name and bytes. Out: each of them at the place under its own name, whole or not at all. A file is written
under a temporary name, looked at, and then renamed, so that nobody who watches the place ever picks up half a page.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from publisher.delivery.address import Address


class FalteringError(Exception):
    """Something that may be over in a moment: a connection that broke, a server that is busy."""


class RefusedError(Exception):
    """Something that no waiting mends: no permission, no room, an unknown host."""


class Fate(StrEnum):
    """What became of something that was taken in."""

    DONE = "done"
    WAITING = "waiting"
    LOST = "lost"


class Place(Protocol):
    """An open connection to one place. Every method may raise ``FalteringError`` or ``RefusedError``."""

    def put(self, name: str, content: bytes) -> str:
        """Bring a file there, over the one of the same name; what the place calls it, if it has a name of its own."""
        ...

    def remove(self, name: str) -> None:
        """Take a file away; it may be gone already."""
        ...

    def fate(self, mark: str) -> tuple[Fate, str]:
        """What became of what ``put`` called ``mark``, and the place's own words for it."""
        ...

    def close(self) -> None:
        """Let go of it; this never fails."""
        ...


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of place. ``keeps_files`` says that it holds files by name; if not, it consumes pages and no others."""

    keeps_files: bool
    connect: Callable[[Address], Place]


class Shelf(Protocol):
    """A place that knows how to rename. All paths are below it, and may lie in folders of their own."""

    def write(self, path: str, content: bytes) -> None: ...
    def holds(self, path: str, content: bytes) -> bool: ...
    def rename(self, path: str, onto: str) -> None: ...
    def remove(self, name: str) -> None: ...


def lay(shelf: Shelf, name: str, content: bytes) -> None:
    """Write a file beside its place, look whether it is whole, and let it take its place."""
    beside = temporary(name)
    try:
        shelf.write(beside, content)
        if not shelf.holds(beside, content):
            raise FalteringError(f"{name} did not arrive whole")
        shelf.rename(beside, name)
    except RefusedError:
        with suppress(RefusedError, FalteringError):
            shelf.remove(beside)
        raise


def temporary(name: str) -> str:
    """The name a file has until it is whole: always the same, so that what an interrupted send left is written over.

    It begins with a full stop and does not end in ``.pdf``: hot folders pass over such files.
    """
    folder, slash, last = name.rpartition("/")
    return f"{folder}{slash}.{last}.part"
