"""What the desk wants of an edition is read whole, or refused with the file and the key named."""

import datetime as dt
import re
from pathlib import Path

import pytest

from publisher.edition import Advertisement, Edition, Part, Pin, read_edition
from publisher.errors import HouseError
from tests.desk import Desk, story
from tests.test_cli import publisher

DAY = dt.date(2015, 10, 8)
STORY = '[[stories]]\nstory = "a"\npage = 1\n'
AD = '[[advertisements]]\nfile = "ad.pdf"\npage = 1\ncolumns = 2\nheight_mm = 50\n'
REFUSED = [
    ("pages = ", "not readable as TOML"),
    ("sheets = 4", "unknown field `sheets`"),
    ('pages = "four"', "Expected `int`, got `str` - at `$.pages`"),
    ("pages = 4.5", "Expected `int`, got `float` - at `$.pages`"),
    ("pages = -1", "pages: -1 is not a number from 0 to 128"),
    ("pages = 4000", "pages: 4000 is not a number from 0 to 128"),
    (f'{STORY}where = "top"', "unknown field `where` - at `$.stories[0]`"),
    (f"pages = 2\n{STORY.replace('page = 1', 'page = 3')}", "stories: a: there is no page 3"),
    (STORY.replace("page = 1", "page = 0"), "stories: a: there is no page 0"),
    (f"pages = 2\n{STORY}jump = 5", "stories: a: there is no page 5"),
    (f"{STORY}columns = 0", "stories: a: column, columns, row and rows are above 0"),
    (f"{STORY}row = -2", "stories: a: column, columns, row and rows are above 0"),
    ('[[stories]]\nstory = "a"', "missing required field `page`"),
    ('[[parts]]\npage = 0\nsection = "News"', "parts: News: there is no page 0"),
    (f"pages = 2\n{AD.replace('page = 1', 'page = 3')}", "advertisements: ad.pdf: there is no page 3"),
    (AD.replace("columns = 2", "columns = 0"), "advertisements: ad.pdf: column, columns and height_mm are above 0"),
    (f"{AD}column = 0", "advertisements: ad.pdf: column, columns and height_mm are above 0"),
    (AD.replace("50", "0"), "advertisements: ad.pdf: column, columns and height_mm are above 0"),
    (AD.replace("50", "inf"), "advertisements: ad.pdf: column, columns and height_mm are above 0"),
    (AD.replace("50", "nan"), "advertisements: ad.pdf: column, columns and height_mm are above 0"),
    (AD.replace("50", '"5cm"'), "Expected `float`, got `str` - at `$.advertisements[0].height_mm`"),
    (AD.replace("ad.pdf", "../ad.pdf"), "advertisements: ../ad.pdf: lies outside the folder of the edition"),
    (AD.replace("ad.pdf", "/etc/hostname"), "advertisements: /etc/hostname: lies outside the folder of the edition"),
    (AD.replace("ad.pdf", "gone.pdf"), "advertisements: gone.pdf: there is no such file in the folder of the edition"),
    (AD.replace("ad.pdf", "."), "advertisements: .: there is no such file in the folder of the edition"),
]


def wish(root: Path, toml: str) -> Path:
    """The desk's file of the day, with an advertisement beside it."""
    path = root / "editions" / "2015-10-08" / "edition.toml"
    path.parent.mkdir(parents=True)
    path.write_text(toml)
    (path.parent / "ad.pdf").write_bytes(b"%PDF-1.4")
    return path


def test_a_day_of_which_the_desk_says_nothing_has_an_empty_edition(tmp_path):
    assert read_edition(tmp_path, DAY) == Edition()


def test_every_key_is_read(tmp_path):
    rectangle = "column = 1\ncolumns = 2\nrow = 3\nrows = 40\njump = 2\n"
    part = '[[parts]]\npage = 2\nsection = "Sport"\n'
    wish(tmp_path, f'pages = 4\n{part}{STORY}{rectangle}{AD}column = 3\nclient = "A shop"\n')
    read = read_edition(tmp_path, DAY)

    assert read == Edition(
        pages=4,
        parts=(Part(page=2, section="Sport"),),
        stories=(Pin(story="a", page=1, column=1, columns=2, row=3, rows=40, jump=2),),
        advertisements=(Advertisement(file="ad.pdf", page=1, column=3, columns=2, height_mm=50, client="A shop"),),
    )
    assert [read.section_of(page) for page in (1, 2, 3)] == ["", "Sport", "Sport"]


@pytest.mark.parametrize(("toml", "fault"), REFUSED)
def test_what_is_not_understood_is_refused_with_file_and_key(tmp_path, toml, fault):
    path = wish(tmp_path, toml)

    with pytest.raises(HouseError, match=re.escape(fault)) as refused:
        read_edition(tmp_path, DAY)
    assert str(path) in str(refused.value)


@pytest.mark.parametrize("number", [1, 7, 23])
def test_a_build_ends_with_exit_2_and_no_traceback(tmp_path, number):
    toml, fault = REFUSED[number]
    desk = Desk.open(tmp_path)
    desk.drop("a.txt", story())
    wish(tmp_path, toml)
    built = publisher(desk, "build")

    assert built.returncode == 2
    assert "editions/2015-10-08/edition.toml" in built.stderr
    assert fault in built.stderr
    assert "Traceback" not in built.stderr
