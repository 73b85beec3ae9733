"""A lone page: an edition that goes onto one page, without pictures, its lead shown as large as it may be.

In: the newsroom, a day, the faces. Out: the page, and the page map. Nothing here paints.
"""

import datetime as dt
from functools import cached_property

from publisher.formats.press import label_of, page_name
from publisher.formats.press.matter import story_of
from publisher.formats.press.page import Page, Part, forme_of, grid_of, heading_of, words_of
from publisher.plan import Newsroom
from publisher.typeset import furniture
from publisher.typeset.columns import Shop
from publisher.typeset.front import Front, make_front
from publisher.typeset.pagemap import EditionMap, LeftOver, Overset, PageMap

NUMBER = 1


class Lone:
    """The edition of one day on its one page. ``digest`` is that of all it is made of."""

    def __init__(self, newsroom: Newsroom, day: dt.date, shop: Shop, digest: str) -> None:
        self.newsroom, self.day, self.shop, self.digest = newsroom, day, shop, digest
        self.cards = newsroom.catalogue.of_day(day)
        self.grid = grid_of(newsroom.press, shop.fount)
        self.words = words_of(newsroom, day, self.cards[0].section, NUMBER)

    @cached_property
    def front(self) -> Front:
        """The stories as they stand."""
        article = self.newsroom.catalogue.article
        stories = tuple(story_of(article(card.id), card, self.newsroom.house) for card in self.cards)
        foot = self.grid.rows - furniture.foot_rows(self.words, self.grid, self.shop.fount)
        return make_front(stories, self.grid, range(furniture.HEAD_ROWS, foot), self.shop)

    def page(self, number: int = NUMBER) -> Page:
        """The page."""
        stands = (
            *furniture.head_of(self.words, self.grid, self.shop.fount),
            *self.front.stands,
            *furniture.foot_of(self.words, self.grid, self.shop.fount),
        )
        heading = heading_of(self.newsroom, self.day, self.words)
        forme = forme_of(stands, self.newsroom.press)
        parts = tuple(Part(block.placed, block.stands) for block in self.front.blocks)
        return Page(label_of(number), heading, forme, self.map().pages[0], {}, parts)

    def map(self) -> EditionMap:
        """The page map."""
        blocks, profile = self.front.blocks, self.newsroom.press
        page = PageMap(
            page=label_of(NUMBER),
            number=NUMBER,
            file=f"{page_name(self.day, NUMBER, profile)}.pdf",
            section=self.words.section,
            width_mm=profile.trim_width_mm,
            height_mm=profile.trim_height_mm,
            row_pt=profile.baseline_pt,
            white_rows=self.front.white_rows,
            stories=tuple(block.placed for block in blocks),
        )
        over = (block for block in blocks if block.overset)
        return EditionMap(
            day=self.day,
            pages=(page,),
            overset=tuple(Overset(block.placed.story, block.placed.headline, block.overset) for block in over),
            left_over=tuple(LeftOver(story.id, story.headline) for story in self.front.left_over),
        )
