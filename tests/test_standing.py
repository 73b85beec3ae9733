"""A build that has nothing to do sees so from the disk alone; whatever could change an output makes it look again."""

import datetime as dt
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from publisher.standing import Kept, Standing
from tests.desk import AS_OF, Desk, story

FORMATS = ("web", "feeds")
HELD = f"+++\nembargo = 2015-10-09T06:00:00+08:00\n+++\n{story('Later')}"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk.open(tmp_path / "newsroom")
    desk.drop("1.txt", story())
    desk.build(*FORMATS)
    return desk


def kept(desk: Desk, as_of: dt.datetime = AS_OF, formats: tuple[str, ...] = FORMATS) -> Kept | None:
    return Standing(desk.root / "publisher.toml", desk.output, formats).kept(as_of)


def write(desk: Desk, path: str, content: str) -> None:
    place = desk.root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(content)


CHANGES: dict[str, Callable[[Desk], object]] = {
    "new copy": lambda desk: desk.drop("2.txt", story("Two")),
    "other copy of the same size": lambda desk: desk.drop("1.txt", story().replace("pier", "quay")),
    "copy taken away": lambda desk: (desk.root / "seeds/1.txt").unlink(),
    "copy in a new folder": lambda desk: desk.drop("sport/2.txt", story("Two")),
    "a picture": lambda desk: desk.drop("1.jpg", b"\xff\xd8"),
    "a sidecar": lambda desk: desk.drop("1.toml", "priority = 1\n"),
    "the house file": lambda desk: write(desk, "publisher.toml", 'extends = "generic"\n'),
    "a first template of its own": lambda desk: write(desk, "templates/site/lost.html", "Lost"),
    "an output gone": lambda desk: (desk.output / "site/rss.xml").unlink(),
    "an output changed": lambda desk: (desk.output / "site/rss.xml").write_text("<rss/>"),
    "what is kept": lambda desk: write(desk, ".publisher/standing", "what\nis\nkept"),
}


def test_a_build_stands_when_nothing_has_changed(desk):
    assert kept(desk) == Kept(len(desk.files()), "", 0)
    assert kept(desk, AS_OF + dt.timedelta(hours=9)) is not None


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_whatever_could_change_an_output_makes_the_next_build_look(desk, change):
    CHANGES[change](desk)

    assert kept(desk) is None


def test_another_order_is_another_build(desk):
    assert kept(desk, formats=("web",)) is None
    assert Standing(desk.root / "publisher.toml", desk.root / "elsewhere", FORMATS).kept(AS_OF) is None


def test_a_build_stands_until_the_clock_changes_something(desk):
    desk.drop("2.txt", HELD)
    desk.build(*FORMATS)
    told = kept(desk, AS_OF + dt.timedelta(hours=9))

    assert told is not None
    assert "C207" in told.said
    assert kept(desk, dt.datetime(2015, 10, 8, 22, tzinfo=dt.UTC)) is None
    assert kept(desk, AS_OF - dt.timedelta(seconds=1)) is None
    assert kept(desk, AS_OF + dt.timedelta(days=2)) is None, "the story has left the news sitemap"


def test_a_build_that_stands_tells_the_same_again_and_loads_next_to_nothing(desk):
    desk.drop("2.txt", HELD)
    desk.drop("3.txt", "")
    build = ["build", "--house", str(desk.root / "publisher.toml"), "--format", "web", "--as-of", AS_OF.isoformat()]

    def run(code: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", code, *build]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    first = run("import sys; from publisher.cli import main; main(sys.argv[1:])")
    again = run("import sys; from publisher.cli import main; main(sys.argv[1:])")
    (desk.root / "seeds/3.txt").unlink()
    (desk.root / "seeds/2.txt").unlink()
    desk.build("web")
    code = "import atexit, sys; from publisher.cli import main; atexit.register(lambda: print(*sys.modules)); "
    loaded = run(f"{code}main(sys.argv[1:])")

    assert (again.returncode, again.stderr) == (first.returncode, first.stderr)
    assert "C207" in again.stderr
    assert "is withheld" in again.stderr
    assert not {"msgspec", "sqlite3", "jinja2", "publisher.build"} & set(loaded.stdout.split())
