"""Separating: a picture for its slot on a press page, in the inks of the plant; and the same for a proof.

In: a picture, the slot it fills, the plant's profile. Out: JPEG bytes in DeviceCMYK or DeviceGray, the same every time,
kept in the cache. No profile, date, place or name is inside: what the numbers mean is said by the page's output intent.
A photograph without colour is printed in black alone, whatever the page.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from PIL import Image, ImageCms, ImageFilter

from publisher.cache import kept
from publisher.digests import digest
from publisher.errors import PublisherError
from publisher.model import Picture
from publisher.pictures import colours, inking
from publisher.pictures.cropping import MM_PER_INCH, Slot
from publisher.pictures.darkroom import filed, in_srgb
from publisher.pictures.framing import Framed, framed
from publisher.pictures.negative import Unusable
from publisher.press import PressProfile

PROOF_PPI = 150
_FOLDER = "press-pictures"
_MADE_BY = ("colours", "cropping", "darkroom", "framing", "inking", "negative", "separating")

# Newsprint softens: an edge is made harder over about half the width of a screen dot of 100 lines an inch.
_EDGE_MM = 0.15
_PERCENT = 120
_THRESHOLD = 3  # levels; below it stands noise
_PAPER: dict[str, str | tuple[float, ...]] = {"L": "white", "RGB": "white", "CMYK": (0, 0, 0, 0)}  # no ink
_DATE = slice(24, 36)  # where a profile says when it was made
_MADE = b"".join(part.to_bytes(2, "big") for part in (1999, 10, 18, 0, 0, 0))  # the day of the standard


def separated(
    picture: Picture, slot: Slot, profile: PressProfile, folder: Path, cache: Path, *, grey: bool = False
) -> bytes:
    """The picture cropped to its slot and separated, as ``publisher.pictures.separated``."""
    made_of = picture.file.digest if picture.file else ""
    place = _place(cache, made_of, slot, _facts(profile), grey, "cropped")
    return kept(place, lambda: _separate(_framed(picture, slot, profile.image_ppi, folder), profile, grey=grey))


def separated_file(
    content: bytes, slot: Slot, profile: PressProfile, cache: Path, *, name: str, grey: bool = False
) -> bytes:
    """The picture of an advertisement, separated, as ``publisher.pictures.separated_file``."""

    def make() -> bytes:
        whole = _opened(name, lambda: framed(content, slot, profile.image_ppi, whole=True))
        return _separate(whole, profile, grey=grey, aspect=slot.aspect)

    return kept(_place(cache, digest(content), slot, _facts(profile), grey, "whole"), make)


def proofed(picture: Picture, slot: Slot, folder: Path, cache: Path) -> bytes:
    """The same crop in sRGB, as ``publisher.pictures.proofed``."""
    made_of = picture.file.digest if picture.file else ""

    def make() -> bytes:
        part = _framed(picture, slot, PROOF_PPI, folder)
        return inking.jpeg(in_srgb(part.image, part.profile))

    return kept(_place(cache, made_of, slot, "proof"), make)


def proofed_file(content: bytes, slot: Slot, cache: Path, *, name: str) -> bytes:
    """The picture of an advertisement in sRGB, as ``publisher.pictures.proofed_file``."""

    def make() -> bytes:
        part = _opened(name, lambda: framed(content, slot, PROOF_PPI, whole=True))
        return inking.jpeg(_on_paper(in_srgb(part.image, part.profile), slot.aspect))

    return kept(_place(cache, digest(content), slot, "proof", "whole"), make)


def srgb() -> bytes:
    """As ``publisher.pictures.srgb``: LittleCMS's own, without the second at which it was asked for (ICC.1, 7.2.8)."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return made[: _DATE.start] + _MADE + made[_DATE.stop :]


def _framed(picture: Picture, slot: Slot, ppi: float, folder: Path) -> Framed:
    content = filed(picture, folder)
    return _opened(picture.file.name if picture.file else "", lambda: framed(content, slot, ppi))


def _opened(name: str, open_it: Callable[[], Framed]) -> Framed:
    try:
        return open_it()
    except Unusable as fault:
        raise PublisherError(f"{name}: the picture {fault}") from fault


def _separate(part: Framed, profile: PressProfile, *, grey: bool, aspect: float | None = None) -> bytes:
    """The part in the plant's inks, on paper of this aspect where it says one."""
    press = colours.press_colours(profile)
    if grey or colours.is_grey(part.image):
        made = press.in_black(_sharp(part, profile))
        return inking.jpeg(_on_paper(made, aspect))
    made = press.in_four_inks(_sharp(part, profile), profile.ink_limit_percent)
    return inking.within(_on_paper(made, aspect), profile.ink_limit_percent)


def _sharp(part: Framed, profile: PressProfile) -> Framed:
    """The part with harder edges; whoever separated a picture in four inks has sharpened it for print already."""
    if part.image.mode == "CMYK":
        return part
    mask = ImageFilter.UnsharpMask(_EDGE_MM / MM_PER_INCH * profile.image_ppi, _PERCENT, _THRESHOLD)
    return Framed(part.image.filter(mask), part.profile)


def _on_paper(image: Image.Image, aspect: float | None) -> Image.Image:
    """The image in the middle of unprinted paper of this shape."""
    if aspect is None:
        return image
    size = (max(image.width, round(image.height * aspect)), max(image.height, round(image.width / aspect)))
    sheet = Image.new(image.mode, size, _PAPER[image.mode])
    sheet.paste(image, ((size[0] - image.width) // 2, (size[1] - image.height) // 2))
    return sheet


def _place(cache: Path, made_of: str, slot: Slot, *facts: object) -> Path:
    return cache / _FOLDER / f"{digest(made_of, slot, facts, _recipe())}.jpg"


def _facts(profile: PressProfile) -> tuple[object, ...]:
    """What of a plant a separated picture depends on."""
    return digest(colours.read_icc(profile)), profile.ink_limit_percent, profile.image_ppi


@cache
def _recipe() -> str:
    """The digest of the code that makes the same picture come out differently."""
    return digest(*(Path(__file__).with_name(f"{name}.py").read_bytes() for name in _MADE_BY))
