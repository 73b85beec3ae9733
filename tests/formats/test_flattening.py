"""An advertisement that a plant's standard has no words for is printed as a picture, and looks as it was drawn."""

import contextlib
import io
import subprocess

import pikepdf
import pytest
from msgspec.structs import replace
from pikepdf import Array, Dictionary, Name, Stream
from PIL import ImageChops, ImageStat
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from publisher.errors import PublisherError
from publisher.fonts import PRESS_CUTS
from publisher.fonts.cutting import press_cut
from publisher.formats.press.advertisements import PlacedPdf, unknown_to_plant
from publisher.formats.press.finish import finish
from publisher.formats.press.flattening import as_picture, flattened
from publisher.preflight import examine
from publisher.preflight.content import Kind, painted_on
from publisher.preflight.coverage import read_pam
from tests.plant import BERLINER, FACTS, OPAQUE, OPAQUE_BODY, painted

PT = 72 / 25.4
WIDTH_MM, HEIGHT_MM = 60.0, 40.0
WIDTH, HEIGHT = WIDTH_MM * PT, HEIGHT_MM * PT
PAGE = painted(OPAQUE_BODY, OPAQUE)
BLACK = (0, 0, 0, 255)
STYLE = "@font-face { font-family: Serif; src: url(%s) } @page { size: %gmm %gmm; margin: 3mm }"
WORDS = "<p style='font: 16pt Serif; color: device-cmyk(0 0 0 1)'>Half price until the tide turns</p>"


@pytest.fixture(scope="module")
def typeset(tmp_path_factory):
    """An advertisement with type of its own, in black on paper, as bytes."""
    face = press_cut(PRESS_CUTS[0], tmp_path_factory.mktemp("faces")).as_uri()
    fonts = FontConfiguration()
    style = CSS(string=STYLE % (face, WIDTH_MM, HEIGHT_MM), font_config=fonts)
    return bytes(HTML(string=WORDS).write_pdf(stylesheets=[style], font_config=fonts) or b"")


class Drawn:
    """The advertisement, open for a test to paint on."""

    def __init__(self, pdf):
        self.document = pikepdf.open(io.BytesIO(pdf))
        self.page = self.document.pages[0]
        self.page.contents_add(b"q", prepend=True)  # the painter leaves the page upside down
        self.page.contents_add(b"Q")

    def declare(self, category, thing):
        return self.page.add_resource(self.document.make_indirect(thing), Name(category))

    def paint(self, content):
        self.page.contents_add(f"q {content} Q".encode())

    def placed(self, **place):
        out = io.BytesIO()
        self.document.save(out, static_id=True)
        at = {"left_pt": 50 * PT, "top_pt": 300 * PT, "width_pt": WIDTH, "height_pt": HEIGHT}
        return PlacedPdf(pdf=out.getvalue(), **(at | place))


@pytest.fixture
def drawn(typeset):
    return Drawn(typeset)


def half_transparent_line(drawn):
    drawn.paint(f"{drawn.declare('/ExtGState', Dictionary(CA=0.5))} gs 1 0 0 0 K 4 w 0 10 m 170 20 l S")


def blend(drawn):
    drawn.paint("0 .4 .8 0 k 0 0 80 40 re f")
    drawn.paint(f"{drawn.declare('/ExtGState', Dictionary(BM=Name.Multiply))} gs .6 0 0 0 k 40 20 80 30 re f")


