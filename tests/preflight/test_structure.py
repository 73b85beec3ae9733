"""A file that is no PDF/X-4 for this plant is told apart, and told why."""

import io
import re

import pikepdf
from hypothesis import example, given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Stream, String

from publisher.preflight import Severity, examine
from tests.plant import BERLINER, good


@given(st.binary())
@example(b"")
@example(b"%PDF-1.6\n")
@example(b"%PDF-1.6\ntrailer<</Root 1 0 R>>\n%%EOF")
def test_any_bytes_give_a_report(pdf):
    report = examine(pdf, BERLINER)

    assert report.rejected
    assert report.findings[0].message == "the file cannot be opened as a PDF"


@given(st.data())
def test_a_damaged_page_gives_a_report(data):
    """Any stretch of the file, in content, fonts or structure, is other bytes."""
    page = good()
    at = data.draw(st.integers(0, len(page)))
    other = data.draw(st.binary(min_size=1, max_size=200))

    report = examine(page[:at] + other + page[at + len(other) :], BERLINER)

    assert report.press == "Berliner"


def test_objects_of_the_wrong_kind_are_a_finding(draft):
    draft.page.obj.TrimBox = Name.Nonsense
    report = draft.report()

    assert report.rejected
    assert "a part of the file is not built as a PDF is" in {finding.message for finding in report.findings}
    assert {"B01", "B02"} <= {rule.rule for rule in report.not_run}


def test_a_file_that_had_to_be_repaired_is_refused(draft):
    draft.spoil = lambda file: file[: file.rindex(b"startxref")] + b"startxref\n1\n%%EOF\n"

    assert draft.broken() == {"S01"}


def test_an_encrypted_file_is_refused(draft):
    draft.encryption = pikepdf.Encryption(owner="desk", user="", R=4)

    assert draft.broken() == {"S02"}


def test_a_file_that_wants_a_password_cannot_be_opened(draft):
    draft.encryption = pikepdf.Encryption(owner="desk", user="desk")

    assert draft.broken() == {"S01"}


def test_a_newer_pdf_is_refused(draft):
    draft.version = "1.7"

    assert draft.broken() == {"S03"}


def test_a_file_that_claims_another_standard_is_refused(draft):
    draft.rewrite_xmp("PDF/X-4", "PDF/X-3:2003")
    report = draft.report()

    assert [finding.rule for finding in report.findings] == ["S04"]
    assert report.findings[0].message == "the XMP packet says it is PDF/X-3:2003"


def test_a_file_without_an_xmp_packet_claims_nothing(draft):
    del draft.document.Root.Metadata

    assert draft.broken() == {"S04", "S09", "S10", "S11", "S12"}


def test_two_output_intents_are_one_too_many(draft):
    draft.document.Root.OutputIntents.append(draft.intent)

    assert draft.broken() == {"S05"}


def test_a_file_without_an_output_intent_is_refused(draft):
    del draft.document.Root.OutputIntents

    assert draft.broken() == {"S05"}


def test_a_page_made_for_another_press_is_refused(draft):
    draft.intent.OutputConditionIdentifier = String("FOGRA39")
    report = draft.report()

    assert [finding.rule for finding in report.findings] == ["S06"]
    assert report.findings[0].hint.startswith("make the page for 'CGATS TR 002'")


def test_an_output_intent_without_a_profile_is_refused(draft):
    del draft.intent.DestOutputProfile

    assert draft.broken() == {"S07"}


def test_a_profile_for_another_device_is_refused(draft):
    icc = draft.intent.DestOutputProfile.read_bytes()
    for at, mark in ((12, b"mntr"), (16, b"RGB "), (36, b"none")):
        draft.intent.DestOutputProfile.write(icc[:at] + mark + icc[at + 4 :])

        assert draft.broken() == {"S07", "S08"}


def test_another_profile_for_the_same_press_is_worth_a_word(draft):
    icc = draft.intent.DestOutputProfile.read_bytes()
    draft.intent.DestOutputProfile.write(icc[:24] + b"\x07\xd8" + icc[26:])
    report = draft.report()

    assert [(finding.rule, finding.severity) for finding in report.findings] == [("S08", Severity.WARN)]


def test_a_page_without_a_title_is_refused(draft):
    draft.rewrite_xmp("dc:title", "dc:subject")

    assert draft.broken() == {"S09"}


def test_a_page_without_dates_is_refused(draft):
    draft.rewrite_xmp("xmp:MetadataDate", "xmp:Nickname")

    assert draft.broken() == {"S10"}


def test_trapping_has_to_be_told_alike(draft):
    draft.document.docinfo.Trapped = Name.Unknown

    assert draft.broken() == {"S11"}


def test_a_page_without_its_ids_is_refused(draft):
    draft.rewrite_xmp("xmpMM:VersionID", "xmpMM:Nickname")

    assert draft.broken() == {"S12"}


def test_two_titles_are_a_contradiction(draft):
    draft.document.docinfo.Title = String("Another page")

    assert draft.broken() == {"S13"}


def test_two_dates_are_a_contradiction_and_two_ways_to_write_one_are_not(draft):
    draft.document.docinfo.ModDate = String("D:20151007220000Z")

    assert draft.broken() == set()

    draft.document.docinfo.ModDate = String("D:20151007220001Z")

    assert draft.broken() == {"S13"}


def test_a_file_without_an_id_is_refused(draft):
    draft.spoil = lambda file: file.replace(b"/ID [", b"/XD [")

    assert draft.broken() == {"S14"}


def test_a_file_of_two_pages_is_worth_a_word(draft):
    draft.document.pages.append(draft.page)

    assert draft.broken() == {"S15"}


def test_lzw_is_refused(draft):
    draft.page.obj.PieceInfo = Stream(draft.document, b"words words words", Words=True)
    draft.spoil = lambda file: re.sub(rb"(/Words true /Length \d+ /Filter) /FlateDecode", rb"\1 /LZWDecode  ", file)

    assert draft.broken() == {"S16"}


def test_what_lies_outside_the_file_is_refused(draft):
    outside = Stream(draft.document, b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]))
    outside.Ref = Dictionary(F=String("other.pdf"), Page=0)
    draft.page.obj.PieceInfo = outside

    assert draft.broken() == {"S17"}


def test_a_page_of_any_origin_gives_a_report():
    """A file with nothing in it but an empty sheet."""
    blank, out = pikepdf.new(), io.BytesIO()
    blank.add_blank_page(page_size=(100, 100))
    blank.save(out)
    report = examine(out.getvalue(), BERLINER, file="blank.pdf")

    assert report.rejected
    assert {"S04", "S05", "B01", "B02", "B10"} <= {finding.rule for finding in report.findings}
