"""The register: every file that builds have left below an output folder.

In: what is about to be made, and what was made. Out: what lies there, with the digest of what it was made of. A path
is entered before its file is written, so that a build that was killed leaves nothing behind that the next one does not
know of. It is no part of the catalogue, which may be thrown away: what is withdrawn has to go even then.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Self

import msgspec

from publisher.database import Database

_SCHEMA = 1
_TABLES = """
    CREATE TABLE made (
        folder TEXT, path TEXT, format TEXT, digest TEXT, stamp TEXT, PRIMARY KEY (folder, path)
    ) WITHOUT ROWID;
"""


class Made(msgspec.Struct, frozen=True):
    """One output file as the last build left it; ``digest`` is empty for one that was begun and not finished.

    ``stamp`` is what the store said of the file when it was done.
    """

    path: str
    format: str
    digest: str
    stamp: str


class Register:
    """The register of one output folder. Every change is kept at once, whatever becomes of the build."""

    def __init__(self, path: Path, folder: str) -> None:
        self._db = Database(path, _TABLES, _SCHEMA)
        self._folder = folder

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file, as has to be before a fork; the next question opens it again."""
        self._db.close()

    def made(self) -> dict[str, Made]:
        """What earlier builds left, by path."""
        rows = self._db.each("SELECT path, format, digest, stamp FROM made WHERE folder = ?", self._folder)
        return {row[0]: Made(*row) for row in rows}

    def stamps(self) -> Iterator[tuple[str, str]]:
        """Every file, with what the store said of it."""
        yield from self._db.each("SELECT path, stamp FROM made WHERE folder = ?", self._folder)

    def of_format(self, name: str) -> dict[str, Made]:
        """What earlier builds left of one format, by path."""
        query = "SELECT path, format, digest, stamp FROM made WHERE folder = ? AND format = ?"
        return {row[0]: Made(*row) for row in self._db.rows(query, self._folder, name)}

    def has_format(self, name: str) -> bool:
        """Is there a file of this format?"""
        return bool(self._db.rows("SELECT 1 FROM made WHERE folder = ? AND format = ? LIMIT 1", self._folder, name))

    def unfinished(self) -> tuple[str, ...]:
        """The paths a build began and, because it was killed, did not finish."""
        rows = self._db.rows("SELECT path FROM made WHERE folder = ? AND digest = ''", self._folder)
        return tuple(path for (path,) in rows)

    def begin(self, files: Iterable[tuple[str, str]]) -> None:
        """Files of these paths and formats are about to be written."""
        self.record(Made(path, form, "", "") for path, form in files)

    def record(self, made: Iterable[Made]) -> None:
        """These files were written."""
        rows = ((self._folder, each.path, each.format, each.digest, each.stamp) for each in made)
        self._db.change_many("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?, ?)", rows)
        self._db.commit()

    def forget(self, paths: Iterable[str]) -> None:
        """These files are gone."""
        self._db.change_many("DELETE FROM made WHERE folder = ? AND path = ?", ((self._folder, path) for path in paths))
        self._db.commit()
