"""PDFs of stories: how many we make in a second of CPU, against one WeasyPrint process for each.

Run with ``make bench``, or alone with ``python -m benchmarks.pdfs``. Ours are made as in a build that has many to make:
one process, which has the faces and the library loaded. The others each load theirs and set a plain page of the same
words, in three columns of a face of this machine: without justifying, hyphenating and balancing, so they have less to
do. Each story is made by both, one after the other, so that a busy machine slows both. Prints two tables: the figure
with its goal; and where our time goes, with that of a WeasyPrint that is warm and paints what we composed.
"""

import datetime as dt
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import TypeVar

from benchmarks.contenders import Site, file_all, our_site
from benchmarks.corpus import Story, stories
from benchmarks.dialects import as_page
from benchmarks.measuring import measured
from publisher.build import file_newsroom
from publisher.formats import named
from publisher.formats.press import Kind, aloud, foundry
from publisher.formats.press.letterpress import Letterpress
from publisher.formats.press.markup import Naming, markup_of
from publisher.formats.press.offprint import offprint_of
from publisher.formats.press.painter import Painter
from publisher.order import Order, newsroom_of
from publisher.plan import Newsroom, Target, targets_of
from publisher.rendering import Renderers
from publisher.templating import Templates

STORIES = 20
GOAL = 5
_AS_OF = dt.datetime(2025, 12, 1, tzinfo=dt.UTC)
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of CPU for each story: ours, to compose it, print it or have it painted, and in a process of its own."""

    ours: list[float] = field(default_factory=list)
    composing: list[float] = field(default_factory=list)
    printing: list[float] = field(default_factory=list)
    painting: list[float] = field(default_factory=list)
    alone: list[float] = field(default_factory=list)


def main() -> None:
    """Make them all both ways and print what a story takes."""
    told = tuple(stories(STORIES + 1))
    with TemporaryDirectory() as folder:
        site = our_site(Path(folder) / "ours")
        file_all(told, (site,))
        spent = _spent(site, told[1:], Path(folder))
    ours_s, alone_s = fmean(spent.ours), fmean(spent.alone)
    print("| story PDFs a CPU-second | of | measured | goal |\n|---|---|---:|---:|")
    of = f"{1 / ours_s:.1f} : {1 / alone_s:.2f}"
    print(f"| warm, against one WeasyPrint process each | {of} | {alone_s / ours_s:.1f} | >= {GOAL} |\n")
    print("| a story | CPU |\n|---|---:|")
    for what, seconds in (
        ("ours", ours_s),
        ("of that, to compose it", fmean(spent.composing)),
        ("of that, to print it", fmean(spent.printing)),
        ("the same sheets, if a warm WeasyPrint paints them", fmean(spent.painting)),
        ("a plain page of it in a WeasyPrint process", alone_s),
    ):
        print(f"| {what} | {seconds * 1000:.0f} ms |")


def _spent(site: Site, told: tuple[Story, ...], folder: Path) -> Spent:
    """Every story, all ways; the first of ours only warms us."""
    order = Order(house_file=site.folder / "publisher.toml", output=site.made, formats=("press",), as_of=_AS_OF)
    spent = Spent()
    with newsroom_of(order) as newsroom:
        file_newsroom(newsroom)
        first, *pdfs = (each for each in targets_of([named("press")], newsroom) if each.kind == Kind.STORY)
        renderers, parts = Renderers(newsroom), _Parts(newsroom)
        renderers.prepare(frozenset({"press"}))
        renderers.render(first)
        parts.make(first, Spent())
        for target, story in zip(pdfs, told, strict=True):
            _timed(partial(renderers.render, target), spent.ours)
            parts.make(target, spent)
            spent.alone.append(_alone(story, folder))
    return spent


class _Parts:
    """What a renderer of stories does, part by part, with another painter beside it."""

    def __init__(self, newsroom: Newsroom) -> None:
        self.newsroom = newsroom
        files = foundry.cast(newsroom.cache)
        self.shop = foundry.shop_of(files, newsroom.house.language)
        self.press = Letterpress()
        self.painter = Painter(files, newsroom.templates.source("press/formes.css"))
        self.templates = Templates(newsroom.templates.folders, newsroom.cache / "templates")

    def make(self, target: Target, spent: Spent) -> None:
        """One story, noting what it takes."""
        card, language = self.newsroom.catalogue.card(target.key), self.newsroom.house.language
        article = self.newsroom.catalogue.article(card.id)
        naming = Naming(card.headline, card.agencies, language, card.published, card.updated, "rgb")
        formes = _timed(lambda: offprint_of(self.newsroom, article, card, self.shop), spent.composing)
        _timed(lambda: self.press.printed(formes, naming, aloud.of_story(formes)), spent.printing)
        _timed(lambda: self.painter.tagged(markup_of(formes, naming, self.templates)), spent.painting)


def _timed(make: Callable[[], _Made], spent: list[float]) -> _Made:
    begun = time.process_time()
    made = make()
    spent.append(time.process_time() - begun)
    return made


def _alone(story: Story, folder: Path) -> float:
    """Seconds of CPU of a process that sets this story and nothing else."""
    page = folder / f"{story.number}.html"
    page.write_text(as_page(story), "utf-8")
    command = (sys.executable, "-m", "weasyprint", "--quiet", str(page), str(page.with_suffix(".pdf")))
    return measured(command, folder).cpu_s


if __name__ == "__main__":
    main()
