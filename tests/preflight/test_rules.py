"""The rules as a whole: a page that is right breaks none, and each is tested, sourced and documented."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from publisher.preflight import as_text, examination, families
from publisher.preflight.edition import EDITION_RULES
from publisher.preflight.examination import rules

HERE = Path(__file__).parent


def every():
    """The rules about files and those about editions, by id."""
    return sorted([*rules(), *EDITION_RULES], key=lambda rule: rule.id)


@pytest.mark.usefixtures("ghostscript")
def test_a_page_that_is_right_breaks_no_rule(draft):
    report = draft.report()

    assert report.findings == ()
    assert report.not_run == ()
    assert as_text(report) == "page: Berliner would take it as PDF/X-4\n"


def test_every_rule_has_an_id_and_a_source_of_its_own():
    ids = [rule.id for rule in every()]

    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[A-Z]\d\d", each) for each in ids)
    assert all(rule.says and rule.source for rule in every())


def test_the_folder_is_the_registry():
    modules = {f"publisher.preflight.{path.stem}" for path in Path(examination.__file__).parent.glob("[a-z]*.py")}

    assert set(families()) == modules


def test_every_rule_is_tested():
    tests = "".join(path.read_text("utf-8") for path in HERE.glob("test_*.py"))

    assert not [rule.id for rule in every() if f'"{rule.id}"' not in tests]


def test_every_rule_is_documented(root):
    rows = re.findall(
        r"^\| ([A-Z]\d\d) \| (.+?) \| (.+?) \| (\w+) \|$", (root / "docs/preflight.md").read_text("utf-8"), re.MULTILINE
    )

    assert rows == [(rule.id, rule.says, rule.source, rule.severity.value) for rule in every()]


def test_asking_for_preflight_loads_no_pdf_library():
    code = "import sys, publisher.preflight; print(*(m for m in sys.modules if m in {'pikepdf', 'PIL', 'lxml'}))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert answer.stdout.split() == []
