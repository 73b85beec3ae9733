"""Twenty seconds of a coverage-guided fuzzer find nothing in the intakes; ``make fuzz`` looks for ten minutes."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.conftest import ROOT

SECONDS = 20


@pytest.mark.skipif(
    find_spec("atheris") is None and not os.environ.get("CI"), reason="atheris is not installed: run make setup"
)
def test_a_fuzzer_finds_no_copy_that_raises_or_loses_a_byte(tmp_path: Path) -> None:
    start = tmp_path / "start"
    start.mkdir()
    for number, path in enumerate(sorted((ROOT / "tests" / "cases" / "copy").glob("*.txt"))):
        (start / str(number)).write_bytes(b"\0" + path.read_bytes()[:4096])
    found = tmp_path / "found"
    found.mkdir()
    limits = [f"-max_total_time={SECONDS}", "-timeout=10", "-max_len=4096", f"-artifact_prefix={tmp_path}/"]
    command = [sys.executable, "-m", "tests.fuzz.intakes", *limits, str(found), str(start)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stderr[-3000:]
