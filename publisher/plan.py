"""The plan: which output files there are to be, and what each is made of.

In: a newsroom (its house, catalogue and templates) and the formats. Out: targets, plain data with a digest each; the
difference between them and what the last build made. Planning renders nothing and writes nothing.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Protocol

import msgspec

from publisher.catalogue import Catalogue
from publisher.digests import TemplateDigests, code_digest, digest
from publisher.errors import PathClaimError
from publisher.house import House
from publisher.press import PressProfile
from publisher.register import Made
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


@dataclass(frozen=True, slots=True)
class Newsroom:
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


class Format(Protocol):
    """A family of outputs: a folder or module of ``publisher.formats``.

    ``targets`` says what it would make and must stay cheap; the same folder's ``render`` module turns one target into
    bytes and may load what it likes.
    """

    name: str

    def targets(self, newsroom: Newsroom) -> Iterator[Target]:
        """The output files of this format."""
        ...

    def holds_until(self, newsroom: Newsroom) -> dt.datetime | None:
        """When time alone will change what these are, if it ever will."""
        ...

    def needs(self, newsroom: Newsroom, target: Target) -> Iterator[str]:
        """The files below the newsroom's folder that rendering a target looks at, for who renders it elsewhere.

        Of targets of ``Wave.ASSETS`` nobody asks it: they are never rendered elsewhere.
        """
        ...


class Work(msgspec.Struct, frozen=True):
    """What a build has to do: ``stale`` pairs each target with the reason, ``gone`` are paths to be removed."""

    targets: tuple[Target, ...]
    stale: tuple[tuple[Target, str], ...]
    gone: tuple[str, ...]


def targets_of(formats: Iterable[Format], newsroom: Newsroom) -> tuple[Target, ...]:
    """Every target of these formats, in the order they are to be written.

    Raises:
        PathClaimError: two of them claim one path.
    """
    claimed: dict[str, Target] = {}
    for target in (target for each in formats for target in each.targets(newsroom)):
        other = claimed.setdefault(target.path, target)
        if other is not target:
            raise PathClaimError(target.path, f"{other.format} {other.kind}", f"{target.format} {target.kind}")
    return tuple(sorted(claimed.values(), key=lambda target: (target.wave, target.path)))


def work_of(
    targets: tuple[Target, ...], made: dict[str, Made], stamps: dict[str, str], formats: frozenset[str]
) -> Work:
    """What is out of date. ``stamps`` tell the state of each file there is; outputs of other formats are left alone."""
    stale = tuple(
        (target, why) for target in targets if (why := _why_stale(target, made.get(target.path), stamps)) is not None
    )
    planned = {target.path for target in targets}
    gone = tuple(sorted(m.path for m in made.values() if m.format in formats and m.path not in planned))
    return Work(targets, stale, gone)


def _why_stale(target: Target, made: Made | None, stamps: dict[str, str]) -> str | None:
    if made is None:
        return "it was never made"
    if made.digest != target.digest:
        return "what it is made of has changed"
    if not stamps.get(target.path):
        return "the file is gone"
    if stamps[target.path] != made.stamp:
        return "somebody changed the file"
    return None
