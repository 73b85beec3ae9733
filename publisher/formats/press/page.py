"""A press page of an edition: the plant's grid, the day's stories, and what is said of them.

In: the newsroom, a day, the faces. Out: a ``Page``: the forme that prints, and its page map.
Nothing here paints.
"""

import datetime as dt
from dataclasses import dataclass

from publisher.formats.press import BOOK, NUMBER, page_name
from publisher.formats.press.matter import story_of
from publisher.plan import Newsroom
from publisher.press import PressProfile
from publisher.text.dates import full_day
from publisher.text.typography import typographic
from publisher.typeset import furniture
from publisher.typeset.columns import Shop
from publisher.typeset.faces import Setting
from publisher.typeset.forme import Forme
from publisher.typeset.fount import Fount
from publisher.typeset.front import Front, make_front
from publisher.typeset.furniture import Words
from publisher.typeset.grid import Grid
from publisher.typeset.pagemap import MM_PER_PT, EditionMap, LeftOver, Overset, PageMap

_USUAL_SHARE = 0.8  # the size of the usual text, as a share of the grid's row


@dataclass(frozen=True, slots=True)
class Page:
    """One page, made up and not yet painted. ``label`` is its name in the edition ("A01")."""

    label: str
    heading: str
    forme: Forme
    map: EditionMap


def page_of(newsroom: Newsroom, day: dt.date, shop: Shop) -> Page:
    """The page of this day's edition."""
    profile, house = newsroom.press, newsroom.house
    cards = newsroom.catalogue.of_day(day)
    stories = tuple(story_of(newsroom.catalogue.article(card.id), card, house) for card in cards)
    grid = grid_of(profile, shop.fount)
    words = words_of(newsroom, day, cards[0].section)
    foot = grid.rows - furniture.foot_rows(words, grid, shop.fount)
    front = make_front(stories, grid, range(furniture.HEAD_ROWS, foot), shop)
    stands = (
        *furniture.head_of(words, grid, shop.fount),
        *front.stands,
        *furniture.foot_of(words, grid, shop.fount),
    )
    size = (profile.trim_width_mm / MM_PER_PT, profile.trim_height_mm / MM_PER_PT)
    label = f"{BOOK}{NUMBER:02}"
    heading = f"{house.name}, {full_day(day)}, page {words.page}"
    return Page(label, heading, Forme(*size, stands), _map_of(front, profile, day, words.section))


def grid_of(profile: PressProfile, fount: Fount) -> Grid:
    """The plant's live area in whole rows of its grid. A front is a right-hand page: its inside is at the left."""
    usual = Setting("usual", fount.text, _USUAL_SHARE * profile.baseline_pt, profile.baseline_pt)
    live_mm = profile.trim_height_mm - profile.margin_top_mm - profile.margin_bottom_mm
    width_mm = profile.trim_width_mm - profile.margin_inside_mm - profile.margin_outside_mm
    return Grid(
        left_pt=profile.margin_inside_mm / MM_PER_PT,
        top_pt=profile.margin_top_mm / MM_PER_PT,
        width_pt=width_mm / MM_PER_PT,
        across=profile.columns,
        rows=int(live_mm / MM_PER_PT / profile.baseline_pt),
        row_pt=profile.baseline_pt,
        gutter_pt=profile.gutter_mm / MM_PER_PT,
        below_pt=usual.leading_pt - usual.drop_pt,
    )


def words_of(newsroom: Newsroom, day: dt.date, section: str) -> Words:
    """What the furniture of a page says."""
    house = newsroom.house
    return Words(
        nameplate=house.nameplate or house.name,
        day=full_day(day),
        section=section,
        page=f"{BOOK}{NUMBER}",
        imprint=typographic(" ".join(house.imprint.split())),
        address=house.domain,
    )


def _map_of(front: Front, profile: PressProfile, day: dt.date, section: str) -> EditionMap:
    page = PageMap(
        page=f"{BOOK}{NUMBER:02}",
        number=NUMBER,
        file=f"{page_name(day, profile)}.pdf",
        section=section,
        width_mm=profile.trim_width_mm,
        height_mm=profile.trim_height_mm,
        row_pt=profile.baseline_pt,
        white_rows=front.white_rows,
        stories=tuple(block.placed for block in front.blocks),
    )
    return EditionMap(
        day=day,
        pages=(page,),
        overset=tuple(
            Overset(block.placed.story, block.placed.headline, block.overset) for block in front.blocks if block.overset
        ),
        left_over=tuple(LeftOver(story.id, story.headline) for story in front.left_over),
    )
