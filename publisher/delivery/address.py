"""Addresses: where pages are to go.

In: what a person typed, or a house file has. Out: one frozen ``Address`` in one way of writing it, so that receipts
find it again. No address holds a secret, and nothing here looks whether anybody answers.
"""

from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import msgspec

from publisher.destination import Destination
from publisher.errors import UsageError


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """An address in its parts. ``path`` is without escapes; ``port`` is ``None`` for the usual one."""

    scheme: str
    user: str = ""
    host: str = ""
    port: int | None = None
    path: str

    @property
    def text(self) -> str:
        """The address as it is written."""
        user = f"{quote(self.user)}@" if self.user else ""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = f":{self.port}" if self.port else ""
        return f"{self.scheme}://{user}{host}{port}{quote(self.path)}"


def destination_of(words: str, known: tuple[Destination, ...], root: Path) -> tuple[Destination, Address]:
    """What a target means: a name of the house file, whose folder is ``root``, else an address, else a folder.

    Raises:
        UsageError: it is none of them.
    """
    for destination in known:
        if destination.name == words:
            return destination, address_of(destination.address, root)
    if "://" not in words and not Path(words).is_dir():
        names = ", ".join(destination.name for destination in known) or "none"
        raise UsageError(f"{words}: no such folder, and no target of the house file; its targets are: {names}")
    return Destination(name="target", address=words), address_of(words, Path())


def address_of(words: str, root: Path) -> Address:
    """An address in its parts; a path without scheme is a folder, from ``root`` on where it is relative.

    Raises:
        UsageError: it is no address, or one with a password in it.
    """
    if "://" not in words:
        return Address(scheme="file", path=(root / words).resolve().as_posix())
    try:
        parts = urlsplit(words)
        port = parts.port
        (parts.hostname or "").encode("idna")  # as every library does with it, and each fails in its own way
    except ValueError as fault:
        raise UsageError(f"{words}: {fault}") from fault
    if parts.password is not None:
        raise UsageError(f"{parts.scheme}://{parts.hostname}: no password goes into an address; use a key")
    if parts.query or parts.fragment:
        raise UsageError(f"{words}: an address has no ? and no #; write %3F and %23")
    path = unquote(parts.path)
    if parts.scheme == "file":
        return _folder(words, parts.hostname, path)
    if not parts.hostname:
        raise UsageError(f"{words}: names no host")
    # A bucket's name may have capitals; a host's are all the same.
    host = parts.netloc if parts.scheme == "s3" else parts.hostname
    return Address(
        scheme=parts.scheme, user=unquote(parts.username or ""), host=host, port=port, path=path.rstrip("/") or "/"
    )


def _folder(words: str, host: str | None, path: str) -> Address:
    if host not in {None, "localhost"} or not path.startswith("/"):
        raise UsageError(f"{words}: names no folder of this machine such as file:///hot/folder")
    return Address(scheme="file", path=Path(path).resolve().as_posix())
