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
_END = {b"+": re.compile(rb"[\r\n]\+{3}[ \t]*[\r\n]"), b"-": re.compile(rb"[\r\n](?:-{3}|\.{3})[ \t]*[\r\n]")}
_ALL_BUT_ENDS = re.compile(rb"[^\r\n]")
_STATES = re.compile(r"[a-z][a-z_-]*[ \t]*[:=]")


def begins_with_front_matter(content: bytes) -> bool:
    """Is the first line one that opens front matter? Asked of every file, so only the first bytes are looked at."""
    return _first_signs(content) in {b"+++", b"---"}


def _first_signs(content: bytes) -> bytes:
    """The first three signs behind the byte order mark, in any code page in which they are ASCII."""
    return content[:12].replace(b"\0", b"").lstrip(_MARKS)[:3]


def taken_out(file: CopyFile) -> tuple[CopyFile, tuple[Statement, ...]]:
    """The copy with blanks instead of its front matter, and the one statement of it; or as it was, if it has none."""
    head = _head(file.content)
    decoded = decode_carrier(head)
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


def _head(content: bytes) -> bytes:
    """The copy down to what may be the end of front matter, if so far it is ASCII in any code page; else all of it."""
    found = _END[_first_signs(content)[:1]].search(content)
    head = content[: found.end()] if found else content
    return head if head.isascii() and b"\0" not in head else content


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
    if decoded.text.isascii() and not decoded.codec.startswith("utf-16"):
        inside = _ALL_BUT_ENDS.sub(b" ", file.content[span.start : span.end])
        return _with_content(file, file.content[: span.start] + inside + file.content[span.end :])
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
    return _with_content(file, content)


def _with_content(file: CopyFile, content: bytes) -> CopyFile:
    return CopyFile(file.path, content, file.sidecar, file.headline)
