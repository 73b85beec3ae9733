"""The body: the story, and what a desk puts between its paragraphs.

In: the blocks from the first paragraph to the last. Out: their pieces: the dateline, paragraphs, crossheads, list
items, and furniture that rules of the body claim. A line that wants something of the reader and that no rule knows
stays unclassified, so that it is noticed instead of printed.
"""

import re

from msgspec.structs import replace

from publisher.furniture import words
from publisher.furniture.glue import Unglued
from publisher.furniture.rules import Piece, RuleBook
from publisher.house import Zone
from publisher.model import Role

_WORDS_OF_A_QUESTION = 7  # a lone question of more words is a paragraph, unless the story has other crossheads
_LINES_OF_A_BOX = 2  # the heading above a form, and a sentence that says what one gets
_HEADS = re.compile(
    r"(?i:read (?:also|more|next)|also read|related(?: \w+){0,2}|more (?:from|on) .*|most (?:read|popular)(?: .*)?"
    r"|recommended(?: \w+)?|letters? in response.*):?"
)
_FORM = re.compile(r"(?i:enter (?:your|e-?mail)|your e-?mail|sign up|subscribe|by signing up)")
_TO_INBOX = re.compile(r"(?i:get .*delivered (?:straight |directly )?to your inbox[.!]?)")
_PICTURE_LABEL = re.compile(
    r"(?i:(?P<credit>(?:(?:photo|picture|image) )?credit)|images?|photos?|pictures?)(?:…|\.{3})?:?"
)
_LABEL_ALONE = "picture-label-alone"  # the rule that knows these in the head
_SAID = re.compile(
    r"[,.!?][\"”’'] (?:[\w.]+ ){0,6}?(?:said|says|told|added|asked|wrote|recalled|explained|insisted)\b"
    r"|\b(?:said|says|told|added|asked|wrote|recalled|explained|insisted)[^\"“‘]{0,60}[:,] ?[\"“‘]"
)
_QUESTION = re.compile(
    r"(?:What|Who|Why|How|When|Where|Which|Is|Are|Was|Were|Will|Can|May|Must|Has|Have|Had|Shall|Does|Do|Did|Should|Could)\b[^.!?\"“”]*\?",
    re.IGNORECASE,
)
_FURTHER_QUESTION = re.compile(r"(?:And|But|So|Or)\b[^.!?\"“”]*\?")  # "And the neighbours?", among other crossheads
_CRIED = re.compile(r"[^.!?:\"“”\d]+\?")
_MAY_BE_CAPTION = {Role.PARAGRAPH, Role.CROSSHEAD, Role.DECK, Role.UNCLASSIFIED}
_SPEECH = tuple("\"“‘'")


def label(blocks: tuple[Unglued, ...], book: RuleBook) -> tuple[Piece, ...]:
    """The pieces of the body."""
    asks = sum([_heads(block) for block in blocks]) > 1
    pieces: list[Piece] = []
    correcting = False
    for number, block in enumerate(blocks):
        opens = number == 0 or (number == 1 and block.ends and pieces[0].role is Role.CROSSHEAD)
        dateline = book.start(block.block, Zone.BODY) if opens and not is_speaker(blocks, number, book) else None
        piece = None if dateline else book.line(block.block, Zone.BODY, 0, block.stop) or _whose_picture(block, book)
        if piece is None and not block.ends:
            piece = _of_picture(pieces, block, blocks[number + 1 : number + 2], book)
        if piece is None:
            role = Role.CORRECTION if correcting else _role(block, blocks[number + 1 : number + 2], asks=asks)
            role = _below(pieces, role, block) if role is Role.CROSSHEAD or block.block.clings else role
            piece = _piece(block, role, dateline.end if dateline else 0)
        else:
            correcting = correcting or is_correction_heading(piece)
            if block.block.clings:
                _draw_in(pieces, piece)
            draw_in_heading(pieces, piece)
        if dateline:
            pieces.append(dateline)
        if piece.start < block.stop:
            pieces.append(piece)
        pieces += block.glued
    return tuple(pieces)


def is_picture_label(piece: Piece) -> bool:
    """Is this a word that only says what the line below it is: "Image", "Credit"?"""
    return piece.rule == _LABEL_ALONE


