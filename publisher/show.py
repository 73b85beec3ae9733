"""Copy as it was read: with a label on every line, or as the object scripts rely on.

In: a reading. Out: text for a person, or plain values in the shape of the contract of ``publisher show --json``.
Absent facts are ``None`` or empty, never invented.
"""

import datetime as dt
from collections.abc import Iterator

from publisher.model import Article, Block, Crosshead, ListItem, Paragraph, Passage, Picture, Role, Signature
from publisher.notes import Note, tally
from publisher.reading import Reading
from publisher.text.sniffing import is_archive

_FEW_WORDS = 5
_LABEL_WIDTH = max(len(role.value) for role in Role)


def labelled(reading: Reading) -> str:
    """The copy, a line for each labelled span, with its label in the margin; blank spans are left out.

    Of copy that is no text, such as a document of a word processor, the words are shown instead.
    """
    content = reading.file.content
    if reading.article is not None and is_archive(content):
        return "\n".join(_said(reading.article))
    lines: list[str] = []
    for label in reading.labels:
        if label.role is Role.BLANK:
            continue
        words = label.span.of(content).decode("utf-8", "replace").splitlines() or [""]
        margin = [f"{label.role.value:>{_LABEL_WIDTH}}", *[" " * _LABEL_WIDTH] * (len(words) - 1)]
        lines += [f"{side} │ {text}" for side, text in zip(margin, words, strict=True)]
    return "\n".join(lines)


def _said(article: Article) -> Iterator[str]:
    """The head and the body of an article, with the label each block would have."""
    head = ((Role.KICKER, article.kicker), (Role.HEADLINE, article.headline), (Role.DECK, article.deck))
    yield from (f"{role.value:>{_LABEL_WIDTH}} │ {passage.text}" for role, passage in head if passage)
    yield from (f"{Role.BYLINE.value:>{_LABEL_WIDTH}} │ {byline.name}" for byline in article.bylines)
    roles = {Paragraph: Role.PARAGRAPH, Crosshead: Role.CROSSHEAD, ListItem: Role.LIST_ITEM, Signature: Role.SIGNATURE}
    yield from (f"{roles[type(block)].value:>{_LABEL_WIDTH}} │ {block.text}" for block in article.body)


def outcome(notes: tuple[Note, ...]) -> str:
    """``ok``, ``ok-with-warnings`` or ``error``."""
    counts = tally(notes)
    if counts.errors:
        return "error"
    return "ok-with-warnings" if counts.warnings else "ok"


def as_record(reading: Reading) -> dict[str, object]:
    """The object of ``publisher show COPY --json``."""
    return {
        "outcome": outcome(reading.notes),
        **(_facts(reading.article) if reading.article else _no_facts()),
        "diagnostics": [_diagnostic(note) for note in reading.notes],
        "labels": [
            {"role": label.role.value, "start": label.span.start, "end": label.span.end, "rule": label.rule}
            for label in reading.labels
        ],
    }


def _facts(article: Article) -> dict[str, object]:
    return {
        "headline": article.headline.text,
        "kicker": _text(article.kicker),
        "deck": _text(article.deck),
        "byline": [{"name": b.name, "title": b.title, "location": b.location} for b in article.bylines],
        "contributors": _texts(article.contributors),
        "published": _iso(article.published.day if article.published else None),
        "dateline": _dateline(article),
        "body": _body(article),
        "photos": [_picture(picture) for picture in article.pictures],
        "agencies": [agency.name for agency in article.agencies],
        "see_also": _texts(article.refers),
        "print": _print_notice(article),
        "boilerplate_removed": _texts(_set_aside(article)),
        "corrections": _texts(article.corrections),
    }


def _no_facts() -> dict[str, object]:
    """The facts of copy that was refused: none."""
    absent = dict.fromkeys(("headline", "kicker", "deck", "published", "dateline", "print"))
    empty = ("byline", "contributors", "photos", "agencies", "see_also", "boilerplate_removed", "corrections")
    return {**absent, **{key: [] for key in empty}, "body": _body_of((), ())}


def _picture(picture: Picture) -> dict[str, object]:
    """The facts of the contract and, of a picture that is there or named, its file and what it shows."""
    facts: dict[str, object] = {
        "credit": picture.credit,
        "caption": picture.caption,
        "after_paragraph": picture.after_paragraph,
    }
    file = picture.file.name if picture.file else picture.named
    return {**facts, "file": file, "alt": picture.alt} if file else facts


def _dateline(article: Article) -> dict[str, str | None] | None:
    dateline = article.dateline
    return {"place": dateline.place, "agency": dateline.agency, "date": dateline.day} if dateline else None


def _body(article: Article) -> dict[str, object]:
    return _body_of(tuple(p.text for p in article.paragraphs), article.body)


def _body_of(prose: tuple[str, ...], blocks: tuple[Block, ...]) -> dict[str, object]:
    first, last = (prose[0].split(), prose[-1].split()) if prose else ([], [])
    return {
        "paragraphs": len(prose),
        "first_words": " ".join(first[:_FEW_WORDS]),
        "last_words": " ".join(last[-_FEW_WORDS:]),
        "list_items": sum(isinstance(block, ListItem) for block in blocks),
        "subheads": [block.text for block in blocks if isinstance(block, Crosshead)],
        "signatures": [block.text for block in blocks if isinstance(block, Signature)],
        "text": "\n".join(block.text for block in blocks),
    }


def _print_notice(article: Article) -> dict[str, str | None] | None:
    notice = article.print_notice
    if notice is None:
        return None
    return {
        "publication": notice.publication,
        "date": _iso(notice.day),
        "headline": notice.headline,
        "page": notice.page,
        "section": notice.section,
        "edition": notice.edition,
    }


def _set_aside(article: Article) -> tuple[Passage, ...]:
    """Promotions and author notes in the order of the copy."""
    return tuple(sorted((*article.promotions, *article.author_notes), key=lambda passage: passage.span))


def _diagnostic(note: Note) -> dict[str, object]:
    return {"level": note.level, "code": note.code, "file": note.file, "line": note.line, "message": note.message}


def _text(passage: Passage | None) -> str | None:
    return passage.text if passage else None


def _texts(passages: tuple[Passage, ...]) -> list[str]:
    return [passage.text for passage in passages]


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
