"""Filing: the day's copy into the catalogue.

In: the copy folder as it is now, the catalogue and ledger as the last build left them. Out: both brought up to date,
and every note on every file. Only copy that changed is read. A story whose copy is refused is withheld: its last good
version stays where it is; a story whose copy is gone is withdrawn, and so is one that is stated to be, or to be under
an embargo.
"""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec

from publisher import intake
from publisher.catalogue import Card, Catalogue, Seen
from publisher.digests import code_digest, digest
from publisher.errors import UsageError
from publisher.house import House
from publisher.ledger import Entry, Ledger
from publisher.model import Article
from publisher.notes import Code, Level, Note, note_on_file
from publisher.pictures import PictureFolder, asked, attached, is_picture
from publisher.plan import Newsroom
from publisher.reading import SIDECAR, CopyFile, Reading
from publisher.text.slugs import slug

_Notes = tuple[Note, ...]
_MIDDLE = 5  # the priority of a story that has none, as the urgency of a wire counts: 1 to 9


class Filed(msgspec.Struct, frozen=True):
    """What filing did: every note there is, and the paths of copy that was read, withheld or withdrawn."""

    notes: tuple[Note, ...]
    read: tuple[str, ...]
    withheld: tuple[str, ...]
    withdrawn: tuple[str, ...]


def copy_paths(folder: Path) -> dict[str, Path]:
    """Every file of copy below a folder, by its name there, in order; hidden files, pictures and sidecars are no copy.

    Raises:
        UsageError: there is no such folder.
    """
    return _copy_of(_files(folder))


def _copy_of(files: dict[str, Path]) -> dict[str, Path]:
    return {name: path for name, path in files.items() if not is_picture(name) and not name.endswith(SIDECAR)}


def copy_file(name: str, path: Path) -> CopyFile:
    """A file of copy, called ``name``, with its sidecar if one lies beside it."""
    file = CopyFile(name, path.read_bytes())
    beside = path.with_name(Path(file.sidecar_path).name)
    return msgspec.structs.replace(file, sidecar=beside.read_bytes()) if beside.is_file() else file


