"""The plan: which output files there are to be, and what each is made of.

In: a newsroom (its house, catalogue and templates) and the formats. Out: targets, plain data with a digest each; the
difference between them and what the last build made. A plan has parts, each with a digest of its own, so that one that
still holds need not be made again. Planning renders nothing and writes nothing.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from enum import IntEnum
from operator import attrgetter
from pathlib import Path
from typing import Protocol

import msgspec

from publisher.catalogue import Catalogue
from publisher.digests import TemplateDigests, code_digest, digest
from publisher.errors import PathClaimError
from publisher.house import House
from publisher.press import PressProfile
from publisher.standing import STATE


class Wave(IntEnum):
    """Targets are written in this order, so that nothing ever links to what is not there yet."""

    ASSETS = 0
    STORIES = 1
    LISTS = 2
    FEEDS = 3


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """One output file to be made.

    ``path`` is below the output folder. ``format`` names the format that renders it, ``kind`` and ``key`` say to that
    format what it is (a story and its id, a section and its name). ``digest`` covers everything its bytes are made of.
    ``cost`` is about how many milliseconds it takes to make; what takes longest is begun first.
    """

    path: str
    format: str
    kind: str
    key: str = ""
    digest: str
    wave: Wave = Wave.LISTS
    cost: int = 1


class Newsroom(msgspec.Struct, frozen=True):
    """Everything a format may look at.

    ``as_of`` is the only "now": it decides embargoes, and is printed nowhere. ``prints`` says whether this newsroom has
    pages for readers and the press, so that nothing links to a PDF that is not made.
    """

    root: Path
    house: House
    press: PressProfile
    catalogue: Catalogue
    templates: TemplateDigests
    as_of: dt.datetime
    prints: bool = True

    @property
    def state(self) -> Path:
        """The folder of what is kept between builds."""
        return self.root / STATE

    @property
    def desk(self) -> Path:
        """The folder that holds the copy folder: pictures are named from there."""
        return (self.root / self.house.copy_folder).parent

    @property
    def cache(self) -> Path:
        """Where things that are slow to make, and can be made again, are kept between builds."""
        return self.state / "cache"

    def digest(self, *parts: object) -> str:
        """The digest of these parts as this house and this code turn them out, wherever they are sent."""
        return digest(code_digest(), msgspec.structs.replace(self.house, targets=()), *parts)


class Part(msgspec.Struct, frozen=True):
    """A stretch of the plan of one format, by a name that no other part of it has.

    ``digest`` covers everything that its targets follow from; a part whose digest is empty is planned in every build.
    """

    format: str
    name: str
    digest: str
    targets: Callable[[], Iterator[Target]]


class Format(Protocol):
    """A family of outputs: a folder or module of ``publisher.formats``.

    ``parts`` says what it would make and must stay cheap; the same folder's ``render`` module turns one target into
    bytes and may load what it likes.
    """

    name: str

    def load(self) -> None:
        """Load what almost any change of copy needs, as is done while somebody else reads it."""
        ...

    def parts(self, newsroom: Newsroom) -> Iterator[Part]:
        """The whole plan of this format."""
        ...

    def holds_until(self, newsroom: Newsroom) -> dt.datetime | None:
        """When time alone will change what these are, if it ever will."""
        ...

    def needs(self, newsroom: Newsroom, target: Target) -> Iterator[str]:
        """The files below the newsroom's folder that rendering a target looks at, for who renders it elsewhere.

        Of targets of ``Wave.ASSETS`` nobody asks it: they are never rendered elsewhere.
        """
        ...


def targets_of(formats: Iterable[Format], newsroom: Newsroom) -> tuple[Target, ...]:
    """Every target of these formats, in the order they are to be written.

    Raises:
        PathClaimError: two of them claim one path.
    """
    return _in_order(target for each in formats for part in each.parts(newsroom) for target in part.targets())


def _in_order(targets: Iterable[Target]) -> tuple[Target, ...]:
    claimed: dict[str, Target] = {}
    for target in targets:
        other = claimed.setdefault(target.path, target)
        if other is not target:
            raise PathClaimError(target.path, f"{other.format} {other.kind}", f"{target.format} {target.kind}")
    by_path = sorted(claimed.values(), key=attrgetter("path"))
    return tuple(sorted(by_path, key=attrgetter("wave")))
