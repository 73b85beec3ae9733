"""Files that can be made again, and are slow to make.

In: a path and bytes. Out: the file, whole or not at all, though several workers may write it and others read it.
Nothing here knows what is in it, and no output is written here.
"""

import hashlib
import tempfile
from collections.abc import Callable
from pathlib import Path

_MARK = hashlib.sha256().digest_size


def keep(path: Path, content: bytes) -> Path:
    """Write a file in the place of what was there; its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as new:
        new.write(content)
    return Path(new.name).replace(path)


def latest(place: Path, made_of: str, make: Callable[[], bytes]) -> bytes:
    """What lies at this place if it was made of the same, by its digest, and is whole; else it is made and lies there.

    One file, whatever it was made of before: this is for what is changed again and again.
    """
    try:
        lies = place.read_bytes()
    except OSError:
        lies = b""
    content = lies[_MARK:]
    if lies[:_MARK] == _mark(made_of, content):
        return content
    content = make()
    keep(place, _mark(made_of, content) + content)
    return content


def _mark(made_of: str, content: bytes) -> bytes:
    return hashlib.sha256(made_of.encode() + b"\0" + content).digest()


def kept(place: Path, make: Callable[[], bytes]) -> bytes:
    """What lies at this place; it is made first where nothing does."""
    if place.is_file():
        return place.read_bytes()
    content = make()
    keep(place, content)
    return content
