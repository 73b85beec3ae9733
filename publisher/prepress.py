"""Prepress: the preflight of an edition's own pages, as the last step of a build.

In: the pages and page maps in the output folder. Out: a report on each page and one on the edition, and beside the
pages ``preflight.json`` and ``preflight.html``. An edition whose pages have not changed since they passed is not
looked at again; one that would be rejected is, until it is mended. Nothing here changes a page.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Protocol

import msgspec

from publisher import machine, preflight
from publisher.cache import latest
from publisher.digests import digest
from publisher.edition import edition_folder, read_edition
from publisher.formats.press import PAGE_MAP, plant_digest
from publisher.plan import Newsroom, Target
from publisher.preflight import Expected, Inspection, Report, Sent, StoryWords
from publisher.preflight.display import TEMPLATE, shown
from publisher.register import Made, Register
from publisher.store import Storage
from publisher.text.dates import long_day, month_name
from publisher.text.typography import typographic
from publisher.typeset.pagemap import EditionMap, Placed
from publisher.work import Work
from publisher.workers import in_order, spread

NAME = "preflight"


class Templates(Protocol):
    """What templating offers; it is loaded only when there is a report to write."""

    def render(self, name: str, **values: object) -> str:
        """The text of one template."""
        ...


_REPORTS = ("preflight.json", "preflight.html")
_DEPTH = 2  # print/2015-10-08/2015-10-08-A01.pdf


@dataclass(frozen=True, slots=True)
class _Desk:
    """What an examination needs."""

    newsroom: Newsroom
    store: Storage
    register: Register
    jobs: int


def preflight_editions(
    work: Work, newsroom: Newsroom, store: Storage, register: Register, unmade: frozenset[str], jobs: int = 1
) -> tuple[Report, ...]:
    """Examine every edition of the work that has changed and is whole, with up to ``jobs`` workers.

    ``unmade`` are the paths that could not be made.
    """
    desk = _Desk(newsroom, store, register, jobs)
    _drop_reports(work.gone, desk)
    press = tuple(target for target in work.docket.targets() if _is_for_the_plant(target))
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
    passed = digest(desk.newsroom.templates.of(TEMPLATE), *(target.digest for target in of_day))
    if not any(_is_due(made.get(f"{folder}/{name}"), passed, desk.store) for name in _REPORTS):
        return ()
    pages, edition = _examine(desk, folder, of_day)
    _file(desk, folder, pages, edition, passed)
    return (*(page.report for page in pages), edition)


def _is_due(made: Made | None, passed: str, store: Storage) -> bool:
    return made is None or made.digest != passed or store.stamp(made.path) != made.stamp


def _examine(desk: _Desk, folder: str, of_day: tuple[Target, ...]) -> tuple[tuple[Inspection, ...], Report]:
    """The pages by all workers, each for itself, and then the edition as a whole."""
    paths = [target.path for target in of_day]
    wholes = [msgspec.json.decode(desk.store.read(path), type=EditionMap) for path in paths if path.endswith(PAGE_MAP)]
    edition = next(iter(wholes), EditionMap(day=dt.date.fromisoformat(folder.removeprefix("print/")), pages=()))
    made = {path.removeprefix(f"{folder}/") for path in paths}
    files = tuple(page.file for page in edition.pages if page.file in made)
    expected = _expected(desk.newsroom, edition)
    pages = tuple(_inspected(desk, folder, files))
    sent = tuple(Sent(file, each.lines) for file, each in zip(files, pages, strict=True))
    return pages, preflight.examine_edition(sent, edition, expected, desk.newsroom.press, file=folder)


def _inspected(desk: _Desk, folder: str, files: tuple[str, ...]) -> Iterator[Inspection]:
    day, plant = dt.date.fromisoformat(folder.removeprefix("print/")), plant_digest(desk.newsroom)
    kept = desk.newsroom.cache / "inspections" / str(day.isoweekday())

    def do(run: range) -> list[Inspection]:
        return [_inspect(desk, f"{folder}/{files[number]}", kept / f"{number}.json", plant) for number in run]

    desk.newsroom.catalogue.close()
    desk.register.close()
    for run, done in in_order(spread(len(files), desk.jobs, do)):
        yield from done or do(run)


def _inspect(desk: _Desk, path: str, kept: Path, plant: str) -> Inspection:
    """What came of examining a page; one examined as it is, in the latest edition of its weekday, is not again."""
    pdf = desk.store.read(path)
    made_of = digest(pdf, path, plant, machine.has("ghostscript"))
    made = latest(kept, made_of, lambda: msgspec.json.encode(preflight.inspect(pdf, desk.newsroom.press, file=path)))
    return msgspec.json.decode(made, type=Inspection)


def _expected(newsroom: Newsroom, edition: EditionMap) -> Expected:
    """What the edition was to be, by the copy and the desk, not by what the page was made of."""
    placed: dict[str, tuple[Placed, ...]] = {}
    for part in (part for page in edition.pages for part in page.stories):
        placed[part.story] = (*placed.get(part.story, ()), part)
    known = [*placed, *(card.id for card in newsroom.catalogue.of_day(edition.day) if card.id not in placed)]
    day = edition.day
    desk = read_edition(newsroom.root, day)
    return Expected(
        stories=tuple(_words(newsroom, story, placed.get(story, ())) for story in known),
        days=(long_day(day), f"{day.day} {month_name(day.month)} {day.year}"),
        pages=desk.pages,
        multiple=1 if len(edition.pages) == 1 else newsroom.press.pages_multiple,
        pinned=tuple((pin.story, pin.page) for pin in desk.stories),
        pictured=tuple(_pictured(newsroom, edition)),
    )


def _pictured(newsroom: Newsroom, edition: EditionMap) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The advertisements that the plant's standard has no words for, and what for."""
    if newsroom.press.demands.transparency:
        return
    laid = import_module("publisher.formats.press.advertisements")
    folder = edition_folder(newsroom.root, edition.day)
    for file in sorted({each.file for page in edition.pages for each in page.advertisements}):
        content = (folder / file).read_bytes()
        if laid.is_pdf(content) and (unknown := laid.unknown_to_plant(content, newsroom.press)):
            yield file, unknown


