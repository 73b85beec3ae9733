"""A story's own PDF: what is said of it on the sheet, and the sheet it is printed on at home.

In: the newsroom, a story, the faces. Out: formes for A4, to be painted. Nothing here paints.
"""

from collections.abc import Iterator
from dataclasses import replace

from publisher.catalogue import Card
from publisher.formats.press.matter import story_of
from publisher.formats.press.page import words_of
from publisher.model import Article
from publisher.plan import Newsroom
from publisher.prose import foot_of, rights_of
from publisher.typeset.columns import Shop
from publisher.typeset.copy import Kind
from publisher.typeset.forme import Forme
from publisher.typeset.grid import Grid
from publisher.typeset.offprint import Paper, make_offprint

# ISO 216 A4, with margins that every office printer can keep.
A4 = Paper(
    width_pt=595.276,
    height_pt=841.89,
    grid=Grid(
        left_pt=42.5,
        top_pt=36.0,
        width_pt=510.276,
        across=3,
        rows=64,
        row_pt=12.0,
        gutter_pt=17.0,
        below_pt=2.7,
    ),
)


def offprint_of(newsroom: Newsroom, article: Article, card: Card, shop: Shop) -> tuple[Forme, ...]:
    """The sheets of one story. The agencies stand over it, in the byline, so they do not sign it again."""
    story = story_of(article, card, newsroom.house)
    agencies = ", ".join(card.agencies)
    byline = " / ".join(part for part in (story.byline, agencies) if part)
    body, tail = story.passages[: len(article.body)], story.passages[len(article.body) :]
    passages = (*body, *(passage for passage in tail if passage.kind is not Kind.SIGNATURE))
    address = f"{newsroom.house.address.rstrip('/')}/{card.address}"
    words = replace(words_of(newsroom, card.day, card.section, 1), address=address)
    foot = tuple(_foot(newsroom, article, card))
    return make_offprint(replace(story, byline=byline, passages=passages), words, foot, A4, shop)


def _foot(newsroom: Newsroom, article: Article, card: Card) -> Iterator[str]:
    foot = foot_of(article, newsroom.house)
    yield from (*foot.refers, *foot.provenance, *rights_of(card.agencies, newsroom.house))
