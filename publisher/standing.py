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
from pathlib import Path
from typing import NamedTuple

STATE = ".publisher"  # the folder beside the house file that holds what is kept between builds
_FILE = f"{STATE}/standing"
_FIELDS = 6
_BETWEEN, _PART = b"\0", b"\0\0"


class Kept(NamedTuple):
    """What a build told: how many files there are, the notes (JSON), the names of copy that is withheld (JSON)."""

    files: int
    notes: bytes
    withheld: bytes

    @property
    def is_clean(self) -> bool:
        """There is nothing to tell but that all is up to date."""
        return self.notes == self.withheld == b"[]"

    @property
    def summary(self) -> str:
        """What is told when nothing had to be done."""
        return f"{self.files} files: 0 written, {self.files} up to date"


class Standing:
    """The last build of one house file into one output folder, with certain formats."""

    def __init__(self, house_file: Path, output: Path, formats: tuple[str, ...]) -> None:
        self._file = house_file.resolve().parent / _FILE
        self._output = os.fsencode(output.resolve())
        self.looked: Looked | None = None
        self._key = repr((sys.version, str(house_file.resolve()), str(output.resolve()), formats)).encode()

    def kept(self, as_of: dt.datetime) -> Kept | None:
        """What was told, if it still stands at this instant; ``None`` if there may be something to do."""
        with suppress(OSError, ValueError):
            head = self._file.read_bytes().split(b"\n", _FIELDS)
            key, since, until, files, notes, withheld, body = head
            watched, seen, outputs = body.split(_PART)
            if key != self._key or not _is_within(as_of, since.decode(), until.decode()):
                return None
            self.looked = _looked(tuple(watched.split(_BETWEEN)))
            if self.looked.seen != seen:
                return None
            if _all_stand(self._output, outputs.split(_BETWEEN)):
                return Kept(int(files), notes, withheld)
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
        outputs = _BETWEEN.join([b"%b\t%b" % (os.fsencode(path), stamp.encode()) for path, stamp in made])
        body = _PART.join((*looked, outputs))
        instants = (since.isoformat().encode(), until.isoformat().encode() if until else b"")
        head = (self._key, *instants, b"%d" % kept.files, kept.notes, kept.withheld)
        new = self._file.with_name("standing-new")
        new.write_bytes(b"\n".join((*head, body)))
        new.replace(self._file)

    def forget(self) -> None:
        """A build has begun; until it is done, nothing stands."""
        self._file.unlink(missing_ok=True)


class Looked(NamedTuple):
    """Files and folders, and what the disk said of them and of everything in them."""

    watched: bytes
    seen: bytes

    def covers(self, watched: Iterable[Path]) -> bool:
        """Is it these that were looked at?"""
        return self.watched == _BETWEEN.join(map(os.fsencode, watched))

    def below(self, folder: Path) -> Iterator[tuple[str, str]]:
        """The files below a folder, by their names from it on, each with what the disk said of it."""
        start = os.fsencode(folder) + b"/"
        for entry in self.seen.split(_BETWEEN):
            if entry.startswith(start):
                name, _, told = entry[len(start) :].rpartition(b"\t")
                yield os.fsdecode(name), told.decode()


def look(watched: Iterable[Path]) -> Looked:
    """What the disk says of these files and of everything below these folders; hidden files count for nothing."""
    return _looked(tuple(map(os.fsencode, watched)))


def _looked(places: tuple[bytes, ...]) -> Looked:
    return Looked(_BETWEEN.join(places), _BETWEEN.join([entry for place in places for entry in _entries(place)]))


def _entries(path: bytes) -> Iterator[bytes]:
    if not os.path.isdir(path):
        yield _entry(path, os.stat(path)) if os.path.exists(path) else path + b"\t-"
        return
    with os.scandir(path) as entries:
        for entry in sorted(entries, key=lambda each: each.name):
            if entry.name.startswith((b".", b"__pycache__")):
                continue
            if entry.is_dir():
                yield from _entries(entry.path)
            elif entry.is_file():
                yield _entry(entry.path, entry.stat())


def _entry(path: bytes, status: os.stat_result) -> bytes:
    told = (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)
    return b"%b\t%d:%d:%d:%d" % (path, *told)


def _all_stand(folder: bytes, outputs: Iterable[bytes]) -> bool:
    """Are all files below a folder as they were? From within the folder, the system finds each a third faster."""
    with chdir(folder):
        for output in outputs:
            path, _, told = output.rpartition(b"\t")
            status = os.stat(path)
            if b"%d:%d" % (status.st_size, status.st_mtime_ns) != told:
                return False
    return True


def _is_within(as_of: dt.datetime, since: str, until: str) -> bool:
    begun = dt.datetime.fromisoformat(since) <= as_of
    return begun and (not until or as_of < dt.datetime.fromisoformat(until))
