"""Copy of many houses is read as its editor would read it, whatever carriage it came in.

``tests/cases/copy`` holds pairs: a piece of copy, and the fields of ``publisher show --json`` that are beyond dispute.
"""

import json
import re
import textwrap
from collections.abc import Callable
from importlib import util
from pathlib import Path

import pytest

from publisher.house import read_house
from publisher.intake import reader
from publisher.reading import CopyFile
from publisher.show import as_record
from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "cases" / "copy"
CASES = sorted(FOLDER.glob("*.json"))
READ = reader(read_house(ROOT / "publisher.toml"))


def read_as_record(content: bytes, name: str = "one.txt") -> dict[str, object]:
    return as_record(READ(CopyFile(name, content)))


def differences(wanted: object, got: object, place: str = "") -> list[str]:
    """Where what was read differs from what is wanted: only keys that are wanted count, and white space is folded."""
    if isinstance(wanted, dict) and isinstance(got, dict):
        return [each for key in wanted for each in differences(wanted[key], got.get(key), f"{place}.{key}")]
    if isinstance(wanted, list) and isinstance(got, list) and len(wanted) == len(got):
        pairs = zip(wanted, got, strict=True)
        return [each for number, (a, b) in enumerate(pairs) for each in differences(a, b, f"{place}[{number}]")]
    same = _folded(wanted) == _folded(got)
    return [] if same else [f"{place}: wanted {wanted!r}, read {got!r}"]


def _folded(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


def wanted_of(path: Path) -> dict[str, object]:
    wanted: dict[str, object] = json.loads(path.read_text("utf-8"))
    return wanted


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_copy_is_read_as_its_editor_would(path: Path) -> None:
    wanted = wanted_of(path)

    assert differences(wanted, read_as_record(path.with_suffix(".txt").read_bytes())) == []


def _crlf(text: str) -> bytes:
    return re.sub("\r\n|\r|\n", "\r\n", text).encode()


def _no_break_spaces(text: str) -> bytes:
    return text.replace(" ", "\u00a0").encode()


def _marked(text: str) -> bytes:
    return text.encode("utf-8-sig")


def _utf_16(text: str) -> bytes:
    return text.encode("utf-16")


def _form_feeds(text: str) -> bytes:
    return text.replace("\n\n", "\n\f\n").encode()


def _soft_hyphens(text: str) -> bytes:
    return text.replace("ing ", "i\u00adng ").encode()


CARRIAGES = (_crlf, _no_break_spaces, _marked, _utf_16, _form_feeds, _soft_hyphens)


def _readable() -> list[Path]:
    """Cases in UTF-8 that are stories; the code page and the line ends of the others are the case itself."""
    return [
        p for p in CASES if wanted_of(p).get("outcome") != "error" and _is_plain(p.with_suffix(".txt").read_bytes())
    ]


def _is_plain(content: bytes) -> bool:
    try:
        return "\r" not in content.decode("utf-8") and not content.startswith(b"\xef\xbb\xbf")
    except UnicodeDecodeError:
        return False


@pytest.mark.parametrize("carriage", CARRIAGES, ids=lambda carriage: carriage.__name__.strip("_"))
def test_a_carriage_that_no_reader_would_notice_changes_nothing(carriage: Callable[[str], bytes]) -> None:
    for path in _readable():
        text = path.with_suffix(".txt").read_text("utf-8")
        wanted = {**wanted_of(path), "outcome": read_as_record(text.encode())["outcome"]}

        assert differences(wanted, read_as_record(carriage(text))) == [], path.stem


def _hard_wrapped(text: str) -> bytes:
    return "\n".join(textwrap.fill(line, 72) if line.strip() else line for line in text.split("\n")).encode()


def _single_newlines(text: str) -> bytes:
    return re.sub(r"\n\s*\n+", "\n", text).encode()


@pytest.mark.parametrize(
    "carriage", [_hard_wrapped, _single_newlines], ids=lambda carriage: carriage.__name__.strip("_")
)
def test_wrapped_copy_and_copy_without_blank_lines_lose_next_to_nothing(carriage: Callable[[str], bytes]) -> None:
    fields = wrong = 0
    for path in _readable():
        wanted = {key: value for key, value in wanted_of(path).items() if key != "outcome"}
        fields += len(wanted)
        wrong += len(differences(wanted, read_as_record(carriage(path.with_suffix(".txt").read_text("utf-8")))))

    assert wrong <= fields * 0.02, f"{wrong} of {fields} fields are read wrongly"


def _generated() -> dict[str, tuple[Callable[[], bytes], dict[str, object]]]:
    spec = util.spec_from_file_location("generated", FOLDER / "generated.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    cases: dict[str, tuple[Callable[[], bytes], dict[str, object]]] = module.GENERATED
    return cases


@pytest.mark.parametrize("name", _generated())
def test_hostile_copy_too_large_to_keep_is_refused(name: str) -> None:
    make, wanted = _generated()[name]

    assert differences(wanted, read_as_record(make())) == []
