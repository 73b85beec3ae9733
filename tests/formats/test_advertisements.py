"""An advertisement stands in its place as it was sent, or a sentence says why it cannot."""

import io
import subprocess

import pikepdf
import pytest
from msgspec.structs import replace
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image

from publisher.errors import HouseError
from publisher.formats.press.advertisements import PlacedPdf, faults_of, place, size_of
from publisher.formats.press.finish import finish
from publisher.preflight import examine
from publisher.preflight.content import painted_on
from tests.pdf import words
from tests.plant import BERLINER, FACTS, OPAQUE, OPAQUE_BODY, painted

PT_PER_MM = 72 / 25.4
WIDTH_MM, HEIGHT_MM = 100.0, 60.0
SIZE = (WIDTH_MM * PT_PER_MM, HEIGHT_MM * PT_PER_MM)
PAGE = painted(OPAQUE_BODY, OPAQUE)
# A cyan quarter in the lower left corner of a magenta ground.
DRAWN = f"0 1 0 0 k 0 0 {SIZE[0]:.3f} {SIZE[1]:.3f} re f 1 0 0 0 k 0 0 {SIZE[0] / 2:.3f} {SIZE[1] / 2:.3f} re f"


class Sent:
    """An advertisement as a client sends it, open for a test to change."""

    def __init__(self, content=DRAWN, size=SIZE):
        self.document = pikepdf.new()
        self.document.add_blank_page(page_size=size)
        self.page = self.document.pages[0]
        self.page.contents_add(content.encode())

    def declare(self, category, thing):
        return self.page.add_resource(self.document.make_indirect(thing), Name(category))

    def paint(self, content):
        self.page.contents_add(f"q {content} Q".encode())

    def file(self, **options):
        out = io.BytesIO()
        self.document.save(out, static_id=True, **options)
        return out.getvalue()

    def faults(self, profile=BERLINER):
        return faults_of(self.file(), WIDTH_MM, HEIGHT_MM, profile)


@pytest.fixture
def sent():
    return Sent()


def placed(pdf, left_mm=50, top_mm=300, width_mm=WIDTH_MM, height_mm=HEIGHT_MM):
    lengths = (left_mm, top_mm, width_mm, height_mm)
    names = ("left_pt", "top_pt", "width_pt", "height_pt")
    return PlacedPdf(pdf=pdf, **{name: mm * PT_PER_MM for name, mm in zip(names, lengths, strict=True)})


def finished(*advertisements, profile=OPAQUE):
    return finish(PAGE, profile, FACTS, advertisements)


def inked(pdf, ink, folder):
    """Where on the lower half of the trimmed page this ink is solid, in millimetres from the trim's upper left."""
    (folder / "page.pdf").write_bytes(pdf)
    options = ("-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-r25.4", "-dUseTrimBox", "-sDEVICE=tiffsep")
    subprocess.run(["gs", *options, "-sOutputFile=plate.tif", "page.pdf"], cwd=folder, check=True, capture_output=True)
    with Image.open(folder / f"plate({ink}).tif") as picture:
        plate = picture.convert("L")
    plate.paste(255, (0, 0, plate.width, 235))
    return pytest.approx(plate.point(lambda value: 255 * (value < 128)).getbbox(), abs=1)


@pytest.mark.parametrize("profile", [OPAQUE, BERLINER, replace(OPAQUE, marks=True, bleed_mm=3.0)])
def test_an_advertisement_stands_in_its_box(profile, sent, tmp_path):
    page = finish(painted(OPAQUE_BODY, profile), profile, FACTS, (placed(sent.file()),))

    assert inked(page, "Magenta", tmp_path) == (50, 300, 150, 360)
    assert inked(page, "Cyan", tmp_path) == (50, 330, 100, 360)
    assert examine(page, profile).findings == ()


def test_two_advertisements_stand_side_by_side(sent, tmp_path):
    page = finished(placed(sent.file(), left_mm=20), placed(sent.file(), left_mm=180))

    assert inked(page, "Magenta", tmp_path) == (20, 300, 280, 360)


@pytest.mark.parametrize("box", ["/TrimBox", "/ArtBox"])
def test_what_bleeds_over_its_trim_is_cut_off(box, tmp_path):
    left, bottom = 20 * PT_PER_MM, 30 * PT_PER_MM
    sent = Sent(f"0 1 0 0 k 0 0 1000 1000 re f 1 0 0 0 k {left} {bottom} 99 99 re f", (500, 500))
    sent.page.obj[box] = Array([left, bottom, left + SIZE[0], bottom + SIZE[1]])
    page = finished(placed(sent.file()))

    assert size_of(sent.file()) == pytest.approx((WIDTH_MM, HEIGHT_MM))
    assert sent.faults() == ()
    assert inked(page, "Magenta", tmp_path) == (50, 300, 150, 360)
    assert inked(page, "Cyan", tmp_path) == (50, 325, 85, 360)


