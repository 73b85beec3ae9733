"""The head: everything above the story.

In: the blocks above the body. Out: their pieces. Rules say bylines, days, sluglines and picture lines; among what no
rule claims, position says what is what: a kicker if the first line is one, the headline, then the deck. A name
below the headline is a byline without its "By", and a line below a byline may say what its writer is.
"""

import re

from msgspec.structs import replace

from publisher.furniture import words
from publisher.furniture.body import below_credit_label, below_labels, is_correction_heading, make_caption
from publisher.furniture.glue import Unglued
from publisher.furniture.rules import Piece, RuleBook
from publisher.house import Zone
from publisher.model import Role

_BY = re.compile(r"by ", re.IGNORECASE)
_BEFORE_NAME = re.compile(r"\A(?:by|and) ", re.IGNORECASE)
_IN = re.compile(r"(?:In|IN|in) [A-Z][^.!?]*")
_WORDS_OF_A_BAR = 2
_TOWN = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)?")
_TOWNS = re.compile(r"[^\W\d_]+(?:(?:, | AND |[ -])[^\W\d_]+){0,4}")
# A town in small letters; of those of two words only a few, for a name of a person has two as well.
_TOWN_IN_SMALL = re.compile(r"[^\W\d_]+|Hong Kong|Kuala Lumpur|New Delhi|New York|Phnom Penh|San Francisco|Los Angeles")
# "WHEN the 7.10 …", "FEW PRESIDENTS have …": a story opens with a large letter, and the words beside it in capitals.
_DROP = re.compile(r"[\"“]?(?:[A-ZÀ-Þ][A-ZÀ-Þ'’-]+|[AI](?= [A-ZÀ-Þ]{2}))(?: (?:[A-ZÀ-Þ'’-]{2,}|[AI])){0,4},? [a-zß-ÿ]")
# A name without capitals is told by the e-mail address below it.
_SMALL_NAME = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+){1,3}")
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")
_FURNITURE = {
    Role.CREDIT,
    Role.REFER,
    Role.PROMOTION,
    Role.AUTHOR_NOTE,
    Role.PRINT_NOTICE,
    Role.END_MARK,
    Role.SLUGLINE,
}


def label(blocks: tuple[Unglued, ...], book: RuleBook, opening: str) -> tuple[Piece, ...]:
    """The pieces of the head; ``opening`` is the first paragraph of the story below it."""
    blocks = tuple(_with_its_credit(block, book) for block in blocks)
    claimed = _claimed(blocks, book)
    open_blocks = [n for n, piece in enumerate(claimed) if piece is None or not _may_be(piece, claimed, n)]
    roles = _roles(open_blocks, blocks, claimed, opening)
    pieces: list[Piece] = []
    for number, block in enumerate(blocks):
        piece = claimed[number]
        if piece is None or roles.get(number, piece.role) is not piece.role:
            fields = (("place", 0, block.stop),) if roles[number] is Role.DATELINE else ()
            piece = Piece(roles[number], "position", block.block, 0, block.stop, fields)
        if piece.role is Role.CREDIT and (block.block.clings or _is_sentence_of_deck(pieces)):
            make_caption(pieces, piece)
        if piece.role is Role.DECK and any(glued.role is Role.CREDIT for glued in block.glued):
            piece = replace(piece, role=Role.CAPTION)
        pieces += [piece, *block.glued]
    return tuple(pieces)


def _is_sentence_of_deck(pieces: list[Piece]) -> bool:
    """A whole sentence right above a credit tells what the picture shows, be there a blank line between."""
    at = below_labels(pieces)
    return at >= 0 and pieces[at].role is Role.DECK and pieces[at].text.endswith(".")


def _with_its_credit(block: Unglued, book: RuleBook) -> Unglued:
    """An agency in brackets behind a caption is its credit, not the source of a text: no text has begun."""
    whole = book.line(block.block, Zone.HEAD, 0, len(block.block.text)) if block.glued else None
    if whole is None or whole.role is not Role.CREDIT:
        return block
    text = block.block.text
    return Unglued(block.block, len(text), text, words.ends_a_sentence(text))


def _claimed(blocks: tuple[Unglued, ...], book: RuleBook) -> list[Piece | None]:
    """What rules say of each block; but what a writer is, below his name, is no name of its own."""
    claimed: list[Piece | None] = []
    for number, block in enumerate(blocks):
        piece = book.line(block.block, Zone.HEAD, 0, block.stop)
        above = claimed[number - 1] if number else None
        named = (above is not None and above.role is Role.BYLINE) or (number > 1 and _is_alone(blocks[number - 1].text))
        told = piece is not None and piece.role is Role.BYLINE and not (_BY.match(block.text) or _is_title_alone(piece))
        if told and named and words.is_job(block.text):
            piece = Piece(Role.BYLINE, "position", block.block, 0, block.stop)
        claimed.append((None if block.ends else below_credit_label(above, block)) or piece)
    return claimed


