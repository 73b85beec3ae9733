"""Drafting: files of copy to what filing needs of them, by all workers.

In: names of copy in the copy folder, the house. Out: for each file, in the order they were given, a ``Draft``: the
facts of its story, the whole article packed, and the notes. Nothing here knows what was filed before.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import chain, islice

import msgspec

from publisher.apart import apart
from publisher.copy_folder import CopyFolder
from publisher.digests import digest
from publisher.errors import LostError
from publisher.house import House
from publisher.model import Article, Picture
from publisher.notes import Level, Note
from publisher.pictures import asked, attached
from publisher.reading import CopyFile, Reading
from publisher.workers import in_order, spread

_FEW = 8  # files: one worker reads them, while this one does something else


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """The facts of one story as its copy states them.

    ``day`` is that of its edition. ``embargo`` is an instant in ISO 8601, with its own offset. ``said`` is the digest
    of its words, ``whole`` of all there is to it; ``article`` is the whole of it (MessagePack).
    """

    id: str
    headline: str
    kicker: str | None
    deck: str | None
    section: str | None
    agencies: tuple[str, ...]
    bylines: tuple[str, ...]
    topics: tuple[str, ...]
    priority: int | None
    pictures: tuple[Picture, ...]
    words: int
    day: dt.date | None
    slug: str | None
    embargo: str | None
    withdrawn: bool
    said: str
    whole: str
    article: bytes

    def held_at(self, instant: dt.datetime) -> dt.datetime | None:
        """When its embargo ends, if it has not ended at this instant."""
        ends = dt.datetime.fromisoformat(self.embargo) if self.embargo else None
        return ends if ends and ends > instant else None


class Draft(msgspec.Struct, frozen=True):
    """What reading one file gave: no story if it is refused; ``asked`` are the pictures it names."""

    story: Story | None
    notes: tuple[Note, ...]
    asked: tuple[str, ...]

    @property
    def is_faulty(self) -> bool:
        """Must it not be published as it is?"""
        return self.story is None or any(note.level is Level.ERROR for note in self.notes)


def drafts_of(names: tuple[str, ...], folder: CopyFolder, house: House, jobs: int) -> Iterator[Draft]:
    """The drafts of these files. They are begun at once, if there is more than one worker by others than this one.

    Raises:
        LostError: a worker died over one of them.
    """
    if 0 < len(names) <= _FEW and jobs > 1:
        whole = range(len(names))
        return _received(names, _awaited(whole, apart(lambda: _drafting(names, folder, house)(whole))))
    drafts = (
        _received(names, in_order(spread(len(names), jobs, _drafting(names, folder, house)))) if names else iter(())
    )
    return chain(tuple(islice(drafts, 1)), drafts)


def _drafting(names: tuple[str, ...], folder: CopyFolder, house: House) -> Callable[[range], bytes]:
    """What drafts a run of these files; intakes are loaded for it, and no sooner."""
    read = import_module("publisher.intake").reader(house)

    def do(run: range) -> bytes:
        return msgspec.msgpack.encode([_draft(names[number], folder, read) for number in run])

    return do


def _awaited(run: range, made: Callable[[], bytes | None]) -> Iterator[tuple[range, bytes | None]]:
    """What another process makes of a run, waited for when it is asked for."""
    yield run, made()


def _received(names: tuple[str, ...], runs: Iterator[tuple[range, bytes | None]]) -> Iterator[Draft]:
    for run, content in runs:
        if content is None:
            raise LostError(names[run.start], names[run.stop - 1])
        yield from msgspec.msgpack.decode(content, type=tuple[Draft, ...])


def _draft(name: str, folder: CopyFolder, read: Callable[[CopyFile], Reading]) -> Draft:
    reading = read(folder.read(name))
    names = asked(reading, name)
    reading = attached(reading, name, folder.pictures)
    return Draft(_story(reading.article) if reading.article else None, reading.notes, names)


def _story(article: Article) -> Story:
    packed = msgspec.msgpack.encode(article)
    return Story(
        id=article.id,
        headline=article.headline.text,
        kicker=article.kicker.text if article.kicker else None,
        deck=article.deck.text if article.deck else None,
        section=article.section,
        agencies=tuple(agency.name for agency in article.agencies),
        bylines=tuple(byline.name for byline in article.bylines),
        topics=article.topics,
        priority=article.priority,
        pictures=tuple(picture for picture in article.pictures if picture.file),
        words=sum(len(block.text.split()) for block in article.body),
        day=_stated_day(article),
        slug=article.slug,
        embargo=article.embargo.isoformat() if article.embargo else None,
        withdrawn=article.withdrawn,
        said=digest(article.headline.text, article.deck and article.deck.text, [block.text for block in article.body]),
        whole=digest(packed),
        article=packed,
    )


def _stated_day(article: Article) -> dt.date | None:
    """The day of its edition: of print, else of publication."""
    if article.print_notice is not None and article.print_notice.day is not None:
        return article.print_notice.day
    return article.published.day if article.published else None
