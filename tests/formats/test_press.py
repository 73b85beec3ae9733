"""A press page is one honest page of the edition: every word once, on one grid, black on the black plate only."""

import os
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pikepdf
import pytest

from publisher import plan
from publisher.errors import HouseError
from publisher.formats.press import FACES, FORMAT, Kind
from publisher.formats.press.page import grid_of
from publisher.formats.press.render import renderer
from publisher.preflight import examine
from publisher.press import read_press_profile
from publisher.text.typography import typographic
from publisher.typeset.pagemap import EditionMap
from tests import pdf
from tests.shop import shop

DAY = "2015-10-08"
PAGE = f"print/{DAY}/{DAY}-A01.pdf"
MAP = f"print/{DAY}/pagemap.json"
READERS = "site/2015/10/08/edition.pdf"
pytestmark = pytest.mark.usefixtures("quiet")
NOTICE = "A version of this article appeared in the print edition of The Straits Times on October 08, 2015"
HOSTILE = "<script>alert(1)</script> & </p> {{ 7 * 7 }} <img src='file:///etc/hostname'>"


def copy(headline: str, paragraphs: int = 4, more: str = "") -> str:
    """Copy of a story of 8 October 2015."""
    sentence = "The harbour board voted for a second pier, said its chairman on Monday."
    first, *others = [f"Paragraph {n}. {sentence}" for n in range(paragraphs)]
    notice = f"{NOTICE}, with the headline {headline}."
    return "\n\n".join((headline, f"MARLOW • {first} {more}", *others, "REUTERS", notice)) + "\n"


def wish(newsroom, toml):
    """Say what the desk wants of the edition."""
    folder = newsroom.root / "editions" / DAY
    folder.mkdir(parents=True)
    (folder / "edition.toml").write_text(toml)


def targets(newsroom):
    return {target.path: target for target in plan.targets_of([FORMAT], newsroom)}


def made(newsroom, path):
    return renderer(newsroom)(targets(newsroom)[path])


def page_map(newsroom):
    return msgspec.json.decode(made(newsroom, MAP), type=EditionMap)


def test_a_day_has_a_page_a_page_map_and_a_file_for_readers_and_a_story_its_own(newsroom):
    found = targets(newsroom())

    story = "site/2015/10/08/russia-fires-cruise-missiles-to-back-syria-army-attack/story.pdf"
    assert {target.path: target.kind for target in found.values()} == {
        PAGE: Kind.PAGE,
        MAP: Kind.PAGE_MAP,
        READERS: Kind.READERS,
        story: Kind.STORY,
    }


def test_every_word_of_the_story_is_on_the_page_once_and_in_order(newsroom):
    opened = newsroom()
    (card,) = opened.catalogue.cards()
    article = opened.catalogue.article(card.id)
    said = [article.headline.text, article.deck.text, "BEIRUT •", *(block.text for block in article.body)]
    expected = " ".join(typographic(each) for each in said).replace("\u00a0", " ")

    assert pdf.in_order(made(opened, PAGE)).count(expected) == 1


def test_promotions_and_web_notes_are_not_printed(newsroom):
    words = pdf.words(made(newsroom(), PAGE))

    assert "Telegram" not in words
    assert "Subscribe" not in words
    assert "print edition" not in words


def test_the_agencies_and_the_refer_sign_the_story(newsroom):
    assert "REUTERS, AGENCE FRANCE-PRESSE See Opinion" in pdf.in_order(made(newsroom(), PAGE))


def test_the_folio_says_weekday_day_section_and_page(newsroom):
    assert "The Straits Times Thursday, October 8, 2015 World A1" in pdf.in_order(made(newsroom(), PAGE))


def test_the_page_has_the_size_of_the_plants_sheet(newsroom):
    with pikepdf.open(_file(newsroom)) as document:
        boxes = [[float(v) for v in document.pages[0][name]] for name in ("/MediaBox", "/TrimBox", "/BleedBox")]

    assert len(document.pages) == 1
    assert boxes == [pytest.approx([0, 0, 315 * 72 / 25.4, 470 * 72 / 25.4], abs=0.001)] * 3


def _file(newsroom):
    opened = newsroom()
    path = opened.root / "page.pdf"
    path.write_bytes(made(opened, PAGE))
    return path


def test_every_font_is_one_of_ours_and_embedded(newsroom):
    found = pdf.fonts(made(newsroom(), PAGE))
    families = {cut.family.replace(" ", "-") for cut in FACES.values()}

    assert all(found.values())
    assert {name for name in found if not name.startswith(tuple(families))} == set()


def test_no_operator_paints_in_rgb_or_gray(newsroom):
    assert not {"rg", "RG", "g", "G", "sh", "Do"} & pdf.operators(made(newsroom(), PAGE))


