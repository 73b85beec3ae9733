"""A drop cap is painted before its lines, and is one paragraph with them for whoever listens."""

import datetime as dt
import io

import pikepdf
import pytest

from publisher.formats.press.aloud import of_story
from publisher.formats.press.foundry import cast, shop_of
from publisher.formats.press.markup import Naming, markup_of
from publisher.formats.press.painter import Painter
from publisher.formats.press.tags import put_in_order, saved
from publisher.templating import Templates
from publisher.typeset.columns import Size, in_columns, set_text
from publisher.typeset.compose import Manner
from publisher.typeset.copy import Kind, Passage
from publisher.typeset.forme import Forme, Role
from tests import pdf
from tests.conftest import ROOT
from tests.shop import GRID, SENTENCE

NIGHT = dt.datetime(2015, 10, 8, tzinfo=dt.UTC)
NAMING = Naming(heading="Night buses", authors=(), language="en-GB", created=NIGHT, modified=NIGHT, inks="rgb")


@pytest.fixture(scope="module")
def painted(tmp_path_factory):
    """One column with a drop cap, and its formes."""
    cache = tmp_path_factory.mktemp("cache")
    files = cast(cache)
    passages = (Passage(Kind.TEXT, (SENTENCE * 3).strip()),) * 2
    text = set_text(passages, Size(1.0, 8.8, 1, Manner(), drop_lines=3), GRID, shop_of(files, "en-GB"))
    formes = (Forme(900.0, 1300.0, in_columns(text, GRID, range(GRID.rows)).stands),)
    templates = Templates((ROOT / "templates",), cache / "templates")
    painter = Painter(files, (ROOT / "templates" / "press" / "formes.css").read_text("utf-8"))
    with pikepdf.open(io.BytesIO(painter.tagged(markup_of(formes, NAMING, templates)))) as document:
        put_in_order(document, of_story(formes))
        return saved(document), formes


def test_the_initial_is_read_before_its_word(painted):
    tagged, formes = painted

    assert formes[0].stands[0].role is Role.INITIAL
    assert pdf.in_order(tagged).replace(" ", "").count(SENTENCE.replace(" ", "") * 3) == 2


def test_with_its_lines_it_is_one_paragraph_whose_words_are_whole(painted):
    tagged, _ = painted
    with pikepdf.open(io.BytesIO(tagged)) as document:
        (whole,) = document.Root.StructTreeRoot.K
        paragraphs = [str(each.ActualText) for each in whole.K[0].K]

    assert paragraphs[0] == (SENTENCE * 3).strip()
    assert len(paragraphs) == 2
