"""A story out of ninjs.

In: a file. Out: its parts and facts; or why it is none, at line and column.
"""

import json

from publisher.carriage import ninjs
from publisher.carriage.parts import Carried
from publisher.carriage.reading import Read, text_reader
from publisher.carriage.refusals import broken, foreign, too_much
from publisher.carriage.rewrites import JSON
from publisher.house import House
from publisher.notes import Note
from publisher.reading import CopyFile
from publisher.text.decoding import Decoded
from publisher.text.lines import shown


def reader(house: House) -> Read:
    """What reads ninjs."""
    return text_reader(_unpacked, house)


def _unpacked(file: CopyFile, decoded: Decoded) -> Carried | Note:
    whole = _parsed(file, decoded)
    if isinstance(whole, Note):
        return whole
    if not isinstance(whole, dict) or not ninjs.is_story(whole):
        return foreign(file, "JSON", "a story in ninjs")
    item = ninjs.Item(whole)
    return Carried(parts=tuple(ninjs.parts_of(item)), facts=ninjs.facts_of(item), decoded=decoded, rewrites=JSON)


def _parsed(file: CopyFile, decoded: Decoded) -> object | Note:
    try:
        whole: object = json.loads(shown(decoded.text))
    except json.JSONDecodeError as fault:
        why = fault.msg[:1].lower() + fault.msg[1:]
        return broken(file, "JSON", why, decoded, (fault.lineno, fault.colno))
    except (RecursionError, ValueError):  # nested a thousand deep, or a number of five thousand figures
        return too_much(file)
    return whole
