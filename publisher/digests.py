"""Digests: short names for exactly what something is made of.

In: bytes, values, template and source files. Out: 32 hexadecimal digits (BLAKE2b-128).
Two things with one digest have the same content; nothing here looks at a date.
"""

import hashlib
import re
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path

import msgspec

from publisher.looking import look

_USES = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\b(.*?)[-+]?%\}", re.DOTALL)
_OUTRIGHT = re.compile(r"""\s*["']([^"']+)["']\s*(?:(?:import|as|ignore|with|without)\s.*)?""", re.DOTALL)


def digest(*parts: object) -> str:
    """The digest of these parts, in this order; parts are bytes, text or values msgspec can encode."""
    whole = msgspec.msgpack.encode(parts, order="deterministic")  # every part says its kind and length there
    return hashlib.blake2b(whole, digest_size=16).hexdigest()


@cache
def code_digest() -> str:
    """The digest of this package's own source and data: what makes the same copy come out differently."""
    package = Path(__file__).parent
    names = [name for name, _ in look((package,)).below(package) if name.endswith((".py", ".toml"))]
    return digest(*(part for name in names for part in (name, (package / name).read_bytes())))


class TemplateDigests:
    """Digests of templates below some folders, each taken over the template and all that it uses, by content.

    The first folder that has a template wins, so a newsroom's own template hides the one that came with us.
    """

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self.folders = folders
        self._sources: dict[str, str | None] = {}

    def of(self, *names: str) -> str:
        """The digest of these templates with everything they extend, include or import, and of what is not there."""
        wanted, closure = list(names), set[str]()
        while wanted:
            name = wanted.pop()
            if name not in closure:
                closure.add(name)
                wanted.extend(self._used_in(self._text(name) or ""))
        return digest(*((name, self._text(name)) for name in sorted(closure)))

    def source(self, name: str) -> str:
        """The text of one template.

        Raises:
            FileNotFoundError: no folder has it.
        """
        text = self._text(name)
        if text is None:
            raise FileNotFoundError(f"template {name} is in none of: {', '.join(map(str, self.folders))}")
        return text

    def _text(self, name: str) -> str | None:
        if name not in self._sources:
            found = next((f / name for f in self.folders if (f / name).is_file()), None)
            self._sources[name] = found.read_text("utf-8", "backslashreplace") if found else None
        return self._sources[name]

    def _used_in(self, source: str) -> Iterator[str]:
        """The templates that this one names outright; any there is, if it names one in another way."""
        for argument in _USES.findall(source):
            outright = _OUTRIGHT.fullmatch(argument)
            yield from (outright[1],) if outright else self._names

    @cached_property
    def _names(self) -> tuple[str, ...]:
        files = {path.relative_to(f).as_posix() for f in self.folders for path in f.rglob("*") if path.is_file()}
        return tuple(sorted(files))
