"""A story as it comes to the typesetter: passages of words, ready to be set, and what stands over them.

In: nothing. Out: ``Story``. Words are as they are to be printed; the typesetter changes none.
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a passage is on the page."""

    TEXT = "text"
    CROSSHEAD = "crosshead"
    LIST_ITEM = "list item"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph to be set. ``opening`` is what stands before its words: a place in capitals, and the rest."""

    kind: Kind
    text: str
    opening: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Photograph:
    """A picture of a story: ``name`` is its file, ``aspect`` its width by its height; the rest are words.

    ``width_px`` is how many pixels it has across, which says how large it may be printed. A drawing, unlike a
    photograph, is shown ``whole``: nothing is cropped from a map.
    """

    name: str
    aspect: float
    width_px: int
    caption: str = ""
    credit: str = ""
    alt: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Spare:
    """A crosshead for where there is room: the words, and which passage it stands over, from 0."""

    over: int
    text: str


@dataclass(frozen=True, slots=True)
class Story:
    """One story. ``id`` and ``rank`` are those of its card; ``byline`` is empty where the copy names nobody.

    ``quotes`` are words of the copy that may be shown large beside it, the best first; ``spares`` are crossheads that
    are set where there is room, the first first.
    """

    id: str
    rank: int
    headline: str
    kicker: str
    deck: str
    byline: str
    passages: tuple[Passage, ...]
    pictures: tuple[Photograph, ...] = ()
    quotes: tuple[str, ...] = ()
    spares: tuple[Spare, ...] = ()
    section: str = ""
