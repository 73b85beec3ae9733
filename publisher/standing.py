"""Standing type: what the last build left, and whether it still stands.

In: an order as it was given. Out: what the last build of it told, if nothing that it looked at and nothing that it
made has changed on the disk since, and the clock has not passed what it waits for. No file is opened but our own, and
nothing is loaded that a build with nothing to do can do without. Whoever is in doubt builds.
"""

import datetime as dt
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import chdir, suppress
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

STATE = ".publisher"  # the folder beside the house file that holds what is kept between builds
_FILE = f"{STATE}/standing"
_ENCODING = "utf-8", "surrogateescape"  # as names of files need
_BETWEEN, _PART = "\0", "\0\0"
_AT_A_TIME = 10_000  # outputs, so that they are never in memory all at once
_NAME = attrgetter("name")


class Kept(NamedTuple):
    """What a build told: how many files there are, what it said of the copy, its exit code."""

    files: int
    said: str
    exit_code: int

    @property
    def summary(self) -> str:
        """What is told when nothing had to be done."""
        return f"{self.files} files: 0 written, {self.files} up to date"


class Standing:
    """The last build of one house file into one output folder, with certain formats."""

    def __init__(self, house_file: Path, output: Path, formats: tuple[str, ...]) -> None:
        self._file = house_file.resolve().parent / _FILE
        self._output = str(output.resolve())
        self.looked: Looked | None = None
        self._key = repr((sys.version, str(house_file.resolve()), self._output, formats))

    def kept(self, as_of: dt.datetime) -> Kept | None:
        """What was told, if it still stands at this instant; ``None`` if there may be something to do."""
        with suppress(OSError, ValueError):
            head, said, watched, seen, outputs = self._file.read_bytes().decode(*_ENCODING).split(_PART)
            key, since, until, files, exit_code = head.split("\n")
            if key != self._key or not _is_within(as_of, since, until):
                return None
            self.looked = look(watched.split(_BETWEEN))
            if self.looked.seen != seen:
                return None
            if _all_stand(self._output, outputs.removesuffix(_BETWEEN).split(_BETWEEN)):
                return Kept(int(files), said, int(exit_code))
        return None

    def keep(
        self,
        kept: Kept,
        since: dt.datetime,
        until: dt.datetime | None,
        looked: "Looked",
        made: Iterable[tuple[str, str]],
    ) -> None:
        """Remember what a build told.

        ``looked`` is from before it began, ``until`` is when time alone will change what it makes, ``made`` are
        the files it made, each with its size and time.
        """
        instants = since.isoformat(), until.isoformat() if until else ""
        head = "\n".join((self._key, *instants, str(kept.files), str(kept.exit_code)))
        outputs = (f"{path}\t{stamp}{_BETWEEN}" for path, stamp in made)
        new = self._file.with_name("standing-new")
        with new.open("wb") as file:
            file.write(_PART.join((head, kept.said, *looked, "")).encode(*_ENCODING))
            while some := "".join(islice(outputs, _AT_A_TIME)):
                file.write(some.encode(*_ENCODING))
        new.replace(self._file)

    def forget(self) -> None:
        """A build has begun; until it is done, nothing stands."""
        self._file.unlink(missing_ok=True)


class Looked(NamedTuple):
    """Files and folders, and what the disk said of them and of everything in them."""

    watched: str
    seen: str

    def covers(self, watched: Iterable[Path]) -> bool:
        """Is it these that were looked at?"""
        return self.watched == _BETWEEN.join(map(str, watched))

    def below(self, folder: Path) -> Iterator[tuple[str, str]]:
        """The files below a folder, by their names from it on, each with what the disk said of it."""
        start = f"{folder}/"
        for entry in self.seen.split(_BETWEEN):
            if entry.startswith(start):
                name, _, told = entry[len(start) :].rpartition("\t")
                yield name, told


def look(watched: Iterable[Path | str]) -> Looked:
    """What the disk says of these files and of everything below these folders; hidden files count for nothing."""
    places = tuple(map(str, watched))
    found: list[str] = []
    for place in places:
        if os.path.isdir(place):
            _look_into(place, os.open(place, os.O_RDONLY), found)
        else:
            found.append(_entry(place, os.stat(place)) if os.path.exists(place) else f"{place}\t-")
    return Looked(_BETWEEN.join(places), _BETWEEN.join(found))


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


def _all_stand(folder: str, outputs: Iterable[str]) -> bool:
    """Are all files below a folder as they were?"""
    with chdir(folder):
        for output in outputs:
            path, _, told = output.rpartition("\t")
            status = os.stat(path)
            if f"{status.st_size}:{status.st_mtime_ns}" != told:
                return False
    return True


def _is_within(as_of: dt.datetime, since: str, until: str) -> bool:
    begun = dt.datetime.fromisoformat(since) <= as_of
    return begun and (not until or as_of < dt.datetime.fromisoformat(until))
