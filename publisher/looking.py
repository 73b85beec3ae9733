"""Looking at the disk: files and folders, and what the system says of them and of everything in them.

In: paths. Out: ``Looked`` values, which can be compared. No file is opened, and nothing is loaded that a build with
nothing to do can do without.
"""

import os
from collections.abc import Iterable, Iterator
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

BETWEEN = "\0"  # no name of a file has it
_NAME = attrgetter("name")


class Looked(NamedTuple):
    """Files and folders, and what the disk said of them and of everything in them."""

    watched: str
    seen: str

    def covers(self, watched: Iterable[Path]) -> bool:
        """Is it these that were looked at?"""
        return self.watched == BETWEEN.join(map(str, watched))

    def below(self, folder: Path) -> Iterator[tuple[str, str]]:
        """The files below a folder, by their names from it on, each with what the disk said of it."""
        start = f"{folder}/"
        for entry in self.seen.split(BETWEEN):
            if entry.startswith(start):
                name, _, told = entry[len(start) :].rpartition("\t")
                yield name, told

    def since(self, before: "Looked") -> frozenset[str]:
        """The files that came, went or changed since the same places were looked at before."""
        apart = set(self.seen.split(BETWEEN)) ^ set(before.seen.split(BETWEEN))
        return frozenset(entry.rpartition("\t")[0] for entry in apart)

    def of(self, path: Path | str) -> str | None:
        """What the disk said of one file; ``None`` if it was not there."""
        start = f"{BETWEEN}{path}\t"
        found = f"{BETWEEN}{self.seen}{BETWEEN}".partition(start)[2]
        return found.partition(BETWEEN)[0] or None


def look(watched: Iterable[Path | str]) -> Looked:
    """What the disk says of these files and of everything below these folders; hidden files count for nothing."""
    places = tuple(map(str, watched))
    found: list[str] = []
    for place in places:
        if os.path.isdir(place):
            _look_into(place, os.open(place, os.O_RDONLY), found)
        else:
            found.append(_entry(place, os.stat(place)) if os.path.exists(place) else f"{place}\t-")
    return Looked(BETWEEN.join(places), BETWEEN.join(found))


def _look_into(path: str, folder: int, found: list[str]) -> None:
    """Find everything below an open folder. From within the folder, the system finds each file a third faster."""
    try:
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=_NAME):
                if entry.name.startswith((".", "__pycache__")):
                    continue
                if entry.is_dir():
                    _look_into(f"{path}/{entry.name}", os.open(entry.name, os.O_RDONLY, dir_fd=folder), found)
                elif entry.is_file():
                    found.append(_entry(f"{path}/{entry.name}", entry.stat()))
    finally:
        os.close(folder)


def _entry(path: str, status: os.stat_result) -> str:
    return f"{path}\t{status.st_mtime_ns}:{status.st_ctime_ns}:{status.st_size}:{status.st_ino}"
