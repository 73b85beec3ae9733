"""The catalogue: the few facts of every story that other pages need, in the orders pages need them.

In: filed stories. Out: ``Card`` values by query, the stored ``Article`` of one story, and which copy was read. It is an
SQLite file that can be deleted at any time: the next build makes it anew from the copy. Nothing here decides what a
page looks like.
"""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import msgspec

from publisher.database import Database, Row, Value, schema_of
from publisher.model import Article, Picture
from publisher.running_order import RunningOrder, names_of, running_order
from publisher.slips import Name, Slip, Slips

_SCHEMA = 10
_TABLES = """
    CREATE TABLE copy (path TEXT PRIMARY KEY, stamp TEXT, notes BLOB, story TEXT, asked BLOB) WITHOUT ROWID;
    CREATE INDEX copy_story ON copy (story);
    CREATE INDEX copy_noted ON copy (path) WHERE notes != x'5B5D';
    CREATE INDEX copy_held ON copy (path) WHERE stamp = '';
    CREATE TABLE fact (name TEXT PRIMARY KEY, fact TEXT) WITHOUT ROWID;
    CREATE TABLE story (
        number INTEGER PRIMARY KEY, id TEXT UNIQUE, day TEXT, rank INTEGER, address TEXT, whole TEXT, face TEXT,
        modified TEXT, pictured INTEGER, names BLOB, card BLOB
    );
    CREATE INDEX story_order ON story (day DESC, rank, id);
    CREATE TABLE article (story INTEGER PRIMARY KEY, article BLOB);
    CREATE TABLE moved (address TEXT PRIMARY KEY, story TEXT) WITHOUT ROWID;
    CREATE TABLE running (name TEXT PRIMARY KEY, bytes BLOB);
    CREATE TABLE stirred (day TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TRIGGER filed AFTER INSERT ON story
        BEGIN INSERT INTO stirred SELECT new.day WHERE new.day NOT IN stirred; END;
    CREATE TRIGGER changed AFTER UPDATE ON story
        BEGIN INSERT INTO stirred SELECT old.day WHERE old.day NOT IN stirred;
        INSERT INTO stirred SELECT new.day WHERE new.day NOT IN stirred; END;
    CREATE TRIGGER withdrawn AFTER DELETE ON story
        BEGIN INSERT INTO stirred SELECT old.day WHERE old.day NOT IN stirred; END;
"""
# A story keeps its number, by which its article knows it, as long as it is filed.
_FILE = """
    INSERT INTO story (id, day, rank, address, whole, face, modified, pictured, names, card)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET
        day = excluded.day, rank = excluded.rank, address = excluded.address, whole = excluded.whole,
        face = excluded.face, modified = excluded.modified, pictured = excluded.pictured, names = excluded.names,
        card = excluded.card
    RETURNING number
"""
_SLIPS = "SELECT id, day, rank, address, whole, face, modified, pictured, names FROM story"
_SEEN = "SELECT path, stamp, notes, story, asked FROM copy"
_DAY = "SELECT day FROM story WHERE id = ?"
_NUMBER_OF = "(SELECT number FROM story WHERE id = ?)"
_ARTICLE = f"SELECT article FROM article WHERE story = {_NUMBER_OF}"  # noqa: S608  our own clause
_NONE = b"[]"  # what most copy asks for
_IN_ORDER = "ORDER BY day DESC, rank, id"
_MANY = 100  # editions; where more were changed, the whole order is read anew


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
        self._keep_order()
        self._db.commit()

    def close(self) -> None:
        """Let go of the file, as has to be before a fork; the next question opens it again."""
        self._db.close()

    # Copy: what was read last time.

    def seen(self, path: str) -> Seen | None:
        """What the last build knew of one file of copy, if it knew it."""
        for _, *rest in self._db.rows(f"{_SEEN} WHERE path = ?", path):
            return _seen(*rest)
        return None

    def every_seen(self) -> Iterator[tuple[str, Seen]]:
        """What the last build knew of all copy, in the order of the paths."""
        return ((path, _seen(*rest)) for path, *rest in self._db.each(f"{_SEEN} ORDER BY path"))

    def noted(self) -> list[tuple[str, bytes]]:
        """The notes on all copy that has any, in the order of the paths."""
        return self._db.rows("SELECT path, notes FROM copy WHERE notes != x'5B5D' ORDER BY path")

    def held(self) -> tuple[str, ...]:
        """The paths of copy that has to be read in every build."""
        return tuple(path for (path,) in self._db.rows("SELECT path FROM copy WHERE stamp = '' ORDER BY path"))

    def storyless(self) -> tuple[str, ...]:
        """The paths of copy that holds no story."""
        return tuple(path for (path,) in self._db.rows("SELECT path FROM copy WHERE story IS NULL ORDER BY path"))

    def holder(self, story: str) -> str | None:
        """The path of the copy that holds this story."""
        return next((path for (path,) in self._db.rows("SELECT path FROM copy WHERE story = ?", story)), None)

    def record_copy(self, path: str, seen: Seen) -> None:
        """Remember one file of copy."""
        row = (path, seen.stamp, seen.notes, seen.story, msgspec.json.encode(seen.asked))
        self._db.change("INSERT OR REPLACE INTO copy VALUES (?, ?, ?, ?, ?)", *row)

    def forget_copy(self, path: str) -> None:
        """The desk took this file of copy away."""
        self._db.change("DELETE FROM copy WHERE path = ?", path)

    def fact(self, name: str) -> str | None:
        """What was noted under this name, if anything was."""
        return next((fact for (fact,) in self._db.rows("SELECT fact FROM fact WHERE name = ?", name)), None)

    def note_fact(self, name: str, fact: str) -> None:
        """Note this under a name."""
        if self.fact(name) != fact:
            self._db.change("INSERT OR REPLACE INTO fact VALUES (?, ?)", name, fact)

    # Stories.

    def file(self, card: Card, article: bytes) -> None:
        """Put a story in, or in the place of its earlier version; ``article`` is packed (MessagePack)."""
        number = self._put(card)
        self._db.change("INSERT OR REPLACE INTO article VALUES (?, ?)", number, article)

    def rank(self, card: Card) -> None:
        """Put the card of a story in the place of another that differs in its rank alone."""
        self._put(card)

    def _put(self, card: Card) -> int:
        """The number of the story whose card this is now."""
        modified = card.modified.isoformat() if card.modified else None
        row = (card.id, card.day.isoformat(), card.rank, card.address, card.whole, card.face, modified)
        names = names_of(card.section, card.agencies, card.bylines, card.topics)
        rest = (bool(card.pictures), msgspec.msgpack.encode(names), msgspec.msgpack.encode(card))
        self._order = None
        number: int = self._db.rows(_FILE, *row, *rest)[0][0]
        return number

    def withdraw(self, story: str) -> None:
        """Take a story out."""
        self._db.change(f"DELETE FROM article WHERE story = {_NUMBER_OF}", story)  # noqa: S608  our own clause
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

    def day_of(self, story: str) -> dt.date | None:
        """The day of the edition that a story is in, if it is in any."""
        return next((dt.date.fromisoformat(day) for (day,) in self._db.rows(_DAY, story)), None)

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
            self._order = running_order(self._slips())
        return self._order

    def _keep_order(self) -> None:
        """Write down what has changed of the running order, so that the next build need not find it again."""
        if not self._db.rows("SELECT 1 FROM stirred LIMIT 1"):
            return
        before, after = self._packed(), self.order().slips.packed()
        changed = [(name, column) for name, column in after.items() if before.get(name) != column]
        self._db.change_many("INSERT OR REPLACE INTO running VALUES (?, ?)", changed)
        self._db.change("DELETE FROM stirred")

    def _packed(self) -> dict[str, bytes]:
        return dict(self._db.rows("SELECT name, bytes FROM running"))

    def _slips(self) -> Slips:
        """As they were kept, but for the editions that were changed since: those are read again."""
        packed, stirred = self._packed(), self._db.rows("SELECT day FROM stirred")
        if not packed or len(stirred) > _MANY:
            return Slips.of(map(_slip, self._db.each(f"{_SLIPS} {_IN_ORDER}")))
        slips = Slips.unpacked(packed)
        for (day,) in stirred:
            edition = map(_slip, self._db.each(f"{_SLIPS} WHERE day = ? {_IN_ORDER}", day))
            slips = slips.replaced(slips.places_of(dt.date.fromisoformat(day)), edition)
        return slips


def _seen(stamp: str, notes: bytes, story: str | None, asked: bytes) -> Seen:
    return Seen(stamp, notes, story, () if asked == _NONE else msgspec.json.decode(asked, type=tuple[str, ...]))


def _slip(row: Row) -> tuple[Slip, tuple[Name, ...]]:
    story, day, rank, address, whole, face, modified, pictured, names = row
    instant = dt.datetime.fromisoformat(modified) if modified else None
    slip = Slip(story, dt.date.fromisoformat(day), rank, address, whole, face, instant, pictured > 0)
    return slip, msgspec.msgpack.decode(names, type=tuple[Name, ...])
