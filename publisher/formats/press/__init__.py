"""Press: each story as a PDF to keep, and each edition as pages a printing plant accepts.

In: the catalogue. Out: targets: a ``story.pdf`` beside every story of the site, and below ``print/`` a page and its
page map for every day. Nothing is rendered here, and no PDF library is loaded.
"""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum

import msgspec

from publisher.digests import digest
from publisher.fonts import PRESS_CUTS, cut_digest
from publisher.plan import Format, Newsroom, Target, Wave
from publisher.press import PressProfile
from publisher.running_order import Slip


class Kind(StrEnum):
    """What one file is."""

    STORY = "story"
    PAGE = "page"
    PAGE_MAP = "page map"


PAGE_MAP = "pagemap.json"
BOOK, NUMBER = "A", 1

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
        """A PDF for each story, a page and a page map for each day."""
        look = newsroom.digest(newsroom.templates.of(*_TEMPLATES), *(cut_digest(cut) for cut in FACES.values()))
        plant = digest(look, _placeless(newsroom.press), _icc(newsroom.press))
        order = newsroom.catalogue.order()
        for slip in order.slips:
            yield _story(slip, look)
        for day, edition in order.days.items():
            yield from _edition(day, [slip.whole for slip in order.slips_at(edition)], newsroom.press, plant)

    def holds_until(self, newsroom: Newsroom) -> dt.datetime | None:  # noqa: ARG002  as every format is asked
        """Time changes nothing here."""
        return None


FORMAT: Format = Press()


def page_name(day: dt.date, profile: PressProfile) -> str:
    """The page's file, as the plant wants it named, without suffix."""
    return profile.page_name(day, BOOK, NUMBER)


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


def _edition(day: dt.date, stories: list[str], profile: PressProfile, plant: str) -> Iterator[Target]:
    for kind, name in ((Kind.PAGE, f"{page_name(day, profile)}.pdf"), (Kind.PAGE_MAP, PAGE_MAP)):
        path, whole = f"print/{day.isoformat()}/{name}", digest(plant, kind, stories)
        yield Target(path=path, format=Press.name, kind=kind, key=day.isoformat(), digest=whole, cost=_PAGE_MS)


def _placeless(profile: PressProfile) -> PressProfile:
    """The profile without the folder it was read from: what is made does not depend on that."""
    return msgspec.structs.replace(profile, icc=profile.icc_path.name)


def _icc(profile: PressProfile) -> bytes:
    """The plant's ICC profile; if it cannot be read, the page that needs it says so."""
    try:
        return profile.icc_path.read_bytes()
    except OSError:
        return b""
