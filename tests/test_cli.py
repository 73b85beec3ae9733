"""The command keeps its contract: what it prints where, and how it exits."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SEED
from tests.desk import HOUSE, Desk, story

RULE = "[[rules]]\nid = 'a'\nrole = 'refer'\nzone = 'tail'\n"
CLEAN_ENVIRONMENT = {"PATH": os.environ["PATH"], "LANG": "C", "SOURCE_DATE_EPOCH": "1444269600"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk.open(tmp_path / "newsroom")
    desk.drop("1.txt", story())
    return desk


def publisher(desk: Desk, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "publisher", *arguments]
    surroundings = {**CLEAN_ENVIRONMENT, **environment}
    return subprocess.run(command, cwd=desk.root, env=surroundings, capture_output=True, text=True, check=False)


WITHOUT_PRESS = ("--format", "web", "--format", "feeds")


def test_a_clean_build_says_what_it_did_and_exits_0(desk: Desk) -> None:
    first = publisher(desk, "build", *WITHOUT_PRESS)
    second = publisher(desk, "build", *WITHOUT_PRESS)
    whole = len(desk.files())

    assert (first.returncode, first.stdout, first.stderr) == (0, f"{whole} files: {whole} written, 0 up to date\n", "")
    assert (second.returncode, second.stdout) == (0, f"{whole} files: 0 written, {whole} up to date\n")


def test_bad_copy_is_withheld_by_name_with_exit_1_and_the_rest_is_published(desk: Desk) -> None:
    desk.drop("2.txt", b"\x00")
    built = publisher(desk, "build", *WITHOUT_PRESS)

    assert built.returncode == 1
    assert "seeds/2.txt:1:1: error C002 the file is not text\n" in built.stderr
    assert "seeds/2.txt is withheld until its errors are mended" in built.stderr
    assert "site/2015/10/08/board-votes-for-a-second-pier/index.html" in desk.files()


def test_warnings_are_shown_with_line_and_caret_and_exit_0(desk: Desk) -> None:
    desk.drop("2.txt", SEED.read_bytes())
    built = publisher(desk, "build", *WITHOUT_PRESS)

    assert built.returncode == 0
    place, excerpt, caret = built.stderr.splitlines()[:3]
    assert place == "seeds/2.txt:3:49: warning C103 the deck looks like two run together"
    assert excerpt == "   |  …rebels coordinated, Putin says 4 warships hit ISIS targets wi…"
    assert caret.index("^") == excerpt.index(" 4 warships")
    assert caret.endswith("if a line ended here in print, end the line, or the sentence, at the source")


@pytest.mark.parametrize(
    ("house", "message"),
    [
        ('extends = "nobody"', "no such house file; the built-in houses are: afp, ap, "),
        ('extends = "straits-times"\naddress = "https://a.example"\ncolour = 1', "unknown field `colour`"),
        ('extends = "straits-times"\naddress = "nowhere"', "'nowhere' is no web address such as"),
        ('extends = "straits-times"\naddress = "https://a.example"\ntime_zone = "Mars"', "'Mars' is no zone such as"),
        (f'{HOUSE}hyphenation = ["quay-side", "har--bour"]', "hyphenation: 'har--bour' is no word with its breaks"),
        ('extends = "straits-times"\naddress = "https://a.example"\npress = "none"', "no such press profile"),
        ("name = ", "not readable as TOML"),
        (f"{HOUSE}{RULE}pattern = '('\nexamples = []", "pattern '(':"),
        (
            f"{HOUSE}[[rules]]\nid = 'a'\nrole = 'refer'\nzone = 'tail'\npattern = '{{no}}'\nexamples = []",
            "no fragment",
        ),
        (
            f"{HOUSE}fragments = {{ a = '{{a}}' }}\n{RULE}pattern = '{{a}}'\nexamples = []",
            "there is no fragment",
        ),
    ],
)
def test_a_house_file_that_is_wrong_is_named_with_exit_2(desk: Desk, house: str, message: str) -> None:
    (desk.root / "publisher.toml").write_text(house)
    built = publisher(desk, "build")

    assert built.returncode == 2
    assert message in built.stderr
    assert "Traceback" not in built.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("build", "--format", "stone"), "there is no format 'stone'; there are: feeds, press, web"),
        (("build", "--as-of", "soon"), "--as-of: 'soon' is no instant such as 2015-10-08T06:00+08:00"),
        (("build", "--jobs", "0"), "0 is not in the range"),
        (("show", "nothing.txt"), "does not exist"),
        (("knead",), "No such command 'knead'"),
    ],
)
def test_what_cannot_be_asked_is_said_with_exit_2(desk: Desk, arguments: tuple[str, ...], message: str) -> None:
    asked = publisher(desk, *arguments)

    assert (asked.returncode, asked.stdout) == (2, "")
    assert message in asked.stderr


def test_a_bad_source_date_epoch_is_said(desk: Desk) -> None:
    built = publisher(desk, "build", SOURCE_DATE_EPOCH="yesterday")

    assert built.returncode == 2
    assert "SOURCE_DATE_EPOCH: 'yesterday' is no whole number of seconds" in built.stderr


def test_show_prints_a_label_on_every_line(desk: Desk) -> None:
    desk.drop("2.txt", SEED.read_bytes())
    shown = publisher(desk, "show", "seeds/2.txt")
    lines = shown.stdout.splitlines()

    assert shown.returncode == 0
    assert lines[0] == "       headline │ Russia fires cruise missiles to back Syria army attack"
    assert lines[-1] == "      promotion │ Subscribe"
    assert "       dateline │ BEIRUT • " in lines


def test_show_json_is_the_object_of_the_contract(desk: Desk) -> None:
    desk.drop("2.txt", SEED.read_bytes())
    shown = publisher(desk, "show", "seeds/2.txt", "--json")
    it = json.loads(shown.stdout)

    assert (shown.returncode, shown.stderr) == (0, "")
    assert it["outcome"] == "ok-with-warnings"
    assert it["dateline"] == {"place": "BEIRUT", "agency": None, "date": None}
    assert it["photos"] == [{"credit": "AGENCE FRANCE-PRESSE", "caption": None, "after_paragraph": 5}]
    assert it["agencies"] == ["Reuters", "Agence France-Presse"]
    assert it["see_also"] == ["OPINION"]
    assert it["print"] == {
        "publication": "The Straits Times",
        "date": "2015-10-08",
        "headline": "Russia fires cruise missiles to back Syria army attack",
        "page": None,
        "section": None,
        "edition": None,
    }
    assert it["body"]["paragraphs"] == 18
    assert it["body"]["first_words"] == "Syrian regime forces, supported by"
    assert [(d["level"], d["code"], d["line"]) for d in it["diagnostics"]] == [
        ("warning", "C103", 3),
        ("warning", "C104", 31),
    ]
    assert it["boilerplate_removed"][-1] == "Subscribe"


def test_show_json_of_refused_copy_has_every_key_and_exit_1(desk: Desk) -> None:
    desk.drop("2.txt", b"")
    desk.drop("3.txt", SEED.read_bytes())
    refused = publisher(desk, "show", "seeds/2.txt", "--json")
    read = json.loads(publisher(desk, "show", "seeds/3.txt", "--json").stdout)

    assert refused.returncode == 1
    assert json.loads(refused.stdout)["outcome"] == "error"
    assert json.loads(refused.stdout).keys() == read.keys()


def test_copy_is_shown_and_checked_by_name_where_there_is_no_newsroom(tmp_path: Path) -> None:
    nowhere = Desk(tmp_path)
    (tmp_path / "2.txt").write_bytes(SEED.read_bytes())
    shown, checked = publisher(nowhere, "show", "2.txt", "--json"), publisher(nowhere, "check", "2.txt")
    asked = publisher(nowhere, "show", "2.txt", "--house", "publisher.toml")

    assert (shown.returncode, shown.stderr) == (0, "")
    assert json.loads(shown.stdout)["agencies"] == ["Reuters", "Agence France-Presse"]
    assert checked.returncode == 0, checked.stderr
    assert (asked.returncode, asked.stdout) == (2, "")
    assert "publisher.toml: no such house file" in asked.stderr


def test_check_prints_notes_to_standard_output_and_fails_on_errors_or_if_strict_on_warnings(desk: Desk) -> None:
    desk.drop("2.txt", SEED.read_bytes())
    plain, strict = publisher(desk, "check"), publisher(desk, "check", "--strict")
    desk.drop("3.txt", b"")
    bad = publisher(desk, "check", "--json")

    assert (plain.returncode, strict.returncode, bad.returncode) == (0, 1, 1)
    assert "seeds/2.txt:31:194: warning C104 no space before the quotation mark" in plain.stdout
    assert [json.loads(line)["outcome"] for line in bad.stdout.splitlines()] == ["ok", "ok-with-warnings", "error"]


def test_plan_lists_the_targets_and_explains_each_without_making_any(desk: Desk) -> None:
    planned = publisher(desk, "plan", *WITHOUT_PRESS)
    explained = publisher(desk, "plan", "--explain", *WITHOUT_PRESS)

    assert "site/rss.xml" in planned.stdout.splitlines()
    assert "site/rss.xml\tit was never made" in explained.stdout.splitlines()
    assert desk.files() == {}


def test_explain_says_why_each_file_is_made(desk: Desk) -> None:
    publisher(desk, "build", *WITHOUT_PRESS)
    desk.drop("1.txt", story("Board votes for a third pier"))
    (desk.output / "site/robots.txt").unlink()
    built = publisher(desk, "build", "--explain", *WITHOUT_PRESS)

    assert "site/rss.xml: what it is made of has changed" in built.stdout
    assert "site/robots.txt: the file is gone" in built.stdout


def test_the_same_copy_gives_the_same_bytes_under_any_surroundings(desk: Desk, tmp_path: Path) -> None:
    other = Desk.open(tmp_path / "elsewhere")
    other.drop("1.txt", story())
    publisher(desk, "build", *WITHOUT_PRESS, PYTHONHASHSEED="1", TZ="Asia/Tokyo", LANG="C")
    publisher(other, "build", *WITHOUT_PRESS, PYTHONHASHSEED="2", TZ="America/New_York", LANG="de_DE.UTF-8")

    assert desk.files() == other.files()


def test_a_terminal_gets_a_progress_bar_and_a_pipe_none(desk: Desk) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "publisher", "build", *WITHOUT_PRESS]
    environment = {**CLEAN_ENVIRONMENT, "TERM": "xterm", "COLUMNS": "100"}
    subprocess.run(command, cwd=desk.root, env=environment, stdout=subprocess.PIPE, stderr=theirs, check=True)
    os.close(theirs)
    shown = os.read(ours, 100_000).decode(errors="replace")
    os.close(ours)

    assert "━" in shown or "/" in shown


def test_doctor_names_every_part_and_the_line_that_mends_it(desk: Desk) -> None:
    asked = publisher(desk, "doctor")

    assert "pango" in asked.stdout
    assert asked.returncode in {0, 3}
    assert ("MISSING" in asked.stdout) == ("install it with:" in asked.stdout)


def test_print_makes_the_pages_of_one_edition_and_says_what_the_plant_would_do(desk: Desk) -> None:
    desk.drop("2.txt", story().replace("October 08", "October 09"))
    printed = publisher(desk, "print", "--edition", "2015-10-09")

    assert printed.returncode == 0
    assert "print/2015-10-09/2015-10-09-A01.pdf: Berliner would take it as PDF/X-4\n" in printed.stdout
    assert {name.split("/")[1] for name in desk.files()} == {"2015-10-09"}


@pytest.mark.parametrize(
    ("day", "message"),
    [("2015-10-07", "there is no edition of 2015-10-07"), ("soon", "--edition: 'soon' is no day such as 2015-10-08")],
)
def test_print_says_which_edition_there_is_not(desk: Desk, day: str, message: str) -> None:
    printed = publisher(desk, "print", "--edition", day)

    assert printed.returncode == 2
    assert message in printed.stderr


def test_preflight_takes_our_page_and_rejects_our_readers_copy_with_exit_4(desk: Desk) -> None:
    publisher(desk, "build", "--format", "press")
    shot = desk.root / "page.html"
    page = publisher(desk, "preflight", "output/print/2015-10-08/2015-10-08-A01.pdf", "--html", str(shot))
    nowhere = publisher(desk, "preflight", "output/print/2015-10-08/2015-10-08-A01.pdf", "--html", "none/page.html")
    offprint = next(desk.output.rglob("story.pdf")).as_posix()
    story_pdf = publisher(desk, "preflight", offprint, "--json")

    assert (page.returncode, page.stdout) == (0, "2015-10-08-A01.pdf: Berliner would take it as PDF/X-4\n")
    assert "data:image/jpeg;base64," in shot.read_text()
    assert nowhere.returncode == 2
    assert "--html: none/page.html cannot be written: No such file or directory" in nowhere.stderr
    assert story_pdf.returncode == 4
    assert json.loads(story_pdf.stdout)["outcome"] == "reject"


def test_a_build_without_pango_still_makes_site_and_feeds_and_exits_3(desk: Desk) -> None:
    (desk.root / "lame").mkdir()
    (desk.root / "lame" / "weasyprint.py").write_text("raise OSError('cannot load library')\n")
    built = publisher(desk, "build", PYTHONPATH=str(desk.root / "lame"))

    assert built.returncode == 3
    assert "is missing on this machine; install it with: " in built.stderr
    assert {"site/index.html", "site/rss.xml"} < desk.files().keys()
    assert not [name for name in desk.files() if name.endswith(".pdf")]


def test_check_tells_of_pictures_and_sidecars_that_belong_to_no_copy(desk: Desk) -> None:
    desk.drop("2.txt", SEED.read_bytes())
    for name in ("2-2.jpg", "pear.jpg", "peer.toml"):
        desk.drop(name, b"")
    whole, one = publisher(desk, "check"), publisher(desk, "check", "seeds/2.txt")

    assert "seeds/pear.jpg:1:1: warning C205 no copy asks for this picture; it is not published" in whole.stdout
    assert "seeds/peer.toml:1:1: warning C208 no copy lies beside this sidecar" in whole.stdout
    assert "seeds/2-2.jpg:1:1: warning C205" not in whole.stdout
    assert "C205" not in one.stdout


def test_check_writes_notes_for_other_programs(desk: Desk) -> None:
    desk.drop("2.txt", SEED.read_bytes())
    forge = publisher(desk, "check", "--format", "github")
    sarif = publisher(desk, "check", "--format", "sarif")

    assert forge.stdout.startswith("::warning file=seeds/2.txt,line=3,col=49")
    assert len(json.loads(sarif.stdout)["runs"][0]["results"]) == 2


def test_check_tries_the_rules_of_the_house_and_exits_2_if_one_fails(desk: Desk) -> None:
    rule = "[[rules]]\nid = 'mine'\nrole = 'promotion'\nzone = 'tail'\npattern = 'Win .+'\nexamples = ['Lose a car']\n"
    (desk.root / "publisher.toml").write_text(f"{HOUSE}{rule}")
    checked = publisher(desk, "check")

    assert checked.returncode == 2
    assert "publisher.toml: rule mine does not take its example 'Lose a car'\n" in checked.stderr


def test_doctor_explains_a_note(desk: Desk) -> None:
    told, unknown = publisher(desk, "doctor", "--note", "C104"), publisher(desk, "doctor", "--note", "C999")

    assert told.stdout.startswith("C104 no space before the quotation mark\n")
    assert unknown.returncode == 2
    assert "there is no note 'C999'" in unknown.stderr
