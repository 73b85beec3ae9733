"""Picture files for tests: drawn, photographed, and with metadata written by hand."""

import io
import struct
import zlib

from PIL import Image

XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="Reuters"
  xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">
<dc:creator><rdf:Seq><rdf:li>Lena Hobb</rdf:li></rdf:Seq></dc:creator>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© Lena Hobb</rdf:li></rdf:Alt></dc:rights>
<dc:description><rdf:Alt><rdf:li xml:lang="de">Die Fähre.</rdf:li>
  <rdf:li xml:lang="x-default">The ferry
 at dawn.</rdf:li></rdf:Alt></dc:description>
<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">A ferry at a pier</rdf:li></rdf:Alt>
</Iptc4xmpCore:AltTextAccessibility>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def drawn(width: int = 60, height: int = 40, mode: str = "RGB") -> Image.Image:
    """A picture whose left side is dark and whose right side is light."""
    image = Image.linear_gradient("L").rotate(90).resize((width, height))
    return image.convert(mode)


def written(image: Image.Image, form: str = "JPEG", **settings: object) -> bytes:
    """The bytes of an image in a format of Pillow."""
    stream = io.BytesIO()
    image.save(stream, form, **settings)
    return stream.getvalue()


def iim(facts: dict[tuple[int, int], bytes]) -> bytes:
    """IPTC IIM data sets."""
    return b"".join(struct.pack(">BBBH", 0x1C, *number, len(words)) + words for number, words in facts.items())


def with_iim(jpeg: bytes, block: bytes) -> bytes:
    """A JPEG with IIM in a Photoshop segment, as agencies send it."""
    resource = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(block)) + block + b"\x00" * (len(block) % 2)
    body = b"Photoshop 3.0\x00" + resource
    return jpeg[:2] + b"\xff\xed" + struct.pack(">H", len(body) + 2) + body + jpeg[2:]


def bomb() -> bytes:
    """A PNG of a few bytes whose head promises 40,000 by 40,000 pixels."""
    small = written(drawn(1, 1), "PNG")
    head = b"IHDR" + struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    return small[:12] + head + struct.pack(">I", zlib.crc32(head)) + small[33:]
