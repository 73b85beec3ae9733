"""The desk's own wishes for one edition: how many pages, which stories where, which advertisements.

In: ``editions/<day>/edition.toml`` in the newsroom's folder. Out: one frozen ``Edition``; an empty one where there is
no such file. Unknown keys and wrong types are a ``HouseError`` naming file and key. Nothing here knows a page's grid.
"""

import datetime as dt
from collections.abc import Iterator
from math import inf
from pathlib import Path

import msgspec
import tomli

from publisher.errors import HouseError

FOLDER = "editions"
NAME = "edition.toml"
MOST_PAGES = 128


class Pin(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where the desk wants a story: its id, its page from 1, and its rectangle there if it says so.

    ``column`` counts from 1 at the left of the page, ``columns`` is how many it takes, ``row`` counts rows of the grid
    from 1 under the head of the page, ``rows`` is how deep it is. ``jump`` is the page it may go on at.
    """

    story: str
    page: int
    column: int | None = None
    columns: int | None = None
    row: int | None = None
    rows: int | None = None
    jump: int | None = None


class Advertisement(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An advertisement: a PDF or picture beside the edition's file, its page, and its size.

    It stands at the foot of the page from ``column`` on (from 1 at the left), above those named before it that share a
    column with it. ``client`` is who pays for it, for what a reader hears.
    """

    file: str
    page: int
    column: int = 1
    columns: int
    height_mm: float
    client: str = ""


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of the paper: the section that its pages are of, from ``page`` on (from 1)."""

    page: int
    section: str


class Edition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One edition as the desk wants it. ``pages`` 0 leaves their number to what there is to print."""

    pages: int = 0
    parts: tuple[Part, ...] = ()
    stories: tuple[Pin, ...] = ()
    advertisements: tuple[Advertisement, ...] = ()

    def section_of(self, page: int) -> str:
        """The section of a page, as the desk states it; empty where it does not."""
        begun = [part for part in self.parts if part.page <= page]
        return max(begun, key=lambda part: part.page).section if begun else ""


def edition_folder(root: Path, day: dt.date) -> Path:
    """Where the file of an edition and its advertisements lie."""
    return root / FOLDER / day.isoformat()


def read_edition(root: Path, day: dt.date) -> Edition:
    """Read the desk's file for this day, if there is one.

    Raises:
        HouseError: it is not TOML, or holds a key or value that is not understood.
    """
    path = edition_folder(root, day) / NAME
    try:
        table = tomli.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Edition()
    except (tomli.TOMLDecodeError, UnicodeDecodeError, OSError) as fault:
        raise HouseError(str(path), f"not readable as TOML: {fault}") from fault
    try:
        edition = msgspec.convert(table, Edition, strict=True)
    except msgspec.ValidationError as fault:
        raise HouseError(str(path), f"{fault}; see docs/editions.md for every key") from fault
    _check(edition, path)
    return edition


def _check(edition: Edition, path: Path) -> None:
    """What types cannot say: pages that exist, sizes that are sizes, files that stay in their folder."""
    fault = next(_faults(edition, path.parent), None)
    if fault:
        raise HouseError(str(path), fault)


def _faults(edition: Edition, folder: Path) -> Iterator[str]:
    if not 0 <= edition.pages <= MOST_PAGES:
        yield f"pages: {edition.pages} is not a number from 0 to {MOST_PAGES}"
    asked = [(f"stories: {pin.story}", page) for pin in edition.stories for page in (pin.page, pin.jump)]
    asked += [(f"advertisements: {each.file}", each.page) for each in edition.advertisements]
    asked += [(f"parts: {part.section}", part.page) for part in edition.parts]
    for what, page in asked:
        if page is not None and not 1 <= page <= (edition.pages or MOST_PAGES):
            yield f"{what}: there is no page {page}"
    for pin in edition.stories:
        if any(each is not None and each < 1 for each in (pin.column, pin.columns, pin.row, pin.rows)):
            yield f"stories: {pin.story}: column, columns, row and rows are above 0"
    for ad in edition.advertisements:
        yield from _faults_of(ad, folder)


def _faults_of(ad: Advertisement, folder: Path) -> Iterator[str]:
    if ad.columns < 1 or ad.column < 1 or not 0 < ad.height_mm < inf:
        yield f"advertisements: {ad.file}: column, columns and height_mm are above 0"
    path = folder / ad.file
    if not path.resolve().is_relative_to(folder.resolve()):
        yield f"advertisements: {ad.file}: lies outside the folder of the edition"
    elif not path.is_file():
        yield f"advertisements: {ad.file}: there is no such file in the folder of the edition"
