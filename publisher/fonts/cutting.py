"""Cutting faces: a subset for the web, a fixed instance for the press.

In: a ``Cut`` and a folder to keep results in. Out: WOFF2 bytes for a browser, or a static TrueType file for a PDF; the
same bytes every time, for the source's own dates are kept. A cut is made once for one source, cut and version of this
code. HarfBuzz instances and subsets (OpenType 1.9, "Font Variations"); fontTools writes the names and packs.
"""

import io
from pathlib import Path

import uharfbuzz as hb
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from publisher.cache import keep, kept
from publisher.fonts import Cut, cut_digest

# Latin-1, Latin Extended-A, the comma-below letters of Romanian, and the punctuation newspapers print.
_WEB_LETTERS = frozenset((*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x218, 0x21C)))
_WEB_SPACES_AND_DASHES = frozenset((*range(0x2002, 0x200B), 0x202F, *range(0x2010, 0x2016), 0x2212))
_WEB_QUOTES = frozenset((*range(0x2018, 0x201F), 0x2032, 0x2033, 0x2039, 0x203A))
_WEB_SIGNS = frozenset((0x2020, 0x2021, 0x2022, 0x2026, 0x20AC, 0x2122, 0x2190, 0x2192, 0x25A0, 0x25AA, 0x25CF, 0x2666))
_WEB_FEATURES = ("ccmp", "locl", "mark", "mkmk", "kern", "liga")

# Style names and signatures are those of the source, not of the cut.
_DROPPED_TABLES = ("STAT", "DSIG")
# OpenType, "name": copyright, licence and its address stay as the maker wrote them; the version is the source's.
_KEPT_NAMES = frozenset({0, 5, 8, 9, 13, 14})
_WEIGHT_WORDS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold", 800: "ExtraBold"}
_WINDOWS_ENGLISH = (3, 1, 0x409)
_REGULAR, _BOLD = 400, 700


def web_cut(cut: Cut, cache: Path) -> bytes:
    """The cut as WOFF2 with the letters of European newspapers, from ``cache`` if it was made before."""
    return kept(cache / "fonts" / f"{cut.name}-{cut_digest(cut)}.woff2", lambda: _web(cut))


def press_cut(cut: Cut, cache: Path) -> Path:
    """The cut as a static TrueType file with every letter of its source, below ``cache``."""
    path = cache / "fonts" / f"{cut.name}-{cut_digest(cut)}.ttf"
    return path if path.is_file() else keep(path, _press(cut))


def drawn_letter(cut: Cut, letter: str, box: float) -> str:
    """The outline of one letter as SVG path data, centred and as high as half of a square box; empty if it has none."""
    face = TTFont(cut.source)
    glyph = face.getBestCmap().get(ord(letter)) if len(letter) == 1 else None
    if glyph is None:
        return ""
    glyphs = face.getGlyphSet(location={axis.tag: axis.low for axis in cut.axes})
    bounds = BoundsPen(glyphs)
    glyphs[glyph].draw(bounds)
    left, bottom, right, top = bounds.bounds
    scale = box / 2 / (top - bottom)
    place = (scale, 0, 0, -scale, box / 2 - scale * (left + right) / 2, box / 2 + scale * (bottom + top) / 2)
    path = SVGPathPen(glyphs, ntos=lambda number: f"{number:.2f}".rstrip("0").rstrip("."))
    glyphs[glyph].draw(TransformPen(path, place))
    return str(path.getCommands())


def _web(cut: Cut) -> bytes:
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(_WEB_LETTERS | _WEB_SPACES_AND_DASHES | _WEB_QUOTES | _WEB_SIGNS)
    features = wanted.layout_feature_tag_set
    features.clear()
    features.update(map(_tag, _WEB_FEATURES))
    wanted.flags = hb.SubsetFlags.NO_HINTING
    return _packed(_named(_instance(cut, wanted), cut), "woff2")


def _press(cut: Cut) -> bytes:
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    return _packed(_named(_instance(cut, wanted), cut), None)


def _instance(cut: Cut, wanted: hb.SubsetInput) -> TTFont:
    """What is wanted of the source, at the cut's place on every axis, with the names that are kept."""
    face = hb.Face(hb.Blob.from_file_path(str(cut.source)))
    wanted.drop_table_tag_set.update(map(_tag, _DROPPED_TABLES))
    wanted.name_id_set.clear()
    wanted.name_id_set.update(_KEPT_NAMES)
    wanted.name_lang_id_set.clear()
    wanted.name_lang_id_set.update({_WINDOWS_ENGLISH[2]})
    for axis in cut.axes:
        if axis.low == axis.high:
            wanted.pin_axis_location(face, axis.tag, axis.low)
        else:
            wanted.set_axis_range(face, axis.tag, axis.low, axis.high, axis.low)
    return TTFont(io.BytesIO(wanted.subset(face).blob.data), recalcTimestamp=False)


def _tag(name: str) -> int:
    return int.from_bytes(name.encode(), "big")


def _named(font: TTFont, cut: Cut) -> TTFont:
    """The font under the cut's own name, without the named instances of its source."""
    names = font["name"]
    if "fvar" in font:
        font["fvar"].instances = []
        axes = {axis.axisNameID for axis in font["fvar"].axes}
        names.names = [name for name in names.names if name.nameID in _KEPT_NAMES | axes]
    for number, text in _own_names(cut, names.getDebugName(5)).items():
        names.setName(text, number, *_WINDOWS_ENGLISH)
    _mark_style(font, cut)
    return font


def _own_names(cut: Cut, version: str) -> dict[int, str]:
    """Name records by number. Families of four (1, 2) hold regular and bold; 16 and 17 name the whole family."""
    weight, slope = _WEIGHT_WORDS[cut.weights[0]], "Italic" if cut.italic else ""
    style = f"{weight} {slope}".strip().replace("Regular Italic", "Italic")
    linked = cut.weights[0] in {_REGULAR, _BOLD}
    postscript = f"{cut.family}-{style}".replace(" ", "")
    return {
        1: cut.family if linked else f"{cut.family} {weight}",
        2: style if linked else slope or "Regular",
        3: f"{version};{postscript}",
        4: f"{cut.family} {style}",
        6: postscript,
        16: cut.family,
        17: style,
    }


def _mark_style(font: TTFont, cut: Cut) -> None:
    """OpenType, "OS/2" fsSelection and "head" macStyle: italic, bold, or regular, and nothing of the source's."""
    bold = cut.weights[0] == _BOLD
    style = font["OS/2"]
    style.usWeightClass = cut.weights[0]
    style.fsSelection = style.fsSelection & ~0b110_0001 | cut.italic | bold << 5 | (not cut.italic and not bold) << 6
    font["head"].macStyle = bold | cut.italic << 1


def _packed(font: TTFont, flavor: str | None) -> bytes:
    packed = io.BytesIO()
    font.flavor = flavor
    font.save(packed)
    return packed.getvalue()
