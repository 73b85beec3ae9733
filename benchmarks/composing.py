"""Lines of ours against WeasyPrint's own: how even their word spaces are, and what a story costs to compose.

Run with ``make bench``. A hundred stories, made of the paragraphs of the demo newsroom, are set in three measures of a
newspaper by us and by WeasyPrint (justified, hyphenated, in the same face). Only lines that are filled count: no last
line of a paragraph, no line without a space. Where WeasyPrint's lines end, and how far it stretched their spaces, is
read from the boxes it laid out. Prints a table; every ratio stands beside its goal. Each measure is set twice: as we
set it, with hopeless lines left short, and with every line stretched, however far.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby, pairwise
from math import inf
from pathlib import Path
from statistics import pstdev
from tempfile import TemporaryDirectory

from weasyprint import CSS, HTML
from weasyprint.formatting_structure import boxes
from weasyprint.text.fonts import FontConfiguration

from publisher.formats.press import FACES
from publisher.formats.press.foundry import cast, shop_of
from publisher.house import read_house
from publisher.intake import reader
from publisher.reading import CopyFile
from publisher.text.typography import typographic
from publisher.typeset.columns import Shop, Size, dress_of
from publisher.typeset.compose import Manner
from publisher.typeset.copy import Kind, Passage
from publisher.typeset.galley import Dress, GalleyLine, set_galley
from publisher.typeset.lines import HYPHEN

STORIES, LEAST_WORDS, MOST_WORDS = 100, 400, 700
MEASURES_MM = (40, 45, 50)
LANGUAGE = "en-GB"
TEXT_PT, LEADING_PT = 8.8, 11.0
LOOSE = 1.8  # times the normal word space
SD_GOAL, LOOSE_GOAL, HYPHENS_GOAL, CPU_GOAL_MS = 0.6, 0.5, 2, 30
_NEWSROOM = Path(__file__).parent.parent / "examples" / "harbour-courier"
_PT_PER_MM = 72 / 25.4
_PT_PER_PX = 0.75
_STOPS, _OPENING, _CLOSING = frozenset(".!?:…"), "“‘(", "”’)"  # after a stop a capital is no sign of a name
_COUNTED = ("hyphens in a row", "names broken", "lines", "CPU")
_LONGEST = 80  # signs of a word with the one before it
_STYLES = f"""
@font-face {{ font-family: text; src: url(%s) }}
@page {{ size: %gmm 9000mm; margin: 0 }}
body {{ margin: 0; font: {TEXT_PT}pt/{LEADING_PT}pt text; font-variant-ligatures: none }}
p {{ margin: 0; text-align: justify; hyphens: auto; hyphenate-character: "-" }}
p + p {{ text-indent: {TEXT_PT}pt }}
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One line as it was set: its words and how wide its word spaces are.

    ``closes`` says that its paragraph ends with it, ``breaks`` that it ends in a hyphen which the copy does not have,
    ``short`` that it was left short of the measure.
    """

    text: str
    space_pt: float
    closes: bool
    breaks: bool
    short: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured over all stories in one measure."""

    sd_pt: float
    loose: float
    hyphens: int
    names: tuple[str, ...]
    short: float
    rows: int

    @classmethod
    def of(cls, stories: Sequence[Sequence[Row]], normal_pt: float) -> "Figures":
        """The figures of these stories; every word space counts once for ``sd_pt``, every line for ``loose``."""
        rows = [row for story in stories for row in story]
        filled = [row for row in rows if not row.closes and " " in row.text.strip()]
        spaces = [row.space_pt for row in filled for _ in range(row.text.strip().count(" "))]
        return cls(
            sd_pt=pstdev(spaces),
            loose=sum(row.space_pt > LOOSE * normal_pt for row in filled) / len(filled),
            hyphens=max(_in_a_row(story) for story in stories),
            names=tuple(name for story in stories for name in _names_broken(story)),
            short=sum(row.short for row in filled) / len(filled),
            rows=len(rows),
        )


def main() -> None:
    """Set them all both ways in every measure and print what came of it."""
    stories = tuple(_stories())
    words = sum(len(text.split()) for story in stories for text in story) / len(stories)
    print(f"{len(stories)} stories of {words:.0f} words, {TEXT_PT} on {LEADING_PT:g} pt, ours : WeasyPrint's\n")
    heads = ("measure", "left short", "word spaces, sd", "goal", "lines over 1.8", "goal", *_COUNTED)
    print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    with TemporaryDirectory() as folder:
        files = cast(Path(folder))
        shop = shop_of(files, LANGUAGE)
        normal_pt = _dress(shop, Manner()).text.space_pt
        for measure_mm in MEASURES_MM:
            theirs = Figures.of(_theirs(stories, measure_mm, files[FACES["text"]], normal_pt), normal_pt)
            for manner in (Manner(), Manner(loosest=inf)):
                ours, cpu_ms = _ours(stories, measure_mm * _PT_PER_MM, shop, manner)
                print(_line(measure_mm, Figures.of(ours, normal_pt), theirs, cpu_ms))


def _line(measure_mm: int, ours: Figures, theirs: Figures, cpu_ms: float) -> str:
    spaces = f"{ours.sd_pt:.2f} : {theirs.sd_pt:.2f} pt = {ours.sd_pt / theirs.sd_pt:.2f} | <= {SD_GOAL}"
    loose = f"{ours.loose:.2%} : {theirs.loose:.2%} = {ours.loose / theirs.loose:.2f} | <= {LOOSE_GOAL}"
    hyphens = f"{ours.hyphens} : {theirs.hyphens} (<= {HYPHENS_GOAL})"
    names = f"{len(ours.names)} : {len(theirs.names)} (0)"
    cpu = f"{cpu_ms:.1f} ms a story (<= {CPU_GOAL_MS})"
    cells = (
        f"{measure_mm} mm",
        f"{ours.short:.2%}",
        spaces,
        loose,
        hyphens,
        names,
        f"{ours.rows} : {theirs.rows}",
        cpu,
    )
    return f"| {' | '.join(cells)} |"


