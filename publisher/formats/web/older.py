"""Pages of older stories: what a list's front has no room for any more.

In: a list and the number of one of its pages. Out: an ``OlderView``: headlines by day, newest first, and the way to the
pages beside it. A page says nothing that a newer story could change: neither how many pages there are, nor which of
them it is from the front.
"""

from itertools import groupby

from publisher.formats.web.assets import section_class
from publisher.formats.web.headlines import Headlines
from publisher.formats.web.kinds import Kind
from publisher.formats.web.lists import Listed
from publisher.formats.web.paper import Paper
from publisher.formats.web.places import older_place
from publisher.formats.web.teasers import day_of
from publisher.formats.web.views import Heading, Link, Listing, OlderView
from publisher.text.dates import long_day

_OLDER = "Older stories"


def older_view(listed: Listed, number: int, paper: Paper, headlines: Headlines) -> OlderView:
    """One page of a list's older stories."""
    return OlderView(
        heading=Heading(
            name=_OLDER,
            way=(Link(listed.name, paper.places.href(listed.place)),) if listed.name else (),
            accent=section_class(listed.name) if listed.kind is Kind.SECTION else "",
        ),
        listings=tuple(
            Listing(day_of(day, paper.places), headlines.of(stories, day))
            for day, stories in groupby(listed.page(number), key=paper.order.slips.day_of)
        ),
        newer=older_link(listed, number + 1, paper, "Newer stories")
        or Link("Newest stories", paper.places.href(listed.place)),
        older=older_link(listed, number - 1, paper),
    )


def older_link(listed: Listed, number: int, paper: Paper, words: str = _OLDER) -> Link | None:
    """The way to one page of a list's older stories, if there is such a page."""
    if not 0 < number <= listed.last:
        return None
    return Link(words, paper.places.href(older_place(listed.place, number)))


def older_name(listed: Listed, number: int, paper: Paper) -> str:
    """What such a page is called where it has to be told from others: by the days it reaches from and to."""
    stories = listed.page(number)
    newest, oldest = (long_day(paper.order.slips.day_of(place)) for place in (stories[0], stories[-1]))
    days = newest if newest == oldest else f"{oldest} to {newest}"
    return ", ".join(filter(None, (listed.name, f"{_OLDER.lower() if listed.name else _OLDER}, {days}")))
