"""From what a carrier holds to a reading of it.

In: a file, and ``Carried``. Out: the reading: the article, a label for every byte, the notes. Parts with a role
are what the carrier says; those without are told apart as newspaper copy is, for a desk's furniture comes along in any
carrier. No word is changed, and nothing raises.
"""

from collections.abc import Callable

from publisher.carriage.limits import MOST_PARTS, BeyondReadingError
from publisher.carriage.located import Located, located
from publisher.carriage.parts import Carried
from publisher.carriage.refusals import no_words, text_of, too_much
from publisher.carriage.story import told_apart, with_facts
from publisher.furniture.assemble import assemble
from publisher.furniture.lints import Lints, note_bad_bytes
from publisher.furniture.rules import Conventions, Piece
from publisher.furniture.scan import Scan
from publisher.house import House, built_in_profiles
from publisher.model import Label, Role
from publisher.notes import Note
from publisher.reading import CopyFile, Reading, reading_of, refusal
from publisher.text.decoding import Decoded
from publisher.text.lines import Line, lines_of
from publisher.text.spans import Span
from publisher.text.transcript import Source, rewritten

Read = Callable[[CopyFile], Reading]
Unpack = Callable[[CopyFile], Carried | Note]
UnpackText = Callable[[CopyFile, Decoded], Carried | Note]


def carried_reader(unpack: Unpack, house: House) -> Read:
    """What reads the files of one kind of carrier."""
    conventions, lints = Conventions(house, built_in_profiles()), Lints(house)

    def read(file: CopyFile) -> Reading:
        try:
            carried = unpack(file)
        except BeyondReadingError:
            carried = too_much(file)
        if isinstance(carried, Carried) and len(carried.parts) > MOST_PARTS:
            carried = too_much(file)
        if isinstance(carried, Carried) and not carried.parts:
            carried = no_words(file)
        return (
            refusal(file, carried) if isinstance(carried, Note) else _read(file, carried, house, (conventions, lints))
        )

    return read


def text_reader(unpack: UnpackText, house: House) -> Read:
    """What reads the files of one kind of carrier that is text, which is decoded before it is unpacked."""

    def unpacked(file: CopyFile) -> Carried | Note:
        decoded = text_of(file)
        return decoded if isinstance(decoded, Note) else unpack(file, decoded)

    return carried_reader(unpacked, house)


def _read(file: CopyFile, carried: Carried, house: House, rules: tuple[Conventions, Lints]) -> Reading:
    (conventions, lints), size = rules, len(file.content)
    transcript = rewritten(Source(carried.decoded), carried.rewrites) if carried.decoded else None
    parts = located(carried.parts, transcript, size)
    pieces = told_apart(parts, file.headline, conventions)
    scan = _scan(file, carried, parts)
    article, notes = assemble(scan, pieces, conventions.lexicon)
    if article is not None:
        article = with_facts(article, carried.facts, house)
    labels = _labels(pieces, file, carried)
    odd = (*note_bad_bytes(scan), *notes, *lints.notes(scan, pieces))
    return reading_of(file, article, labels, odd)


def _scan(file: CopyFile, carried: Carried, parts: tuple[Located, ...]) -> Scan:
    """The file as notes point into it; a file that is no text has one line, its first."""
    decoded = carried.decoded or Decoded("", "utf-8", 0)
    lines = lines_of(decoded) or (Line(1, "", 0, len(file.content)),)
    return Scan(file=file, decoded=decoded, lines=lines, blocks=parts)


def _labels(pieces: tuple[Piece, ...], file: CopyFile, carried: Carried) -> list[Label]:
    """One for each stretch whose bytes are known; of a file that is no text, one for the whole."""
    if carried.decoded is None:
        return [Label(Role.PARAGRAPH, Span(0, len(file.content)), "document")]
    mark = [Label(Role.MARK, Span(0, carried.decoded.mark), "position")] if carried.decoded.mark else []
    return mark + [
        Label(piece.role, span, piece.rule)
        for piece in pieces
        if isinstance(piece.block, Located)
        for span in piece.block.spans_of(piece.start, piece.end)
    ]
