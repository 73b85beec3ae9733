"""Rules about colour: four inks, named as such, and nothing a RIP would have to convert.

In: the file under examination. Out: what breaks a rule, operator by operator. What is declared and never painted
breaks nothing.
"""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object

from publisher.preflight.content import Kind, Painted
from publisher.preflight.graphics import CMYK, GRAY, RGB, UNKNOWN, Colour
from publisher.preflight.report import Severity
from publisher.preflight.rules import ANY_X, Found, Rule, Subject

# GWG 2022 R0027: colours that a RIP would convert in its own way.
_TO_BE_CONVERTED = {"ICCBased", "CalRGB", "CalGray", "Lab", UNKNOWN}
# GWG 2022 R0015 for news: black this solid and ink this much is meant to be black alone.
SOLID_BLACK, RICH_SUM = 0.85, 2.2
SMALL_TYPE_PT = 12.0


def _rgb(subject: Subject) -> Iterator[Found]:
    for mark in subject.painted:
        if RGB in mark.colour.space.families:
            hint = "state the colour in CMYK; convert pictures with the plant's profile"
            yield Found(message=f"{_named(mark)} is in RGB", hint=hint, page=mark.page, where=mark.where)


def _converted(subject: Subject) -> Iterator[Found]:
    for mark in subject.painted:
        for family in mark.colour.space.families:
            if family in _TO_BE_CONVERTED:
                message = f"{_named(mark)} is in the colour space {family}"
                hint = "state the colour in DeviceCMYK; drop profiles from pictures"
                yield Found(message=message, hint=hint, page=mark.page, where=mark.where)


def _spots(subject: Subject) -> Iterator[Found]:
    for mark in subject.painted:
        for spot in mark.colour.space.spots:
            message = f"{_named(mark)} asks for the ink {spot!r}"
            hint = "the press has cyan, magenta, yellow and black: mix the colour from them"
            yield Found(message=message, hint=hint, page=mark.page, where=mark.where)


def _registration(subject: Subject) -> Iterator[Found]:
    """Registration colour is for marks; a mark does not reach into the trimmed page."""
    for mark in subject.painted:
        if "All" in mark.colour.space.inks and _overlaps(mark, subject):
            message = f"{_named(mark)} prints in every ink"
            hint = "use black; registration colour is for marks outside the page"
            yield Found(message=message, hint=hint, page=mark.page, where=mark.where)


def _overlaps(mark: Painted, subject: Subject) -> bool:
    left, bottom, right, top = subject.sheets[mark.page - 1].trim
    x1, y1, x2, y2 = mark.where
    return x1 < right and x2 > left and y1 < top and y2 > bottom


def _groups(subject: Subject) -> Iterator[Found]:
    """A luminosity mask may also blend in grey; it is told apart by being the group of a mask."""
    masks = {
        part.SMask.G.objgen
        for part in subject.dictionaries
        if isinstance(part.get("/SMask"), Dictionary) and "/G" in part.SMask
    }
    for part in subject.dictionaries:
        space = _blending_space(part)
        if space is None or space == Name.DeviceCMYK or (space == Name.DeviceGray and part.objgen in masks):
            continue
        message = f"a transparency group blends in {_space_name(space)}"
        yield Found(message=message, hint="let every group blend in DeviceCMYK")


def _blending_space(part: Object) -> Object | None:
    group = part.get("/Group")
    stated = isinstance(group, Dictionary) and group.get("/S") == Name.Transparency
    return group.get("/CS") if stated and group is not None else None


def _space_name(space: Object) -> str:
    return str(space[0] if isinstance(space, Array) else space).removeprefix("/")


def _grey_type(subject: Subject) -> Iterator[Found]:
    for mark in subject.painted:
        if mark.kind is Kind.TYPE and mark.size_pt < SMALL_TYPE_PT and mark.colour.space.family == GRAY:
            message = "small type is in DeviceGray, which never overprints"
            hint = "set black type in CMYK 0 0 0 100"
            yield Found(message=message, hint=hint, page=mark.page, where=mark.where)


def _rich_type(subject: Subject) -> Iterator[Found]:
    for mark in subject.painted:
        values = mark.colour.values
        is_type = mark.kind is Kind.TYPE and mark.colour.space.family == CMYK
        if is_type and values[-1:] >= (SOLID_BLACK,) and sum(values) > RICH_SUM:
            message = f"type is in rich black, {sum(values) * 100:.0f} % of ink"
            yield Found(message=message, hint="set type in black alone", page=mark.page, where=mark.where)


def _coloured(subject: Subject) -> Iterator[Found]:
    """Of a picture only the colour space is known: on a grey page it has to be one that has no colour."""
    if not subject.profile.grey:
        return
    for mark in subject.painted:
        if _is_coloured(mark.colour):
            message = f"{_named(mark)} asks for cyan, magenta or yellow"
            hint = f"{subject.profile.name} prints in black alone: bring pictures in grey, type and areas in black"
            yield Found(message=message, hint=hint, page=mark.page, where=mark.where)


def _is_coloured(colour: Colour) -> bool:
    """Another ink than black is asked for; a pattern asks for none itself, what it is made of does."""
    match colour.space.family:
        case "DeviceCMYK":
            return not colour.values or any(colour.values[:3])
        case "Separation" | "DeviceN":
            return not {"Black", "All", "None"}.issuperset(colour.space.inks)
        case "Pattern":
            return False
        case _:
            return CMYK in colour.space.families


def _named(mark: Painted) -> str:
    """What it is, as a person at the plant would say."""
    match mark.kind:
        case Kind.TYPE:
            return "type"
        case Kind.PATH:
            return "an area" if mark.part == "fill" else "a line"
        case Kind.PICTURE:
            return "a picture"
        case Kind.SHADING:
            return "a gradient"


RULES = (
    Rule("C01", "Nothing is painted in RGB", f"{ANY_X}; GWG 2022 R0027", Severity.REJECT, _rgb),
    Rule("C02", "Nothing is painted in a colour space that has to be converted", "GWG 2022 R0027", Severity.REJECT,
         _converted),
    Rule("C03", "Nothing asks for a fifth ink", "GWG 2022 R0020", Severity.REJECT, _spots),
    Rule("C04", "Nothing on the page is in registration colour", "GWG 2022 R0024", Severity.WARN, _registration),
    Rule("C05", "Transparency groups blend in DeviceCMYK", "GWG 2022 R0030", Severity.REJECT, _groups),
    Rule("C06", "Small type is not in DeviceGray", "GWG 2022 R0011", Severity.WARN, _grey_type),
    Rule("C07", "Type is not in rich black", "GWG 2022 R0015", Severity.WARN, _rich_type),
    Rule("C09", "Where the plant prints black alone nothing asks for another ink", "the press profile",
         Severity.REJECT, _coloured),
)  # fmt: skip
