"""A press profile is data: the built-in ones are whole, a newsroom's own says what differs, and nonsense is refused."""

import datetime as dt
import re
import shutil

import pytest
from msgspec.structs import replace

from publisher.errors import HouseError
from publisher.formats.press.finish import finish
from publisher.preflight import examine
from publisher.press import BUILT_IN, PressProfile, read_press_profile
from tests.plant import FACTS, OPAQUE_BODY, painted

NAMES = sorted(path.stem for path in BUILT_IN.glob("*.toml"))
DAY = dt.date(2015, 10, 8)
SAFE = "letters of the alphabet, digits, dots and hyphens are safe, and a letter or digit comes first"


@pytest.fixture
def own(tmp_path):
    """Reads a profile of the newsroom's own from these lines."""

    def read(lines, name="own.toml"):
        (tmp_path / name).write_text(lines, "utf-8")
        return read_press_profile(name, tmp_path)

    return read


def refusal(own, lines):
    with pytest.raises(HouseError) as refused:
        own(lines)
    return refused.value.why


def test_the_four_formats_and_the_five_plants_are_there():
    formats, plants = (
        ["a3", "berliner", "broadsheet", "tabloid"],
        ["lehtitehdas", "mafra", "niad", "petit-press", "wbj"],
    )

    assert sorted(formats + plants) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_page_made_for_a_built_in_profile_is_taken_by_its_plant(name, tmp_path):
    profile = read_press_profile(name, tmp_path)
    large = f"<div style='font-size: 12pt'>{OPAQUE_BODY}</div>"
    report = examine(finish(painted(large, profile), profile, FACTS), profile)

    assert (report.findings, report.not_run) == ((), ())
    assert 38 < profile.column_width_mm < 52


def test_what_the_plants_publish_is_what_their_profiles_say(tmp_path):
    mafra, lehtitehdas, petit, niad, wbj = (
        read_press_profile(name, tmp_path) for name in ("mafra", "lehtitehdas", "petit-press", "niad", "wbj")
    )

    assert (mafra.trim_width_mm, mafra.trim_height_mm) == (313, 448)
    assert (mafra.live_width_mm, mafra.live_height_mm) == (286, 435)
    assert mafra.standard == niad.standard == "PDF/X-1a:2001"
    assert mafra.ink_limit_percent == petit.ink_limit_percent == niad.ink_limit_percent == 240
    assert lehtitehdas.ink_limit_percent == wbj.ink_limit_percent == 220
    assert (lehtitehdas.trim_width_mm, lehtitehdas.trim_height_mm, lehtitehdas.image_ppi) == (280, 400, 250)
    assert lehtitehdas.left_margin_mm(1) == lehtitehdas.margin_top_mm == 10
    assert (petit.least_reversed_type_pt, petit.bleed_mm) == (9, 0)
    assert (niad.least_many_inks_type_pt, niad.least_tint_type_pt, niad.least_type_pt) == (10, 8, 6)
    assert (niad.least_reversed_type_pt, niad.least_rule_pt) == (10, 1)
    assert niad.least_many_inks_rule_pt == niad.least_reversed_rule_pt == 1.5
    assert (wbj.screen_lpi, wbj.least_ppi) == (85, 170)


def test_the_margins_change_sides_at_the_fold(own):
    profile = own('extends = "berliner"\nmargin_inside_mm = 15\nmargin_outside_mm = 11\n')

    assert [profile.left_margin_mm(page) for page in (1, 2, 3, 24)] == [15, 11, 15, 11]


def test_a_profile_of_the_newsrooms_own_says_only_what_differs(own, tmp_path):
    profile = own('extends = "mafra"\nmarks = true\nbleed_mm = 3\n')
    mafra = read_press_profile("mafra", tmp_path)

    assert profile == replace(mafra, marks=True, bleed_mm=3.0)


def test_a_name_of_its_own_may_be_that_of_a_built_in_one(own, tmp_path):
    assert own('extends = "berliner"\nname = "Ours"\n', "berliner.toml").name == "Ours"
    assert read_press_profile("berliner", tmp_path).name == "Berliner"


