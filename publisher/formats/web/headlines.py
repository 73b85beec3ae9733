"""Headlines: stories as lists on other pages have them.

In: places in the running order. Out: markup, a line of a list for each. A story stands in the lists of many pages, so
each line is set once and kept for those that follow.
"""

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache

from publisher.formats.web.kinds import HEADLINE
from publisher.formats.web.paper import Paper
from publisher.formats.web.teasers import teaser_of
from publisher.templating import Markup, Templates

_KEPT = 20_000  # lines in memory, some hundred bytes each


class Headlines:
    """The lines that were asked for last are kept."""

    def __init__(self, paper: Paper, templates: Templates) -> None:
        self._paper, self._templates = paper, templates
        self._line = lru_cache(maxsize=_KEPT)(self._set)

    def of(self, places: Iterable[int], day: dt.date) -> tuple[Markup, ...]:
        """The headlines of the stories in these places, with their day where it is not this one."""
        slips = self._paper.order.slips
        return tuple(self._line(place, slips.day_of(place) != day) for place in places)

    def _set(self, place: int, dated: bool) -> Markup:  # noqa: FBT001  a key of what is kept
        teaser = teaser_of(self._paper.cards.at(place), self._paper.places, kicker="", dated=dated)
        return self._templates.part(HEADLINE, teaser=teaser)
