"""An edition that is ready to be sent, laid out without a build, and a desk that sends it."""

import datetime as dt
import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from publisher.cli import main
from publisher.typeset.pagemap import EditionMap, PageMap
from tests.desk import HOUSE

DAY = "2015-10-08"
PAGES = (f"{DAY}-A01.pdf", f"{DAY}-A02.pdf", f"{DAY}-A03.pdf")


@dataclass(frozen=True)
class Sent:
    """What ``publisher send`` did: its exit code, and what it said."""

    code: int
    out: str
    err: str

    @property
    def files(self) -> list[str]:
        """The names of the files that were sent, in order."""
        return [line.removesuffix(": sent") for line in self.out.splitlines() if line.endswith(": sent")]


@dataclass(frozen=True)
class Outbox:
    """A newsroom below ``root`` with one edition."""

    root: Path
    capture: pytest.CaptureFixture[str]

    def house(self, targets: str) -> None:
        """A house file with these targets."""
        (self.root / "publisher.toml").write_text(HOUSE + targets)

    @property
    def folder(self) -> Path:
        return self.root / "output" / "print" / DAY

    def page(self, name: str, content: bytes, outcome: str = "ok") -> None:
        """A page of the edition, examined."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / name).parent.mkdir(exist_ok=True)
        (self.folder / name).write_bytes(content)
        findings = [{"rule": "C01", "severity": "reject"}] if outcome == "reject" else []
        digest = sha256(content).hexdigest()
        self.verdict(
            {"file": f"print/{DAY}/{name}", "outcome": outcome, "sha256": digest, "findings": findings, "not_run": []}
        )
        names = sorted({*self.names(), name})
        (self.folder / "pagemap.json").write_bytes(
            msgspec.json.encode(
                EditionMap(day=dt.date.fromisoformat(DAY), pages=tuple(map(_page, names, range(1, 99))))
            )
        )

    def names(self) -> list[str]:
        path = self.folder / "pagemap.json"
        return [page["file"] for page in json.loads(path.read_bytes())["pages"]] if path.exists() else []

    def verdict(self, verdict: dict[str, object]) -> None:
        """One object of the preflight report, in the place of that on the same file."""
        path = self.folder / "preflight.json"
        listed = json.loads(path.read_bytes()) if path.exists() else []
        path.write_text(json.dumps([*(each for each in listed if each["file"] != verdict["file"]), verdict]))

    def send(self, target: str, *options: str, edition: str = DAY) -> Sent:
        """Run the command."""
        self.capture.readouterr()
        with pytest.raises(SystemExit) as left:
            main(["send", target, "--edition", edition, "--house", str(self.root / "publisher.toml"), *options])
        said = self.capture.readouterr()
        assert "Traceback" not in said.err
        return Sent(int(str(left.value.code)), said.out, said.err)


def _page(name: str, number: int) -> PageMap:
    return PageMap(
        page=f"A{number:02}",
        number=number,
        file=name,
        section="",
        width_mm=315,
        height_mm=470,
        row_pt=11,
        white_rows=0,
        stories=(),
    )


def opened(root: Path, capture: pytest.CaptureFixture[str]) -> Outbox:
    """An outbox with an edition of three pages, all of which passed."""
    outbox = Outbox(root, capture)
    root.mkdir()
    outbox.house("")
    for number, name in enumerate(PAGES):
        outbox.page(name, f"%PDF-1.6 page {number} ".encode() * 20_000)
    return outbox


def files_of(folder: Path) -> dict[str, bytes]:
    """Everything below a folder, whatever it is called."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
