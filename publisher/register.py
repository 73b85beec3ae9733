"""The register: every file that builds have left below an output folder.

In: what is about to be made, and what was made. Out: what lies there, with the digest of what it was made of. A path
is entered before its file is written, so that a build that was killed leaves nothing behind that the next one does not
know of. It is no part of the catalogue, which may be thrown away: what is withdrawn has to go even then.
"""

import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Self

import msgspec

from publisher.database import Database

_SCHEMA = 3
_TABLES = """
    CREATE TABLE IF NOT EXISTS made (
        folder TEXT, path TEXT, format TEXT, digest TEXT, stamp TEXT, PRIMARY KEY (folder, path)
    ) WITHOUT ROWID;
    DROP TABLE IF EXISTS part;
    CREATE TABLE part (
        folder TEXT, format TEXT, name TEXT, digest TEXT, files INTEGER, paths BLOB, PRIMARY KEY (folder, format, name)
    );
    CREATE TABLE whole (folder TEXT PRIMARY KEY) WITHOUT ROWID;
    DROP TRIGGER IF EXISTS made_anew;
    DROP TRIGGER IF EXISTS made_otherwise;
    DROP TRIGGER IF EXISTS unmade;
    CREATE TRIGGER made_anew AFTER INSERT ON made BEGIN DELETE FROM whole WHERE folder = new.folder; END;
    CREATE TRIGGER made_otherwise AFTER UPDATE ON made BEGIN DELETE FROM whole WHERE folder = new.folder; END;
    CREATE TRIGGER unmade AFTER DELETE ON made BEGIN DELETE FROM whole WHERE folder = old.folder; END;
"""
_BETWEEN = "\n"  # paths
_FAST = 1  # of the nine levels of zlib
_NO_PATHS = zlib.compress(b"")
_AT_A_TIME = 500  # paths in one question
_MANY = 2_000  # files: what so many were changed to is not remembered


class Made(msgspec.Struct, frozen=True):
    """One output file as the last build left it; ``digest`` is empty for one that was begun and not finished.

    ``stamp`` is what the store said of the file when it was done.
    """

    path: str
    format: str
    digest: str
    stamp: str


class Planned(msgspec.Struct, frozen=True):
    """A part of a plan: how many files it makes, and their paths, packed; ``None`` if they are as they were."""

    format: str
    name: str
    digest: str
    files: int
    paths: bytes | None = None

    @classmethod
    def of(cls, form: str, name: str, digest: str, paths: Iterable[str]) -> Self:
        """A part with the files of these paths."""
        every = tuple(paths)
        return cls(form, name, digest, len(every), zlib.compress(_BETWEEN.join(every).encode(), _FAST))


