"""Press: each story as a PDF to keep, and each edition as pages a printing plant accepts.

In: the catalogue. Out: targets: a ``story.pdf`` beside every story of the site, and below ``print/`` a page and its
page map for every day. Nothing is rendered here, and no PDF library is loaded.
"""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum

import msgspec

from publisher.catalogue import Card
from publisher.fonts import PRESS_CUTS, cut_digest
from publisher.plan import Format, Newsroom, Target, Wave, cards_digest
from publisher.press import PressProfile


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
_STORY_MS, _WORDS_A_MS, _PAGE_MS = 50, 10, 1000
_TEMPLATES = ("press/formes.html", "press/formes.css")


class Press:
    """The family of PDFs."""

    name = "press"

    def targets(self, newsroom: Newsroom) -> Iterator[Target]:
        """A PDF for each story, a page and a page map for each day."""
        look = newsroom.digest(newsroom.templates.of(*_TEMPLATES), *(cut_digest(cut) for cut in FACES.values()))
        for card in newsroom.catalogue.cards():
            yield _story(newsroom, card, look)
        plant = newsroom.digest(_placeless(newsroom.press), _icc(newsroom.press), look)
        for day in newsroom.catalogue.days():
            yield from _edition(newsroom, day, plant)

    def holds_until(self, newsroom: Newsroom) -> dt.datetime | None:  # noqa: ARG002  as every format is asked
        """Time changes nothing here."""
        return None


FORMAT: Format = Press()


def page_name(day: dt.date, profile: PressProfile) -> str:
    """The page's file, as the plant wants it named, without suffix."""
    return profile.naming.format(day=day.isoformat(), book=BOOK, page=NUMBER)


def _story(newsroom: Newsroom, card: Card, look: str) -> Target:
    digest = newsroom.digest(Kind.STORY, card.digest, look)
    path = f"site/{card.address}story.pdf"
    return Target(
        path=path,
        format=Press.name,
        kind=Kind.STORY,
        key=card.id,
        digest=digest,
        wave=Wave.STORIES,
        cost=_STORY_MS + card.words // _WORDS_A_MS,
    )


def _edition(newsroom: Newsroom, day: dt.date, plant: str) -> Iterator[Target]:
    stories = cards_digest(newsroom.catalogue.of_day(day))
    for kind, name in ((Kind.PAGE, f"{page_name(day, newsroom.press)}.pdf"), (Kind.PAGE_MAP, PAGE_MAP)):
        path, digest = f"print/{day.isoformat()}/{name}", newsroom.digest(kind, stories, plant)
        yield Target(path=path, format=Press.name, kind=kind, key=day.isoformat(), digest=digest, cost=_PAGE_MS)


def _placeless(profile: PressProfile) -> PressProfile:
    """The profile without the folder it was read from: what is made does not depend on that."""
    return msgspec.structs.replace(profile, icc=profile.icc_path.name)


def _icc(profile: PressProfile) -> bytes:
    """The plant's ICC profile; if it cannot be read, the page that needs it says so."""
    try:
        return profile.icc_path.read_bytes()
    except OSError:
        return b""
