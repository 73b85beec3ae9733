"""ninjs: news in JSON of the IPTC, of all three generations.

In: a JSON object. Out: a reading. What is in the carrier is taken out by ``unpack``, which is loaded only when there
is such a file: this module is asked about every file of copy, and has to be cheap.
"""

from publisher.house import House
from publisher.intake import Certainty, Reader, unpacker
from publisher.reading import CopyFile
from publisher.text.sniffing import is_json_object, opening

_KEYS = (b'"headline', b'"body_', b'"bodies"', b'"versioncreated"', b'"versionCreated"', b'"pubstatus"', b'"pubStatus"')


class Ninjs:
    """The intake that knows ninjs, and refuses other JSON by name."""

    name = "ninjs"

    def certainty(self, file: CopyFile) -> Certainty:
        """Sure by name and form together, likely by one of the two."""
        named = file.path.lower().endswith((".json", ".ninjs"))
        if is_json_object(file.content):
            telling = any(key in opening(file.content) for key in _KEYS)
            return Certainty.SURE if named or telling else Certainty.NO
        return Certainty.LIKELY if named else Certainty.NO

    def reader(self, house: House) -> Reader:
        """What reads such files of this house."""
        return unpacker(__name__, house)


INTAKE = Ninjs()
