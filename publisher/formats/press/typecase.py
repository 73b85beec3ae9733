"""Type cases: the faces of printed documents, as a PDF has them.

In: faces, the words that are set in them. Out: words as codes of glyphs with their kerns, ready for a content stream;
and fonts of the letters that were used (ISO 32000-1 9.7, 9.8, 9.10.3). A code is the number of a glyph in the whole
face, so a word is the same in every document and is shaped once. Nothing here knows where a word stands.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from publisher.digests import digest
from publisher.fonts.sorts import Sorts
from publisher.typeset.faces import Face, Glyph

EM = 1000  # how many parts of an em widths and kerns are counted in (ISO 32000-1 9.2.4)
_WORDS_KEPT = 10_000
_SYMBOLIC, _ITALIC = 1 << 2, 1 << 6  # flags of a font (ISO 32000-1 9.8.2)
_STEM = 80  # a viewer asks how thick stems are only where it has to do without the font
_MOST_PAIRS = 100  # in one list of a CMap (Adobe Technical Note 5014)
_TAG, _TAG_LETTERS = 6, "ABCDEFGHIJKLMNOP"  # what stands before the name of a subset (ISO 32000-1 9.6.4)
_MEANINGS = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
{}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class Letter(NamedTuple):
    """A glyph of a face: its number, the signs it shows, its width in ems."""

    number: int
    signs: str
    width: float


class Shown(NamedTuple):
    """A word in its face: what stands between the brackets of a string that shows it, and its letters."""

    codes: str
    letters: tuple[Letter, ...]


class Case:
    """One face, for every document; the words it was asked for last are kept.

    ``shown`` is ``None`` for a word whose glyphs do not simply stand side by side.
    """

    def __init__(self, face: Face) -> None:
        self.face = face
        self.shown = lru_cache(maxsize=_WORDS_KEPT)(self._shown)
        self._letters: dict[Letter, Letter] = {}
        self._sorts = Sorts(face.file)

    def _shown(self, word: str, *, ligatures: bool) -> Shown | None:
        glyphs = self.face.glyphs(word, ligatures=ligatures)
        if glyphs is None:
            return None
        letters = (Letter(glyph.number, glyph.signs, glyph.width) for glyph in glyphs)
        return Shown("".join(_codes(glyphs)), tuple(self._letters.setdefault(letter, letter) for letter in letters))

    def font(self, document: Pdf, words: Iterable[Shown]) -> Object:
        """The font of a document that shows these words. A glyph that shows two signs is told as the lesser."""
        letters = sorted({letter for word in words for letter in word.letters}, reverse=True)
        used = tuple({letter.number: letter for letter in letters}.values())[::-1]
        name = Name(f"/{_tag(used)}+{self._sorts.postscript_name}")
        outlined = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=name,
            CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
            CIDToGIDMap=Name.Identity,
            FontDescriptor=document.make_indirect(self._descriptor(document, name, used)),
            W=Array(_widths(used)),
        )
        return document.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=name,
                Encoding=Name("/Identity-H"),
                DescendantFonts=Array([document.make_indirect(outlined)]),
                ToUnicode=document.make_stream(_MEANINGS.format("\n".join(_meanings(used))).encode("ascii")),
            )
        )

    def _descriptor(self, document: Pdf, name: Name, used: Sequence[Letter]) -> Dictionary:
        face, outlines = self.face, self._sorts.cut(letter.number for letter in used)
        return Dictionary(
            Type=Name.FontDescriptor,
            FontName=name,
            FontFamily=String(face.family),
            Flags=_SYMBOLIC | (_ITALIC if face.italic else 0),
            FontBBox=Array(self._sorts.box),
            ItalicAngle=_number(self._sorts.italic_angle),
            Ascent=_number(face.ascent * EM),
            Descent=_number(-face.descent * EM),
            CapHeight=_number(face.cap_height * EM),
            StemV=_STEM,
            FontFile2=document.make_stream(outlines, Length1=len(outlines)),
        )


def _codes(glyphs: Iterable[Glyph]) -> Iterator[str]:
    """Codes; where a glyph advances by more or less than its width, that is told behind it (ISO 32000-1 9.4.3, TJ)."""
    for glyph in glyphs:
        yield f"{glyph.number:04x}"
        if glyph.advance != glyph.width:
            yield f">{_told((glyph.width - glyph.advance) * EM)}<"


def _widths(used: Iterable[Letter]) -> Iterator[Object | int]:
    for letter in used:
        yield letter.number
        yield Array([_number(letter.width * EM)])


def _meanings(used: Iterable[Letter]) -> Iterator[str]:
    pairs = [f"<{letter.number:04x}> <{letter.signs.encode('utf-16-be').hex()}>" for letter in used]
    for start in range(0, len(pairs), _MOST_PAIRS):
        some = pairs[start : start + _MOST_PAIRS]
        yield "\n".join((f"{len(some)} beginbfchar", *some, "endbfchar"))


def _number(length: float) -> Decimal:
    return Decimal(_told(length))


def _told(length: float) -> str:
    """A number without the noise of its making."""
    return f"{length:.6g}"


def _tag(used: Iterable[Letter]) -> str:
    """Six letters that tell this subset of a face from others."""
    return "".join(_TAG_LETTERS[int(digit, 16)] for digit in digest([letter.number for letter in used])[:_TAG])
