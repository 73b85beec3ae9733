"""The graphics state: how what is painted next will look.

In: a state, an operator with its operands, and the resources it may name. Out: the state after it. Every change is a
function without effects; nothing here paints.
"""

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum

import msgspec
from msgspec.structs import replace
from pikepdf import Dictionary, Matrix, Name, Object

from publisher.preflight.graphics import CMYK, GRAY, RGB, Colour, Corners, Space, common, first_colour, space_of

Operands = tuple[object, ...]


class Part(StrEnum):
    """Which of the two colours of the state is meant."""

    FILL = "fill"
    STROKE = "stroke"


class Ink(msgspec.Struct, frozen=True):
    """How one part of the state lays its colour down."""

    colour: Colour = Colour()
    overprints: bool = False
    alpha: float = 1.0


class State(msgspec.Struct, frozen=True):
    """The graphics state (ISO 32000-1 8.4) as far as rules look at it, the line matrix of type included.

    ``clip`` is the box around what is not clipped away, on the page; ``None`` clips nothing. ``clips_to_box`` says that
    this is that box whole. ``is_mask`` is true of
    what shapes a mask and is not itself seen. ``stretch`` is 1 for type of its natural width.
    """

    ctm: Matrix = Matrix()
    fill: Ink = Ink()
    stroke: Ink = Ink()
    overprint_mode: int = 0
    blend: str = "Normal"
    masked: bool = False
    in_transparent_group: bool = False
    clip: Corners | None = None
    clips_to_box: bool = True
    is_mask: bool = False
    line_width: float = 1.0
    font: Object | None = None
    font_size: float = 0.0
    text_mode: int = 0
    leading: float = 0.0
    letter_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    text_line: Matrix = Matrix()

    def ink(self, part: Part) -> Ink:
        """The ink of this part."""
        return self.fill if part is Part.FILL else self.stroke

    def with_ink(self, part: Part, ink: Ink) -> "State":
        """The same with another ink for this part."""
        return replace(self, fill=ink) if part is Part.FILL else replace(self, stroke=ink)

    def with_colour(self, part: Part, colour: Colour) -> "State":
        """The same with another colour for this part."""
        return self.with_ink(part, replace(self.ink(part), colour=colour))

    def clipped(self, where: Corners, *, to_box: bool = True) -> "State":
        """The same, cut down to this box too, or to something within it."""
        clip = where if self.clip is None else common(self.clip, where)
        return replace(self, clip=clip, clips_to_box=self.clips_to_box and to_box)

    def transparent(self, part: Part) -> bool:
        """What is painted now shows what lies below, or is shown through a mask."""
        return self.in_transparent_group or self.masked or self.blend != "Normal" or self.ink(part).alpha < 1

    def inside_group(self) -> "State":
        """The state a transparency group starts with: what is transparent is the group (ISO 32000-1 11.6.6)."""
        return replace(
            self,
            fill=replace(self.fill, alpha=1.0),
            stroke=replace(self.stroke, alpha=1.0),
            blend="Normal",
            masked=False,
            in_transparent_group=self.transparent(Part.FILL),
        )


def after(state: State, operator: str, operands: Operands, resources: Object) -> State:
    """The state after an operator; one that changes nothing leaves it as it is."""
    change = _CHANGES.get(operator)
    return state if change is None else change(state, operands, resources)


def declared(resources: Object, category: str, name: object = None) -> Object | None:
    """The resource of this name in a category, or the whole category."""
    found = resources.get(category)
    found = found if isinstance(found, Dictionary) else Dictionary()
    return found if name is None else found.get(str(name))


def numbers(operands: Operands) -> tuple[float, ...]:
    """The numbers among these operands."""
    return tuple(float(operand) for operand in operands if isinstance(operand, int | float | Decimal))


def _concatenate(state: State, operands: Operands, _: Object) -> State:
    return replace(state, ctm=Matrix(*numbers(operands)) @ state.ctm)


def _extend(state: State, operands: Operands, resources: Object) -> State:
    """An ExtGState dictionary (ISO 32000-1 8.4.5); what it does not name stays as it was."""
    named = declared(resources, "/ExtGState", operands[0])
    if not isinstance(named, Dictionary):
        return state
    fill = replace(
        state.fill,
        overprints=bool(named.get("/op", named.get("/OP", state.fill.overprints))),
        alpha=float(named.get("/ca", state.fill.alpha)),
    )
    stroke = replace(
        state.stroke,
        overprints=bool(named.get("/OP", state.stroke.overprints)),
        alpha=float(named.get("/CA", state.stroke.alpha)),
    )
    return replace(
        state,
        fill=fill,
        stroke=stroke,
        overprint_mode=int(named.get("/OPM", state.overprint_mode)),
        line_width=float(named.get("/LW", state.line_width)),
        blend=_blend(named.get("/BM"), state.blend),
        masked=isinstance(named.SMask, Dictionary) if "/SMask" in named else state.masked,
    )


