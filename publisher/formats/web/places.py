"""Places: where everything on the site lies.

In: names and days. Out: folders below ``site/`` (each with a slash at its end), the path a page links to them by, and
their full address. The site may lie below a path of its server: every link begins with that path.
Nothing here looks at a disk.
"""

import datetime as dt
from collections.abc import Iterable
from urllib.parse import urlsplit

import msgspec

from publisher.house import House
from publisher.text.slugs import slug

FRONT = ""
INDEX = "index.html"


class Places(msgspec.Struct, frozen=True):
    """The addresses of one house: ``root`` is the site's full address, ``base`` the path of it; both end in a slash."""

    root: str
    base: str

    def href(self, place: str) -> str:
        """How a page of the site links to a place of it."""
        return self.base + place

    def url(self, place: str) -> str:
        """The full address of a place."""
        return self.root + place


def places_of(house: House) -> Places:
    """The addresses of this house."""
    root = house.address.rstrip("/") + "/"
    return Places(root, urlsplit(root).path)


def section_place(name: str) -> str:
    """The folder of a section."""
    return f"sections/{slug(name)}/"


def agency_place(name: str) -> str:
    """The folder of an agency."""
    return f"agencies/{slug(name)}/"


def author_place(name: str) -> str:
    """The folder of a writer."""
    return f"authors/{slug(name)}/"


def topic_place(name: str) -> str:
    """The folder of a topic."""
    return f"topics/{slug(name)}/"


def older_place(place: str, number: int) -> str:
    """The folder of one of the pages with the older stories of a list, whose front lies at this place."""
    return f"{place}page/{number}/"


def day_place(day: dt.date) -> str:
    """The folder of a day's edition; ``date.isoformat`` because ``strftime`` does not pad years before 1000."""
    return day.isoformat().replace("-", "/") + "/"


def month_place(day: dt.date) -> str:
    """The folder of the month this day is in."""
    return day_place(day)[:-3]


def year_place(year: int) -> str:
    """The folder of a year."""
    return f"{year:04}/"


def redirects_txt(moves: Iterable[tuple[str, str]], places: Places) -> str:
    """Old addresses and new ones, with all that lies there, as static hosts read them from ``_redirects``."""
    return "".join(f"{places.href(old)}* {places.href(new)}:splat 301\n" for old, new in moves)
