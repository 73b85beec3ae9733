"""A report says what would happen at the plant, where to look and what to do, to people and to programs."""

import json

from publisher.preflight import Box, Finding, NotRun, Report, Severity, as_json, as_text
from publisher.preflight.display import shown
from publisher.templating import Templates

RGB = Finding(
    rule="C01",
    severity=Severity.REJECT,
    page=1,
    message="a picture is in RGB",
    times=2,
    where=Box(left_mm=12.0, top_mm=60.4, right_mm=106.0, bottom_mm=120.0),
    hint="convert pictures with the plant's profile",
    source="GWG 2022 R0027",
)
WHOLE = Finding(
    rule="F02",
    severity=Severity.WARN,
    page=0,
    message="Caslon <Regular> is in the file whole",
    hint="embed the letters that are used",
    source="practice",
)


def report(*findings, not_run=()):
    return Report(file="A01.pdf", press="Berliner", standard="PDF/X-4", findings=findings, not_run=not_run)


def test_a_clean_page_takes_a_line():
    assert as_text(report()) == "A01.pdf: Berliner would take it as PDF/X-4\n"


def test_a_page_with_warnings_is_taken():
    assert as_text(report(WHOLE)).splitlines()[0] == "A01.pdf: Berliner would take it as PDF/X-4, with 1 warning"
    assert not report(WHOLE).rejected


def test_each_fault_says_where_and_what_to_do():
    missing = NotRun("I01", "Ghostscript is not on this machine")

    assert as_text(report(RGB, WHOLE, not_run=(missing,))) == (
        "A01.pdf: Berliner would reject it as PDF/X-4: 1 fault and 1 warning\n"
        "  C01 reject page 1, 12 mm from the left, 60 mm from the top, 2 times: a picture is in RGB\n"
        "    |  convert pictures with the plant's profile [GWG 2022 R0027]\n"
        "  F02 warn   file: Caslon <Regular> is in the file whole\n"
        "    |  embed the letters that are used [practice]\n"
        "  I01 not run: Ghostscript is not on this machine\n"
    )


def test_programs_get_plain_values():
    values = json.loads(json.dumps(as_json(report(RGB))))

    assert list(values)[:2] == ["file", "outcome"]
    assert values["outcome"] == "reject"
    assert values["findings"][0]["where"] == {"left_mm": 12.0, "top_mm": 60.4, "right_mm": 106.0, "bottom_mm": 120.0}


def test_the_report_page_holds_every_finding_escaped(root):
    page = Templates((root / "templates",)).render(
        "press/preflight.html", **shown("Preflight, 8 October 2015", "en", (report(RGB, WHOLE), report()))
    )

    assert page.count("<h2>A01.pdf</h2>") == 2
    assert "Berliner would reject it as PDF/X-4: 1 fault and 1 warning." in page
    assert "Caslon &lt;Regular&gt; is in the file whole." in page
    assert "Page 1, 12 mm from the left, 60 mm from the top, 2 times. Asked by: GWG 2022 R0027." in page
