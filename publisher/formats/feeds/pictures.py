"""Pictures as feeds have them: one size of each, at its full address.

In: the pictures of a story. Out: ``Shown`` values, and a ``figure`` for the text. Readers of feeds choose no sizes
and know no style sheet; so a picture says its size in pixels and its caption, and that is all.
"""

from html import escape

import msgspec

from publisher.house import House
from publisher.model import Picture
from publisher.pictures import Form, renditions_of
from publisher.prose import credit_name
from publisher.text.typography import typographic
from publisher.text.xml_text import xml_text


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """One picture of a story; what is not known of it is empty. Sizes are in pixels."""

    address: str
    media_type: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    rights: str


def shown(picture: Picture, site: str, house: House) -> Shown:
    """A picture that has a file; ``site`` is the address of the site, with a slash at its end."""
    whole = [each for each in renditions_of(picture) if each.form is Form.JPEG][-1]
    return Shown(
        address=site + whole.place,
        media_type=whole.form.media_type,
        width=whole.width,
        height=whole.height,
        alt=xml_text(typographic(picture.alt or picture.caption or "")),
        caption=xml_text(typographic(picture.caption or "")),
        credit=xml_text(credit_name(picture.credit, house)) if picture.credit else "",
        rights=xml_text(picture.file.rights or "") if picture.file else "",
    )


def figure(picture: Shown) -> str:
    """The picture in the text of its story."""
    said = " – ".join(escape(words, quote=False) for words in (picture.caption, picture.credit) if words)
    size = f'width="{picture.width}" height="{picture.height}"'
    image = f'<img src="{escape(picture.address)}" {size} alt="{escape(picture.alt)}">'
    return f"<figure>{image}{f'<figcaption>{said}</figcaption>' if said else ''}</figure>"
