"""Letterpress prints what was composed, where it was composed, in a file that lasts and can be listened to."""

import datetime as dt
import io
import re
import subprocess
from dataclasses import replace
from functools import cache

import outloud
import pikepdf
import pytest
from PIL import Image

from publisher import plan
from publisher.formats.press import FORMAT, Kind
from publisher.formats.press.aloud import of_story
from publisher.formats.press.foundry import cast
from publisher.formats.press.letterpress import Letterpress
from publisher.formats.press.markup import Naming, markup_of
from publisher.formats.press.offprint import A4
from publisher.formats.press.painter import Painter
from publisher.formats.press.render import renderer
from publisher.templating import Templates
from publisher.typeset.copy import Kind as Passing
from publisher.typeset.copy import Passage
from publisher.typeset.forme import Figure, Type
from publisher.typeset.furniture import Words
from publisher.typeset.offprint import make_offprint
from tests import pdf
from tests.conftest import ROOT
from tests.formats.test_readers_edition import archival_faults
from tests.shop import shop, story

NIGHT = dt.datetime(2015, 10, 8, 6, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))
NAMING = Naming(
    heading="Night buses wait",
    authors=("Lena Hobb", "Reuters"),
    language="en-GB",
    created=NIGHT,
    modified=NIGHT,
    inks="rgb",
)
WORDS = Words("The Evening Paper", "Thursday, October 8, 2015", "World", "A1", "", "https://news.example/a/")
HEADLINE = "Officials of the first ferry are baffled"


@cache
def formes(paragraphs=40, *, more=()):
    told = story(paragraphs, HEADLINE, deck="The figures of the winter are known, said nobody")
    passages = (told.passages[0], Passage(Passing.CROSSHEAD, "What comes next"), *told.passages[1:])
    whole = replace(told, byline="Lena Hobb", passages=(*passages, *(Passage(Passing.TEXT, words) for words in more)))
    return make_offprint(whole, WORDS, ("See Opinion",), A4, shop())


def printed(paragraphs=40, *, more=(), press=None):
    of = formes(paragraphs, more=more)
    return (press or Letterpress()).printed(of, NAMING, of_story(of))


@pytest.fixture
def document():
    with pikepdf.open(io.BytesIO(printed())) as opened:
        yield opened


@pytest.fixture(scope="module")
def painted(tmp_path_factory):
    """The same formes as WeasyPrint lays them out."""
    cache_ = tmp_path_factory.mktemp("cache")
    painter = Painter(cast(cache_), (ROOT / "templates" / "press" / "formes.css").read_text("utf-8"))
    return painter.tagged(markup_of(formes(), NAMING, Templates((ROOT / "templates",), cache_ / "templates")))


def places(made):
    """Where the lines of the first sheet start: from the left and from the top, and their size."""
    return [(x, y, size) for x, y, size in pdf.baselines(made)]


def test_each_line_stands_where_weasyprint_would_put_it(painted):
    theirs = places(painted)
    astray = [
        (x, y)
        for x, y, size in places(printed())
        if not any(abs(x - a) < 0.02 and abs(y - b) < 0.02 and abs(size - c) < 0.02 for a, b, c in theirs)
    ]

    assert len(theirs) > 100
    assert astray == []


def test_words_come_out_as_they_come_out_of_weasyprints(painted):
    assert pdf.in_order(printed()) == pdf.in_order(painted)


def ends_astray(stands, ends):
    """The right ends of lines, as composed, at which no word ends."""
    composed = [stand.left_pt + line.indent_pt + line.width_pt for stand in stands for line in stand.lines]
    return [end for end in composed if min(abs(end - drawn) for drawn in ends) > 0.15]


def test_each_line_of_text_ends_where_it_was_composed_to_end(painted):
    """WeasyPrint's do not all: it kerns with spaces, and tracks no dateline."""
    text = [each for each in formes()[0].stands if isinstance(each, Type) and not each.setting.ligatures]

    assert len(text) > 10
    assert ends_astray(text, [end for _, _, end in pdf.word_ends(printed())]) == []
    assert ends_astray(text, [end for _, _, end in pdf.word_ends(painted)])


def test_words_of_a_headline_stand_where_weasyprint_would_put_them(painted):
    theirs, ours = (
        [(word, left) for word, left, _ in pdf.word_ends(made) if word in HEADLINE.split()]
        for made in (painted, printed())
    )

    assert [word for word, _ in ours] == [word for word, _ in theirs]
    assert [left for _, left in ours[:6]] == pytest.approx([left for _, left in theirs[:6]], abs=0.1)


def darkness(made, tmp_path):
    """How dark the first sheet is, in squares of a centimetre."""
    (tmp_path / "made.pdf").write_bytes(made)
    line = ["pdftoppm", "-r", "50.8", "-gray", "-singlefile", str(tmp_path / "made.pdf"), str(tmp_path / "made")]
    subprocess.run(line, check=True)
    with Image.open(tmp_path / "made.pgm") as sheet:
        return list(sheet.reduce(20).get_flattened_data())


