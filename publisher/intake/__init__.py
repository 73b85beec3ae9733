"""Intakes: the folder is the registry, one file or folder for each format copy comes in.

In: one file of copy and the house. Out: a ``Reading`` by the intake that is most certain the file is its own.
Intakes do not know each other, and never raise: whatever is wrong with copy is a note.
"""

import pkgutil
from enum import IntEnum
from importlib import import_module
from typing import Protocol

from publisher.house import House
from publisher.reading import CopyFile, Reading


class Certainty(IntEnum):
    """How sure an intake is that a file is its own; a last resort reads whatever nobody else claims."""

    NO = 0
    LAST_RESORT = 1
    LIKELY = 2
    SURE = 3


class Intake(Protocol):
    """One input format: a module or folder of ``publisher.intake`` with an ``INTAKE``."""

    name: str

    def certainty(self, file: CopyFile) -> Certainty:
        """How sure it is, from the file's name and first bytes."""
        ...

    def read(self, file: CopyFile, house: House) -> Reading:
        """The reading; total, and the same for the same bytes."""
        ...


def names() -> tuple[str, ...]:
    """The names of all intakes, in alphabetical order."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(__path__)))


def named(name: str) -> Intake:
    """The intake of this name."""
    chosen: Intake = import_module(f"{__name__}.{name}").INTAKE
    return chosen


def read(file: CopyFile, house: House) -> Reading:
    """Read a file by the intake that is surest of it."""
    intakes = tuple(named(name) for name in names())
    surest = max(intakes, key=lambda intake: intake.certainty(file))
    return surest.read(file, house)
