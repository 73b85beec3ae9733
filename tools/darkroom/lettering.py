"""Lettering for maps and charts: an alphabet of single strokes, drawn and not set, so that no font is needed.

In: words and a place. Out: lines to be stroked. The grid of a letter is four wide and six high.
"""

from tools.darkroom.plate import Plate, Point, Tone

# Strokes parted by spaces, each a row of grid places: column, then row from the top.
_STROKES = {
    "A": "062046 1434", "B": "0006 003041423303 033344453606", "C": "4130100105163645", "D": "0006 002041452606",
    "E": "40000646 0333", "F": "400006 0333", "G": "41301001051636454424", "H": "0006 4046 0343", "I": "2026",
    "J": "4045361605", "K": "0006 400346", "L": "000646", "M": "0600234046", "N": "06004640", "O": "103041453616050110",
    "P": "06003041423303", "Q": "103041453616050110 2446", "R": "06003041423303 2346", "S": "413010010213334445361605",
    "T": "0040 2026", "U": "000516364540", "V": "002640", "W": "0016233640", "X": "0046 4006", "Y": "002340 2326",
    "Z": "00400646", "0": "103041453616050110", "1": "112026", "2": "01103041420646",
    "3": "01103041423313 334445361605", "4": "36300444", "5": "400003334445361605", "6": "4130100105163645443304",
    "7": "004016", "8": "103041423313020110 133344453616050413", "9": "0516364541301001021342",
    "-": "1333", ".": "2526", "'": "2022",
}  # fmt: skip
_ADVANCE = 5.6


def write(plate: Plate, words: str, at: Point, size: float, tone: Tone, *, halo: Tone | None = None) -> None:
    """Write capitals and figures, their top left at a place, ``size`` high; a ``halo`` keeps them clear of lines."""
    lines = [line for number, sign in enumerate(words) for line in _lines(sign, at, size, number)]
    if not lines:
        return
    if halo:
        plate.stroke(halo, size * 0.7, *lines, soft=size * 0.12)
    plate.stroke(tone, size * 0.13, *lines)


def width(words: str, size: float) -> float:
    """How wide the words are."""
    return (len(words) * _ADVANCE - 1.6) * size / 6


def _lines(sign: str, at: Point, size: float, number: int) -> list[list[Point]]:
    """The strokes of one letter."""
    unit = size / 6
    left = at[0] + number * _ADVANCE * unit
    strokes = [stroke for stroke in _joined(_STROKES.get(sign, "")) if len(stroke) > 1]
    return [[(left + x * unit, at[1] + y * unit) for x, y in stroke] for stroke in strokes]


def _joined(code: str) -> list[list[Point]]:
    return [[(int(a), int(b)) for a, b in zip(part[::2], part[1::2], strict=False)] for part in code.split()]
