"""The copy folder: what the desk has dropped, file by file.

In: a folder. Out: the names of the files of copy in it, a stamp for each that changes when the copy, its sidecar or one
of its pictures does, and its bytes. Hidden files, pictures and sidecars are no copy. Nothing is read until it is asked
for, and nothing is ever changed.
"""

import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import msgspec

from publisher.digests import digest
from publisher.errors import UsageError
from publisher.notes import Code, Note, note_on_file
from publisher.pictures import PictureFolder, is_picture
from publisher.reading import SIDECAR, CopyFile


class CopyFolder:
    """Everything below one folder, as it was when this was made. Names begin with the folder's own."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            why = "there is no such folder of copy; make it, or set copy_folder in the house file"
            raise UsageError(f"{folder}: {why}")
        self._above = folder.parent
        self._stamps = dict(sorted(_stamps(str(folder), folder.name)))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every file of copy, in order."""
        return tuple(name for name in self._stamps if not is_picture(name) and not name.endswith(SIDECAR))

    @cached_property
    def pictures(self) -> PictureFolder:
        """The pictures among the files."""
        return PictureFolder(self._above, self._stamps)

    @cached_property
    def _sidecars(self) -> frozenset[str]:
        return frozenset(name for name in self._stamps if name.endswith(SIDECAR))

    def stamp(self, name: str, asked: tuple[str, ...]) -> str:
        """What tells whether copy, its sidecar or one of its pictures, ``asked`` for or its own, has changed."""
        whole = self._stamps[name]
        if not self._sidecars and not asked and not self.pictures.beside(name):
            return whole
        beside = {CopyFile(name, b"").sidecar_path, *self.pictures.beside(name), *asked}
        stamps = [(other, self._stamps.get(other)) for other in sorted(beside)]
        return f"{whole}:{digest(stamps)}" if any(stamp for _, stamp in stamps) or asked else whole

    def path(self, name: str) -> Path:
        """Where a file lies."""
        return self._above / name

    def read(self, name: str) -> CopyFile:
        """A file of copy, with its sidecar if one lies beside it."""
        return copy_file(name, self.path(name))

    def stray_sidecars(self) -> Iterator[Note]:
        """A note for every sidecar without copy."""
        if not self._sidecars:
            return
        for name in sorted(self._sidecars - {CopyFile(copy, b"").sidecar_path for copy in self.names}):
            hint = "give it the name of its copy, or take it out of the folder"
            yield note_on_file(name, Code.STRAY_SIDECAR, "no copy lies beside this sidecar", hint)


def copy_file(name: str, path: Path) -> CopyFile:
    """A file of copy, called ``name``, with its sidecar if one lies beside it."""
    file = CopyFile(name, path.read_bytes())
    beside = path.with_name(file.sidecar_path.rpartition("/")[2])
    return msgspec.structs.replace(file, sidecar=beside.read_bytes()) if beside.is_file() else file


def _stamps(folder: str, name: str) -> Iterator[tuple[str, str]]:
    """Every file below a folder that is not hidden, by its name below the copy folder, with what the disk says of it.

    The time of the last change of status is part of it: nobody can set that one back.
    """
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                yield from _stamps(entry.path, f"{name}/{entry.name}")
            elif entry.is_file():
                status = entry.stat()
                stamp = f"{status.st_mtime_ns}:{status.st_ctime_ns}:{status.st_size}:{status.st_ino}"
                yield f"{name}/{entry.name}", stamp
