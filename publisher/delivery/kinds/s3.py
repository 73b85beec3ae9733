"""A bucket: S3, or a server that speaks its language.

In: files. Out: objects. S3 shows an object when all of it is there and cannot rename, so none has a temporary name;
each is read back and compared. Keys and the endpoint come from where every AWS tool finds them.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import BotoCoreError, HTTPClientError
from botocore.exceptions import ConnectionError as NotConnectedError
from s3fs import S3FileSystem

from publisher.delivery.address import Address
from publisher.delivery.place import FalteringError, Fate, Kind, RefusedError
from publisher.store import within

_WAIT_S = 60
_FILE_S = 600  # for a whole file: a server that says nothing at all is not noticed by the other limit
# What s3fs makes of answers such as 500, 503 and SlowDown.
_PASSING = {errno.EBUSY, errno.EIO, getattr(errno, "EREMOTEIO", errno.EIO)}


class Bucket:
    """The bucket of an address, and the prefix in it."""

    def __init__(self, address: Address) -> None:
        self._root = f"{address.host}{address.path.rstrip('/')}"
        waiting = {"connect_timeout": _WAIT_S, "read_timeout": _WAIT_S, "retries": {"total_max_attempts": 1}}
        with _told():
            self._system = S3FileSystem(skip_instance_cache=True, use_listings_cache=False, config_kwargs=waiting)
            self._system.retries = 1  # the patience is that of the command

    def put(self, name: str, content: bytes) -> str:
        place = within(self._root, name)
        with _told():
            self._system.pipe_file(place, content, timeout=_FILE_S)
            arrived = self._system.cat_file(place, timeout=_FILE_S)
        if arrived != content:
            raise FalteringError(f"{name} did not arrive whole")
        return ""

    def remove(self, name: str) -> None:
        with _told():
            self._system.rm_file(within(self._root, name))  # S3 does not mind if it is gone

    def fate(self, mark: str) -> tuple[Fate, str]:  # noqa: ARG002  a bucket gives no marks
        return Fate.DONE, ""

    def close(self) -> None:
        """Connections are let go of when the process ends."""


@contextmanager
def _told() -> Iterator[None]:
    """Turn what botocore and s3fs say into what may pass and what will not."""
    try:
        yield
    except (HTTPClientError, NotConnectedError, TimeoutError) as fault:
        raise FalteringError(str(fault) or "no answer") from fault
    except OSError as fault:
        why = fault.strerror or str(fault)
        raise (FalteringError if fault.errno in _PASSING else RefusedError)(why) from fault
    except (BotoCoreError, ValueError) as fault:
        raise RefusedError(str(fault)) from fault


KIND = Kind(keeps_files=True, connect=Bucket)
