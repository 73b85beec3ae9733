"""The store: the only writer below the output folder.

In: a path below the output folder and the bytes that belong there. Out: the file, whole or not at all, and only if its
bytes differ from those that are there. Many files are first *laid* beside those they replace, by as many processes as
there are, and then *settled*: when all are safe on the disk, each takes its place in turn. Nothing here knows what the
bytes mean; nothing outside the folder is touched.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import ClassVar, Protocol

from publisher.errors import StorageError, UsageError

_NEW = ".publisher-new"
_FEW = 32  # files; so many are flushed one by one, for more it is cheaper to flush everything


class Storage(Protocol):
    """Where outputs go, be it a folder or something far away. ``is_shared`` says whether other machines reach it."""

    is_shared: ClassVar[bool]

    def put(self, path: str, content: bytes) -> bool: ...
    def lay(self, path: str, content: bytes) -> bool: ...
    def settle(self, paths: Iterable[str]) -> None: ...
    def sweep(self, paths: Iterable[str]) -> None: ...
    def remove(self, path: str) -> None: ...
    def read(self, path: str) -> bytes: ...
    def stamp(self, path: str) -> str: ...
    def stamps(self, paths: Iterable[str]) -> Iterator[str]: ...


class Store:
    """One output folder."""

    is_shared: ClassVar[bool] = False

    def __init__(self, root: Path) -> None:
        self.root = str(root.resolve())
        self._mode = 0o666 & ~_umask()
        self._folders: set[str] = set()

    def put(self, path: str, content: bytes) -> bool:
        """Make the file at ``path`` hold exactly ``content``; tell whether anything had to be written."""
        laid = self.lay(path, content)
        self.settle([path] if laid else [])
        return laid

    def lay(self, path: str, content: bytes) -> bool:
        """Write the file beside its place, where readers do not see it; ``False`` if the same bytes are there.

        Raises:
            StorageError: the disk refuses it; nothing is left behind.
        """
        place = self._place(path)
        try:
            if not self._make_folder(os.path.dirname(place)) and _holds(place, content):
                return False
            self._write(place + _NEW, content)
        except OSError as fault:
            _drop(place + _NEW)
            raise StorageError(path, fault.strerror or str(fault)) from fault
        return True

    def settle(self, paths: Iterable[str]) -> None:
        """Let the files that were laid take their places, one after the other, when all of them are on the disk.

        Files that were not there before come first, for the others may link to them.

        Raises:
            StorageError: the disk refuses one; those before it have their places, and are whole.
        """
        places = sorted(map(self._place, paths), key=os.path.exists)
        try:
            _flush(places, _NEW)
            for place in places:
                os.replace(place + _NEW, place)
            _flush(sorted({os.path.dirname(place) for place in places}))
        except OSError as fault:
            raise StorageError(str(fault.filename), fault.strerror or str(fault)) from fault

    def sweep(self, paths: Iterable[str]) -> None:
        """Remove what a build that was killed laid for these paths."""
        for path in paths:
            _drop(self._place(path) + _NEW)

    def remove(self, path: str) -> None:
        """Remove a file that an earlier build made, and the folders it leaves empty."""
        place = self._place(path)
        _drop(place)
        self._folders.clear()
        folder = os.path.dirname(place)
        while len(folder) > len(self.root):
            try:
                os.rmdir(folder)
            except OSError:  # something else is in it, or it is gone
                break
            folder = os.path.dirname(folder)

    def read(self, path: str) -> bytes:
        """The bytes of a file that is there."""
        return Path(self._place(path)).read_bytes()

    def stamp(self, path: str) -> str:
        """The file's size and time, which tell whether somebody else has changed it; empty where there is none."""
        return _stamp(self._place(path))

    def stamps(self, paths: Iterable[str]) -> Iterator[str]:
        """The same of many files; from within the folder, the system finds each faster."""
        if not os.path.isdir(self.root):
            yield from ("" for _ in paths)
            return
        folder = os.open(self.root, os.O_RDONLY)
        try:
            for path in paths:
                yield _stamp(path, folder)
        finally:
            os.close(folder)

    def _place(self, path: str) -> str:
        return within(self.root, path)

    def _make_folder(self, folder: str) -> bool:
        """Make a folder where there is none; ``True`` if it was made just now, and so nothing can be in it."""
        if folder in self._folders:
            return False
        is_new = True
        try:
            os.mkdir(folder)  # most lie in one that is there
        except OSError:
            os.makedirs(folder, exist_ok=True)
            is_new = False
        self._folders.add(folder)
        return is_new

    def _write(self, place: str, content: bytes) -> None:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, self._mode)
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(handle, rest) :]
        finally:
            os.close(handle)


def within(folder: str, path: str) -> str:
    """Where ``path`` lies below a folder, be it one of this machine or not.

    Raises:
        UsageError: it would leave the folder.
    """
    if not path or path.startswith("/") or (".." in path and ".." in path.split("/")) or "\0" in path:
        raise UsageError(f"{path!r} leaves the output folder {folder}")
    return f"{folder}/{path}"


def _holds(place: str, content: bytes) -> bool:
    try:
        if os.stat(place).st_size != len(content):
            return False
        with open(place, "rb") as stream:
            return stream.read() == content
    except OSError:
        return False


def _stamp(place: str, folder: int | None = None) -> str:
    try:
        status = os.stat(place, dir_fd=folder)
    except OSError:
        return ""
    return f"{status.st_size}:{status.st_mtime_ns}"


def _drop(place: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(place)


def _flush(places: list[str], ending: str = "") -> None:
    """Return when these files or folders, whose names go on so, are on the disk and not in memory alone."""
    if len(places) > _FEW:
        os.sync()
        return
    for place in places:
        handle = os.open(place + ending, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _umask() -> int:
    """The umask of this process, which can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
