"""Rules about small things: type and rules that misregister or dot gain would fill in.

In: the file under examination. Out: what breaks a rule.
"""

from collections.abc import Iterator

from publisher.preflight.content import Kind, Painted
from publisher.preflight.report import Severity
from publisher.preflight.rules import Found, Rule, Subject
from publisher.preflight.state import Part

# GWG 2022 R0016 and R0017 for news; what Irish plants (NIAD) ask of rules in several inks; a line no news plate holds.
WHITE_TYPE_PT, MANY_INKS_TYPE_PT = 5.0, 10.0
MANY_INKS_RULE_PT, HAIRLINE_PT = 1.5, 0.25


def _white_type(subject: Subject) -> Iterator[Found]:
    for mark in subject.painted:
        if mark.kind is Kind.TYPE and mark.size_pt < WHITE_TYPE_PT and mark.colour.is_white:
            message = f"white type of {mark.size_pt:.1f} pt will fill in"
            yield Found(message=message, hint="set it larger and bold", page=mark.page, where=mark.where)


def _many_inks_type(subject: Subject) -> Iterator[Found]:
    for mark in subject.painted:
        if mark.kind is Kind.TYPE and mark.size_pt < MANY_INKS_TYPE_PT and _inks(mark) > 1:
            message = f"type of {mark.size_pt:.1f} pt in {_inks(mark)} inks will not register"
            yield Found(message=message, hint="set small type in one ink", page=mark.page, where=mark.where)


def _many_inks_rules(subject: Subject) -> Iterator[Found]:
    for mark in subject.painted:
        if _is_rule(mark) and mark.size_pt < MANY_INKS_RULE_PT and _inks(mark) > 1:
            message = f"a rule of {mark.size_pt:.2f} pt in {_inks(mark)} inks will not register"
            yield Found(message=message, hint="draw thin rules in one ink", page=mark.page, where=mark.where)


def _hairlines(subject: Subject) -> Iterator[Found]:
    for mark in subject.painted:
        if _is_rule(mark) and mark.size_pt < HAIRLINE_PT and _inks(mark) > 0:
            message = f"a rule of {mark.size_pt:.2f} pt may not print"
            yield Found(message=message, hint="draw it at 0.25 pt or more", page=mark.page, where=mark.where)


def _is_rule(mark: Painted) -> bool:
    """Registration marks are made to be thin; an area of no height is nothing, a line of no width is a hairline."""
    paints = mark.part is Part.STROKE or mark.size_pt > 0
    return mark.kind is Kind.PATH and paints and "All" not in mark.colour.space.inks


def _inks(mark: Painted) -> int:
    return sum(1 for ink in mark.colour.inks if ink > 0)


RULES = (
    Rule("L01", "White type is 5 pt or larger", "GWG 2022 R0016", Severity.WARN, _white_type),
    Rule("L02", "Type in several inks is 10 pt or larger", "GWG 2022 R0017; NIAD", Severity.WARN, _many_inks_type),
    Rule("L03", "Rules in several inks are 1.5 pt or heavier", "GWG 2022 R0019; NIAD", Severity.WARN, _many_inks_rules),
    Rule("L04", "No rule is thinner than 0.25 pt", "practice: coldset at 85 to 100 lines an inch", Severity.WARN,
         _hairlines),
)  # fmt: skip
