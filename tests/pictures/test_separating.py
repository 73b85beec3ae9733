"""Separations: photographs in the inks of a plant, never over its limit, and nothing else in the file."""

import io
from itertools import product
from pathlib import Path

import numpy as np
import pytest
import skimage.data
from msgspec.structs import replace
from PIL import Image, ImageCms, ImageStat

from publisher.digests import digest
from publisher.errors import HouseError, PublisherError
from publisher.model import Picture, PictureFile
from publisher.pictures import Slot, proofed, separated, separated_file
from publisher.pictures.negative import negative_of
from publisher.press import PressProfile, read_press_profile
from publisher.text.spans import Span
from tests.pictures.album import XMP, drawn, written

PHOTOGRAPHS = Path(skimage.data.__file__).parent
BERLINER = read_press_profile("berliner", Path())
SLOT = Slot(60.0, 40.0)
LIMITS = (220, 240)
COLOURED = ("astronaut.png", "chelsea.png", "coffee.png", "motorcycle_left.png", "retina.jpg", "rocket.jpg")
GREY = ("camera.png", "coins.png", "moon.png", "page.png")


class Desk:
    """A folder of pictures, and a plant."""

    def __init__(self, root: Path, plant: PressProfile = BERLINER) -> None:
        self.root = root
        self.cache = root / "cache"
        self.plant = plant

    def picture(self, content: bytes, name: str = "pier.jpg") -> Picture:
        (self.root / name).write_bytes(content)
        seen = negative_of(content)
        file = PictureFile(name=name, digest=digest(content), width=seen.width, height=seen.height)
        return Picture(None, None, 0, Span(0, 0), file=file)

    def made(self, content: bytes, slot: Slot = SLOT, *, grey: bool = False) -> bytes:
        return separated(self.picture(content), slot, self.plant, self.root, self.cache, grey=grey)

    def proof(self, content: bytes, slot: Slot = SLOT) -> bytes:
        return proofed(self.picture(content), slot, self.root, self.cache)

    def whole(self, content: bytes, slot: Slot = SLOT, *, grey: bool = False) -> bytes:
        return separated_file(content, slot, self.plant, self.cache, name="sale.png", grey=grey)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def inks(content: bytes) -> np.ndarray:
    return np.asarray(opened(content)).astype(int)


def most_ink(content: bytes) -> float:
    """The most ink of any pixel, in per cent."""
    return float(inks(content).sum(axis=-1).max()) / 2.55


def photograph(name: str) -> bytes:
    return (PHOTOGRAPHS / name).read_bytes()


def chart() -> bytes:
    """Deep colours beside each other and beside white, sharply, in all sizes: the worst there is for JPEG."""
    levels = np.array(list(product((0, 12, 40, 255), repeat=3)), dtype=np.uint8)
    tiles = levels[np.random.default_rng(5).integers(0, len(levels), (96, 144))]
    image = Image.fromarray(tiles)
    large = image.resize((1152, 768), Image.Resampling.NEAREST)
    large.paste(image.resize((432, 288), Image.Resampling.NEAREST), (300, 200))
    return written(large, "PNG")


