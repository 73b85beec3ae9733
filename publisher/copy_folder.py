"""The copy folder: what the desk has dropped, file by file.

In: a folder. Out: the names of the files of copy in it, a stamp for each that changes when the copy, its sidecar or one
of its pictures does, and its bytes. Hidden files, pictures and sidecars are no copy. Nothing is read until it is asked
for, and nothing is ever changed.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

import msgspec

from publisher.digests import digest
from publisher.errors import UsageError
from publisher.looking import Looked, look
from publisher.notes import Code, Note, note_on_file
from publisher.pictures import PictureFolder, is_picture
from publisher.reading import SIDECAR, CopyFile


class CopyFolder:
    """Everything below one folder, as it was when it was looked at. Names begin with the folder's own."""

    def __init__(self, folder: Path, looked: Looked | None = None, *, is_bare: bool = False) -> None:
        """``is_bare`` says that there is nothing in it but copy, as somebody has found who looked through it all."""
        if not folder.is_dir():
            why = "there is no such folder of copy; make it, or set copy_folder in the house file"
            raise UsageError(f"{folder}: {why}")
        self._above, self._folder = folder.parent, folder
        self._looked = looked or look((folder,))
        self._is_bare = is_bare

    @cached_property
    def _stamps(self) -> dict[str, str]:
        return {f"{self._folder.name}/{name}": stamp for name, stamp in sorted(self._looked.below(self._folder))}

    @property
    def is_bare(self) -> bool:
        """Is there nothing but copy?"""
        return self._is_bare or len(self.names) == len(self._stamps)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every file of copy, in order."""
        return tuple(name for name in self._stamps if not is_picture(name) and not name.endswith(SIDECAR))

    @cached_property
    def pictures(self) -> PictureFolder:
        """The pictures among the files."""
        return PictureFolder(self._above, () if self._is_bare else self._stamps)

    @cached_property
    def _sidecars(self) -> frozenset[str]:
        return frozenset() if self._is_bare else frozenset(name for name in self._stamps if name.endswith(SIDECAR))

    def stamp(self, name: str, asked: tuple[str, ...]) -> str:
        """What tells whether copy, its sidecar or one of its pictures, ``asked`` for or its own, has changed."""
        whole, others = self._told(name)
        if not others and not asked:
            return whole
        beside = {CopyFile(name, b"").sidecar_path, *self.pictures.beside(name), *asked}
        stamps = [(other, others.get(other)) for other in sorted(beside)]
        return f"{whole}:{digest(stamps)}" if any(stamp for _, stamp in stamps) or asked else whole

    def _told(self, name: str) -> tuple[str, dict[str, str]]:
        """What the disk said of a file, and of all others where there are others than copy."""
        if self._is_bare:
            return self._looked.of(self.path(name)) or "", {}
        return self._stamps[name], {} if self.is_bare else self._stamps

    def has(self, name: str) -> bool:
        """Is there a file of this name?"""
        return self._looked.of(self.path(name)) is not None

    def path(self, name: str) -> Path:
        """Where a file lies."""
        return self._above / name

    def read(self, name: str) -> CopyFile:
        """A file of copy, with its sidecar if one lies beside it."""
        file = CopyFile(name, self._bytes(name))
        if not self.is_bare and file.sidecar_path in self._stamps:
            return msgspec.structs.replace(file, sidecar=self._bytes(file.sidecar_path))
        return file

    def _bytes(self, name: str) -> bytes:
        with open(f"{self._above}/{name}", "rb") as stream:  # a ``Path`` for each would take as long as reading does
            return stream.read()

    def strays(self, asked: Iterable[str]) -> Iterator[Note]:
        """A note for every picture and sidecar that belongs to no copy, when copy asks for these pictures by name."""
        for name in self.pictures.strays(asked):
            hint = "give it the name of its copy, name it in the copy, or take it out of the folder"
            yield note_on_file(name, Code.STRAY_PICTURE, "no copy asks for this picture; it is not published", hint)
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
