"""Same work: what a builder made of the stories, counted, so that nobody wins by leaving things out.

In: a site that was built, and how many stories it has. Out: counts, and the names of what there is too little of.
Builders differ in which lists they make and how many ways to follow them they offer; these are shown and not judged.
"""

import os
import re
from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.contenders import Site

_STORY = re.compile(r"\d{4}/\d\d/\d\d/[^/]+/index\.html")
_LIST = re.compile(r"(?:.+/)?index\.html")
_SITEMAP = re.compile(r"sitemap[^/]*\.xml")


class Counts(NamedTuple):
    """How many of each there are; ``addresses`` are those in sitemaps, ``files`` are all."""

    stories: int
    lists: int
    feeds: int
    addresses: int
    files: int


def counts_of(site: Site) -> Counts:
    """What there is below the folder a web server would serve."""
    paths = tuple(_paths(site))
    stories = sum(1 for path in paths if _STORY.fullmatch(path))
    return Counts(
        stories=stories,
        lists=sum(1 for path in paths if _LIST.fullmatch(path)) - stories,
        feeds=sum(1 for path in paths if path.rpartition("/")[2] in site.feeds),
        addresses=sum(_addresses(site, path) for path in paths if _SITEMAP.fullmatch(path)),
        files=len(paths),
    )


def lacking(counts: Counts, site: Site, stories: int) -> tuple[str, ...]:
    """Of what there is too little: a page and an address for each story, a feed for the paper and each section."""
    sections = sum(1 for _ in (site.folder / "content").iterdir())
    least = {"stories": stories, "addresses": stories, "feeds": 1 + sections}
    return tuple(name for name, count in least.items() if getattr(counts, name) < count)


def _paths(site: Site) -> Iterator[str]:
    for folder, _, names in os.walk(site.made):
        below = os.path.relpath(folder, site.made)
        yield from (name if below == "." else f"{below}/{name}" for name in names)


def _addresses(site: Site, path: str) -> int:
    return (site.made / path).read_text("utf-8").count("<url>")
