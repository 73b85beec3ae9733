"""Pages: one target to the HTML of one page.

In: the key of a target. Out: a view with its head and the furniture, filled into a template. Every kind of page has one
short method here, which says what the page is of.
"""

import datetime as dt
from dataclasses import dataclass

from publisher.catalogue import Catalogue
from publisher.formats.web import places as at
from publisher.formats.web.archive import month_view, year_view
from publisher.formats.web.fronts import agency_front, author_front, edition_front, paper_front, section_front
from publisher.formats.web.furniture import StandingType
from publisher.formats.web.kinds import PAGES, Kind
from publisher.formats.web.metadata import list_head, story_head
from publisher.formats.web.paper import Paper
from publisher.formats.web.story import story_view
from publisher.formats.web.views import Head
from publisher.templating import Templates
from publisher.text.dates import full_day


@dataclass(frozen=True, slots=True)
class Pages:
    """What every page is made with."""

    paper: Paper
    catalogue: Catalogue
    standing: StandingType
    templates: Templates

    def front(self, _: str) -> str:
        """The front page."""
        head = list_head("", at.FRONT, "", self.paper)
        return self._page(Kind.FRONT, at.FRONT, head, paper_front(self.paper, self.catalogue))

    def story(self, story: str) -> str:
        """A story."""
        card, article = self.catalogue.card(story), self.catalogue.article(story)
        head = story_head(card, article, self.paper)
        return self._page(Kind.STORY, card.address, head, story_view(card, article, self.paper))

    def section(self, name: str) -> str:
        """The front of a section."""
        place = at.section_place(name)
        head = list_head(name, place, f"{name} in {self.paper.house.name}", self.paper, feeds=True)
        return self._page(Kind.SECTION, place, head, section_front(name, self.paper, self.catalogue))

    def agency(self, name: str) -> str:
        """The stories of an agency."""
        place = at.agency_place(name)
        head = list_head(name, place, f"Reports by {name} in {self.paper.house.name}", self.paper, feeds=True)
        return self._page(Kind.AGENCY, place, head, agency_front(name, self.paper, self.catalogue))

    def author(self, name: str) -> str:
        """The stories of a writer."""
        place = at.author_place(name)
        head = list_head(name, place, f"Reports by {name} in {self.paper.house.name}", self.paper, feeds=True)
        return self._page(Kind.AUTHOR, place, head, author_front(name, self.paper, self.catalogue))

    def edition(self, iso: str) -> str:
        """The edition of a day."""
        day = dt.date.fromisoformat(iso)
        name, place = full_day(day), at.day_place(day)
        head = list_head(name, place, f"The edition of {name}", self.paper)
        return self._page(Kind.EDITION, place, head, edition_front(day, self.paper, self.catalogue))

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

    def _page(self, kind: Kind, place: str, head: Head, view: object) -> str:
        furniture = self.standing.at(self.paper.places.href(place))
        return self.templates.render(PAGES[kind], furniture=furniture, head=head, view=view)
