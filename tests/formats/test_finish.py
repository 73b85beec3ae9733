"""A finished page is a PDF/X-4 for its plant, the same bytes every time, and looks as it was painted."""

import hashlib
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pdf_oxide
import pikepdf
import pytest
from msgspec.structs import replace
from pikepdf import Array, Name
from PIL import Image, ImageChops

from publisher.errors import HouseError
from publisher.formats.press.finish import finish
from publisher.preflight import examine
from publisher.preflight.content import Kind, painted_on
from tests.plant import BERLINER, FACTS, OPAQUE, OPAQUE_BODY, good, good_opaque, painted

ROOT = Path(__file__).parent.parent.parent
MARKED = replace(BERLINER, marks=True, bleed_mm=3.0)
SHEET = (315 * 72 / 25.4, 470 * 72 / 25.4)
PT_PER_MM = 72 / 25.4
BOXES = ("MediaBox", "CropBox", "BleedBox", "TrimBox")


@pytest.fixture(scope="module")
def marked():
    """The page for a plant that takes bleed and marks."""
    return finish(painted(profile=MARKED), MARKED, FACTS)


@pytest.fixture(scope="module")
def marked_opaque():
    """The same in PDF/X-1a."""
    profile = replace(MARKED, standard="PDF/X-1a:2001")
    return finish(painted(OPAQUE_BODY, profile), profile, FACTS)


def opened(pdf):
    return pikepdf.open(io.BytesIO(pdf))


def boxes(pdf):
    with opened(pdf) as document:
        page = document.pages[0].obj
        return {name: [float(corner) for corner in page[f"/{name}"]] for name in BOXES}


def plates(pdf, folder):
    """Each ink's plate of the trimmed page, 255 where there is none of it."""
    (folder / "page.pdf").write_bytes(pdf)
    options = ("-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-r36", "-dOverprint=/enable", "-sDEVICE=tiffsep")
    subprocess.run(["gs", *options, "-sOutputFile=plate.tif", "page.pdf"], cwd=folder, check=True, capture_output=True)
    return {ink: loaded(folder / f"plate({ink}).tif") for ink in ("Cyan", "Magenta", "Yellow", "Black")}


def seen(pdf, folder):
    """The trimmed page as a reader sees it."""
    (folder / "page.pdf").write_bytes(pdf)
    command = ("gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-r36", "-dUseTrimBox", "-sDEVICE=png16m")
    subprocess.run([*command, "-sOutputFile=page.png", "page.pdf"], cwd=folder, check=True, capture_output=True)
    return loaded(folder / "page.png")


def loaded(path):
    with Image.open(path) as picture:
        return picture.convert("L")


def test_a_finished_page_passes_preflight():
    report = examine(good(), BERLINER)

    assert report.findings == ()
    assert report.not_run == ()


def test_a_page_in_pdf_x_1a_passes_preflight():
    report = examine(good_opaque(), OPAQUE)

    assert (report.findings, report.not_run) == ((), ())


def test_another_validator_agrees_on_pdf_x_1a(tmp_path):
    """It warns of an XMP entry that only later standards have."""
    (tmp_path / "page.pdf").write_bytes(good_opaque())
    said = pdf_oxide.PdfDocument(str(tmp_path / "page.pdf")).validate_pdf_x("1a_2001")

    assert (said["valid"], said["errors"]) == (True, [])


def test_another_validator_agrees(tmp_path):
    (tmp_path / "page.pdf").write_bytes(good())

    assert pdf_oxide.PdfDocument(str(tmp_path / "page.pdf")).validate_pdf_x("4") == {
        "valid": True,
        "level": "4",
        "errors": [],
        "warnings": [],
    }


