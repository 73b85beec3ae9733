"""A story out of NITF.

In: a file. Out: its parts and facts; or why it is none, at line and column.
"""

from publisher.carriage import nitf
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
    """What reads NITF."""
    return text_reader(_unpacked, house)


def _unpacked(file: CopyFile, decoded: Decoded) -> Carried | Note:
    root = root_of(file, decoded)
    if isinstance(root, Note):
        return root
    if root.tag != "nitf":
        return foreign(file, f"XML with the root {root.tag}", "NITF")
    return Carried(parts=nitf.parts_of(root), facts=nitf.facts_of(root), decoded=decoded, rewrites=MARKUP)
