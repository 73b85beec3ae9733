"""The store: the only writer below the output folder.

In: a path below the output folder and the bytes that belong there. Out: the file, whole or not at all, and only if its
bytes differ from those that are there. Nothing here knows what the bytes mean; nothing outside the folder is touched.
"""

import os
from pathlib import Path, PurePosixPath

from publisher.errors import UsageError

_NEW = ".publisher-new"


class Store:
    """One output folder."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self._umask = _umask()

    def put(self, path: str, content: bytes) -> bool:
        """Make the file at ``path`` hold exactly ``content``; tell whether anything had to be written."""
        place = self.place(path)
        if _holds(place, content):
            return False
        place.parent.mkdir(parents=True, exist_ok=True)
        new = place.with_name(place.name + _NEW)
        handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666 & ~self._umask)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        new.replace(place)
        return True

    def remove(self, path: str) -> None:
        """Remove a file that an earlier build made, and the folders it leaves empty."""
        place = self.place(path)
        place.unlink(missing_ok=True)
        for folder in place.parents:
            if folder == self.root or not folder.is_dir() or any(folder.iterdir()):
                break
            folder.rmdir()

    def read(self, path: str) -> bytes:
        """The bytes of a file that is there."""
        return self.place(path).read_bytes()

    def size(self, path: str) -> int | None:
        """How many bytes the file holds, or ``None`` where there is none."""
        try:
            return self.place(path).stat().st_size
        except OSError:
            return None

    def place(self, path: str) -> Path:
        """Where ``path`` lies on this machine.

        Raises:
            UsageError: the path would leave the output folder.
        """
        parts = PurePosixPath(path)
        if parts.is_absolute() or ".." in parts.parts or not parts.parts:
            raise UsageError(f"{path!r} leaves the output folder {self.root}")
        return self.root.joinpath(*parts.parts)


def _holds(place: Path, content: bytes) -> bool:
    try:
        return place.stat().st_size == len(content) and place.read_bytes() == content
    except OSError:
        return False


def _umask() -> int:
    """The umask of this process, which can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
