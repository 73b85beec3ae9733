"""The inks of a painted page put in order: black type overprints, groups blend in CMYK, nothing unused is declared.

In: a document as the page painter wrote it. Out: the same document, every content stream and its resources rewritten.
Nothing here changes a colour or moves anything. What others painted, an advertisement, is settled and not rewritten.
"""

from collections.abc import Iterable, Iterator

import msgspec
import pikepdf
from msgspec.structs import replace
from pikepdf import ContentStreamInlineImage, ContentStreamInstruction, Dictionary, Name, Object, Operator, Pdf, Stream

Instruction = ContentStreamInstruction | ContentStreamInlineImage

CMYK = "/DeviceCMYK"
BLACK = (0.0, 0.0, 0.0, 1.0)
OVERPRINTS, KNOCKS_OUT = "/InkOver", "/InkKnock"

_SHOWS_TYPE = {"Tj", "TJ", "'", '"'}
_PAINTS = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "INLINE IMAGE"}
_SETS_COLOUR = {"cs", "sc", "scn", "g", "rg", "k"}
# Text rendering modes that fill and that stroke (ISO 32000-1 9.3.6).
_MODES_FILL = {0, 2, 4, 6}
_MODES_STROKE = {1, 2, 5, 6}
# The category of resources an operator takes a name from (ISO 32000-1 7.8.3).
_CATEGORIES = {
    "gs": "/ExtGState",
    "cs": "/ColorSpace",
    "scn": "/Pattern",
    "sh": "/Shading",
    "Do": "/XObject",
    "Tf": "/Font",
    "BDC": "/Properties",
    "DP": "/Properties",
    "CS": "/ColorSpace",
    "SCN": "/Pattern",
}


class _Colour(msgspec.Struct, frozen=True):
    """The space in force, and the inks where it is DeviceCMYK."""

    space: str = "/DeviceGray"
    inks: tuple[float, ...] | None = None


class _State(msgspec.Struct, frozen=True):
    """The part of the graphics state that decides whether type overprints."""

    fill: _Colour = _Colour()
    stroke: _Colour = _Colour()
    mode: int = 0
    overprints: bool = False


def put_in_order(document: Pdf) -> None:
    """Rewrite every content stream of the document: pages, forms and tiling patterns."""
    for page in document.pages:
        page.obj.Resources = page.resources
        page.obj.Contents = document.make_stream(_rewritten(document, page.obj))
    for part in document.objects:
        if isinstance(part, Stream) and _holds_content(part):
            part.write(_rewritten(document, part))


def _holds_content(part: Stream) -> bool:
    return is_content(part) and "/Resources" in part


def is_content(part: Stream) -> bool:
    """A form or a tiling pattern: a stream that paints."""
    return bool(part.get("/Subtype") == Name.Form or part.get("/PatternType") == 1)


def settle(document: Pdf) -> None:
    """Groups blend in the inks of the press (GWG 2022 R0030); a RIP does not invent picture points."""
    for part in document.objects:
        if isinstance(part, Stream | Dictionary):
            group = part.get("/Group")
            if isinstance(group, Dictionary) and group.get("/S") == Name.Transparency:
                group.CS = Name.DeviceCMYK
            if part.get("/Subtype") == Name.Image and "/Interpolate" in part:
                del part["/Interpolate"]


def keep_used(document: Pdf, holder: Object) -> None:
    """Leave a page or form exactly the resources its content names, and its content as it is."""
    _declare(document, holder, _used(holder.Resources, pikepdf.parse_content_stream(holder)))


def _rewritten(document: Pdf, holder: Object) -> bytes:
    """The holder's content with overprint switched for each run of type; it gets exactly the resources that uses."""
    instructions = tuple(black_type_overprints(pikepdf.parse_content_stream(holder)))
    declared = holder.Resources
    declared.ExtGState = _with_overprint(declared.get("/ExtGState", Dictionary()))
    _declare(document, holder, _used(declared, instructions))
    return pikepdf.unparse_content_stream(instructions)


