"""Developing: a rendition of a picture, as bytes.

In: a picture and the rendition wanted. Out: JPEG or WebP in sRGB, upright, on white, the same bytes every time. Nothing
that the camera wrote is left in it: no place, no date, no serial number; only whose picture it is.
"""

import io
from html import escape
from pathlib import Path

from PIL import Image

from publisher.cache import kept
from publisher.errors import PublisherError
from publisher.model import Picture
from publisher.pictures.darkroom import filed, flat, in_srgb
from publisher.pictures.negative import Unusable, opened, upright
from publisher.pictures.rendition import Form, Rendition
from publisher.text.xml_text import xml_text

_QUALITY = {Form.JPEG: 80, Form.WEBP: 78}
# XMP as much as whose picture it is takes (IPTC Photo Metadata Standard: Credit Line, Copyright Notice)
_PACKET = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"{credit}>{rights}</rdf:Description></rdf:RDF></x:xmpmeta>'
)


def developed(picture: Picture, rendition: Rendition, folder: Path, cache: Path) -> bytes:
    """The bytes of a rendition: as ``publisher.pictures.developed``."""
    place = cache / "pictures" / rendition.place.rpartition("/")[2]
    return kept(place, lambda: _develop(picture, rendition, filed(picture, folder)))


def _develop(picture: Picture, rendition: Rendition, content: bytes) -> bytes:
    size = (rendition.width, rendition.height)
    try:
        with opened(content) as image:
            if image.mode in {"RGB", "L"}:
                image.draft(image.mode, (2 * max(size), 2 * max(size)))  # decodes large JPEGs at half or quarter size
            small = flat(upright(image)).resize(size, Image.Resampling.LANCZOS, reducing_gap=3)
            made = in_srgb(small, image.info.get("icc_profile"))
    except Unusable as fault:
        raise PublisherError(f"{rendition.place}: the picture {fault}") from fault
    return _written(made, rendition.form, _packet(picture))


def _packet(picture: Picture) -> bytes:
    """Whose picture it is, as XMP; nothing where nobody says so."""
    rights = (picture.file.rights if picture.file else None) or ""
    if not rights and not picture.credit:
        return b""
    credit = f' photoshop:Credit="{escape(picture.credit)}"' if picture.credit else ""
    told = f'<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{escape(rights)}</rdf:li></rdf:Alt></dc:rights>'
    return xml_text(_PACKET.format(credit=credit, rights=told if rights else "")).encode()


def _written(image: Image.Image, form: Form, packet: bytes) -> bytes:
    written = io.BytesIO()
    image.info.clear()  # Pillow would write some of it again
    if form is Form.JPEG:
        image.save(written, "JPEG", quality=_QUALITY[form], optimize=True, progressive=True, xmp=packet)
    else:
        image.save(written, "WEBP", quality=_QUALITY[form], method=4, xmp=packet)
    return written.getvalue()
