"""The lock: one build of a newsroom at a time.

In: the folder of what is kept between builds. Out: a context in which nobody else builds, or a ``BusyError`` that names
who does. The system lets go of the lock when its process ends, however that ends; nothing has to be cleaned up.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from publisher.errors import BusyError


@contextmanager
def locked(state: Path) -> Iterator[None]:
    """Hold the lock of this newsroom.

    Raises:
        BusyError: another process holds it.
    """
    state.mkdir(parents=True, exist_ok=True)
    handle = os.open(state / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        _take(handle)
        yield
    finally:
        os.close(handle)


def _take(handle: int) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as fault:
        raise BusyError(os.pread(handle, 20, 0).decode("ascii", "replace").strip() or "unknown") from fault
    os.ftruncate(handle, 0)
    os.pwrite(handle, b"%d\n" % os.getpid(), 0)
