"""Days as copy writes them.

In: words such as "October 08, 2015", "Wed 7 Oct 2015 10.00 BST", "Oct 10th 2015" or "Oct. 7". Out: the day, as a date
or in ISO 8601 without a year (``--10-07``), or ``None`` for words that name no day of the calendar. Month names are our
own: no locale, no clock, no guess at a missing year.
"""

import datetime as dt
import re

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]? )?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_NUMBER = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,? (?P<year>\d{4}))?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_WEEKDAY}{_MONTH} {_NUMBER}{_YEAR}",
        rf"{_WEEKDAY}{_NUMBER} {_MONTH}{_YEAR}",
        r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})",
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})",  # nobody writes the month first with full stops
    )
)
_LEAP_YEAR = 2000  # a day without a year is a day if some year has it


def read_day(words: str) -> dt.date | None:
    """The day these words name, if the whole of them is a day with its year."""
    iso = read_partial_day(words)
    return dt.date.fromisoformat(iso) if iso is not None and not iso.startswith("--") else None


def read_partial_day(words: str) -> str | None:
    """The day these words name in ISO 8601: ``2015-10-08``, or ``--10-08`` where they name no year."""
    for form in _FORMS:
        found = form.fullmatch(words.strip())
        if found is not None:
            return _iso(found["year"], found["month"], found["day"])
    return None


def _iso(year: str | None, month: str, day: str) -> str | None:
    number = int(month) if month.isdigit() else _month_number(month.lower())
    try:
        whole = dt.date(int(year or _LEAP_YEAR), number, int(day))
    except ValueError:
        return None
    return whole.isoformat() if year else f"--{whole:%m-%d}"


def _month_number(name: str) -> int:
    """1 to 12 for a month's name or its beginning ("sept"), else 0."""
    return next((number for number, month in enumerate(_MONTHS, 1) if month.startswith(name)), 0)
