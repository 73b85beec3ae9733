"""Filing: the day's copy into the catalogue.

In: the copy folder as it is now, the catalogue and ledger as the last build left them. Out: both brought up to date,
and every note on every file. Only copy that changed is read. A story whose copy is refused is withheld: its last good
version stays where it is; a story whose copy is gone is withdrawn, and so is one that is stated to be, or to be under
an embargo.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

import msgspec

from publisher.catalogue import Card, Catalogue, Seen
from publisher.digests import code_digest, digest
from publisher.drafting import Draft, Story, drafts_of
from publisher.house import House
from publisher.ledger import Entry, Ledger
from publisher.looking import Looked
from publisher.notes import Code, Level, Note, in_colour, note_on_file
from publisher.noticing import Watch
from publisher.plan import Newsroom
from publisher.text.slugs import slug
from publisher.texts import Texts

_Notes = tuple[Note, ...]
_NONE = b"[]"
_MOVES = "the addresses that stories have no more are noted"
_NUMBER = re.compile(r"(-\d+)?/$")  # behind an address that another story had before
_MIDDLE = 5  # the priority of a story that has none, as the urgency of a wire counts: 1 to 9


class Filed(msgspec.Struct, frozen=True):
    """What filing did: every note there is, and the paths of copy that was read, withheld or withdrawn.

    ``held_until`` is when the next embargo ends, if a story is under one.
    """

    notes: tuple[Note, ...]
    read: Sequence[str]
    withheld: tuple[str, ...]
    withdrawn: tuple[str, ...]
    held_until: dt.datetime | None = None

    @property
    def said(self) -> str:
        """What people are told of it, in every build until something changes; in colour."""
        end = "is withheld until its errors are mended; an earlier version stays published"
        return in_colour(self.notes) + "".join(f"publisher: {name} {end}\n" for name in self.withheld)

    @property
    def exit_code(self) -> int:
        """1 as long as copy is withheld."""
        return int(bool(self.withheld))


def file_copy(
    newsroom: Newsroom,
    ledger: Ledger,
    jobs: int = 1,
    looked: Looked | None = None,
    changed: frozenset[str] | None = None,
    meanwhile: Callable[[], None] = lambda: None,
) -> Filed:
    """Bring catalogue and ledger up to date with the copy folder.

    ``changed`` are the files that are not as the last build had them, if that is known. ``meanwhile`` is called when
    others have begun to read them.
    """
    watch = Watch(newsroom.root / newsroom.house.copy_folder, newsroom.catalogue, looked, changed)
    return _Filing(newsroom, ledger, jobs, watch).run(meanwhile)


class _Filing:
    """One filing: what was seen before, and what is found on the way."""

    def __init__(self, newsroom: Newsroom, ledger: Ledger, jobs: int, watch: Watch) -> None:
        self.watch, self.folder = watch, watch.folder
        self.house = newsroom.house
        self.as_of = newsroom.as_of
        self.catalogue = newsroom.catalogue
        self.ledger = ledger
        self.jobs = jobs
        self.days: set[dt.date] = set()
        self.freed = self.moved = False
        self.embargoes: list[dt.datetime] = []

    def run(self, meanwhile: Callable[[], None]) -> Filed:
        changed, withdrawn = self.watch.notice(self._stamp)
        drafts = self._drafts_of(changed)
        if changed:
            meanwhile()
        for name in withdrawn:
            self._withdraw(name, self.catalogue.seen(name))
            self.catalogue.forget_copy(name)
        self._file_all(changed, drafts)
        waiting = self.catalogue.storyless() if self.freed else ()
        self._file_all(waiting, drafts_of(waiting, self.folder, self.house, jobs=1))  # for an id that was freed
        for day in sorted(self.days):
            _rank(self.catalogue, self.house, day)
        self.watch.remember()
        if self.moved or self.catalogue.fact(_MOVES) is None:
            self.catalogue.record_moves(self.ledger.moved())
            self.catalogue.note_fact(_MOVES, "yes")
        read = sorted({*changed, *waiting}) if waiting else changed
        return self._told(Texts.of(read), withdrawn)

    def _told(self, read: Texts, withdrawn: tuple[str, ...]) -> Filed:
        """Every note there is, whether its copy was read now or long ago."""
        notes = {name: msgspec.json.decode(said, type=_Notes) for name, said in self.catalogue.noted()}
        withheld = tuple(n for n, said in notes.items() if any(note.level is Level.ERROR for note in said))
        strays = self.folder.strays(asked for _, seen in self.catalogue.every_seen() for asked in seen.asked)
        said = (*(each for n in notes for each in notes[n]), *strays)
        return Filed(said, read, withheld, withdrawn, min(self.embargoes, default=None))

    def _withdraw(self, name: str, before: Seen | None) -> None:
        """This file no longer holds the story it had before; another file may have been waiting for its id."""
        story = before.story if before else None
        if story is not None and self.catalogue.holder(story) == name:
            self.days |= {self.catalogue.card(story).day}
            self.catalogue.withdraw(story)
            self.freed = True

    def _stamp(self, name: str, asked: tuple[str, ...]) -> str:
        return f"{self.conventions}:{self.folder.stamp(name, asked)}"

    @cached_property
    def conventions(self) -> str:
        """The digest of all that makes the same copy come out differently."""
        return digest(code_digest(), _conventions(self.house))

    def _drafts_of(self, names: tuple[str, ...]) -> Iterator[Draft]:
        """What all workers make of these. They are forked now, as long as nothing is changed that a fork could lose."""
        self.catalogue.close()
        self.ledger.close()
        return drafts_of(names, self.folder, self.house, self.jobs)

    def _file_all(self, names: tuple[str, ...], drafts: Iterator[Draft]) -> None:
        """File what was read of these files, in order."""
        for name, draft in zip(names, drafts, strict=True):
            story, notes = self._file(name, draft)
            whole = msgspec.json.encode((*draft.notes, *notes)) if draft.notes or notes else _NONE
            embargo = draft.story.held_at(self.as_of) if draft.story else None
            self.embargoes += [embargo] if embargo else []
            stamp = "" if embargo else self._stamp(name, draft.asked)  # until it ends it is read in every build
            self.catalogue.record_copy(name, Seen(stamp, whole, story, draft.asked))

    def _file(self, name: str, draft: Draft) -> tuple[str | None, _Notes]:
        """The story that this file holds now, and what filing has to say of it."""
        story, before = draft.story, self.catalogue.seen(name)
        if story is None or draft.is_faulty:
            return (before.story if before else None), ()
        is_kept_back = story.withdrawn or story.held_at(self.as_of) is not None
        if before is not None and (before.story != story.id or is_kept_back):
            self._withdraw(name, before)
        if is_kept_back:
            return None, (_kept_back(name, story),)
        holder = self.catalogue.holder(story.id) or name
        if holder != name:
            return None, (_same_id(name, story.id, holder),)
        known = self.ledger.entry(story.id)
        day, notes = self._day(story, name, known)
        entry = self._enter(story, day, known)
        self.days |= {day, self.catalogue.day_of(story.id) or day}  # if it moves, the ranks there close up
        self.catalogue.file(_card(story, name, day, entry, self.house), story.article)
        return story.id, notes

    def _day(self, story: Story, name: str, known: Entry | None) -> tuple[dt.date, _Notes]:
        if story.day is not None:
            return story.day, ()
        day = known.first_seen if known else self.as_of.astimezone(self.house.zone).date()
        return day, (_no_day(name, day),)

    def _enter(self, story: Story, day: dt.date, known: Entry | None) -> Entry:
        """The ledger's entry of this story after this filing; an address once given stays."""
        if known is None:
            address = self._free_address(story, day)
            entry = Entry(id=story.id, first_seen=day, address=address, words=story.said, version=1, modified=None)
        else:
            entry = msgspec.structs.replace(known, address=self._address(known.address, story, day))
            self.moved = self.moved or entry.address != known.address
            if known.words != story.said:
                changes = {"words": story.said, "version": known.version + 1, "modified": self.as_of}
                entry = msgspec.structs.replace(entry, **changes)
        if entry != known:
            self.ledger.record(entry)
        return entry

    def _address(self, known: str, story: Story, day: dt.date) -> str:
        """An address once given stays, but for a desk that states another slug; the old one will lead to the new."""
        if story.slug is None or _NUMBER.sub("", known).endswith(f"/{story.slug}"):
            return known
        return self._free_address(story, day)

    def _free_address(self, story: Story, day: dt.date) -> str:
        return next(a for a in _addresses(story, day) if self.ledger.holder(a) in {None, story.id})


