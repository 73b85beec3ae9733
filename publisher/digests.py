"""Digests: short names for exactly what something is made of.

In: bytes, values, template and source files. Out: 32 hexadecimal digits (BLAKE2b-128).
Two things with one digest have the same content; nothing here looks at a date.
"""

import hashlib
import re
from functools import cache
from pathlib import Path

import msgspec

_USED_TEMPLATE = re.compile(r"""\{%-?\s*(?:extends|include|import|from)\s+["']([^"']+)["']""")


def digest(*parts: object) -> str:
    """The digest of these parts, in this order; parts are bytes, text or values msgspec can encode."""
    whole = msgspec.msgpack.encode(parts, order="deterministic")  # every part says its kind and length there
    return hashlib.blake2b(whole, digest_size=16).hexdigest()


@cache
def code_digest() -> str:
    """The digest of this package's own source and data: what makes the same copy come out differently."""
    package = Path(__file__).parent
    files = sorted(p for p in package.rglob("*") if p.suffix in {".py", ".toml"})
    return digest(*(part for p in files for part in (p.relative_to(package).as_posix(), p.read_bytes())))


class TemplateDigests:
    """Digests of templates below some folders, each taken over the template and all that it uses, by content.

    The first folder that has a template wins, so a newsroom's own template hides the one that came with us.
    """

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self.folders = folders
        self._sources: dict[str, str] = {}

    def of(self, *names: str) -> str:
        """The digest of these templates with everything they extend, include or import."""
        wanted, closure = list(names), set[str]()
        while wanted:
            name = wanted.pop()
            if name not in closure:
                closure.add(name)
                wanted.extend(_USED_TEMPLATE.findall(self.source(name)))
        return digest(*((name, self.source(name)) for name in sorted(closure)))

    def source(self, name: str) -> str:
        """The text of one template.

        Raises:
            FileNotFoundError: no folder has it.
        """
        if name not in self._sources:
            found = next((f / name for f in self.folders if (f / name).is_file()), None)
            if found is None:
                raise FileNotFoundError(f"template {name} is in none of: {', '.join(map(str, self.folders))}")
            self._sources[name] = found.read_text("utf-8")
        return self._sources[name]
