"""Receipts: what was sent where, so that nothing is sent twice.

In: a file, its digest and the address that took it. Out: the same, when the next send asks. What lies at the target is
no evidence: a plant empties its hot folder. Each receipt is kept at once, so an interrupted send goes on where it
stopped.
"""

from pathlib import Path
from typing import Self

from publisher.database import Database

NAME = "sent.sqlite"
_SCHEMA = 1
_TABLES = """
    CREATE TABLE sent (
        address TEXT, day TEXT, name TEXT, sha256 TEXT, PRIMARY KEY (address, day, name)
    ) WITHOUT ROWID;
"""


class Receipts:
    """The receipts of one address for one edition. Use it as a context."""

    def __init__(self, path: Path, address: str, day: str) -> None:
        self._db = Database(path, _TABLES, _SCHEMA)
        self._key = (address, day)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def all(self) -> dict[str, str]:
        """The SHA-256 of every file that was sent, by its name."""
        return dict(self._db.rows("SELECT name, sha256 FROM sent WHERE address = ? AND day = ?", *self._key))

    def record(self, name: str, sha256: str) -> None:
        """Keep what was sent."""
        self._db.change("INSERT OR REPLACE INTO sent VALUES (?, ?, ?, ?)", *self._key, name, sha256)
        self._db.commit()

    def forget(self, *names: str) -> None:
        """These are to be sent again."""
        self._db.change_many(
            "DELETE FROM sent WHERE address = ? AND day = ? AND name = ?", [(*self._key, name) for name in names]
        )
        self._db.commit()