def _words(newsroom: Newsroom, story: str, parts: tuple[Placed, ...]) -> StoryWords:
    """Every passage of a story that has to stand on its pages."""
    article = newsroom.catalogue.article(story)
    deck = article.deck.text if article.deck and any(part.deck for part in parts) else ""
    names = (byline.name for byline in article.bylines)
    captioned = {picture.file for part in parts for picture in part.pictures if picture.caption}
    shown = (picture for picture in article.pictures if picture.file and picture.file.name in captioned)
    captions = (words for picture in shown for words in (picture.caption, picture.credit))
    return StoryWords(
        story=story,
        first=_printed(article.headline.text, deck, *names),
        text=_printed(*(block.text for block in article.body)),
        captions=_printed(*captions),
    )


def _printed(*passages: str | None) -> tuple[str, ...]:
    return tuple(typographic(words) for words in passages if words)


def _file(desk: _Desk, folder: str, pages: tuple[Inspection, ...], edition: Report, passed: str) -> None:
    """Write the reports; what would be rejected is recorded as not passed, so that the next build looks again."""
    reports = (*(page.report for page in pages), edition)
    rejected = any(report.rejected for report in reports)
    day = dt.date.fromisoformat(folder.removeprefix("print/"))
    for name, content in zip(_REPORTS, (_as_json(reports), _as_html(desk.newsroom, day, pages, edition)), strict=True):
        path = f"{folder}/{name}"
        desk.register.begin([(path, NAME)])
        desk.store.put(path, content)
        desk.register.record([Made(path, NAME, "" if rejected else passed, desk.store.stamp(path))])


def _as_json(reports: tuple[Report, ...]) -> bytes:
    listed = [preflight.as_json(report) for report in reports]
    return msgspec.json.format(msgspec.json.encode(listed), indent=2) + b"\n"


def _as_html(newsroom: Newsroom, day: dt.date, pages: tuple[Inspection, ...], edition: Report) -> bytes:
    templates: Templates = import_module("publisher.templating").Templates(newsroom.templates.folders)
    heading = f"Preflight of {newsroom.house.name}, {long_day(day)}"
    values = shown(heading, newsroom.house.language, pages, edition)
    return templates.render(TEMPLATE, **values).encode()