def test_the_plant_would_take_the_page(newsroom):
    opened = newsroom()
    report = examine(made(opened, PAGE), opened.press, file="page.pdf")

    assert [finding.message for finding in report.findings] == []


def test_all_text_stands_on_one_grid(newsroom):
    """Every baseline is a quarter of a row from another, and all columns of the story stand on the same ones."""
    opened = newsroom()
    grid, page = grid_of(opened.press, shop().fount), made(opened, PAGE)
    found = [(left, top, size) for left, top, size in pdf.baselines(page) if top > grid.row_top_pt(8)]
    steps = [(top - grid.baseline_pt(0)) / (grid.row_pt / 4) for _, top, _ in found]

    assert steps == [pytest.approx(round(step), abs=0.02) for step in steps]
    text = [(left, round(top, 1)) for left, top, size in found if size == pytest.approx(12.4, abs=0.01)]
    first = {top for left, top in text if left < grid.left_pt + 60}
    third = {top for left, top in text if left > grid.left_pt + 540}
    assert len(third) > 20
    assert third <= first


def test_no_column_runs_out_of_its_measure(newsroom):
    opened = newsroom()
    placed = page_map(opened).pages[0].stories[0]
    right = max(box.left_mm + box.width_mm for box in placed.columns)

    assert right == pytest.approx(opened.press.trim_width_mm - opened.press.margin_outside_mm, abs=0.02)


def test_the_lead_fills_the_page_it_has_to_itself(newsroom):
    mapped = page_map(newsroom())

    assert mapped.pages[0].white_rows <= 4
    assert mapped.overset == ()
    assert mapped.left_over == ()


def test_copy_that_is_too_long_is_named_as_overset_and_not_lost_silently(newsroom):
    opened = newsroom({"a.txt": copy("Board votes for a second pier", paragraphs=500)})
    wish(opened, "pages = 1")
    mapped = page_map(opened)

    assert [(each.story, each.headline) for each in mapped.overset] == [("a", "Board votes for a second pier")]
    assert mapped.overset[0].lines > 100


def test_stories_without_room_are_named_as_left_over(newsroom):
    long = {f"{n}.txt": copy(f"Board votes for pier number {n} of the day", paragraphs=40) for n in range(9)}
    opened = newsroom(long)
    wish(opened, "pages = 1")
    mapped = page_map(opened)
    told = {each.story for each in mapped.pages[0].stories} | {each.story for each in mapped.left_over}

    assert mapped.left_over
    assert told == {str(n) for n in range(9)}


def test_copy_cannot_become_markup_or_reach_a_file(newsroom):
    words = pdf.in_order(made(newsroom({"a.txt": copy("Board votes", more=HOSTILE)}), PAGE))

    assert "<script>alert(1)</script> & </p> {{ 7 * 7 }} <img src=’file:///etc/hostname’>" in words


def test_any_signs_are_printed_and_none_moves_what_stands_below(newsroom):
    opened = newsroom({"a.txt": copy("Привет мир 你好 مرحبا", more="Ελληνικά 中文 עברית 😀 ½ a\u0301 zero\u00adshy.")})
    grid, page = grid_of(opened.press, shop().fount), made(opened, PAGE)
    tops = [top for _, top, size in pdf.baselines(page) if top > grid.row_top_pt(12) and size < 20]
    steps = [(top - grid.baseline_pt(0)) / (grid.row_pt / 4) for top in tops[:-2]]

    assert steps == [pytest.approx(round(step), abs=0.05) for step in steps]


def test_a_house_of_another_language_and_sheet_has_its_page(newsroom, tmp_path):
    profile = (Path(read_press_profile.__code__.co_filename).parent / "berliner.toml").read_text("utf-8")
    sheet = profile.replace("trim_width_mm = 315.0", "trim_width_mm = 280.0").replace("columns = 6", "columns = 5")
    (tmp_path / "tabloid.toml").write_text(sheet.replace("trim_height_mm = 470.0", "trim_height_mm = 400.0"))
    house = 'extends = "generic"\nname = "Der Abend"\naddress = "https://a.example"\nlanguage = "de"\n'
    opened = newsroom(
        {"a.txt": copy("Hafenrat stimmt für zweiten Anleger", paragraphs=30)}, f'{house}press = "tabloid.toml"\n'
    )
    mapped = page_map(opened).pages[0]

    assert (mapped.width_mm, mapped.height_mm) == (280.0, 400.0)
    assert mapped.stories[0].lines > 50
    assert examine(made(opened, PAGE), opened.press).findings == ()


@pytest.mark.parametrize("press", ["mafra", "niad"])
def test_a_plant_that_wants_pdf_x_1a_and_heavy_rules_has_its_page(newsroom, press):
    house = f'extends = "generic"\nname = "The Evening"\naddress = "https://a.example"\npress = "{press}"\n'
    opened = newsroom({"a.txt": copy("Board votes for a second pier", paragraphs=30)}, house)
    report = examine(made(opened, PAGE), opened.press)

    assert (report.standard, report.findings) == ("PDF/X-1a:2001", ())


