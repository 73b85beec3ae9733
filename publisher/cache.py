"""Files that can be made again, and are slow to make.

In: a path and bytes. Out: the file, whole or not at all, though several workers may write it and others read it.
Nothing here knows what is in it, and no output is written here.
"""

import tempfile
from collections.abc import Callable
from pathlib import Path


def keep(path: Path, content: bytes) -> Path:
    """Write a file in the place of what was there; its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as new:
        new.write(content)
    return Path(new.name).replace(path)


def kept(place: Path, make: Callable[[], bytes]) -> bytes:
    """What lies at this place; it is made first where nothing does."""
    if place.is_file():
        return place.read_bytes()
    content = make()
    keep(place, content)
    return content
