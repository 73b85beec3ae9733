"""Intakes: the folder is the registry, one file or folder for each format copy comes in.

In: one file of copy and the house. Out: a ``Reading`` by the intake that is most certain the file is its own.
Intakes do not know each other, and never raise: whatever is wrong with copy is a note.
"""

import pkgutil
from collections.abc import Callable
from enum import IntEnum
from importlib import import_module
from typing import Protocol

from publisher.house import House
from publisher.overrides import overridden, stated
from publisher.pictures.naming import with_names
from publisher.reading import CopyFile, Reading

Reader = Callable[[CopyFile], Reading]


class Certainty(IntEnum):
    """How sure an intake is that a file is its own; a last resort reads whatever nobody else claims.

    Of no file are two intakes equally sure: a name that several may have makes it possible, one's own name likely, and
    what stands at the begin of the file sure.
    """

    NO = 0
    LAST_RESORT = 1
    POSSIBLE = 2
    LIKELY = 3
    SURE = 4


class Intake(Protocol):
    """One input format: a module or folder of ``publisher.intake`` with an ``INTAKE``."""

    name: str

    def certainty(self, file: CopyFile) -> Certainty:
        """How sure it is, from the file's name and first bytes."""
        ...

    def reader(self, house: House) -> Reader:
        """What reads the copy of a house: total, and the same reading for the same bytes. Make one, read many."""
        ...


def names() -> tuple[str, ...]:
    """The names of all intakes, in alphabetical order."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(__path__)))


def named(name: str) -> Intake:
    """The intake of this name."""
    chosen: Intake = import_module(f"{__name__}.{name}").INTAKE
    return chosen


def unpacker(intake: str, house: House) -> Reader:
    """What reads the copy of a house by the ``unpack`` of an intake, which is loaded now and no sooner.

    ``intake`` is the full name of the intake's folder, as a module has it in ``__name__``.
    """
    made: Reader = import_module(f"{intake}.unpack").reader(house)
    return made


def reader(house: House) -> Reader:
    """What reads any file of copy, each by the intake that is surest of it; readers are made when first needed."""
    intakes = tuple(named(name) for name in names())
    readers: dict[str, Reader] = {}

    def read(file: CopyFile) -> Reading:
        copy, statements = stated(file)
        surest = max(intakes, key=lambda intake: intake.certainty(copy))
        if surest.name not in readers:
            readers[surest.name] = surest.reader(house)
        reading = with_names(readers[surest.name](copy))
        return overridden(reading, file, statements) if statements else reading

    return read