@pytest.mark.parametrize(
    ("page", "standard", "version"), [(good, "PDF/X-4", "1.6"), (good_opaque, "PDF/X-1:2001", "1.3")], ids=["4", "1a"]
)
def test_other_readers_see_the_standard_the_fonts_and_the_words(tmp_path, page, standard, version):
    path = tmp_path / "page.pdf"
    path.write_bytes(page())
    told = {
        command: subprocess.run([command, str(path), *more], capture_output=True, text=True, check=True).stdout
        for command, *more in (("pdfinfo",), ("pdffonts",), ("pdftotext", "-"))
    }

    assert re.search(rf"PDF subtype: +{standard}$", told["pdfinfo"], re.MULTILINE)
    assert re.search(rf"PDF version: +{version}$", told["pdfinfo"], re.MULTILINE)
    assert all(re.search(r" yes yes yes ", row) for row in told["pdffonts"].splitlines()[2:])
    assert "Night buses wait" in told["pdftotext"]


def test_the_same_page_is_the_same_bytes():
    assert finish(painted(), BERLINER, FACTS) == good()
    assert finish(painted(OPAQUE_BODY, OPAQUE), OPAQUE, FACTS) == good_opaque()


def test_the_same_page_is_the_same_bytes_in_any_process():
    code = """
import hashlib
from tests import plant
print(hashlib.sha256(plant.good()).hexdigest(), hashlib.sha256(plant.good_opaque()).hexdigest())
"""
    told = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    here = " ".join(hashlib.sha256(page()).hexdigest() for page in (good, good_opaque))

    assert [each.strip() for each in told] == [here, here]


def test_pdf_x_1a_says_what_it_is_where_pdf_1_3_looks():
    document = opened(good_opaque())

    assert document.pdf_version == "1.3"
    assert str(document.docinfo.GTS_PDFXVersion) == "PDF/X-1:2001"
    assert str(document.docinfo.GTS_PDFXConformance) == "PDF/X-1a:2001"
    assert document.docinfo.Trapped == Name("/False")
    assert "/Type" not in document.trailer  # as a compressed cross-reference would have it
    assert b"pdfxid:GTS" not in good_opaque()


def test_pdf_x_1a_has_no_word_of_transparency_left():
    """Groups and graphics states that only say "opaque" are newer than PDF 1.3 too."""
    with opened(painted("<p class=faint>x</p>" + OPAQUE_BODY)) as document:
        page = document.pages[0]
        for state in page.resources.ExtGState.as_dict().values():
            for key in {"/ca", "/CA"} & set(state.keys()):
                state[key] = 1
        out = io.BytesIO()
        document.save(out)
    made = opened(finish(out.getvalue(), OPAQUE, FACTS))
    parts = [part for part in made.objects if isinstance(part, pikepdf.Dictionary | pikepdf.Stream)]

    assert len(made.pages[0].resources.XObject) == 1
    assert not [part for part in parts if "/Group" in part]
    assert not re.search(rb"/(ca|CA|SMask|BM) ", made.pages[0].resources.unparse(resolved=True))


def test_pdf_x_1a_refuses_what_is_transparent():
    with pytest.raises(HouseError) as refused:
        finish(painted(), OPAQUE, FACTS)

    why = "PDF/X-1a:2001 does not know what is on the page: transparency; flatten it where it was made"
    assert str(refused.value) == f"Berliner: standard: {why}"


def test_a_new_version_of_a_page_keeps_its_document_id():
    first, second = (ids(finish(painted(), BERLINER, facts)) for facts in (FACTS, replace(FACTS, digest="0" * 32)))

    assert first["DocumentID"] == second["DocumentID"]
    assert first["InstanceID"] != second["InstanceID"]


def ids(pdf):
    with opened(pdf) as document:
        packet = document.Root.Metadata.read_bytes().decode()
    return dict(re.findall("<xmpMM:(DocumentID|InstanceID)>(.*?)<", packet))


def test_the_sheet_of_a_plant_without_marks_is_the_trimmed_page():
    assert boxes(good()) == {name: [0, 0, 892.9134, 1332.2835] for name in BOXES}


