"""NewsML-G2 of the IPTC, and any other XML, which it refuses by name.

In: XML of NewsML-G2: a newsItem, or a newsMessage with items. Out: a reading. What is in the carrier is taken out by
``unpack``, which is loaded only when there is such a file: this module is asked about every file of copy, and has to
be cheap.
"""

from publisher.house import House
from publisher.intake import Certainty, Reader, unpacker
from publisher.reading import CopyFile
from publisher.text.sniffing import first_element

_ROOTS = {"newsitem", "newsmessage", "packageitem"}


class Newsml:
    """The intake that knows NewsML-G2."""

    name = "newsml"

    def certainty(self, file: CopyFile) -> Certainty:
        """The first element tells for sure; other XML is nobody else's, and must not be printed as if it were text."""
        if first_element(file.content) in _ROOTS:
            return Certainty.SURE
        if file.path.lower().endswith((".newsml", ".newsml.xml")):
            return Certainty.LIKELY
        return Certainty.POSSIBLE if file.path.lower().endswith(".xml") else Certainty.NO

    def reader(self, house: House) -> Reader:
        """What reads such files of this house."""
        return unpacker(__name__, house)


INTAKE = Newsml()
