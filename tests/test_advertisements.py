"""The advertisements of the demo newsroom are what a plant takes, as large as the columns and rows they are sold by."""

import io
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from lxml import html

from publisher.fonts import PRESS_CUTS
from publisher.fonts.cutting import press_cut
from publisher.preflight import examine
from publisher.preflight.content import Kind, painted_on
from tools.draw_advertisements import ADVERTISEMENTS, BERLINER, EDITIONS, MOST_BYTES, SOURCE, THURSDAY, typeset

PT = 72 / 25.4
PLACES = [EDITIONS / day.isoformat() / f"{name}.pdf" for name, size in ADVERTISEMENTS.items() for day in size.days]
# An advertisement is a part of a page: it has not the page's size and margins, and says of itself neither PDF/X nor a
# condition; its type may be outlines.
OF_A_WHOLE_PAGE = {"B02", "B11", "B12", "B13", "S04", "S05", "S09", "S10", "S11", "S12"}


@cache
def drawn(name: str) -> bytes:
    return (EDITIONS / ADVERTISEMENTS[name].days[0].isoformat() / f"{name}.pdf").read_bytes()


def test_every_advertisement_lies_beside_the_editions_it_runs_in():
    assert sorted(EDITIONS.glob("*/*.pdf")) == sorted(PLACES)


@pytest.mark.parametrize("name", ADVERTISEMENTS)
def test_an_advertisement_is_as_large_as_its_columns_and_rows(name):
    size = ADVERTISEMENTS[name]
    with pikepdf.open(io.BytesIO(drawn(name))) as document:
        boxes = [[float(corner) for corner in page.obj.TrimBox] for page in document.pages]

    assert boxes == [pytest.approx([0, 0, size.width_mm * PT, size.rows * BERLINER.baseline_pt], abs=0.01)]
    assert len(drawn(name)) <= MOST_BYTES


@pytest.mark.parametrize("name", ADVERTISEMENTS)
def test_an_advertisement_on_both_days_is_the_same(name):
    copies = {(EDITIONS / day.isoformat() / f"{name}.pdf").read_bytes() for day in ADVERTISEMENTS[name].days}

    assert len(copies) == 1


def words_of(name: str) -> tuple[str, ...]:
    """Every paragraph, heading and cell of an advertisement as it was written."""
    whole = html.fragment_fromstring((SOURCE / f"{name}.html").read_text("utf-8"), create_parent="div")
    for each in whole.xpath("//style | //svg"):
        each.drop_tree()
    for line in whole.iter("br"):
        line.tail = f" {line.tail or ''}"
    leaves = whole.xpath("//*[self::p or self::h1 or self::h2 or self::h3 or self::td or self::th][not(.//td)]")
    return tuple(words for each in leaves if (words := each.text_content()).strip())


@pytest.mark.parametrize("name", ADVERTISEMENTS)
def test_a_plant_takes_an_advertisement_and_every_word_of_it_is_there(name):
    report = examine(drawn(name), BERLINER, expects=words_of(name))

    assert {finding.rule for finding in report.findings} <= OF_A_WHOLE_PAGE
    assert report.not_run == ()


@pytest.mark.parametrize("name", ADVERTISEMENTS)
def test_nothing_of_an_advertisement_stands_outside_it(name):
    with pikepdf.open(io.BytesIO(drawn(name))) as document:
        right, top = (float(corner) for corner in document.pages[0].obj.TrimBox[2:])
        starts = [mark.where[:2] for mark in painted_on(1, document.pages[0]) if mark.kind is Kind.TYPE]

    assert [start for start in starts if not (-1 < start[0] < right and -4 < start[1] < top)] == []


def test_an_advertisement_is_typeset_the_same_every_time(cuts):
    name = "undertaker"

    assert THURSDAY in ADVERTISEMENTS[name].days
    assert typeset(name, cuts) == typeset(name, cuts)


@pytest.fixture(scope="module")
def cuts(tmp_path_factory: pytest.TempPathFactory):
    folder: Path = tmp_path_factory.mktemp("faces")
    return {cut: press_cut(cut, folder) for cut in PRESS_CUTS}
