"""Oddities of copy, reported and never repaired.

In: a scanned copy and its pieces. Out: notes. What is odd in the words is data, a lint in a house file; what is odd in
the bytes, or in a line that no rule knows, stands here.
"""

import re
from collections.abc import Iterator

from publisher.furniture.rules import Piece
from publisher.furniture.scan import Scan
from publisher.house import House, Lint
from publisher.model import Role
from publisher.notes import Code, Note, note_on_file
from publisher.reading import CopyFile
from publisher.text.decoding import Unreadable, bad_bytes
from publisher.text.spans import Span

_REFUSALS = {
    Unreadable.EMPTY: (Code.EMPTY, "the file holds no words", "write the story into it, or take it out of the folder"),
    Unreadable.ENDLESS: (Code.ENDLESS_LINE, "a line has no end", "break the text into paragraphs"),
    Unreadable.BINARY: (Code.BINARY, "the file is not text", "save it as plain text in UTF-8"),
    Unreadable.MARKUP: (
        Code.NOT_PLAIN_TEXT,
        "the file is HTML or RTF, not plain text",
        "save it as plain text in UTF-8",
    ),
}


def refuse(file: CopyFile, why: Unreadable) -> Note:
    """The note that says why a file is no copy."""
    return note_on_file(file.path, *_REFUSALS[why])


def note_bad_bytes(scan: Scan) -> Iterator[Note]:
    """A note for every byte that is no character, and one for a code page of long ago."""
    hint = "save the file again as UTF-8; what stands here now is shown as a replacement character"
    start, reached = scan.decoded.mark, 0
    for at in bad_bytes(scan.decoded):
        start += scan.decoded.size(scan.decoded.text[reached:at])
        reached = at
        yield scan.note(Code.BAD_BYTE, Span(start, start + 1), "this byte is no character", hint)
    if scan.decoded.codec == "cp1252":
        whole = scan.blocks[0].span(0, 1)
        yield scan.note(
            Code.OLD_CODE_PAGE, whole, "the file is in Windows-1252", "save it as UTF-8 to be sure of every sign"
        )


class Lints:
    """The oddities that a house looks for."""

    def __init__(self, house: House) -> None:
        self._all = tuple((lint, re.compile(lint.pattern)) for lint in house.lints)

    def notes(self, scan: Scan, pieces: tuple[Piece, ...]) -> Iterator[Note]:
        """A note for every line no rule knows, and for every oddity in the words."""
        of_role, unclassified = self._of_cues(pieces), Role.UNCLASSIFIED
        for piece in pieces:
            if piece.role is unclassified:
                hint = "add a rule for it to the house file, or take it out of the copy; it is not published"
                yield scan.note(Code.UNCLASSIFIED, piece.span, "no rule of this house knows this line", hint)
            for lint, pattern in of_role.get(piece.role, ()):
                if _any_in(lint.cue, piece.block.text):
                    yield from _found(scan, piece, lint, pattern)

    def _of_cues(self, pieces: tuple[Piece, ...]) -> dict[Role, list[tuple[Lint, re.Pattern[str]]]]:
        """Those of which the copy as a whole has a cue: few lints find anything, and most pieces are of few roles."""
        whole = "\n".join([piece.block.text for piece in pieces])
        of_role: dict[Role, list[tuple[Lint, re.Pattern[str]]]] = {}
        for lint, pattern in self._all:
            if _any_in(lint.cue, whole):
                of_role.setdefault(lint.role, []).append((lint, pattern))
        return of_role


def _any_in(cues: tuple[str, ...], text: str) -> bool:
    """Is one of these in the text?"""
    for cue in cues:  # noqa: SIM110  asked of every paragraph, and three times as fast as a generator
        if cue in text:
            return True
    return False


def _found(scan: Scan, piece: Piece, lint: Lint, pattern: re.Pattern[str]) -> Iterator[Note]:
    for found in pattern.finditer(piece.block.text, piece.start, piece.end):
        span = piece.block.span(*found.span("here"))
        yield scan.note(Code(lint.code), span, lint.message, lint.hint)
