"""Formats: the folder is the registry, one folder for each family of outputs.

In: the name of a format. Out: its ``FORMAT`` (which targets there are; cheap to import) and, only when something has to
be rendered, the ``renderer`` of its ``render`` module (which may import heavy libraries).
Formats do not know each other, and know nothing of how copy came in.
"""

import pkgutil
from collections.abc import Callable, Iterable
from importlib import import_module

from publisher.errors import UsageError
from publisher.plan import Format, Newsroom, Target

Renderer = Callable[[Target], bytes]


def names() -> tuple[str, ...]:
    """The names of all formats, in alphabetical order."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(__path__) if m.ispkg))


def named(name: str) -> Format:
    """The format of this name.

    Raises:
        UsageError: there is none.
    """
    if name not in names():
        raise UsageError(f"there is no format {name!r}; there are: {', '.join(names())}")
    chosen: Format = import_module(f"{__name__}.{name}").FORMAT
    return chosen


def load(wanted: Iterable[str]) -> None:
    """Load what these formats need for almost any change of copy."""
    for name in wanted:
        named(name).load()


def renderer(name: str, newsroom: Newsroom) -> Renderer:
    """What turns targets of this format into bytes; make one and use it for many targets.

    Raises:
        MissingPartError: a part of the system that this format needs is not on this machine.
    """
    made: Renderer = import_module(f"{__name__}.{name}.render").renderer(newsroom)
    return made