def test_letters_and_rules_look_as_weasyprint_draws_them(painted, tmp_path):
    ours, theirs = darkness(printed(), tmp_path), darkness(painted, tmp_path)

    assert min(ours) < 200
    assert max(abs(a - b) for a, b in zip(ours, theirs, strict=True)) < 7
    assert max(abs(a - b) for a, b in zip(darkness(printed(3), tmp_path), theirs, strict=True)) > 20


def test_an_archive_takes_it(document):
    assert archival_faults(document) == []


def test_a_checker_of_accessibility_finds_nothing(tmp_path):
    path = tmp_path / "story.pdf"
    path.write_bytes(printed())

    assert outloud.check(str(path)).findings == []


def test_everything_on_a_page_is_told_or_is_an_artifact(document):
    """Broken once: a mark taken away is seen."""
    content = b"\n".join(page.Contents.read_bytes() for page in document.pages)
    outside = re.sub(rb"/(?:Span|Artifact) .*?EMC", b"", content, flags=re.DOTALL)

    assert outside.strip() == b""
    assert re.sub(rb"/(?:Span|Artifact) .*?EMC", b"", content.replace(b"BDC", b"", 1).replace(b"/Span", b"", 1))


def test_it_tells_whose_it_is_and_when_it_was_made(document):
    metadata = document.open_metadata()

    assert document.Root.Lang == "en-GB"
    assert document.docinfo["/Author"] == "Lena Hobb, Reuters"
    assert metadata["dc:creator"] == ["Lena Hobb", "Reuters"]
    assert document.docinfo["/CreationDate"] == "D:20151007223000Z"
    assert metadata["xmp:CreateDate"] == "2015-10-08T06:30:00+08:00"
    assert (metadata["pdfaid:part"], metadata["pdfuaid:part"]) == ("2", "1")


def test_its_headings_are_its_bookmarks(document):
    with document.open_outline() as outline:
        (head,) = outline.root

        assert (head.title, [under.title for under in head.children]) == (HEADLINE, ["What comes next"])


def test_letters_drawn_as_one_come_out_as_they_were_written():
    with pikepdf.open(io.BytesIO(printed())) as document:
        signs = {
            sign for font in document.pages[0].Resources.Font.as_dict().values() for sign in pdf.signs(font).values()
        }

    assert {"ffi", "fi", "ff"} & signs
    assert HEADLINE in pdf.words(printed())


def test_a_letter_and_its_accent_come_out_as_one():
    assert "Zürich" in pdf.words(printed(2, more=("In Zu\u0308rich nothing happened.",)))


def test_what_is_never_seen_does_not_come_out():
    assert "night buses" in pdf.words(printed(2, more=("The ni\u00adght bu\u200bses stand still.",)))


def test_fonts_are_subsets_and_whole_in_themselves(document):
    fonts = document.pages[0].Resources.Font.as_dict().values()
    inner = [font.DescendantFonts[0] for font in fonts]

    assert all(re.fullmatch(r"/[A-P]{6}\+Publisher\w+-\w+", str(font.BaseFont)) for font in inner)
    assert max(len(font.FontDescriptor.FontFile2.read_raw_bytes()) for font in inner) < 12_000


def test_a_document_does_not_depend_on_those_before_it():
    press = Letterpress()
    before = printed(3, more=("Łódź, Αθήνα and Москва: Ångström’s ﬁne “quotes”…",), press=press)

    assert before
    assert printed(press=press) == printed()


@pytest.mark.parametrize("sign", ["東", "ש", "🚢", "x\u0323\u0301\u0331"])
def test_type_that_no_face_has_is_not_printed(sign):
    assert printed(2, more=(f"They call it {sign} there.",)) is None


def test_a_figure_is_not_printed():
    (forme,) = formes(2)
    with_figure = replace(forme, stands=(*forme.stands, Figure(0, 0, 9, 9, "a.jpg")))

    assert Letterpress().printed((with_figure,), NAMING, of_story((forme,))) is None


COPY = """Board votes for a second pier

MARLOW • The harbour board {} voted for a second pier, said its chairman on Monday.

REUTERS

A version of this article appeared in the print edition of The Straits Times on October 08, 2015, with the headline \
Board votes for a second pier.
"""


def test_a_story_with_signs_of_another_script_is_painted_and_told_all_the_same(newsroom):
    room = newsroom({"a.txt": COPY.format("(委員会)")})
    (target,) = [target for target in plan.targets_of([FORMAT], room) if target.kind is Kind.STORY]
    made = renderer(room)(target)
    with pikepdf.open(io.BytesIO(made)) as document:
        assert str(document.docinfo["/Producer"]).startswith("WeasyPrint")
        assert document.open_metadata()["pdfuaid:part"] == "1"

    assert any("harbour board" in words for _, words in pdf.told(made))
