"""A page before there is a story on it: the plant's grid, and what its furniture says.

In: the plant's profile, the newsroom, a day. Out: ``Grid``, ``Words``; and ``Page``, which is what comes of both
and the stories. Nothing here makes up or paints.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from publisher.formats.press import BOOK
from publisher.model import Picture
from publisher.plan import Newsroom
from publisher.press import PressProfile
from publisher.text.dates import full_day
from publisher.text.typography import typographic
from publisher.typeset.faces import Setting
from publisher.typeset.forme import Forme, Stand
from publisher.typeset.fount import Fount
from publisher.typeset.furniture import Words
from publisher.typeset.grid import Grid
from publisher.typeset.pagemap import MM_PER_PT, PageMap, Placed

_USUAL_SHARE = 0.8  # the size of the usual text, as a share of the grid's row


@dataclass(frozen=True, slots=True)
class Part:
    """A story, or a part of one, on its page: what stands there, and what the page map tells of it."""

    placed: Placed
    stands: tuple[Stand, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page, made up and not yet painted.

    ``label`` is its name in the edition ("A01"); ``pictures`` are those it shows, by the names of its figures. What
    stands in ``parts`` stands in the forme too, the same values.
    """

    label: str
    heading: str
    forme: Forme
    map: PageMap
    pictures: Mapping[str, Picture]
    parts: tuple[Part, ...] = ()


def grid_of(profile: PressProfile, fount: Fount, number: int = 1) -> Grid:
    """The plant's live area in whole rows of its grid, on the page of this number."""
    usual = Setting("usual", fount.text, _USUAL_SHARE * profile.baseline_pt, profile.baseline_pt)
    return Grid(
        left_pt=profile.left_margin_mm(number) / MM_PER_PT,
        top_pt=profile.margin_top_mm / MM_PER_PT,
        width_pt=profile.live_width_mm / MM_PER_PT,
        across=profile.columns,
        rows=int(profile.live_height_mm / MM_PER_PT / profile.baseline_pt),
        row_pt=profile.baseline_pt,
        gutter_pt=profile.gutter_mm / MM_PER_PT,
        below_pt=usual.leading_pt - usual.drop_pt,
    )


def words_of(newsroom: Newsroom, day: dt.date, section: str, number: int) -> Words:
    """What the furniture of a page says."""
    house = newsroom.house
    return Words(
        nameplate=house.nameplate or house.name,
        day=full_day(day),
        section=section,
        page=f"{BOOK}{number}",
        imprint=typographic(" ".join(house.imprint.split())),
        address=house.domain,
    )


def heading_of(newsroom: Newsroom, day: dt.date, words: Words) -> str:
    """What a reader's window bar shows of a page."""
    return f"{newsroom.house.name}, {full_day(day)}, page {words.page}"


def forme_of(stands: tuple[Stand, ...], profile: PressProfile) -> Forme:
    """All of this on a sheet of the plant."""
    return Forme(profile.trim_width_mm / MM_PER_PT, profile.trim_height_mm / MM_PER_PT, stands)