def test_the_page_map_and_the_words_are_as_they_were(newsroom, golden):
    opened = newsroom()
    facts = {"map": msgspec.to_builtins(page_map(opened)), "words": pdf.in_order(made(opened, PAGE))}

    golden("seed/print/page.json", msgspec.json.format(msgspec.json.encode(facts), indent=1).decode() + "\n")


def test_digests_change_with_what_a_page_is_made_of(newsroom):
    first = targets(newsroom())
    opened = newsroom({"a.txt": copy("Board votes for a second pier")})
    second = targets(opened)
    plant = msgspec.structs.replace(opened.press, ink_limit_percent=240)
    opened = msgspec.structs.replace(opened, press=plant)
    third = targets(opened)
    story = "site/2015/10/08/board-votes-for-a-second-pier/story.pdf"

    assert first[PAGE].digest != second[PAGE].digest != third[PAGE].digest
    assert second[story].digest == third[story].digest


_BUILD = """
import datetime as dt, hashlib
from pathlib import Path
from publisher.build import file_newsroom
from publisher.order import Order, newsroom_of
from publisher.formats.press import FORMAT
from publisher.formats.press.render import renderer
from publisher.plan import targets_of
import datetime as dt
as_of = dt.datetime(2015, 10, 8, 12, tzinfo=dt.UTC)
order = Order(house_file=Path("publisher.toml"), output=Path("output"), formats=(), as_of=as_of)
with newsroom_of(order) as newsroom:
    file_newsroom(newsroom)
    render = renderer(newsroom)
    for target in sorted(targets_of([FORMAT], newsroom), key=lambda target: target.path):
        print(target.path, hashlib.sha256(render(target)).hexdigest())
"""


def test_the_same_copy_gives_the_same_bytes_wherever_and_whenever(house_file, tmp_path):
    """Two processes, two folders, two time zones, two locales, two hash seeds."""
    answers = []
    for folder, zone, seed, locale in (
        ("one", "Asia/Singapore", "1", "C"),
        ("two/deep", "America/Lima", "2", "de_DE.UTF-8"),
    ):
        home = house_file()
        there = tmp_path / folder
        (there / "seeds").mkdir(parents=True)
        (there / "publisher.toml").write_bytes(home.read_bytes())
        for each in (home.parent / "seeds").iterdir():
            (there / "seeds" / each.name).write_bytes(each.read_bytes())
        machine = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": locale}
        line = [sys.executable, "-c", _BUILD]
        answers.append(subprocess.run(line, cwd=there, env=machine, capture_output=True, text=True, check=True).stdout)

    assert answers[0].count("\n") == 4
    assert answers[0] == answers[1]


@pytest.mark.parametrize(
    ("was", "now", "fault"),
    [
        ('naming = "{day}-{book}{page:02}"', 'naming = "{section}"', "naming: '{section}' may hold"),
        ("columns = 6", "columns = 0", "columns: 0 of them leave no room"),
        ("columns = 6", "columns = 40", "columns: 40 of them leave no room"),
    ],
)
def test_a_profile_no_page_can_be_made_for_is_refused(tmp_path, was, now, fault):
    profile = Path(read_press_profile.__code__.co_filename).parent / "berliner.toml"
    (tmp_path / "own.toml").write_text(profile.read_text("utf-8").replace(was, now))

    with pytest.raises(HouseError, match=re.escape(fault)):
        read_press_profile("own.toml", tmp_path)


def test_planning_loads_no_pdf_library():
    heavy = {"weasyprint", "pikepdf", "uharfbuzz", "pyphen"}
    code = f"import sys, publisher.formats as f; f.named('press'); print({heavy} & set(sys.modules))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert answer.strip() == "set()"


def test_a_machine_without_pango_is_told_what_to_install():
    code = (
        "import sys, types\n"
        "class Missing:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.startswith('weasyprint'):\n"
        "            print('a long notice'); raise OSError('cannot load library libpango')\n"
        "sys.meta_path.insert(0, Missing())\n"
        "from publisher.errors import MissingPartError\n"
        "try:\n"
        "    import publisher.formats.press.painter\n"
        "except MissingPartError as fault:\n"
        "    print(fault)\n"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert answer.startswith("Pango is missing on this machine; install it with: ")
    assert "notice" not in answer


def test_the_instant_a_page_was_made_follows_from_its_edition(newsroom):
    opened = newsroom()
    path = opened.root / "page.pdf"
    path.write_bytes(made(opened, PAGE))
    with pikepdf.open(path) as document:
        created = str(document.docinfo["/CreationDate"])

    assert created == "D:20151008060000+08'00'"
