"""HTML out of its page.

In: a file. Out: its parts, and what the head of the page states; or why it is no story.
"""

from publisher.carriage import head, shape
from publisher.carriage.parts import Carried
from publisher.carriage.reading import Read, text_reader
from publisher.carriage.rewrites import MARKUP
from publisher.house import House
from publisher.reading import CopyFile
from publisher.text.decoding import Decoded


def reader(house: House) -> Read:
    """What reads HTML."""
    return text_reader(_unpacked, house)


def _unpacked(_: CopyFile, decoded: Decoded) -> Carried:
    parts = head.completed(shape.parts_of(decoded.text), decoded.text)
    return Carried(parts=parts, facts=head.facts_of(decoded.text), decoded=decoded, rewrites=MARKUP)
