"""Notes: what a desk should know about its copy, and how a note is shown.

In: a code, a place in the copy, the line that stands there. Out: one frozen ``Note``, as text or as plain values.
The codes are a closed set, listed here and explained in ``docs/notes.md``. A note never stops the work and never
changes the copy.
"""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import assert_never

import msgspec


class Level(StrEnum):
    """How much a note matters: an error withholds the story, a warning does not, ``info`` is for the record."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Code(StrEnum):
    """Every note there is. C0 refuses a file, C1 is about the words, C2 about the newsroom, C3 about overrides."""

    EMPTY = "C001"
    BINARY = "C002"
    NOT_PLAIN_TEXT = "C003"
    BAD_BYTE = "C004"
    OLD_CODE_PAGE = "C005"
    ENDLESS_LINE = "C006"
    BROKEN = "C007"
    FOREIGN = "C008"
    OWN_ENTITIES = "C009"
    TOO_MUCH = "C010"
    NO_HEADLINE = "C101"
    NO_BODY = "C102"
    RUN_TOGETHER_DECK = "C103"
    NO_SPACE_BEFORE_QUOTE = "C104"
    UNCLASSIFIED = "C105"
    IMPOSSIBLE_DAY = "C106"
    SPACE_BEFORE_COMMA = "C107"
    NO_DAY = "C201"
    SAME_ID = "C202"
    NO_PICTURE = "C203"
    BAD_PICTURE = "C204"
    STRAY_PICTURE = "C205"
    WITHDRAWN = "C206"
    HELD = "C207"
    STRAY_SIDECAR = "C208"
    OVERRIDDEN = "C301"
    BROKEN_FRONT_MATTER = "C302"
    UNKNOWN_KEY = "C303"


_ERRORS = {
    *(Code.EMPTY, Code.BINARY, Code.NOT_PLAIN_TEXT, Code.ENDLESS_LINE),
    *(Code.BROKEN, Code.FOREIGN, Code.OWN_ENTITIES, Code.TOO_MUCH),
    *(Code.BROKEN_FRONT_MATTER, Code.UNKNOWN_KEY),
    *(Code.NO_HEADLINE, Code.SAME_ID, Code.NO_PICTURE),
}
_RECORDS = {Code.OLD_CODE_PAGE, Code.WITHDRAWN, Code.HELD, Code.OVERRIDDEN}


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to know, with its place.

    ``line`` and ``column`` count from 1 in characters; ``width`` is how many characters the caret underlines;
    ``excerpt`` is the whole line as it stands in the copy; ``hint`` says what to do.
    """

    code: Code
    file: str
    line: int
    column: int
    width: int
    message: str
    excerpt: str
    hint: str

    @property
    def level(self) -> Level:
        """The level follows from the code."""
        if self.code in _ERRORS:
            return Level.ERROR
        return Level.INFO if self.code in _RECORDS else Level.WARNING

    @property
    def place(self) -> str:
        """``file:line:column``, as editors and terminals understand it."""
        return f"{self.file}:{self.line}:{self.column}"


class Tally(msgspec.Struct, frozen=True):
    """How many notes there are of each level."""

    errors: int
    warnings: int
    infos: int


def note_on_file(file: str, code: Code, message: str, hint: str) -> Note:
    """A note on a file as a whole: it points to its first character, and shows none of its copy."""
    return Note(code=code, file=file, line=1, column=1, width=1, message=message, excerpt="", hint=hint)


def tally(notes: tuple[Note, ...]) -> Tally:
    """Count notes by level."""
    counts = dict.fromkeys(Level, 0)
    for note in notes:
        counts[note.level] += 1
    return Tally(counts[Level.ERROR], counts[Level.WARNING], counts[Level.INFO])


def level_word(level: Level) -> str:
    """The word a person reads for a level."""
    match level:
        case Level.ERROR:
            return "error"
        case Level.WARNING:
            return "warning"
        case Level.INFO:
            return "note"
        case _:
            assert_never(level)


Paint = Callable[[str, Level], str]

# ECMA-48, "SGR": bold red, yellow, cyan; whoever prints them takes them off where there is no terminal.
_SIGNS = {Level.ERROR: "\x1b[31m\x1b[1m", Level.WARNING: "\x1b[33m", Level.INFO: "\x1b[36m"}
_NO_SIGN = "\x1b[0m"
_EXCERPT_BEFORE = 30
_EXCERPT_AFTER = 30


def as_text(note: Note, paint: Paint = lambda words, _: words) -> str:
    """Three lines: the place, code and message; the copy there; a caret with the hint.

    ``paint`` may colour what the level decides; a note on the file as a whole has no line of copy to show.
    """
    first = f"{note.place}: {paint(f'{level_word(note.level)} {note.code}', note.level)} {note.message}"
    if not note.excerpt:
        return f"{first}\n   |  {note.hint}"
    start = max(0, note.column - 1 - _EXCERPT_BEFORE)
    end = note.column - 1 + note.width + _EXCERPT_AFTER
    before, after = "…" * (start > 0), "…" * (end < len(note.excerpt))
    blank = " " * (len(before) + note.column - 1 - start)
    caret = paint("^" * note.width, note.level)
    return f"{first}\n   |  {before}{note.excerpt[start:end]}{after}\n   |  {blank}{caret} {note.hint}"


def in_colour(notes: Iterable[Note]) -> str:
    """These notes as text for a terminal, each from a line of its own on."""
    return "".join(f"{as_text(note, _painted)}\n" for note in notes)


def _painted(words: str, level: Level) -> str:
    return f"{_SIGNS[level]}{words}{_NO_SIGN}"
