"""Pictures: which files belong to which copy, what they say of themselves, and their renditions for the web.

In: the copy folder, and readings of copy. Out: readings whose pictures have their files, and the bytes of renditions.
No file is changed. Pillow is loaded only where there is a picture to look at.
"""

from importlib import import_module
from pathlib import Path

from publisher.model import Picture
from publisher.pictures.folder import PictureFolder, is_picture, place_of
from publisher.pictures.rendition import Form, Rendition, renditions_of
from publisher.reading import Reading

__all__ = ["Form", "PictureFolder", "Rendition", "asked", "attached", "developed", "is_picture", "renditions_of"]


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


def asked(reading: Reading, copy: str) -> tuple[str, ...]:
    """Where the pictures should lie that this copy names, below the folder."""
    article = reading.article
    if article is None:
        return ()
    names = (*(each.named for each in article.pictures), *(each.text for each in article.named_pictures))
    return tuple(place_of(name, copy) for name in names if name)
