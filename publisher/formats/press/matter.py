"""A story's words as they are printed.

In: an article, its card and the house. Out: the ``Story`` the typesetter sets, or the lines that stand under one.
Typography is that of the site; promotions are never printed; no fact is added.
"""

import re
from collections.abc import Iterator
from typing import assert_never

from publisher.catalogue import Card
from publisher.edition import Pin
from publisher.house import House
from publisher.model import Article, Block, Byline, Crosshead, ListItem, Paragraph, Signature
from publisher.prose import foot_of, opening_of
from publisher.text.typography import typographic
from publisher.typeset.copy import Kind, Passage, Photograph, Spare, Story

_SAID = re.compile("“([A-Z][^“”]+[.!?])”")
_SHORTEST_QUOTE, _LONGEST_QUOTE = 8, 20  # words


def story_of(article: Article, card: Card, house: House) -> Story:
    """The story with all that is printed of it on a page of the edition."""
    return Story(
        id=article.id,
        rank=card.rank,
        headline=typographic(article.headline.text),
        kicker=typographic(article.kicker.text) if article.kicker else "",
        deck=typographic(article.deck.text) if article.deck else "",
        byline=_byline(article.bylines),
        passages=(*_body(article), *_tail(article, house)),
        spares=tuple(_spares(article)),
        pictures=tuple(_pictures(article, house)),
        quotes=tuple(_quotes(article)),
        section=card.section,
    )


def pin_of(article: Article) -> Pin | None:
    """Where the front matter of a story wants it."""
    if article.page is None:
        return None
    column, columns, row, rows = article.place or (None, None, None, None)
    return Pin(
        story=article.id, page=article.page, column=column, columns=columns, row=row, rows=rows, jump=article.jump
    )


def _pictures(article: Article, house: House) -> Iterator[Photograph]:
    """The pictures that have a file, in the order of the copy."""
    artists = {name.casefold() for name in house.artists}
    for picture in article.pictures:
        if picture.file is not None:
            yield Photograph(
                name=picture.file.name,
                aspect=picture.file.width / picture.file.height,
                width_px=picture.file.width,
                caption=typographic(picture.caption or ""),
                credit=picture.credit or "",
                alt=picture.alt or picture.caption or "",
                whole=(picture.credit or "").casefold() in artists,
            )


def _quotes(article: Article) -> Iterator[str]:
    """Whole sentences in quotation marks that are short enough to be shown large; the shortest is the best."""
    said = (found[1] for block in article.paragraphs for found in _SAID.finditer(typographic(block.text)))
    fit = {words for words in said if _SHORTEST_QUOTE <= len(words.split()) <= _LONGEST_QUOTE}
    yield from sorted(fit, key=lambda words: (len(words), words))[:1]


def _spares(article: Article) -> Iterator[Spare]:
    """The crossheads that the desk gives for where there is room, over paragraphs that the story has."""
    over = [place for place, block in enumerate(article.body) if isinstance(block, Paragraph)]
    for spare in article.crossheads:
        number, _, words = spare.partition(" ")
        if 1 < int(number) <= len(over):
            yield Spare(over[int(number) - 1], typographic(words.strip()))


def _body(article: Article) -> Iterator[Passage]:
    lede = next(iter(article.paragraphs), None)
    for block in article.body:
        opening = opening_of(article.dateline) if article.dateline and block is lede else ("", "")
        yield Passage(_kind(block), typographic(block.text), opening)


def _kind(block: Block) -> Kind:
    match block:
        case Paragraph():
            return Kind.TEXT
        case Crosshead():
            return Kind.CROSSHEAD
        case ListItem():
            return Kind.LIST_ITEM
        case Signature():
            return Kind.SIGNATURE
        case _:
            assert_never(block)


def _tail(article: Article, house: House) -> Iterator[Passage]:
    """Corrections and notes as paragraphs; agencies and refers as the signature, if the dateline has not named them."""
    foot = foot_of(article, house)
    yield from (Passage(Kind.TEXT, line) for line in (*foot.corrections, *foot.notes))
    told = article.dateline.agency if article.dateline else None
    agencies = ", ".join(agency.name.upper() for agency in article.agencies if agency.name != told)
    yield from (Passage(Kind.SIGNATURE, line) for line in (agencies, *foot.refers) if line)


def _byline(bylines: tuple[Byline, ...]) -> str:
    """By A, political editor, and B in Geneva."""
    names = [_author(byline) for byline in bylines]
    *most, last = names or [""]
    return f"By {', '.join(most)} and {last}" if most else f"By {last}" if last else ""


def _author(byline: Byline) -> str:
    name = f"{byline.name}, {byline.title}" if byline.title else byline.name
    return f"{name} in {byline.location}" if byline.location else name
