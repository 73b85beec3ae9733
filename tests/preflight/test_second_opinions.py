"""Other people's tools agree with ours: pdf_oxide, pikepdf's PDF/A check, Ghostscript's separations, Poppler."""

import io
import shutil
import subprocess

import pdf_oxide
import pikepdf
import pytest
from pikepdf import Name, pdfa
from PIL import Image

from publisher.formats.press.finish import finish
from tests import plant

INKS = ("Cyan", "Magenta", "Yellow", "Black")
TEXT = f"<h1>Night buses wait</h1><p>{plant.WORDS}</p>"


def written(draft, folder):
    path = folder / "page.pdf"
    path.write_bytes(draft.file())
    return path


def separations(pdf, folder):
    """How dark the darkest place of each plate is, 255 for solid."""
    (folder / "page.pdf").write_bytes(pdf)
    device = ("-sDEVICE=tiffsep", "-r72", "-dOverprint=/enable", "-sOutputFile=plate.tif")
    command = ("gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dUseTrimBox", *device, "page.pdf")
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    darkest = {}
    for ink in INKS:
        with Image.open(folder / f"plate({ink}).tif") as plate:
            darkest[ink] = 255 - min(plate.convert("L").tobytes())
    return darkest


def without_intent(draft):
    del draft.document.Root.OutputIntents


def without_trim(draft):
    del draft.page.obj.TrimBox


def encrypted(draft):
    draft.encryption = pikepdf.Encryption(owner="desk", user="", R=4)


def test_pdf_oxide_takes_the_good_page_too(draft, tmp_path):
    assert pdf_oxide.PdfDocument(str(written(draft, tmp_path))).validate_pdf_x("4")["valid"]


@pytest.mark.parametrize("spoil", [without_intent, without_trim, encrypted])
def test_what_pdf_oxide_refuses_we_refuse(draft, tmp_path, spoil):
    spoil(draft)

    assert not pdf_oxide.PdfDocument(str(written(draft, tmp_path))).validate_pdf_x("4")["valid"]
    assert draft.report().rejected


def fonts_of(path):
    """What pdffonts says of each font: is it embedded, is it a subset."""
    listed = subprocess.run(["pdffonts", str(path)], check=True, capture_output=True, text=True).stdout
    return [tuple(line.split()[-5:-3]) for line in listed.splitlines()[2:]]


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="Poppler's tools are not here")
def test_pdffonts_finds_all_fonts_embedded_and_cut_down_as_we_do(draft, tmp_path):
    assert set(fonts_of(written(draft, tmp_path))) == {("yes", "yes")}
    assert not {"F01", "F02"} & draft.broken()


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="Poppler's tools are not here")
def test_pdffonts_misses_the_fonts_we_miss(draft, tmp_path):
    for font in dict(draft.page.resources.Font.items()).values():
        del font.DescendantFonts[0].FontDescriptor.FontFile2

    assert {embedded for embedded, _ in fonts_of(written(draft, tmp_path))} == {"no"}
    assert draft.broken() == {"F01"}


def pdfa_rules(draft):
    with pikepdf.open(io.BytesIO(draft.file())) as document:
        return {finding.rule for finding in pdfa.check(document, "2b").findings}


def test_what_pikepdf_would_not_archive_for_its_fonts_or_scripts_we_do_not_print(draft):
    clean = pdfa_rules(draft)
    draft.document.Root.OpenAction = pikepdf.Dictionary(S=Name.JavaScript, JS=pikepdf.String("1"))

    assert pdfa_rules(draft) - clean
    assert draft.broken() == {"N02"}


@pytest.mark.usefixtures("ghostscript")
def test_text_is_on_the_black_plate_alone(tmp_path):
    page = finish(plant.painted(TEXT), plant.BERLINER, plant.FACTS)

    assert separations(page, tmp_path) == {"Cyan": 0, "Magenta": 0, "Yellow": 0, "Black": 255}


@pytest.mark.usefixtures("ghostscript")
def test_text_that_strays_to_other_plates_is_seen_by_both(draft, tmp_path):
    draft.paint(f".6 .5 .4 .9 k {draft.type(20)}")
    plates = separations(draft.file(), tmp_path)

    assert min(plates.values()) > 60
    assert "C07" in draft.broken()