def test_one_that_is_turned_is_set_upright(tmp_path):
    sent = Sent(f"0 1 0 0 k 0 0 {SIZE[1]} {SIZE[0]} re f", (SIZE[1], SIZE[0]))
    sent.page.obj.Rotate = 90
    page = finished(placed(sent.file()))

    assert sent.faults() == ()
    assert inked(page, "Magenta", tmp_path) == (50, 300, 150, 360)


@pytest.mark.parametrize(
    ("width_mm", "height_mm", "fits"),
    [
        (100, 60, True),
        (100.9, 59.1, True),
        (102.5, 61.5, True),
        (97.5, 58.4, True),
        (102.5, 60, False),
        (105, 63, False),
        (100, 62, False),
    ],
)
def test_an_advertisement_fits_if_it_has_the_size_or_the_shape_and_nearly_the_size(width_mm, height_mm, fits, sent):
    faults = faults_of(sent.file(), width_mm, height_mm, BERLINER)

    assert faults == (() if fits else (f"it is 100.0 x 60.0 mm, its place {width_mm:.1f} x {height_mm:.1f} mm",))


def test_one_that_is_scaled_is_not_distorted_and_stays_in_its_box(sent, tmp_path):
    wide = finished(placed(sent.file(), width_mm=150))
    small = finished(placed(sent.file(), width_mm=50, height_mm=30))

    assert inked(wide, "Magenta", tmp_path) == (75, 300, 175, 360)
    assert inked(small, "Magenta", tmp_path) == (50, 300, 100, 330)


@pytest.mark.parametrize("content", [b"", b"words", b"%PDF-1.4\n", b"%PDF-1.4\ntrailer<</Root 1 0 R>>\n%%EOF"])
def test_what_is_no_advertisement_is_told(content):
    told = "it is no PDF that can be read" if content.startswith(b"%PDF") else "it is no JPEG, PNG or TIFF"

    assert faults_of(content, WIDTH_MM, HEIGHT_MM, BERLINER) == (told,)
    with pytest.raises(ValueError, match="it is no PDF that can be read"):
        size_of(content)


def test_a_damaged_one_gives_sentences_and_no_traceback(sent):
    file = sent.file()

    for at in range(0, len(file), 5):
        assert isinstance(faults_of(file[:at] + b"\xff>>" + file[at + 3 :], WIDTH_MM, HEIGHT_MM, OPAQUE), tuple)


@pytest.mark.parametrize(("user", "told"), [("pier", "it wants a password"), ("", "it is encrypted")])
def test_a_file_that_is_locked_is_told(sent, user, told):
    file = sent.file(encryption=pikepdf.Encryption(owner="desk", user=user, R=4))

    assert faults_of(file, WIDTH_MM, HEIGHT_MM, BERLINER) == (told,)


def test_two_pages_are_one_too_many(sent):
    sent.document.add_blank_page(page_size=SIZE)

    assert sent.faults() == ("it has 2 pages, not one",)


def test_layers_are_told(sent):
    sent.document.Root.OCProperties = Dictionary(OCGs=Array(), D=Dictionary())

    assert sent.faults() == ("it has layers that can be switched off",)


def test_a_font_it_does_not_bring_is_told_if_it_is_used(sent):
    font = sent.declare("/Font", Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    unused = sent.faults()
    sent.paint(f"0 0 0 1 k BT {font} 20 Tf 20 20 Td (Now) Tj ET")

    assert unused == ()
    assert sent.faults() == ("it does not bring its fonts: Helvetica",)


def test_its_own_fonts_are_brought_along():
    own = replace(BERLINER, trim_width_mm=WIDTH_MM, trim_height_mm=HEIGHT_MM)
    file = painted("<p>Buy a pier now</p>", own)
    page = finished(placed(file))

    assert faults_of(file, WIDTH_MM, HEIGHT_MM, OPAQUE) == ()
    assert examine(page, OPAQUE).findings == ()
    assert "Buy a pier now" in words(page)


def picture_in(sent, components, **entries):
    stated = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 2, "Height": 2, "BitsPerComponent": 8}
    made = Stream(sent.document, bytes(4 * components), **(stated | entries))
    sent.paint(f"20 0 0 20 0 0 cm {sent.declare('/XObject', made)} Do")


def in_rgb(sent):
    sent.paint("1 0 0 rg 0 0 9 9 re f")
    return "RGB"


def in_a_form(sent):
    form = Stream(sent.document, b"1 0 0 RG 0 0 m 9 9 l S", Type=Name.XObject, Subtype=Name.Form)
    form.BBox = Array([0, 0, 9, 9])
    sent.paint(f"{sent.declare('/XObject', form)} Do")
    return "RGB"