def below_credit_label(above: Piece | None, block: Unglued) -> Piece | None:
    """Whose the picture is, told by the word "Credit" alone above."""
    label = _PICTURE_LABEL.fullmatch(above.text) if above is not None and is_picture_label(above) else None
    if label is None or label["credit"] is None:
        return None
    return Piece(Role.CREDIT, "position", block.block, 0, block.stop, (("credit", 0, block.stop),))


def _of_picture(pieces: list[Piece], block: Unglued, below: tuple[Unglued, ...], book: RuleBook) -> Piece | None:
    """A label of a picture, with a credit or a line that clings to it below, and that line; a crosshead may say so."""
    if below and _PICTURE_LABEL.fullmatch(block.text) and (below[0].block.clings or _is_credit(below[0], book)):
        return Piece(Role.SLUGLINE, _LABEL_ALONE, block.block, 0, block.stop)
    return below_credit_label(pieces[-1] if pieces else None, block)


def _is_credit(block: Unglued, book: RuleBook) -> bool:
    piece = book.line(block.block, Zone.BODY, 0, block.stop)
    return piece is not None and piece.role is Role.CREDIT


def _whose_picture(block: Unglued, book: RuleBook) -> Piece | None:
    """An agency alone, with more of the story below it, is whose the picture there is."""
    piece = None if block.ends else book.line(block.block, Zone.TAIL, 0, block.stop)
    if piece is None or piece.role is not Role.AGENCIES:
        return None
    return replace(piece, role=Role.CREDIT, fields=(("credit", piece.start, piece.end),))


def is_speaker(blocks: tuple[Unglued, ...], number: int, book: RuleBook) -> bool:
    """Does a name and a colon open this block, and another too? Then it is an interview, and no place."""
    opening = book.start(blocks[number].block, Zone.BODY)
    if opening is None or not opening.text.endswith(": "):
        return False
    return sum(block.text.startswith(opening.text) for block in blocks) > 1


def _below(pieces: list[Piece], role: Role, block: Unglued) -> Role:
    """What a line below these pieces is, where the rules leave it to its looks and place."""
    if block.block.clings and _wants_caption(pieces) and not _SAID.search(block.text):
        return Role.CAPTION
    if role is not Role.CROSSHEAD or not pieces:
        return role
    last = pieces[-1]
    if last.role is Role.PROMOTION and (block.block.clings or heads_promotions(last) or _goes_on(last, block)):
        return Role.PROMOTION  # the headlines below "More on this topic"
    return Role.PARAGRAPH if last.role is Role.PARAGRAPH and words.is_of_verse(last.text) else role


def _goes_on(last: Piece, block: Unglued) -> bool:
    """Is this one more in a list of headlines, each with a blank line above? A question may be a crosshead."""
    return last.rule == "position" and not last.block.clings and not words.ends_a_sentence(block.text)


def heads_promotions(piece: Piece) -> bool:
    """A heading above the headlines of other stories."""
    return piece.role is Role.PROMOTION and _HEADS.fullmatch(piece.text) is not None


def _draw_in(pieces: list[Piece], claimed: Piece) -> None:
    """What furniture makes of the lines it clings to: a credit of its caption, a form of the box it ends."""
    if claimed.role is Role.CREDIT:
        make_caption(pieces, claimed)
    elif claimed.role is Role.PROMOTION and _FORM.match(claimed.text):
        _box(pieces)


def draw_in_heading(pieces: list[Piece], claimed: Piece) -> None:
    """Above what comes to an inbox: the name of the newsletter in capitals, and its line of praise, are of its box."""
    if claimed.role is not Role.PROMOTION or not _TO_INBOX.fullmatch(claimed.text):
        return
    top = len(pieces)
    while top and len(pieces) - top <= _LINES_OF_A_BOX and _may_praise(pieces[top - 1]):
        top -= 1
    heads = [at for at in range(top, len(pieces) - 1) if words.is_capitals(pieces[at].text)]
    if heads:
        pieces[heads[-1] :] = [replace(piece, role=Role.PROMOTION) for piece in pieces[heads[-1] :]]


def _may_praise(piece: Piece) -> bool:
    """A line without a sentence and without a figure, which a result has."""
    return piece.rule == "position" and words.is_of_verse(piece.text) and not words.has_figure(piece.text)


