"""HTML: what a CMS shows, and what is pasted from a word processor.

In: a page, or a piece of one. Out: a reading. What is in the carrier is taken out by ``unpack``, which is loaded only
when there is such a file: this module is asked about every file of copy, and has to be cheap.
"""

from publisher.house import House
from publisher.intake import Certainty, Reader, unpacker
from publisher.reading import CopyFile
from publisher.text.sniffing import first_element

_NAMES = (".html", ".htm", ".xhtml")
_TAKEN = (".txt", ".xml")  # tags in plain text are a mistake, and XML has intakes of its own
_OPENINGS = {
    *("html", "head", "body", "meta", "article", "main", "section", "div", "header"),
    *("h1", "p", "b", "span", "figure"),
}


class Html:
    """The intake that knows HTML."""

    name = "html"

    def certainty(self, file: CopyFile) -> Certainty:
        """Sure by name and first element together; possible by the element alone, where the name says nothing else."""
        opens = first_element(file.content) in _OPENINGS
        if file.path.lower().endswith(_NAMES):
            return Certainty.SURE if opens else Certainty.LIKELY
        return Certainty.POSSIBLE if opens and not file.path.lower().endswith(_TAKEN) else Certainty.NO

    def reader(self, house: House) -> Reader:
        """What reads such files of this house."""
        return unpacker(__name__, house)


INTAKE = Html()
