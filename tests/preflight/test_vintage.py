"""A PDF/X-1a is judged as one: its facts in the information dictionary, nothing in it newer than PDF 1.3."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from publisher.preflight import examine
from tests.plant import BERLINER, OPAQUE, good, good_opaque


def picture(draft, content=b"", **entries):
    stated = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 16, "Height": 16, "BitsPerComponent": 8}
    made = Stream(draft.document, content or bytes(16 * 16 * 8), **(stated | {"ColorSpace": Name.DeviceCMYK} | entries))
    return f"16 0 0 16 300 300 cm {draft.declare('/XObject', draft.document.make_indirect(made))} Do"


@pytest.mark.usefixtures("ghostscript")
def test_a_page_that_is_right_breaks_no_rule(older):
    report = older.report()

    assert (report.findings, report.not_run, report.standard) == ((), (), "PDF/X-1a:2001")


def test_neither_standard_passes_for_the_other():
    rules = [
        {finding.rule for finding in examine(page, profile).findings}
        for page, profile in ((good(), OPAQUE), (good_opaque(), BERLINER))
    ]

    assert rules == [{"S03", "S04", "T01"}, {"S04"}]


def test_a_newer_pdf_is_refused(older):
    older.version = "1.4"
    (finding,) = older.report().findings

    assert (finding.rule, finding.message) == ("S03", "the file is PDF 1.4")
    assert finding.hint == "export it as PDF 1.3, which PDF/X-1a:2001 builds on"


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("GTS_PDFXVersion", None, "says it is PDF/X-1a:2001"),
        ("GTS_PDFXConformance", None, "says it is PDF/X-1:2001"),
        ("GTS_PDFXConformance", "PDF/X-1:2001", "says it is PDF/X-1:2001 PDF/X-1:2001"),
    ],
)
def test_the_information_dictionary_names_the_standard(older, key, value, says):
    del older.document.docinfo[f"/{key}"]
    if value:
        older.document.docinfo[f"/{key}"] = String(value)
    (finding,) = older.report().findings

    assert (finding.rule, finding.message) == ("S04", f"the information dictionary {says}")


@pytest.mark.parametrize(
    ("key", "rule"), [("Title", "S09"), ("CreationDate", "S10"), ("ModDate", "S10"), ("Trapped", "S11")]
)
def test_the_information_dictionary_is_whole(older, key, rule):
    del older.document.docinfo[f"/{key}"]

    assert older.broken() == {rule}


def test_an_xmp_packet_is_not_asked_for(older):
    del older.document.Root.Metadata

    assert older.broken() == set()


def test_what_an_xmp_packet_says_all_the_same_has_to_be_true(older):
    older.document.docinfo.Title = String("Another page")

    assert older.broken() == {"S13"}


def test_a_profile_of_a_later_version_is_refused(older):
    icc = older.intent.DestOutputProfile.read_bytes()
    older.intent.DestOutputProfile.write(icc[:8] + b"\x04" + icc[9:])
    report = older.report()

    assert {finding.rule for finding in report.findings} == {"S07", "S08"}
    assert report.findings[0].message == (
        "the output intent carries an ICC profile of version 4, which PDF/X-1a:2001 does not know"
    )


def test_a_compressed_cross_reference_is_newer_than_its_version_says():
    with pikepdf.open(io.BytesIO(good_opaque())) as document:
        out = io.BytesIO()
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    file = out.getvalue()
    report = examine(file.replace(b"%PDF-1.5", b"%PDF-1.3", 1), OPAQUE)

    assert [(finding.rule, finding.message) for finding in report.findings] == [
        ("V01", "the file has a compressed cross-reference, which came with PDF 1.5")
    ]


def in_jpeg_2000(draft):
    draft.paint(picture(draft, b"jp2", Filter=Name.JPXDecode))


def in_jbig2(draft):
    draft.paint(
        picture(draft, b"jb2", Filter=Array([Name.JBIG2Decode]), BitsPerComponent=1, ColorSpace=Name.DeviceGray)
    )


def in_sixteen_bits(draft):
    draft.paint(picture(draft, BitsPerComponent=16))


def in_an_opentype_font(draft):
    for font in draft.page.resources.Font.as_dict().values():
        descriptor = font.DescendantFonts[0].FontDescriptor
        descriptor.FontFile2.Subtype = Name.OpenType


def with_layers(draft):
    draft.document.Root.OCProperties = Dictionary(OCGs=Array(), D=Dictionary())


@pytest.mark.parametrize("invent", [in_jpeg_2000, in_jbig2, in_sixteen_bits, in_an_opentype_font, with_layers])
def test_what_came_later_is_refused(older, draft, invent):
    for page in (older, draft):
        invent(page)

    assert "V01" in older.broken()
    assert "V01" not in draft.broken()


@pytest.mark.parametrize("state", [{"TR": Name.Identity}, {"TR2": Name.Identity}, {"HTP": Array([0, 0])}])
def test_a_curve_of_its_own_is_refused(draft, state):
    draft.paint(f"{draft.state(**state)} 0 0 0 1 k 300 300 40 40 re f")

    assert draft.broken() == {"V02"}


def test_the_curve_of_the_plant_is_no_fault(draft):
    draft.paint(f"{draft.state(TR2=Name.Default)} 0 0 0 1 k 300 300 40 40 re f")

    assert draft.broken() == set()
