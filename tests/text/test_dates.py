"""Promise: days read as people write them, whatever the machine's language."""

import datetime as dt

from publisher.text.dates import full_day, long_day, month_and_year, weekday_and_day

_DAY = dt.date(2015, 10, 8)


def test_a_day_is_written_out_without_leading_noughts() -> None:
    assert long_day(_DAY) == "October 8, 2015"
    assert full_day(_DAY) == "Thursday, October 8, 2015"
    assert weekday_and_day(_DAY) == "Thursday 8"


def test_every_month_and_weekday_has_its_name() -> None:
    months = [month_and_year(2016, month).split()[0] for month in range(1, 13)]
    weekdays = [full_day(dt.date(2015, 10, day)).split(",")[0] for day in range(5, 12)]

    assert " ".join(month[:3] for month in months) == "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
    assert " ".join(day[:3] for day in weekdays) == "Mon Tue Wed Thu Fri Sat Sun"
