"""Newspaper copy: plain text with its furniture.

In: any bytes. Out: a reading in five steps, each a module of ``publisher.text`` or ``publisher.furniture``::

    decode --> lines --> blocks --> pieces by zone --> article

No byte is lost, no word is changed, nothing raises.
"""

from publisher.furniture.assemble import assemble
from publisher.furniture.lints import Lints, note_bad_bytes, refuse
from publisher.furniture.rules import Conventions
from publisher.furniture.scan import Scan
from publisher.furniture.stated import Stated, with_stated
from publisher.furniture.zones import label
from publisher.house import House, built_in_profiles
from publisher.intake import Certainty, Reader
from publisher.model import Label, Role
from publisher.reading import CopyFile, Reading, reading_of, refusal
from publisher.text.decoding import Decoded, Unreadable, decode
from publisher.text.lines import blocks_of, lines_of
from publisher.text.spans import Span


class Newspaper:
    """The intake that reads whatever no other intake claims."""

    name = "newspaper"

    def certainty(self, file: CopyFile) -> Certainty:
        """Plain text is likely ours; anything else only if nobody wants it."""
        return Certainty.LIKELY if file.path.endswith(".txt") else Certainty.LAST_RESORT

    def reader(self, house: House) -> Reader:
        """What reads the copy of this house; it knows how other houses write as well."""
        conventions, lints = Conventions(house, built_in_profiles()), Lints(house)

        def read(file: CopyFile) -> Reading:
            decoded = decode(file.content)
            if isinstance(decoded, Unreadable):
                return refusal(file, refuse(file, decoded))
            return _read(file, decoded, conventions, lints)

        return read


def _read(file: CopyFile, decoded: Decoded, conventions: Conventions, lints: Lints) -> Reading:
    lines = lines_of(decoded)
    scan = Scan(file=file, decoded=decoded, lines=lines, blocks=blocks_of(lines, decoded))
    blocks = with_stated(scan.blocks, file.headline, conventions)
    pieces = label(blocks, conventions.speaking_of(blocks))
    article, notes = assemble(scan, pieces, conventions.lexicon)
    labels = [Label(piece.role, piece.span, piece.rule) for piece in pieces if not isinstance(piece.block, Stated)]
    if decoded.mark:
        labels.append(Label(Role.MARK, Span(0, decoded.mark), "position"))
    odd = (*note_bad_bytes(scan), *notes, *lints.notes(scan, pieces))
    return reading_of(file, article, labels, odd)


INTAKE = Newspaper()