def _stories() -> Iterator[tuple[str, ...]]:
    """A hundred stories of the demo newsroom's paragraphs, in their order and, when they run out, from the first."""
    read = reader(read_house(_NEWSROOM / "publisher.toml"))
    copy = (CopyFile(path.name, path.read_bytes()) for path in sorted((_NEWSROOM / "copy").glob("*.txt")))
    articles = (reading.article for reading in map(read, copy))
    paragraphs = [typographic(each.text) for article in articles if article for each in article.paragraphs]
    place = 0
    for number in range(STORIES):
        length, told = LEAST_WORDS + number * (MOST_WORDS - LEAST_WORDS) // STORIES, list[str]()
        while sum(len(text.split()) for text in told) < length:
            told.append(paragraphs[place % len(paragraphs)])
            place += 1
        yield tuple(told)


def _dress(shop: Shop, manner: Manner) -> Dress:
    return dress_of(Size(1.0, TEXT_PT, 1, manner), LEADING_PT, shop.fount)


def _ours(
    stories: Sequence[tuple[str, ...]], measure_pt: float, shop: Shop, manner: Manner
) -> tuple[list[list[Row]], float]:
    """Our lines, and the milliseconds of CPU a story took."""
    dress = _dress(shop, manner)
    passages = [tuple(Passage(Kind.TEXT, text) for text in story) for story in stories]
    set_galley(passages[0], dress, measure_pt, shop.breaks)
    begun = time.process_time()
    galleys = [set_galley(story, dress, measure_pt, shop.breaks) for story in passages]
    taken_s = time.process_time() - begun
    return [[_our_row(line, measure_pt) for line in galley] for galley in galleys], taken_s * 1000 / len(stories)


def _our_row(line: GalleyLine, measure_pt: float) -> Row:
    """A space is as wide as the face has it, with what the line adds to spaces and to every sign."""
    set_line = line.line
    space_pt = set_line.runs[0].setting.space_pt + set_line.word_space_pt + set_line.letter_space_pt
    short = not line.closes and set_line.indent_pt + set_line.width_pt < measure_pt - 1
    return Row(set_line.text, space_pt, line.closes, set_line.hyphenated, short=short)


def _theirs(stories: Sequence[tuple[str, ...]], measure_mm: float, face: Path, normal_pt: float) -> list[list[Row]]:
    """WeasyPrint's lines. Its column is one endless page, so that no page break moves a line."""
    fonts = FontConfiguration()
    styles = CSS(string=_STYLES % (face.as_uri(), measure_mm), font_config=fonts)
    return [list(_their_rows(story, styles, fonts, normal_pt)) for story in stories]


def _their_rows(story: tuple[str, ...], styles: CSS, fonts: FontConfiguration, normal_pt: float) -> Iterator[Row]:
    markup = "".join(f"<p>{escape(text)}</p>" for text in story)
    document = HTML(string=f'<html lang="{LANGUAGE}">{markup}').render(stylesheets=[styles], font_config=fonts)
    # WeasyPrint has no public way to its lines. This is a benchmark: if a later one moves them, it fails here.
    page = document.pages[0]._page_box  # noqa: SLF001
    paragraphs = (box for box in page.descendants() if isinstance(box, boxes.BlockBox) and box.element_tag == "p")
    for text, paragraph in zip(story, paragraphs, strict=True):
        told, left = "", _solid(text)
        for line in paragraph.children:
            texts = [box for box in line.descendants() if isinstance(box, boxes.TextBox)]
            told, space_pt = "".join(box.text for box in texts), normal_pt + texts[0].justification_spacing * _PT_PER_PX
            breaks = not left.startswith(_solid(told))
            left = left[len(_solid(told)) - breaks :]
            yield Row(told, space_pt, closes=not left, breaks=breaks)


def _solid(text: str) -> str:
    return "".join(text.split())


def _in_a_row(story: Sequence[Row]) -> int:
    """The most lines one after the other that end in a hyphen inside a word, whoever put it there."""
    ends = groupby(_parts(row, following) for row, following in pairwise(story))
    return max((len(tuple(group)) for parts, group in ends if parts), default=0)


def _parts(row: Row, following: Row) -> bool:
    return row.breaks or (not row.closes and row.text.endswith(HYPHEN) and following.text[:1].isalnum())


def _names_broken(story: Sequence[Row]) -> Iterator[str]:
    """Words that have a capital, not because a sentence begins with them, and are broken.

    A compound is a name that is broken if there is a capital behind the hyphen: "al-/Assad", but not "Marlow-/based".
    """
    before = ""
    for row, following in pairwise(story):
        before = "" if row.closes else f"{before.removesuffix(HYPHEN)[-_LONGEST:]}{row.text}"
        rest = following.text.split()[0]
        if row.breaks:
            *earlier, broken = before.split()
            opens = not earlier or earlier[-1].rstrip(_CLOSING)[-1:] in _STOPS
            if any(map(str.isupper, f"{broken}{rest}".lstrip(_OPENING)[opens:])):
                yield f"{broken}{rest}"
        elif _parts(row, following) and rest[0].isupper():
            yield f"{row.text.split()[-1]}{rest}"


if __name__ == "__main__":
    main()
