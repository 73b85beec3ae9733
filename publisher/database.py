"""One SQLite file: opened when it is first asked, closed before a fork, never trusted when it is damaged.

In: where it lies, its tables, the number of its schema. Out: rows. A file that is no database, or no longer one, is a
``DamageError`` that names it, a disk that refuses it a ``StorageError``. Nothing here knows what the tables mean.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from publisher.errors import DamageError, StorageError

Value = str | int | bytes | None
Row = tuple[Any, ...]  # what a query finds is as its tables say

_HEAD = b"SQLite format 3\0"
_VERSION_AT = 60  # bytes; SQLite, "Database File Format", 1.3: the user version, four bytes, the most significant first
_PRIMARY = 0xFF  # SQLite, "Result and Error Codes": the last byte of an extended code is the primary one
_REFUSED = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class Database:
    """The file at ``path``. SQLite forbids a connection to cross a fork: ``close`` before, and go on after, it."""

    def __init__(self, path: Path, tables: str, schema: int) -> None:
        self.path = path
        self._tables = tables
        self._schema = schema
        self._connection: sqlite3.Connection | None = None
        self._asked = _Asked(self)

    def rows(self, query: str, *values: Value) -> list[Row]:
        """What a query finds."""
        with self._asked as connection:
            return connection.execute(query, values).fetchall()

    def each(self, query: str, *values: Value) -> Iterator[Row]:
        """What a query finds, row by row, for answers that need not be in memory as a whole."""
        with self._asked as connection:
            yield from connection.execute(query, values)

    def change(self, statement: str, *values: Value) -> None:
        """Change something; it is kept when ``commit`` is called."""
        with self._asked as connection:
            connection.execute(statement, values)

    def change_many(self, statement: str, rows: Iterable[tuple[Value, ...]]) -> None:
        """Change something for every row."""
        with self._asked as connection:
            connection.executemany(statement, rows)

    def commit(self) -> None:
        """Keep every change since the last commit."""
        if self._connection is not None:
            with self._asked as connection:
                connection.commit()

    def close(self) -> None:
        """Let go of the file; changes that were not committed are lost. The next question opens it again."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def connection(self) -> sqlite3.Connection:
        """The connection, made where there is none."""
        if self._connection is None:
            self._connection = self._connected()
        return self._connection

    def _connected(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.path, check_same_thread=False)  # whoever has threads takes turns
        if connection.execute("PRAGMA user_version").fetchone()[0] < self._schema:
            connection.executescript(f"BEGIN; {self._tables} PRAGMA user_version = {self._schema}; COMMIT;")
        return connection


class _Asked:
    """Around every question: a file that answers it with a fault is told of by name. Not a generator, for speed."""

    __slots__ = ("_database",)

    def __init__(self, database: Database) -> None:
        self._database = database

    def __enter__(self) -> sqlite3.Connection:
        try:
            return self._database.connection()
        except sqlite3.DatabaseError as fault:
            self._explain(fault)
            raise

    def __exit__(self, _: object, fault: BaseException | None, __: object) -> None:
        if isinstance(fault, sqlite3.DatabaseError):
            self._explain(fault)

    def _explain(self, fault: sqlite3.DatabaseError) -> None:
        """Raise what is known of such a fault, if anything is."""
        code, place = getattr(fault, "sqlite_errorcode", 0) & _PRIMARY, str(self._database.path)
        if code in _DAMAGED:
            raise DamageError(place) from fault
        if code in _REFUSED:
            raise StorageError(place, str(fault)) from fault


def schema_of(path: Path) -> int | None:
    """The number of the schema that a file has; ``None`` for one that is empty, not there, or no database."""
    try:
        with path.open("rb") as stream:
            head = stream.read(_VERSION_AT + 4)
    except FileNotFoundError:
        return None
    return int.from_bytes(head[_VERSION_AT:], "big") if head.startswith(_HEAD) else None


def put_aside(path: Path) -> Path:
    """Take a damaged file out of the way; where it lies now."""
    aside = path.with_name(f"{path.name}.damaged")
    path.replace(aside)
    return aside
