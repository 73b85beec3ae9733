"""People in a byline or a line of thanks.

In: a piece that names people, or says what the person above is. Out: each name with its place in the copy and, where
the copy says so, where the writer is and what. Names stay as printed, capitals and all.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from publisher.furniture import words
from publisher.furniture.rules import Piece
from publisher.model import Byline, Passage, Role

_PERSON = re.compile(
    r"(?P<name>.+?)(?: (?:contributed \w+|reported))?(?:,? (?:in|IN|from|at) (?P<location>[^,]+(?:, [A-Z][^,]*)?))?"
)
_JOB_AND_PLACE = re.compile(r"(?P<job>.+?)(?:, in |(?<=News), | (?:[Ii]n|IN) (?=[A-Z]\w+(?: [A-Z]\w+)*$))(?P<place>.+)")
_JOB_BEFORE_PLACE = re.compile(
    r"(?P<job>.+ (?i:correspondents?|writers?|reporters?|editors?)), (?P<place>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)"
)
_IN = ("In ", "in ", "IN ")
_BETWEEN = re.compile(r",? (?:and|AND) |, | & |; ")
_BEFORE = re.compile(r"(?:By|BY|by|AND|And|and):? ")
_OF_THE_STORY = {Role.PARAGRAPH, Role.CROSSHEAD, Role.LIST_ITEM}
_MAY_TELL = {Role.PARAGRAPH, Role.LIST_ITEM, Role.UNCLASSIFIED}
# "Jane Doe is the town archivist.", "• Dr John Roe, who lives in Marlow, teaches chess."
_TELLS_OF = re.compile(
    r"[•*■♦—– ]*(?:(?:Dr|Mrs?|Ms|Miss|Prof|Professor|Sir|Dame|(?:The )?Rev)\.? )?(?P<name>[^\s,(]+(?: [^\s,(]+){1,4}?)"
    r"(?:,[^.]*?,| \([^)]*\))? (?!(?:says|was|has (?:said|told))\b)(?:are|have|write|work|live|teach|[a-z]+s)\b"
)
# Of two words or more, so that a place of one word behind a comma needs no list.
_REGION = re.compile(
    r"(?:New (?:Hampshire|Jersey|Mexico|York|Brunswick|South Wales|Zealand)|(?:North|South) (?:Carolina|Dakota|Korea)"
    r"|South (?:Africa|Australia|Sudan)|West Virginia|Rhode Island|British Columbia|Nova Scotia|Northern Ireland"
    r"|Puerto Rico|Saudi Arabia|Sri Lanka|Costa Rica|El Salvador|Sierra Leone|Burkina Faso|Ivory Coast"
    r"|Czech Republic|Dominican Republic|United (?:States|Kingdom|Arab Emirates)|Hong Kong|Papua New Guinea)"
)
_AIDE = re.compile(r"(?:[\w-]+ ){0,2}?(?i:writer|reporter|journalist|correspondent|researcher|assistant)s? (?=[A-Z])")
_NO_NAME = re.compile(r"(?:[a-z’']|Associated Press|AP|Reuters)\b|.*\b(?:writers?|reporters?|correspondents?|staff)\b")


def bylines_of(pieces: tuple[Piece, ...]) -> tuple[Byline, ...]:
    """The bylines that these pieces of the head make together."""
    found: list[Byline] = []
    since = 0
    for piece in pieces:
        if piece.role is not Role.BYLINE:
            continue
        if found and _tells_what_he_is(piece):
            found[since:] = [_what_he_is(byline, piece) for byline in found[since:]]
        else:
            since = len(found)
            found += _people(piece)
    return tuple(found)


def names_of(piece: Piece) -> tuple[Passage, ...]:
    """The names in a piece, without where each of them was."""
    return tuple(Passage(byline.name, byline.span) for byline in _people(piece) if not _NO_NAME.match(byline.name))


def with_author_notes(pieces: tuple[Piece, ...], head: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The story and its tail, where last paragraphs that tell what a writer of the byline is are author notes.

    Such a paragraph opens with the whole name, as no reporter names himself, and is in the present tense.
    """
    bylines = tuple(piece for piece in head if piece.role is Role.BYLINE)
    noted = list(pieces)
    for number in range(len(pieces) - 1, 0 if bylines else len(pieces), -1):
        piece = pieces[number]
        if piece.role in _MAY_TELL and _tells_of(bylines, piece.text):
            noted[number] = replace(piece, role=Role.AUTHOR_NOTE, fields=())
        elif piece.role in _OF_THE_STORY:
            break
    return tuple(noted)


