"""Days for people.

In: a day, or a year and a month. Out: words such as "Thursday, October 8, 2015", the same on every machine: the names
are our own, and no locale or time zone is asked.
"""

import datetime as dt

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""As ``date.weekday`` counts them."""


def long_day(day: dt.date) -> str:
    """October 8, 2015."""
    return f"{month_name(day.month)} {day.day}, {day.year}"


def full_day(day: dt.date) -> str:
    """Thursday, October 8, 2015."""
    return f"{WEEKDAYS[day.weekday()]}, {long_day(day)}"


def weekday_and_day(day: dt.date) -> str:
    """Thursday 8, for lists under the name of their month."""
    return f"{WEEKDAYS[day.weekday()]} {day.day}"


def month_and_year(year: int, month: int) -> str:
    """October 2015."""
    return f"{month_name(month)} {year}"


def month_name(month: int) -> str:
    """October, for 10."""
    return _MONTHS[month - 1]
