"""Pictures that copy names in its own lines: ``[harbour.jpg] The ferry at dawn. PHOTO: LENA HOBB``.

In: a reading. Out: the same with the names taken out of captions and put where they belong; a line that an intake took
for a paragraph, because it has no credit, is a picture line after all. Nothing here looks at a disk.
"""

import re

import msgspec

from publisher.model import Article, Block, Label, Paragraph, Picture, Role
from publisher.reading import Reading

_NAMED = re.compile(r"\[([^\[\]/\\]{1,100}\.(?:jpe?g|png|tiff?))\]\s*", re.IGNORECASE)


def with_names(reading: Reading) -> Reading:
    """The reading with every picture that a line names."""
    article = reading.article
    if article is None or b"[" not in reading.file.content:
        return reading
    lines = tuple(block for block in article.paragraphs if _NAMED.match(block.text))
    pictures = (*(_named(picture) for picture in _moved(article, lines)), *(_picture(line, article) for line in lines))
    in_order = tuple(sorted(pictures, key=lambda picture: (picture.after_paragraph, picture.span)))
    body: tuple[Block, ...] = tuple(block for block in article.body if block not in lines)
    return msgspec.structs.replace(
        reading,
        article=msgspec.structs.replace(article, body=body, pictures=in_order),
        labels=tuple(_relabelled(label, lines) for label in reading.labels),
    )


def _named(picture: Picture) -> Picture:
    """The picture, with the name at the head of its caption as the name of its file."""
    found = _NAMED.match(picture.caption or "")
    if found is None or picture.caption is None:
        return picture
    return msgspec.structs.replace(picture, named=found[1], caption=picture.caption[found.end() :] or None)


def _moved(article: Article, lines: tuple[Paragraph, ...]) -> tuple[Picture, ...]:
    """The pictures, their paragraphs counted without these lines."""
    prose = article.paragraphs
    gone = tuple(number for number, block in enumerate(prose) if block in lines)
    return tuple(
        msgspec.structs.replace(
            each, after_paragraph=each.after_paragraph - sum(n < each.after_paragraph for n in gone)
        )
        for each in article.pictures
    )


def _picture(line: Paragraph, article: Article) -> Picture:
    above = tuple(block for block in article.paragraphs if block.span < line.span and not _NAMED.match(block.text))
    return _named(Picture(None, line.text, len(above), line.span))


def _relabelled(label: Label, lines: tuple[Paragraph, ...]) -> Label:
    if label.role is Role.PARAGRAPH and any(label.span == line.span for line in lines):
        return Label(Role.CAPTION, label.span, "picture name")
    return label
