"""Press: each story as a PDF to keep, and each edition as pages a printing plant accepts.

In: the catalogue, what the desk wants of its editions. Out: targets: a ``story.pdf`` beside every story of the site,
and below ``print/`` the pages and the page map of every day. Nothing is rendered here, and no PDF library is loaded.
"""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum

import msgspec

from publisher.digests import digest
from publisher.edition import edition_folder, read_edition
from publisher.fonts import PRESS_CUTS, cut_digest
from publisher.formats.press.pagination import pages_of
from publisher.plan import Format, Newsroom, Target, Wave
from publisher.press import PressProfile
from publisher.running_order import Slip


class Kind(StrEnum):
    """What one file is."""

    STORY = "story"
    PAGE = "page"
    PAGE_MAP = "page map"


PAGE_MAP = "pagemap.json"
BOOK = "A"

_CUTS = {cut.name: cut for cut in PRESS_CUTS}
# The faces of the press, by what they are for: the fields of ``typeset.fount.Fount``.
FACES = {
    "text": _CUTS["text-400"],
    "large": _CUTS["large-400"],
    "display": _CUTS["display-600"],
    "display_light": _CUTS["display-500"],
    "display_bold": _CUTS["display-700"],
    "grotesque": _CUTS["grotesque-500"],
    "grotesque_bold": _CUTS["grotesque-700"],
}
# About how long one takes, for what takes longest is begun first.
_STORY_MS, _PAGE_MS = 200, 1000
_TEMPLATES = ("press/formes.html", "press/formes.css")


class Press:
    """The family of PDFs."""

    name = "press"

    def targets(self, newsroom: Newsroom) -> Iterator[Target]:
        """A PDF for each story, pages and a page map for each day."""
        look = newsroom.digest(newsroom.templates.of(*_TEMPLATES), *(cut_digest(cut) for cut in FACES.values()))
        plant = digest(look, _placeless(newsroom.press), _icc(newsroom.press))
        order = newsroom.catalogue.order()
        for slip in order.slips:
            yield _story(slip, look)
        for day, edition in order.days.items():
            made_of = [(slip.whole, slip.rank) for slip in order.slips_at(edition)]
            yield from _edition(newsroom, day, digest(plant, made_of))

    def holds_until(self, newsroom: Newsroom) -> dt.datetime | None:  # noqa: ARG002  as every format is asked
        """Time changes nothing here."""
        return None


FORMAT: Format = Press()


def label_of(number: int) -> str:
    """What a page is called in the edition: "A03"."""
    return f"{BOOK}{number:02}"


def page_name(day: dt.date, number: int, profile: PressProfile) -> str:
    """A page's file, as the plant wants it named, without suffix."""
    return profile.page_name(day, BOOK, number)


def _story(slip: Slip, look: str) -> Target:
    """Its place in the edition decides at what second it was published, which a PDF says of itself."""
    return Target(
        path=f"site/{slip.address}story.pdf",
        format=Press.name,
        kind=Kind.STORY,
        key=slip.id,
        digest=digest(look, Kind.STORY, slip.whole, slip.rank),
        wave=Wave.STORIES,
        cost=_STORY_MS,
    )


def _edition(newsroom: Newsroom, day: dt.date, made_of: str) -> Iterator[Target]:
    """The page map first, for it is there that the pages are planned; then the pages. They are made of the same."""
    desk = read_edition(newsroom.root, day)
    folder = edition_folder(newsroom.root, day)
    files = [(each.file, digest((folder / each.file).read_bytes())) for each in desk.advertisements]
    whole = digest(made_of, desk, files)
    profile, count = newsroom.press, pages_of(newsroom.catalogue.of_day(day), desk, newsroom.press)

    def target(kind: Kind, name: str, number: int, wave: Wave) -> Target:
        path, key = f"print/{day.isoformat()}/{name}", page_key(day, number)
        return Target(path=path, format=Press.name, kind=kind, key=key, digest=whole, wave=wave, cost=_PAGE_MS)

    yield target(Kind.PAGE_MAP, PAGE_MAP, 0, Wave.STORIES)
    for number in range(1, count + 1):
        yield target(Kind.PAGE, f"{page_name(day, number, profile)}.pdf", number, Wave.LISTS)


def page_key(day: dt.date, number: int) -> str:
    """The key of a page's target; page 0 stands for the edition as a whole."""
    return f"{day.isoformat()}/{number}"


def page_of_key(key: str) -> tuple[dt.date, int]:
    """The day and the number of a page, by the key of its target."""
    day, _, number = key.partition("/")
    return dt.date.fromisoformat(day), int(number)


def _placeless(profile: PressProfile) -> PressProfile:
    """The profile without the folder it was read from: what is made does not depend on that."""
    return msgspec.structs.replace(profile, icc=profile.icc_path.name)


def _icc(profile: PressProfile) -> bytes:
    """The plant's ICC profile; if it cannot be read, the page that needs it says so."""
    try:
        return profile.icc_path.read_bytes()
    except OSError:
        return b""
