"""The parcel: what is to be at the target when an edition has been sent.

In: the page map, the pages and the preflight report in the output folder, and what the target wants beside pages. Out:
the files in the order they are sent: pages as the edition has them, the manifest, the trigger. Pages are read, never
written, and only one of them is in memory at a time.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

import msgspec

from publisher.delivery.verdicts import objections
from publisher.destination import Destination
from publisher.errors import UsageError
from publisher.store import Storage
from publisher.typeset.pagemap import EditionMap


@dataclass(frozen=True, slots=True)
class File:
    """One file: its name at the target, the SHA-256 of its bytes, and where to get them."""

    name: str
    sha256: str
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one edition in order, and why some of them may not be sent, by name."""

    day: str
    files: tuple[File, ...]
    objections: dict[str, str]


@dataclass(frozen=True, slots=True)
class Parcel:
    """Pages, and the papers that go with them: the manifest, then the trigger, if the target wants them."""

    pages: tuple[File, ...]
    papers: tuple[File, ...]

    @property
    def files(self) -> tuple[File, ...]:
        """All of it in the order it is sent."""
        return self.pages + self.papers


def pages_of(day: dt.date, store: Storage) -> Pages:
    """The pages that the page map of a day lists.

    Raises:
        UsageError: there is no such edition, or it is not whole.
    """
    folder = f"print/{day}"
    remedy = f"make it with: publisher print --edition {day}"
    listed = _read(store, f"{folder}/pagemap.json")
    if listed is None:
        raise UsageError(f"there is no edition of {day}; {remedy}")
    try:
        edition = msgspec.json.decode(listed, type=EditionMap)
    except msgspec.DecodeError as fault:
        raise UsageError(f"{folder}/pagemap.json cannot be read; {remedy}") from fault
    found = {page.file: _read(store, f"{folder}/{page.file}") for page in edition.pages}
    gone = [name for name, content in found.items() if content is None]
    if gone or not found:
        raise UsageError(f"the edition of {day} has no {', '.join(gone) or 'pages'}; {remedy}")
    digests = {name: sha256(content or b"").hexdigest() for name, content in found.items()}
    files = tuple(File(name, digest, _reader(store, f"{folder}/{name}")) for name, digest in digests.items())
    return Pages(str(day), files, objections(str(day), digests, _read(store, f"{folder}/preflight.json")))


def _read(store: Storage, path: str) -> bytes | None:
    try:
        return store.read(path)
    except FileNotFoundError:
        return None


def _reader(store: Storage, path: str) -> Callable[[], bytes]:
    return lambda: store.read(path)


def parcel_of(pages: Pages, destination: Destination, forced: dict[str, str]) -> Parcel:
    """What goes to a place that keeps files; ``forced`` is why pages that are sent all the same did not pass."""
    papers: list[File] = []
    if destination.manifest:
        papers.append(_paper(destination.manifest.format(day=pages.day), _manifest(pages, forced)))
    if destination.trigger:
        # It says what it sets off, in the manifest's own form, so that it changes when any page does.
        last = papers[-1:] or list(pages.files)
        papers.append(_paper(destination.trigger.format(day=pages.day), _lines(tuple(last))))
    return Parcel(pages.files, tuple(papers))


def _manifest(pages: Pages, forced: dict[str, str]) -> str:
    """The digests of all pages as ``sha256sum --check`` reads them; it passes over lines with a #."""
    told = [f"# sent by force, {why}: {name}\n" for name, why in forced.items()]
    return "".join(told) + _lines(pages.files)


def _lines(files: tuple[File, ...]) -> str:
    return "".join(f"{file.sha256}  {file.name}\n" for file in files)


def _paper(name: str, words: str) -> File:
    content = words.encode()
    return File(name, sha256(content).hexdigest(), lambda: content)
