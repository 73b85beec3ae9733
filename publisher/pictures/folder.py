"""The picture files below a copy folder, and whose they are.

In: the names of the files there, of copy and of pictures. Out: the pictures of a story: those of its own name, with a
number or without (``pier.jpg``, ``pier-2.jpg``), and whichever it names. A name leads to files below the folder only,
for only those are known. No picture is read here.
"""

import difflib
import posixpath
import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

_ENDINGS = (".jpg", ".jpeg", ".png", ".tif", ".tiff")
_ENDING = re.compile(r"(?:\.(?:nitf|newsml|ninjs))?\.[^./]*$", re.IGNORECASE)
_NUMBERED = re.compile(r"(.+)-([1-9][0-9]?)")


def is_picture(name: str) -> bool:
    """Is this the name of a picture file?"""
    return name.lower().endswith(_ENDINGS)


class PictureFolder:
    """The pictures below ``root``. All names are below it, with ``/`` between folders; ``names`` may hold any file."""

    def __init__(self, root: Path, names: Iterable[str]) -> None:
        self.root = root
        self._names = tuple(sorted(names))

    @classmethod
    def of(cls, folder: Path) -> "PictureFolder":
        """One folder alone, for copy whose name in it is all that is known."""
        return cls(folder, (path.name for path in folder.iterdir() if path.is_file() and path.name[0] != "."))

    def beside(self, copy: str) -> tuple[str, ...]:
        """The pictures of this copy's own name, in the order of their numbers."""
        return self._owned.get(_stem(copy), ()) if self._pictures else ()

    def named(self, name: str, copy: str) -> str | None:
        """The picture that copy calls ``name``, seen from its own folder; ``None`` where there is none."""
        wanted = place_of(name, copy)
        return wanted if wanted in self._pictures else None

    def like(self, name: str) -> str | None:
        """The picture whose name is most like this one, for a hint."""
        near = difflib.get_close_matches(name, [posixpath.basename(each) for each in self._pictures], 1, 0.7)
        return next(iter(near), None)

    def strays(self, asked: Iterable[str]) -> tuple[str, ...]:
        """The pictures that belong to no copy, when copy asks for these by name."""
        if not self._pictures:
            return ()
        stems = {_stem(name) for name in self._names if not is_picture(name)}
        owned = {name for stem, group in self._owned.items() if stem in stems for name in group}
        return tuple(sorted(self._pictures - owned - set(asked)))

    def stamp(self, names: Iterable[str]) -> tuple[tuple[str, int, int, int], ...]:
        """What the disk says of these pictures; it changes when one of them changes, comes or goes."""
        return tuple(self._stamp(name) for name in names)

    def read(self, name: str) -> bytes:
        """The bytes of a picture; none where the file cannot be read."""
        try:
            return (self.root / name).read_bytes()
        except OSError:
            return b""

    def _stamp(self, name: str) -> tuple[str, int, int, int]:
        try:
            status = (self.root / name).stat()
        except OSError:
            return name, 0, -1, 0
        return name, status.st_mtime_ns, status.st_size, status.st_ino

    @cached_property
    def _pictures(self) -> frozenset[str]:
        return frozenset(filter(is_picture, self._names))

    @cached_property
    def _owned(self) -> dict[str, tuple[str, ...]]:
        """The pictures of each stem; a number belongs to the stem where a file of copy has it so."""
        stems = {_stem(name) for name in self._names if not is_picture(name)}
        owned: dict[str, list[tuple[int, str]]] = {}
        for name in filter(is_picture, self._names):
            stem, number = _owner(_stem(name), stems)
            owned.setdefault(stem, []).append((number, name))
        return {stem: tuple(name for _, name in sorted(group)) for stem, group in owned.items()}


def place_of(name: str, copy: str) -> str:
    """Where a picture should lie that copy calls ``name``, seen from its own folder."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(copy), name))


def _owner(stem: str, stems: set[str]) -> tuple[str, int]:
    found = _NUMBERED.fullmatch(stem)
    if found and stem not in stems:
        return found[1], int(found[2])
    return stem, 0


def _stem(name: str) -> str:
    """The name without its ending, or both of them where it has two, as in ``pier.nitf.xml``."""
    return _ENDING.sub("", name)