def _blend(stated: Object | None, otherwise: str) -> str:
    """The blend mode, or the first of several (ISO 32000-1 11.3.5); Compatible is an old word for Normal."""
    if stated is None:
        return otherwise
    name = str(stated if isinstance(stated, Name) else stated[0]).removeprefix("/")
    return "Normal" if name == "Compatible" else name


def _line_width(state: State, operands: Operands, _: Object) -> State:
    return replace(state, line_width=numbers(operands)[0])


def _space(part: Part) -> "Change":
    def change(state: State, operands: Operands, resources: Object) -> State:
        spaces = declared(resources, "/ColorSpace") or Dictionary()
        return state.with_colour(part, first_colour(space_of(operands[0], spaces)))

    return change


def _colour(part: Part) -> "Change":
    """Values in the space in force, or a pattern."""

    def change(state: State, operands: Operands, resources: Object) -> State:
        last = operands[-1] if operands else None
        pattern = declared(resources, "/Pattern", last) if isinstance(last, Name) else None
        return state.with_colour(part, Colour(state.ink(part).colour.space, numbers(operands), pattern))

    return change


def _device(part: Part, family: str) -> "Change":
    def change(state: State, operands: Operands, _: Object) -> State:
        return state.with_colour(part, Colour(Space(family), numbers(operands)))

    return change


def _font(state: State, operands: Operands, resources: Object) -> State:
    return replace(state, font=declared(resources, "/Font", operands[0]), font_size=numbers(operands)[0])


def _text_mode(state: State, operands: Operands, _: Object) -> State:
    return replace(state, text_mode=int(numbers(operands)[0]))


def _leading(state: State, operands: Operands, _: Object) -> State:
    return replace(state, leading=numbers(operands)[0])


def _letter_space(state: State, operands: Operands, _: Object) -> State:
    return replace(state, letter_space=numbers(operands)[0])


def _word_space(state: State, operands: Operands, _: Object) -> State:
    return replace(state, word_space=numbers(operands)[0])


def _stretch(state: State, operands: Operands, _: Object) -> State:
    return replace(state, stretch=numbers(operands)[0] / 100)


def _begin_text(state: State, _: Operands, __: Object) -> State:
    return replace(state, text_line=Matrix())


def _place_line(state: State, operands: Operands, _: Object) -> State:
    return replace(state, text_line=Matrix(*numbers(operands)))


def _move_line(state: State, operands: Operands, _: Object) -> State:
    right, up = numbers(operands)
    return replace(state, text_line=Matrix(1, 0, 0, 1, right, up) @ state.text_line)


def _lead_line(state: State, operands: Operands, resources: Object) -> State:
    return _move_line(replace(state, leading=-numbers(operands)[1]), operands, resources)


def _next_line(state: State, _: Operands, __: Object) -> State:
    return replace(state, text_line=Matrix(1, 0, 0, 1, 0, -state.leading) @ state.text_line)


Change = Callable[[State, Operands, Object], State]

_CHANGES: dict[str, Change] = {
    "cm": _concatenate,
    "gs": _extend,
    "w": _line_width,
    "cs": _space(Part.FILL),
    "CS": _space(Part.STROKE),
    "sc": _colour(Part.FILL),
    "SC": _colour(Part.STROKE),
    "scn": _colour(Part.FILL),
    "SCN": _colour(Part.STROKE),
    "g": _device(Part.FILL, GRAY),
    "G": _device(Part.STROKE, GRAY),
    "rg": _device(Part.FILL, RGB),
    "RG": _device(Part.STROKE, RGB),
    "k": _device(Part.FILL, CMYK),
    "K": _device(Part.STROKE, CMYK),
    "Tf": _font,
    "Tr": _text_mode,
    "TL": _leading,
    "Tc": _letter_space,
    "Tw": _word_space,
    "Tz": _stretch,
    "BT": _begin_text,
    "Tm": _place_line,
    "Td": _move_line,
    "TD": _lead_line,
    "T*": _next_line,
    "'": _next_line,
    '"': _next_line,
}
