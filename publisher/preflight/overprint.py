"""Rules about overprinting: white must never, small black type on a tint must.

In: the file under examination. Out: what breaks a rule.
"""

from collections.abc import Iterator

from publisher.preflight.content import Kind, Painted
from publisher.preflight.graphics import CMYK, GRAY
from publisher.preflight.ground import Ground
from publisher.preflight.report import Severity
from publisher.preflight.rules import Check, Found, Rule, Subject

SMALL_TYPE_PT = 12.0


def _white(kind: Kind, name: str) -> Check:
    def check(subject: Subject) -> Iterator[Found]:
        for mark in subject.painted:
            if mark.kind is kind and mark.ink.overprints and mark.colour.is_white:
                message = f"white {name} overprints, so it will not print at all"
                yield Found(message=message, hint="let white knock out", page=mark.page, where=mark.where)

    return check


def _black(subject: Subject) -> Iterator[Found]:
    """Black type on bare paper may knock out: there is nothing to knock out of."""
    ground = Ground()
    for mark in subject.painted:
        if _is_small_black(mark) and not _overprints(mark) and ground.carries(mark):
            message = "small black type knocks out of the colour below it"
            hint = "let black type overprint, with OPM 1: misregister shows as a light edge"
            yield Found(message=message, hint=hint, page=mark.page, where=mark.where)
        elif mark.kind is not Kind.TYPE:
            ground.add(mark)


def _is_small_black(mark: Painted) -> bool:
    small = mark.kind is Kind.TYPE and mark.size_pt < SMALL_TYPE_PT
    return small and mark.colour.is_black and mark.colour.space.family != GRAY and not mark.transparent


def _overprints(mark: Painted) -> bool:
    return mark.ink.overprints and (mark.colour.space.family != CMYK or mark.overprint_mode == 1)


def _grey(subject: Subject) -> Iterator[Found]:
    for mark in subject.painted:
        if mark.kind is not Kind.PICTURE and mark.ink.overprints and mark.colour.space.family == GRAY:
            message = "something in DeviceGray overprints"
            hint = "state black as CMYK 0 0 0 100: programs differ on overprinting grey"
            yield Found(message=message, hint=hint, page=mark.page, where=mark.where)


RULES = (
    Rule("O01", "White type does not overprint", "GWG 2022 R0007", Severity.REJECT, _white(Kind.TYPE, "type")),
    Rule("O02", "White areas and lines do not overprint", "GWG 2022 R0008", Severity.WARN, _white(Kind.PATH, "paint")),
    Rule("O03", "Small black type overprints what lies below it", "GWG 2022 R0009", Severity.WARN, _black),
    Rule("O04", "Nothing in DeviceGray overprints", "GWG 2022 R0013", Severity.WARN, _grey),
)
