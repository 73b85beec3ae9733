"""Whoever spoilt, took away or replaced an output is found out, be there few outputs or many."""

import os
import signal
from array import array
from pathlib import Path

import pytest

from publisher.apart import apart
from publisher.outputs import Outputs, numbers_of
from publisher.store import Store

FEW, MANY = 5, 2_100  # from two thousand on another process asks


def left(folder: Path, count: int) -> Outputs:
    """So many files, as they are."""
    for number in range(count):
        (folder / f"{number}.html").write_text("whole")
    return seen(folder, [f"{number}.html" for number in range(count)])


def seen(folder: Path, paths: list[str]) -> Outputs:
    told = array("q")
    for stamp in Store(folder).stamps(paths):
        told.extend(numbers_of(stamp))
    return Outputs(str(folder), paths, told)


@pytest.mark.parametrize("count", [FEW, MANY])
def test_outputs_that_are_otherwise_than_they_were_left_are_told(tmp_path: Path, count: int) -> None:
    outputs = left(tmp_path, count)
    (tmp_path / "1.html").write_text("spoilt")
    (tmp_path / "3.html").unlink()
    outputs.ask()

    assert outputs.disturbed() == {"1.html", "3.html"}


@pytest.mark.parametrize("count", [FEW, MANY])
def test_outputs_stand_as_long_as_nobody_touches_them(tmp_path: Path, count: int) -> None:
    outputs = left(tmp_path, count)
    outputs.ask()

    assert outputs.disturbed() == frozenset()


def test_without_their_folder_none_of_them_stands(tmp_path: Path) -> None:
    outputs = left(tmp_path, FEW)
    elsewhere = Outputs(str(tmp_path / "gone"), outputs.paths, outputs.told)

    assert elsewhere.disturbed() == frozenset(outputs.paths)


def test_what_a_build_changed_is_remembered_with_the_rest(tmp_path: Path) -> None:
    before = left(tmp_path, FEW)
    (tmp_path / "0.html").write_text("anew")
    (tmp_path / "2.html").unlink()
    (tmp_path / "new.html").write_text("new")
    store = Store(tmp_path)
    after = before.changed({"0.html": store.stamp("0.html"), "2.html": None, "new.html": store.stamp("new.html")})

    assert after.disturbed() == frozenset()
    assert set(after.paths) == {"0.html", "1.html", "3.html", "4.html", "new.html"}
    assert before.disturbed() == {"0.html", "2.html"}


def test_a_task_is_done_by_another_process() -> None:
    made = apart(lambda: str(os.getpid()).encode())()

    assert made not in {None, str(os.getpid()).encode()}


def dead() -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b"never said"


def test_of_a_process_that_dies_nothing_is_heard() -> None:
    made = apart(dead)

    assert made() is None
