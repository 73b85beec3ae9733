"""The register: every file that builds have left below an output folder.

In: what is about to be made, and what was made. Out: what lies there, with the digest of what it was made of. A path
is entered before its file is written, so that a build that was killed leaves nothing behind that the next one does not
know of. It is no part of the catalogue, which may be thrown away: what is withdrawn has to go even then.
"""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Self

import msgspec

_TABLES = """
    CREATE TABLE IF NOT EXISTS made (
        folder TEXT, path TEXT, format TEXT, digest TEXT, size INTEGER, PRIMARY KEY (folder, path)
    ) WITHOUT ROWID;
"""


class Made(msgspec.Struct, frozen=True):
    """One output file as the last build left it; ``digest`` is empty for one that was begun and not finished."""

    path: str
    format: str
    digest: str
    size: int


class Register:
    """The register of one output folder, open. Every change is kept at once, whatever becomes of the build."""

    def __init__(self, path: Path, folder: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._folder = str(folder)
        self._db = sqlite3.connect(path)
        self._db.executescript(_TABLES)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def made(self) -> dict[str, Made]:
        """What earlier builds left, by path."""
        rows = self._db.execute("SELECT path, format, digest, size FROM made WHERE folder = ?", (self._folder,))
        return {row[0]: Made(*row) for row in rows}

    def begin(self, made: Iterable[tuple[str, str]]) -> None:
        """Files of these paths and formats are about to be written."""
        self.record(Made(path, format_, "", 0) for path, format_ in made)

    def record(self, made: Iterable[Made]) -> None:
        """These files were written."""
        rows = ((self._folder, each.path, each.format, each.digest, each.size) for each in made)
        with self._db:
            self._db.executemany("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?, ?)", rows)

    def forget(self, paths: Iterable[str]) -> None:
        """These files are gone."""
        with self._db:
            self._db.executemany(
                "DELETE FROM made WHERE folder = ? AND path = ?", ((self._folder, path) for path in paths)
            )
