"""A story out of NewsML-G2.

In: a file. Out: its parts and facts; or why it is none, at line and column.
"""

from publisher.carriage import newsml
from publisher.carriage.parts import Carried
from publisher.carriage.reading import Read, text_reader
from publisher.carriage.refusals import foreign
from publisher.carriage.rewrites import MARKUP
from publisher.carriage.xml import root_of
from publisher.house import House
from publisher.notes import Note
from publisher.reading import CopyFile
from publisher.text.decoding import Decoded


def reader(house: House) -> Read:
    """What reads NewsML-G2."""
    return text_reader(_unpacked, house)


def _unpacked(file: CopyFile, decoded: Decoded) -> Carried | Note:
    root = root_of(file, decoded)
    if isinstance(root, Note):
        return root
    item = newsml.item_of(root)
    if item is None:
        return foreign(file, f"XML with the root {root.tag}", "a story in NewsML-G2 or NITF")
    return Carried(parts=newsml.parts_of(item, root), facts=newsml.facts_of(item), decoded=decoded, rewrites=MARKUP)
