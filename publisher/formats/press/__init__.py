"""Press: each story as a PDF to keep, and each edition as pages a printing plant accepts.

In: the catalogue, what the desk wants of its editions. Out: targets: a ``story.pdf`` beside every story of the site,
the whole edition beside its page there, and below ``print/`` the pages, the page map and, where the house wants them,
the proofs of every day. Nothing is rendered here, and no PDF library is loaded.
"""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from functools import partial
from pathlib import PurePosixPath

import msgspec

from publisher import machine
from publisher.catalogue import Card
from publisher.digests import digest
from publisher.edition import NAME, edition_folder, read_edition
from publisher.fonts import PRESS_CUTS, cut_digest
from publisher.formats.press.pagination import pages_of
from publisher.plan import Format, Newsroom, Part, Target, Wave
from publisher.press import PressProfile
from publisher.slips import Slip


class Kind(StrEnum):
    """What one file is."""

    STORY = "story"
    PAGE = "page"
    PAGE_MAP = "page map"
    PROOF = "proof"  # its page; the ending of its path says whether it is a PDF or a picture
    READERS = "reader's edition"


PAGE_MAP, PROOFS, READERS = "pagemap.json", "proofs", "edition.pdf"
PICTURE = ".png"
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
_STORY_MS, _PAGE_MS, _READERS_MS = 80, 1000, 700
_TEMPLATES = ("press/formes.html", "press/formes.css")


class Press:
    """The family of PDFs."""

    name = "press"

    def load(self) -> None:
        """Nothing: it takes long, and most changes ask for none of it."""

    def targets(self, newsroom: Newsroom) -> Iterator[Target]:
        """A PDF for each story, pages and a page map for each day."""
        look = _look(newsroom)
        plant = plant_digest(newsroom, look)
        order = newsroom.catalogue.order()
        for slip in order.slips:
            yield _story(slip, look)
        for day in order.days:
            yield from _edition(newsroom, day, plant)

    def parts(self, newsroom: Newsroom) -> Iterator[Part]:
        """One, because preflight looks at every page of the plan."""
        yield Part(self.name, "", "", partial(self.targets, newsroom))

    def holds_until(self, newsroom: Newsroom) -> dt.datetime | None:  # noqa: ARG002  as every format is asked
        """Time changes nothing here."""
        return None

    def needs(self, newsroom: Newsroom, target: Target) -> Iterator[str]:
        """What the desk says of the edition, its advertisements, and the pictures of its stories."""
        if target.kind != Kind.STORY:
            day, _ = page_of_key(target.key)
            folder = edition_folder(newsroom.root, day).relative_to(newsroom.root)
            desk, beside = read_edition(newsroom.root, day), PurePosixPath(newsroom.house.copy_folder).parent
            yield from ((folder / name).as_posix() for name in (NAME, *(each.file for each in desk.advertisements)))
            for card in newsroom.catalogue.of_day(day):
                pictures = newsroom.catalogue.article(card.id).pictures
                yield from ((beside / picture.file.name).as_posix() for picture in pictures if picture.file)


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


def _look(newsroom: Newsroom) -> str:
    """The digest of what all that is printed has in common."""
    return newsroom.digest(newsroom.templates.of(*_TEMPLATES), *(cut_digest(cut) for cut in FACES.values()))


def plant_digest(newsroom: Newsroom, look: str = "") -> str:
    """The digest of what all pages for a plant have in common; ``look`` is worked out where it is not given."""
    return digest(look or _look(newsroom), _placeless(newsroom.press), _icc(newsroom.press))


def edition_digest(newsroom: Newsroom, day: dt.date, plant: str = "") -> str:
    """The digest of all that the pages of a day are made of: they are planned together, so it is one for all."""
    order, desk = newsroom.catalogue.order(), read_edition(newsroom.root, day)
    made_of = [(slip.whole, slip.rank) for slip in order.slips_at(order.days[day])]
    folder = edition_folder(newsroom.root, day)
    files = [(each.file, digest((folder / each.file).read_bytes())) for each in desk.advertisements]
    return digest(digest(plant or plant_digest(newsroom), made_of), desk, files)


def _edition(newsroom: Newsroom, day: dt.date, plant: str) -> Iterator[Target]:
    """The page map first, for it is there that the pages are planned; then what is made of them."""
    desk, profile, cards = read_edition(newsroom.root, day), newsroom.press, newsroom.catalogue.of_day(day)
    whole, count = edition_digest(newsroom, day, plant), pages_of(cards, desk, profile)
    folder = f"print/{day.isoformat()}"

    def target(kind: Kind, path: str, number: int = 0, made_of: str = whole, cost: int = _PAGE_MS) -> Target:
        wave = Wave.STORIES if kind is Kind.PAGE_MAP else Wave.LISTS
        key = page_key(day, number)
        return Target(path=path, format=Press.name, kind=kind, key=key, digest=made_of, wave=wave, cost=cost)

    yield target(Kind.PAGE_MAP, f"{folder}/{PAGE_MAP}")
    yield target(Kind.READERS, f"site/{day.isoformat().replace('-', '/')}/{READERS}", cost=_READERS_MS * count)
    noted = digest(whole, _noted(newsroom, cards))
    for number in range(1, count + 1):
        name = page_name(day, number, profile)
        yield target(Kind.PAGE, f"{folder}/{name}.pdf", number)
        for form in _forms_of_proof(newsroom):
            yield target(Kind.PROOF, f"{folder}/{PROOFS}/{name}{form}", number, noted)


def _noted(newsroom: Newsroom, cards: tuple[Card, ...]) -> list[bytes]:
    """The notes on the copy of these stories, which only proofs show."""
    seen = (newsroom.catalogue.seen(card.copy) for card in cards) if newsroom.house.proofs else ()
    return [each.notes for each in seen if each is not None]


def _forms_of_proof(newsroom: Newsroom) -> tuple[str, ...]:
    """The endings of a proof's files: a picture only where there is what draws it."""
    if not newsroom.house.proofs:
        return ()
    return (".pdf", PICTURE) if machine.has("ghostscript") else (".pdf",)


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
