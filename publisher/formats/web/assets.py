"""Assets: the style sheet, the faces and the icon, under names that carry a digest.

In: the house and its templates. Out: where each asset lies below ``site/``. A name changes when what it is made of
does, so a browser may keep every asset for ever. Nothing is made here.
"""

import msgspec

from publisher.digests import digest
from publisher.fonts import WEB_CUTS, Cut, cut_digest
from publisher.house import House
from publisher.plan import Newsroom
from publisher.text.slugs import slug

FOLDER = "assets/"
STYLES_TEMPLATE = "site/newspaper.css"
ICON_TEMPLATE = "site/icon.svg"

# What every page is set in; a face that is not here waits until something asks for it.
_PRELOADED = ("text", "display", "grotesque")
_DIGITS = 12


class Assets(msgspec.Struct, frozen=True, kw_only=True):
    """Where the assets lie below ``site/``; ``faces`` by the name of their cut."""

    styles: str
    icon: str
    faces: dict[str, str]

    @property
    def preloaded(self) -> tuple[str, ...]:
        """The faces to load with the page."""
        return tuple(self.faces[name] for name in _PRELOADED)


class Face(msgspec.Struct, frozen=True, kw_only=True):
    """A face as a style sheet declares it; ``file`` lies beside the sheet."""

    family: str
    style: str
    weight: str
    file: str


class Accent(msgspec.Struct, frozen=True):
    """The colour of a section as the style sheet declares it: on white paper and on the dark ground."""

    name: str
    light: str
    dark: str


def assets_of(newsroom: Newsroom) -> Assets:
    """The assets of this house."""
    faces = {cut.name: f"{FOLDER}{cut.name}-{cut_digest(cut)[:_DIGITS]}.woff2" for cut in WEB_CUTS}
    styles = digest(newsroom.templates.of(STYLES_TEMPLATE), tuple(faces.values()), newsroom.house.sections)
    icon = digest(newsroom.templates.of(ICON_TEMPLATE), initial_of(newsroom.house), faces["display"])
    return Assets(
        styles=f"{FOLDER}newspaper-{styles[:_DIGITS]}.css", icon=f"{FOLDER}icon-{icon[:_DIGITS]}.svg", faces=faces
    )


def face_of(cut: Cut, assets: Assets) -> Face:
    """How the style sheet declares this cut."""
    low, high = cut.weights
    return Face(
        family=cut.family,
        style="italic" if cut.italic else "normal",
        weight=f"{low}" if low == high else f"{low} {high}",
        file=assets.faces[cut.name].removeprefix(FOLDER),
    )


def accents_of(house: House) -> tuple[Accent, ...]:
    """The accents of the sections that the house file names."""
    return tuple(Accent(section_class(each.name), each.accent, each.accent_dark) for each in house.sections)


def initial_of(house: House) -> str:
    """The letter on the icon: the first of the house's name, its article apart."""
    return house.name.removeprefix("The ")[:1].upper()


def section_class(section: str) -> str:
    """The class that gives a section's pages and kickers their accent."""
    return f"section-{slug(section)}"
