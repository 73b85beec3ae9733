"""An edition of several stories stands on its pages as print notices and the desk say, every word once."""

import re

import msgspec
import pikepdf
import pytest

from publisher import plan
from publisher.errors import HouseError
from publisher.formats.press import FORMAT
from publisher.formats.press.render import renderer
from publisher.preflight import examine
from publisher.typeset.pagemap import Box, EditionMap
from tests import pdf
from tests.pictures.album import drawn, written

DAY = "2015-10-08"
NOTICE = "A version of this article appeared in the print edition of The Straits Times on October 08, 2015{page}"
pytestmark = pytest.mark.usefixtures("quiet")


def copy(number: int, paragraphs: int = 5, page: str = "") -> str:
    """Copy of a story whose words are its own."""
    told = [f"Word{number}x{n} was said on Monday by the chairman of the harbour board." for n in range(paragraphs)]
    notice = NOTICE.format(page=f", on page {page}" if page else "")
    headline = f"Headline of story {number}"
    return "\n\n".join(
        (headline, f"MARLOW • {told[0]}", *told[1:], "REUTERS", f"{notice}, with the headline {headline}.")
    )


def wish(newsroom, toml, **files):
    folder = newsroom.root / "editions" / DAY
    folder.mkdir(parents=True)
    (folder / "edition.toml").write_text(toml)
    for name, content in files.items():
        (folder / f"{name}.png").write_bytes(content)


def made(newsroom, name):
    targets = {target.path: target for target in plan.targets_of([FORMAT], newsroom)}
    return renderer(newsroom)(targets[f"print/{DAY}/{name}"])


def page_map(newsroom):
    return msgspec.json.decode(made(newsroom, "pagemap.json"), type=EditionMap)


def pages_of(mapped, story):
    return [page.number for page in mapped.pages for placed in page.stories if placed.story == story]


def stories(count=5, **paragraphs):
    return {f"s{n}.txt": copy(n, paragraphs.get(f"s{n}", 5)) for n in range(count)}


def test_a_story_stands_on_the_page_that_its_print_notice_names(newsroom):
    opened = newsroom({**stories(), "s2.txt": copy(2, page="A2")})
    wish(opened, "pages = 2")

    assert pages_of(page_map(opened), "s2") == [2]


def test_the_desks_wish_is_more_than_a_print_notice(newsroom):
    opened = newsroom({**stories(), "s2.txt": copy(2, page="A2")})
    wish(opened, 'pages = 3\n[[stories]]\nstory = "s2"\npage = 3')

    assert pages_of(page_map(opened), "s2") == [3]


def test_every_word_of_every_story_is_on_the_pages_once(newsroom):
    opened = newsroom(stories(6, s0=90, s3=40))
    wish(opened, 'pages = 2\n[[stories]]\nstory = "s0"\npage = 1\njump = 2')
    mapped = page_map(opened)
    printed = " ".join(pdf.in_order(made(opened, f"{DAY}-A0{number}.pdf")) for number in (1, 2))

    assert (mapped.overset, mapped.left_over) == ((), ())
    for n, count in {0: 90, 1: 5, 2: 5, 3: 40, 4: 5, 5: 5}.items():
        assert re.findall(rf"Word{n}x(\d+) was", printed) == [str(each) for each in range(count)]


def test_a_story_that_goes_on_says_so_on_both_pages(newsroom):
    opened = newsroom(stories(3, s0=120))
    wish(opened, 'pages = 2\n[[stories]]\nstory = "s0"\npage = 1\njump = 2')
    mapped = page_map(opened)
    words = [pdf.in_order(made(opened, f"{DAY}-A0{number}.pdf")) for number in (1, 2)]
    parts = [placed for page in mapped.pages for placed in page.stories if placed.story == "s0"]

    assert [(part.continued_from, part.continues_on) for part in parts] == [("", "A2"), ("A1", "")]
    assert "Continued on page A2" in words[0]
    assert "from page a1" in words[1].lower()


def test_a_rectangle_of_the_desk_is_where_the_story_stands(newsroom):
    opened = newsroom(stories(4, s1=20))
    pin = 'story = "s1"\npage = 1\ncolumn = 3\ncolumns = 2\nrow = 40\nrows = 50'
    wish(opened, f"pages = 1\n[[stories]]\n{pin}")
    page = page_map(opened).pages[0]
    (placed,) = (each for each in page.stories if each.story == "s1")

    assert placed.box.height_mm == pytest.approx(50 * page.row_pt * 25.4 / 72, abs=0.02)
    assert placed.box.width_mm == pytest.approx(2 * opened.press.column_width_mm + opened.press.gutter_mm, abs=0.02)


@pytest.mark.parametrize(
    "rectangle", ["column = 9\ncolumns = 9\nrow = 900\nrows = 900", "column = 6\ncolumns = 4\nrow = 1\nrows = 400"]
)
def test_a_rectangle_beyond_the_page_makes_no_fault(newsroom, rectangle):
    opened = newsroom(stories(4))
    wish(opened, f'pages = 1\n[[stories]]\nstory = "s1"\npage = 1\n{rectangle}')
    mapped = page_map(opened)

    assert pages_of(mapped, "s1") == [1]


@pytest.mark.parametrize("height_mm", [60, 100])  # neither is a whole number of rows
def test_an_advertisement_stands_at_the_foot_and_the_plant_takes_the_page(newsroom, height_mm):
    opened = newsroom(stories(4, s0=30))
    wish(opened, f"pages = 1\n{_ad('ad', 3, height_mm)}", ad=_picture(opened, 3, height_mm))
    page = page_map(opened).pages[0]
    (box,) = (each.box for each in page.advertisements)

    assert box.height_mm == pytest.approx(height_mm, abs=0.01)
    assert all(not _meet(box, placed.box) for placed in page.stories)
    assert [finding.message for finding in examine(made(opened, f"{DAY}-A01.pdf"), opened.press).findings] == []


def test_an_advertisement_there_is_no_room_for_is_told(newsroom):
    opened = newsroom(stories(2))
    wish(opened, f"pages = 1\n{_ad('one', 6, 390)}{_ad('two', 6, 100)}", one=b"", two=b"")

    with pytest.raises(HouseError, match=re.escape("advertisements: two.png: there is no room for it on page 1")):
        made(opened, "pagemap.json")


def test_each_page_is_a_file_of_one_page(newsroom):
    opened = newsroom(stories(3))
    wish(opened, "pages = 3")
    path = opened.root / "page.pdf"
    for number in (1, 2, 3):
        path.write_bytes(made(opened, f"{DAY}-A0{number}.pdf"))
        with pikepdf.open(path) as document:
            assert len(document.pages) == 1


def _ad(name: str, columns: int, height_mm: int) -> str:
    return f'[[advertisements]]\nfile = "{name}.png"\npage = 1\ncolumns = {columns}\nheight_mm = {height_mm}\n'


def _picture(newsroom, columns: int, height_mm: int) -> bytes:
    width_mm = columns * newsroom.press.column_width_mm + (columns - 1) * newsroom.press.gutter_mm
    return written(drawn(round(width_mm * 10), round(height_mm * 10)))


def _meet(one: Box, other: Box) -> bool:
    across = one.left_mm < other.left_mm + other.width_mm and other.left_mm < one.left_mm + one.width_mm
    return across and one.top_mm < other.top_mm + other.height_mm and other.top_mm < one.top_mm + one.height_mm
