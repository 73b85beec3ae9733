"""A build examines its own press pages, once, and says what a plant would reject."""

import json
import shutil
from pathlib import Path

import pikepdf
import pytest

from publisher import prepress
from publisher.build import build
from publisher.order import newsroom_of, register_of, storage_of
from publisher.plan import Target
from publisher.preflight import Report
from publisher.work import Docket, Work
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

    assert [report.file for report in made.reports] == [f"{PAGES}/2015-10-08-A01.pdf", PAGES]
    assert [(each["outcome"], each["findings"]) for each in listed] == [("ok", []), ("ok", [])]
    assert b"Berliner would take it as PDF/X-4" in desk.files()[f"{PAGES}/preflight.html"]


def test_proofs_are_not_examined(desk: Desk) -> None:
    desk.build("press")
    (desk.root / "publisher.toml").write_text(f"{HOUSE}proofs = true\n")
    with_proofs = desk.build("press")

    assert {path for path in with_proofs.written if "/proofs/" in path} == {
        f"{PAGES}/proofs/2015-10-08-A01.pdf",
        f"{PAGES}/proofs/2015-10-08-A01.png",
    }
    assert [report.file for report in with_proofs.reports] == [f"{PAGES}/2015-10-08-A01.pdf", PAGES]
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

    assert [report.rejected for report in first.reports] == [True, False]
    assert [report.rejected for report in second.reports] == [True, False]


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


def edition_of(desk: Desk, count: int) -> tuple[Target, ...]:
    """The only page of the seed, many times: the targets of an edition in which nearly everything is wrong."""
    pdf, page_map = (desk.output / PAGES / name for name in ("2015-10-08-A01.pdf", "pagemap.json"))
    edition = json.loads(page_map.read_bytes())
    numbers = range(1, count + 1)
    for number in numbers:
        (pdf.parent / f"2015-10-08-A{number:02}.pdf").write_bytes(pdf.read_bytes())
    edition["pages"] = [
        edition["pages"][0] | {"page": f"A{number:02}", "number": number, "file": f"2015-10-08-A{number:02}.pdf"}
        for number in numbers
    ]
    page_map.write_text(json.dumps(edition))
    paths = [f"{PAGES}/{name}" for name in (*(page["file"] for page in edition["pages"]), "pagemap.json")]
    return tuple(Target(path=path, format="press", kind="", key="2015-10-08", digest=path) for path in paths)


def examined(desk: Desk, targets: tuple[Target, ...], jobs: int) -> tuple[tuple[Report, ...], dict[str, bytes]]:
    order = desk.order("press", jobs=jobs)
    with newsroom_of(order) as newsroom, register_of(order) as register:
        docket = Docket()
        for target in targets:
            docket.add(target, "")
        reports = prepress.preflight_editions(
            Work(docket, ()), newsroom, storage_of(order), register, frozenset(), jobs
        )
    return reports, {name: desk.files()[f"{PAGES}/{name}"] for name in ("preflight.json", "preflight.html")}


def test_an_edition_of_many_pages_gets_the_same_reports_from_any_number_of_workers(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.build("press")
    monkeypatch.setattr(shutil, "which", lambda _: None)
    targets = edition_of(desk, 16)
    alone, together = examined(desk, targets, jobs=1), examined(desk, targets, jobs=2)
    *pages, whole = alone[0]

    assert alone == together
    assert [page.file[-7:-4] for page in pages] == [f"A{number:02}" for number in range(1, 17)]
    assert {finding.rule for finding in whole.findings} == {"E04", "E06", "E07"}
    assert {finding.page for finding in whole.findings if finding.rule == "E04"} == set(range(2, 17))


def test_a_page_map_that_names_a_page_that_was_not_made_is_told(desk: Desk) -> None:
    desk.build("press")
    *pages, page_map = edition_of(desk, 3)
    reports, _ = examined(desk, (*pages[:2], page_map), jobs=1)

    assert [report.file for report in reports] == [pages[0].path, pages[1].path, PAGES]
    assert "2015-10-08-A03.pdf is not there" in [finding.message for finding in reports[-1].findings]


def test_the_report_shows_the_page_and_stays_small(desk: Desk) -> None:
    desk.build("press")
    report = desk.files()[f"{PAGES}/preflight.html"]

    assert b'href="data:image/jpeg;base64,' in report
    assert b"the edition is whole" in report.lower()
    assert len(report) < 100_000


def test_an_advertisement_that_the_plant_knows_no_words_for_is_flattened_and_the_report_says_so(desk: Desk) -> None:
    (desk.root / "publisher.toml").write_text(f'{HOUSE}press = "niad"\n')
    folder = desk.root / "editions" / "2015-10-08"
    folder.mkdir(parents=True)
    (folder / "edition.toml").write_text(
        '[[advertisements]]\nfile = "ferry.pdf"\npage = 1\ncolumns = 2\nheight_mm = 58.2\n'
    )
    size = (100 * 72 / 25.4, 15 * 11)  # two columns of the plant and their gutter, fifteen rows
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=size)
        page.contents_add(b"0 0 0 1 k 20 20 40 40 re f /Half gs 0 1 0 0 k 40 40 99 40 re f")
        page.add_resource(pikepdf.Dictionary(ca=0.5), pikepdf.Name.ExtGState, pikepdf.Name.Half)
        document.save(folder / "ferry.pdf")
    made = desk.build("press")
    pages, (edition,) = made.reports[:-1], made.reports[-1:]

    assert made.faults == ()
    assert [report.findings for report in pages] == [()]
    assert [(finding.rule, finding.message) for finding in edition.findings] == [
        ("E11", "ferry.pdf is printed as a picture of 600 pixels an inch: PDF/X-1a:2001 does not know transparency")
    ]
    assert made.is_whole