@pytest.mark.parametrize("extended", ['"none"', '"../own"', "7", '["berliner"]'])
def test_only_a_built_in_profile_is_extended(own, extended):
    why = refusal(own, f"extends = {extended}\n")

    assert why.startswith("extends: ")
    assert why.endswith(f"is no built-in profile; those are: {', '.join(NAMES)}")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("colums = 5", "Object contains unknown field `colums`"),
        ('columns = "5"', "Expected `int`, got `str` - at `$.columns`"),
        ("columns = 13", "columns: 13 of them leave no room for a line of type; 20 mm is the least"),
        ("bleed_mm = -1", "margins and bleed are 0 mm or more, and leave a live area between them"),
        ("margin_top_mm = 460", "margins and bleed are 0 mm or more, and leave a live area between them"),
        ("pages_multiple = 3", "pages_multiple: 3 is none of 1, 2 and 4"),
        ('standard = "PDF/X-3:2002"', "standard: 'PDF/X-3:2002' cannot be made; ask for PDF/X-4 or PDF/X-1a:2001"),
        ('naming = "{section}"', "naming: '{section}' may hold {day}, {book}, {page}, {paper} and {edition} only"),
        ('naming = "{page"', "naming: '{page' may hold {day}, {book}, {page}, {paper} and {edition} only"),
        ('naming = "{day}{book}"', "naming: '{day}{book}' names all pages alike; it lacks {page}"),
        ('naming = "../{page}"', f"naming: '../1' is no name for a file; {SAFE}"),
    ],
)
def test_what_makes_no_page_is_refused(own, line, why):
    assert refusal(own, f'extends = "berliner"\n{line}\n') == why


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("", "2015-10-08-B07"),
        ('naming = "{paper}_{day:%d%m%y}_{edition}_{page:03}"\npaper = "HC"\nedition = "1"', "HC_081015_1_007"),
        ('naming = "{book}{page}.{day:%j}"', "B7.281"),
    ],
)
def test_the_plant_names_the_files(own, lines, name):
    assert own(f'extends = "berliner"\n{lines}\n').page_name(DAY, "B", 7) == name


def changed(at, mark):
    icc = (BUILT_IN / "newsprint-tr002-220.icc").read_bytes()
    return icc[:at] + mark + icc[at + len(mark) :]


def test_an_icc_profile_beside_the_newsrooms_own_wins(own, tmp_path):
    (tmp_path / "ours.icc").write_bytes(changed(24, b"\x07\xd8"))
    profile = own('extends = "berliner"\nicc = "ours.icc"\ncondition = "Ours"\n')
    page = finish(painted(OPAQUE_BODY), profile, FACTS)

    assert profile.icc_path == tmp_path / "ours.icc"
    assert examine(page, profile).findings == ()
    assert {finding.rule for finding in examine(page, read_press_profile("berliner", tmp_path)).findings} == {
        "S06",
        "S08",
    }


@pytest.mark.parametrize(
    ("content", "standard", "holds"),
    [
        (b"words", "PDF/X-4", "something that is no ICC profile"),
        (changed(36, b"none"), "PDF/X-4", "something that is no ICC profile"),
        (changed(12, b"mntr"), "PDF/X-4", "an ICC profile that is not for output"),
        (changed(16, b"RGB "), "PDF/X-4", "an ICC profile that is not for CMYK"),
        (changed(8, b"\x04"), "PDF/X-1a:2001", "an ICC profile of version 4, which PDF/X-1a:2001 does not know"),
    ],
)
def test_an_icc_profile_that_is_not_of_a_press_is_refused(own, tmp_path, content, standard, holds):
    (tmp_path / "ours.icc").write_bytes(content)
    why = refusal(own, f'extends = "berliner"\nstandard = "{standard}"\nicc = "ours.icc"\n')

    assert why == f"icc: {tmp_path / 'ours.icc'} holds {holds}; name the output profile of a CMYK press"


def test_an_icc_profile_that_is_not_there_is_refused(own):
    why = refusal(own, 'extends = "berliner"\nicc = "missing.icc"\n')

    assert why == "icc: missing.icc cannot be read; name a file beside the profile, or one that is built in"


def test_every_built_in_profile_says_whose_facts_it_holds():
    for name in NAMES:
        comment = re.match(r"(?:# .+\n)+", (BUILT_IN / f"{name}.toml").read_text("utf-8"))

        assert comment, name


def test_a_profile_without_extends_has_every_key(tmp_path):
    shutil.copy(BUILT_IN / "berliner.toml", tmp_path / "whole.toml")
    profile = read_press_profile("whole.toml", tmp_path)

    assert profile == read_press_profile("berliner", tmp_path)
    assert isinstance(profile, PressProfile)
