"""Measuring: what running a program takes, of the clock, the processors and the memory.

In: a command and the folder to run it in. Out: a ``Cost``, all processes it started included. Needs Linux, which says
how the processes of a program share their memory.
"""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_KIB_A_MB = 1000 / 1.024
_LOOK_EVERY_S = 0.02
_SESSION = 3  # the field of /proc/PID/stat, counted behind the name


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock, seconds of all processors (user and system), and the largest process, in MB."""

    wall_s: float
    cpu_s: float
    largest_mb: float


class FailedError(Exception):
    """The program did not end well; the last it said is the message."""


def measured(command: tuple[str, ...], folder: Path) -> Cost:
    """Run a program to its end.

    Raises:
        FailedError: it did not end well.
    """
    begun = time.perf_counter()
    program = _started(command, folder)
    _, status, usage = os.wait4(program.pid, 0)
    wall_s = time.perf_counter() - begun
    _check(program, os.waitstatus_to_exitcode(status), folder)
    return Cost(wall_s, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _KIB_A_MB)


def most_memory(command: tuple[str, ...], folder: Path) -> float:
    """Run a program to its end; the most memory that all its processes had together, in MB.

    What they share is counted once. Looking costs time, so the same run is not measured for time.

    Raises:
        FailedError: it did not end well.
    """
    program = _started(command, folder, in_own_session=True)
    most_kib = 0
    while program.poll() is None:
        most_kib = max(most_kib, sum(map(_proportional_kib, _processes(program.pid))))
        time.sleep(_LOOK_EVERY_S)
    _check(program, program.returncode, folder)
    return most_kib / _KIB_A_MB


def _started(command: tuple[str, ...], folder: Path, *, in_own_session: bool = False) -> subprocess.Popen[bytes]:
    with _log(folder).open("wb") as log:
        return subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, start_new_session=in_own_session)


def _check(program: subprocess.Popen[bytes], code: int, folder: Path) -> None:
    program.returncode = code
    if code:
        raise FailedError(f"{program.args!r} ended with {code}: {_log(folder).read_text('utf-8', 'replace')[-2000:]}")


def _log(folder: Path) -> Path:
    return folder / "build.log"


def _processes(session: int) -> Iterator[Path]:
    """The folders below /proc of all processes in a session."""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            fields = (process / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
            if fields[_SESSION] == str(session):
                yield process


def _proportional_kib(process: Path) -> int:
    """The memory of a process, of which it has its part of what it shares; none if it is gone."""
    with suppress(OSError):
        for line in (process / "smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
