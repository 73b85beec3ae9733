"""Renditions: real photographs in the sizes of the site, never larger than they came, the same bytes every time."""

import io
from pathlib import Path

import pytest
import skimage.data
from PIL import Image, ImageCms, ImageStat

from publisher.digests import digest
from publisher.errors import PublisherError
from publisher.model import Picture, PictureFile
from publisher.pictures import Form, developed, renditions_of
from publisher.pictures.negative import negative_of
from publisher.text.spans import Span
from tests.pictures.album import XMP, drawn, written

PHOTOGRAPHS = Path(skimage.data.__file__).parent
ROCKET = (PHOTOGRAPHS / "rocket.jpg").read_bytes()


class Album:
    """A folder of pictures and what was kept of them."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def picture(self, content: bytes, name: str = "pier.jpg", credit: str | None = None) -> Picture:
        (self.root / name).write_bytes(content)
        seen = negative_of(content)
        file = PictureFile(
            name=name, digest=digest(content), width=seen.width, height=seen.height, rights=seen.told.rights
        )
        return Picture(credit, None, 0, Span(0, 0), file=file)

    def made(self, picture: Picture, form: Form = Form.JPEG, number: int = -1) -> bytes:
        rendition = [each for each in renditions_of(picture) if each.form is form][number]
        return developed(picture, rendition, self.root, self.root / "cache")


@pytest.fixture
def album(tmp_path: Path) -> Album:
    return Album(tmp_path)


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def pixel(image: Image.Image, at: tuple[int, int]) -> tuple[int, ...]:
    found = image.getpixel(at)

    assert isinstance(found, tuple)
    return found


def in_lab(image: Image.Image) -> Image.Image:
    profiles = (ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"))
    turned = ImageCms.applyTransform(image, ImageCms.buildTransform(*profiles, "RGB", "LAB"))

    assert turned is not None
    return turned


def in_sixteen_bits(image: Image.Image) -> Image.Image:
    return image.convert("L").convert("I").point(lambda level: level * 257).convert("I;16")


def test_a_line_without_a_file_has_no_renditions():
    assert renditions_of(Picture("AFP", None, 0, Span(0, 0))) == ()


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (60, [60]),
        (640, [640]),
        (641, [640, 641]),
        (1000, [640, 960, 1000]),
        (1280, [640, 960, 1280]),
        (3000, [640, 960, 1280]),
    ],
)
def test_no_rendition_is_larger_than_the_picture(album, width, widths):
    picture = album.picture(written(drawn(width, 30)))

    assert [each.width for each in renditions_of(picture) if each.form is Form.JPEG] == widths


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("name", ["retina.jpg", "chelsea.png", "camera.png", "motorcycle_left.png", "horse.png"])
def test_a_photograph_has_its_sizes_and_its_looks(album, name, form):
    content = (PHOTOGRAPHS / name).read_bytes()
    picture = album.picture(content, name)
    for number, rendition in enumerate(each for each in renditions_of(picture) if each.form is form):
        made = opened(album.made(picture, form, number))
        before = ImageStat.Stat(opened(content).convert("RGBA").convert("RGB").resize(made.size))

        assert (made.size, made.mode) == ((rendition.width, rendition.height), "RGB")
        assert ImageStat.Stat(made).mean == pytest.approx(before.mean, abs=3)


@pytest.mark.parametrize("form", Form)
def test_the_same_picture_gives_the_same_bytes(tmp_path, form):
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one, two = Album(tmp_path / "one"), Album(tmp_path / "two")

    assert one.made(one.picture(ROCKET), form) == two.made(two.picture(ROCKET), form)


def test_the_name_changes_with_the_picture_and_with_whose_it_is(album):
    pictures = (album.picture(ROCKET), album.picture(ROCKET, credit="AFP"), album.picture(written(drawn(640, 427))))

    assert len({renditions_of(picture)[0].place for picture in pictures}) == 3


def test_nothing_of_the_camera_is_left_but_whose_picture_it_is(album):
    exif = Image.Exif()
    exif[0x010F], exif[0x8825] = "Camera maker", {1: "N", 2: (51.0, 30.0, 0.0)}
    content = written(drawn(), exif=exif, xmp=XMP.encode(), comment=b"taken at home")
    picture = album.picture(content, credit='LENA "Hobb" & Co')
    for form in Form:
        made = opened(album.made(picture, form))

        assert not made.getexif()
        assert made.info["xmp"].count(b"Lena Hobb") == 1
        assert b'photoshop:Credit="LENA &quot;Hobb&quot; &amp; Co"' in made.info["xmp"]
        assert not {"comment", "photoshop", "icc_profile"} & made.info.keys()


@pytest.mark.parametrize(("orientation", "dark"), [(1, (5, 20)), (3, (55, 20)), (6, (20, 5)), (8, (20, 55))])
def test_a_picture_is_turned_upright(album, orientation, dark):
    exif = Image.Exif()
    exif[0x0112] = orientation
    made = opened(album.made(album.picture(written(drawn(), exif=exif))))
    opposite = (made.width - dark[0], made.height - dark[1])

    assert pixel(made, dark)[0] + 150 < pixel(made, opposite)[0]


@pytest.mark.parametrize("mode", ["L", "P", "1", "LA", "RGBA", "I;16"])
def test_every_kind_of_png_is_shown(album, mode):
    image = in_sixteen_bits(drawn()) if mode == "I;16" else drawn(mode=mode)
    made = opened(album.made(album.picture(written(image, "PNG"), "pier.png")))

    assert pixel(made, (2, 20))[0] < 60
    assert pixel(made, (57, 20))[0] > 190


@pytest.mark.parametrize("mode", ["CMYK", "LAB", "I;16", "F"])
def test_every_kind_of_tiff_is_shown(album, mode):
    odd = {"LAB": in_lab, "I;16": in_sixteen_bits}
    image = odd[mode](drawn()) if mode in odd else drawn(mode=mode)
    made = opened(album.made(album.picture(written(image, "TIFF"), "pier.tif")))

    assert pixel(made, (2, 20))[0] < 60
    assert pixel(made, (57, 20))[0] > 190


def test_what_is_transparent_is_white(album):
    made = opened(album.made(album.picture(written(Image.new("RGBA", (60, 40)), "PNG"), "pier.png")))

    assert min(pixel(made, (30, 20))) > 250


def test_a_photograph_in_adobe_rgb_is_turned_into_srgb(album):
    made = opened(album.made(album.picture(ROCKET)))
    red, _, blue = ImageStat.Stat(made).mean
    red_before, _, blue_before = ImageStat.Stat(opened(ROCKET)).mean

    assert red < red_before - 8  # the same deep blue needs less red in the smaller space
    assert blue == pytest.approx(blue_before, abs=3)


def test_a_profile_that_is_none_is_left(album):
    content = written(Image.new("RGB", (60, 40), (40, 160, 70)), "PNG", icc_profile=b"no profile")
    made = opened(album.made(album.picture(content, "pier.png")))

    assert pixel(made, (30, 20)) == pytest.approx((40, 160, 70), abs=4)


def test_a_rendition_is_made_once(album):
    picture = album.picture(ROCKET)
    first = album.made(picture)
    (album.root / "pier.jpg").unlink()

    assert album.made(picture) == first


@pytest.mark.parametrize("content", [None, b"other bytes"], ids=["gone", "changed"])
def test_a_picture_that_is_not_what_was_filed_is_no_rendition(album, content):
    picture = album.picture(ROCKET)
    (album.root / "pier.jpg").unlink()
    if content:
        (album.root / "pier.jpg").write_bytes(content)
    with pytest.raises(PublisherError, match="since it was filed"):
        album.made(picture)
