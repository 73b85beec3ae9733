"""Documents of word processors: Office Open XML, which is .docx.

In: a document. Out: a reading. What is in the carrier is taken out by ``unpack``, which is loaded only when there is
such a file: this module is asked about every file of copy, and has to be cheap.
"""

from publisher.house import House
from publisher.intake import Certainty, Reader, unpacker
from publisher.reading import CopyFile
from publisher.text.sniffing import is_archive


class Docx:
    """The intake that knows .docx."""

    name = "docx"

    def certainty(self, file: CopyFile) -> Certainty:
        """Sure by name and first bytes together; many other things are ZIP archives too."""
        if not file.path.lower().endswith((".docx", ".docm")):
            return Certainty.NO
        return Certainty.SURE if is_archive(file.content) else Certainty.LIKELY

    def reader(self, house: House) -> Reader:
        """What reads such files of this house."""
        return unpacker(__name__, house)


INTAKE = Docx()
