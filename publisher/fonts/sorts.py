"""Sorts: the letters of a static face that one document needs, and what a PDF says of the face.

In: a static TrueType file, the numbers of glyphs. Out: a TrueType file with these outlines alone, each under the number
it has in the whole face, without what only composing needs (ISO 32000-1 9.9); the same bytes every time. To cut them
takes less than a tenth of a millisecond, so every document has its own. Nothing here knows a PDF.
"""

import struct
from collections.abc import Iterable

import uharfbuzz as hb

_DROPPED = ("BASE", "GDEF", "GPOS", "GSUB", "OS/2", "STAT", "cmap", "gasp", "name", "post", "prep")
_FLAGS = (
    hb.SubsetFlags.RETAIN_GIDS
    | hb.SubsetFlags.NO_HINTING
    | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    | hb.SubsetFlags.NOTDEF_OUTLINE
)
_POSTSCRIPT = 6  # the number of a name record (OpenType 1.9, "name")
_BOX = struct.Struct(">36x4h")  # xMin, yMin, xMax, yMax ("head")
_ANGLE = struct.Struct(">4xi")  # italicAngle, a fixed-point number ("post")
_FIXED = 1 << 16


class Sorts:
    """One face to take letters from.

    ``box`` is left, bottom, right and top of all of them laid on one another, in thousandths of an em.
    """

    def __init__(self, file: bytes) -> None:
        self._face = hb.Face(hb.Blob(file))
        self.postscript_name: str = self._face.get_name(_POSTSCRIPT)
        corners = _BOX.unpack_from(self._face.reference_table("head").data)
        self.box = tuple(round(corner * 1000 / self._face.upem) for corner in corners)
        (angle,) = _ANGLE.unpack_from(self._face.reference_table("post").data)
        self.italic_angle: float = angle / _FIXED

    def cut(self, glyphs: Iterable[int]) -> bytes:
        """A font file with these glyphs, and the one that stands for a missing sign."""
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(glyphs)
        wanted.drop_table_tag_set.update(int.from_bytes(name.encode(), "big") for name in _DROPPED)
        wanted.flags = _FLAGS
        return bytes(wanted.subset(self._face).blob.data)