def in_a_palette(sent):
    picture_in(sent, 1, ColorSpace=Array([Name.Indexed, Name.DeviceRGB, 1, String(bytes(6))]))
    return "RGB"


def in_an_inline_picture(sent):
    sent.paint("9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI")
    return "RGB"


def in_lab(sent):
    space = Array([Name.Lab, Dictionary(WhitePoint=Array([0.9642, 1, 0.8249]))])
    sent.paint(f"{sent.declare('/ColorSpace', space)} cs 50 0 0 scn 0 0 9 9 re f")
    return "Lab"


def in_gold(sent):
    tint = sent.document.make_stream(b"{dup dup dup}", FunctionType=4, Domain=Array([0, 1]), Range=Array([0, 1] * 4))
    space = Array([Name.Separation, Name.Gold, Name.DeviceCMYK, tint])
    sent.paint(f"{sent.declare('/ColorSpace', space)} cs 1 scn 0 0 9 9 re f")
    return "Gold"


@pytest.mark.parametrize("paint", [in_rgb, in_a_form, in_a_palette, in_an_inline_picture, in_lab, in_gold])
def test_other_colours_than_the_four_inks_are_told_and_preflight_sees_them_too(sent, paint):
    told = paint(sent)

    assert sent.faults() == (f"it is not in the four inks alone: {told}",)
    assert examine(finished(placed(sent.file())), OPAQUE).rejected


def in_tinted_type(sent):
    sent.paint("/DeviceCMYK cs 0 .2 0 0 scn 0 0 9 9 re f")


def in_a_cmyk_picture(sent):
    picture_in(sent, 4, ColorSpace=Name.DeviceCMYK)


def in_a_cmyk_palette(sent):
    picture_in(sent, 1, ColorSpace=Array([Name.Indexed, Name.DeviceCMYK, 1, String(bytes(8))]))


def in_cyan_by_its_name(sent):
    tint = sent.document.make_stream(b"{0 0 0}", FunctionType=4, Domain=Array([0, 1]), Range=Array([0, 1] * 4))
    space = sent.declare("/ColorSpace", Array([Name.Separation, Name.Cyan, Name.DeviceCMYK, tint]))
    sent.paint(f"{space} cs 1 scn 0 0 9 9 re f")


@pytest.mark.parametrize("paint", [in_tinted_type, in_a_cmyk_picture, in_a_cmyk_palette, in_cyan_by_its_name])
def test_a_plant_that_prints_black_alone_takes_no_colour(paint):
    grey, sent = replace(BERLINER, grey=True), Sent("0 0 0 .5 k 0 0 9 9 re f 0 g 0 0 4 4 re f")
    in_black = sent.faults(grey)
    paint(sent)

    assert in_black == ()
    assert sent.faults(grey) == ("it is in colour, and Berliner prints black alone",)
    assert sent.faults() == ()


def half_transparent(sent):
    sent.paint(f"{sent.declare('/ExtGState', Dictionary(ca=0.5))} gs 0 0 0 1 k 0 0 9 9 re f")
    return "transparency"


def multiplied(sent):
    sent.paint(f"{sent.declare('/ExtGState', Dictionary(BM=Array([Name.Multiply])))} gs 0 0 9 9 re f")
    return "transparency"


def masked(sent):
    mask = Stream(sent.document, bytes(4), Type=Name.XObject, Subtype=Name.Image, Width=2, Height=2)
    mask.BitsPerComponent, mask.ColorSpace = 8, Name.DeviceGray
    picture_in(sent, 4, ColorSpace=Name.DeviceCMYK, SMask=sent.document.make_indirect(mask))
    return "a picture with a soft mask"


@pytest.mark.parametrize("paint", [half_transparent, multiplied, masked])
def test_what_pdf_x_1a_does_not_know_never_gets_on_the_page_as_it_is(sent, paint, monkeypatch, tmp_path):
    told = paint(sent)
    with_ghostscript = sent.faults(OPAQUE)
    monkeypatch.setenv("PATH", str(tmp_path))
    missing = "Ghostscript, which would make a picture of it, is not on this machine"

    assert with_ghostscript == ()
    assert sent.faults(OPAQUE) == (f"PDF/X-1a:2001 does not know what is in it: {told}; {missing}",)
    with pytest.raises(HouseError, match=f"does not know what is on the page: {told}"):
        finished(placed(sent.file()))


def test_transparency_is_welcome_where_the_standard_has_it(sent):
    half_transparent(sent)
    sent.page.obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    page = finished(placed(sent.file()), profile=BERLINER)

    assert sent.faults() == ()
    assert examine(page, BERLINER).findings == ()


def test_transparency_that_nothing_is_painted_with_is_left_behind(sent):
    sent.declare("/ExtGState", Dictionary(ca=0.5))
    sent.page.obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    page = finished(placed(sent.file()))

    assert sent.faults(OPAQUE) == ()
    assert b"/ca " not in page
    assert b"/Group" not in page


