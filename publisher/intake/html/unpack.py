"""HTML out of its page.

In: a file. Out: its parts, and what the head of the page states; or why it is no story.
"""

from publisher.carriage import head, shape
from publisher.carriage.parts import Carried
from publisher.carriage.reading import Read, carried_reader
from publisher.carriage.refusals import text_of
from publisher.carriage.rewrites import MARKUP
from publisher.house import House
from publisher.notes import Note
from publisher.reading import CopyFile


def reader(house: House) -> Read:
    """What reads HTML."""
    return carried_reader(_unpacked, house)


def _unpacked(file: CopyFile) -> Carried | Note:
    decoded = text_of(file)
    if isinstance(decoded, Note):
        return decoded
    parts = head.completed(shape.parts_of(decoded.text), decoded.text)
    return Carried(parts=parts, facts=head.facts_of(decoded.text), decoded=decoded, rewrites=MARKUP)
