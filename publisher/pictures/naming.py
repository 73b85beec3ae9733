"""Pictures that copy names in its own lines: ``[harbour.jpg] The ferry at dawn. PHOTO: LENA HOBB``.

In: a reading. Out: the same, with every such name taken out of its caption and put where it belongs. Nothing here looks
at a disk.
"""

import re

import msgspec

from publisher.model import Picture
from publisher.reading import Reading

_NAMED = re.compile(r"\[([^\[\]]{1,100}\.(?:jpe?g|png|tiff?))\]\s*", re.IGNORECASE)


def with_names(reading: Reading) -> Reading:
    """The reading with every picture that a line names."""
    article = reading.article
    if article is None or not article.pictures:
        return reading
    pictures = tuple(_named(picture) for picture in article.pictures)
    return msgspec.structs.replace(reading, article=msgspec.structs.replace(article, pictures=pictures))


def _named(picture: Picture) -> Picture:
    """The picture, with the name at the head of its caption as the name of its file."""
    found = _NAMED.match(picture.caption or "")
    if found is None or picture.caption is None:
        return picture
    return msgspec.structs.replace(picture, named=found[1], caption=picture.caption[found.end() :] or None)
