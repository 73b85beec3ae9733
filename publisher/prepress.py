"""Prepress: the preflight of an edition's own pages, as the last step of a build.

In: the pages and page maps in the output folder. Out: reports, and beside the pages ``preflight.json`` and
``preflight.html``. An edition whose pages have not changed since they passed is not looked at again; one that would
be rejected is, until it is mended. Nothing here changes a page.
"""

import datetime as dt
from dataclasses import dataclass
from importlib import import_module
from itertools import groupby
from typing import Protocol

import msgspec

from publisher import preflight
from publisher.digests import digest
from publisher.plan import Newsroom, Target, Work
from publisher.preflight import Overset, Report
from publisher.preflight.display import shown
from publisher.register import Made, Register
from publisher.store import Storage
from publisher.text.dates import long_day
from publisher.text.typography import typographic
from publisher.typeset.pagemap import EditionMap, PageMap, Placed

NAME = "preflight"


class Templates(Protocol):
    """What templating offers; it is loaded only when there is a report to write."""

    def render(self, name: str, **values: object) -> str:
        """The text of one template."""
        ...


_REPORTS = ("preflight.json", "preflight.html")
_TEMPLATE = "press/preflight.html"
_DEPTH = 2  # print/2015-10-08/2015-10-08-A01.pdf


@dataclass(frozen=True, slots=True)
class _Desk:
    """What an examination needs."""

    newsroom: Newsroom
    store: Storage
    register: Register


def preflight_editions(
    work: Work, newsroom: Newsroom, store: Storage, register: Register, unmade: frozenset[str]
) -> tuple[Report, ...]:
    """Examine every edition of the work that has changed and is whole; ``unmade`` are paths that could not be made."""
    desk = _Desk(newsroom, store, register)
    _drop_reports(work.gone, desk)
    press = tuple(target for target in work.targets if _is_for_the_plant(target))
    lame = {_day_of(target) for target in press if target.path in unmade}
    reports: list[Report] = []
    made = desk.register.of_format(NAME) if press else {}
    for day, of_day in groupby(sorted(press, key=_day_of), key=_day_of):
        reports += _preflight(f"print/{day}", tuple(of_day), made, desk) if day not in lame else ()
    return tuple(reports)


def _is_for_the_plant(target: Target) -> bool:
    """What lies in the folder of an edition itself; proofs, in one of their own below it, no plant ever sees."""
    return target.path.startswith("print/") and target.path.count("/") == _DEPTH


def _day_of(target: Target) -> str:
    """The day of the edition that a page belongs to, by its folder."""
    return target.path.split("/")[1]


def _drop_reports(gone: tuple[str, ...], desk: _Desk) -> None:
    """Remove the reports on editions that lose their pages."""
    folders = {path.rpartition("/")[0] for path in gone if path.startswith("print/")}
    if not folders:
        return
    paths = tuple(path for path in desk.register.of_format(NAME) if path.rpartition("/")[0] in folders)
    for path in paths:
        desk.store.remove(path)
    desk.register.forget(paths)


def _preflight(folder: str, of_day: tuple[Target, ...], made: dict[str, Made], desk: _Desk) -> tuple[Report, ...]:
    """The reports on one edition, if it is due by those that were ``made``; they are written beside its pages."""
    passed = digest(desk.newsroom.templates.of(_TEMPLATE), *(target.digest for target in of_day))
    if not any(_is_due(made.get(f"{folder}/{name}"), passed, desk.store) for name in _REPORTS):
        return ()
    reports = _examine(desk, folder, of_day)
    _file(desk, folder, reports, passed)
    return reports


def _is_due(made: Made | None, passed: str, store: Storage) -> bool:
    return made is None or made.digest != passed or store.stamp(made.path) != made.stamp


def _examine(desk: _Desk, folder: str, of_day: tuple[Target, ...]) -> tuple[Report, ...]:
    paths = [target.path for target in of_day]
    maps = [msgspec.json.decode(desk.store.read(path), type=EditionMap) for path in paths if path.endswith(".json")]
    pdfs = [path for path in paths if path.endswith(".pdf")]
    by_file = {page.file: (page, edition) for edition in maps for page in edition.pages}
    return tuple(_report(desk, path, *by_file[path.removeprefix(f"{folder}/")]) for path in pdfs)


def _report(desk: _Desk, path: str, page: PageMap, edition: EditionMap) -> Report:
    newsroom = desk.newsroom
    expects = tuple(words for placed in page.stories for words in _words(newsroom, placed))
    cards = {over.story: newsroom.catalogue.card(over.story) for over in edition.overset}
    overset = tuple(Overset(cards[over.story].headline, over.lines) for over in edition.overset)
    return preflight.examine(desk.store.read(path), newsroom.press, file=path, expects=expects, overset=overset)


def _words(newsroom: Newsroom, placed: Placed) -> tuple[str, ...]:
    """Every passage of a story that has to stand on its page."""
    article = newsroom.catalogue.article(placed.story)
    deck = (article.deck.text,) if article.deck and placed.deck else ()
    return tuple(typographic(words) for words in (article.headline.text, *deck, *(b.text for b in article.body)))


def _file(desk: _Desk, folder: str, reports: tuple[Report, ...], passed: str) -> None:
    """Write the reports; what would be rejected is recorded as not passed, so that the next build looks again."""
    rejected = any(report.rejected for report in reports)
    day = dt.date.fromisoformat(folder.removeprefix("print/"))
    for name, content in zip(_REPORTS, (_as_json(reports), _as_html(desk.newsroom, day, reports)), strict=True):
        path = f"{folder}/{name}"
        desk.register.begin([(path, NAME)])
        desk.store.put(path, content)
        desk.register.record([Made(path, NAME, "" if rejected else passed, desk.store.stamp(path))])


def _as_json(reports: tuple[Report, ...]) -> bytes:
    listed = [preflight.as_json(report) for report in reports]
    return msgspec.json.format(msgspec.json.encode(listed), indent=2) + b"\n"


def _as_html(newsroom: Newsroom, day: dt.date, reports: tuple[Report, ...]) -> bytes:
    templates: Templates = import_module("publisher.templating").Templates(newsroom.templates.folders)
    heading = f"Preflight of {newsroom.house.name}, {long_day(day)}"
    values = shown(heading, newsroom.house.language, reports)
    return templates.render(_TEMPLATE, **values).encode()
