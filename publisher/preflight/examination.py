"""The examination of one file: open it, run every rule, gather what they found.

In: bytes, the profile. Out: an ``Inspection``: the report, what the pages look like, the lines of type on them. A file
that cannot be opened, or breaks while a rule reads it, is a finding of rule S01 and no exception.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import TypeVar

import pikepdf
from msgspec.structs import replace
from pikepdf import settings

from publisher import preflight
from publisher.errors import MISPLACED
from publisher.preflight.flow import EndlessError
from publisher.preflight.lettering import lines_of
from publisher.preflight.report import Box, Finding, Inspection, NotRun, Report, TypeLine, View
from publisher.preflight.rules import Found, Rule, Subject, Unable
from publisher.press import PressProfile

UNREADABLE = "S01"
_MALFORMED = (pikepdf.PdfError, pikepdf.PasswordError, pikepdf.DeletedObjectError, *MISPLACED)
# A file of a few kilobytes may unpack to gigabytes. No stream of a newspaper page is larger than a page in four inks
# at 400 pixels an inch; no array in it has more members than a font has letters.
_MOST_BYTES, _MOST_MEMBERS, _MOST_WARNINGS = 256_000_000, 1_000_000, 1_000
_PLACES = 50

Outcome = Found | Unable | View
Checked = TypeVar("Checked")


def rules() -> tuple[Rule[Subject], ...]:
    """Every rule of every family, by id."""
    found = [rule for family in preflight.families() for rule in getattr(import_module(family), "RULES", ())]
    return tuple(sorted(found, key=lambda rule: rule.id))


def inspection_of(pdf: bytes, profile: PressProfile, file: str, expects: tuple[str, ...]) -> Inspection:
    """Hold one file against every rule."""
    everything = rules()
    report = Report(file=file, press=profile.name, standard=profile.standard, findings=())
    with _limits():
        try:
            document = pikepdf.open(io.BytesIO(pdf))
        except _MALFORMED:
            unreadable = _unreadable(everything, "the file cannot be opened as a PDF")
            return Inspection(replace(report, findings=(unreadable,)))
        with document:
            subject = Subject(pdf, document, profile, expects)
            said = [outcome for rule in everything for outcome in _outcomes(rule, subject, everything)]
            lines = _lines(subject)
    views = tuple(each for each in said if isinstance(each, View))
    report = replace(
        report,
        findings=together(each for each in said if isinstance(each, Finding)),
        not_run=tuple(each for each in said if isinstance(each, NotRun)),
        ink=tuple(view.ink for view in views),
    )
    return Inspection(report, views, lines)


def finding_of(rule: Rule[Checked], found: Found, where: Box | None) -> Finding:
    """What a check found, as a finding of its rule."""
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        page=found.page,
        message=found.message,
        where=where,
        places=(where,) if where is not None else (),
        hint=found.hint,
        source=rule.source,
    )


def together(findings: Iterator[Finding]) -> tuple[Finding, ...]:
    """One finding for all places of a page where the same is wrong: by rule, then by page, then as they came."""
    same: dict[tuple[str, int, str], list[Finding]] = {}
    for finding in findings:
        same.setdefault((finding.rule, finding.page, finding.message), []).append(finding)
    merged = (_merged(group) for group in same.values())
    return tuple(sorted(merged, key=lambda finding: (finding.rule, finding.page)))


def _merged(same: list[Finding]) -> Finding:
    places = tuple(place for finding in same[:_PLACES] for place in finding.places)
    return replace(same[0], times=len(same), places=places)


@contextmanager
def _limits() -> Iterator[None]:
    """The PDF library's own guards against files that mean harm, for as long as one file is open."""
    before = settings.set_qpdf_limits(
        doc_max_warnings=_MOST_WARNINGS,
        parser_max_container_size=_MOST_MEMBERS,
        dct_max_memory=_MOST_BYTES,
        flate_max_memory=_MOST_BYTES,
        png_max_memory=_MOST_BYTES,
        run_length_max_memory=_MOST_BYTES,
        tiff_max_memory=_MOST_BYTES,
    )
    try:
        yield
    finally:
        settings.set_qpdf_limits(**before)  # type: ignore[arg-type]  # the one that is a bool is not among these


def _outcomes(
    rule: Rule[Subject], subject: Subject, everything: tuple[Rule[Subject], ...]
) -> Iterator[Finding | NotRun | View]:
    try:
        for outcome in rule.check(subject):
            yield _outcome(rule, outcome, subject)
    except _MALFORMED as fault:
        endless = isinstance(fault, EndlessError)
        yield _unreadable(everything, str(fault) if endless else "a part of the file is not built as a PDF is")
        yield NotRun(rule.id, "the file is damaged where this rule has to look")


def _outcome(rule: Rule[Subject], outcome: Outcome, subject: Subject) -> Finding | NotRun | View:
    match outcome:
        case Found():
            placed = outcome.page and outcome.where
            where = subject.sheets[outcome.page - 1].place(outcome.where) if placed and outcome.where else None
            return finding_of(rule, outcome, where)
        case Unable():
            return NotRun(rule.id, outcome.why)
        case View():
            return outcome


def _lines(subject: Subject) -> tuple[TypeLine, ...]:
    """The type on the pages; of a file that breaks there, none, which the rules have said."""
    try:
        return tuple(lines_of(subject))
    except _MALFORMED:
        return ()


def _unreadable(everything: tuple[Rule[Subject], ...], message: str) -> Finding:
    rule = next(rule for rule in everything if rule.id == UNREADABLE)
    hint = "export the page again; what arrived is damaged, or is no PDF"
    return Finding(rule=rule.id, severity=rule.severity, page=0, message=message, hint=hint, source=rule.source)
