"""The darkroom: what every way of printing a picture begins and ends with.

In: pictures as they were filed. Out: their bytes, checked; their pixels in a form that colours can be converted in.
Nothing here decides about size or ink.
"""

import io
from pathlib import Path

from PIL import Image, ImageCms

from publisher.digests import digest
from publisher.errors import PublisherError
from publisher.model import Picture

_PAPER = "white"
_SIXTEEN_BITS = 257  # 65,535 is white, as is 255


def filed(picture: Picture, folder: Path) -> bytes:
    """The bytes that were filed; ``folder`` is the one that holds the copy folder.

    Raises:
        PublisherError: the picture has gone or changed since.
    """
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


def flat(image: Image.Image) -> Image.Image:
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


def in_srgb(plain: Image.Image, profile: bytes | None) -> Image.Image:
    """The flat image in sRGB; one without a profile of its own is taken for sRGB."""
    if not profile:
        return plain.convert("RGB")
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        made = ImageCms.profileToProfile(plain, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):  # a broken profile, or of another colour model than the image is in
        return plain.convert("RGB")
    return made or plain.convert("RGB")