def soft_mask(drawn):
    """A picture that fades from left to right."""
    fade = Stream(drawn.document, bytes(range(0, 256, 5)), Type=Name.XObject, Subtype=Name.Image, Width=52, Height=1)
    fade.BitsPerComponent, fade.ColorSpace = 8, Name.DeviceGray
    picture = Stream(drawn.document, bytes((0, 200, 60, 0)), Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
    picture.BitsPerComponent, picture.ColorSpace = 8, Name.DeviceCMYK
    picture.SMask = drawn.document.make_indirect(fade)
    drawn.paint(f"160 0 0 30 5 5 cm {drawn.declare('/XObject', picture)} Do")


def mask_of_a_state(drawn):
    """A group whose lightness is how much is let through."""
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    light = Stream(drawn.document, b".5 g 0 0 90 40 re f", Type=Name.XObject, Subtype=Name.Form, Group=group)
    light.BBox = Array([0, 0, WIDTH, HEIGHT])
    mask = Dictionary(Type=Name.Mask, S=Name.Luminosity, G=drawn.document.make_indirect(light))
    drawn.paint(f"{drawn.declare('/ExtGState', Dictionary(SMask=mask))} gs 0 1 1 0 k 0 0 170 40 re f")


TRANSPARENT = [half_transparent_line, blend, soft_mask, mask_of_a_state]


def finished(placed):
    return finish(PAGE, OPAQUE, FACTS, (placed,))


def inks(pdf, folder, ppi=600):
    """The page in the four inks, as Ghostscript draws it."""
    (folder / "page.pdf").write_bytes(pdf)
    options = ("-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dUseTrimBox", f"-r{ppi}", "-sDEVICE=pamcmyk32")
    line = ["gs", *options, "-dOverprint=/enable", "-sOutputFile=page.pam", "page.pdf"]
    subprocess.run(line, cwd=folder, check=True, capture_output=True)
    return read_pam((folder / "page.pam").read_bytes())


def picture_in(pdf):
    """The one picture on the page: its box there, and its entries."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        (mark,) = (mark for mark in painted_on(1, document.pages[0]) if mark.kind is Kind.PICTURE)
        assert isinstance(mark.resource, Stream)
        return mark.where, {key: str(value) for key, value in mark.resource.stream_dict.items()}


@pytest.mark.parametrize("paint", TRANSPARENT)
def test_what_is_transparent_is_one_picture_and_the_plant_takes_the_page(drawn, paint, tmp_path):
    paint(drawn)
    page = finished(flattened(drawn.placed(), OPAQUE, tmp_path))
    fonts = subprocess.run(["pdffonts", "-"], input=page, capture_output=True, check=True).stdout.decode()

    assert examine(page, OPAQUE).findings == ()
    assert b"/ca " not in page
    assert all("yes yes" in line for line in fonts.splitlines()[2:])  # embedded, as subsets: those of the page


@pytest.mark.parametrize("paint", TRANSPARENT)
def test_the_picture_looks_as_the_advertisement_was_drawn(drawn, paint, tmp_path):
    paint(drawn)
    drawn.page.obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
    placed = drawn.placed()
    before, after = (inks(pdf, tmp_path).reduce(4) for pdf in (placed.pdf, flattened(placed, OPAQUE, tmp_path).pdf))
    apart = ImageStat.Stat(ImageChops.difference(before, after))

    assert before.size == after.size
    assert max(apart.mean) < 1  # of 255: an edge may fall on the next pixel


def test_type_in_black_stays_in_black_alone_with_hard_edges(drawn, tmp_path):
    """Even where whoever sent it would have had it blend in RGB."""
    half_transparent_line(drawn)
    drawn.page.obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    picture = inks(flattened(drawn.placed(), OPAQUE, tmp_path).pdf, tmp_path)
    found = {inks: count for count, inks in picture.crop((0, 0, picture.width, picture.height - 300)).getcolors()}

    assert set(found) == {(0, 0, 0, 0), BLACK}
    assert found[BLACK] > 10_000


def test_its_overprint_is_seen_in_the_picture(drawn, tmp_path):
    half_transparent_line(drawn)
    over = drawn.declare("/ExtGState", Dictionary(OP=True, op=True, OPM=1))
    drawn.paint(f"0 1 0 0 k 100 0 60 60 re f {over} gs 0 0 0 1 k 110 30 20 20 re f")
    picture = inks(flattened(drawn.placed(), OPAQUE, tmp_path).pdf, tmp_path, 72)

    assert picture.getpixel((120, picture.height - 40)) == (0, 255, 0, 255)


@pytest.mark.parametrize(("width", "height"), [(WIDTH, HEIGHT), (WIDTH * 1.02, HEIGHT * 1.02), (WIDTH + 2, HEIGHT)])
def test_the_picture_is_exactly_as_large_as_its_place_and_fine_enough_for_lines(drawn, width, height, tmp_path):
    half_transparent_line(drawn)
    made = flattened(drawn.placed(width_pt=width, height_pt=height), OPAQUE, tmp_path)
    where, picture = picture_in(finished(made))
    top = (OPAQUE.trim_height_mm - 300) * PT

    assert where == pytest.approx((50 * PT, top - height, 50 * PT + width, top), abs=0.01)
    assert int(picture["/Width"]) * 72 / width >= 600
    assert (picture["/ColorSpace"], picture["/Filter"]) == ("/DeviceCMYK", "/FlateDecode")


def test_a_plant_says_how_fine(drawn, tmp_path):
    half_transparent_line(drawn)
    _, picture = picture_in(flattened(drawn.placed(), replace(OPAQUE, line_ppi=1200), tmp_path).pdf)

    assert int(picture["/Width"]) == pytest.approx(1200 * WIDTH_MM / 25.4, abs=1)


def without_effect(drawn):
    """A group, and a graphics state that nothing is painted with."""
    drawn.page.obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    drawn.declare("/ExtGState", Dictionary(ca=0.5))
    form = Stream(drawn.document, b"0 1 0 0 k 0 0 20 20 re f", Type=Name.XObject, Subtype=Name.Form)
    form.BBox, form.Group = Array([0, 0, 20, 20]), Dictionary(S=Name.Transparency, I=True)
    drawn.paint(f"{drawn.declare('/XObject', form)} Do")


def test_transparency_without_effect_leaves_type_type(drawn, tmp_path):
    without_effect(drawn)
    placed = drawn.placed()

    assert flattened(placed, OPAQUE, tmp_path) == placed
    assert examine(finished(placed), OPAQUE).findings == ()


def test_a_plant_that_takes_transparency_gets_it_as_it_came(drawn, tmp_path):
    half_transparent_line(drawn)
    placed = drawn.placed()

    assert flattened(placed, BERLINER, tmp_path) == placed
    assert unknown_to_plant(placed.pdf, BERLINER) == ()
    assert unknown_to_plant(placed.pdf, OPAQUE) == ("transparency",)


def test_it_is_drawn_once_and_the_same_every_time(drawn, tmp_path, monkeypatch):
    half_transparent_line(drawn)
    placed = drawn.placed()
    first, other = flattened(placed, OPAQUE, tmp_path / "a"), flattened(placed, OPAQUE, tmp_path / "b")
    monkeypatch.setenv("PATH", str(tmp_path))

    assert first == other
    assert flattened(placed, OPAQUE, tmp_path / "a") == first
    with pytest.raises(PublisherError, match="Ghostscript"):
        flattened(placed, OPAQUE, tmp_path / "c")


def test_too_much_ink_is_found_in_the_picture_too(drawn, tmp_path):
    half_transparent_line(drawn)
    drawn.paint("1 .8 .8 .9 k 60 40 60 60 re f")
    report = examine(finished(flattened(drawn.placed(), OPAQUE, tmp_path)), OPAQUE)

    assert [finding.rule for finding in report.findings] == ["I01"]


def test_an_advertisement_that_breaks_off_is_refused_or_drawn_as_far_as_it_goes(drawn, tmp_path):
    half_transparent_line(drawn)
    drawn.page.contents_add(b"q 0 0 m (unended")
    with contextlib.suppress(PublisherError, ValueError):
        assert picture_in(as_picture(drawn.placed(), 72, tmp_path).pdf)
