"""Newspaper copy: plain text with its furniture.

In: any bytes. Out: a reading in five steps, each a module of this folder or of ``publisher.text``::

    decode --> lines --> blocks --> pieces by zone --> article

The furniture of a paper is data: rules in its house file (``rules.py`` applies them). Position decides what the head
is; a dateline or the first sentence anchors the body; rules are gated by zone (``zones.py``). Pieces become fields in
``assemble.py``; oddities become notes in ``lints.py``. No byte is lost, no word is changed, nothing raises.
"""

from publisher.house import House
from publisher.intake import Certainty
from publisher.intake.newspaper.assemble import assemble
from publisher.intake.newspaper.lints import lint, note_bad_bytes, refuse
from publisher.intake.newspaper.rules import RuleBook
from publisher.intake.newspaper.scan import Scan
from publisher.intake.newspaper.zones import label
from publisher.model import Label, Role
from publisher.notes import Note
from publisher.reading import CopyFile, Reading, partition, refusal
from publisher.text.decoding import Unreadable, decode
from publisher.text.lines import blocks_of, lines_of
from publisher.text.spans import Span


class Newspaper:
    """The intake that reads whatever no other intake claims."""

    name = "newspaper"

    def certainty(self, file: CopyFile) -> Certainty:
        """Plain text is likely ours; anything else only if nobody wants it."""
        return Certainty.LIKELY if file.path.endswith(".txt") else Certainty.LAST_RESORT

    def read(self, file: CopyFile, house: House) -> Reading:
        """Read one piece of newspaper copy."""
        decoded = decode(file.content)
        if isinstance(decoded, Unreadable):
            return refusal(file, refuse(file, decoded))
        lines = lines_of(decoded)
        scan = Scan(file=file, decoded=decoded, lines=lines, blocks=blocks_of(lines, decoded))
        pieces = label(scan.blocks, RuleBook(house))
        article, notes = assemble(scan, pieces, house)
        labels = [Label(piece.role, piece.span, piece.rule) for piece in pieces]
        if decoded.mark:
            labels.append(Label(Role.MARK, Span(0, decoded.mark), "position"))
        odd = (*note_bad_bytes(scan), *notes, *lint(scan, pieces, house))
        return Reading(file, article, partition(labels, len(file.content)), tuple(sorted(odd, key=_by_place)))


def _by_place(note: Note) -> tuple[int, int, str]:
    return note.line, note.column, note.code


INTAKE = Newspaper()
