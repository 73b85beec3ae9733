"""The work of a build: which targets there are to be, which of them are out of date, and which files are to go.

In: the parts of a plan, what earlier builds left. Out: ``Work``. Parts are planned one after the other and their
targets packed, so that a plan of a million files takes some a hundred bytes for each. Nothing is rendered or written.
"""

import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, pairwise
from operator import attrgetter

import msgspec

from publisher.errors import PathClaimError
from publisher.left import Left
from publisher.plan import Part, Target, Wave
from publisher.register import Made, Planned

_NEVER_MADE = "it was never made"
_CHANGED = "what it is made of has changed"
_GONE = "the file is gone"
_SPOILT = "somebody changed the file"
_UP_TO_DATE = ""
_PACK = 1000  # targets
_FAST = 1  # of the nine levels of zlib

_Row = tuple[str, str, str, str, str, int, int]  # the fields of a target
_Entry = tuple[str, _Row]  # why it is out of date


class Docket:
    """Targets, each with the reason why it is out of date, if it is: wave by wave, and in each as they were planned.

    What was never made comes first in its wave: others may be about to link to it.
    """

    def __init__(self) -> None:
        self._packs: dict[tuple[Wave, bool], list[bytes]] = {}
        self._open: dict[tuple[Wave, bool], list[_Entry]] = {}
        self._count = self._stale = 0

    def add(self, target: Target, why: str) -> None:
        """Put a target in."""
        key = target.wave, why != _NEVER_MADE
        entries = self._open.setdefault(key, [])
        entries.append((why, msgspec.structs.astuple(target)))
        self._count += 1
        self._stale += why != _UP_TO_DATE
        if len(entries) == _PACK:
            self._packs.setdefault(key, []).append(zlib.compress(msgspec.msgpack.encode(entries), _FAST))
            entries.clear()

    @property
    def count(self) -> int:
        """How many targets there are."""
        return self._count

    @property
    def stale_count(self) -> int:
        """How many of them are out of date."""
        return self._stale

    def targets(self) -> Iterator[Target]:
        """All targets."""
        return (target for _, target in self._entries(Wave))

    def stale(self, *waves: Wave) -> Iterator[tuple[Target, str]]:
        """Those that are out of date, of these waves or of all, each with the reason."""
        return ((target, why) for why, target in self._entries(waves or Wave) if why != _UP_TO_DATE)

    def _entries(self, waves: Iterable[Wave]) -> Iterator[tuple[str, Target]]:
        for key in ((wave, made) for wave in waves for made in (False, True)):
            packs = (
                msgspec.msgpack.decode(zlib.decompress(pack), type=list[_Entry]) for pack in self._packs.get(key, ())
            )
            for why, row in chain(chain.from_iterable(packs), self._open.get(key, ())):
                path, form, kind, name, made_of, wave, cost = row
                known: dict[str, str] = {"path": path, "format": form, "kind": kind, "key": name, "digest": made_of}
                yield why, Target(**known, wave=Wave(wave), cost=cost)


class Work(msgspec.Struct, frozen=True):
    """What a build has to do: ``docket`` has the targets that were planned now, ``gone`` are paths to be removed.

    ``plan`` has the parts they are of, and those of the last plan that still hold.
    """

    docket: Docket
    gone: tuple[str, ...]
    plan: tuple[Planned, ...] = ()

    @property
    def targets(self) -> tuple[Target, ...]:
        """All targets that were planned now, for those who need all at once."""
        return tuple(self.docket.targets())

    @property
    def stale(self) -> tuple[tuple[Target, str], ...]:
        """Those that are out of date, each with the reason, for those who need all at once."""
        return tuple(self.docket.stale())

    def concerns(self, form: str, folder: str) -> bool:
        """Is anything to be made of this format, or to go from below this folder?"""
        return any(part.format == form for part in self.plan) or any(path.startswith(folder) for path in self.gone)

    @property
    def files(self) -> int:
        """How many files there are to be."""
        return sum(part.files for part in self.plan)


def work_of(parts: Iterable[Part], left: Left, below: str = "") -> Work:
    """What is out of date; outputs of other formats, and those that do not lie ``below``, are left alone.

    A part that holds is not planned again: its digest, which covers all that its targets follow from, is that of the
    last plan, and each of its files is as that plan had it made.

    Raises:
        PathClaimError: two targets claim one path.
    """
    docket, plan, claims = Docket(), list[Planned](), array("q")
    for part in parts:
        held = left.holding(part.format, part.name, part.digest)
        if held is not None:
            plan.append(held)
            continue
        targets = sorted((each for each in part.targets() if each.path.startswith(below)), key=attrgetter("path"))
        paths = [target.path for target in targets]
        claims.extend(map(hash, paths))
        made = left.replaced(part.format, part.name, paths)
        for target in targets:
            docket.add(target, _why_stale(target, made, left))
        plan.append(Planned.of(part.format, part.name, part.digest, paths))
    _refuse_claims(docket, claims, left)
    gone = left.gone(lambda: frozenset(target.path for target in docket.targets()))
    return Work(docket, tuple(sorted(gone)), tuple(plan))


def _refuse_claims(docket: Docket, claims: "array[int]", left: Left) -> None:
    """Raise, if two targets claim one path, or one that a part has made that holds."""
    held = left.claimed()
    twice = {first for first, second in pairwise(sorted(claims)) if first == second}
    if not (held or twice):
        return
    claimed: dict[str, Target] = {}
    for target in docket.targets():
        if target.path in held:
            raise PathClaimError(target.path, held[target.path].format, f"{target.format} {target.kind}")
        other = claimed.setdefault(target.path, target) if hash(target.path) in twice else target
        if other is not target:
            raise PathClaimError(target.path, f"{other.format} {other.kind}", f"{target.format} {target.kind}")


def _why_stale(target: Target, every: Mapping[str, Made], left: Left) -> str:
    made = every.get(target.path)
    if made is None:
        return _NEVER_MADE
    if made.digest != target.digest:
        return _CHANGED
    stamp = left.stamp(made)
    if stamp != made.stamp:
        return _SPOILT if stamp else _GONE
    return _UP_TO_DATE