def _box(pieces: list[Piece]) -> None:
    """What stands between a form that asks for an address and a promotion it clings to is of the same box.

    So is what stands there with a heading of its own: the form asks for the reader's address below what he will get.
    """
    for above in range(len(pieces) - 1, -1, -1):
        if pieces[above].role is Role.PROMOTION:
            pieces[above:] = [replace(piece, role=Role.PROMOTION) for piece in pieces[above:]]
            return
        if not pieces[above].block.clings:
            if pieces[above].role is Role.CROSSHEAD and len(pieces) - above <= _LINES_OF_A_BOX:
                pieces[above:] = [replace(piece, role=Role.PROMOTION) for piece in pieces[above:]]
            return


def _wants_caption(pieces: list[Piece]) -> bool:
    """Is the line above a picture credit that stands alone, so that the line below it is the caption?"""
    last = pieces[-1] if pieces else None
    if last is None or last.role is not Role.CREDIT or last.field("caption") is not None or last.start > 0:
        return False
    return not last.block.clings


def make_caption(pieces: list[Piece], credit: Piece) -> None:
    """A credit without a caption that clings to the line above makes that line its caption, but for what one said."""
    at = below_labels(pieces)
    if at < 0 or credit.field("caption") is not None or pieces[at].role not in _MAY_BE_CAPTION:
        return
    last = pieces[at]
    of_a_run = at == len(pieces) - 1 and last.block.clings and words.ends_a_sentence(last.text)  # of paragraphs
    if not of_a_run and not _SAID.search(last.text):
        pieces[at] = replace(last, role=Role.CAPTION)


def below_labels(pieces: list[Piece]) -> int:
    """Where the last piece is that is no label of a picture; -1 where there is none."""
    return next((at for at in range(len(pieces) - 1, -1, -1) if not is_picture_label(pieces[at])), -1)


def _heads(block: Unglued) -> bool:
    """Could this be a crosshead: a question of its own, or a line that ends no sentence?"""
    text = block.text
    if block.ends:
        return _is_question(text)
    return not words.reads_on(text) and not words.beckons(text) and not words.bullet(text)


def is_correction_heading(piece: Piece | None) -> bool:
    """A correction's heading, whose text stands in the blocks below."""
    if piece is None or piece.role is not Role.CORRECTION or piece.text.endswith(")"):
        return False
    return not words.ends_a_sentence(piece.text)


def _is_question(text: str) -> bool:
    """A question and nothing else."""
    return text.endswith("?") and _QUESTION.fullmatch(text) is not None


def _asks_further(text: str, below: Unglued) -> bool:
    """A question that goes on from another; but one that somebody answers is told as he said it."""
    return _FURTHER_QUESTION.fullmatch(text) is not None and not below.text.startswith(_SPEECH)


def _asks_in_capitals(text: str) -> bool:
    """One question in capitals, among other crossheads: "FINDERS KEEPERS?"; an advertisement wants something."""
    return words.is_capitals(text) and _CRIED.fullmatch(text) is not None and not words.beckons(text)


def _role(block: Unglued, below: tuple[Unglued, ...], *, asks: bool) -> Role:
    text, last = block.text, not below
    if words.bullet(text):
        return Role.LIST_ITEM
    if block.ends:
        if asks and below and (_asks_further(text, below[0]) or _asks_in_capitals(text)):
            return Role.CROSSHEAD
        return _of_sentence(text, asks=asks, last=last)
    if words.beckons(text):
        return Role.UNCLASSIFIED
    return Role.PARAGRAPH if last or block.glued or words.reads_on(text) else Role.CROSSHEAD


def _of_sentence(text: str, *, asks: bool, last: bool) -> Role:
    """A paragraph; but an advertisement where it shouts, and a crosshead where the story is told in questions."""
    if not last and _is_question(text) and (asks or len(text.split()) <= _WORDS_OF_A_QUESTION):
        return Role.CROSSHEAD
    return Role.UNCLASSIFIED if words.shouts(text) or words.commands(text) else Role.PARAGRAPH


def _piece(block: Unglued, role: Role, start: int) -> Piece:
    """A list item keeps its bullet in the label, and not in its words."""
    bullet = words.bullet(block.block.text[start : block.stop]) if role is Role.LIST_ITEM else 0
    fields = (("text", start + bullet, block.stop),) if bullet else ()
    return Piece(role, "position", block.block, start, block.stop, fields)
