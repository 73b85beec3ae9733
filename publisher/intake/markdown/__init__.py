"""Markdown, with or without front matter.

In: Markdown as its first description has it, with tables. Out: a reading. What is in the carrier is taken out by
``unpack``, which is loaded only when there is such a file: this module is asked about every file of copy, and has to
be cheap.
"""

from publisher.house import House
from publisher.intake import Certainty, Reader, unpacker
from publisher.reading import CopyFile

_NAMES = (".md", ".markdown", ".mdown", ".mkd")


class Markdown:
    """The intake that knows Markdown."""

    name = "markdown"

    def certainty(self, file: CopyFile) -> Certainty:
        """Only the name tells: Markdown is plain text, and plain text is Markdown."""
        return Certainty.LIKELY if file.path.lower().endswith(_NAMES) else Certainty.NO

    def reader(self, house: House) -> Reader:
        """What reads such files of this house."""
        return unpacker(__name__, house)


INTAKE = Markdown()
