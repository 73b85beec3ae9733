"""Colours, colour spaces and places, as far as a plant cares.

In: PDF objects as a page's resources hold them. Out: frozen values. Nothing here paints or converts a colour.
"""

from math import hypot

import msgspec
from pikepdf import Array, Matrix, Name, Object

Corners = tuple[float, float, float, float]
Point = tuple[float, float]

GRAY, RGB, CMYK, UNKNOWN = "DeviceGray", "DeviceRGB", "DeviceCMYK", "unknown"
_NAMED = {GRAY, RGB, CMYK, "Pattern"}
_SHORT = {"G": GRAY, "RGB": RGB, "CMYK": CMYK, "I": "Indexed"}
_PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
# A colour space may rest on another, which may rest on another; none that makes sense goes deeper.
_DEEPEST = 4


class Space(msgspec.Struct, frozen=True):
    """A colour space: its family, the inks it names, and the space it rests on (Indexed, Separation, DeviceN...)."""

    family: str
    inks: tuple[str, ...] = ()
    base: "Space | None" = None

    @property
    def families(self) -> tuple[str, ...]:
        """Its own family and those it rests on."""
        return (self.family, *(self.base.families if self.base else ()))

    @property
    def spots(self) -> tuple[str, ...]:
        """The inks beyond the four of the press; ``All`` and ``None`` are no inks (GWG 2022, note I00003)."""
        named = self.inks + (self.base.spots if self.base else ())
        return tuple(ink for ink in named if ink not in {*_PROCESS, "All", "None"})


class Colour(msgspec.Struct, frozen=True):
    """A colour in force; ``pattern`` is what is painted instead of a flat colour."""

    space: Space = Space(GRAY)
    values: tuple[float, ...] = (0.0,)
    pattern: Object | None = None

    @property
    def inks(self) -> tuple[float, ...]:
        """How much of each ink, 0 to 1, where that can be read off the values."""
        match self.space.family:
            case "DeviceCMYK" | "Separation" | "DeviceN":
                return self.values
            case "DeviceGray":
                return tuple(1 - value for value in self.values)
            case _:
                return ()

    @property
    def is_white(self) -> bool:
        """Bare paper (GWG 2022, D0010)."""
        return bool(self.inks) and not any(self.inks)

    @property
    def is_black(self) -> bool:
        """Black alone, solid (GWG 2022, D0013)."""
        match self.space.family:
            case "DeviceCMYK":
                return self.values == (0.0, 0.0, 0.0, 1.0)
            case "DeviceGray":
                return self.values == (0.0,)
            case "Separation":
                return self.space.inks == ("Black",) and self.values == (1.0,)
            case _:
                return False


def space_of(stated: object, declared: Object, depth: int = 0) -> Space:
    """The colour space an operand or image states, names being looked up among the ``declared`` colour spaces."""
    if stated is None or depth > _DEEPEST:
        return Space(UNKNOWN)
    if isinstance(stated, Name):
        name = str(stated).removeprefix("/")
        name = _SHORT.get(name, name)
        found = declared.get(f"/{name}")
        if found is not None:
            return space_of(found, declared, depth + 1)
        return Space(name if name in _NAMED else UNKNOWN)
    if not isinstance(stated, Array) or len(stated) == 0:
        return Space(UNKNOWN)
    return _space_of_array(stated, declared, depth)


def _space_of_array(stated: Array, declared: Object, depth: int) -> Space:
    family = str(stated[0]).removeprefix("/")
    family = _SHORT.get(family, family)
    match family:
        case "Indexed" | "Pattern":
            none = Space(UNKNOWN) if family == "Indexed" else None  # a palette is a palette of something
            base = space_of(stated[1], declared, depth + 1) if len(stated) > 1 else none
            return Space(family, base=base)
        case "Separation":
            return Space(family, (str(stated[1]).removeprefix("/"),), space_of(stated[2], declared, depth + 1))
        case "DeviceN":
            inks = tuple(str(ink).removeprefix("/") for ink in stated[1].as_list())
            return Space(family, inks, space_of(stated[2], declared, depth + 1))
        case _:
            return Space(family)


def first_colour(space: Space) -> Colour:
    """The colour a space starts with: black, solid ink, or nothing that can be read off (ISO 32000-1 8.6.8)."""
    match space.family:
        case "DeviceGray":
            return Colour(space, (0.0,))
        case "DeviceCMYK":
            return Colour(space, (0.0, 0.0, 0.0, 1.0))
        case "Separation" | "DeviceN":
            return Colour(space, (1.0,) * len(space.inks))
        case _:
            return Colour(space, ())


def upright_scale(matrix: Matrix) -> float:
    """How tall a unit stands after this matrix."""
    return hypot(matrix.c, matrix.d)


def mean_scale(matrix: Matrix) -> float:
    """How much longer a line of no particular direction gets by this matrix."""
    return float(abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5)


def bounds(points: list[Point]) -> Corners:
    """The smallest upright box around these points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs), min(ys), max(xs), max(ys))


def box_of(stated: Array) -> Corners:
    """The box a file states by any two opposite corners."""
    x1, y1, x2, y2 = (float(corner) for corner in stated.as_list())
    return (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def common(one: Corners, other: Corners) -> Corners:
    """What two boxes share; a box without extent where that is nothing."""
    left, bottom = max(one[0], other[0]), max(one[1], other[1])
    return (left, bottom, max(left, min(one[2], other[2])), max(bottom, min(one[3], other[3])))


def through(matrix: Matrix, box: Corners) -> Corners:
    """The upright box around a box after this matrix."""
    x1, y1, x2, y2 = box
    return bounds([matrix.transform(corner) for corner in ((x1, y1), (x2, y1), (x1, y2), (x2, y2))])


def ppi_of(width: float, height: float, matrix: Matrix) -> float:
    """The resolution of a picture of so many pixels; the lesser of both directions (GWG 2022, D0018)."""
    across, up = hypot(matrix.a, matrix.b), hypot(matrix.c, matrix.d)
    return 72 * min(width / across if across else 0.0, height / up if up else 0.0)
