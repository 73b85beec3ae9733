"""Standing type: what the last build left, and whether it still stands.

In: an order as it was given. Out: what the last build of it told, if nothing that it looked at and nothing that it
made has changed on the disk since, and the clock has not passed what it waits for; else what has changed, so that the
next build need not look for it. No file is opened but our own, and nothing is loaded that a build with nothing to do
can do without. Whoever is in doubt builds.
"""

import datetime as dt
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import accumulate, chain, islice, pairwise
from pathlib import Path
from typing import IO, NamedTuple

from publisher.looking import BETWEEN, Looked, look
from publisher.outputs import Outputs, numbers_of

STATE = ".publisher"  # the folder beside the house file that holds what is kept between builds
_FILE = f"{STATE}/standing"
_DATABASES = ("catalogue.sqlite", "register.sqlite")
_AT_A_TIME = 10_000  # outputs
_STRETCH = 1 << 20  # characters
_ENCODING = "utf-8", "surrogateescape"  # as names of files need


class Kept(NamedTuple):
    """What a build told: how many files there are, what it said of the copy, its exit code."""

    files: int
    said: str
    exit_code: int

    @property
    def summary(self) -> str:
        """What is told when nothing had to be done."""
        return f"{self.files} files: 0 written, {self.files} up to date"


class Last(NamedTuple):
    """What the last build left, and what has become of it.

    ``before`` is what it looked at, ``looked`` the same now; ``outputs`` are the files it left. ``mark`` tells the file
    this was read from apart from those of later builds.
    """

    before: Looked
    looked: Looked
    outputs: Outputs
    mark: str

    @property
    def changed(self) -> frozenset[str]:
        """The files that came, went or changed since."""
        return self.looked.since(self.before)


class Standing:
    """The last build of one house file into one output folder, with certain formats."""

    def __init__(self, house_file: Path, output: Path, formats: tuple[str, ...]) -> None:
        self._file = house_file.resolve().parent / _FILE
        self._output = str(output.resolve())
        self.last: Last | None = None
        self._key = repr((sys.version, str(house_file.resolve()), self._output, formats))

    def kept(self, as_of: dt.datetime) -> Kept | None:
        """What was told, if it still stands at this instant; ``None`` if there may be something to do."""
        with suppress(OSError, ValueError):
            mark, found, sections = self._mark(), self._databases(), _sections(self._file.read_bytes())
            head, said, watched, seen, paths = (section.decode(*_ENCODING) for section in sections[:5])
            key, since, until, files, exit_code, databases = head.split("\n")
            if key != self._key:
                return None
            outputs = Outputs(self._output, paths.split(BETWEEN) if paths else [], array("q", sections[5]))
            outputs.ask()
            looked = look(watched.split(BETWEEN))
            if databases == found:
                self.last = Last(Looked(watched, seen), looked, outputs, f"{mark}{found}")
            if looked.seen == seen and _is_within(as_of, since, until) and not outputs.disturbed():
                return Kept(int(files), said, int(exit_code))
        return None

    def left(self, as_of: dt.datetime) -> Last | None:
        """What the last build left, whether it still stands or not."""
        self.kept(as_of)
        return self.last

    def still(self, last: Last | None) -> Last | None:
        """The same, if no other build has ended since it was found."""
        return last if last is not None and last.mark == f"{self._mark()}{self._databases()}" else None

    def keep(
        self, kept: Kept, since: dt.datetime, until: dt.datetime | None, looked: Looked, outputs: Iterable[Outputs]
    ) -> None:
        """Remember what a build told.

        ``looked`` is from before it began, ``until`` is when time alone will change what it makes; ``outputs`` come in
        as many pieces as they like.
        """
        instants = since.isoformat(), until.isoformat() if until else ""
        head = "\n".join((self._key, *instants, str(kept.files), str(kept.exit_code), self._databases()))
        new = self._file.with_name("standing-new")
        told, between = array("q"), b""
        with new.open("wb") as file:
            lengths = [_written(file, text) for text in (head, kept.said, *looked)]
            start = file.tell()
            for some in outputs:
                file.write(between + BETWEEN.join(some.paths).encode(*_ENCODING))
                told.extend(some.told)
                between = BETWEEN.encode()
            lengths += [file.tell() - start, file.write(told.tobytes())]
            file.write(array("q", lengths).tobytes())
        new.replace(self._file)

    def forget(self) -> None:
        """A build has begun; until it is done, nothing stands."""
        self._file.unlink(missing_ok=True)

    def outputs(
        self, last: Last | None, changed: Mapping[str, str | None] | None, stamps: Iterable[tuple[str, str]]
    ) -> Iterator[Outputs]:
        """All that a build left: those of the last but for what is ``changed``, if known, else by all stamps."""
        if last is not None and changed is not None:
            yield last.outputs.changed(changed)
            return
        every = iter(stamps)
        while some := tuple(islice(every, _AT_A_TIME)):
            told = array("q", chain.from_iterable(numbers_of(stamp) for _, stamp in some))
            yield Outputs(self._output, [path for path, _ in some], told)

    def _databases(self) -> str:
        """What the disk says of what else is kept: whoever changes it, or puts back another, makes us look again."""
        return look(self._file.with_name(name) for name in _DATABASES).seen.replace(BETWEEN, "\t")

    def _mark(self) -> str:
        return look((self._file,)).seen


def _written(file: IO[bytes], text: str) -> int:
    """Write a text, a stretch at a time, for there may be little room for it twice; how many bytes it took."""
    stretches = (text[at : at + _STRETCH] for at in range(0, len(text), _STRETCH))
    return sum(file.write(stretch.encode(*_ENCODING)) for stretch in stretches)


_SECTIONS = 6
_LENGTHS = _SECTIONS * 8


def _sections(whole: bytes) -> list[bytes]:
    """The sections of the file, whose lengths stand at its end.

    Raises:
        ValueError: it is not such a file.
    """
    lengths = array("q", whole[-_LENGTHS:])
    if len(lengths) != _SECTIONS or min(lengths) < 0 or sum(lengths) + _LENGTHS != len(whole):
        raise ValueError("damaged")
    return [whole[start:end] for start, end in pairwise(accumulate(lengths, initial=0))]


def _is_within(as_of: dt.datetime, since: str, until: str) -> bool:
    begun = dt.datetime.fromisoformat(since) <= as_of
    return begun and (not until or as_of < dt.datetime.fromisoformat(until))
