"""Pictures: whose they are, and what they show.

In: the pieces of one copy, in order. Out: a picture for every credit, with the caption that goes with it, be it beside
the credit, above it or below. No file is looked for here.
"""

from msgspec.structs import replace

from publisher.furniture.body import is_picture_label
from publisher.furniture.rules import Piece
from publisher.model import Picture, Role
from publisher.text.spans import Span

_OF_PICTURES = {Role.CREDIT, Role.CAPTION}


def pictures_of(pieces: tuple[Piece, ...]) -> tuple[Picture, ...]:
    """The pictures of which these pieces say whose they are or what they show, in order; captions alone are none."""
    pictures: list[Picture] = []
    paragraphs = 0
    caption: str | None = None
    above: Role | None = None
    for piece in pieces:
        if piece.role not in _OF_PICTURES:
            if is_picture_label(piece):
                continue
            paragraphs += piece.role is Role.PARAGRAPH
            caption, above = None, piece.role
            continue
        if piece.role is Role.CREDIT:
            said = piece.field("caption") or caption
            alt, named = piece.field("alt"), piece.field("named")
            picture = Picture(piece.said("credit"), said, paragraphs, piece.span, alt, named)
            whole = _one_picture(pictures[-1], picture) if above is Role.CREDIT else None
            pictures[-1 if whole else len(pictures) :] = [whole or picture]
        caption = piece.text if piece.role is Role.CAPTION else None
        if caption and pictures and above is Role.CREDIT and pictures[-1].caption is None:
            pictures[-1], caption = replace(pictures[-1], caption=caption), None
        above = piece.role
    return tuple(pictures)


def _one_picture(above: Picture, below: Picture) -> Picture | None:
    """Two lines of one picture, "Image source, …" and "Image caption, …", in either order."""
    if not (above.credit and below.caption and not (above.caption or below.credit or below.named)) and not (
        above.caption and below.credit and not (above.credit or below.caption or below.named)
    ):
        return None
    span = Span(above.span.start, below.span.end)
    return replace(above, credit=above.credit or below.credit, caption=above.caption or below.caption, span=span)