def as_seen(content: bytes) -> Image.Image:
    """What it looks like on the paper of the plant, with its white as white."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    press = ImageCms.ImageCmsProfile(str(BERLINER.icc_path))
    turned = ImageCms.profileToProfile(opened(content), press, lab, ImageCms.Intent.RELATIVE_COLORIMETRIC, "LAB")

    assert turned is not None
    return turned


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("name", COLOURED)
def test_a_photograph_keeps_to_the_limit_after_jpeg(tmp_path, name, limit):
    made = Desk(tmp_path, replace(BERLINER, ink_limit_percent=limit)).made(photograph(name), Slot(100, 70))

    assert opened(made).mode == "CMYK"
    assert most_ink(made) <= limit


@pytest.mark.parametrize("limit", [*LIMITS, 180, 60])
def test_the_worst_chart_keeps_to_the_limit_after_jpeg(tmp_path, limit):
    made = Desk(tmp_path, replace(BERLINER, ink_limit_percent=limit)).made(chart(), Slot(144, 96))

    assert most_ink(made) <= limit


def test_the_chart_is_over_the_limit_where_nobody_looks_after_it():
    plain = ImageCms.profileToProfile(
        opened(chart()),
        ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")),
        str(BERLINER.icc_path),
        outputMode="CMYK",
    )

    assert plain is not None
    assert most_ink(written(plain, quality=88, subsampling=0)) > 220


@pytest.mark.parametrize("limit", LIMITS)
def test_four_inks_in_full_are_reduced_to_the_limit(tmp_path, limit):
    noise = np.random.default_rng(7).integers(0, 256, (160, 240, 4), dtype=np.uint8)
    noise[:, :80] = 255
    plant = replace(BERLINER, ink_limit_percent=limit)
    made = Desk(tmp_path, plant).made(written(Image.fromarray(noise, "CMYK"), "TIFF"))

    assert most_ink(made) <= limit


def test_the_darkest_places_stay_dark(desk):
    made = inks(desk.made(photograph("rocket.jpg"), Slot(100, 70)))

    assert made.sum(axis=-1).max() >= 215 * 2.55
    assert made[..., 3].max() >= 250


def test_greys_stay_grey_in_four_inks(desk):
    steps = Image.new("RGB", (400, 300), (200, 30, 30))
    for number in range(8):
        steps.paste((number * 36,) * 3, (number * 50, 0, number * 50 + 50, 200))
    seen = np.asarray(as_seen(desk.made(written(steps, "PNG"), Slot(40, 30)))).astype(np.int8)

    assert np.abs(seen[20:150, 20:300, 1:]).max() <= 5


def test_colours_are_those_of_the_picture(desk):
    patches = {"red": (200, 40, 40), "green": (40, 140, 60), "blue": (50, 80, 170), "yellow": (230, 210, 60)}
    for name, colour in patches.items():
        made = inks(desk.made(written(Image.new("RGB", (200, 150), colour), "PNG")))[50, 50]
        cyan, magenta, yellow, _ = made

        assert {
            "red": magenta > cyan + 80 and yellow > cyan + 80,
            "green": cyan > magenta + 60 and yellow > magenta + 60,
            "blue": cyan > yellow + 80 and magenta > yellow + 20,
            "yellow": yellow > cyan + 80 and yellow > magenta + 80,
        }[name], (name, made)


@pytest.mark.parametrize("name", GREY)
def test_a_photograph_without_colour_is_printed_in_black_alone(desk, name):
    assert opened(desk.made(photograph(name))).mode == "L"


def test_grey_written_as_colour_is_grey(desk):
    assert opened(desk.made(written(opened(photograph("camera.png")).convert("RGB"), quality=70))).mode == "L"


def test_a_sepia_print_is_no_grey_one(desk):
    sepia = Image.merge("RGB", [drawn(mode="L"), drawn(mode="L").point(lambda v: v * 0.9), drawn(mode="L")])

    assert opened(desk.made(written(sepia, "PNG"))).mode == "CMYK"


def test_a_grey_page_has_grey_pictures(desk):
    assert opened(desk.made(photograph("astronaut.png"), grey=True)).mode == "L"


def test_black_alone_is_as_light_on_paper_as_the_picture_was(desk):
    """White is paper, black is full ink; what lies between is lighter than its number, for dots grow on newsprint."""
    levels = (0, 64, 128, 192, 255)
    steps = Image.new("L", (500, 100))
    for number, level in enumerate(levels):
        steps.paste(level, (number * 100, 0, number * 100 + 100, 100))
    made = np.asarray(opened(desk.made(written(steps, "PNG"), Slot(50, 10))))
    printed = [int(made[made.shape[0] // 2, round((number + 0.5) * made.shape[1] / 5)]) for number in range(5)]

    assert printed == sorted(printed)
    assert (printed[0], printed[-1]) == (0, 255)
    assert 110 <= printed[2] <= 160


def test_a_separation_has_the_shape_of_its_slot_and_the_pixels_of_the_plant(desk):
    size = opened(desk.made(photograph("retina.jpg"), Slot(63.5, 50.8))).size

    assert size == (500, 400)


def test_no_picture_is_enlarged(desk):
    assert opened(desk.made(written(drawn(60, 40)), Slot(200, 133))).size == (60, 40)
    assert opened(desk.made(written(drawn(1, 1)), Slot(200, 133))).size == (1, 1)


def test_what_is_cut_off_is_where_nothing_is_to_be_seen(desk):
    plain = Image.new("RGB", (600, 200), (120, 150, 190))
    plain.paste(opened(photograph("astronaut.png")).resize((150, 150)), (440, 25))
    made = inks(desk.made(written(plain, "PNG"), Slot(40, 20)))
    left, right = made[:, :100, 0].std(), made[:, -150:, 0].std()

    assert right > 2 * left


def test_nothing_is_in_the_file_but_the_picture(desk):
    exif = Image.Exif()
    exif[0x010F] = "Camera maker"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = opened(photograph("coffee.png"))
    content = written(image, exif=exif, xmp=XMP.encode(), comment=b"at home", icc_profile=profile)
    for made in (desk.made(content), desk.made(content, grey=True), desk.proof(content), desk.whole(content)):
        assert not opened(made).getexif()
        assert not {"comment", "photoshop", "icc_profile", "xmp", "exif", "dpi"} & opened(made).info.keys()
        assert b"sRGB" not in made


@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_a_picture_is_turned_upright(desk, orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    turned = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}[orientation]
    straight = opened(photograph("coffee.png"))
    lying = written(straight.transpose(turned), quality=95, exif=exif)
    made, wanted = inks(desk.made(lying)), inks(desk.made(written(straight, quality=95)))

    assert made.shape == wanted.shape
    assert np.abs(made - wanted).mean() < 6


@pytest.mark.parametrize("mode", ["L", "P", "1", "LA", "RGBA", "I;16"])
def test_every_kind_of_png_is_separated(desk, mode):
    image = (
        drawn(mode="L").convert("I").point(lambda v: v * 257).convert("I;16") if mode == "I;16" else drawn(mode=mode)
    )
    made = inks(desk.made(written(image, "PNG")))

    assert made.shape[:2] == (40, 60)
    assert made[20, 2].sum() != made[20, 57].sum()


def test_what_is_transparent_is_paper(desk):
    clear = Image.new("RGBA", (60, 40), (200, 0, 0, 0))
    clear.paste((200, 0, 0, 255), (0, 0, 20, 40))
    made = inks(desk.made(written(clear, "PNG")))

    assert made[20, 50].sum() <= 3
    assert made[20, 5].sum() > 200


def test_a_wider_gamut_is_converted_by_its_own_profile(desk):
    own = photograph("rocket.jpg")  # in Adobe RGB
    untagged = opened(own)
    untagged.info.clear()

    assert desk.made(own) != desk.made(written(untagged, quality=95))


def test_a_broken_profile_is_taken_for_srgb(desk):
    image = Image.new("RGB", (60, 40), (200, 60, 50))
    tagged = inks(desk.made(written(image, "PNG", icc_profile=b"no profile")))

    assert np.abs(tagged - inks(desk.made(written(image, "PNG")))).max() == 0


def test_numbers_in_four_inks_are_kept_where_they_are_within_the_limit(desk):
    image = Image.new("CMYK", (200, 150), (130, 60, 0, 40))
    icc = BERLINER.icc_path.read_bytes()
    for content in (
        written(image, "TIFF"),
        written(image, "TIFF", icc_profile=icc),
        written(image, "JPEG", quality=95),
    ):
        made = inks(desk.made(content))

        assert np.abs(made - np.array((130, 60, 0, 40))).max() <= 3


def test_what_came_in_black_ink_alone_keeps_its_numbers(desk):
    made = opened(desk.made(written(Image.new("CMYK", (200, 150), (0, 0, 0, 100)), "TIFF")))

    assert made.mode == "L"
    assert made.getpixel((20, 20)) == pytest.approx(155, abs=1)


def test_too_much_ink_with_a_profile_is_converted_by_it(desk):
    rich = Image.new("CMYK", (200, 150), (255, 220, 220, 120))
    icc = BERLINER.icc_path.read_bytes()
    tagged, bare = desk.made(written(rich, "TIFF", icc_profile=icc)), desk.made(written(rich, "TIFF"))

    assert tagged != bare
    assert max(most_ink(tagged), most_ink(bare)) <= 220


def test_a_proof_shows_the_same_part_in_srgb(desk):
    content = photograph("chelsea.png")
    tall = Slot(30, 40)
    proof = opened(desk.proof(content, tall))
    press = ImageCms.profileToProfile(
        opened(desk.made(content, tall)),
        str(BERLINER.icc_path),
        ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")),
        outputMode="RGB",
    )

    assert (proof.mode, proof.size) == ("RGB", (177, 236))
    assert press is not None
    difference = np.asarray(press.resize(proof.size).convert("L")).astype(int) - np.asarray(proof.convert("L"))
    assert np.abs(difference - difference.mean()).mean() < 12


def test_nothing_is_cut_off_an_advertisement(desk):
    framed = Image.new("RGB", (300, 100), (200, 30, 30))
    framed.paste((255, 255, 255), (4, 4, 296, 96))
    made = inks(desk.whole(written(framed, "PNG"), Slot(30, 30)))

    assert made.shape[:2] in {(236, 236), (235, 236)}
    assert made[:70].max() <= 3
    assert made[118, 1].sum() > 150
    assert made[118, -2].sum() > 150


def test_an_advertisement_of_the_shape_of_its_slot_fills_it(desk):
    made = inks(desk.whole(written(Image.new("RGB", (600, 400), (200, 30, 30)), "PNG")))

    assert made.sum(axis=-1).min() > 150


def test_an_advertisement_on_a_grey_page_is_grey(desk):
    assert opened(desk.whole(photograph("coffee.png"), grey=True)).mode == "L"


def test_a_broken_advertisement_says_its_name(desk):
    with pytest.raises(PublisherError, match=r"sale\.png: the picture is no JPEG, PNG or TIFF"):
        desk.whole(b"no picture")


def test_the_same_picture_gives_the_same_bytes(tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    content = photograph("coffee.png")

    assert Desk(tmp_path / "one").made(content) == Desk(tmp_path / "two").made(content)


def test_a_separation_is_made_once_for_a_slot_a_plant_and_a_page(desk):
    content = photograph("coffee.png")
    picture = desk.picture(content)
    first = separated(picture, SLOT, BERLINER, desk.root, desk.cache)
    separated(picture, SLOT, replace(BERLINER, ink_limit_percent=240), desk.root, desk.cache)
    separated(picture, SLOT, BERLINER, desk.root, desk.cache, grey=True)
    proofed(picture, SLOT, desk.root, desk.cache)
    (desk.root / "pier.jpg").unlink()

    assert separated(picture, SLOT, BERLINER, desk.root, desk.cache) == first
    assert len(list((desk.cache / "press-pictures").iterdir())) == 4


@pytest.mark.parametrize("content", [None, b"other bytes"], ids=["gone", "changed"])
def test_a_picture_that_is_not_what_was_filed_is_not_printed(desk, content):
    picture = desk.picture(photograph("coffee.png"))
    (desk.root / "pier.jpg").unlink()
    if content:
        (desk.root / "pier.jpg").write_bytes(content)
    with pytest.raises(PublisherError, match=r"pier\.jpg: the picture has .* since it was filed"):
        separated(picture, SLOT, BERLINER, desk.root, desk.cache)


def test_a_damaged_picture_says_so(desk):
    whole = photograph("retina.jpg")
    half = whole[: len(whole) // 2]
    (desk.root / "pier.jpg").write_bytes(half)
    file = PictureFile(name="pier.jpg", digest=digest(half), width=1411, height=1411)
    with pytest.raises(PublisherError, match=r"pier\.jpg: the picture is damaged"):
        separated(Picture(None, None, 0, Span(0, 0), file=file), SLOT, BERLINER, desk.root, desk.cache)


def test_a_plant_whose_profile_is_none_is_told(tmp_path):
    (tmp_path / "odd.icc").write_bytes(b"no profile")
    rgb = tmp_path / "rgb.icc"
    rgb.write_bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    content = photograph("coffee.png")
    for name in ("odd.icc", "rgb.icc"):
        with pytest.raises(HouseError, match="no ICC profile of four inks"):
            Desk(tmp_path, replace(BERLINER, icc=str(tmp_path / name))).made(content)
    with pytest.raises(HouseError, match="cannot be read"):
        Desk(tmp_path, replace(BERLINER, icc=str(tmp_path / "gone.icc"))).made(content)


def test_a_photograph_keeps_its_looks(desk):
    """The mean lightness is that of the original, between the paper and the ink of newsprint."""
    for name in ("astronaut.png", "coffee.png", "chelsea.png"):
        content = photograph(name)
        seen = ImageStat.Stat(as_seen(desk.made(content)).getchannel(0)).mean[0]
        before = ImageStat.Stat(opened(desk.proof(content)).convert("L")).mean[0]

        assert 255 * 0.4 <= seen <= 255
        assert seen == pytest.approx(255 * 0.42 + before * 0.55, abs=30)
