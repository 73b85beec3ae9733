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

_SCHEMA = 2
_TABLES = """
    CREATE TABLE IF NOT EXISTS made (
        folder TEXT, path TEXT, format TEXT, digest TEXT, stamp TEXT, PRIMARY KEY (folder, path)
    ) WITHOUT ROWID;
    CREATE TABLE part (
        folder TEXT, format TEXT, name TEXT, digest TEXT, paths TEXT, PRIMARY KEY (folder, format, name)
    ) WITHOUT ROWID;
    CREATE TRIGGER made_anew AFTER INSERT ON made BEGIN DELETE FROM part WHERE folder = new.folder; END;
    CREATE TRIGGER made_otherwise AFTER UPDATE ON made BEGIN DELETE FROM part WHERE folder = new.folder; END;
    CREATE TRIGGER unmade AFTER DELETE ON made BEGIN DELETE FROM part WHERE folder = old.folder; END;
"""
_BETWEEN = "\n"  # paths


class Made(msgspec.Struct, frozen=True):
    """One output file as the last build left it; ``digest`` is empty for one that was begun and not finished.

    ``stamp`` is what the store said of the file when it was done.
    """

    path: str
    format: str
    digest: str
    stamp: str


class Planned(msgspec.Struct, frozen=True):
    """A part of the last whole build's plan: the files it was to make, every one of which it made."""

    format: str
    name: str
    digest: str
    paths: tuple[str, ...]


class Register:
    """The register of one output folder. Every change is kept at once, whatever becomes of the build.

    Whatever changes in it forgets the plan, as the tables themselves see to: so a plan that is there is that of the
    files that are.
    """

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

    def planned(self) -> tuple[Planned, ...]:
        """The plan of the last build, if it was a whole one and nothing was made since."""
        rows = self._db.each("SELECT format, name, digest, paths FROM part WHERE folder = ?", self._folder)
        return tuple(
            Planned(form, name, digest, tuple(paths.split(_BETWEEN)) if paths else ())
            for form, name, digest, paths in rows
        )

    def keep_plan(self, parts: Iterable[Planned]) -> None:
        """All that these parts of a plan were to make has been made."""
        rows = ((self._folder, part.format, part.name, part.digest, _BETWEEN.join(part.paths)) for part in parts)
        self._db.change("DELETE FROM part WHERE folder = ?", self._folder)
        self._db.change_many("INSERT INTO part VALUES (?, ?, ?, ?, ?)", rows)
        self._db.commit()
