"""The catalogue: the few facts of every story that other pages need, in the orders pages need them.

In: filed stories. Out: ``Card`` values by query, the stored ``Article`` of one story, and which copy was read. It is an
SQLite file that can be deleted at any time: the next build makes it anew from the copy. Nothing here decides what a
page looks like.
"""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Self

import msgspec

from publisher.database import Database, Value, schema_of
from publisher.model import Article, Picture
from publisher.running_order import By, Name, RunningOrder, Slip, running_order
from publisher.text.slugs import slug

_SCHEMA = 9
_TABLES = """
    CREATE TABLE copy (path TEXT PRIMARY KEY, stamp TEXT, notes BLOB, story TEXT, asked BLOB) WITHOUT ROWID;
    CREATE TABLE story (
        number INTEGER PRIMARY KEY, id TEXT UNIQUE, day TEXT, rank INTEGER, address TEXT, whole TEXT, face TEXT,
        modified TEXT, pictured INTEGER, card BLOB
    );
    CREATE INDEX story_order ON story (day DESC, rank, id);
    CREATE TABLE article (story INTEGER PRIMARY KEY, article BLOB);
    CREATE TABLE name (
        kind TEXT, slug TEXT, name TEXT, story INTEGER, PRIMARY KEY (kind, slug, name, story)
    ) WITHOUT ROWID;
    CREATE INDEX name_story ON name (story);
    CREATE TABLE moved (address TEXT PRIMARY KEY, story TEXT) WITHOUT ROWID;
"""
# A story keeps its number, by which its names and its article know it, as long as it is filed.
_FILE = """
    INSERT INTO story (id, day, rank, address, whole, face, modified, pictured, card)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET
        day = excluded.day, rank = excluded.rank, address = excluded.address, whole = excluded.whole,
        face = excluded.face, modified = excluded.modified, pictured = excluded.pictured, card = excluded.card
    RETURNING number
"""
_NUMBER_OF = "(SELECT number FROM story WHERE id = ?)"
_ARTICLE = f"SELECT article FROM article WHERE story = {_NUMBER_OF}"  # noqa: S608  our own clause
_NONE = b"[]"  # what most copy asks for
_IN_ORDER = "ORDER BY day DESC, rank, id"
_NUMBERS = f"SELECT number FROM story {_IN_ORDER}"  # noqa: S608  our own clause


