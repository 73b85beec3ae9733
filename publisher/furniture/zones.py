"""Head, body and tail: where a block stands decides what it may be.

In: the blocks of one piece of copy and the rules that have a say in it. Out: pieces in the order of the copy, none
overlapping; what each zone makes of its blocks is in ``head``, ``body`` and ``tail``.

The tail begins below the last block that is prose and that no rule of the tail claims, or at a block that ends a story
wherever it stands, such as a line of agencies, if there is more story above it than below. The body begins with the
block that carries a dateline, else with the first full sentence that is not a deck. A sentence is a deck where a byline
or a day stands between it and the story. No length is ever a reason.
"""

from publisher.furniture import body, head, tail, words
from publisher.furniture.block import Block
from publisher.furniture.glue import Unglued, unglue, with_credit_apart
from publisher.furniture.letters import with_signatures
from publisher.furniture.lists import list_start, scores_start, with_lists
from publisher.furniture.people import with_author_notes
from publisher.furniture.rules import Piece, RuleBook
from publisher.house import Zone
from publisher.model import Role

_SENTENCES_ABOVE = 2  # between the headline and a dateline: a deck, a sponsor
_OF_THE_HEAD = {Role.BYLINE, Role.DAY}


def label(blocks: tuple[Block, ...], book: RuleBook) -> tuple[Piece, ...]:
    """The pieces of every block."""
    unglued = tuple([unglue(block, book) for block in blocks])
    end = _tail_start(unglued, book)
    start = _body_start(unglued, end, book)
    if end == 1 and len(unglued) > 1:
        start, end = _unpunctuated(unglued, book)
    elif start < end and book.start(unglued[start].block, Zone.BODY) is None:
        start = scores_start(unglued, start, book)
    if words.is_letters(unglued[0].text.removeprefix("Kicker: ")) or any(
        words.greets(block.text) for block in unglued[1:3]
    ):
        end = _below_signature(unglued, end, book)
    elif start < end and _is_crosshead(unglued, start, end, book):
        start -= 1
    if start < end and _has_dateline(unglued[start], book):
        unglued = (*unglued[:start], with_credit_apart(unglued[start], book), *unglued[start + 1 :])
    above = head.label(unglued[:start], book, unglued[start].text if start < end else "")
    below = (
        *with_lists(with_signatures(body.label(unglued[start:end], book), above)),
        *tail.label(unglued[end:], book),
    )
    return (*above, *with_author_notes(below, above))


def _is_crosshead(blocks: tuple[Unglued, ...], start: int, end: int, book: RuleBook) -> bool:
    """Does a crosshead stand between the byline and the story? It is in capitals, as others of the story are.

    In small letters it is one below nothing but a byline, if two others are, and one of them has as many words.
    """
    if start < 3 or not _may_be_crosshead(blocks[start - 1], book):  # noqa: PLR2004  headline and byline above it
        return False
    signed = book.line(blocks[start - 2].block, Zone.HEAD, 0, blocks[start - 2].stop)
    if signed is None or signed.role not in _OF_THE_HEAD:
        return False
    others = [block.text for block in blocks[start + 1 : end] if _may_be_crosshead(block, book)]
    text = blocks[start - 1].text
    if words.is_capitals(text):
        return any(map(words.is_capitals, others))
    if words.is_paper(text) or text.startswith("In "):
        return False
    longest = max((len(other.split()) for other in others if not words.is_capitals(other)), default=0)
    return signed.role is Role.BYLINE and len(others) > 1 and len(text.split()) <= longest


def _may_be_crosshead(block: Unglued, book: RuleBook) -> bool:
    text = block.text
    if block.ends or words.is_name(text) or words.is_job(text) or words.beckons(text):
        return False
    if words.reads_on(text) or words.bullet(text) or words.is_section(text):
        return False
    return " " in text and book.line(block.block, Zone.ANY, 0, block.stop) is None


def _tail_start(blocks: tuple[Unglued, ...], book: RuleBook) -> int:
    """The first block of the tail; the headline is never in it."""
    end = len(blocks)
    while end > 1 and _is_tail(blocks[end - 1], blocks[end - 2], book):
        end -= 1
    above, below = 0, _prose(blocks[1:end])
    sourced = any(tail.is_source(block, book) for block in blocks[end:])  # then an agency above is a picture's
    for number in range(1, end):
        prose = blocks[number].ends
        below -= prose
        is_ended = number > 1 and above > below and tail.is_strong(blocks[number], blocks[number + 1 : end], book)
        if is_ended and not (sourced and tail.is_source(blocks[number], book)):
            return number
        above += prose
    return end


def _unpunctuated(blocks: tuple[Unglued, ...], book: RuleBook) -> tuple[int, int]:
    """The first block of the body, and that of the tail, in copy without a full stop, as verse and results are."""
    start = 1
    while start < len(blocks) and _opens(blocks[start], book, last=False):
        start += 1
    end = len(blocks)
    while end > start and _is_furniture(blocks[end - 1], book):
        end -= 1
    if any(words.reads_on(block.text) and not words.beckons(block.text) for block in blocks[start:end]):
        return start, end
    listed = list_start(blocks, end, book)
    return (listed, end) if listed is not None else (1, 1)