def test_links_and_what_is_for_other_programs_stay_behind(sent):
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 99, 99]))
    sent.page.obj.Annots = Array([sent.document.make_indirect(link)])
    sent.page.obj.PieceInfo = sent.document.make_stream(b"a private word")
    with pikepdf.open(io.BytesIO(finished(placed(sent.file())))) as document:
        streams = [part.read_bytes() for part in document.objects if isinstance(part, Stream)]
        annotations = [part for part in document.objects if isinstance(part, Dictionary) and "/Rect" in part]

    assert not annotations
    assert not any(b"private" in stream for stream in streams)


def test_its_own_overprint_is_kept_and_none_is_added(sent):
    state = sent.declare("/ExtGState", Dictionary(op=True, OPM=1))
    sent.paint(f"0 0 0 1 k 9 9 9 9 re f {state} gs 20 20 9 9 re f")
    with pikepdf.open(io.BytesIO(finished(placed(sent.file())))) as document:
        marks = painted_on(1, document.pages[0])

    assert [mark.ink.overprints for mark in marks][-4:] == [False, False, False, True]


def test_a_form_that_looks_to_its_page_finds_what_it_needs(sent, tmp_path):
    """PDF 1.1 let a form do without resources of its own."""
    white = Stream(sent.document, b"/Ground gs 0 0 0 0 k 0 0 1000 1000 re f", Type=Name.XObject, Subtype=Name.Form)
    white.BBox = Array([0, 0, 1000, 1000])
    sent.page.add_resource(Dictionary(op=False), Name.ExtGState, Name.Ground)
    sent.paint(f"{sent.declare('/XObject', white)} Do 1 0 0 0 k 0 0 99 99 re f")
    page = finished(placed(sent.file()))

    assert examine(page, OPAQUE).findings == ()
    assert inked(page, "Cyan", tmp_path) == (50, 325, 85, 360)


def test_compression_a_plant_refuses_is_undone(sent):
    packed = bytes.fromhex("800B6050220C0C8501")  # ten bytes, the example of ISO 32000-1 7.4.4.2
    picture = Stream(sent.document, b"", Type=Name.XObject, Subtype=Name.Image, Width=10, Height=1)
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceGray, 8
    picture.write(packed, filter=Name.LZWDecode)
    sent.paint(f"9 0 0 1 0 0 cm {sent.declare('/XObject', picture)} Do")
    file = sent.file(compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)

    assert b"LZWDecode" in file
    assert b"LZWDecode" not in finished(placed(file))


@pytest.mark.parametrize("name", ["/BM", "/CA", "/SMask", "/P", "/B", "/Parent", "/AA", "/Metadata", "/Group"])
def test_a_name_a_client_chose_means_nothing(name, tmp_path):
    sent = Sent("")
    form = Stream(sent.document, DRAWN.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, *SIZE]))
    state = Dictionary(Type=Name.ExtGState, LW=2)
    form = sent.document.make_indirect(form)
    sent.page.obj.Resources = Dictionary(XObject=Dictionary({name: form}), ExtGState=Dictionary({name: state}))
    sent.paint(f"{name} gs {name} Do")
    page = finished(placed(sent.file()))

    assert sent.faults(OPAQUE) == ()
    assert inked(page, "Magenta", tmp_path) == (50, 300, 150, 360)


def test_the_same_advertisement_is_the_same_bytes(sent):
    half_transparent(sent)

    assert finished(placed(sent.file()), profile=BERLINER) == finished(placed(sent.file()), profile=BERLINER)


def test_one_that_cannot_be_read_is_not_placed():
    with pikepdf.new() as document:
        document.add_blank_page()

        with pytest.raises(ValueError, match="it is no PDF that can be read"):
            place(document, document.pages[0], placed(b"%PDF-"))


def picture(width, height, form, mode):
    out = io.BytesIO()
    Image.new(mode, (width, height)).save(out, form)
    return out.getvalue()


@pytest.mark.parametrize(("form", "mode"), [("JPEG", "CMYK"), ("PNG", "RGB"), ("TIFF", "L")])
def test_a_picture_fits_by_its_shape_and_its_points(form, mode):
    good, coarse, tall = (picture(*size, form, mode) for size in ((1000, 600), (500, 300), (1000, 700)))

    assert faults_of(good, WIDTH_MM, HEIGHT_MM, BERLINER) == ()
    assert faults_of(coarse, WIDTH_MM, HEIGHT_MM, BERLINER) == (
        "it has 127 pixels an inch in its place, Berliner asks for 150",
    )
    assert faults_of(tall, WIDTH_MM, HEIGHT_MM, BERLINER) == (
        "at the width of its place it is 70.0 mm high, its place 60.0 mm",
    )
