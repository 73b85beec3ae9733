"""Why a carrier is not unpacked.

In: a file and what is wrong with it. Out: the one note that says so, at its line and column. Nothing here reads the
story.
"""

import msgspec

from publisher.carriage.limits import MOST_CHARACTERS
from publisher.notes import Code, Note, note_on_file
from publisher.reading import CopyFile
from publisher.text.decoding import Decoded, Unreadable, decode_carrier
from publisher.text.lines import shown

_UNREADABLE = {
    Unreadable.EMPTY: (Code.EMPTY, "the file holds no words", "write the story into it, or take it out of the folder"),
    Unreadable.BINARY: (Code.BINARY, "the file is not text", "save it again in the format that its name says"),
}


def text_of(file: CopyFile) -> Decoded | Note:
    """The text of a carrier, or why there is none to unpack."""
    decoded = decode_carrier(file.content)
    if isinstance(decoded, Decoded):
        return too_much(file) if len(decoded.text) > MOST_CHARACTERS else decoded
    return note_on_file(file.path, *_UNREADABLE.get(decoded, _UNREADABLE[Unreadable.BINARY]))


def no_words(file: CopyFile) -> Note:
    """The note on a carrier with nothing in it to read."""
    return note_on_file(file.path, *_UNREADABLE[Unreadable.EMPTY])


def too_much(file: CopyFile) -> Note:
    """The note on a file that no story needs."""
    return note_on_file(file.path, Code.TOO_MUCH, "the file is longer or deeper than any story", "send the story alone")


def foreign(file: CopyFile, what: str, known: str) -> Note:
    """The note on a file of the right kind with something else in it, such as a list of prices in JSON."""
    return note_on_file(
        file.path, Code.FOREIGN, f"the file is {what}, and not {known}", "take it out of the copy folder"
    )


def broken(file: CopyFile, what: str, why: str, decoded: Decoded | None = None, at: tuple[int, int] = (1, 1)) -> Note:
    """The note on a file that breaks the rules of its own format; ``at`` is line and column."""
    message, hint = f"the file is broken {what}: {why}", "have it sent again; nothing of it is read"
    return _at(note_on_file(file.path, Code.BROKEN, message, hint), decoded, at)


def own_entities(file: CopyFile, decoded: Decoded, start: int) -> Note:
    """The note on XML that declares entities; ``start`` is the character at which it does."""
    message, hint = "the file declares entities of its own", "send it without a DTD inside; such files can be traps"
    at = decoded.text.count("\n", 0, start) + 1, start - decoded.text.rfind("\n", 0, start)
    return _at(note_on_file(file.path, Code.OWN_ENTITIES, message, hint), decoded, at)


def _at(note: Note, decoded: Decoded | None, at: tuple[int, int]) -> Note:
    """The note at a line and column; line ends are those that parsers count."""
    lines = decoded.text.split("\n") if decoded is not None else []
    line, column = at
    excerpt = shown(lines[line - 1]).rstrip("\r") if line <= len(lines) else ""
    return msgspec.structs.replace(note, line=line, column=min(column, len(excerpt) + 1), excerpt=excerpt)
