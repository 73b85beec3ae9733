"""What the report page of an edition shows, ready to print: every value a word, every decision made.

In: the reports of an edition's pages. Out: the values of the template ``press/preflight.html``. No HTML is made here.
"""

import msgspec

from publisher.preflight.report import Finding, Report, place_of, verdict


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One finding in words."""

    rule: str
    severity: str
    place: str
    message: str
    hint: str
    source: str


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One page: its file, the verdict, its findings, and a sentence for each rule that was not run."""

    file: str
    outcome: str
    verdict: str
    rows: tuple[Row, ...]
    not_run: tuple[str, ...]


def shown(heading: str, language: str, reports: tuple[Report, ...]) -> dict[str, object]:
    """The values of ``press/preflight.html``."""
    return {"heading": heading, "language": language, "parts": tuple(_part(report) for report in reports)}


def _part(report: Report) -> Part:
    said = verdict(report)
    return Part(
        file=report.file,
        outcome=report.outcome,
        verdict=f"{said[0].upper()}{said[1:]}.",
        rows=tuple(_row(finding) for finding in report.findings),
        not_run=tuple(f"{rule.rule} was not run: {rule.why}." for rule in report.not_run),
    )


def _row(finding: Finding) -> Row:
    return Row(
        rule=finding.rule,
        severity=finding.severity.value,
        place=_sentence(place_of(finding)),
        message=_sentence(finding.message),
        hint=_sentence(finding.hint),
        source=finding.source,
    )


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
