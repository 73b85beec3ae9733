"""Pages: one target to the HTML of one page.

In: the key of a target. Out: a view with its head and the furniture, filled into a template. Every kind of page has one
short method here, which says what the page is of.
"""

import datetime as dt

import msgspec

from publisher.catalogue import Catalogue
from publisher.formats.web import places as at
from publisher.formats.web.archive import month_view, year_view
from publisher.formats.web.fronts import Desk, edition_front, list_front
from publisher.formats.web.furniture import StandingType
from publisher.formats.web.headlines import Headlines
from publisher.formats.web.kinds import PAGES, Kind
from publisher.formats.web.lists import Listed
from publisher.formats.web.metadata import list_head, story_head
from publisher.formats.web.older import older_name, older_view
from publisher.formats.web.paper import Paper
from publisher.formats.web.story import story_view
from publisher.formats.web.views import Head, Link
from publisher.templating import Templates
from publisher.text.dates import full_day


class Pages(msgspec.Struct, frozen=True):
    """What every page is made with."""

    paper: Paper
    catalogue: Catalogue
    standing: StandingType
    templates: Templates
    headlines: Headlines

    def front(self, _: str) -> str:
        """The front page."""
        return self._list(self.paper.lists[at.FRONT], "")

    def story(self, story: str) -> str:
        """A story."""
        card, article = self.paper.cards.of(story), self.catalogue.article(story)
        place = self.paper.order.place_of(story, card.day)
        head = story_head(card, article, self.paper)
        return self._page(Kind.STORY, card.address, head, story_view(place, article, self.paper, self.headlines))

    def section(self, name: str) -> str:
        """The front of a section."""
        return self._list(self.paper.lists[at.section_place(name)], f"{name} in {self.paper.house.name}")

    def agency(self, name: str) -> str:
        """The stories of an agency."""
        return self._list(self.paper.lists[at.agency_place(name)], f"Reports by {name} in {self.paper.house.name}")

    def author(self, name: str) -> str:
        """The stories of a writer."""
        return self._list(self.paper.lists[at.author_place(name)], f"Reports by {name} in {self.paper.house.name}")

    def topic(self, name: str) -> str:
        """The stories on a topic."""
        return self._list(self.paper.lists[at.topic_place(name)], f"{name} in {self.paper.house.name}")

    def older(self, key: str) -> str:
        """The older stories of a list, a page of them."""
        number, _, front = key.partition(":")
        listed = self.paper.lists[front]
        name, place = older_name(listed, int(number), self.paper), at.older_place(front, int(number))
        head = list_head(name, place, f"{name} in {self.paper.house.name}", self.paper)
        return self._page(Kind.OLDER, place, head, older_view(listed, int(number), self.paper, self.headlines))

    def edition(self, iso: str) -> str:
        """The edition of a day."""
        day = dt.date.fromisoformat(iso)
        name, place = full_day(day), at.day_place(day)
        head = list_head(name, place, f"The edition of {name}", self.paper)
        return self._page(Kind.EDITION, place, head, edition_front(day, self._desk))

    def month(self, iso: str) -> str:
        """The editions of a month."""
        day = dt.date.fromisoformat(iso)
        view = month_view(day, self.paper)
        head = list_head(view.name, at.month_place(day), f"The editions of {view.name}", self.paper)
        return self._page(Kind.MONTH, at.month_place(day), head, view)

    def year(self, year: str) -> str:
        """The editions of a year."""
        place = at.year_place(int(year))
        head = list_head(year, place, f"The editions of {year}", self.paper)
        return self._page(Kind.YEAR, place, head, year_view(int(year), self.paper))

    def lost(self, _: str) -> str:
        """What a server shows for an address that leads nowhere."""
        head = list_head("Not in the paper", "404.html", "There is no page at this address", self.paper)
        return self._page(Kind.LOST, "404.html", head, None)

    def moved(self, address: str) -> str:
        """What stands where a story stood before its desk gave it another slug."""
        head = list_head("The story has moved", address, "The story has another address now", self.paper)
        return self._page(Kind.MOVED, address, head, Link("", self.paper.places.href(address)))

    @property
    def _desk(self) -> Desk:
        return Desk(self.paper, self.catalogue, self.headlines)

    def _list(self, listed: Listed, description: str) -> str:
        head = list_head(listed.name, listed.place, description, self.paper, feeds=bool(listed.name))
        return self._page(listed.kind, listed.place, head, list_front(listed, self._desk))

    def _page(self, kind: Kind, place: str, head: Head, view: object) -> str:
        furniture = self.standing.at(self.paper.places.href(place))
        return self.templates.render(PAGES[kind], furniture=furniture, head=head, view=view)
