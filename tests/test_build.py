"""A build does only what changed, whatever the number of workers, and never leaves half a file."""

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from publisher.build import build
from publisher.errors import PathClaimError, UsageError
from publisher.plan import Part, Target, targets_of
from publisher.store import Store
from tests.desk import Desk, story


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk.open(tmp_path / "newsroom")
    for number in range(6):
        desk.drop(f"{number}.txt", story(f"Story number {number}"))
    return desk


def test_a_second_build_writes_nothing(desk: Desk) -> None:
    first = desk.build()
    before = desk.mtimes()
    second = desk.build(as_of=dt.datetime(2015, 10, 8, 13, tzinfo=dt.UTC))

    assert first.written == tuple(sorted(desk.files()))
    assert (second.written, second.work.stale) == ((), ())
    assert desk.mtimes() == before


def test_one_worker_and_three_make_the_same_bytes(desk: Desk, tmp_path: Path) -> None:
    other = Desk.open(tmp_path / "other")
    for path in (desk.root / "seeds").iterdir():
        other.drop(path.name, path.read_bytes())
    desk.build(jobs=1)
    other.build(jobs=3)

    assert desk.files() == other.files()


def test_an_edit_is_built_as_a_clean_build_would(desk: Desk, tmp_path: Path) -> None:
    desk.build()
    desk.drop("3.txt", story("Story number 3", "HARBOUR"))
    edited = desk.build()
    clean = Desk.open(tmp_path / "clean")
    for path in (desk.root / "seeds").iterdir():
        clean.drop(path.name, path.read_bytes())
    ledger = desk.root / ".publisher" / "ledger.sqlite"
    (clean.root / ".publisher").mkdir()
    (clean.root / ".publisher" / "ledger.sqlite").write_bytes(ledger.read_bytes())
    clean.build()

    assert edited.written
    assert desk.files() == clean.files()


def test_a_withdrawn_story_leaves_nothing_behind(desk: Desk) -> None:
    desk.build()
    (desk.root / "seeds" / "3.txt").unlink()
    after = desk.build()

    assert "site/2015/10/08/story-number-3/index.html" in after.removed
    assert not [name for name in desk.files() if "story-number-3" in name]
    assert not (desk.output / "site/2015/10/08/story-number-3").exists()
    assert not [name for name, content in desk.files().items() if b"Story number 3" in content]


def test_a_file_somebody_deleted_cut_short_or_changed_is_made_again(desk: Desk) -> None:
    desk.build()
    front = desk.output / "site/index.html"
    front.write_bytes(front.read_bytes().replace(b"<h1", b"<h3"))
    (desk.output / "site/rss.xml").unlink()
    (desk.output / "site/atom.xml").write_bytes(b"<feed>")
    again = desk.build()

    assert again.written == ("site/atom.xml", "site/index.html", "site/rss.xml")


def test_a_build_of_one_format_leaves_the_others_alone(desk: Desk) -> None:
    desk.build()
    only = desk.build("feeds")

    assert only.removed == ()
    assert all(target.format == "feeds" for target in only.work.targets)
    assert (desk.output / "site/index.html").is_file()


def test_two_output_folders_of_one_newsroom_are_kept_apart(desk: Desk, tmp_path: Path) -> None:
    desk.build()
    elsewhere = replace(desk.order(), output=tmp_path / "elsewhere")
    build(elsewhere)
    (desk.root / "seeds" / "3.txt").unlink()
    build(elsewhere)
    back = desk.build()

    assert any("story-number-3" in path for path in back.removed)
    assert not [name for name in desk.files() if "story-number-3" in name]


def test_files_that_are_not_ours_are_never_touched(desk: Desk) -> None:
    desk.build()
    own = desk.output / "site" / "own.txt"
    own.write_text("the editor's own")
    (desk.root / "seeds" / "3.txt").unlink()
    desk.build()

    assert own.read_text() == "the editor's own"


def test_a_damaged_catalogue_is_made_anew_and_the_same_bytes_come_out(desk: Desk) -> None:
    desk.build()
    before = desk.files()
    (desk.root / ".publisher" / "catalogue.sqlite").write_bytes(b"this is no database")
    again = desk.build()

    assert again.written == ()
    assert desk.files() == before


def test_a_template_of_the_newsrooms_own_hides_ours(desk: Desk) -> None:
    desk.build()
    own = desk.root / "templates" / "site"
    own.mkdir(parents=True)
    (own / "lost.html").write_text("<!doctype html><title>Gone fishing</title>\n")
    again = desk.build()

    assert again.written == ("site/404.html",)
    assert b"Gone fishing" in desk.files()["site/404.html"]


def test_a_page_whose_template_lacks_a_part_fails_alone_and_is_made_when_the_part_comes(desk: Desk) -> None:
    own = desk.root / "templates" / "site"
    own.mkdir(parents=True)
    (own / "lost.html").write_text('{% include "site/_own.html" %}')
    without = desk.build()
    (own / "_own.html").write_text("Gone fishing")
    again = desk.build()

    assert [path for path, _ in without.faults] == ["site/404.html"]
    assert again.written == ("site/404.html",)


def test_two_claims_on_one_path_fail_before_any_work() -> None:
    class Claimant:
        def __init__(self, name: str) -> None:
            self.name = name

        def parts(self, _: object) -> list[Part]:
            return [
                Part(
                    self.name, "", "", lambda: iter([Target(path="site/a", format=self.name, kind="story", digest="")])
                )
            ]

    with pytest.raises(PathClaimError, match="site/a: claimed by one story and by two story"):
        targets_of([Claimant("one"), Claimant("two")], None)  # type: ignore[list-item, arg-type]


@pytest.mark.parametrize("path", ["../x", "/etc/x", "a/../../x", ""])
def test_no_path_leaves_the_output_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(UsageError, match="leaves the output folder"):
        Store(tmp_path).put(path, b"")


def test_the_store_writes_only_other_bytes_and_readable_files(tmp_path: Path) -> None:
    store = Store(tmp_path)

    assert store.put("a/b.txt", b"one") is True
    assert store.put("a/b.txt", b"one") is False
    assert store.put("a/b.txt", b"two") is True
    assert (tmp_path / "a/b.txt").stat().st_mode & 0o044 == 0o044, "a web server could not read it"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.txt"]


def test_two_spellings_of_one_name_share_a_page(desk: Desk) -> None:
    for number, name in enumerate(("JANE DOE", "Jane Doe")):
        desk.drop(f"1{number}.txt", story(f"Two names {number}").replace("\n\nMARLOW", f"\n\nBy {name}\n\nMARLOW"))
    desk.build()
    page = desk.files()["site/authors/jane-doe/index.html"].decode()

    assert "Two names 0" in page
    assert "Two names 1" in page


def test_a_story_links_to_its_pdf_only_if_there_is_one(desk: Desk) -> None:
    place = "site/2015/10/08/story-number-1/index.html"
    desk.build("web", "feeds")
    without = desk.files()[place]
    desk.build("web", "feeds", "press")
    with_pdf = desk.files()[place]
    desk.build("web")

    assert b"story.pdf" not in without
    assert b"story.pdf" in with_pdf
    assert desk.files()[place] == with_pdf


def test_an_edition_links_to_its_pages_only_if_there_are_some(desk: Desk) -> None:
    place = "site/2015/10/08/index.html"
    desk.build("web", "feeds")
    without = desk.files()[place]
    desk.build("web", "feeds", "press")

    assert b"edition.pdf" not in without
    assert b'href="edition.pdf"' in desk.files()[place]
    assert "site/2015/10/08/edition.pdf" in desk.files()