def _conventions(house: House) -> House:
    """The house without what only its pages say: for that no copy has to be read again."""
    said = dict.fromkeys(
        ("name", "address", "description", "imprint", "publisher", "nameplate", "language", "press"), ""
    )
    return msgspec.structs.replace(house, **said, sections=(), feeds=())


def _addresses(story: Story, day: dt.date) -> Iterator[str]:
    """The address a story would like, then the same with a number behind it."""
    wish = f"{day:%Y/%m/%d}/{story.slug or slug(story.headline)}"
    yield f"{wish}/"
    number = 2
    while True:
        yield f"{wish}-{number}/"
        number += 1


def _card(story: Story, name: str, day: dt.date, entry: Entry, house: House) -> Card:
    """The card of a story, still without its rank."""
    card = Card(
        id=story.id,
        copy=name,
        address=entry.address,
        headline=story.headline,
        kicker=story.kicker,
        deck=story.deck,
        section=story.section or house.default_section,
        agencies=story.agencies,
        bylines=story.bylines,
        topics=story.topics,
        day=day,
        priority=story.priority,
        rank=0,
        published=house.instant_of(day, 0),
        modified=entry.modified,
        version=entry.version,
        words=story.words,
        whole="",
        face="",
        pictures=story.pictures,
    )
    face = (card.address, card.headline, card.kicker, card.section, card.bylines, card.agencies, card.day)
    return msgspec.structs.replace(card, face=digest(face), whole=digest(card, story.whole))


def _rank(catalogue: Catalogue, house: House, day: dt.date) -> None:
    """Give the stories of a day their rank, by priority and then by the names of their copy."""
    cards = sorted(catalogue.of_day(day), key=lambda card: (card.priority or _MIDDLE, card.copy))
    for rank, card in enumerate(cards):
        ranked = msgspec.structs.replace(card, rank=rank, published=house.instant_of(day, rank))
        if ranked != card:
            catalogue.rank(ranked)


def _same_id(name: str, story: str, other: str) -> Note:
    hint = "rename one of the two files; the one that was there first is published"
    return note_on_file(name, Code.SAME_ID, f"{other} holds the story {story} already", hint)


def _kept_back(name: str, story: Story) -> Note:
    if story.withdrawn:
        hint = "it is published again when it is no longer stated so"
        return note_on_file(name, Code.WITHDRAWN, "the story is withdrawn; it is not published", hint)
    message = f"the story is held until {story.embargo}"
    return note_on_file(name, Code.HELD, message, "the first build from then on publishes it")


def _no_day(name: str, day: dt.date) -> Note:
    message = f"the copy states no day; it is filed under {day.isoformat()}, when it was first seen"
    return note_on_file(name, Code.NO_DAY, message, "add the print notice, or a line with the day")
