"""An advertisement never keeps the reader's edition out of an archive: what it would not keep becomes a picture."""

import io
import subprocess

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from publisher.errors import HouseError, PublisherError
from publisher.formats.press.advertisements import faults_of
from publisher.formats.press.finish import icc_of
from publisher.formats.press.keeping import PPI, fit_to_keep, unfit_in
from tests import pdf
from tests.desk import Desk, story
from tests.formats.test_advertisements import HEIGHT_MM, WIDTH_MM, Sent, picture_in, placed
from tests.formats.test_readers_edition import archival_faults
from tests.plant import BERLINER, painted

ICC = icc_of(BERLINER)
READERS = "site/2015/10/08/edition.pdf"


@pytest.fixture
def sent():
    return Sent()


def script(sent):
    action = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    sent.document.Root.OpenAction = action
    sent.page.obj.AA = Dictionary(O=action)


def film(sent):
    annotation = Dictionary(Type=Name.Annot, Subtype=Name.Movie, Rect=Array([0, 0, 9, 9]))
    sent.page.obj.Annots = Array([sent.document.make_indirect(annotation)])


def packed_with_lzw(sent):
    picture = Stream(sent.document, b"", Type=Name.XObject, Subtype=Name.Image, Width=10, Height=1)
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceGray, 8
    picture.write(bytes.fromhex("800B6050220C0C8501"), filter=Name.LZWDecode)  # the example of ISO 32000-1 7.4.4.2
    sent.paint(f"9 0 0 1 0 0 cm {sent.declare('/XObject', picture)} Do")


def gradient(sent):
    between = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([1, 0, 0, 0]), N=1)
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=Array([0, 0, 99, 0]), Function=between)
    sent.paint(f"{sent.declare('/Shading', shading)} sh")


@pytest.mark.parametrize("paint", [script, film, packed_with_lzw, gradient])
def test_what_an_archive_keeps_or_what_stays_behind_leaves_an_advertisement_as_it_is(sent, paint, tmp_path):
    paint(sent)
    advertisement = placed(sent.file(compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none))

    assert unfit_in(advertisement.pdf, ICC) == ()
    assert fit_to_keep(advertisement, ICC, tmp_path) == advertisement


def transfer_function(sent):
    turned = sent.document.make_stream(b"{1 exch sub}", FunctionType=4, Domain=Array([0, 1]), Range=Array([0, 1]))
    sent.paint(f"{sent.declare('/ExtGState', Dictionary(TR=turned))} gs 0 0 9 9 re f")


def halftone(sent):
    dots = Dictionary(Type=Name.Halftone, HalftoneType=1, Frequency=60, Angle=45, SpotFunction=Name.Round)
    sent.paint(f"{sent.declare('/ExtGState', Dictionary(HT=dots))} gs 0 0 9 9 re f")


def postscript(sent):
    program = Stream(sent.document, b"0 0 9 9 rectfill", Type=Name.XObject, Subtype=Name.PS)
    sent.paint(f"{sent.declare('/XObject', program)} Do")


def inline_lzw(sent):
    sent.page.contents_add(
        b"q 9 0 0 9 0 0 cm BI /W 10 /H 1 /BPC 8 /CS /G /F /LZW ID \x80\x0b\x60\x50\x22\x0c\x0c\x85\x01 EI Q"
    )


def operator_of_its_own(sent):
    sent.paint("BX sparkle EX 0 0 9 9 re f")


def deep_nesting(sent):
    sent.paint(f"{'q ' * 40} 0 0 9 9 re f {'Q ' * 40}")


def intent_nobody_knows(sent):
    picture_in(sent, 4, ColorSpace=Name.DeviceCMYK, Intent=Name.Cheerful)


def cyan_by_name(sent):
    """Each file may say for itself what an ink looks like; two in one archive may not differ (ISO 19005-2 6.2.4.4)."""
    tint = sent.document.make_stream(b"{0 0 0}", FunctionType=4, Domain=Array([0, 1]), Range=Array([0, 1] * 4))
    space = sent.declare("/ColorSpace", Array([Name.Separation, Name.Cyan, Name.DeviceCMYK, tint]))
    sent.paint(f"{space} cs 1 scn 0 0 9 9 re f")