def test_bleed_and_slug_lie_around_the_trim(marked):
    bleed, slug = 3 * PT_PER_MM, 10 * PT_PER_MM
    found = boxes(marked)

    assert found["TrimBox"] == pytest.approx(
        [bleed + slug, bleed + slug, bleed + slug + SHEET[0], bleed + slug + SHEET[1]], abs=1e-3
    )
    assert found["BleedBox"] == pytest.approx(
        [slug, slug, slug + 2 * bleed + SHEET[0], slug + 2 * bleed + SHEET[1]], abs=1e-3
    )
    assert found["MediaBox"] == pytest.approx(
        [0, 0, SHEET[0] + 2 * (bleed + slug), SHEET[1] + 2 * (bleed + slug)], abs=1e-3
    )
    assert found["CropBox"] == found["MediaBox"]
    assert examine(marked, MARKED).findings == ()


@pytest.mark.parametrize("page", ["marked", "marked_opaque"])
def test_marks_print_in_every_ink_and_never_in_the_bleed(page, request, tmp_path):
    marked = request.getfixturevalue(page)
    found = boxes(marked)
    left, bottom, right, top = found["BleedBox"]
    with opened(marked) as document:
        marks = [mark for mark in painted_on(1, document.pages[0]) if mark.colour.space.inks == ("All",)]
    outside = [
        mark.where[2] <= left or mark.where[0] >= right or mark.where[3] <= bottom or mark.where[1] >= top
        for mark in marks
    ]

    assert len(marks) == 8 + 4 * 3
    assert all(outside)
    for plate in plates(marked, tmp_path).values():
        wide, high, slug = plate.width, plate.height, 14
        sides = ((0, 0, wide, slug), (0, high - slug, wide, high), (0, 0, slug, high), (wide - slug, 0, wide, high))

        assert all(plate.crop(side).getextrema()[0] < 200 for side in sides)


@pytest.mark.parametrize("profile", [BERLINER, OPAQUE], ids=["4", "1a"])
def test_black_type_is_on_the_black_plate_alone(profile, tmp_path):
    made = plates(finish(painted("<h1>Night buses wait</h1><p>Words of the story.</p>"), profile, FACTS), tmp_path)

    assert made["Black"].getextrema()[0] == 0
    assert all(made[ink].getextrema() == (255, 255) for ink in ("Cyan", "Magenta", "Yellow"))


def test_only_type_in_black_alone_overprints():
    body = """<p class=panel>Black</p><p class=reversed>white</p>
    <p style="color: device-cmyk(0 .2 .3 .5)">tint</p><p style="color: device-cmyk(0 0 0 .7)">grey</p>"""
    document = opened(finish(painted(body), BERLINER, FACTS))
    marks = painted_on(1, document.pages[0])
    over = {mark.colour.values: (mark.ink.overprints, mark.overprint_mode) for mark in marks if mark.kind is Kind.TYPE}

    assert over == {
        (0, 0, 0, 1): (True, 1),
        (0, 0, 0, 0): (False, 0),
        (0, 0.2, 0.3, 0.5): (False, 0),
        (0, 0, 0, 0.7): (False, 0),
    }
    assert not any(mark.ink.overprints for mark in marks if mark.kind is not Kind.TYPE)


def test_black_type_keeps_the_tint_below_it(tmp_path):
    body = '<div style="background: device-cmyk(1 0 0 0); height: 60mm; font-size: 40mm; line-height: 60mm">MMM</div>'
    made = plates(finish(painted(body), BERLINER, FACTS), tmp_path)

    # A panel without holes: as much cyan below the letters as beside them.
    assert made["Cyan"].crop((30, 30, 200, 90)).getextrema() == (0, 0)
    assert made["Black"].crop((30, 30, 200, 90)).getextrema() == (0, 255)


@pytest.mark.parametrize("profile", [BERLINER, MARKED], ids=["plain", "marked"])
def test_a_page_looks_as_it_was_painted(profile, tmp_path):
    raw = painted(profile=profile)
    first, second = (seen(pdf, tmp_path) for pdf in (raw, finish(raw, profile, FACTS)))
    size = (min(first.width, second.width), min(first.height, second.height))
    apart = ImageChops.difference(first.crop((0, 0, *size)), second.crop((0, 0, *size)))

    assert first.getextrema() == (0, 255) or first.getextrema()[0] < 60
    assert apart.point(lambda value: 255 * (value > 128)).getbbox() is None