def _is_title_alone(piece: Piece) -> bool:
    """Does a rule say what somebody is, and not who?"""
    return piece.place("names") is None and piece.place("title") is not None


def _is_alone(text: str) -> bool:
    return words.is_name(text) and not words.ends_a_sentence(text)


def is_below_kicker(blocks: tuple[Unglued, ...], book: RuleBook) -> bool:
    """Is the first line a kicker by rule, so that the second is the headline, even if it ends like a sentence?"""
    piece = book.line(blocks[0].block, Zone.HEAD, 0, blocks[0].stop)
    return piece is not None and piece.role is Role.KICKER and len(blocks) > 2  # noqa: PLR2004  and a story below


def signs(blocks: tuple[Unglued, ...], book: RuleBook) -> bool:
    """Is the first of these a byline: "By Jane Doe", or a name with her job, her paper or a day below it?"""
    claimed = [book.line(block.block, Zone.HEAD, 0, block.stop) for block in blocks[:2]]
    if claimed[0] is not None:
        return claimed[0].role is Role.BYLINE and _BY.match(claimed[0].text) is not None
    if len(blocks) == 1 or not _is_alone(blocks[0].text):
        return False
    is_dated = claimed[1] is not None and claimed[1].role is Role.DAY
    return is_dated or words.is_job(blocks[1].text) or words.is_paper(blocks[1].text)


def next_line(blocks: tuple[Unglued, ...], number: int, end: int, book: RuleBook) -> int | None:
    """The next block below that is not furniture of the page, such as a picture line; ``None`` where there is none."""
    for below in range(number + 1, end):
        piece = book.line(blocks[below].block, Zone.HEAD, 0, blocks[below].stop)
        if piece is None or piece.role not in _FURNITURE:
            return below
    return None


def _may_be(piece: Piece, claimed: list[Piece | None], number: int) -> bool:
    """A first line that only reads like a byline is the headline; a kicker, which comes first, is up to position."""
    above = any(other is None or other.role is Role.KICKER for other in claimed[:number])
    if is_correction_heading(piece):
        return above
    if piece.role is Role.BYLINE:
        return above or _BY.match(piece.text) is not None
    return piece.role is not Role.KICKER


def _roles(
    open_blocks: list[int], blocks: tuple[Unglued, ...], claimed: list[Piece | None], opening: str
) -> dict[int, Role]:
    """What position makes of the blocks no rule claims."""
    roles: dict[int, Role] = {}
    texts = {number: blocks[number].text for number in open_blocks}
    rest = [number for number in open_blocks if not words.is_decorated(texts[number])] or list(open_blocks)
    roles |= dict.fromkeys(set(open_blocks) - set(rest), Role.UNCLASSIFIED)
    rest = _below_bar(rest, texts, claimed)
    if len(rest) > 2 and all(words.is_section(texts[number]) for number in rest[:2]):  # noqa: PLR2004  and a headline
        rest = rest[1:]
    roles |= dict.fromkeys(set(texts) - set(rest) - set(roles), Role.SLUGLINE)
    at = _place_of_story(rest, texts, claimed, opening)
    placed = at is not None and texts[at].isupper()
    if at is not None:
        rest.remove(at)
        roles[at] = Role.DATELINE
    if len(rest) > 1 and (
        (placed and len(rest) > 2)  # noqa: PLR2004  kicker, headline and deck, as the Economist has them
        or _is_named_kicker(rest, claimed)
        or words.is_kicker(texts[rest[0]], texts[rest[1]], len(rest))
    ):
        roles[rest.pop(0)] = Role.KICKER
    if rest:
        roles[rest.pop(0)] = Role.HEADLINE
    for number in rest:
        writes = _is_byline(number, texts, blocks) or _is_title(number, texts, blocks)
        located = _IN.fullmatch(texts[number]) and _above(number, roles, claimed) is Role.BYLINE
        roles[number] = Role.BYLINE if writes or located else _deck(texts[number])
        if _is_place(texts[number]) and _is_above_nobody(number, blocks):
            roles[number] = Role.DATELINE
    return roles


