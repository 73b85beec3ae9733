"""Developing: a rendition of a picture, as bytes.

In: a picture and the rendition wanted. Out: JPEG or WebP in sRGB, upright, on white, the same bytes every time. Nothing
that the camera wrote is left in it: no place, no date, no serial number; only whose picture it is.
"""

import io
import tempfile
from html import escape
from pathlib import Path

from PIL import Image, ImageCms

from publisher.digests import digest
from publisher.errors import PublisherError
from publisher.model import Picture
from publisher.pictures.negative import Unusable, opened, upright
from publisher.pictures.rendition import Form, Rendition
from publisher.text.xml_text import xml_text

_QUALITY = {Form.JPEG: 80, Form.WEBP: 78}
_PAPER = "white"
_SIXTEEN_BITS = 257  # 65,535 is white, as is 255
# XMP as much as whose picture it is takes (IPTC Photo Metadata Standard: Credit Line, Copyright Notice)
_PACKET = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"{credit}>{rights}</rdf:Description></rdf:RDF></x:xmpmeta>'
)


def developed(picture: Picture, rendition: Rendition, folder: Path, cache: Path) -> bytes:
    """The bytes of a rendition: as ``publisher.pictures.developed``."""
    kept = cache / "pictures" / rendition.place.rpartition("/")[2]
    if kept.is_file():
        return kept.read_bytes()
    content = _develop(picture, rendition, _content(picture, folder))
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=kept.parent, delete=False) as new:
        new.write(content)
    Path(new.name).replace(kept)
    return content


def _content(picture: Picture, folder: Path) -> bytes:
    """The bytes that were filed."""
    file = picture.file
    name = file.name if file else ""
    try:
        content = (folder / name).read_bytes()
    except OSError as fault:
        raise PublisherError(
            f"{name}: the picture has gone since it was filed; put it back, and build again"
        ) from fault
    if file is None or digest(content) != file.digest:
        raise PublisherError(f"{name}: the picture has changed since it was filed; build again")
    return content


def _develop(picture: Picture, rendition: Rendition, content: bytes) -> bytes:
    size = (rendition.width, rendition.height)
    try:
        with opened(content) as image:
            if image.mode in {"RGB", "L"}:
                image.draft(image.mode, (2 * max(size), 2 * max(size)))  # decodes large JPEGs at half or quarter size
            small = _flat(upright(image)).resize(size, Image.Resampling.LANCZOS, reducing_gap=3)
            made = _in_srgb(small, image.info.get("icc_profile"))
    except Unusable as fault:
        raise PublisherError(f"{rendition.place}: the picture {fault}") from fault
    return _written(made, rendition.form, _packet(picture))


def _in_srgb(plain: Image.Image, profile: bytes | None) -> Image.Image:
    """The image in sRGB; one without a profile of its own is taken for sRGB."""
    if not profile:
        return plain.convert("RGB")
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        made = ImageCms.profileToProfile(plain, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):  # a broken profile, or of another colour model than the image is in
        return plain.convert("RGB")
    return made or plain.convert("RGB")


def _flat(image: Image.Image) -> Image.Image:
    """The image in RGB, CMYK or grey: without palette, transparency and more than eight bits a channel."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda level: level / _SIXTEEN_BITS).convert("L")
    if image.mode in {"RGB", "CMYK", "L"} and "transparency" not in image.info:
        return image
    if image.mode in {"1", "F", "YCbCr", "LAB", "HSV"}:
        return image.convert("RGB")
    if not image.has_transparency_data:
        return image.convert("RGB")
    drawn = image.convert("RGBA")
    ground = Image.new("RGBA", drawn.size, _PAPER)
    return Image.alpha_composite(ground, drawn).convert("RGB")


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
