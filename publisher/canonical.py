"""An article as canonical copy: the plain text from which the newspaper intake reads the same article.

In: an article. Out: copy, a block for each line with a blank line between. Furniture comes back in one form, whatever
form it came in: what an article means is kept, how a house prints it is not. Nothing here reads copy.
"""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby, takewhile
from string import digits
from typing import assert_never

from publisher.model import (
    Article,
    Block,
    Byline,
    Crosshead,
    Dateline,
    ListItem,
    Paragraph,
    Picture,
    PrintNotice,
    Signature,
)
from publisher.text.dates import long_day, month_name

_MARK = "—"


def canonical(article: Article) -> str:
    """The copy of an article, with a line end at its end."""
    lines = (*_head(article), *_body(article), *_tail(article))
    return "\n\n".join(lines) + "\n"


def _head(article: Article) -> Iterator[str]:
    if article.kicker is not None:
        yield f"Kicker: {article.kicker.text}"
    yield article.headline.text
    if article.deck is not None:
        yield article.deck.text
    yield from (_byline(byline) for byline in article.bylines)
    if article.published is not None:
        yield f"Published {long_day(article.published.day)}"


def _byline(byline: Byline) -> str:
    if byline.title is None:
        return f"By {byline.name} in {byline.location}" if byline.location else f"By {byline.name}"
    place = f", in {byline.location}" if byline.location else ""
    return f"By {byline.name}, {byline.title}{place}"


def _body(article: Article) -> Iterator[str]:
    """Blocks in order, each picture behind the paragraph it follows."""
    pictures = list(article.pictures)
    paragraphs = 0
    scores = _scores(article)
    yield from _pictures(pictures, 0)
    for signs, blocks in groupby(article.body, key=lambda block: isinstance(block, Signature)):
        if signs:  # who signed, and from where, is one block of lines
            yield "\n".join(map(_block, blocks))
            continue
        for block in blocks:
            first = isinstance(block, Paragraph) and paragraphs == 0
            words = block.text if block in scores else _block(block)
            yield f"{_opening(article.dateline)}{words}" if first and article.dateline else words
            if isinstance(block, Paragraph):
                paragraphs += 1
                yield from _pictures(pictures, paragraphs)


def _scores(article: Article) -> tuple[ListItem, ...]:
    """The items above all prose, if they have figures: a score, which has no bullets."""
    above = takewhile(lambda block: not isinstance(block, Paragraph), article.body)
    items = tuple(block for block in above if isinstance(block, ListItem))
    return items if any(digit in item.text for item in items for digit in digits) else ()


def _pictures(pictures: list[Picture], after: int) -> Iterator[str]:
    while pictures and pictures[0].after_paragraph <= after:
        yield _picture(pictures.pop(0))


def _picture(picture: Picture) -> str:
    said = picture.caption if picture.credit or not picture.caption else f"CAPTION: {picture.caption}"
    credit = f"PHOTO: {picture.credit}" if picture.credit else None
    return " ".join(filter(None, (picture.named and f"[{picture.named}]", said, credit)))


def _block(block: Block) -> str:
    match block:
        case Paragraph() | Crosshead() | Signature():
            return block.text
        case ListItem():
            return f"• {block.text}"
        case _:
            assert_never(block)


def _opening(dateline: Dateline) -> str:
    """``LONDON, October 7 (Reuters) - ``, ``BERLIN: `` or ``MOSCOW, October 7. /TASS/. ``."""
    where = ", ".join(part for part in (dateline.place, _day(dateline.day) if dateline.day else None) if part)
    if dateline.mark == "/":
        return f"{where}. /{dateline.agency}/. "
    agency = f"({dateline.agency})" if dateline.agency else ""
    mark = dateline.mark or _MARK
    space = "" if mark.startswith((".", ":", ",")) else " "
    return f"{' '.join(part for part in (where, agency) if part)}{space}{mark} "


def _day(iso: str) -> str:
    """``2015-10-07`` or ``--10-07`` as a dateline prints it."""
    if iso.startswith("--"):
        return f"{month_name(int(iso[2:4]))} {int(iso[5:7])}"
    return long_day(dt.date.fromisoformat(iso))


def _tail(article: Article) -> Iterator[str]:
    told = set((article.dateline.agency or "").split("/")) if article.dateline else set[str]()
    others = tuple(agency.name for agency in article.agencies if agency.name not in told)
    if others:
        yield ", ".join(others)
    if article.contributors:
        yield "Additional reporting by " + ", ".join(name.text for name in article.contributors)
    yield from (f"SEE {refer.text}" for refer in article.refers)
    taken_out = sorted((*article.author_notes, *article.promotions), key=lambda passage: passage.span.start)
    yield from (passage.text for passage in (*article.corrections, *taken_out))
    if article.print_notice is not None:
        yield _print_notice(article.print_notice)


def _print_notice(notice: PrintNotice) -> str:
    headline = f" under the headline {notice.headline}" if notice.headline else ""
    day = f" on {long_day(notice.day)}" if notice.day else ""
    if not notice.publication and notice.page is None and notice.edition is None:
        section = f"{notice.section} section of the " if notice.section else ""
        return f"This article appeared in the {section}print edition{day}{headline}."
    place = f"the print edition of {notice.publication}" if notice.publication else "print"
    within = f"the {notice.section} section of " if notice.section and " " in notice.section else ""
    section = f", Section {notice.section}" if notice.section and not within else ""
    page = f", Page {notice.page}" if notice.page else ""
    edition = f" of the {notice.edition} edition" if notice.edition else ""
    return f"A version of this article appeared in {within}{place}{day}{section}{page}{edition}{headline}."
