"""Renditions: the sizes and formats a picture is published in.

In: a picture with its file. Out: ``Rendition`` values, smallest first: where each lies below the site, and its size. No
picture is ever made larger than it came. A name changes when what it is made of does, so a browser may keep it for
ever. Nothing is made here.
"""

import posixpath
from enum import StrEnum
from functools import cache
from pathlib import Path

import msgspec

from publisher.digests import digest
from publisher.model import Picture, PictureFile
from publisher.text.slugs import slug

FOLDER = "assets/pictures/"
# CSS pixels of a column on a telephone, in the measure of a story, and of a story on a dense screen.
_WIDTHS = (640, 960, 1280)
_DIGITS = 12


class Form(StrEnum):
    """How a rendition is written, by the ending of its name."""

    WEBP = "webp"
    JPEG = "jpg"

    @property
    def media_type(self) -> str:
        """The type by which a browser chooses (RFC 6838)."""
        return "image/jpeg" if self is Form.JPEG else "image/webp"


class Rendition(msgspec.Struct, frozen=True, kw_only=True):
    """One size of one picture in one form; ``place`` is below the site, sizes are in pixels."""

    place: str
    form: Form
    width: int
    height: int


def renditions_of(picture: Picture) -> tuple[Rendition, ...]:
    """The renditions of a picture, by form and width; none for one without a file."""
    file = picture.file
    if file is None:
        return ()
    name = _name(file, picture.credit)
    return tuple(
        Rendition(
            place=f"{FOLDER}{name}-{width}.{form}",
            form=form,
            width=width,
            height=max(1, round(file.height * width / file.width)),
        )
        for form in Form
        for width in _widths(file.width)
    )


def _widths(whole: int) -> tuple[int, ...]:
    """Those that are less than the file's own, and then that or the largest."""
    largest = min(whole, _WIDTHS[-1])
    return (*(width for width in _WIDTHS if width < largest), largest)


def _name(file: PictureFile, credit: str | None) -> str:
    made_of = digest(file.digest, file.width, file.rights, credit, _recipe())
    stem = posixpath.basename(file.name).rpartition(".")[0]
    return f"{slug(stem)}-{made_of[:_DIGITS]}"


@cache
def _recipe() -> str:
    """The digest of the code that makes the same picture come out differently."""
    here = Path(__file__)
    return digest(*(here.with_name(f"{name}.py").read_bytes() for name in ("rendition", "developing", "darkroom")))
