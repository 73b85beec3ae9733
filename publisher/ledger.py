"""The ledger: what must survive when everything else is built anew.

In: stories as they are filed. Out: every address once given, the day a story was first seen, its version and when its
words last changed. Unlike the catalogue it cannot be rebuilt from copy, so no build ever deletes it.
"""

import datetime as dt
import shutil
from pathlib import Path
from typing import Self

import msgspec

from publisher.database import Database, schema_of

_SCHEMA = 2
_TABLES = """
    CREATE TABLE IF NOT EXISTS story (
        id TEXT PRIMARY KEY, first_seen TEXT, address TEXT, words TEXT, version INTEGER, modified TEXT
    );
    CREATE TABLE address (address TEXT PRIMARY KEY, story TEXT) WITHOUT ROWID;
    CREATE INDEX address_story ON address (story);
    INSERT INTO address SELECT address, id FROM story;
"""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What the ledger holds of one story; ``words`` is a digest, ``modified`` is ``None`` for a first version."""

    id: str
    first_seen: dt.date
    address: str
    words: str
    version: int
    modified: dt.datetime | None


class Ledger:
    """The open ledger. Use it as a context; nothing is kept unless ``commit`` was called."""

    def __init__(self, path: Path) -> None:
        self._db = Database(path, _TABLES, _SCHEMA)

    def __enter__(self) -> Self:
        before = schema_of(self._db.path)
        if before is not None and before < _SCHEMA:  # keep it as it was, before its tables are brought up to date
            shutil.copyfile(self._db.path, self._db.path.with_name(f"ledger-{before}.sqlite"))
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def commit(self) -> None:
        """Keep everything that was recorded since the last commit."""
        self._db.commit()

    def close(self) -> None:
        """Let go of the file, as has to be before a fork; the next question opens it again."""
        self._db.close()

    def entry(self, story: str) -> Entry | None:
        """What is held of this story, if it was ever filed."""
        for row in self._db.rows("SELECT * FROM story WHERE id = ?", story):
            return Entry(
                id=row[0],
                first_seen=dt.date.fromisoformat(row[1]),
                address=row[2],
                words=row[3],
                version=row[4],
                modified=dt.datetime.fromisoformat(row[5]) if row[5] else None,
            )
        return None

    def holder(self, address: str) -> str | None:
        """The story this address was given to, if any."""
        return next(
            (holder for (holder,) in self._db.rows("SELECT story FROM address WHERE address = ?", address)), None
        )

    def record(self, entry: Entry) -> None:
        """Write a story down, in the place of what was held of it."""
        modified = entry.modified.isoformat() if entry.modified else None
        row = (entry.id, entry.first_seen.isoformat(), entry.address, entry.words, entry.version, modified)
        self._db.change("INSERT OR REPLACE INTO story VALUES (?, ?, ?, ?, ?, ?)", *row)
        self._db.change("INSERT OR REPLACE INTO address VALUES (?, ?)", entry.address, entry.id)

    def moved(self) -> dict[str, str]:
        """Every address that a story once had and has no more, with the id of the story."""
        rows = self._db.rows(
            "SELECT address.address, story.id FROM address JOIN story ON story.id = address.story"
            " WHERE address.address != story.address ORDER BY 1"
        )
        return dict(rows)
