"""How wide the letters of a font are, so that the end of a run of type is known and not guessed.

In: fonts, and the strings type is shown with. Out: the advance of each code, in thousandths of the size it is set at.
What a font does not say is half its size. Nothing here opens a font program.
"""

from collections.abc import Iterator

import msgspec
from pikepdf import Array, Dictionary, Name, Object, String

from publisher.preflight.state import State, numbers

USUAL = 500.0
# One entry of a width array may stand for many codes; no font has more than this many.
_MOST_CODES = 0x10000


class Widths(msgspec.Struct, frozen=True):
    """The advances of one font: how many bytes make a code, what each code takes, and what all others do."""

    bytes_a_code: int
    by_code: dict[int, float]
    otherwise: float = USUAL

    def of(self, codes: bytes) -> float:
        """The advance of these codes together, in thousandths of the size."""
        step = self.bytes_a_code
        known, otherwise = self.by_code, self.otherwise
        if step == 1:
            return sum(known.get(code, otherwise) for code in codes)
        pairs = zip(codes[::2], codes[1::2], strict=False)
        return sum(known.get(high << 8 | low, otherwise) for high, low in pairs)


UNKNOWN = Widths(1, {})


def codes_of(shown: object) -> bytes:
    """The bytes of a string, or of the strings in an array that also holds kerns."""
    if isinstance(shown, Array):
        return b"".join(bytes(piece) for piece in shown.as_list() if isinstance(piece, String))
    return bytes(shown) if isinstance(shown, String) else b""


def advance(shown: object, state: State, widths: Widths) -> float:
    """How far a run of type goes on in this state, in its own space (ISO 32000-1 9.4.4)."""
    codes = codes_of(shown)
    kerns = sum(numbers(tuple(shown.as_list()))) if isinstance(shown, Array) else 0.0
    spaces = codes.count(b" ") * state.word_space if widths.bytes_a_code == 1 else 0.0
    letters = len(codes) // widths.bytes_a_code * state.letter_space
    return (state.font_size * (widths.of(codes) - kerns) / 1000 + letters + spaces) * state.stretch


def widths_of(font: Object | None) -> Widths:
    """The widths a font states (ISO 32000-1 9.7.4.3 for composite fonts, 9.2.4 for simple ones)."""
    if not isinstance(font, Dictionary):
        return UNKNOWN
    if font.get("/Subtype") == Name.Type0:
        return _of_composite(font)
    scale = _thousandths(font)
    stated = font.get("/Widths")
    first = int(font.get("/FirstChar", 0))
    widths = [float(width) * scale for width in stated.as_list()] if isinstance(stated, Array) else []
    return Widths(1, dict(enumerate(widths, first)))


def _of_composite(font: Object) -> Widths:
    below = font.get("/DescendantFonts")
    cid = below[0] if isinstance(below, Array) and len(below) else Dictionary()
    stated = cid.get("/W")
    listed = tuple(stated.as_list()) if isinstance(stated, Array) else ()
    known: dict[int, float] = {}
    for first, widths in _rows(listed):
        known.update(enumerate(widths, first))
    return Widths(2, known, float(cid.get("/DW", 1000)))


def _rows(stated: tuple[object, ...]) -> Iterator[tuple[int, list[float]]]:
    """Each row of a width array: ``first [w w w]``, or ``first last w``."""
    at = 0
    while at + 1 < len(stated):
        first, following = int(_number(stated[at])), stated[at + 1]
        if isinstance(following, Array):
            yield first, [_number(width) for width in following.as_list()]
            at += 2
        elif at + 2 < len(stated):
            count = min(_MOST_CODES, max(0, int(_number(following)) - first + 1))
            yield first, [_number(stated[at + 2])] * count
            at += 3
        else:
            return


def _number(stated: object) -> float:
    return float(str(stated))


def _thousandths(font: Object) -> float:
    """What a width is to be multiplied with; a Type 3 font brings its own scale."""
    matrix = font.get("/FontMatrix")
    return 1000 * abs(float(matrix[0])) if font.get("/Subtype") == Name.Type3 and isinstance(matrix, Array) else 1.0
