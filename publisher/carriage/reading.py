"""From what a carrier holds to a reading of it.

In: a file, and ``Carried``. Out: the reading: the article, a label for every byte, the notes. Parts with a role
are what the carrier says; those without are told apart as newspaper copy is, for a desk's furniture comes along in any
carrier. No word is changed, and nothing raises.
"""

from collections.abc import Callable

from publisher.carriage.limits import MOST_PARTS, BeyondReadingError
from publisher.carriage.located import Located, located
from publisher.carriage.parts import Carried
from publisher.carriage.refusals import no_words, too_much
from publisher.carriage.story import stated_headline, told_apart, with_facts
from publisher.furniture.assemble import assemble
from publisher.furniture.rules import Conventions, Piece
from publisher.furniture.scan import Scan
from publisher.house import House, built_in_profiles
from publisher.model import Label, Role
from publisher.notes import Code, Note
from publisher.reading import CopyFile, Reading, partition, refusal
from publisher.text.decoding import Decoded, bad_bytes
from publisher.text.lines import Line, lines_of, place, shown
from publisher.text.spans import Span
from publisher.text.transcript import Source, rewritten

Read = Callable[[CopyFile], Reading]
Unpack = Callable[[CopyFile], Carried | Note]


def carried_reader(unpack: Unpack, house: House) -> Read:
    """What reads the files of one kind of carrier."""
    conventions = Conventions(house, built_in_profiles())

    def read(file: CopyFile) -> Reading:
        try:
            carried = unpack(file)
        except BeyondReadingError:
            carried = too_much(file)
        if isinstance(carried, Carried) and len(carried.parts) > MOST_PARTS:
            carried = too_much(file)
        if isinstance(carried, Carried) and not carried.parts:
            carried = no_words(file)
        return refusal(file, carried) if isinstance(carried, Note) else _read(file, carried, house, conventions)

    return read


def _read(file: CopyFile, carried: Carried, house: House, conventions: Conventions) -> Reading:
    size = len(file.content)
    transcript = rewritten(Source(carried.decoded), carried.rewrites) if carried.decoded else None
    parts = located(carried.parts, transcript, size)
    pieces = told_apart(parts, stated_headline(file), conventions)
    article, notes = assemble(_scan(file, carried, parts), pieces, conventions.lexicon)
    if article is not None:
        article = with_facts(article, carried.facts, house)
    labels = _labels(pieces, file, carried)
    return Reading(file, article, partition(labels, size), (*_bad_bytes(file, carried), *notes))


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


def _bad_bytes(file: CopyFile, carried: Carried) -> tuple[Note, ...]:
    """A note for every byte that is no character."""
    decoded = carried.decoded
    if decoded is None:
        return ()
    lines, source = lines_of(decoded), Source(decoded)
    notes: list[Note] = []
    for at in bad_bytes(decoded.text):
        line, column = place(lines, decoded, source.span(at, at + 1).start)
        notes.append(
            Note(
                code=Code.BAD_BYTE,
                file=file.path,
                line=line.number,
                column=column,
                width=1,
                message="this byte is no character",
                excerpt=shown(line.text),
                hint="save the file again as UTF-8; what stands here now is shown as a replacement character",
            )
        )
    return tuple(notes)
