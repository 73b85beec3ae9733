"""The ledger: what must survive when everything else is built anew.

In: stories as they are filed. Out: the address once given, the day a story was first seen, its version and when its
words last changed. Unlike the catalogue it cannot be rebuilt from copy, so no build ever deletes it.
"""

import datetime as dt
import sqlite3
from pathlib import Path
from typing import Self

import msgspec

_TABLES = """
    CREATE TABLE IF NOT EXISTS story (
        id TEXT PRIMARY KEY, first_seen TEXT, address TEXT, words TEXT, version INTEGER, modified TEXT
    );
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
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path)
        self._db.executescript(_TABLES)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def commit(self) -> None:
        """Keep everything that was recorded since the last commit."""
        self._db.commit()

    def entry(self, story: str) -> Entry | None:
        """What is held of this story, if it was ever filed."""
        row = self._db.execute("SELECT * FROM story WHERE id = ?", (story,)).fetchone()
        if row is None:
            return None
        modified = dt.datetime.fromisoformat(row[5]) if row[5] else None
        return Entry(
            id=row[0],
            first_seen=dt.date.fromisoformat(row[1]),
            address=row[2],
            words=row[3],
            version=row[4],
            modified=modified,
        )

    def holder(self, address: str) -> str | None:
        """The story this address was given to, if any."""
        row = self._db.execute("SELECT id FROM story WHERE address = ?", (address,)).fetchone()
        return row[0] if row else None

    def record(self, entry: Entry) -> None:
        """Write a story down, in the place of what was held of it."""
        modified = entry.modified.isoformat() if entry.modified else None
        row = (entry.id, entry.first_seen.isoformat(), entry.address, entry.words, entry.version, modified)
        self._db.execute("INSERT OR REPLACE INTO story VALUES (?, ?, ?, ?, ?, ?)", row)
