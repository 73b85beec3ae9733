"""Rules about small things: type and rules that misregister or dot gain would fill in.

In: the file under examination. Out: what breaks a rule. How small is too small the press profile says; where it does
not, GWG 2022 does for news.
"""

from collections.abc import Iterator

from publisher.preflight.content import Kind, Painted
from publisher.preflight.report import Severity
from publisher.preflight.rules import Found, Rule, Subject
from publisher.preflight.state import Part

# A size is a product of lengths: what a program writes as 1.5 pt may come out a little less.
_SAME_PT = 0.005


def _white_type(subject: Subject) -> Iterator[Found]:
    least = subject.profile.least_reversed_type_pt
    for mark in _type_below(subject, least):
        if mark.colour.is_white:
            message = f"white type of {mark.size_pt:.1f} pt will fill in"
            yield _found(mark, message, f"set it at {least:g} pt or larger, and bold")


def _many_inks_type(subject: Subject) -> Iterator[Found]:
    least = subject.profile.least_many_inks_type_pt
    for mark in _type_below(subject, least):
        if _inks(mark) > 1:
            message = f"type of {mark.size_pt:.1f} pt in {_inks(mark)} inks will not register"
            yield _found(mark, message, f"set type below {least:g} pt in one ink")


def _tinted_type(subject: Subject) -> Iterator[Found]:
    least = subject.profile.least_tint_type_pt
    for mark in _type_below(subject, least):
        if _inks(mark) == 1 and max(mark.colour.inks) < 1:
            message = f"type of {mark.size_pt:.1f} pt in a tint of {max(mark.colour.inks):.0%} will break up"
            yield _found(mark, message, f"set type below {least:g} pt in solid ink")


def _solid_type(subject: Subject) -> Iterator[Found]:
    least = subject.profile.least_type_pt
    for mark in _type_below(subject, least):
        if _inks(mark) == 1 and max(mark.colour.inks) == 1:
            message = f"type of {mark.size_pt:.1f} pt is smaller than the plant prints"
            yield _found(mark, message, f"set it at {least:g} pt or larger")


def _many_inks_rules(subject: Subject) -> Iterator[Found]:
    for mark in _rules_below(subject, subject.profile.least_many_inks_rule_pt):
        if _inks(mark) > 1:
            message = f"a rule of {mark.size_pt:.2f} pt in {_inks(mark)} inks will not register"
            yield _found(mark, message, "draw thin rules in one ink")


def _hairlines(subject: Subject) -> Iterator[Found]:
    least = subject.profile.least_rule_pt
    for mark in _rules_below(subject, least):
        if _inks(mark) > 0:
            message = f"a rule of {mark.size_pt:.2f} pt may not print"
            yield _found(mark, message, f"draw it at {least:g} pt or more")


def _white_rules(subject: Subject) -> Iterator[Found]:
    least = subject.profile.least_reversed_rule_pt
    for mark in _rules_below(subject, least):
        if mark.colour.is_white:
            message = f"a white rule of {mark.size_pt:.2f} pt will fill in"
            yield _found(mark, message, f"draw it at {least:g} pt or more")


def _found(mark: Painted, message: str, hint: str) -> Found:
    return Found(message=message, hint=hint, page=mark.page, where=mark.where)


def _type_below(subject: Subject, least_pt: float) -> Iterator[Painted]:
    return (mark for mark in subject.painted if mark.kind is Kind.TYPE and _is_less(mark.size_pt, least_pt))


def _rules_below(subject: Subject, least_pt: float) -> Iterator[Painted]:
    return (mark for mark in subject.painted if _is_rule(mark) and _is_less(mark.size_pt, least_pt))


def _is_less(size_pt: float, least_pt: float) -> bool:
    return size_pt < least_pt - _SAME_PT


def _is_rule(mark: Painted) -> bool:
    """Registration marks are made to be thin; an area of no height is nothing, a line of no width is a hairline."""
    paints = mark.part is Part.STROKE or mark.size_pt > 0
    return mark.kind is Kind.PATH and paints and "All" not in mark.colour.space.inks


def _inks(mark: Painted) -> int:
    return sum(1 for ink in mark.colour.inks if ink > 0)


RULES = (
    Rule("L01", "White type is 5 pt or larger, or as the plant asks", "GWG 2022 R0016; the press profile",
         Severity.WARN, _white_type),
    Rule("L02", "Type in several inks is 10 pt or larger, or as the plant asks",
         "GWG 2022 R0017; NIAD; the press profile", Severity.WARN, _many_inks_type),
    Rule("L03", "Rules in several inks are 1.5 pt or heavier, or as the plant asks",
         "GWG 2022 R0019; NIAD; the press profile", Severity.WARN, _many_inks_rules),
    Rule("L04", "No rule is thinner than 0.25 pt, or than the plant asks",
         "practice: coldset at 85 to 100 lines an inch; the press profile", Severity.WARN, _hairlines),
    Rule("L06", "Type in a tint is as large as the plant asks", "the press profile", Severity.WARN, _tinted_type),
    Rule("L07", "Type in one solid ink is as large as the plant asks", "the press profile", Severity.WARN, _solid_type),
    Rule("L08", "No white rule is thinner than 0.25 pt, or than the plant asks", "the press profile", Severity.WARN,
         _white_rules),
)  # fmt: skip
