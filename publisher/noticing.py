"""Noticing: which copy has to be read, because it is new or has changed since the last build, and which is gone.

In: the copy folder, what the catalogue knows of its files, and the files the disk says have changed, if that is known.
Out: names of copy. No file is read.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from publisher.catalogue import Catalogue, Seen
from publisher.copy_folder import CopyFolder
from publisher.looking import Looked
from publisher.pictures import is_picture
from publisher.reading import SIDECAR

_BARE = "the copy folder has nothing but copy"


class Noticed(NamedTuple):
    """Names of copy, in order; what is ``gone`` the catalogue still knows."""

    changed: tuple[str, ...]
    gone: tuple[str, ...]


class Watch:
    """A look at the copy folder. ``changed`` are the paths of all files that are not as the last build had them.

    Where they are known, and are copy that lies among copy alone, no other copy is asked about.
    """

    def __init__(
        self, place: Path, catalogue: Catalogue, looked: Looked | None, changed: frozenset[str] | None
    ) -> None:
        self._catalogue = catalogue
        self._few = _copy_among(changed, place) if changed is not None and catalogue.fact(_BARE) == "yes" else None
        self.folder = CopyFolder(place, looked, is_bare=self._few is not None)

    def notice(self, stamp: Callable[[str, tuple[str, ...]], str]) -> Noticed:
        """What has changed, by the stamp of each file of copy, which depends on the pictures it asks for as well."""

        def as_it_was(name: str, seen: Seen | None) -> bool:
            return seen is not None and seen.stamp == stamp(name, seen.asked)

        if self._few is None:
            return self._among_all(as_it_was)
        there = {name for name in self._few if self.folder.has(name)}
        lost = self._few - there
        gone = (name for name in lost if self._catalogue.seen(name) is not None)
        return Noticed(tuple(sorted(there.union(self._catalogue.held()) - lost)), tuple(sorted(gone)))

    def remember(self) -> None:
        """Note what the next look may take for granted, when the catalogue takes notes."""
        self._catalogue.note_fact(_BARE, "yes" if self.folder.is_bare else "no")

    def _among_all(self, as_it_was: Callable[[str, Seen | None], bool]) -> Noticed:
        """Names and what is known of them go side by side, for both are in order."""
        known = self._catalogue.every_seen()
        path, seen = next(known, (None, None))
        changed, gone = list[str](), list[str]()
        for name in self.folder.names:
            while path is not None and path < name:
                gone.append(path)
                path, seen = next(known, (None, None))
            if not as_it_was(name, seen if path == name else None):
                changed.append(name)
            if path == name:
                path, seen = next(known, (None, None))
        if path is not None:
            gone += [path, *(path for path, _ in known)]
        return Noticed(tuple(changed), tuple(gone))


def _copy_among(changed: frozenset[str], place: Path) -> frozenset[str] | None:
    """These paths as names of copy; ``None`` if any of them is none."""
    names = frozenset(_names(changed, f"{place}/", place.name))
    return None if "" in names else names


def _names(changed: frozenset[str], start: str, folder: str) -> Iterator[str]:
    for path in changed:
        is_copy = path.startswith(start) and not is_picture(path) and not path.endswith(SIDECAR)
        yield f"{folder}/{path.removeprefix(start)}" if is_copy else ""
