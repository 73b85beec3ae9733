"""Rules about the page's boxes: whether the plant finds the page where it looks for it.

In: the file under examination. Out: what breaks a rule. Nothing here looks at what is painted.
"""

from collections.abc import Iterator

from publisher.preflight.graphics import Corners
from publisher.preflight.report import Severity
from publisher.preflight.rules import ANY_X, PT_PER_MM, SAME_PT, Found, Rule, Subject

# A plant trims to half a millimetre; a box stated a tenth off is a mistake, not a tolerance.
SAME_MM = 0.1


def _trim(subject: Subject) -> Iterator[Found]:
    for sheet in subject.sheets:
        stated = [name for name in ("/TrimBox", "/ArtBox") if sheet.box(name) is not None]
        if len(stated) != 1:
            has = "both TrimBox and ArtBox" if stated else "no TrimBox"
            yield Found(message=f"the page has {has}", hint="state the TrimBox and nothing else", page=sheet.number)


def _size(subject: Subject) -> Iterator[Found]:
    wanted = (subject.profile.trim_width_mm, subject.profile.trim_height_mm)
    for sheet in subject.sheets:
        found = _size_mm(sheet.trim)
        if any(abs(is_mm - wanted_mm) > SAME_MM for is_mm, wanted_mm in zip(found, wanted, strict=True)):
            message = f"the trimmed page is {found[0]:.1f} x {found[1]:.1f} mm"
            hint = f"{subject.profile.name} trims to {wanted[0]:.1f} x {wanted[1]:.1f} mm"
            yield Found(message=message, hint=hint, page=sheet.number)


def _nested(subject: Subject) -> Iterator[Found]:
    for sheet in subject.sheets:
        rows = (("trim", sheet.trim, "bleed", sheet.bleed), ("bleed", sheet.bleed, "media", sheet.media))
        for inner_name, inner, outer_name, outer in rows:
            if not _holds(outer, inner):
                message = f"the {inner_name} box reaches beyond the {outer_name} box"
                yield Found(message=message, hint="trim within bleed within media", page=sheet.number)


def _bleed(subject: Subject) -> Iterator[Found]:
    wanted = subject.profile.bleed_mm
    for sheet in subject.sheets:
        reach = _reach_mm(sheet.bleed, sheet.trim)
        if any(abs(side - wanted) > SAME_MM for side in reach):
            far = sorted({f"{side:.1f}" for side in reach}, key=float)
            message = f"the bleed box reaches {' to '.join((far[0], far[-1])[: len(far)])} mm beyond the trim"
            yield Found(message=message, hint=f"{subject.profile.name} asks for {wanted:.1f} mm", page=sheet.number)


def _crop(subject: Subject) -> Iterator[Found]:
    for sheet in subject.sheets:
        crop = sheet.box("/CropBox")
        if crop is not None and not _same(crop, sheet.media):
            hint = "make them the same, or leave the CropBox out"
            yield Found(message="the crop box is not the media box", hint=hint, page=sheet.number)


def _origin(subject: Subject) -> Iterator[Found]:
    for sheet in subject.sheets:
        left, bottom, _, _ = sheet.media
        if abs(left) > SAME_PT or abs(bottom) > SAME_PT:
            message = f"the sheet starts at {left:.2f}, {bottom:.2f} pt"
            yield Found(message=message, hint="start the sheet at 0, 0: some programs shift it", page=sheet.number)


def _scaled(subject: Subject) -> Iterator[Found]:
    for sheet in subject.sheets:
        if "/UserUnit" in sheet.obj:
            yield Found(message="the page has a UserUnit", hint="state all lengths in points", page=sheet.number)


def _turned(subject: Subject) -> Iterator[Found]:
    for sheet in subject.sheets:
        if sheet.turned_degrees % 360:
            message = f"the page is turned by {sheet.turned_degrees} degrees"
            yield Found(message=message, hint="paint it upright, without Rotate", page=sheet.number)


def _slug(subject: Subject) -> Iterator[Found]:
    if subject.profile.marks:
        return
    for sheet in subject.sheets:
        if not _same(sheet.media, sheet.bleed):
            hint = f"{subject.profile.name} takes no marks: end the sheet where the page ends"
            yield Found(message="the sheet is larger than the page", hint=hint, page=sheet.number)


def _size_mm(box: Corners) -> tuple[float, float]:
    return ((box[2] - box[0]) / PT_PER_MM, (box[3] - box[1]) / PT_PER_MM)


def _reach_mm(outer: Corners, inner: Corners) -> tuple[float, ...]:
    """How far one box reaches beyond another on each side."""
    sides = (inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3])
    return tuple(side / PT_PER_MM for side in sides)


def _holds(outer: Corners, inner: Corners) -> bool:
    return all(side * PT_PER_MM >= -SAME_PT for side in _reach_mm(outer, inner))


def _same(one: Corners, other: Corners) -> bool:
    return all(abs(a - b) <= SAME_PT for a, b in zip(one, other, strict=True))


def _empty(subject: Subject) -> Iterator[Found]:
    for sheet in subject.sheets:
        if not any(sheet.shows(mark) for mark in subject.painted):
            yield Found(message="the page is empty", hint="send no page, or the right one", page=sheet.number)


RULES = (
    Rule("B01", "A page has a TrimBox, or an ArtBox, and not both", ANY_X, Severity.REJECT, _trim),
    Rule("B02", "The trimmed page has the plant's size", "the press profile", Severity.REJECT, _size),
    Rule("B03", "The trim box lies in the bleed box, the bleed box in the media box", ANY_X, Severity.REJECT, _nested),
    Rule("B04", "The bleed box reaches as far as the plant asks", "the press profile", Severity.REJECT, _bleed),
    Rule("B05", "The crop box is the media box", "GWG 2022 R0003", Severity.REJECT, _crop),
    Rule("B06", "The sheet starts at 0, 0", "practice: Illustrator shifts others", Severity.WARN, _origin),
    Rule("B07", "No page is scaled by UserUnit", "GWG 2022 R0002", Severity.REJECT, _scaled),
    Rule("B08", "No page is turned by Rotate", "GWG 2022 R0004", Severity.REJECT, _turned),
    Rule("B09", "Where the plant takes no marks the sheet ends with the page", "the press profile", Severity.REJECT,
         _slug),
    Rule("B10", "No page is empty", "GWG 2022 R0005", Severity.REJECT, _empty),
)  # fmt: skip
