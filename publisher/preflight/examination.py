"""The examination of one file: open it, run every rule, gather what they found.

In: bytes, the profile, what is expected. Out: a ``Report``. A file that cannot be opened, or breaks while a rule reads
it, is a finding of rule S01 and no exception.
"""

import io
from collections.abc import Iterator
from importlib import import_module

import pikepdf
from msgspec.structs import replace

from publisher import preflight
from publisher.preflight.report import Finding, NotRun, Overset, Report
from publisher.preflight.rules import Found, Rule, Subject
from publisher.press import PressProfile

UNREADABLE = "S01"
# What reading a malformed object ends in: the library's own errors, and Python's where an object is of another kind
# than its place calls for. RecursionError and NotImplementedError are RuntimeErrors.
_MALFORMED = (
    pikepdf.PdfError,
    pikepdf.PasswordError,
    pikepdf.DeletedObjectError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)


def rules() -> tuple[Rule, ...]:
    """Every rule of every family, by id."""
    found = [rule for family in preflight.families() for rule in getattr(import_module(family), "RULES", ())]
    return tuple(sorted(found, key=lambda rule: rule.id))


def report_on(
    pdf: bytes, profile: PressProfile, file: str, expects: tuple[str, ...], overset: tuple[Overset, ...]
) -> Report:
    """Hold one file against every rule."""
    everything = rules()
    report = Report(file=file, press=profile.name, standard=profile.standard, findings=())
    try:
        document = pikepdf.open(io.BytesIO(pdf))
    except _MALFORMED:
        return replace(report, findings=(_unreadable(everything, "the file cannot be opened as a PDF"),))
    with document:
        subject = Subject(pdf, document, profile, expects, overset)
        said = [outcome for rule in everything for outcome in _outcomes(rule, subject, everything)]
    return replace(
        report,
        findings=_together(tuple(each for each in said if isinstance(each, Finding))),
        not_run=tuple(each for each in said if isinstance(each, NotRun)),
    )


def _outcomes(rule: Rule, subject: Subject, everything: tuple[Rule, ...]) -> Iterator[Finding | NotRun]:
    try:
        for found in rule.check(subject):
            yield _finding(rule, found, subject) if isinstance(found, Found) else NotRun(rule.id, found.why)
    except _MALFORMED:
        yield _unreadable(everything, "a part of the file is not built as a PDF is")
        yield NotRun(rule.id, "the file is damaged where this rule has to look")


def _finding(rule: Rule, found: Found, subject: Subject) -> Finding:
    where = subject.sheets[found.page - 1].place(found.where) if found.page and found.where else None
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        page=found.page,
        message=found.message,
        where=where,
        hint=found.hint,
        source=rule.source,
    )


def _unreadable(everything: tuple[Rule, ...], message: str) -> Finding:
    rule = next(rule for rule in everything if rule.id == UNREADABLE)
    hint = "export the page again; what arrived is damaged, or is no PDF"
    return Finding(rule=rule.id, severity=rule.severity, page=0, message=message, hint=hint, source=rule.source)


def _together(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """One finding for all places of a page where the same is wrong: by rule, then by page, then as they came."""
    same: dict[tuple[str, int, str], Finding] = {}
    for finding in findings:
        key = (finding.rule, finding.page, finding.message)
        first = same.get(key)
        same[key] = finding if first is None else replace(first, times=first.times + 1)
    return tuple(sorted(same.values(), key=lambda finding: (finding.rule, finding.page)))
