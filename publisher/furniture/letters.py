"""Letters to the editor: who signed each.

In: the pieces of a body. Out: the same pieces, where the lines below each letter that name its writer are signatures.
Only a body in which somebody greets the editor, or below the heading of a page of letters, has any.
"""

import re

from msgspec.structs import replace

from publisher.furniture import words
from publisher.furniture.rules import Piece
from publisher.model import Role

_WITHHELD = re.compile(
    r"(?i:(?:full )?names?(?: and (?:full )?address(?:es)?)?|address) (?i:supplied|withheld|with editor).*"
)
_TITLE = re.compile(
    r"\(?(?:Mrs?|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame|Lady|Lord|(?:The )?Rev|Canon|Fr|Cllr|Capt(?:ain)?|Cmdr|Lt"
    r"|Maj(?:or)?|Col(?:onel)?|Gen(?:eral)?)\b\.?\)? "
)
_AFTER_A_NAME = re.compile(r", | \(|$")
# "Upper Fenwick", "8 Tar Lane", "Marlow, March 4, 2016", "London SW1"; but not "A hymn too far".
_WORD = r"(?:[^\W\d_a-zß-öø-ÿ][\w'’.-]*|\d+\w?|of|the|on|by|upon|in|le|la|de)"
_PLACE = re.compile(rf"{_WORD}(?:,? {_WORD})*")
_MAY_GREET = {Role.PARAGRAPH, Role.DECK}
_OF_A_LETTER = {Role.PARAGRAPH, Role.SIGNATURE}


def with_signatures(pieces: tuple[Piece, ...], head: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """A body where whoever signed a letter is told from its words and from the heading of the next one."""
    if not any(_greets(piece) for piece in pieces) and not any(
        words.is_letters(piece.field("text") or piece.text) for piece in head
    ):
        return pieces
    told = list(pieces)
    for number in range(1, len(told)):
        if _may_sign(told, number) and (_names(told[number].text) or _is_below_name(told, number)):
            told[number] = replace(told[number], role=Role.SIGNATURE)
    return tuple(told)


def _greets(piece: Piece) -> bool:
    return piece.role in _MAY_GREET and words.greets(piece.text)


def _may_sign(pieces: list[Piece], number: int) -> bool:
    """A line that the rules left to its place, below the words of a letter, and not followed by more of them."""
    piece, above = pieces[number], pieces[number - 1]
    if piece.rule != "position" or above.role not in _OF_A_LETTER or _greets(piece):
        return False
    below = pieces[number + 1] if number + 1 < len(pieces) else None
    if piece.role is Role.PARAGRAPH:
        return (
            below is None or below.role is not Role.PARAGRAPH or _greets(below) or not words.ends_a_sentence(below.text)
        )
    return piece.role is Role.CROSSHEAD


def _names(text: str) -> bool:
    """A name, alone or with what its bearer is or where he lives; or that the paper has it."""
    if _WITHHELD.fullmatch(text):
        return True
    named = _TITLE.sub("", text)
    name = _AFTER_A_NAME.split(named, maxsplit=1)[0]
    return words.is_name(name.removesuffix(".")) and not words.reads_on(named[len(name) :].upper())


def _is_below_name(pieces: list[Piece], number: int) -> bool:
    """Where the writer lives, right below his name."""
    piece = pieces[number]
    return piece.block.clings and pieces[number - 1].role is Role.SIGNATURE and _PLACE.fullmatch(piece.text) is not None