UNFIT = [
    *(transfer_function, halftone, postscript, inline_lzw),
    *(operator_of_its_own, deep_nesting, intent_nobody_knows, cyan_by_name),
]


@pytest.mark.parametrize("paint", UNFIT)
def test_what_an_archive_would_not_keep_becomes_a_picture_that_it_keeps(sent, paint, tmp_path):
    paint(sent)
    advertisement = placed(sent.file(compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none))
    made = fit_to_keep(advertisement, ICC, tmp_path)
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        ppi = int(document.pages[0].Resources.XObject.Flattened.Width) / (WIDTH_MM / 25.4)

    assert unfit_in(advertisement.pdf, ICC)
    assert unfit_in(made.pdf, ICC) == ()
    assert ppi == pytest.approx(PPI, rel=0.01)
    assert fit_to_keep(advertisement, ICC, tmp_path) == made


def test_type_of_its_own_stays_type(tmp_path):
    advertisement = placed(painted("<p>Buy a pier now</p>", BERLINER))

    assert fit_to_keep(advertisement, ICC, tmp_path) == advertisement


def outside_font(sent):
    font = sent.declare("/Font", Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    sent.paint(f"0 0 0 1 k BT {font} 20 Tf 20 20 Td (Now) Tj ET")


def in_rgb(sent):
    sent.paint("1 0 0 rg 0 0 9 9 re f")


@pytest.mark.parametrize(
    ("paint", "told"),
    [
        (outside_font, "it does not bring its fonts: Helvetica"),
        (in_rgb, "it is not in the four inks alone: RGB"),
    ],
)
def test_what_neither_plant_nor_archive_takes_is_refused_before_it_gets_there(sent, paint, told):
    paint(sent)

    assert faults_of(sent.file(), WIDTH_MM, HEIGHT_MM, BERLINER) == (told,)


def test_without_ghostscript_it_is_refused(sent, tmp_path, monkeypatch):
    transfer_function(sent)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PublisherError, match="Ghostscript"):
        fit_to_keep(placed(sent.file()), ICC, tmp_path)


@pytest.fixture
def newsroom(tmp_path):
    """A newsroom with an advertisement that holds whatever an archive would not keep, and an active one."""
    desk = Desk.open(tmp_path / "newsroom")
    desk.drop("1.txt", story())
    folder = desk.root / "editions" / "2015-10-08"
    folder.mkdir(parents=True)
    (folder / "edition.toml").write_text(
        '[[advertisements]]\nfile = "ferry.pdf"\npage = 1\ncolumns = 2\nheight_mm = 58.2\nclient = "Ferries"\n'
    )
    size = (BERLINER.column_width_mm * 2 + BERLINER.gutter_mm) * 72 / 25.4, 15 * 11
    sent = Sent(size=size)
    for paint in (*UNFIT, script, film):
        paint(sent)
    (folder / "ferry.pdf").write_bytes(sent.file())
    return desk


def test_an_archive_takes_an_edition_with_such_an_advertisement(newsroom, tmp_path):
    made = newsroom.build("press")
    edition = newsroom.files()[READERS]
    (tmp_path / "edition.pdf").write_bytes(edition)
    fonts = subprocess.run(["pdffonts", tmp_path / "edition.pdf"], capture_output=True, text=True, check=True).stdout
    with pikepdf.open(io.BytesIO(edition)) as document:
        faults = archival_faults(document)

    assert made.faults == ()
    assert faults == []
    assert all(" yes yes yes " in line for line in fonts.splitlines()[2:])
    assert "Figure" in {kind for kind, _ in pdf.told(edition)}


def test_an_edition_without_ghostscript_names_the_advertisement(newsroom, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    made = newsroom.build("press")
    faults = dict(made.faults)

    assert set(faults) == {READERS}
    assert isinstance(faults[READERS], HouseError)
    assert "ferry.pdf" in str(faults[READERS])
    assert "Ghostscript" in str(faults[READERS])
