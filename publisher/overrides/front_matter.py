"""Front matter: what a desk states above the copy in the same file.

In: a file that may begin with it, TOML between lines of ``+++`` or ``key: value`` between lines of ``---``. Out: the
copy with blanks in its place, so that every byte and every line stays where it was, and what it states. A line of
hyphens alone is no front matter: desks draw lines with them.
"""

import re

from publisher.overrides.statement import Statement
from publisher.overrides.tables import from_lines, from_toml, unclosed
from publisher.reading import CopyFile
from publisher.text.decoding import Decoded, Unreadable, decode_carrier
from publisher.text.lines import Line, lines_of
from publisher.text.spans import Span

_MARKS = b"\xef\xbb\xbf\xff\xfe"
_TOML, _LINES = "+++", "---"
_ENDS = {_TOML: {_TOML}, _LINES: {_LINES, "..."}}
_STATES = re.compile(r"[a-z][a-z_-]*[ \t]*[:=]")


def begins_with_front_matter(content: bytes) -> bool:
    """Is the first line one that opens front matter? Asked of every file, so only the first bytes are looked at."""
    return content[:12].replace(b"\0", b"").lstrip(_MARKS)[:3] in {b"+++", b"---"}


def taken_out(file: CopyFile) -> tuple[CopyFile, tuple[Statement, ...]]:
    """The copy with blanks instead of its front matter, and the one statement of it; or as it was, if it has none."""
    decoded = decode_carrier(file.content)
    if isinstance(decoded, Unreadable):
        return file, ()
    lines = lines_of(decoded)
    fence = lines[0].text.rstrip()
    inside, last = _inside(lines, fence)
    if fence not in _ENDS or not (fence == _TOML or any(_STATES.match(line.text) for line in inside)):
        return file, ()
    span = Span(decoded.mark, (last or (*lines[:1], *inside)[-1]).end)
    source = ("front matter", file.path, span)
    if last is None:
        return _blanked(file, decoded, span), (unclosed(source, lines[0], fence),)
    read = from_toml if fence == _TOML else from_lines
    return _blanked(file, decoded, span), (read(source, inside),)


def _inside(lines: tuple[Line, ...], fence: str) -> tuple[tuple[Line, ...], Line | None]:
    """The lines within the fences and the line that closes them; without one, the lines down to the first blank one."""
    ends = _ENDS.get(fence, set())
    for number, line in enumerate(lines[1:], 1):
        if line.text.rstrip() in ends:
            return lines[1:number], line
    blank = next((number for number, line in enumerate(lines) if not line.text.strip()), len(lines))
    return lines[1:blank], None


def _blanked(file: CopyFile, decoded: Decoded, span: Span) -> CopyFile:
    """The file with spaces for the bytes of a span; ends of line stay."""
    space = decoded.size(" ")
    kept: list[str] = []
    at = span.start
    for sign in decoded.text:
        if at >= span.end:
            break
        size = decoded.size(sign)
        kept.append(sign if sign in "\r\n" else " " * (size // space))
        at += size
    blank = "".join(kept).encode(decoded.codec)
    content = file.content[: span.start] + blank + file.content[span.end :]
    return CopyFile(file.path, content, file.sidecar, file.headline)