def _files(folder: Path) -> dict[str, Path]:
    if not folder.is_dir():
        raise UsageError(f"{folder}: there is no such folder of copy; make it, or set copy_folder in the house file")
    found = {p.relative_to(folder.parent).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    return {name: found[name] for name in sorted(found) if not any(part.startswith(".") for part in name.split("/"))}


def file_copy(newsroom: Newsroom, ledger: Ledger) -> Filed:
    """Bring catalogue and ledger up to date with the copy folder."""
    folder = newsroom.root / newsroom.house.copy_folder
    files = _files(folder)
    pictures = PictureFolder(folder.parent, files)
    sidecars = frozenset(name for name in files if name.endswith(SIDECAR))
    return _Filing(newsroom, ledger, pictures, sidecars).run(_copy_of(files))


class _Filing:
    """One filing: what was seen before, and what is found on the way."""

    def __init__(self, newsroom: Newsroom, ledger: Ledger, pictures: PictureFolder, sidecars: frozenset[str]) -> None:
        self.pictures = pictures
        self.sidecars = sidecars
        self.house = newsroom.house
        self.as_of = newsroom.as_of
        self.catalogue = newsroom.catalogue
        self.ledger = ledger
        self.read = intake.reader(newsroom.house)
        self.conventions = digest(code_digest(), _conventions(newsroom.house))
        self.seen = newsroom.catalogue.seen()
        self.holders = {seen.story: path for path, seen in self.seen.items() if seen.story}
        self.filed = set(self.holders)
        self.days: set[dt.date] = set()
        self.freed = False

    def run(self, paths: dict[str, Path]) -> Filed:
        withdrawn = tuple(sorted(self.seen.keys() - paths.keys()))
        for name in withdrawn:
            self._withdraw(name, self.seen[name].story)
            self.catalogue.forget_copy(name)
        read = {name for name, path in paths.items() if self._file_if_changed(name, path)}
        if self.freed:  # an id, for which any file without a story may have been waiting
            self.seen = self.catalogue.seen()
            read |= {name for name, path in paths.items() if self._file_if_changed(name, path)}
        for day in sorted(self.days):
            _rank(self.catalogue, self.house, day)
        now = self.catalogue.seen()
        notes = {name: msgspec.json.decode(now[name].notes, type=_Notes) for name in paths}
        withheld = tuple(name for name in paths if any(note.level is Level.ERROR for note in notes[name]))
        strays = self.pictures.strays(asked for seen in now.values() for asked in seen.asked)
        said = (*(note for name in paths for note in notes[name]), *map(_stray, strays), *self._stray_sidecars(paths))
        return Filed(said, tuple(sorted(read)), withheld, withdrawn)

    def _withdraw(self, name: str, story: str | None) -> None:
        """This file no longer holds this story; another file may have been waiting for its id."""
        if story is not None and self.holders.get(story) == name:
            self.days.add(self.catalogue.card(story).day)
            self.catalogue.withdraw(story)
            del self.holders[story]
            self.filed.discard(story)
            self.freed = True

    def _file_if_changed(self, name: str, path: Path) -> bool:
        before = self.seen.get(name)
        waiting = self.freed and before is not None and before.story is None
        if before is not None and before.stamp == self._stamp(name, path, before.asked) and not waiting:
            return False
        reading = self.read(copy_file(name, path))
        names = asked(reading, name)
        stamp = "" if self._is_held(reading.article) else self._stamp(name, path, names)
        reading = attached(reading, name, self.pictures)
        story, notes = self._file(reading, before)
        self.catalogue.record_copy(name, Seen(stamp, msgspec.json.encode((*reading.notes, *notes)), story, names))
        return True

    def _stamp(self, name: str, path: Path, names: tuple[str, ...]) -> str:
        """What tells whether copy, its sidecar or one of its pictures has changed since it was read."""
        status = path.stat()
        sidecar = CopyFile(name, b"").sidecar_path
        beside = self.pictures.stamp((*self.sidecars & {sidecar}, *self.pictures.beside(name), *names))
        whole = f"{self.conventions}:{status.st_mtime_ns}:{status.st_size}:{status.st_ino}"
        return f"{whole}:{digest(beside)}" if beside else whole

    def _is_held(self, article: Article | None) -> bool:
        """Is it under an embargo that has not ended? Then it is read again in every build until it has."""
        return article is not None and article.embargo is not None and article.embargo > self.as_of

    def _stray_sidecars(self, paths: dict[str, Path]) -> Iterator[Note]:
        """A note for every sidecar without copy."""
        for name in sorted(self.sidecars - {CopyFile(path, b"").sidecar_path for path in paths}):
            hint = "give it the name of its copy, or take it out of the folder"
            yield note_on_file(name, Code.STRAY_SIDECAR, "no copy lies beside this sidecar", hint)

    def _file(self, reading: Reading, before: Seen | None) -> tuple[str | None, _Notes]:
        """The story that this file holds now, and what filing has to say of it."""
        article, name = reading.article, reading.file.path
        if article is None or any(note.level is Level.ERROR for note in reading.notes):
            return (before.story if before else None), ()
        if before is not None and (before.story != article.id or article.withdrawn or self._is_held(article)):
            self._withdraw(name, before.story)
        if article.withdrawn or self._is_held(article):
            return None, (_kept_back(name, article),)
        if self.holders.setdefault(article.id, name) != name:
            return None, (_same_id(name, article.id, self.holders[article.id]),)
        day, notes = self._day(article, name)
        entry = self._enter(article, day)
        self.days |= {day, self._filed_day(article.id) or day}
        self.catalogue.file(_card(article, name, day, entry, self.house), article)
        return article.id, notes

    def _filed_day(self, story: str) -> dt.date | None:
        """The edition a story stands in so far; if it moves, the ranks there close up."""
        return self.catalogue.card(story).day if story in self.filed else None

    def _day(self, article: Article, name: str) -> tuple[dt.date, _Notes]:
        stated = _stated_day(article)
        if stated is not None:
            return stated, ()
        known = self.ledger.entry(article.id)
        day = known.first_seen if known else self.as_of.astimezone(self.house.zone).date()
        return day, (_no_day(name, day),)

    def _enter(self, article: Article, day: dt.date) -> Entry:
        """The ledger's entry of this story after this filing; an address once given stays."""
        known = self.ledger.entry(article.id)
        words = digest(
            article.headline.text, article.deck and article.deck.text, [block.text for block in article.body]
        )
        if known is None:
            address = self._free_address(article, day)
            entry = Entry(id=article.id, first_seen=day, address=address, words=words, version=1, modified=None)
        elif known.words == words:
            return known
        else:
            entry = msgspec.structs.replace(known, words=words, version=known.version + 1, modified=self.as_of)
        self.ledger.record(entry)
        return entry

    def _free_address(self, article: Article, day: dt.date) -> str:
        return next(a for a in _addresses(article, day) if self.ledger.holder(a) in {None, article.id})


def _conventions(house: House) -> House:
    """The house without what only its pages say: for that no copy has to be read again."""
    said = dict.fromkeys(
        ("name", "address", "description", "imprint", "publisher", "nameplate", "language", "press"), ""
    )
    return msgspec.structs.replace(house, **said, sections=())


def _addresses(article: Article, day: dt.date) -> Iterator[str]:
    """The address a story would like, then the same with a number behind it."""
    wish = f"{day:%Y/%m/%d}/{article.slug or slug(article.headline.text)}"
    yield f"{wish}/"
    number = 2
    while True:
        yield f"{wish}-{number}/"
        number += 1


def _stated_day(article: Article) -> dt.date | None:
    """The day of its edition: of print, else of publication."""
    if article.print_notice is not None and article.print_notice.day is not None:
        return article.print_notice.day
    return article.published.day if article.published else None


def _card(article: Article, name: str, day: dt.date, entry: Entry, house: House) -> Card:
    """The card of a story, still without its rank."""
    return Card(
        id=article.id,
        copy=name,
        address=entry.address,
        headline=article.headline.text,
        kicker=article.kicker.text if article.kicker else None,
        deck=article.deck.text if article.deck else None,
        section=article.section or house.default_section,
        agencies=tuple(agency.name for agency in article.agencies),
        bylines=tuple(byline.name for byline in article.bylines),
        day=day,
        rank=0,
        published=house.instant_of(day, 0),
        modified=entry.modified,
        version=entry.version,
        words=sum(len(block.text.split()) for block in article.body),
        digest="",
        pictures=tuple(picture for picture in article.pictures if picture.file),
    )


def _rank(catalogue: Catalogue, house: House, day: dt.date) -> None:
    """Give the stories of a day their rank, by priority and then by the names of their copy, and their digest."""
    stories = [(card, catalogue.article(card.id)) for card in catalogue.of_day(day)]
    stories.sort(key=lambda story: (story[1].priority or _MIDDLE, story[0].copy))
    for rank, (card, article) in enumerate(stories):
        ranked = msgspec.structs.replace(card, rank=rank, published=house.instant_of(day, rank), digest="")
        whole = msgspec.structs.replace(ranked, digest=digest(ranked, article))
        if whole != card:
            catalogue.file(whole, article)


def _same_id(name: str, story: str, other: str) -> Note:
    hint = "rename one of the two files; the one that was there first is published"
    return note_on_file(name, Code.SAME_ID, f"{other} holds the story {story} already", hint)


def _kept_back(name: str, article: Article) -> Note:
    if article.withdrawn:
        hint = "it is published again when it is no longer stated so"
        return note_on_file(name, Code.WITHDRAWN, "the story is withdrawn; it is not published", hint)
    until = article.embargo.isoformat() if article.embargo else ""
    return note_on_file(
        name, Code.HELD, f"the story is held until {until}", "the first build from then on publishes it"
    )


def _no_day(name: str, day: dt.date) -> Note:
    message = f"the copy states no day; it is filed under {day.isoformat()}, when it was first seen"
    return note_on_file(name, Code.NO_DAY, message, "add the print notice, or a line with the day")


def _stray(name: str) -> Note:
    hint = "give it the name of its copy, name it in the copy, or take it out of the folder"
    return note_on_file(name, Code.STRAY_PICTURE, "no copy asks for this picture; it is not published", hint)
