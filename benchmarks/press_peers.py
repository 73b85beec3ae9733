"""The same stories as plain pages: by WeasyPrint and Chromium from one document in CSS columns, and by Typst.

In: an edition on the stone, a folder. Out: for each peer the pages it made and the CPU it took. All set the same words
in the same faces, sizes and sheet in the plant's number of columns, justified and hyphenated. WeasyPrint and Typst run
warm, in this process, with their library loaded; Chromium is started, and its children are counted as far as it waits
for them. A peer that is not on this machine is left out.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import msgspec
import pikepdf
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from benchmarks.measuring import measured
from publisher.fonts import Cut
from publisher.formats.press import FACES, foundry
from publisher.formats.press.stone import Stone
from publisher.press import PressProfile
from publisher.typeset.copy import Kind, Story

_TEXT, _HEAD = FACES["text"], FACES["display"]
_PARTS = {Kind.TEXT: "p", Kind.CROSSHEAD: "h3", Kind.LIST_ITEM: "li", Kind.SIGNATURE: "h4"}
_STYLES = """
@font-face {{ font-family: text; src: url({text}) }}
@font-face {{ font-family: head; src: url({head}) }}
@page {{ size: {width}mm {height}mm; margin: {top}mm {side}mm {foot}mm }}
body {{ margin: 0; font: 8.8pt/11pt text; columns: {columns}; column-gap: {gutter}mm; column-fill: auto }}
h1 {{ font: 22pt/22pt head; margin: 11pt 0 }}
h2, h3, h4 {{ font: 11pt/11pt head; margin: 0 }}
p {{ margin: 0; text-indent: 1em; text-align: justify; hyphens: auto; hyphenate-character: "-" }}
img {{ width: 100%; display: block }}
"""
_TYPST = """
#set page(width: {width}mm, height: {height}mm, columns: {columns},
  margin: (top: {top}mm, bottom: {foot}mm, x: {side}mm))
#set columns(gutter: {gutter}mm)
#set text(font: "{text}", size: 8.8pt, lang: "en", region: "GB", hyphenate: true)
#set par(justify: true, leading: 2.2pt, spacing: 2.2pt, first-line-indent: 1em)
#for story in json("stories.json") {{
  block(text(font: "{head}", size: 22pt, hyphenate: false, story.headline))
  block(text(font: "{head}", size: 11pt, story.deck + " " + story.byline))
  for picture in story.pictures {{ image(picture, width: 100%) }}
  for words in story.passages {{ par(words) }}
}}
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """Who made it, how many pages, in how many seconds of CPU."""

    name: str
    pages: int
    cpu_s: float


def peers(stone: Stone, folder: Path) -> Iterator[Peer]:
    """Every peer that is on this machine."""
    folder.mkdir()
    files = foundry.cast(stone.newsroom.cache)
    stories = tuple(copy.cast.story for copy in stone.copies.values())
    for story in stories:
        for picture in story.pictures:
            shutil.copy(stone.newsroom.root / picture.name, folder / Path(picture.name).name)
    sheet = _sheet(stone.newsroom.press)
    styles = _STYLES.format(text=files[_TEXT].as_uri(), head=files[_HEAD].as_uri(), **sheet)
    yield _weasyprint(stories, styles, folder)
    yield from _chromium(stories, styles, folder)
    yield from _typst(stories, files, sheet, folder)


def _sheet(profile: PressProfile) -> dict[str, float]:
    return {
        "width": profile.trim_width_mm,
        "height": profile.trim_height_mm,
        "columns": profile.columns,
        "gutter": profile.gutter_mm,
        "top": profile.margin_top_mm,
        "foot": profile.trim_height_mm - profile.margin_top_mm - profile.live_height_mm,
        "side": (profile.trim_width_mm - profile.live_width_mm) / 2,
    }


def _markup(stories: tuple[Story, ...]) -> str:
    return f"<html lang=en-GB><title>Plain pages</title>{''.join(map(_story, stories))}"


def _story(story: Story) -> str:
    pictures = "".join(f'<img src="{Path(picture.name).name}">' for picture in story.pictures)
    text = "".join(f"<{_PARTS[each.kind]}>{escape(_words(each.opening, each.text))}" for each in story.passages)
    return f"<h1>{escape(story.headline)}</h1><h2>{escape(story.deck)} {escape(story.byline)}</h2>{pictures}{text}"


def _words(opening: tuple[str, str], text: str) -> str:
    return f"{''.join(opening)} {text}".strip()


def _weasyprint(stories: tuple[Story, ...], styles: str, folder: Path) -> Peer:
    """The first story alone warms the library up; the stories are laid out as one document."""
    fonts = FontConfiguration()
    sheets = [CSS(string=styles, font_config=fonts)]
    made = folder / "weasyprint.pdf"

    def make(told: tuple[Story, ...]) -> None:
        document = HTML(string=_markup(told), base_url=str(folder / "stories.html"))
        document.write_pdf(made, stylesheets=sheets, font_config=fonts)

    make(stories[:1])
    begun = _cpu_s()
    make(stories)
    return Peer("WeasyPrint, CSS columns, warm", _pages(made), _cpu_s() - begun)


def _chromium(stories: tuple[Story, ...], styles: str, folder: Path) -> Iterator[Peer]:
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        return
    page, made = folder / "stories.html", folder / "chromium.pdf"
    page.write_text(f"<!doctype html><meta charset=utf-8><style>{styles}</style>{_markup(stories)}", "utf-8")
    options = (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        "--allow-file-access-from-files",
    )
    spent = measured((program, *options, f"--print-to-pdf={made}", page.as_uri()), folder)
    yield Peer("Chromium, CSS columns, from its start", _pages(made), spent.cpu_s)


def _typst(stories: tuple[Story, ...], files: dict[Cut, Path], sheet: dict[str, float], folder: Path) -> Iterator[Peer]:
    """It keeps what it has laid out, so that it is warmed up with one story alone."""
    if find_spec("typst") is None:
        return
    typst = import_module("typst")
    source, made = folder / "stories.typ", folder / "typst.pdf"
    source.write_text(_TYPST.format(text=_TEXT.family, head=_HEAD.family, **sheet), "utf-8")
    fonts = sorted({str(path.parent) for path in files.values()})
    spent_s = 0.0
    for told in (stories[:1], stories):
        (folder / "stories.json").write_bytes(msgspec.json.encode([_plain(story) for story in told]))
        begun = _cpu_s()
        typst.compile(str(source), output=str(made), root=str(folder), font_paths=fonts)
        spent_s = _cpu_s() - begun
    yield Peer("Typst, columns, warm", _pages(made), spent_s)


def _plain(story: Story) -> dict[str, str | list[str]]:
    return {
        "headline": story.headline,
        "deck": story.deck,
        "byline": story.byline,
        "pictures": [Path(picture.name).name for picture in story.pictures],
        "passages": [_words(each.opening, each.text) for each in story.passages],
    }


def _pages(made: Path) -> int:
    with pikepdf.open(made) as document:
        return len(document.pages)


def _cpu_s() -> float:
    return sum(os.times()[:4])
