"""A newsroom that is built after every edit, and its twin, which is built from nothing each time.

In: where they may lie, and the newsroom to begin with; then edits. Out: what each build did, or an ``AssertionError``
that names what one of them has and the other has not.
"""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from msgspec.structs import replace

from publisher.build import build
from publisher.outcome import Outcome
from tests.desk import Desk
from tests.newsrooms import Edit, Newsroom, edited

DAMAGES = ("delete an output", "cut an output short", "add to an output")
LOSS = "lose the catalogue"
PARTS = ("edit and build the feeds alone", "edit and build the sections alone")
_PART_OF = ("copy: headline", "front matter: section", "desk: delete a story")
_STATE = Path(".publisher")
_LEDGER = _STATE / "ledger.sqlite"

Tree = dict[str, bytes | None]


class Twins:
    """Two newsrooms of the same files.

    They share the ledger as it was before the edit, for no build can make that again: addresses once given, days first
    seen, versions. Catalogue, output and renditions are made anew for the twin; cut faces are kept in ``cuts`` for all.
    """

    def __init__(self, root: Path, cuts: Path, start: Newsroom, *formats: str) -> None:
        self.root = root
        self.cuts = cuts
        self.formats = formats
        self.past: tuple[Newsroom, ...] = (start,)
        self.desk = self._open("edited")
        self.build()

    def build(self) -> Outcome:
        return self.desk.build(*self.formats, as_of=self.past[-1].as_of)

    def edit(self, edit: Edit) -> Outcome:
        """Do it, build, compare, and build once more.

        Raises:
            AssertionError: something is stale, left over, or was written though its bytes are the same.
        """
        self._do(edit)
        twin, by_twin = self._twin()
        before, mtimes = _tree(self.desk.output), self.desk.mtimes()
        outcome = self.build()
        after = _tree(self.desk.output)
        changed = {path for path, content in after.items() if content is not None and content != before.get(path)}
        reports = {path for path in changed if "/preflight." in path}  # an outcome of their own
        differences = _differences(after, _tree(twin.output))

        assert not differences, "\n".join(differences)
        assert (outcome.faults, by_twin.faults) == ((), ())
        assert outcome.filed.notes == by_twin.filed.notes
        assert _entries(self.desk) == _entries(twin)
        assert set(outcome.written) == changed - reports
        assert {path for path, at in self.desk.mtimes().items() if at != mtimes.get(path)} == changed
        again = self.build()
        assert (again.written, again.removed, again.work.stale) == ((), (), ())
        return outcome

    def _do(self, edit: Edit) -> None:
        if edit.what in DAMAGES:
            _damage(self.desk, edit)
        elif edit.what == LOSS:
            (self.desk.root / _STATE / "catalogue.sqlite").unlink()
        elif edit.what in PARTS:
            self._do(Edit(_PART_OF[edit.to % len(_PART_OF)], edit.where, edit.to))
            self._build_part(edit.what)
        else:
            self.past = (*self.past, edited(self.past, edit))
            _lay_out(self.past[-1], self.desk)

    def _build_part(self, part: str) -> None:
        feeds_alone = part == PARTS[0]
        order = self.desk.order(*("feeds",) if feeds_alone else self.formats, as_of=self.past[-1].as_of)
        build(order if feeds_alone else replace(order, below="site/sections/"))

    def _twin(self) -> tuple[Desk, Outcome]:
        shutil.rmtree(self.root / "twin", ignore_errors=True)
        twin = self._open("twin")
        (twin.root / _LEDGER).write_bytes((self.desk.root / _LEDGER).read_bytes())
        return twin, twin.build(*self.formats, as_of=self.past[-1].as_of)

    def _open(self, name: str) -> Desk:
        desk = Desk.open(self.root / name)
        cache = desk.root / _STATE / "cache"
        cache.mkdir(parents=True)
        (cache / "fonts").symlink_to(self.cuts)
        _lay_out(self.past[-1], desk)
        return desk


def _lay_out(newsroom: Newsroom, desk: Desk) -> None:
    """Write the files that differ, and take away those that are gone."""
    wanted = newsroom.files()
    for folder in ("seeds", "templates"):
        for path in [path for path in (desk.root / folder).rglob("*") if path.is_file()]:
            if path.relative_to(desk.root).as_posix() not in wanted:
                path.unlink()
    for name, content in wanted.items():
        path = desk.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)


def _damage(desk: Desk, edit: Edit) -> None:
    """What somebody does to an output file by hand."""
    files = sorted(path for path in desk.output.rglob("*") if path.is_file())
    path = files[edit.where % len(files)]
    content = path.read_bytes()
    match DAMAGES.index(edit.what):
        case 0:
            path.unlink()
        case 1:
            path.write_bytes(content[: len(content) // 2])
        case _:
            path.write_bytes(content + b"\n")


def _tree(folder: Path) -> Tree:
    """Everything below a folder by its path there; folders have no bytes, and an empty one is a leftover too."""
    found = sorted(folder.rglob("*"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None for path in found}


def _differences(made: Tree, twin: Tree) -> list[str]:
    left = [f"{path} is left over" for path in made if path not in twin]
    missing = [f"{path} is missing" for path in twin if path not in made]
    stale = [f"{path} is stale" for path in twin if path in made and made[path] != twin[path]]
    return left + missing + stale


def _entries(desk: Desk) -> list[object]:
    with closing(sqlite3.connect(desk.root / _LEDGER)) as ledger:
        return ledger.execute("SELECT * FROM story ORDER BY id").fetchall()