def _deck(text: str) -> Role:
    """A deck; but not where it only names a part of the paper, as "Nation" between the byline and the day does."""
    return Role.SLUGLINE if words.is_section(text) or words.is_section(text.title()) else Role.DECK


def _place_of_story(rest: list[int], texts: dict[int, str], claimed: list[Piece | None], opening: str) -> int | None:
    """Which line says where a story with a drop cap is: the last above it, or the one above its rubric."""
    if len(rest) <= 1 or _DROP.match(opening) is None:
        return None
    if rest[-1] == len(claimed) - 1 and _is_its_place(rest[-1], texts, claimed):
        return rest[-1]
    if rest == [0, 1, 2, 3] and len(claimed) == len(rest) and _is_unsigned_place(texts[2]):  # kicker, headline, rubric
        return rest[2]
    return None


def _is_its_place(number: int, texts: dict[int, str], claimed: list[Piece | None]) -> bool:
    """A place in capitals, signed by nobody; or in small letters, right below its writer's address."""
    above = claimed[number - 1]
    if above is not None and above.role is Role.AUTHOR_NOTE and _TOWN_IN_SMALL.fullmatch(texts[number]):
        return not words.is_section(texts[number]) and not words.is_job(texts[number])
    return _is_unsigned_place(texts[number]) and (above is None or above.role is not Role.BYLINE)


def _is_unsigned_place(text: str) -> bool:
    if not words.is_capitals(text) or _TOWNS.fullmatch(text) is None or words.is_name(text) or words.is_job(text):
        return False
    return _IN.fullmatch(text) is None and not (words.is_section(text.title()) or words.names_kind(text))


def _is_above_nobody(number: int, blocks: tuple[Unglued, ...]) -> bool:
    """Is the line above a job without a name, as "Special Correspondent" is? Then a place says where the story is."""
    return number > 0 and words.is_job(blocks[number - 1].text) and _is_below_no_name(number - 1, blocks)


def _is_below_no_name(number: int, blocks: tuple[Unglued, ...]) -> bool:
    return number < 2 or not words.is_name(_without_by(blocks[number - 1].text))  # noqa: PLR2004  the headline is none


def _above(number: int, roles: dict[int, Role], claimed: list[Piece | None]) -> Role | None:
    """What stands right above a block."""
    piece = claimed[number - 1] if number else None
    return roles.get(number - 1, piece.role if piece else None)


def _below_bar(rest: list[int], texts: dict[int, str], claimed: list[Piece | None]) -> list[int]:
    """These without the bar of a web page: short words in a row, then a line that invites, as "Subscribe" does."""
    bars = [number for number, piece in enumerate(claimed) if piece is not None and piece.role is Role.PROMOTION]
    for bar in reversed(bars):
        above = [number for number in rest if number < bar]
        if len(above) > 1 and all(len(texts[number].split()) <= _WORDS_OF_A_BAR for number in above):
            return [number for number in rest if number > bar] or rest
    return rest


def _is_named_kicker(rest: list[int], claimed: list[Piece | None]) -> bool:
    """A rule says that the first line is a kicker, and enough is left for a headline and a deck."""
    piece = claimed[rest[0]]
    labelled = piece is not None and piece.place("text") is not None
    return labelled or (piece is not None and len(rest) > 2)  # noqa: PLR2004  kicker, headline and something below


def _is_byline(number: int, texts: dict[int, str], blocks: tuple[Unglued, ...]) -> bool:
    """A name that stands just above the story, or above the line that says what its bearer is."""
    below = blocks[number + 1].text if number + 1 < len(blocks) else ""
    if _SMALL_NAME.fullmatch(texts[number]) and _ADDRESS.fullmatch(below):
        return True
    if not words.is_name(texts[number]) or words.ends_a_sentence(texts[number]):
        return False
    if not below or number + 1 not in texts:
        return True
    if words.is_job(below) or words.is_paper(below) or _is_place(below):
        return True
    return words.ends_a_sentence(below) or words.reads_on(below)


def _is_title(number: int, texts: dict[int, str], blocks: tuple[Unglued, ...]) -> bool:
    """What a writer is, right below his name."""
    if number == 0 or not words.is_name(_without_by(blocks[number - 1].text)):
        return False
    text = texts[number]
    return words.is_job(text) or words.is_paper(text) or (blocks[number].block.clings and _is_place(text))


def _is_place(text: str) -> bool:
    """A town in capitals and nothing else, as some papers put below a writer's name."""
    return words.is_capitals(text) and _TOWN.fullmatch(text) is not None


def _without_by(text: str) -> str:
    return _BEFORE_NAME.sub("", text)
