"""What a picture says of itself: caption, credit and what can be seen, written into the file.

In: the words. Out: the bytes of an IPTC block (IIM 4, as the JPEG marker APP13 carries it) and of an XMP packet.
"""

from dataclasses import dataclass
from struct import pack
from xml.sax.saxutils import escape, quoteattr

_UTF_8 = b"\x1b%G"


@dataclass(frozen=True)
class Words:
    """A caption, who took the picture, what it shows, and its day in the form 20160512."""

    caption: str
    credit: str
    alternative: str
    day: str


def iptc(words: Words) -> bytes:
    """The marker APP13 with a Photoshop resource 0x0404 that holds the IIM records (IPTC IIM 4.2, chapters 5 and 6)."""
    owner = (2, 115, "The Harbour Courier")
    fields = ((2, 55, words.day), (2, 80, words.credit), (2, 110, words.credit), owner, (2, 120, words.caption))
    records = _record(1, 90, _UTF_8) + b"".join(_record(part, number, text.encode()) for part, number, text in fields)
    padding = b"\0" * (len(records) % 2)
    resource = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + pack(">I", len(records)) + records + padding
    return b"\xff\xed" + pack(">H", len(resource) + 2) + resource


def _record(part: int, number: int, value: bytes) -> bytes:
    return b"\x1c" + bytes((part, number)) + pack(">H", len(value)) + value


def xmp(words: Words) -> bytes:
    """An XMP packet with the same, and the alternative text (IPTC Photo Metadata Standard 2021.1)."""
    day = f"{words.day[:4]}-{words.day[4:6]}-{words.day[6:]}"
    packet = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
 photoshop:Credit={quoteattr(words.credit)} photoshop:Source="The Harbour Courier"
 photoshop:DateCreated={quoteattr(day)}>
<dc:creator><rdf:Seq><rdf:li>{escape(words.credit)}</rdf:li></rdf:Seq></dc:creator>
<dc:description>{_in_english(words.caption)}</dc:description>
<Iptc4xmpCore:AltTextAccessibility>{_in_english(words.alternative)}</Iptc4xmpCore:AltTextAccessibility>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
    return packet.encode()


def _in_english(words: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(words)}</rdf:li></rdf:Alt>'
