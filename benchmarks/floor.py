"""What an edit takes before anything is done for it: an interpreter, its libraries, and a look at every file of copy.

Run with ``make bench``. Each row has what the rows above it have, and one thing more; none has a line of ours in it.
Prints the medians of some runs, for what a build of ours can be held to on this machine.
"""

import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.measuring import measured

RUNS, FILES, FOLDERS = 15, 10_000, 100
_LOOK = """
import os
for folder in os.scandir("."):
    if folder.is_dir():
        for file in os.scandir(folder.path):
            file.stat()
"""
STEPS = (
    ("an interpreter", ""),
    ("and click", "import click"),
    ("and msgspec", "import msgspec"),
    ("and sqlite3", "import sqlite3"),
    (f"and what the disk says of {FILES:,} files", _LOOK),
    ("and jinja2", "import jinja2"),
)


def main() -> None:
    """Take each step, and print what it took."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        _fill(folder)
        program = ""
        for what, more in STEPS:
            program += f"{more}\n"
            costs = [measured((sys.executable, "-c", program), folder) for _ in range(RUNS)]
            wall_s, cpu_s = median(cost.wall_s for cost in costs), median(cost.cpu_s for cost in costs)
            print(f"{what}: {wall_s:.3f} s, CPU {cpu_s:.3f} s", flush=True)


def _fill(folder: Path) -> None:
    for number in range(FILES):
        path = folder / str(number % FOLDERS) / f"{number}.txt"
        path.parent.mkdir(exist_ok=True)
        path.touch()


if __name__ == "__main__":
    main()
