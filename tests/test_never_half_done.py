"""Whatever moment a build ends in, every file is old or new and whole, and the next build finishes the work."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from publisher.errors import BusyError, DamageError, StorageError
from publisher.lock import locked
from tests.desk import AS_OF, Desk, story
from tests.strikes import killed, leftovers, refused

LINK = re.compile(rb'(?:href|src)="(/[^"#?]*)')
FORMATS = ("web", "feeds")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A newsroom that is built, and then: one story edited, one dropped, one taken away."""
    desk = Desk.open(tmp_path / "newsroom")
    for number in range(1, 5):
        desk.drop(f"{number}.txt", story(f"Headline number {number}"))
    desk.build(*FORMATS)
    desk.drop("2.txt", story("Another headline"))
    desk.drop("5.txt", story("News just in"))
    (desk.root / "seeds" / "3.txt").unlink()
    return desk


@pytest.fixture
def before(desk: Desk) -> dict[str, bytes]:
    return desk.files()


@pytest.fixture
def after(desk: Desk) -> dict[str, bytes]:
    whole = copy_of(desk, "whole")
    whole.build(*FORMATS)
    return whole.files()


def copy_of(desk: Desk, name: str) -> Desk:
    """The same newsroom elsewhere, with everything its builds keep."""
    other = desk.root.parent / name
    shutil.copytree(desk.root, other)
    register = sqlite3.connect(other / ".publisher" / "register.sqlite")
    with register:
        register.execute("UPDATE made SET folder = ?", (str((other / "output").resolve()),))
    register.close()
    return Desk(other)


def visible(desk: Desk) -> dict[str, bytes]:
    return {path: content for path, content in desk.files().items() if not path.endswith(".publisher-new")}


def dangling(files: dict[str, bytes]) -> set[str]:
    """What pages that a reader can come to from the front link to, and is not there."""
    seen, queue, missing = {"site/index.html"}, ["site/index.html"], set()
    while queue:
        for href in LINK.findall(files[queue.pop()]):
            place = "site" + href.decode()
            path = f"{place}index.html" if place.endswith("/") else place
            if path not in files:
                missing.add(path)
            elif path not in seen:
                seen.add(path)
                queue += [path] if path.endswith(".html") else []
    return missing


def assert_whole(desk: Desk, before: dict[str, bytes], after: dict[str, bytes]) -> None:
    now = visible(desk)
    torn = [path for path, content in now.items() if content not in {before.get(path), after.get(path)}]

    assert not torn
    assert not (before.keys() & after.keys()) - now.keys()
    assert not dangling(now)


def assert_finished(desk: Desk, after: dict[str, bytes]) -> None:
    desk.build(*FORMATS)

    assert desk.files() == after
    assert not leftovers(desk.root)
    assert desk.build(*FORMATS).written == ()


@pytest.mark.parametrize("first", range(1, 5))
def test_a_build_that_is_killed_leaves_old_or_new_files_and_the_next_one_finishes(desk, before, after, first):
    at, struck = first, True
    while struck:
        hurt = copy_of(desk, f"killed-{at}")
        struck = killed(hurt.order(*FORMATS), at)
        assert_whole(hurt, before, after)
        assert_finished(hurt, after)
        shutil.rmtree(hurt.root)
        at += 4

    assert at > 100, "fewer changes than a build makes: is the store still caught in the act?"


def test_a_full_disk_leaves_old_or_new_files_and_the_next_build_finishes(desk, before, after):
    for at in range(1, 120, 7):
        hurt = copy_of(desk, f"full-{at}")
        refused(hurt.order(*FORMATS), at)
        assert_whole(hurt, before, after)
        assert_finished(hurt, after)
        shutil.rmtree(hurt.root)


@pytest.mark.parametrize("most", [500, 20_000])
def test_a_disk_that_refuses_a_file_is_said_and_everything_stays(desk, before, most):
    limit = (
        f"signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))"
    )
    code = f"import resource, signal, sys; {limit}; from publisher.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", code, "build", "--house", desk.root / "publisher.toml", "--format", "web"]
    told = subprocess.run(command, capture_output=True, text=True, check=False)

    assert told.returncode == StorageError.exit_code
    assert re.fullmatch(r"publisher: \S+: could not be written: .+\n", told.stderr)
    assert visible(desk) == before


@pytest.mark.skipif(
    os.geteuid() != 0, reason="only root may mount a small disk; the tests above fill it by other means"
)
def test_a_small_disk_that_fills_up_is_survived(desk, after):
    small = desk.root.parent / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", small], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this machine lets nobody mount a small disk; the tests above fill it by other means")
    try:
        shutil.copytree(desk.root / "seeds", small / "seeds")
        shutil.copy(desk.root / "publisher.toml", small)
        room = Desk(small)
        command = [sys.executable, "-m", "publisher", "build", "--house", str(room.root / "publisher.toml")]
        told = subprocess.run([*command, "--format", "web"], capture_output=True, text=True, check=False)
        subprocess.run(["mount", "-o", "remount,size=40m", small], check=True)

        assert (told.returncode, "could not be written" in told.stderr) == (StorageError.exit_code, True)
        room.build(*FORMATS)
        assert len(room.files()) == len(after)
        assert not leftovers(small)
        assert room.build(*FORMATS).written == ()
    finally:
        subprocess.run(["umount", "-l", small], check=True)


def test_two_builds_at_once_are_refused_by_name(desk):
    with locked(desk.root / ".publisher"), pytest.raises(BusyError, match=f"process {os.getpid()}"):
        desk.build()
    desk.build()


@pytest.mark.parametrize("name", ["catalogue.sqlite", "register.sqlite"])
def test_what_can_be_made_anew_is_and_that_is_said(desk, after, name):
    path = desk.root / ".publisher" / name
    content = bytearray(path.read_bytes())
    content[100:4000] = b"\xff" * 3900
    path.write_bytes(content)
    outcome = desk.build(*FORMATS)

    assert [name in remark for remark in outcome.remarks] == [True]
    assert path.with_name(f"{name}.damaged").is_file()
    assert after.items() <= desk.files().items()


def test_a_damaged_ledger_is_never_guessed(desk, before):
    path = desk.root / ".publisher" / "ledger.sqlite"
    path.write_bytes(b"\xff" * 8192)
    with pytest.raises(DamageError, match="put back its last copy"):
        desk.build(*FORMATS)

    assert path.read_bytes() == b"\xff" * 8192
    assert desk.files() == before


def test_a_ledger_of_an_earlier_version_is_kept_as_it_was_beside_the_new_one(desk):
    path = desk.root / ".publisher" / "ledger.sqlite"
    path.unlink()
    old = sqlite3.connect(path)
    with old:
        old.execute("CREATE TABLE story (id TEXT PRIMARY KEY, first_seen, address, words, version, modified)")
        old.execute("INSERT INTO story VALUES ('1', '2015-10-08', '2015/10/08/of-old/', '', 7, NULL)")
    old.close()
    as_it_was = path.read_bytes()
    desk.drop("1.txt", story("Headline number 1, and more"))
    desk.build(*FORMATS, as_of=AS_OF)

    assert path.with_name("ledger-0.sqlite").read_bytes() == as_it_was
    assert "site/2015/10/08/of-old/index.html" in desk.files()
