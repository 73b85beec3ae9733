"""A store that is no folder of this machine: a bucket, or whatever else fsspec can write to.

In: an address such as ``s3://bucket/paper``, paths below it and the bytes that belong there. Out: the objects, each
whole or not at all, and only if their bytes differ. Loaded only when somebody publishes to such an address.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from typing import ClassVar

import fsspec

from publisher.errors import StorageError, UsageError
from publisher.store import within


class RemoteStore:
    """One place to publish to. An object is there for readers as soon as it is laid; settling has nothing to do."""

    is_shared: ClassVar[bool] = True

    def __init__(self, address: str) -> None:
        self.root = address.rstrip("/")
        self._process = 0
        self._connect()
        self._known: dict[str, dict[str, object]] | None = None

    def __reduce__(self) -> tuple[type["RemoteStore"], tuple[str]]:
        return type(self), (self.root,)

    def _connect(self) -> None:
        """Once in every process: a connection must not cross a fork."""
        if self._process == os.getpid():
            return
        try:
            self._system, self._folder = fsspec.core.url_to_fs(self.root, skip_instance_cache=True)
        except (ImportError, ValueError) as fault:
            raise UsageError(f"--output {self.root}: {fault}") from fault
        self._process = os.getpid()

    def put(self, path: str, content: bytes) -> bool:
        """Make the object at ``path`` hold exactly ``content``; tell whether anything had to be written."""
        return self.lay(path, content)

    def lay(self, path: str, content: bytes) -> bool:
        """Write an object; ``False`` if the same bytes are there.

        Raises:
            StorageError: it was refused.
        """
        place = self._place(path)
        if self._holds(place, content):
            return False
        try:
            self._system.pipe_file(place, content)
        except OSError as fault:
            raise StorageError(path, str(fault)) from fault
        return True

    def settle(self, paths: Iterable[str]) -> None:
        """Everything has its place already; what is known of these is out of date."""
        for path in paths:
            self._system.invalidate_cache(self._place(path))
        self._known = None

    def sweep(self, paths: Iterable[str]) -> None:
        """Nothing is ever laid beside its place."""

    def remove(self, path: str) -> None:
        """Remove an object that an earlier build made."""
        place = self._place(path)
        if self._system.exists(place):
            self._system.rm_file(place)

    def read(self, path: str) -> bytes:
        """The bytes of an object that is there."""
        content: bytes = self._system.cat_file(self._place(path))
        return content

    def stamp(self, path: str) -> str:
        """What tells whether somebody else has changed an object; empty where there is none."""
        told = self._listing().get(self._place(path))
        return f"{told.get('size')}:{told.get('ETag') or told.get('mtime')}" if told else ""

    def stamps(self, paths: Iterable[str]) -> Iterator[str]:
        """The same of many objects."""
        return map(self.stamp, paths)

    def _listing(self) -> dict[str, dict[str, object]]:
        if self._known is None:
            self._system.invalidate_cache()
            self._known = dict(self._system.find(self._folder, detail=True))
        return self._known

    def _holds(self, place: str, content: bytes) -> bool:
        """S3 names an object that was written in one piece by its MD5; where nothing like that is told, we write."""
        told = self._listing().get(place, {})
        if told.get("size") != len(content):
            return False
        digest = hashlib.md5(content, usedforsecurity=False).hexdigest()
        return str(told.get("ETag", "")).strip('"') == digest or self._system.cat_file(place) == content

    def _place(self, path: str) -> str:
        self._connect()
        return within(self._folder, path)
