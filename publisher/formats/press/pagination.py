"""Pagination: how many pages an edition has, before any type is set.

In: the cards of an edition, what the desk says, the plant's sheet. Out: the number of pages, and the page each story is
wished on. It has to be cheap, for it decides which files a build makes. Nothing here is composed.
"""

import re
from collections.abc import Iterable
from math import ceil

from publisher.catalogue import Card
from publisher.edition import MOST_PAGES, Edition
from publisher.press import PressProfile
from publisher.typeset.pagemap import MM_PER_PT

_WORDS_A_LINE = 5.9  # of text in a column of a Berliner page
_USUAL_COLUMN_MM = 44.75
_HEAD_LINES = 26  # of one column: what stands over a story, about
_PICTURE_LINES = 70
_USED = 0.9  # of a page, where nothing is forced
_HEAD_OF_PAGE = 8  # rows, about: nameplate or folio
_NUMBER = re.compile(r"\d+")


def pages_of(cards: Iterable[Card], desk: Edition, profile: PressProfile) -> int:
    """How many pages: as many as the desk says, else one, else as many as hold everything, in whole leaves."""
    if desk.pages:
        return desk.pages
    listed = tuple(cards)
    wanted = sum(_rows(card, profile) for card in listed) + sum(_advertised(desk, profile))
    rows = profile.live_height_mm / MM_PER_PT / profile.baseline_pt
    room = (rows - _HEAD_OF_PAGE) * profile.columns
    asked = max([1, *(pin.page for pin in desk.stories), *(each.page for each in desk.advertisements)])
    pages = max(asked, ceil(wanted / room / _USED)) if wanted > room * _USED else asked
    return min(MOST_PAGES, 1 if pages <= 1 else ceil(pages / _sheet(profile)) * _sheet(profile))


def _sheet(profile: PressProfile) -> int:
    """How many pages come at a time: a leaf has two, whatever the plant."""
    return max(2, profile.pages_multiple)


def _rows(card: Card, profile: PressProfile) -> float:
    """About how many rows of one column a story takes."""
    words = _WORDS_A_LINE * profile.column_width_mm / _USUAL_COLUMN_MM
    return card.words / words + _HEAD_LINES + _PICTURE_LINES * min(2, len(card.pictures))


def _advertised(desk: Edition, profile: PressProfile) -> Iterable[float]:
    for each in desk.advertisements:
        yield each.columns * each.height_mm / MM_PER_PT / profile.baseline_pt


def page_number(words: str | None) -> int:
    """The number in the name of a page, such as "A3"; 0 where there is none."""
    found = _NUMBER.search(words or "")
    return int(found[0]) if found else 0
