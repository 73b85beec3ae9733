"""A report says what would happen at the plant, where to look and what to do, to people and to programs."""

import json
import xml.etree.ElementTree as ET

import msgspec
from msgspec.structs import replace

from publisher.preflight import Box, Finding, Inspection, NotRun, Report, Severity, as_json, as_text
from publisher.preflight.display import shown
from publisher.preflight.report import Ink, Scope, View
from publisher.templating import Templates

RGB = Finding(
    rule="C01",
    severity=Severity.REJECT,
    page=1,
    message="a picture is in RGB",
    times=2,
    where=(PLACE := Box(left_mm=12.0, top_mm=60.4, right_mm=106.0, bottom_mm=120.0)),
    places=(PLACE,),
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


def seen(of):
    """The report with a picture of its page."""
    ink = Ink(page=1, source="Ghostscript", most_percent=90.0, cell_mm=19.0, rows=((90,),))
    return Inspection(of, (View(page=1, width_mm=315.0, height_mm=470.0, picture=b"JPEG", ink=ink),))


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
    pages = (seen(report(RGB, WHOLE)), Inspection(report()))
    values = shown("Preflight, 8 October 2015", "en", pages)
    page = Templates((root / "templates",)).render("press/preflight.html", **values)

    assert page.count("<h2>A01.pdf</h2>") == 2
    assert "Berliner would reject it as PDF/X-4: 1 fault and 1 warning." in page
    assert "Caslon &lt;Regular&gt; is in the file whole." in page
    assert "Page 1, 12 mm from the left, 60 mm from the top, 2 times. Asked by: GWG 2022 R0027." in page


def test_the_report_page_shows_the_page_with_every_place_marked_by_its_number(root):
    lost = replace(RGB, rule="E05", page=1, message="words are missing")
    edition = replace(report(lost), scope=Scope.EDITION, file="2015-10-08")
    shot = seen(report(WHOLE, RGB))
    page = Templates((root / "templates",)).render("press/preflight.html", **shown("Preflight", "en", (shot,), edition))
    svg = ET.fromstring(page[page.index("<svg") : page.index("</svg>") + 6])  # noqa: S314  our own
    frames = [rect.attrib for rect in svg.iter("rect") if rect.attrib["class"] == "frame"]

    assert svg.attrib["viewBox"] == "0 0 315.0 470.0"
    assert svg.attrib["aria-label"] == "Page 1 of A01.pdf; 2 places are marked."
    assert [text.text for text in svg.iter("text")] == ["2", "3"]
    assert [frames[0][side] for side in ("x", "y", "width", "height")] == ["12.0", "60.4", "94.0", "59.6"]
    assert page.index("The edition is not whole: 1 fault.") < page.index("3. E05 reject")


def test_a_place_beyond_the_page_or_without_extent_is_marked_where_it_can_be_seen():
    places = (Box(left_mm=-90.0, top_mm=900.0, right_mm=-80.0, bottom_mm=900.0),)
    values = msgspec.to_builtins(shown("Preflight", "en", (seen(report(replace(RGB, places=places))),)))
    (mark,) = values["parts"][0]["pictures"][0]["marks"]

    assert [mark[side] for side in ("left", "top", "width", "height")] == ["0.0", "465.0", "5.0", "5.0"]


def test_ink_that_was_estimated_is_said_to_be():
    guessed = replace(report(), ink=(Ink(page=1, source="estimate", most_percent=180.4, cell_mm=19.0, rows=((180,),)),))

    assert as_text(guessed).endswith("  page 1 takes up to about 180 % of ink, estimated: there is no Ghostscript\n")
