"""Faces, and the sizes they are set in.

In: static font files. Out: widths and heights, in ems of a ``Face`` and in points of a ``Setting``, and glyphs, as
HarfBuzz shapes them with kerning and standard ligatures (CSS Fonts 4, 6.4 and 6.5). Nothing here draws a glyph.
"""

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

_FORMATS = "Cf"  # the category of signs that are never seen, such as soft hyphens


class Glyph(NamedTuple):
    """A glyph in its word: its number in the font file, its advance and its own width in ems, the signs it shows."""

    number: int
    advance: float
    width: float
    signs: str


class Face:
    """One font file, measured. ``ascent`` and ``descent`` are in ems, both positive, as line boxes count them.

    ``language`` is that of the paper, as in BCP 47: some letters are drawn in another way in some languages.
    """

    def __init__(self, path: Path, family: str, weight: int, *, italic: bool = False, language: str = "en") -> None:
        self._file = hb.Blob.from_file_path(str(path))
        face = hb.Face(self._file)
        self.language = language
        self.family = family
        self.weight = weight
        self.italic = italic
        self._font = hb.Font(face)
        self._units: int = face.upem
        self._known: dict[tuple[str, bool], float] = {}
        self._widths: dict[int, float] = {}
        extents = self._font.get_font_extents("ltr")
        self.ascent: float = extents.ascender / face.upem
        self.descent: float = -extents.descender / face.upem

    @property
    def file(self) -> bytes:
        """The whole font file."""
        return bytes(self._file.data)

    def advance(self, text: str, *, ligatures: bool = True) -> float:
        """How wide ``text`` runs, in ems."""
        key = (text, ligatures)
        if key not in self._known:
            self._known[key] = self._shaped(text, ligatures=ligatures)
        return self._known[key]

    def bearing(self, sign: str) -> float:
        """How far from its place a sign's ink begins, in ems: the white that large type shows at its left."""
        glyph = self._font.get_nominal_glyph(ord(sign))
        extents = self._font.get_glyph_extents(glyph) if glyph is not None else None
        return extents.x_bearing / self._units if extents else 0.0

    @property
    def cap_height(self) -> float:
        """How high its capitals stand, in ems."""
        extents = self._font.get_glyph_extents(self._font.get_nominal_glyph(ord("H")) or 0)
        return extents.y_bearing / self._units if extents else self.ascent

    def glyphs(self, text: str, *, ligatures: bool = True) -> tuple[Glyph, ...] | None:
        """The glyphs of ``text``, each beside the one before it.

        ``None`` where that is not so: the face lacks a sign, sets one over another, or runs from right to left.
        """
        buffer = self._buffer(text, ligatures=ligatures)
        shaped = [(glyph.codepoint, glyph.cluster) for glyph in buffer.glyph_infos or ()]
        places = [place.position for place in buffer.glyph_positions or ()]  # x offset, y offset, x advance, y advance
        moved = any(x or y for x, y, _, _ in places)
        ends = [*(start for _, start in shaped[1:]), len(text)]
        if moved or any(not number or start >= end for (number, start), end in zip(shaped, ends, strict=False)):
            return None
        return tuple(
            Glyph(number, place[2] / self._units, self._width(number), _seen(text[start:end]))
            for (number, start), place, end in zip(shaped, places, ends, strict=False)
        )

    def _width(self, glyph: int) -> float:
        if glyph not in self._widths:
            self._widths[glyph] = self._font.get_glyph_h_advance(glyph) / self._units
        return self._widths[glyph]

    def _shaped(self, text: str, *, ligatures: bool) -> float:
        places = self._buffer(text, ligatures=ligatures).glyph_positions or ()
        return float(sum(place.x_advance for place in places)) / self._units

    def _buffer(self, text: str, *, ligatures: bool) -> hb.Buffer:
        """The text, shaped; what is never seen is not in it."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        buffer.language = self.language
        buffer.guess_segment_properties()
        hb.shape(self._font, buffer, {"kern": True, "liga": ligatures, "clig": ligatures})
        return buffer


def _seen(signs: str) -> str:
    """Signs as they are seen: a letter and its accent are one."""
    if len(signs) == 1:
        return signs
    return unicodedata.normalize("NFC", "".join(sign for sign in signs if unicodedata.category(sign) != _FORMATS))


@dataclass(frozen=True, slots=True)
class Setting:
    """A face at a size: "8.8 on 11". ``tracking_em`` is added after every sign.

    Type that is tracked, here or line by line, is set without ``ligatures``: they would stay tight.
    """

    name: str
    face: Face
    size_pt: float
    leading_pt: float
    tracking_em: float = 0.0
    ligatures: bool = True

    @property
    def space_pt(self) -> float:
        """The word space as the face has it."""
        return self.width_pt(" ")

    @property
    def drop_pt(self) -> float:
        """From the top of a line to its baseline: half the leading's surplus, then the ascent (CSS 2.2, 10.8.1)."""
        surplus = self.leading_pt - (self.face.ascent + self.face.descent) * self.size_pt
        return surplus / 2 + self.face.ascent * self.size_pt

    def width_pt(self, text: str) -> float:
        """How wide ``text`` runs."""
        ems = self.face.advance(text, ligatures=self.ligatures) + self.tracking_em * len(text)
        return ems * self.size_pt