def test_a_pattern_moves_with_its_page(tmp_path):
    """Patterns start from the sheet and not from what is painted (ISO 32000-1 8.7.2)."""
    with opened(painted("<p>x</p>", MARKED)) as document:
        tile = document.make_stream(b"0 0 0 1 k 0 0 20 20 re f", PatternType=1, PaintType=1, TilingType=1)
        tile.BBox, tile.XStep, tile.YStep, tile.Resources = Array([0, 0, 40, 40]), 40, 40, pikepdf.Dictionary()
        name = document.pages[0].add_resource(tile, Name.Pattern)
        document.pages[0].contents_add(f"/Pattern cs {name} scn 0 0 800 1200 re f".encode())
        out = io.BytesIO()
        document.save(out)
    first, second = (seen(pdf, tmp_path) for pdf in (out.getvalue(), finish(out.getvalue(), MARKED, FACTS)))
    apart = ImageChops.difference(first.crop((0, 0, 440, 660)), second.crop((0, 0, 440, 660)))

    assert apart.point(lambda value: 255 * (value > 128)).getbbox() is None


def test_groups_blend_in_the_inks_of_the_press_and_pictures_keep_their_points():
    with opened(painted()) as document:
        group = next(part for _, part in document.pages[0].resources.XObject.items())
        group.Group.CS = Name.DeviceRGB
        group.PieceInfo = document.make_stream(b"\0", Subtype=Name.Image, Interpolate=True)
        out = io.BytesIO()
        document.save(out)
    finished = opened(finish(out.getvalue(), BERLINER, FACTS))
    group = next(part for _, part in finished.pages[0].resources.XObject.items())

    assert str(group.Group.CS) == "/DeviceCMYK"
    assert "/Interpolate" not in group.PieceInfo


def test_nothing_for_screens_is_left():
    linked = finish(
        painted('<h1 id=a>Buses</h1><a href="https://example.org" style="color:inherit">x</a>'), BERLINER, FACTS
    )
    document = opened(linked)

    assert set(document.Root.keys()) == {"/Type", "/Pages", "/Lang", "/Metadata", "/OutputIntents"}
    assert "/Annots" not in document.pages[0].obj


def test_resources_are_those_that_are_used():
    document = opened(good())
    resources, used = document.pages[0].obj.Resources, document.pages[0].obj.Contents.read_bytes()

    assert set(resources.keys()) == {"/ExtGState", "/Font", "/XObject"}
    assert all(name.encode() in used for _, names in resources.items() for name, _ in names.items())


def test_the_output_intent_is_whole():
    document = opened(good())
    intent = document.Root.OutputIntents[0]

    assert str(intent.OutputConditionIdentifier) == "CGATS TR 002"
    assert str(intent.RegistryName) == "http://www.color.org"
    assert str(intent.OutputCondition) == str(intent.Info) == BERLINER.condition_info
    assert intent.DestOutputProfile.read_bytes() == BERLINER.icc_path.read_bytes()


def test_the_page_says_the_same_of_itself_twice():
    document = opened(good())
    packet = document.open_metadata()

    assert str(document.docinfo.Title) == packet["dc:title"] == "The Evening Paper, A01, 8 October 2015 <final>"
    assert str(document.docinfo.CreationDate) == "D:20151008060000+08'00'"
    assert packet["xmp:CreateDate"] == "2015-10-08T06:00:00+08:00"
    assert document.docinfo.Trapped == Name("/False")


def test_the_xmp_packet_can_be_read_by_whoever_only_scans_the_file():
    assert b"<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" in good()


def test_a_standard_that_cannot_be_made_is_refused():
    with pytest.raises(HouseError) as refused:
        finish(painted(), replace(BERLINER, standard="PDF/X-3:2002"), FACTS)

    assert str(refused.value) == "Berliner: standard: 'PDF/X-3:2002' cannot be made; ask for PDF/X-4 or PDF/X-1a:2001"


def test_a_missing_profile_is_named():
    with pytest.raises(HouseError) as refused:
        finish(painted(), replace(BERLINER, icc="missing.icc"), FACTS)

    assert str(refused.value) == "Berliner: icc: missing.icc cannot be read; name a file beside the profile"
