"""A hot folder: a folder of this machine, or one that is mounted here, which the plant watches.

In: files. Out: the same in the folder, flushed to its disk and read back before they have their names.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from publisher.delivery.address import Address
from publisher.delivery.place import FalteringError, Fate, Kind, RefusedError, lay
from publisher.store import within

# What a folder of another machine says while that machine or the line to it is away for a while.
_PASSING = {
    errno.EAGAIN,
    errno.EBUSY,
    errno.ECONNRESET,
    errno.EHOSTDOWN,
    errno.EIO,
    errno.ENOTCONN,
    errno.ESTALE,
    errno.ETIMEDOUT,
}


class HotFolder:
    """The folder of an address. It has to be there: a mount that is missing must not be filled behind its back."""

    def __init__(self, address: Address) -> None:
        self._root = address.path
        if not Path(self._root).is_dir():
            raise RefusedError("there is no such folder")

    def put(self, name: str, content: bytes) -> str:
        lay(self, name, content)
        return ""

    def write(self, path: str, content: bytes) -> None:
        place = self._place(path)
        with _told():
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())

    def holds(self, path: str, content: bytes) -> bool:
        with _told():
            return self._place(path).read_bytes() == content

    def rename(self, path: str, onto: str) -> None:
        place = self._place(onto)
        with _told():
            self._place(path).replace(place)
            folder = os.open(place.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)

    def remove(self, name: str) -> None:
        with _told():
            self._place(name).unlink(missing_ok=True)

    def fate(self, mark: str) -> tuple[Fate, str]:  # noqa: ARG002  a folder gives no marks
        return Fate.DONE, ""

    def close(self) -> None:
        """There is nothing to let go of."""

    def _place(self, path: str) -> Path:
        return Path(within(self._root, path))


@contextmanager
def _told() -> Iterator[None]:
    """Turn what the system says into what may pass and what will not."""
    try:
        yield
    except OSError as fault:
        why = (fault.strerror or str(fault)).lower()
        raise (FalteringError if fault.errno in _PASSING else RefusedError)(why) from fault


KIND = Kind(keeps_files=True, connect=HotFolder)