class Card(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """What a page about other things may say of a story.

    ``address`` is the story's folder below the site, with a slash at its end. ``day`` is the day of its edition and
    ``rank`` its place in it, 0 for the lead. ``modified`` is ``None`` until its words have changed once. ``pictures``
    are those that have a file. ``whole`` is the digest of all there is to the story but its place among others, and
    ``face`` that of what a page shows which only points to it.
    """

    id: str
    copy: str
    address: str
    headline: str
    kicker: str | None
    deck: str | None
    section: str
    agencies: tuple[str, ...]
    bylines: tuple[str, ...]
    topics: tuple[str, ...]
    day: dt.date
    priority: int | None
    rank: int
    published: dt.datetime
    modified: dt.datetime | None
    version: int
    words: int
    whole: str
    face: str
    pictures: tuple[Picture, ...] = ()

    @property
    def updated(self) -> dt.datetime:
        """When its words last changed; stories changed in one build keep the order of the paper, a second apart."""
        return self.modified - dt.timedelta(seconds=self.rank) if self.modified else self.published


class Seen(msgspec.Struct, frozen=True):
    """What the last build knew of one file of copy: its stamp, the notes on it, the story it holds, if any.

    ``asked`` are the pictures it names, by where they should lie below the copy folder.
    """

    stamp: str
    notes: bytes
    story: str | None
    asked: tuple[str, ...] = ()


class Catalogue:
    """The open catalogue. Use it as a context; nothing is kept unless ``commit`` was called."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db = Database(path, _TABLES, _SCHEMA)
        self._order: RunningOrder | None = None

    def __enter__(self) -> Self:
        if schema_of(self.path) not in {None, _SCHEMA}:  # of another version: what it knew can be read again
            self.path.unlink()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def commit(self) -> None:
        """Keep everything that was recorded since the last commit."""
        self._db.commit()

    def close(self) -> None:
        """Let go of the file, as has to be before a fork; the next question opens it again."""
        self._db.close()

    # Copy: what was read last time.

    def seen(self) -> dict[str, Seen]:
        """Every file of copy of the last build, by its path."""
        rows = self._db.rows("SELECT path, stamp, notes, story, asked FROM copy")
        return {
            path: Seen(stamp, notes, story, () if asked == _NONE else msgspec.json.decode(asked, type=tuple[str, ...]))
            for path, stamp, notes, story, asked in rows
        }

    def record_copy(self, path: str, seen: Seen) -> None:
        """Remember one file of copy."""
        row = (path, seen.stamp, seen.notes, seen.story, msgspec.json.encode(seen.asked))
        self._db.change("INSERT OR REPLACE INTO copy VALUES (?, ?, ?, ?, ?)", *row)

    def forget_copy(self, path: str) -> None:
        """The desk took this file of copy away."""
        self._db.change("DELETE FROM copy WHERE path = ?", path)

    # Stories.

    def file(self, card: Card, article: bytes) -> None:
        """Put a story in, or in the place of its earlier version; ``article`` is packed (MessagePack)."""
        number = self._put(card)
        self._db.change("INSERT OR REPLACE INTO article VALUES (?, ?)", number, article)
        self._db.change("DELETE FROM name WHERE story = ?", number)
        kinds = (
            (By.SECTION, (card.section,)),
            (By.AGENCY, card.agencies),
            (By.AUTHOR, card.bylines),
            (By.TOPIC, card.topics),
        )
        names = [(kind, slug(name), name, number) for kind, each in kinds for name in each]
        self._db.change_many("INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?)", names)

    def rank(self, card: Card) -> None:
        """Put the card of a story in the place of another that differs in its rank alone."""
        self._put(card)

    def _put(self, card: Card) -> int:
        """The number of the story whose card this is now."""
        modified = card.modified.isoformat() if card.modified else None
        row = (card.id, card.day.isoformat(), card.rank, card.address, card.whole, card.face, modified)
        rest = (bool(card.pictures), msgspec.msgpack.encode(card))
        self._order = None
        number: int = self._db.rows(_FILE, *row, *rest)[0][0]
        return number

    def withdraw(self, story: str) -> None:
        """Take a story out."""
        for table in ("name", "article"):
            self._db.change(f"DELETE FROM {table} WHERE story = {_NUMBER_OF}", story)  # noqa: S608  our own tables
        self._db.change("DELETE FROM story WHERE id = ?", story)
        self._order = None

    def record_moves(self, moved: dict[str, str]) -> None:
        """Remember which story each address belonged to that is no longer its own."""
        self._db.change("DELETE FROM moved")
        self._db.change_many("INSERT INTO moved VALUES (?, ?)", moved.items())

    def moves(self) -> tuple[tuple[str, str], ...]:
        """Every address that a story once had, with the one it has now; none of a story that is withdrawn."""
        query = "SELECT moved.address, story.address FROM moved JOIN story ON story.id = moved.story ORDER BY 1"
        return tuple((old, new) for old, new in self._db.rows(query) if old != new)

    def article(self, story: str) -> Article:
        """The whole article of one story.

        Raises:
            KeyError: there is no such story.
        """
        for (blob,) in self._db.rows(_ARTICLE, story):
            return msgspec.msgpack.decode(blob, type=Article)
        raise KeyError(story)

    def card(self, story: str) -> Card:
        """The card of one story.

        Raises:
            KeyError: there is no such story.
        """
        for (blob,) in self._db.rows("SELECT card FROM story WHERE id = ?", story):
            return msgspec.msgpack.decode(blob, type=Card)
        raise KeyError(story)

    def cards(self) -> tuple[Card, ...]:
        """Every story: newest day first, and within a day by rank."""
        return self._cards("")

    def of_day(self, day: dt.date) -> tuple[Card, ...]:
        """The stories of one edition, by rank."""
        return self._cards("WHERE day = ?", day.isoformat())

    def _cards(self, clause: str, *values: Value) -> tuple[Card, ...]:
        query = f"SELECT card FROM story {clause} {_IN_ORDER}"  # noqa: S608  our own clauses
        rows = self._db.rows(query, *values)
        return tuple(msgspec.msgpack.decode(blob, type=Card) for (blob,) in rows)

    # The running order.

    def order(self) -> RunningOrder:
        """Every story in the order of ``cards``, and who has which names; kept until a story is filed or withdrawn."""
        if self._order is None:
            places = {number: place for place, (number,) in enumerate(self._db.each(_NUMBERS))}
            self._order = running_order(self._slips(), self._names(places))
        return self._order

    def _slips(self) -> tuple[Slip, ...]:
        day_of = cache(dt.date.fromisoformat)  # one value for all stories of a day
        instant_of = dt.datetime.fromisoformat
        query = f"SELECT id, day, rank, address, whole, face, modified, pictured FROM story {_IN_ORDER}"  # noqa: S608
        return tuple(
            Slip(
                story, day_of(day), rank, address, whole, face, instant_of(modified) if modified else None, pictured > 0
            )
            for story, day, rank, address, whole, face, modified, pictured in self._db.each(query)
        )

    def _names(self, places: dict[int, int]) -> Iterator[Name]:
        """Every name as it is spelled, with the places of its stories as they come."""
        query = "SELECT kind, slug, name, group_concat(story) FROM name GROUP BY kind, slug, name"
        for kind, slug_of, name, numbers in self._db.each(query):
            yield kind, slug_of, name, [places[int(number)] for number in numbers.split(",")]