def _below_signature(blocks: tuple[Unglued, ...], end: int, book: RuleBook) -> int:
    """The first block below the last letter's signature, which is a part of it."""
    while end < len(blocks) and not _is_furniture(blocks[end], book):
        end += 1
    return end


def _is_furniture(block: Unglued, book: RuleBook) -> bool:
    return words.beckons(block.text) or book.line(block.block, Zone.TAIL, 0, block.stop) is not None


def _prose(blocks: tuple[Unglued, ...]) -> int:
    return sum([block.ends for block in blocks])


def _is_tail(block: Unglued, above: Unglued, book: RuleBook) -> bool:
    if not block.text:
        return True
    claimed = book.line(block.block, Zone.TAIL, 0, block.stop)
    if claimed is not None:
        return True
    if words.shouts(block.text) or words.commands(block.text):
        return True
    if block.ends or words.bullet(block.text) or book.start(block.block, Zone.BODY) is not None:
        return False
    return not tail.is_last_prose(block, above, book)


def _body_start(blocks: tuple[Unglued, ...], end: int, book: RuleBook) -> int:
    """The first block of the body, or ``end`` where there is none. The first block of all is never the body."""
    sentences = 0
    for number in range(1, end):
        sentences += number > 1 and blocks[number - 1].ends
        if sentences > _SENTENCES_ABOVE:
            return _below_decks(blocks, end, book)
        if _opens_story(blocks, number, book):
            return number
    return _first_prose(blocks, end, book)


def _below_decks(blocks: tuple[Unglued, ...], end: int, book: RuleBook) -> int:
    """The first block of the body where a dateline, if there is one, stands below many sentences."""
    first = _first_prose(blocks, end, book)
    decks = 0
    for number in range(1, end):
        decks += number > first and _is_deck(blocks[number - 1], book)
        if decks > _SENTENCES_ABOVE:
            return first
        if _opens_story(blocks, number, book):
            return number
    return first


def _opens_story(blocks: tuple[Unglued, ...], number: int, book: RuleBook) -> bool:
    """Does this block open with a dateline, and not with the name of one who speaks?"""
    return _has_dateline(blocks[number], book) and not body.is_speaker(blocks, number, book)


def _has_dateline(block: Unglued, book: RuleBook) -> bool:
    """A dateline opens prose; "ST PHOTO: TAN WEI" only looks like one."""
    opening = book.start(block.block, Zone.BODY)
    if opening is None:
        return False
    claimed = book.line(block.block, Zone.BODY, 0, block.stop)
    if claimed is not None:
        return _is_filed(opening) and claimed.role is Role.CREDIT and claimed.place("caption") is not None
    return block.ends or words.reads_on(block.text) or bool(block.glued)


def _is_filed(opening: Piece) -> bool:
    """A dateline that no caption has: one that names an agency, or with a dash."""
    return opening.place("agency") is not None or opening.text.rstrip().endswith(("-", "–", "—", "_"))


def _first_prose(blocks: tuple[Unglued, ...], end: int, book: RuleBook) -> int:
    """The first full sentence that is no deck: no byline or day stands right below it."""
    if end > 1 and words.greets(blocks[1].text):
        return 1
    below_kicker = end > 0 and head.is_below_kicker(blocks, book)
    for number in range(2 if below_kicker else 1, end):
        if not _is_deck(blocks[number], book):
            continue
        if words.greets(blocks[number].text):
            return number
        below = head.next_line(blocks, number, end, book)
        opens = below is not None and _opens(blocks[below], book, last=below == end - 1)
        if not (opens or _is_above_byline(blocks[number + 1 : end], book)):
            return number
    return end


def _is_above_byline(below: tuple[Unglued, ...], book: RuleBook) -> bool:
    """Does a byline stand below, with no more than a deck between, and prose below that? Then the story is to come."""
    decks = 0
    for number, block in enumerate(below):
        if head.signs(below[number:], book):
            return any(_is_deck(each, book) for each in below[number + 1 :])
        decks += _is_deck(block, book)
        if decks > 1 or _has_dateline(block, book):
            return False
    return False


def _opens(block: Unglued, book: RuleBook, *, last: bool) -> bool:
    """Is this a byline or a day, so that the story is still to come?"""
    if last:
        return False
    piece = book.line(block.block, Zone.HEAD, 0, block.stop)
    if piece is not None:
        return piece.role in _OF_THE_HEAD
    return not block.ends and words.is_name(block.text)


def _is_deck(block: Unglued, book: RuleBook) -> bool:
    """Is this a sentence and no furniture, so that it could be a deck as well as prose?"""
    return block.ends and book.line(block.block, Zone.HEAD, 0, block.stop) is None
