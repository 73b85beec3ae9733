"""What a whole edition is held against, as plain values.

In: nothing. Out: the types that whoever sends an edition fills in. Nothing here opens a PDF.
"""

import msgspec

from publisher.preflight.report import TypeLine


class Sent(msgspec.Struct, frozen=True):
    """One PDF that goes to the plant: its bare file name, and the type that can be read back from it."""

    file: str
    lines: tuple[TypeLine, ...]


class StoryWords(msgspec.Struct, frozen=True, kw_only=True):
    """The passages of one story that have to stand on the pages of the edition, each once, in reading order.

    ``first`` are those that stand where it begins (headline, deck, byline), ``text`` those that may go on elsewhere;
    ``captions`` stand wherever its pictures do.
    """

    story: str
    first: tuple[str, ...]
    text: tuple[str, ...]
    captions: tuple[str, ...] = ()


class Expected(msgspec.Struct, frozen=True, kw_only=True):
    """What an edition was to be.

    ``days`` are the ways in which its day may be written in a folio; a page needs one of them. The number of pages has
    to be ``pages``, if that is not 0, and a multiple of ``multiple``. ``pinned`` are stories by their ids,
    each with the number of the page that the desk wants it to begin on. ``pictured`` are the files of advertisements
    that are printed as pictures of themselves, each with what it is painted with that the standard does not know.
    """

    stories: tuple[StoryWords, ...]
    days: tuple[str, ...]
    pages: int = 0
    multiple: int = 1
    pinned: tuple[tuple[str, int], ...] = ()
    pictured: tuple[tuple[str, tuple[str, ...]], ...] = ()
