"""What a page that others made is painted with: fonts it did not bring along, colours a press does not have.

In: a page whose resources are those it uses. Out: names, each once, in alphabetical order. Nothing here looks at where
something is painted or whether it is seen; preflight does that on the finished page.
"""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from publisher.formats.press.ink import is_content
from publisher.formats.press.opaque import parts_of

_SIMPLE_FONTS = {Name.Type1, Name.MMType1, Name.TrueType, Name.CIDFontType0, Name.CIDFontType2}
_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
# The press has four inks; registration colour prints in all of them, None in none.
_INKS = {"/Cyan", "/Magenta", "/Yellow", "/Black", "/All", "/None"}
_FOREIGN = {"/DeviceRGB", "/CalRGB", "/CalGray", "/Lab", "/ICCBased", "/RGB"}
_COLOURED_INKS = {"/Cyan", "/Magenta", "/Yellow"}
_RGB_OPERATORS = {"rg", "RG"}
_INK_OPERATORS = {"k", "K", "sc", "SC", "scn", "SCN"}
_INKS_OF_CMYK = 4
_SPACE_OPERATORS = {"cs", "CS"}
# A colour space may rest on another, which may rest on another; none that makes sense goes deeper.
_DEEPEST = 4


def fonts_outside(page: Object) -> tuple[str, ...]:
    """The fonts that are not in the file."""
    return tuple(sorted({_name(part) for part in parts_of(page) if _is_outside(part)}))


def _is_outside(part: Object) -> bool:
    if isinstance(part, Stream) or part.get("/Type") != Name.Font or part.get("/Subtype") not in _SIMPLE_FONTS:
        return False
    descriptor = part.get("/FontDescriptor")
    return not isinstance(descriptor, Dictionary) or not any(key in descriptor for key in _PROGRAMS)


def _name(font: Object) -> str:
    return str(font.get("/BaseFont", "/a font without a name")).removeprefix("/")


def foreign_colours(page: Object) -> tuple[str, ...]:
    """The colour spaces a RIP would have to convert, and the inks beyond the four of the press."""
    return tuple(
        sorted({name.removeprefix("/").removeprefix("Device") for part in parts_of(page) for name in _foreign(part)})
    )


def _foreign(part: Object) -> Iterator[str]:
    stated = part.get("/ColorSpace")
    if isinstance(stated, Dictionary):
        for key in stated.keys():  # noqa: SIM118  a pikepdf dictionary is no mapping
            yield from _of_space(stated[key])
    elif stated is not None:
        yield from _of_space(stated)
    if part.get("/Type") == Name.Page or (isinstance(part, Stream) and is_content(part)):
        yield from _of_operators(part)


def _of_space(space: object, depth: int = 0) -> Iterator[str]:
    """The names in a colour space that a press cannot follow, those it rests on too."""
    if isinstance(space, Name) and str(space) in _FOREIGN:
        yield str(space)
    if not isinstance(space, Array) or len(space) == 0 or depth > _DEEPEST:
        return
    family, rest = str(space[0]), space.as_list()[1:]
    if family in _FOREIGN:
        yield family
    elif family in {"/Indexed", "/I", "/Pattern"}:
        yield from _of_space(rest[0] if rest else None, depth + 1)
    elif family in {"/Separation", "/DeviceN"}:
        named = rest[0].as_list() if isinstance(rest[0], Array) else [rest[0]]
        yield from (str(name) for name in named if str(name) not in _INKS)
        yield from _of_space(rest[1], depth + 1)


def _of_operators(content: Object) -> Iterator[str]:
    for instruction in pikepdf.parse_content_stream(content):
        operator = str(instruction.operator)
        if operator in _RGB_OPERATORS:
            yield "/RGB"
        elif operator in _SPACE_OPERATORS and instruction.operands:
            yield from _of_space(instruction.operands[0])
        elif isinstance(instruction, pikepdf.ContentStreamInlineImage):
            yield from _of_space(instruction.iimage.obj.get("/ColorSpace"))


def is_coloured(page: Object) -> bool:
    """Whether anything asks for cyan, magenta or yellow; of a picture in CMYK that is taken for granted."""
    return any(_asks_for_colour(part) for part in parts_of(page))


def _asks_for_colour(part: Object) -> bool:
    stated = part.get("/ColorSpace")
    named = [stated[key] for key in stated.keys()] if isinstance(stated, Dictionary) else []  # noqa: SIM118  no mapping
    if any(_names_coloured_ink(space) for space in named) or (not named and _is_cmyk(stated)):
        return True
    holds_content = part.get("/Type") == Name.Page or (isinstance(part, Stream) and is_content(part))
    return holds_content and any(_paints_in_colour(each) for each in pikepdf.parse_content_stream(part))


def _is_cmyk(space: object) -> bool:
    """The space of a picture or shading: CMYK itself, a palette of it, or an ink that is not black."""
    if isinstance(space, Array) and len(space) > 1 and space[0] in {Name.Indexed, Name.I}:
        return _is_cmyk(space[1])
    return space in {Name.DeviceCMYK, Name.CMYK} if isinstance(space, Name) else _names_coloured_ink(space)


def _names_coloured_ink(space: object) -> bool:
    if not isinstance(space, Array) or len(space) < 2 or space[0] not in {Name.Separation, Name.DeviceN}:  # noqa: PLR2004  family and ink
        return False
    inks = space[1].as_list() if isinstance(space[1], Array) else [space[1]]
    return any(str(ink) in _COLOURED_INKS for ink in inks)


def _paints_in_colour(instruction: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage) -> bool:
    if isinstance(instruction, pikepdf.ContentStreamInlineImage):
        return _is_cmyk(instruction.iimage.obj.get("/ColorSpace"))
    values = instruction.operands
    stated = str(instruction.operator) in _INK_OPERATORS and len(values) == _INKS_OF_CMYK
    return stated and any(float(str(value)) > 0 for value in list(values)[:3])
