"""Tables of keys and values in TOML, or in lines of ``key: value``.

In: text. Out: a ``Statement``, or what is broken at its line. The lines are the simple part of what other systems
call YAML: a key, a colon, a value on the same line, or a list; quotation marks round a value are taken off, and that
is all.
"""

import re

import tomli

from publisher.notes import Code, Note
from publisher.overrides.statement import Overrides, Place, Statement, note_at, statement
from publisher.reading import CopyFile
from publisher.text.decoding import Decoded
from publisher.text.lines import Line, lines_of, shown
from publisher.text.spans import Span

_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_KEY = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.*?))?[ \t]*$")
_MEMBER = re.compile(r"[ \t]*-[ \t]+(.*?)[ \t]*$")
_IDLE = re.compile(r"[ \t]*(?:#.*)?$")
_QUOTED = re.compile(r"\"([^\"\\]*)\"|'([^']*)'")
_FAR = 1_000_000  # a column behind the end of any line
_HINT = "mend the line; the story is withheld until then"

Source = tuple[str, str, Span]


def sidecar(file: CopyFile, content: bytes) -> Statement:
    """What the TOML beside the copy states."""
    name = file.sidecar_path
    source = ("sidecar", name, Span(0, 0))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        place = Place(line, 1, 1, "")
        note = note_at(name, place, Code.BROKEN_FRONT_MATTER, "the sidecar is not in UTF-8", "save it as UTF-8")
        return Statement("sidecar", name, Overrides(), {}, (note,))
    return from_toml(source, lines_of(Decoded(text, "utf-8", 0)))


def from_toml(source: Source, lines: tuple[Line, ...]) -> Statement:
    """The statement of these lines of TOML."""
    try:
        table = tomli.loads("\n".join(shown(line.text) for line in lines))
    except tomli.TOMLDecodeError as fault:
        found = _AT.search(str(fault))
        number, column = (int(found[1]), int(found[2])) if found and found[1] else (len(lines), _FAR)
        why = _AT.sub("", str(fault))
        return _broken(source, lines, number - 1, column, f"{why[:1].lower()}{why[1:]}")
    except RecursionError:
        return _broken(source, lines, 0, 1, "lists are nested too deep")
    places = {key: _place_in_toml(key, lines, source) for key in table}
    return statement(source, table, places, strict=True)


def from_lines(source: Source, lines: tuple[Line, ...]) -> Statement:
    """The statement of these lines of ``key: value``."""
    table: dict[str, object] = {}
    places: dict[str, Place] = {}
    key = ""
    for number, line in enumerate(lines):
        text = shown(line.text)
        member, found = _MEMBER.match(text), _KEY.match(text)
        if _IDLE.match(text):
            continue
        if member is not None and isinstance(table.get(key), list):
            table[key] = [*_members(table[key]), _unquoted(member[1])]
        elif found is None:
            return _broken(source, lines, number, 1, "this line is no 'key: value'")
        elif found[1] in table:
            return _broken(source, lines, number, 1, f"{found[1]} stands there twice")
        else:
            key = found[1]
            value = _value(found[2] or "")
            if value is None:
                return _broken(
                    source, lines, number, found.start(2) + 1, "the value is not closed, or of several lines"
                )
            table[key], places[key] = value, _place(line, found.start(2) if found[2] else 0, source)
    given = {name: "" if value == [] and not places[name].width else value for name, value in table.items()}
    return statement(source, given, places, strict=False)


def _value(raw: str) -> str | list[str] | None:
    """A text or a list; an empty value may be the begin of a list. ``None`` for what is not closed."""
    if not raw:
        return []
    if raw.startswith("["):
        return _split(raw[1:-1]) if raw.endswith("]") else None
    if raw[0] in "\"'" and not _QUOTED.fullmatch(raw):
        return None
    return None if raw in {"|", ">", "|-", ">-"} else _unquoted(raw)


def _split(inside: str) -> list[str]:
    """The members of a list: a comma within quotation marks parts nothing."""
    found = re.findall(r"\s*(\"[^\"]*\"|'[^']*'|[^,]+)\s*(?:,|$)", inside)
    return [_unquoted(member.strip()) for member in found if member.strip()]


def _members(value: object) -> list[str]:
    return [str(member) for member in value] if isinstance(value, list) else []


def _unquoted(raw: str) -> str:
    found = _QUOTED.fullmatch(raw)
    return raw if found is None else found[1] or found[2] or ""


def _place_in_toml(key: str, lines: tuple[Line, ...], source: Source) -> Place:
    """The value of a key at the top of the table; for a table of its own, its name."""
    name = rf"[\"']?{re.escape(key)}[\"']?"
    pattern = re.compile(rf"\s*\[+\s*(?={name}\s*[.\]])|\s*{name}\s*[=.]\s*")
    for line in lines:
        found = pattern.match(shown(line.text))
        if found is not None:
            return _place(line, found.end(), source)
    return _place(lines[0], 0, source)


def _place(line: Line, column: int, source: Source) -> Place:
    """The line from ``column``, counted from 0, to its end."""
    text = shown(line.text)
    end = len(text.rstrip())
    width = end - column if column else 0
    span = Span(line.start, line.end) if source[2].end else Span(0, 0)
    return Place(line.number, column + 1, width, text, span)


def _broken(source: Source, lines: tuple[Line, ...], number: int, column: int, why: str) -> Statement:
    kind, file, span = source
    line = lines[min(max(number, 0), len(lines) - 1)] if lines else Line(1, "", 0, 0)
    text = shown(line.text)
    place = Place(line.number, min(max(column, 1), len(text) + 1), 1, text)
    note = note_at(file, place, Code.BROKEN_FRONT_MATTER, f"the {kind} is broken: {why}", _HINT)
    return Statement(kind, file, Overrides(), {}, (note,), span)


def unclosed(source: Source, line: Line, fence: str) -> Statement:
    """The statement of front matter that does not end."""
    kind, file, span = source
    place = Place(line.number, 1, len(fence), shown(line.text))
    hint = f"close it with a line of {fence}"
    note: Note = note_at(file, place, Code.BROKEN_FRONT_MATTER, f"the {kind} does not end", hint)
    return Statement(kind, file, Overrides(), {}, (note,), span)
