"""Rules about thin rules that lie on a tint or picture: there misregister shows as a light edge, or fills them in.

In: the file under examination. Out: what breaks a rule. On bare paper there is nothing to register with.
"""

from collections.abc import Iterator

from publisher.preflight.content import Kind, Painted
from publisher.preflight.graphics import CMYK, GRAY
from publisher.preflight.ground import Ground
from publisher.preflight.report import Severity
from publisher.preflight.rules import Found, Rule, Subject
from publisher.preflight.state import Part

# GWG leaves the limit to each variant; this is what Irish plants (NIAD) ask of rules in several inks or reversed.
THIN_PT = 1.5


def _black(subject: Subject) -> Iterator[Found]:
    for mark in _thin_on_something(subject):
        is_black = mark.colour.is_black and mark.colour.space.family != GRAY and not mark.transparent
        mode = mark.colour.space.family != CMYK or mark.overprint_mode == 1
        if is_black and not (mark.ink.overprints and mode):
            message = f"a black rule of {mark.size_pt:.2f} pt knocks out of the colour below it"
            hint = "let thin black rules overprint, with OPM 1"
            yield Found(message=message, hint=hint, page=mark.page, where=mark.where)


def _grey(subject: Subject) -> Iterator[Found]:
    for mark in _thin_on_something(subject):
        if mark.colour.space.family == GRAY and not mark.colour.is_white:
            message = f"a rule of {mark.size_pt:.2f} pt on a tint is in DeviceGray, which never overprints"
            hint = "draw thin rules in CMYK 0 0 0 100"
            yield Found(message=message, hint=hint, page=mark.page, where=mark.where)


def _white(subject: Subject) -> Iterator[Found]:
    for mark in _thin_on_something(subject, coloured=False):
        if mark.colour.is_white:
            message = f"a white rule of {mark.size_pt:.2f} pt will fill in"
            hint = f"draw it at {THIN_PT} pt or more"
            yield Found(message=message, hint=hint, page=mark.page, where=mark.where)


def _thin_on_something(subject: Subject, *, coloured: bool = True) -> Iterator[Painted]:
    ground = Ground(coloured=coloured)
    for mark in subject.painted:
        if _is_thin_rule(mark) and ground.carries(mark):
            yield mark
        if mark.kind is not Kind.TYPE:
            ground.add(mark)


def _is_thin_rule(mark: Painted) -> bool:
    """A thin stroke, or an area that looks like one; what outlines a larger area is its edge, of the same colour."""
    paints = mark.part is Part.STROKE or mark.size_pt > 0
    is_mark = "All" in mark.colour.space.inks
    return mark.kind is Kind.PATH and paints and mark.size_pt < THIN_PT and mark.is_seen and not is_mark


RULES = (
    Rule("R01", "Thin black rules overprint what lies below them", "GWG 2022 R0010", Severity.WARN, _black),
    Rule("R02", "Thin rules on a tint are not in DeviceGray", "GWG 2022 R0012", Severity.WARN, _grey),
    Rule("R03", "White rules on a tint are 1.5 pt or heavier", "GWG 2022 R0018; NIAD", Severity.WARN, _white),
)
