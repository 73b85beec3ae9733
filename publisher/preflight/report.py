"""What preflight says of a file: findings, and what could not be looked at; as text and as plain values.

In: what the rules found. Out: a frozen ``Report``. Nothing here opens a PDF, and no report names a path of a machine.
"""

from enum import StrEnum

import msgspec

GHOSTSCRIPT, ESTIMATE = "Ghostscript", "estimate"


class Severity(StrEnum):
    """A plant rejects the file, or prints it and the page may suffer."""

    REJECT = "reject"
    WARN = "warn"


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """A place on the page, measured from the upper left corner of the trimmed page."""

    left_mm: float
    top_mm: float
    right_mm: float
    bottom_mm: float


class Scope(StrEnum):
    """What a report is on."""

    FILE = "file"
    EDITION = "edition"


class Ink(msgspec.Struct, frozen=True, kw_only=True):
    """How much ink a page takes, from its upper left corner on: the most of any square that begins in a cell, in %.

    ``source`` says who measured it; cells are ``cell_mm`` wide and high.
    """

    page: int
    source: str
    most_percent: float
    cell_mm: float
    rows: tuple[tuple[int, ...], ...]

    @property
    def is_estimate(self) -> bool:
        """It was not measured by rendering the page."""
        return self.source == ESTIMATE


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What one page of a file looks like: the size of the trimmed page, a picture of it (JPEG), and its ink."""

    page: int
    width_mm: float
    height_mm: float
    picture: bytes
    ink: Ink


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a plant would object to.

    ``page`` counts from 1, 0 is the file as a whole; of an edition it is the page's number there. ``times`` is how
    often the page has it; ``where`` is the first of those places, if it is a place, and ``places`` are the first
    fifty. ``hint`` says what to do, ``source`` who asks for it.
    """

    rule: str
    severity: Severity
    page: int
    message: str
    times: int = 1
    where: Box | None = None
    places: tuple[Box, ...] = ()
    hint: str
    source: str

    @property
    def is_of_edition(self) -> bool:
        """It is about an edition, not about a file."""
        return self.rule.startswith("E")


class NotRun(msgspec.Struct, frozen=True):
    """A rule that could not be looked at here, and why."""

    rule: str
    why: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """Everything preflight has to say of one file, in the order of the rules and then of the pages.

    ``sha256`` is that of the bytes it looked at, so that nobody takes it for a verdict on others.
    """

    file: str
    press: str
    standard: str
    sha256: str = ""
    findings: tuple[Finding, ...]
    not_run: tuple[NotRun, ...] = ()
    scope: Scope = Scope.FILE
    ink: tuple[Ink, ...] = ()

    @property
    def rejected(self) -> bool:
        """The plant would send it back."""
        return any(finding.severity is Severity.REJECT for finding in self.findings)

    @property
    def outcome(self) -> str:
        """``ok``, ``warn`` or ``reject``."""
        if self.rejected:
            return Severity.REJECT.value
        return Severity.WARN.value if self.findings else "ok"

    def of_page(self, page: int) -> tuple[Finding, ...]:
        """The findings on one page."""
        return tuple(finding for finding in self.findings if finding.page == page)

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings of one severity."""
        return tuple(finding for finding in self.findings if finding.severity is severity)


class TypeLine(msgspec.Struct, frozen=True):
    """A run of type as it can be read back, and where it stands: from its baseline up."""

    page: int
    text: str
    where: Box


class Inspection(msgspec.Struct, frozen=True):
    """All that came of examining a file: the report, what its pages look like, the type on them in painted order."""

    report: Report
    views: tuple[View, ...] = ()
    lines: tuple[TypeLine, ...] = ()


def as_json(report: Report) -> dict[str, object]:
    """The report as plain values, ready for a JSON file; ``outcome`` is ``ok``, ``warn`` or ``reject``."""
    values: dict[str, object] = msgspec.to_builtins(report)
    return {"file": report.file, "outcome": report.outcome, **values}


def as_text(report: Report) -> str:
    """The verdict, then two lines for each finding, then what was not looked at."""
    lines = [f"{report.file or 'page'}: {verdict(report)}"]
    for finding in report.findings:
        lines.append(f"  {finding.rule} {finding.severity:6} {place_of(finding)}: {finding.message}")
        lines.append(f"    |  {finding.hint} [{finding.source}]")
    lines += [f"  {rule.rule} not run: {rule.why}" for rule in report.not_run]
    lines += [f"  {estimated(ink)}" for ink in report.ink if ink.is_estimate]
    return "\n".join(lines) + "\n"


def verdict(report: Report) -> str:
    """One line: what the plant would do with the file."""
    rejects, warnings = len(report.of(Severity.REJECT)), len(report.of(Severity.WARN))
    if report.scope is Scope.EDITION:
        return _of_edition(rejects, warnings)
    match report.outcome:
        case "reject":
            return f"{report.press} would reject it as {report.standard}: {_count(rejects, 'fault')}" + (
                f" and {_count(warnings, 'warning')}" if warnings else ""
            )
        case "warn":
            return f"{report.press} would take it as {report.standard}, with {_count(warnings, 'warning')}"
        case _:
            return f"{report.press} would take it as {report.standard}"


def _of_edition(rejects: int, warnings: int) -> str:
    found = [_count(rejects, "fault")] * (rejects > 0) + [_count(warnings, "warning")] * (warnings > 0)
    return f"the edition is {'not ' if rejects else ''}whole{': ' * bool(found)}{' and '.join(found)}"


def estimated(ink: Ink) -> str:
    """One line on ink that was not measured."""
    return f"page {ink.page} takes up to about {ink.most_percent:.0f} % of ink, estimated: there is no Ghostscript"


def place_of(finding: Finding) -> str:
    """Where to look: the page, millimetres from its left and top edge, and how often."""
    parts = [f"page {finding.page}" if finding.page else "file"]
    if finding.where is not None:
        parts.append(f"{finding.where.left_mm:.0f} mm from the left, {finding.where.top_mm:.0f} mm from the top")
    if finding.times > 1:
        parts.append(f"{finding.times} times")
    return ", ".join(parts)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
