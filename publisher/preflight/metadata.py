"""What a PDF says of itself, twice: in the information dictionary and in the XMP packet.

In: an open document. Out: frozen ``Facts``, texts as they stand, ``""`` where nothing stands. Nothing is judged here.
"""

from xml.etree import ElementTree as ET

import msgspec
from pikepdf import Object, Pdf, Stream

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}
_PREFIXES = {f"{{{space}}}": f"{prefix}:" for prefix, space in _SPACES.items()}


class Facts(msgspec.Struct, frozen=True):
    """``info`` by its keys ("Title"), ``xmp`` by prefix and name ("dc:title")."""

    info: dict[str, str]
    xmp: dict[str, str]


def facts_of(document: Pdf) -> Facts:
    """Read both."""
    packet = document.Root.get("/Metadata")
    return Facts(_info(document.trailer.get("/Info")), _xmp(packet))


def _info(stated: Object | None) -> dict[str, str]:
    if stated is None:
        return {}
    return {key.removeprefix("/"): str(value).removeprefix("/") for key, value in stated.items()}


def _xmp(packet: Object | None) -> dict[str, str]:
    """The simple properties of the packet: elements, attributes, and the first alternative of a list."""
    if not isinstance(packet, Stream):
        return {}
    try:
        # No entity is ever expanded from outside: expat does not fetch, and refuses runaway expansion.
        root = ET.fromstring(packet.read_bytes().strip(b"\x00 \r\n\t"))  # noqa: S314
    except ET.ParseError:
        return {}
    found: dict[str, str] = {}
    for description in root.iter(f"{_RDF}Description"):
        for name, value in description.attrib.items():
            found.setdefault(_short(name), value)
        for element in description:
            found.setdefault(_short(element.tag), _text(element))
    return found


def _short(name: str) -> str:
    space, _, local = name.rpartition("}")
    return _PREFIXES.get(f"{space}}}", f"{space}}}") + local


def _text(element: ET.Element) -> str:
    first = element.find(f".//{_RDF}li")
    return ((element if first is None else first).text or "").strip()