def _declare(document: Pdf, holder: Object, used: dict[str, Dictionary]) -> None:
    holder.Resources = Dictionary({category: document.make_indirect(names) for category, names in used.items()})


def _with_overprint(states: Object) -> Dictionary:
    """With OPM 1 an ink of 0 leaves what lies below alone, so black over a tint keeps the tint (ISO 32000-1 8.6.7)."""
    both = Dictionary({name: states[name] for name in states.keys()})  # noqa: SIM118  a pikepdf dictionary is no mapping
    both[OVERPRINTS] = Dictionary(Type=Name.ExtGState, OP=True, op=True, OPM=1)
    both[KNOCKS_OUT] = Dictionary(Type=Name.ExtGState, OP=False, op=False, OPM=0)
    return both


def _used(declared: Object, instructions: Iterable[Instruction]) -> dict[str, Dictionary]:
    """The declared resources the instructions name; a category of which nothing is used is left out."""
    used: dict[str, Dictionary] = {}
    for category, name in sorted(set(_names(instructions))):
        found = declared.get(category, Dictionary()).get(name)
        if found is not None:
            used.setdefault(category, Dictionary())[name] = found
    return used


def _names(instructions: Iterable[Instruction]) -> Iterator[tuple[str, str]]:
    for instruction in instructions:
        operator = str(instruction.operator)
        category, operand = _CATEGORIES.get(operator), None
        if isinstance(instruction, ContentStreamInlineImage):
            category, operand = "/ColorSpace", instruction.iimage.obj.get("/ColorSpace")
        elif category is not None and instruction.operands:
            operand = instruction.operands[0 if operator == "Tf" else -1]
        if category is not None and isinstance(operand, Name):
            yield category, str(operand)


def black_type_overprints(instructions: Iterable[Instruction]) -> Iterator[Instruction]:
    """Type in black alone overprints, whatever else is painted knocks out.

    Type that is white or a tint must knock out (GWG 2022 R0007), black type must not (R0009): misregister would draw
    a light edge around every letter that stands on a tint.
    """
    state = _State()
    saved: list[_State] = []
    for instruction in instructions:
        operator = str(instruction.operator)
        if operator == "q":
            saved.append(state)
        elif operator == "Q":
            state = saved.pop() if saved else state
        elif operator in _SHOWS_TYPE or operator in _PAINTS:
            wanted = operator in _SHOWS_TYPE and _is_black(state)
            if wanted != state.overprints:
                yield ContentStreamInstruction([Name(OVERPRINTS if wanted else KNOCKS_OUT)], Operator("gs"))
                state = replace(state, overprints=wanted)
        else:
            state = _after(state, operator, instruction)
        yield instruction


def _is_black(state: _State) -> bool:
    """The type paints something, and only in black."""
    colours = [state.fill] if state.mode in _MODES_FILL else []
    colours += [state.stroke] if state.mode in _MODES_STROKE else []
    return bool(colours) and all(colour.inks == BLACK for colour in colours)


def _after(state: _State, operator: str, instruction: Instruction) -> _State:
    """The state after an instruction that paints nothing."""
    if operator == "Tr":
        return replace(state, mode=int(str(instruction.operands[0])))
    if operator.lower() not in _SETS_COLOUR:
        return state
    if operator.isupper():
        return replace(state, stroke=_colour(state.stroke, operator.lower(), instruction))
    return replace(state, fill=_colour(state.fill, operator, instruction))


def _colour(before: _Colour, operator: str, instruction: Instruction) -> _Colour:
    match operator:
        case "cs":
            return _Colour(str(instruction.operands[0]))
        case "k":
            return _Colour(CMYK, _numbers(instruction))
        case "sc" | "scn":
            return _Colour(before.space, _numbers(instruction) if before.space == CMYK else None)
        case _:
            return _Colour()


def _numbers(instruction: Instruction) -> tuple[float, ...]:
    return tuple(float(str(operand)) for operand in instruction.operands)