class Register:
    """The register of one output folder. Every change is kept at once, whatever becomes of the build.

    Whatever changes in it takes from the plan that it is whole, as the tables themselves see to: so a plan that is
    whole is that of the files that are.
    """

    def __init__(self, path: Path, folder: str) -> None:
        self._db = Database(path, _TABLES, _SCHEMA)
        self._folder = folder
        self._changed: dict[str, str | None] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file, as has to be before a fork; the next question opens it again."""
        self._db.close()

    def every(self, below: str = "") -> Iterator[Made]:
        """What earlier builds left at paths that begin so, in the order of their paths."""
        query = "SELECT path, format, digest, stamp FROM made WHERE folder = ? AND path >= ?"
        for row in self._db.each(query, self._folder, below):
            if not row[0].startswith(below):
                return
            yield Made(*row)

    def of_paths(self, paths: Iterable[str]) -> dict[str, Made]:
        """What earlier builds left at these paths."""
        found: dict[str, Made] = {}
        rest = iter(paths)
        while some := tuple(islice(rest, _AT_A_TIME)):
            marks = ",".join("?" * len(some))
            query = f"SELECT path, format, digest, stamp FROM made WHERE folder = ? AND path IN ({marks})"  # noqa: S608
            found.update((row[0], Made(*row)) for row in self._db.each(query, self._folder, *some))
        return found

    def of_format(self, name: str) -> dict[str, Made]:
        """What earlier builds left of one format, by path."""
        query = "SELECT path, format, digest, stamp FROM made WHERE folder = ? AND format = ?"
        return {row[0]: Made(*row) for row in self._db.rows(query, self._folder, name)}

    def stamps(self) -> Iterator[tuple[str, str]]:
        """Every file, with what the store said of it."""
        yield from self._db.each("SELECT path, stamp FROM made WHERE folder = ?", self._folder)

    def changed(self) -> dict[str, str | None] | None:
        """What was entered since this was opened: for each path its stamp, or ``None``; ``None`` if it was too much."""
        return self._changed if len(self._changed) <= _MANY else None

    def has_format(self, name: str) -> bool:
        """Is there a file of this format?"""
        return bool(self._db.rows("SELECT 1 FROM made WHERE folder = ? AND format = ? LIMIT 1", self._folder, name))

    def unfinished(self) -> tuple[str, ...]:
        """The paths a build began and, because it was killed, did not finish."""
        if self._is_whole():
            return ()
        rows = self._db.rows("SELECT path FROM made WHERE folder = ? AND digest = ''", self._folder)
        return tuple(path for (path,) in rows)

    def begin(self, files: Iterable[tuple[str, str]]) -> None:
        """Files of these paths and formats are about to be written."""
        self.record(Made(path, form, "", "") for path, form in files)

    def record(self, made: Iterable[Made]) -> None:
        """These files were written."""
        self._db.change_many("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?, ?)", map(self._row, made))
        self._db.commit()

    def forget(self, paths: Iterable[str]) -> None:
        """These files are gone."""
        every = tuple(paths)
        self._db.change_many("DELETE FROM made WHERE folder = ? AND path = ?", ((self._folder, path) for path in every))
        self._db.commit()
        for path in every:
            self._note(path, None)

    def _row(self, made: Made) -> tuple[str, ...]:
        self._note(made.path, made.stamp)
        return self._folder, made.path, made.format, made.digest, made.stamp

    def _note(self, path: str, stamp: str | None) -> None:
        if len(self._changed) <= _MANY:
            self._changed[path] = stamp

    def planned(self) -> tuple[Planned, ...]:
        """The plan of the last build, if it was a whole one and nothing was made since."""
        if not self._is_whole():
            return ()
        rows = self._db.each("SELECT format, name, digest, files FROM part WHERE folder = ?", self._folder)
        return tuple(Planned(*row) for row in rows)

    def _is_whole(self) -> bool:
        return bool(self._db.rows("SELECT 1 FROM whole WHERE folder = ?", self._folder))

    def paths_of(self, part: Planned) -> list[str]:
        """The paths of the files of a part of that plan."""
        query = "SELECT paths FROM part WHERE folder = ? AND format = ? AND name = ?"
        packed = (paths for (paths,) in self._db.rows(query, self._folder, part.format, part.name))
        paths = zlib.decompress(next(packed, _NO_PATHS)).decode()
        return paths.split(_BETWEEN) if paths else []

    def keep_plan(self, parts: Iterable[Planned]) -> None:
        """All that these parts of a plan were to make has been made."""
        every = tuple(parts)
        kept = {(part.format, part.name) for part in every}
        before = self._db.rows("SELECT format, name FROM part WHERE folder = ?", self._folder)
        gone = [(self._folder, *key) for key in before if key not in kept]
        new = [(self._folder, *msgspec.structs.astuple(part)) for part in every if part.paths is not None]
        self._db.change_many("DELETE FROM part WHERE folder = ? AND format = ? AND name = ?", gone)
        self._db.change_many("INSERT OR REPLACE INTO part VALUES (?, ?, ?, ?, ?, ?)", new)
        self._db.change("INSERT OR REPLACE INTO whole VALUES (?)", self._folder)
        self._db.commit()
