"""Days as copy writes them.

In: words such as "October 08, 2015", "8 Oct 2015" or "2015-10-08". Out: the day, or ``None`` for words that name no
day of the calendar. Month names are our own: no locale, no clock, no guess at a missing year.
"""

import datetime as dt
import re

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?:[A-Za-z]+day,? )?{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})",
        rf"(?:[A-Za-z]+day,? )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (?P<year>\d{{4}})",
        r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})",
    )
)


def read_day(words: str) -> dt.date | None:
    """The day these words name, if the whole of them is a day."""
    for form in _FORMS:
        found = form.fullmatch(words.strip())
        if found is not None:
            return _day(found["year"], found["month"], found["day"])
    return None


def _day(year: str, month: str, day: str) -> dt.date | None:
    number = int(month) if month.isdigit() else _month_number(month.lower())
    try:
        return dt.date(int(year), number, int(day))
    except ValueError:
        return None


def _month_number(name: str) -> int:
    """1 to 12 for a month's name or its beginning ("sept"), else 0."""
    return next((number for number, month in enumerate(_MONTHS, 1) if month.startswith(name)), 0)