def _tells_of(bylines: tuple[Piece, ...], text: str) -> bool:
    found = _TELLS_OF.match(text)
    return found is not None and found["name"].casefold() in {by.name.casefold() for by in bylines_of(bylines)}


def _people(piece: Piece) -> Iterator[Byline]:
    if piece.rule != "position" and piece.place("names") is None:
        return  # "By our staff" names nobody
    text = piece.block.text
    parts = tuple(_without_aide(text, *part) for part in _parts(text, *(piece.place("names") or _without_by(piece))))
    jobs = [text[first:last] for first, last in parts[1:] or parts if _is_no_person(text[first:last])]
    title, place = _title_and_place(piece.field("title") or next(iter(jobs), None))
    place = piece.field("location") or place
    located = False
    for (first, last), (after, end) in pairwise((*parts, (0, 0))):
        found = _PERSON.fullmatch(text, first, last)
        region = located and _is_region(text[first:last])
        if found is not None and not region and text[first:last] not in jobs:
            located = found["location"] is not None
            where = found["location"]
            if where and text[last:after] == ", " and _is_region(text[after:end]):
                where = f"{where}, {text[after:end]}"
            span = piece.block.span(*found.span("name"))
            yield Byline(found["name"], title, where or place, span)


def _is_region(text: str) -> bool:
    """The Virginia of "in Norfolk, Virginia"."""
    return " " not in text or _REGION.fullmatch(text) is not None


def _without_aide(text: str, first: int, last: int) -> tuple[int, int]:
    """The name of "special correspondent Ann Poe"."""
    aide = _AIDE.match(text, first, last)
    if aide and words.is_name(_PERSON.sub(r"\g<name>", text[aide.end() : last])):
        return aide.end(), last
    return first, last


def _is_no_person(text: str) -> bool:
    """What a writer is, or the paper he writes for, behind his name."""
    return words.is_job(text) or words.is_paper(text)


def _tells_what_he_is(piece: Piece) -> bool:
    """Below a name: what its bearer is, whom he writes for, or where he is."""
    if piece.rule == "position":
        return words.is_job(piece.text) or not words.is_name(piece.text) or piece.text.startswith(_IN)
    return piece.place("names") is None and bool(piece.field("title") or piece.field("location"))


def _title_and_place(title: str | None) -> tuple[str | None, str | None]:
    """What "Chief reporter, in Kelderby" or "India Correspondent In New Delhi" says: a job and a place.

    A paper behind the job, "Chief Reporter | Marlow Argus", is no part of it.
    """
    job = (title or "").split(" | ", maxsplit=1)[0]
    before, _, paper = job.rpartition(", ")
    job = before if before and words.is_paper(paper) else job
    found = _JOB_AND_PLACE.fullmatch(job) or _JOB_BEFORE_PLACE.fullmatch(job)
    if found and words.is_section(found["place"]):
        return job, None  # what she writes of, and not where
    return (found["job"], found["place"]) if found else (job or None, None)


def _without_by(piece: Piece) -> tuple[int, int]:
    by = _BEFORE.match(piece.block.text, piece.start)
    return (by.end() if by else piece.start), piece.end


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between commas and ands."""
    at = start
    for between in _BETWEEN.finditer(text, start, end):
        if between.start() > at:
            yield at, between.start()
        at = between.end()
    if at < end:
        yield at, end


def _what_he_is(byline: Byline, piece: Piece) -> Byline:
    """The line below a name: a job, a paper with a place or without ("THE ARGUS/MARLOW"), a place ("In London")."""
    text = piece.text
    title, place = piece.field("title"), piece.field("location")
    if title is None and place is None:
        title, place = _said_below(text)
    return replace(byline, title=byline.title or title, location=byline.location or place)


def _said_below(text: str) -> tuple[str | None, str | None]:
    if text.startswith(_IN):
        return None, text[3:]
    if words.is_paper(text):
        return None, text.partition("/")[2].partition(",")[0] or None
    return _title_and_place(text) if words.is_job(text) else (None, text)
