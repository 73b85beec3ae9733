"""A document of a word processor out of its archive.

In: a file. Out: its parts; or why it is no story. Styles of the document say what its paragraphs are, as far as they
have names that mean something. What lies beside the text in the archive is not looked at, pictures included.
"""

import io
import zipfile

import mammoth

from publisher.carriage import shape
from publisher.carriage.parts import Carried
from publisher.carriage.reading import Read, carried_reader
from publisher.carriage.refusals import broken, too_much
from publisher.house import House
from publisher.notes import Note
from publisher.reading import CopyFile

_MOST_BYTES = 8_000_000  # of XML, unpacked; the text of a story has some thousand, its formatting ten times as many
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Headline'] => h1:fresh
p[style-name='Subtitle'] => p.standfirst:fresh
p[style-name='Standfirst'] => p.standfirst:fresh
p[style-name='Deck'] => p.standfirst:fresh
p[style-name='Kicker'] => p.kicker:fresh
p[style-name='Byline'] => p.byline:fresh
p[style-name='Author'] => p.byline:fresh
p[style-name='Date'] => p.date:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Credit'] => p.credit:fresh
p[style-name='Crosshead'] => h2:fresh
p[style-name='Subhead'] => h2:fresh
p[style-name='Intense Quote'] => p:fresh
p[style-name='footnote text'] => p:fresh
"""


def reader(house: House) -> Read:
    """What reads documents."""
    return carried_reader(_unpacked, house)


def _unpacked(file: CopyFile) -> Carried | Note:
    fault = _fault(file)
    if fault is not None:
        return fault
    try:
        found = mammoth.convert_to_html(
            io.BytesIO(file.content),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(lambda _: {"src": ""}),
        )
    except Exception as raised:  # noqa: BLE001  it raises whatever its libraries for archives and XML raise
        return broken(file, "DOCX", type(raised).__name__)
    return Carried(parts=shape.parts_of(found.value))


def _fault(file: CopyFile) -> Note | None:
    """What is wrong with the archive, before anything in it is unpacked for good."""
    try:
        with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
            members = [one for one in archive.infolist() if one.filename.endswith((".xml", ".rels"))]
            if sum(one.file_size for one in members) > _MOST_BYTES:
                return too_much(file)
            for one in members:
                with archive.open(one) as opened:
                    text = opened.read(_MOST_BYTES + 1)
                if len(text) > _MOST_BYTES:
                    return too_much(file)
                if b"<!DOCTYPE" in text or b"<\0!\0D\0O\0C" in text:
                    return broken(file, "DOCX", f"{one.filename} has a DTD")
    except Exception as raised:  # noqa: BLE001  an archive can be broken in more ways than its library names
        return broken(file, "DOCX", type(raised).__name__)
    return None
