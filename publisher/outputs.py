"""Outputs: the files a build left, and whether they are as it left them.

In: their paths, each with its size and time as the store told them. Out: those that are otherwise now. Many are asked
for by a process of its own, while this one goes on with something else. No file is opened, and nothing is loaded that a
build with nothing to do can do without.
"""

import os
from array import array
from collections.abc import Callable, Iterable, Mapping
from contextlib import chdir

from publisher.apart import apart

_FEW = 2_000  # files: asking for so many takes no longer than to have somebody ask
_GONE = "-1:-1"  # as no file is


class Outputs:
    """Files below ``folder``. ``told`` has two numbers for each path: its size in bytes and its time in nanoseconds."""

    def __init__(self, folder: str, paths: list[str], told: "array[int]") -> None:
        self.folder, self.paths, self.told = folder, paths, told
        self._answer: Callable[[], bytes | None] = lambda: None
        self._disturbed: frozenset[str] | None = None

    def ask(self) -> None:
        """Have another process ask the disk, if that is worth its while."""
        if len(self.paths) <= _FEW or os.cpu_count() == 1:
            return
        self._answer = apart(lambda: self._others().tobytes())

    def disturbed(self) -> frozenset[str]:
        """The paths of those that are gone, or that somebody has changed."""
        if self._disturbed is None:
            answer = self._answer()
            others = self._others() if answer is None else array("q", answer)
            self._disturbed = frozenset(self.paths[number] for number in others)
        return self._disturbed

    def changed(self, stamps: Mapping[str, str | None]) -> "Outputs":
        """With these files as the store tells them now, ``None`` for one that is there no more."""
        paths, told = self.paths[:], self.told[:]
        places = {path: place for place, path in enumerate(paths)}
        for path, stamp in stamps.items():
            if stamp is not None and path in places:
                told[2 * places[path] : 2 * places[path] + 2] = array("q", numbers_of(stamp))
            elif stamp is not None:
                paths.append(path)
                told.extend(numbers_of(stamp))
        for place in sorted((places[path] for path, stamp in stamps.items() if stamp is None and path in places))[::-1]:
            del paths[place], told[2 * place : 2 * place + 2]
        return Outputs(self.folder, paths, told)

    def _others(self) -> "array[int]":
        """The numbers of those that are not as they were."""
        try:
            with chdir(self.folder):
                now = _told(self.paths)
        except OSError:
            return array("q", range(len(self.paths)))
        if now == self.told:
            return array("q")
        pairs = (slice(at, at + 2) for at in range(0, len(now), 2))
        return array("q", [number for number, pair in enumerate(pairs) if now[pair] != self.told[pair]])


def numbers_of(stamp: str) -> tuple[int, int]:
    """Size and time, as the store tells them of a file."""
    size, _, time = (stamp or _GONE).partition(":")
    return int(size), int(time)


def _told(paths: Iterable[str]) -> "array[int]":
    """Size and time of these files below the working folder."""
    told = array("q")
    note, stat = told.append, os.stat
    for path in paths:
        try:
            status = stat(path)
        except OSError:
            told.extend(numbers_of(_GONE))
        else:
            note(status.st_size)
            note(status.st_mtime_ns)
    return told
