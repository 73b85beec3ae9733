"""Markdown out of its marks.

In: a file. Out: its parts; or why it is no story. Quotation marks and dashes stay as they were typed.
"""

import re

from publisher.carriage import shape
from publisher.carriage.parts import Carried
from publisher.carriage.reading import Read, text_reader
from publisher.carriage.refusals import too_much
from publisher.carriage.rewrites import MARKDOWN
from publisher.house import House
from publisher.notes import Note
from publisher.reading import CopyFile
from publisher.text.decoding import Decoded
from publisher.text.lines import shown
from publisher.text.markup import html_of_copy

# The converter takes time with the square of some numbers: a second for so many links, marks or lines.
_MOST = (
    (re.compile(r"[\[<\\]"), 1_000),
    (re.compile(r"[*_`]"), 10_000),
    (re.compile(r"\n"), 5_000),
    (re.compile("."), 300_000),
)


def reader(house: House) -> Read:
    """What reads Markdown."""
    return text_reader(_unpacked, house)


def _unpacked(file: CopyFile, decoded: Decoded) -> Carried | Note:
    if any(sum(1 for _ in sign.finditer(decoded.text)) > most for sign, most in _MOST):
        return too_much(file)
    html = html_of_copy(shown(decoded.text))
    return too_much(file) if html is None else Carried(parts=shape.parts_of(html), decoded=decoded, rewrites=MARKDOWN)
