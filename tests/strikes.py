"""Builds that are struck down: killed, or refused by the disk, at the n-th call that changes a disk.

The calls are counted in a forked process, so that what is struck is a real build that really dies.
"""

import errno
import os
import signal
from collections.abc import Callable
from pathlib import Path

from publisher.build import build
from publisher.database import Database
from publisher.order import Order

CALLS = ("write", "replace", "fsync", "sync", "unlink", "rmdir", "mkdir")


def killed(order: Order, at: int) -> bool:
    """Build, and be killed right before change number ``at``, or in the middle of it where it writes; was it?"""
    pid = os.fork()
    if pid == 0:
        _strike(at, lambda: os.kill(os.getpid(), signal.SIGKILL))
        _build_and_leave(order)
    return os.WIFSIGNALED(os.waitpid(pid, 0)[1])


def refused(order: Order, at: int) -> None:
    """Build on a disk that is full from change number ``at`` on."""
    pid = os.fork()
    if pid == 0:
        _strike(at, _disk_full, lasting=True)
        _build_and_leave(order)
    os.waitpid(pid, 0)


def _disk_full() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _build_and_leave(order: Order) -> None:
    try:
        build(order)
    except BaseException:  # noqa: BLE001  whatever became of it, this process ends here
        os._exit(1)
    os._exit(0)


def _strike(at: int, strike: Callable[[], None], *, lasting: bool = False) -> None:
    done = 0

    def is_due() -> bool:
        nonlocal done
        done += 1
        return done >= at if lasting else done == at

    def struck(call: Callable[..., object], name: str) -> Callable[..., object]:
        def instead(*args: object, **named: object) -> object:
            if is_due() and not (lasting and name in {"unlink", "rmdir"}):  # a full disk lets things go
                if name == "write":
                    handle, content = args
                    call(handle, bytes(content)[: len(content) // 2])  # type: ignore[call-overload, arg-type]
                strike()
            return call(*args, **named)

        return instead

    for name in CALLS:
        setattr(os, name, struck(getattr(os, name), name))
    Database.commit = struck(Database.commit, "commit")  # type: ignore[method-assign, assignment]


def leftovers(folder: Path) -> list[Path]:
    """Files that a build laid and did not settle."""
    return list(folder.rglob("*.publisher-new"))
