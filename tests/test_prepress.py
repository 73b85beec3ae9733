"""A build examines its own press pages, once, and says what a plant would reject."""

import json
from pathlib import Path

import pytest

from publisher.build import build
from tests.conftest import SEED
from tests.desk import HOUSE, Desk, story

PAGES = "print/2015-10-08"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk.open(tmp_path / "newsroom")
    desk.drop(SEED.name, SEED.read_bytes())
    return desk


def test_the_edition_of_the_seed_is_taken_by_its_plant_and_the_report_says_so(desk: Desk) -> None:
    made = desk.build("press")
    listed = json.loads(desk.files()[f"{PAGES}/preflight.json"])

    assert [report.file for report in made.reports] == [f"{PAGES}/2015-10-08-A01.pdf"]
    assert [(each["outcome"], each["findings"]) for each in listed] == [("ok", [])]
    assert b"Berliner would take it as PDF/X-4" in desk.files()[f"{PAGES}/preflight.html"]


def test_proofs_are_not_examined(desk: Desk) -> None:
    desk.build("press")
    (desk.root / "publisher.toml").write_text(f"{HOUSE}proofs = true\n")
    with_proofs = desk.build("press")

    assert {path for path in with_proofs.written if "/proofs/" in path} == {
        f"{PAGES}/proofs/2015-10-08-A01.pdf",
        f"{PAGES}/proofs/2015-10-08-A01.png",
    }
    assert [report.file for report in with_proofs.reports] == [f"{PAGES}/2015-10-08-A01.pdf"]
    assert with_proofs.is_whole


def test_an_edition_that_passed_is_not_examined_again(desk: Desk) -> None:
    desk.build("press")
    again = desk.build("press")

    assert (again.reports, again.written) == ((), ())


def test_an_edition_that_is_rejected_is_examined_at_every_build_until_it_is_mended(desk: Desk) -> None:
    profile = (Path(__file__).parent.parent / "publisher/press/berliner.toml").read_text()
    icc = Path(__file__).parent.parent / "publisher/press/newsprint-tr002-220.icc"
    (desk.root / "tight.toml").write_text(
        profile.replace('"newsprint', f'"{icc.parent}/newsprint').replace("= 220", "= 60")
    )
    (desk.root / "publisher.toml").write_text(f'{HOUSE}press = "tight.toml"\n')
    first, second = desk.build("press"), desk.build("press")

    assert [report.rejected for report in first.reports] == [True]
    assert [report.rejected for report in second.reports] == [True]


def test_the_reports_go_with_their_edition(desk: Desk) -> None:
    other = desk.drop("2.txt", story().replace("October 08", "October 09"))
    desk.build("press")
    other.unlink()
    desk.build("press")

    assert f"{PAGES}/preflight.json" in desk.files()
    assert not (desk.output / "print/2015-10-09").exists()


def test_a_report_somebody_deleted_is_written_again(desk: Desk) -> None:
    desk.build("press")
    (desk.output / PAGES / "preflight.html").unlink()
    build(desk.order("press"))

    assert (desk.output / PAGES / "preflight.html").is_file()


def test_a_report_is_made_of_its_template_too(desk: Desk) -> None:
    desk.build("press")
    own = desk.root / "templates" / "press" / "preflight.html"
    own.parent.mkdir(parents=True)
    own.write_text("<!doctype html><title>{{ heading }}</title>\n")
    desk.build("press")
    report = desk.files()[f"{PAGES}/preflight.html"]

    assert report == b"<!doctype html><title>Preflight of The Straits Times, October 8, 2015</title>\n"
