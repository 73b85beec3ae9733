"""PDFs of stories: how many we make in a second of CPU, against one WeasyPrint process for each.

Run with ``make bench``. Ours are made as in a build that has many to make: one process, which has the faces and the
library loaded. The others each load theirs and set a plain page of the same words. Prints a line of a table; the page
is set in three columns of a face of this machine, so it has less to do than ours.
"""

import datetime as dt
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.contenders import Site, file_all, our_site
from benchmarks.corpus import Story, stories
from benchmarks.dialects import as_page
from benchmarks.measuring import measured
from publisher.build import file_newsroom
from publisher.formats import named
from publisher.formats.press import Kind
from publisher.order import Order, newsroom_of
from publisher.plan import targets_of
from publisher.rendering import Renderers

STORIES = 20
GOAL = 5
_AS_OF = dt.datetime(2025, 12, 1, tzinfo=dt.UTC)


def main() -> None:
    """Make them all both ways and print what a story takes."""
    told = tuple(stories(STORIES))
    with TemporaryDirectory() as folder:
        site = our_site(Path(folder) / "ours")
        file_all(told, (site,))
        ours_s = _ours(site)
        theirs_s = _theirs(told, Path(folder))
    print("| story PDFs a CPU-second | of | measured | goal |\n|---|---|---:|---:|")
    of = f"{1 / ours_s:.1f} : {1 / theirs_s:.2f}"
    print(f"| warm, against one WeasyPrint process each | {of} | {theirs_s / ours_s:.1f} | >= {GOAL} |")


def _ours(site: Site) -> float:
    """Seconds of CPU a story, once the first is made."""
    order = Order(house_file=site.folder / "publisher.toml", output=site.made, formats=("press",), as_of=_AS_OF)
    with newsroom_of(order) as newsroom:
        file_newsroom(newsroom)
        pdfs = [target for target in targets_of([named("press")], newsroom) if target.kind == Kind.STORY]
        renderers = Renderers(newsroom)
        renderers.prepare(frozenset({"press"}))
        renderers.render(pdfs[0])
        begun = time.process_time()
        for target in pdfs[1:]:
            renderers.render(target)
        return (time.process_time() - begun) / len(pdfs[1:])


def _theirs(told: tuple[Story, ...], folder: Path) -> float:
    """Seconds of CPU a story, each in a process of its own."""
    spent_s = 0.0
    for story in told:
        page = folder / f"{story.number}.html"
        page.write_text(as_page(story), "utf-8")
        command = (sys.executable, "-m", "weasyprint", "--quiet", str(page), str(page.with_suffix(".pdf")))
        spent_s += measured(command, folder).cpu_s
    return spent_s / len(told)


if __name__ == "__main__":
    main()
