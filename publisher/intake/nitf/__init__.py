"""NITF: the News Industry Text Format of the IPTC.

In: XML of NITF 3.6 or before, with or without namespace. Out: a reading. What is in the carrier is taken out by
``unpack``, which is loaded only when there is such a file: this module is asked about every file of copy, and has to
be cheap.
"""

from publisher.house import House
from publisher.intake import Certainty, Reader, unpacker
from publisher.reading import CopyFile
from publisher.text.sniffing import first_element


class Nitf:
    """The intake that knows NITF."""

    name = "nitf"

    def certainty(self, file: CopyFile) -> Certainty:
        """The first element tells for sure, whatever the file is called."""
        if first_element(file.content) == "nitf":
            return Certainty.SURE
        return Certainty.LIKELY if file.path.lower().endswith((".nitf", ".nitf.xml")) else Certainty.NO

    def reader(self, house: House) -> Reader:
        """What reads such files of this house."""
        return unpacker(__name__, house)


INTAKE = Nitf()
