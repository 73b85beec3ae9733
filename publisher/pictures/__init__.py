"""Pictures: which files belong to which copy, what they say of themselves, their renditions for the web and the press.

In: the copy folder, and readings of copy. Out: readings whose pictures have their files, the bytes of renditions, and
pictures in the inks of a plant. No file is changed. Pillow is loaded only where there is a picture to look at.
"""

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

from publisher.model import Picture
from publisher.pictures.cropping import Cut, Slot, crop_limits, cropped_box, effective_ppi
from publisher.pictures.folder import PictureFolder, is_picture, place_of
from publisher.pictures.rendition import FOLDER, Form, Rendition, renditions_of
from publisher.press import PressProfile
from publisher.reading import Reading

__all__ = [
    "Cut",
    "Form",
    "PictureFolder",
    "Rendition",
    "Slot",
    "asked",
    "attached",
    "crop_limits",
    "cropped_box",
    "developed",
    "discard",
    "effective_ppi",
    "is_picture",
    "proofed",
    "proofed_file",
    "renditions_of",
    "separated",
    "separated_file",
    "srgb",
]


def attached(reading: Reading, copy: str, folder: PictureFolder) -> Reading:
    """The reading of ``copy``, a name below the folder, with the files its pictures have there, and notes on those."""
    if reading.article is None or not (folder.beside(copy) or asked(reading, copy)):
        return reading
    made: Reading = import_module(f"{__name__}.attaching").attach(reading, copy, folder)
    return made


def developed(picture: Picture, rendition: Rendition, folder: Path, cache: Path) -> bytes:
    """The bytes of a rendition, from ``cache`` if it was made before; ``folder`` is the one that holds the copy folder.

    Raises:
        PublisherError: the picture has gone or changed since it was filed.
    """
    made: bytes = import_module(f"{__name__}.developing").developed(picture, rendition, folder, cache)
    return made


def discard(paths: Iterable[str], cache: Path) -> None:
    """Take the renditions from ``cache`` that stood at these paths of the output and stand there no more."""
    for path in paths:
        if FOLDER in path:
            (cache / "pictures" / path.rpartition("/")[2]).unlink(missing_ok=True)


def separated(
    picture: Picture, slot: Slot, profile: PressProfile, folder: Path, cache: Path, *, grey: bool = False
) -> bytes:
    """The picture for its slot on a press page, as JPEG in DeviceCMYK: cropped, at the plant's resolution, sharpened.

    In DeviceGray if it has no colour, or stands on a page printed in black. Nowhere is more ink than the plant takes.
    It comes from ``cache`` if it was made before; ``folder`` is the one that holds the copy folder.

    Raises:
        PublisherError: the picture has gone or changed since it was filed, or cannot be used.
        HouseError: the plant's ICC profile cannot be used.
    """
    made: bytes = import_module(f"{__name__}.separating").separated(picture, slot, profile, folder, cache, grey=grey)
    return made


def separated_file(
    content: bytes, slot: Slot, profile: PressProfile, cache: Path, *, name: str, grey: bool = False
) -> bytes:
    """The picture of an advertisement for its slot, as ``separated``; ``name`` is the file's, for messages.

    Nothing is cut off an advertisement: where its shape is not that of the slot, it stands in the middle of paper.

    Raises:
        PublisherError: the file is no picture that can be used.
        HouseError: the plant's ICC profile cannot be used.
    """
    separating = import_module(f"{__name__}.separating")
    made: bytes = separating.separated_file(content, slot, profile, cache, name=name, grey=grey)
    return made


def proofed(picture: Picture, slot: Slot, folder: Path, cache: Path) -> bytes:
    """The part of the picture that stands on the press page, as JPEG in sRGB at the resolution of a proof.

    Raises:
        PublisherError: the picture has gone or changed since it was filed, or cannot be used.
    """
    made: bytes = import_module(f"{__name__}.separating").proofed(picture, slot, folder, cache)
    return made


def proofed_file(content: bytes, slot: Slot, cache: Path, *, name: str) -> bytes:
    """The picture of an advertisement for its slot as ``proofed``, whole as ``separated_file`` has it.

    Raises:
        PublisherError: the file is no picture that can be used.
    """
    made: bytes = import_module(f"{__name__}.separating").proofed_file(content, slot, cache, name=name)
    return made


def srgb() -> bytes:
    """The ICC profile that says what the numbers of a proofed picture mean (IEC 61966-2-1), the same bytes always."""
    made: bytes = import_module(f"{__name__}.separating").srgb()
    return made


def asked(reading: Reading, copy: str) -> tuple[str, ...]:
    """Where the pictures should lie that this copy names, below the folder."""
    article = reading.article
    if article is None:
        return ()
    names = (*(each.named for each in article.pictures), *(each.text for each in article.named_pictures))
    return tuple(place_of(name, copy) for name in names if name)
