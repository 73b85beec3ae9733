"""Days as copy writes them.

In: words such as "October 08, 2015", "Wed 7 Oct 2015", "Oct 10th 2015", "7. Oktober 2015", "7 de octubre de 2015" or
"Oct. 7". Out: the day, as a date or in ISO 8601 without a year (``--10-07``), or ``None`` for words that name no day of
the calendar, and for figures that could name two. Month names are our own: no locale, no clock, no guess at a missing
year, nor at whether the day or the month comes first.
"""

import datetime as dt
import re

# In English, German, French and Spanish; short forms are beginnings of these.
_MONTHS = (
    *(("january", "januar", "janvier", "enero"), ("february", "februar", "février", "fevrier", "febrero")),
    *(("march", "märz", "maerz", "mars", "marzo"), ("april", "avril", "abril"), ("may", "mai", "mayo")),
    *(("june", "juni", "juin", "junio"), ("july", "juli", "juillet", "julio"), ("august", "août", "aout", "agosto")),
    *(("september", "septembre", "septiembre"), ("october", "oktober", "octobre", "octubre")),
    *(("november", "novembre", "noviembre"), ("december", "dezember", "décembre", "decembre", "diciembre")),
)
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun|die|mit|don|fre|sam|son)[a-z]*[.,]? )?"
_MONTH = r"(?P<month>[a-zäéû]{3,10})\.?"
_NUMBER = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.)?"
_YEAR = r"(?:,?(?: de)? (?P<year>\d{4}))?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_WEEKDAY}{_MONTH} {_NUMBER}{_YEAR}",
        rf"{_WEEKDAY}{_NUMBER} (?:de )?{_MONTH}{_YEAR}",
        r"(?P<year>\d{4})(?P<sign>[-/])(?P<month>\d{2})(?P=sign)(?P<day>\d{2})",
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})",  # nobody writes the month first with full stops
        rf"(?P<day>\d{{1,2}})-{_MONTH}-(?P<year>\d{{4}})",
        # with strokes the British write the day first, the Americans the month
        r"(?P<day>1[3-9]|[23]\d)/(?P<month>\d{1,2})/(?P<year>\d{4})",
        r"(?P<month>\d{1,2})/(?P<day>1[3-9]|[23]\d)/(?P<year>\d{4})",
    )
)
_EITHER = re.compile(r"(?:0?[1-9]|1[0-2])/(?:0?[1-9]|1[0-2])/\d{4}")
_LEAP_YEAR = 2000  # a day without a year is a day if some year has it


def read_day(words: str) -> dt.date | None:
    """The day these words name, if the whole of them is a day with its year."""
    iso = read_partial_day(words)
    return dt.date.fromisoformat(iso) if iso is not None and not iso.startswith("--") else None


def is_ambiguous(words: str) -> bool:
    """Could these words name two days, such as "04/02/2015", because nobody says whether the month comes first?"""
    return _EITHER.fullmatch(words.strip()) is not None


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
    return next((number for number, names in enumerate(_MONTHS, 1) if any(each.startswith(name) for each in names)), 0)
