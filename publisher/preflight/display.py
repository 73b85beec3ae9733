"""What the report page of an edition shows, ready to print: every value a word, every decision made.

In: what came of examining an edition's pages, and the edition. Out: the values of ``press/preflight.html``: for each
page its picture with a numbered box for each place, and the findings those numbers stand for. No HTML is made here.
"""

import base64
from collections.abc import Iterator

import msgspec

from publisher.preflight.report import Box, Finding, Inspection, Report, View, estimated, place_of, verdict

TEMPLATE = "press/preflight.html"

# A place smaller than this would not be seen on a telephone; in millimetres of a page.
_LEAST_MM = 5.0
_NUMBER_MM = 12.0
_FONT_MM = 9.0


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One finding in words; ``number`` is what marks its places in the picture."""

    number: str
    rule: str
    severity: str
    place: str
    message: str
    hint: str
    source: str


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """One place in the picture of a page, in millimetres: a frame, and its number in a box beside it."""

    number: str
    severity: str
    left: str
    top: str
    width: str
    height: str
    label_left: str
    label_top: str
    text_left: str
    text_top: str


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """The picture of a page, its sides in millimetres, what it shows in words, and its marks."""

    width: str
    height: str
    source: str
    words: str
    label: str
    font: str
    marks: tuple[Mark, ...]


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One file, or the edition: the verdict, pictures, findings, and a sentence for all that was not looked at."""

    file: str
    outcome: str
    verdict: str
    pictures: tuple[Picture, ...]
    rows: tuple[Row, ...]
    not_run: tuple[str, ...]


def shown(
    heading: str, language: str, inspections: tuple[Inspection, ...], edition: Report | None = None
) -> dict[str, object]:
    """The values of ``press/preflight.html``; what is wrong with an edition on its page 3 is shown with that page."""
    parts = [] if edition is None else [_part(Inspection(edition), edition.of_page(0))]
    for number, inspection in enumerate(inspections, start=1):
        whole = () if edition is None else edition.of_page(number)
        parts.append(_part(inspection, (*inspection.report.findings, *whole)))
    return {"heading": heading, "language": language, "parts": tuple(parts)}


def _part(inspection: Inspection, findings: tuple[Finding, ...]) -> Part:
    report = inspection.report
    guessed = (_sentence(estimated(ink)) for ink in report.ink if ink.is_estimate)
    return Part(
        file=report.file,
        outcome=report.outcome,
        verdict=_sentence(verdict(report)),
        pictures=tuple(_picture(view, findings, report.file) for view in inspection.views),
        rows=tuple(_row(number, finding) for number, finding in enumerate(findings, start=1)),
        not_run=(*(f"{rule.rule} was not run: {rule.why}." for rule in report.not_run), *guessed),
    )


def _row(number: int, finding: Finding) -> Row:
    return Row(
        number=str(number),
        rule=finding.rule,
        severity=finding.severity.value,
        place=_sentence(place_of(finding)),
        message=_sentence(finding.message),
        hint=_sentence(finding.hint),
        source=finding.source,
    )


def _picture(view: View, findings: tuple[Finding, ...], file: str) -> Picture:
    marks = tuple(_marks(view, findings))
    places = "1 place is marked" if len(marks) == 1 else f"{len(marks)} places are marked" if marks else "nothing is"
    return Picture(
        width=_mm(view.width_mm),
        height=_mm(view.height_mm),
        source=f"data:image/jpeg;base64,{base64.b64encode(view.picture).decode()}",
        words=f"Page {view.page} of {file}; {places}.",
        label=_mm(_NUMBER_MM),
        font=_mm(_FONT_MM),
        marks=marks,
    )


def _marks(view: View, findings: tuple[Finding, ...]) -> Iterator[Mark]:
    """The places on this page. A finding on the edition is on the only page of its file."""
    for number, finding in enumerate(findings, start=1):
        if finding.page == view.page or finding.is_of_edition:
            yield from (_mark(view, str(number), finding, place) for place in finding.places)


def _mark(view: View, number: str, finding: Finding, place: Box) -> Mark:
    left, right = _within(place.left_mm, place.right_mm, view.width_mm)
    top, bottom = _within(place.top_mm, place.bottom_mm, view.height_mm)
    label_left = max(0.0, min(left, view.width_mm - _NUMBER_MM))
    label_top = max(0.0, top - _NUMBER_MM)
    return Mark(
        number=number,
        severity=finding.severity.value,
        left=_mm(left),
        top=_mm(top),
        width=_mm(right - left),
        height=_mm(bottom - top),
        label_left=_mm(label_left),
        label_top=_mm(label_top),
        text_left=_mm(label_left + _NUMBER_MM / 2),
        text_top=_mm(label_top + _NUMBER_MM * 0.77),
    )


def _within(start: float, end: float, most: float) -> tuple[float, float]:
    """A stretch of the page, within it and long enough to be seen."""
    middle = (start + end) / 2
    start, end = min(start, middle - _LEAST_MM / 2), max(end, middle + _LEAST_MM / 2)
    start = min(max(0.0, start), max(0.0, most - _LEAST_MM))
    return start, max(start + min(_LEAST_MM, most), min(end, most))


def _mm(length: float) -> str:
    return f"{length:.1f}"


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
