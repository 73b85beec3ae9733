"""The locks: one build of a newsroom at a time, and one send.

In: the folder of what is kept between builds. Out: a context in which nobody else builds, or sends, or a ``BusyError``
that names who does. The system lets go of a lock when its process ends, however that ends; nothing is to be cleaned up.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from publisher.errors import BusyError

_FILES = {"build": "lock", "send": "send.lock"}


@contextmanager
def locked(state: Path, work: str = "build") -> Iterator[None]:
    """Hold this newsroom's lock for a kind of work, ``build`` or ``send``.

    Raises:
        BusyError: another process holds it.
    """
    state.mkdir(parents=True, exist_ok=True)
    handle = os.open(state / _FILES[work], os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        _take(handle, work)
        yield
    finally:
        os.close(handle)


def _take(handle: int, work: str) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as fault:
        raise BusyError(os.pread(handle, 20, 0).decode("ascii", "replace").strip() or "unknown", work) from fault
    os.ftruncate(handle, 0)
    os.pwrite(handle, b"%d\n" % os.getpid(), 0)
