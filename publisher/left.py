"""What earlier builds left, as far as a plan asks.

In: the register, and what the store says of the files in it. Out: the parts of the last plan that hold, what is known
of a path, and what nothing makes any more. After a whole build that nobody disturbed, only the files of parts that no
longer hold are looked at.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain, islice
from typing import Protocol

from publisher.register import Made, Planned, Register

_AT_A_TIME = 5_000  # files


class Stamps(Protocol):
    """What the store says of files now; empty for one that is gone."""

    def stamp(self, path: str) -> str: ...
    def stamps(self, paths: Iterable[str]) -> Iterator[str]: ...


class Left:
    """What is there of certain ``formats``, and ``below`` a path of the output folder."""

    def __init__(
        self,
        register: Register,
        store: Stamps,
        formats: tuple[str, ...],
        *,
        below: str = "",
        anew: bool = False,
        disturbed: frozenset[str] | None = None,
    ) -> None:
        """``anew`` takes nothing of the last plan; ``disturbed`` are files not as they were made, if that is known."""
        self._register, self._store, self._formats, self._below = register, store, frozenset(formats), below
        plan = () if anew or below else register.planned()
        self._is_planned = {
            part.format for part in plan
        } == self._formats  # else it is not the plan of all there is of these
        self._parts = {(part.format, part.name): part for part in plan if self._is_planned}
        self._come: dict[str, Made] = {}  # files that are there, to a part that did not have them
        self._freed: set[str] = set()
        self._disturbed = frozenset(self._find_disturbed()) if disturbed is None else disturbed

    def holding(self, form: str, name: str, digest: str) -> Planned | None:
        """The part of this name, if its digest is this and all of its files are as they were made.

        It is taken for granted from then on: its files are no longer asked about.
        """
        part = self._parts.get((form, name))
        if part is None or not digest or part.digest != digest or not self.stands(part):
            return None
        return self._parts.pop((form, name))

    def stands(self, part: Planned) -> bool:
        """Are all files of this part of the last plan as they were made?"""
        return not self._disturbed or self._disturbed.isdisjoint(self._register.paths_of(part))

    def replaced(self, form: str, name: str, paths: list[str]) -> dict[str, Made]:
        """What is known of these paths, which take the place of those of the part of this name."""
        made = self._register.of_paths(paths)
        part = self._parts.pop((form, name), None)
        if self._is_planned:
            former = set(self._register.paths_of(part)) if part else set[str]()
            self._come.update((path, each) for path, each in made.items() if path not in former)
            self._freed |= former.difference(paths)
        return made

    def stamp(self, made: Made) -> str:
        """What the store says of a file now."""
        return self._store.stamp(made.path) if made.path in self._disturbed else made.stamp

    # When all parts have been asked for.

    def claimed(self) -> dict[str, Made]:
        """The files of parts that hold among those that are to be made."""
        freed = self._all_freed
        return {path: made for path, made in self._come.items() if path not in freed and made.format in self._formats}

    def gone(self, wanted: Callable[[], frozenset[str]]) -> Iterator[str]:
        """The paths that nothing makes any more, when these are ``wanted`` and those of parts that hold."""
        if self._is_planned:
            return (path for path in self._all_freed if path not in self._come)
        every = (made.path for made in self._register.every(self._below) if made.format in self._formats)
        first = next(every, None)
        if first is None:  # nothing was ever made
            return iter(())
        known = wanted()
        return (path for path in chain([first], every) if path not in known)

    @cached_property
    def _all_freed(self) -> set[str]:
        """The paths that no longer belong to the part they belonged to."""
        return self._freed.union(*(self._register.paths_of(part) for part in self._parts.values()))

    def _find_disturbed(self) -> Iterator[str]:
        """Ask the store for every file, some thousand at a time."""
        every = (each for each in self._register.stamps() if each[0].startswith(self._below))
        while some := dict(islice(every, _AT_A_TIME)):
            now = self._store.stamps(some)
            yield from (path for (path, stamp), other in zip(some.items(), now, strict=True) if stamp != other)
