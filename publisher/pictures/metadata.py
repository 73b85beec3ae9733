"""What a picture file says of itself: caption, credit, alternative text, headline, rights.

In: an image that Pillow has opened. Out: ``Told``; a fact the file does not state is ``None``. XMP comes before IIM,
which older programs wrote, and both before nothing: names and captions in EXIF are those of cameras. XML is read
without entities and network. Fields: IPTC Photo Metadata Standard 2023.1; IIM 4.2, record 2. Nothing here raises.
"""

import re
from collections.abc import Iterator
from typing import Literal

import msgspec
from lxml import etree
from PIL import Image
from PIL.TiffImagePlugin import TiffImageFile

_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
}
_PHOTOSHOP_IIM = 0x0404  # the resource of IPTC data in a Photoshop APP13 segment
_APPLICATION = 2  # the record with the words of an editor
_TIFF_IIM, _TIFF_XMP = 33723, 700  # TIFF tags
_UTF8 = b"\x1b%G"  # IIM 1:90, coded character set
_DATASET = re.compile(rb"\x1c([\x01-\x09])(.)(..)", re.DOTALL)
_MOST_XMP = 4_000_000  # bytes


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What a file says of its picture, white space folded."""

    caption: str | None = None
    credit: str | None = None
    alt: str | None = None
    headline: str | None = None
    rights: str | None = None


def told_by(image: Image.Image) -> Told:
    """Everything this image says of itself."""
    xmp, iim = _from_xmp(_xmp_of(image)), _from_iim(_iim_of(image))
    facts = {field: getattr(xmp, field) or getattr(iim, field) for field in Told.__struct_fields__}
    return Told(**facts)


def _xmp_of(image: Image.Image) -> bytes:
    found = image.info.get("xmp") or _tag(image, _TIFF_XMP)
    return found.encode() if isinstance(found, str) else found if isinstance(found, bytes) else b""


def _iim_of(image: Image.Image) -> bytes:
    resources = image.info.get("photoshop")
    found = resources.get(_PHOTOSHOP_IIM) if isinstance(resources, dict) else _tag(image, _TIFF_IIM)
    return found if isinstance(found, bytes) else b""


def _tag(image: Image.Image, number: int) -> object:
    """A tag of a TIFF; old programs wrote IIM as numbers of four bytes."""
    if not isinstance(image, TiffImageFile):
        return None
    found: object = image.tag_v2.get(number)
    if isinstance(found, tuple) and all(isinstance(each, int) for each in found):
        order: Literal["big", "little"] = "big" if image.tag_v2.prefix == b"MM" else "little"
        return b"".join((each & 0xFFFFFFFF).to_bytes(4, order) for each in found)
    return found


def _from_xmp(packet: bytes) -> Told:
    root = _parsed(packet.strip(b"\x00 \r\n\t"))
    if root is None:
        return Told()
    return Told(
        caption=_first(root, "dc:description"),
        credit=_first(root, "photoshop:Credit") or ", ".join(_all(root, "dc:creator")) or None,
        alt=_first(root, "Iptc4xmpCore:AltTextAccessibility"),
        headline=_first(root, "photoshop:Headline"),
        rights=_first(root, "dc:rights"),
    )


def _parsed(packet: bytes) -> etree._Element | None:
    """The tree of an XMP packet; a document type of its own, which XMP has none of, makes it no packet."""
    if not packet or len(packet) > _MOST_XMP or b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root: etree._Element = etree.fromstring(packet, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root


def _first(root: etree._Element, name: str) -> str | None:
    return next(_all(root, name), None)


def _all(root: etree._Element, name: str) -> Iterator[str]:
    """The values of a property: an attribute of a description, an element, or the members of its list."""
    prefix, _, local = name.partition(":")
    full = f"{{{_NAMESPACES[prefix]}}}{local}"
    for description in root.iter(f"{{{_NAMESPACES['rdf']}}}Description"):
        found = [description.get(full) or ""]
        for element in description.iterfind(full):
            members = [member.text or "" for member in _in_language(element)]
            found += members or [element.text or ""]
        yield from (words for each in found if (words := _folded(each)))


def _in_language(element: etree._Element) -> list[etree._Element]:
    """The members of a list, those in the default language first."""
    members = list(element.iter(f"{{{_NAMESPACES['rdf']}}}li"))
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    return sorted(members, key=lambda member: member.get(language, "x-default") != "x-default")


def _from_iim(block: bytes) -> Told:
    facts = _datasets(block)
    return Told(
        caption=facts.get(120), credit=facts.get(110) or facts.get(80), headline=facts.get(105), rights=facts.get(116)
    )


def _datasets(block: bytes) -> dict[int, str]:
    """The texts of record 2 by number, the first of each; what follows a broken data set is not read."""
    codec, at = "", 0
    facts: dict[int, str] = {}
    while (found := _DATASET.match(block, at)) is not None:
        record, number, size = found[1][0], found[2][0], int.from_bytes(found[3], "big")
        octets, at = block[found.end() : found.end() + size], found.end() + size
        if (record, number) == (1, 90) and octets == _UTF8:
            codec = "utf-8"
        elif record == _APPLICATION and (words := _folded(_decoded(octets, codec))):
            facts.setdefault(number, words)
    return facts


def _decoded(octets: bytes, codec: str) -> str:
    """IIM without a character set is in UTF-8 where it can be, else in that of Windows."""
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError:
        return octets.decode(codec or "cp1252", "replace")


def _folded(words: str) -> str:
    return " ".join(words.replace("\x00", " ").split())
