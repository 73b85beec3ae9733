"""The archive: the editions of a month and of a year.

In: the days that have an edition. Out: a ``MonthView`` or a ``YearView``, newest first. No article is read.
"""

import datetime as dt
from itertools import groupby

from publisher.formats.web.paper import Paper
from publisher.formats.web.places import day_place, month_place, year_place
from publisher.formats.web.views import ArchiveDay, Day, Link, MonthOfYear, MonthView, YearView
from publisher.text.dates import month_and_year, month_name, weekday_and_day
from publisher.text.typography import typographic


def month_view(month: dt.date, paper: Paper) -> MonthView:
    """One month, with the lead of every day; any day of it will do to name the month."""
    return MonthView(
        name=month_and_year(month.year, month.month),
        way=(Link(str(month.year), paper.places.href(year_place(month.year))),),
        days=tuple(_day(day, paper) for day in paper.months[month.isoformat()[:7]]),
    )


def year_view(year: int, paper: Paper) -> YearView:
    """One year, and the way to the others."""
    days = (day for day in paper.order.days if day.year == year)
    years = tuple(Link(str(other), paper.places.href(year_place(other)), other == year) for other in paper.years)
    return YearView(
        name=str(year),
        years=years if len(years) > 1 else (),
        months=tuple(_month(tuple(month), paper) for _, month in groupby(days, key=lambda day: day.month)),
    )


def _day(day: dt.date, paper: Paper) -> ArchiveDay:
    edition = paper.order.days[day]
    lead = paper.cards.at(edition.start)
    return ArchiveDay(
        day=Day(weekday_and_day(day), day.isoformat(), paper.places.href(day_place(day))),
        number=f"{len(edition)} stories" if len(edition) > 1 else "1 story",
        lead=Link(typographic(lead.headline), paper.places.href(lead.address)),
    )


def _month(days: tuple[dt.date, ...], paper: Paper) -> MonthOfYear:
    """A month whose days run forward, as in a calendar."""
    href = paper.places.href
    return MonthOfYear(
        name=Link(month_name(days[0].month), href(month_place(days[0]))),
        days=tuple(Link(str(day.day), href(day_place(day))) for day in reversed(days)),
    )
