"""What metadata state in figures: days, instants, numbers.

In: a value as a carrier has it, in ISO 8601, basic as in NITF or extended as elsewhere. Out: the value, or ``None``
for what is none: nothing is guessed, no zone is taken for granted.
"""

import datetime as dt
import re

_ISO = re.compile(
    r"(?P<year>\d{4})-?(?P<month>\d\d)-?(?P<day>\d\d)"
    r"(?:[T ]?(?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:\.\d+)?)? ?(?P<offset>Z|[+-]\d\d:?\d\d)?)?",
    re.ASCII,
)
_NUMBER = re.compile(r"[0-9]{1,2}")


def instant(text: object) -> dt.datetime | None:
    """The instant, if it has an offset."""
    found = _ISO.fullmatch(text.strip()) if isinstance(text, str) else None
    if found is None or found["hour"] is None or found["offset"] is None:
        return None
    day, clock = f"{found['year']}-{found['month']}-{found['day']}", f"{found['hour']}:{found['minute']}"
    try:
        return dt.datetime.fromisoformat(f"{day}T{clock}:{found['second'] or '00'}{found['offset']}")
    except ValueError:
        return None


def day(text: object) -> dt.date | None:
    """The day that a day, or an instant, begins with."""
    found = _ISO.fullmatch(text.strip()) if isinstance(text, str) else None
    if found is None:
        return None
    try:
        return dt.date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def moment(text: object) -> dt.datetime | dt.date | None:
    """The instant, else the day: which day an instant belongs to depends on the zone of the paper."""
    return instant(text) or day(text)


def number(value: object) -> int | None:
    """A whole number of one or two digits, such as a priority."""
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        return int(value)
    return int(value) if isinstance(value, int | float) and 0 <= value <= 99 and value == int(value) else None  # noqa: PLR2004  two digits
