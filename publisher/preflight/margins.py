"""Rules about where type stands: inside the live area, and on every page.

In: the file under examination. Out: what breaks a rule. Pictures and tints may run to the trim and beyond it; words
must not, for the folder cuts a little to either side.
"""

from collections.abc import Iterator

from publisher.preflight.content import Kind, Painted
from publisher.preflight.graphics import Corners
from publisher.preflight.lettering import read
from publisher.preflight.report import Severity
from publisher.preflight.rules import PT_PER_MM, Check, Found, Rule, Sheet, Subject
from publisher.press import PressProfile

# A folder for newspapers cuts and folds a few millimetres off; where a plant's own margins are less, they decide.
CUT_MM = 5.0
# Type is measured from its baseline to its capitals, without the space that may end a line, and may be stretched.
# Hanging hyphens and the bearings of large letters stand out of the live area and are meant to.
_CAPITALS, _SPACE, _HANG_MM = 0.7, 0.6, 2.0


def _near(*, cut: bool) -> Check:
    def check(subject: Subject) -> Iterator[Found]:
        for mark, text in read(subject):
            spare = _SPACE * mark.size_pt if text.endswith(" ") else 0.0
            reach = _reach_mm(mark, subject.sheets[mark.page - 1], spare)
            if reach is None:
                continue
            at_trim = min(reach) < _cut_mm(subject.profile)
            if at_trim is cut and (cut or _is_outside(reach, subject.profile)):
                yield _found(mark, min(reach), cut=cut)

    return check


def _found(mark: Painted, near_mm: float, *, cut: bool) -> Found:
    if cut:
        message, hint = f"type stands {near_mm:.0f} mm from the trim", "it may be cut off: move it in"
    else:
        message, hint = "type stands outside the live area", f"move it in; it is {near_mm:.0f} mm from the trim"
    return Found(message=message, hint=hint, page=mark.page, where=mark.where)


def _reach_mm(mark: Painted, sheet: Sheet, spare_pt: float) -> tuple[float, float, float, float] | None:
    """From the type to the trim on the left, at the foot, on the right and at the head; marks outside are no type."""
    left, bottom, right, top = sheet.trim
    x1, y1, x2, y2 = _capitals(mark)
    if x2 <= left or x1 >= right or y2 <= bottom or y1 >= top:
        return None
    return (
        (x1 - left) / PT_PER_MM,
        (y1 - bottom) / PT_PER_MM,
        (right - x2 + spare_pt) / PT_PER_MM,
        (top - y2) / PT_PER_MM,
    )


def _capitals(mark: Painted) -> Corners:
    """The box of a run of type up to its capitals; type that is turned is taken as it is."""
    x1, y1, x2, y2 = mark.where
    upright = abs(y2 - y1 - mark.size_pt) < mark.size_pt / 10
    return (x1, y1, x2, y1 + _CAPITALS * mark.size_pt) if upright else mark.where


def _cut_mm(profile: PressProfile) -> float:
    margins = (
        profile.margin_top_mm, profile.margin_bottom_mm, profile.margin_inside_mm, profile.margin_outside_mm
    )  # fmt: skip
    return min(CUT_MM, *margins)


def _is_outside(reach: tuple[float, float, float, float], profile: PressProfile) -> bool:
    """Which side of a page is its inside is not known of a single page, so that the lesser margin holds for both."""
    side = min(profile.margin_inside_mm, profile.margin_outside_mm)
    margins = (side, profile.margin_bottom_mm, side, profile.margin_top_mm)
    return any(near < margin - _HANG_MM for near, margin in zip(reach, margins, strict=True))


def _wordless(subject: Subject) -> Iterator[Found]:
    for sheet in subject.sheets:
        kinds = {mark.kind for mark in subject.painted if sheet.shows(mark)}
        if kinds and Kind.TYPE not in kinds:
            hint = "words that are pictures or outlines cannot be read back, searched or proved"
            yield Found(message="the page has no type", hint=hint, page=sheet.number)


RULES = (
    Rule("B11", "No type is nearer to the trim than 5 mm", "practice: folders cut a few millimetres off",
         Severity.REJECT, _near(cut=True)),
    Rule("B12", "All type stands in the live area", "the press profile", Severity.WARN, _near(cut=False)),
    Rule("B13", "A page has type", "practice: text as outlines cannot be proved", Severity.WARN, _wordless),
)  # fmt: skip
