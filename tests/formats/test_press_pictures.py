"""Pictures on a press page: painted, finished, taken by preflight, and in the inks they were separated in."""

import datetime as dt
import io
import subprocess
from pathlib import Path

import numpy as np
import pikepdf
import pytest
import skimage.data
from PIL import Image

from publisher.formats.press.finish import finish
from publisher.formats.press.markup import Naming, markup_of
from publisher.formats.press.painter import Painter
from publisher.pictures import Slot, separated_file
from publisher.preflight import examine
from publisher.templating import Templates
from publisher.typeset.forme import Figure, Forme
from tests.desk import HOUSE, Desk, story
from tests.plant import BERLINER, FACTS

PHOTOGRAPHS = Path(skimage.data.__file__).parent
SLOT = Slot(100.0, 70.0)
PT = 72 / 25.4
NAMES = ("astronaut.png", "motorcycle_left.png", "camera.png")
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def separations(tmp_path_factory):
    """Two photographs in colour and one without, separated."""
    cache = tmp_path_factory.mktemp("cache")
    contents = {name: (PHOTOGRAPHS / name).read_bytes() for name in NAMES}
    return {name: separated_file(content, SLOT, BERLINER, cache, name=name) for name, content in contents.items()}


@pytest.fixture(scope="module")
def page(separations):
    """A finished page with the three below each other."""
    templates = Templates((ROOT / "templates",))
    size = (BERLINER.trim_width_mm * PT, BERLINER.trim_height_mm * PT)
    boxes = ((12 * PT, (12 + 80 * at) * PT, SLOT.width_mm * PT, SLOT.height_mm * PT) for at in range(len(NAMES)))
    forme = Forme(*size, tuple(Figure(*box, name, name) for box, name in zip(boxes, NAMES, strict=True)))
    instant = dt.datetime(2015, 10, 8, tzinfo=dt.UTC)
    naming = Naming("Pictures", (), "en", instant, instant, "cmyk")
    painter = Painter({}, (ROOT / "templates" / "press" / "formes.css").read_text("utf-8"))
    painted = painter.untagged(markup_of((forme,), naming, templates), separations)
    return finish(painted, BERLINER, FACTS)


@pytest.fixture(scope="module")
def printed(page, tmp_path_factory):
    """The page in its four inks, as Ghostscript renders it at 200 pixels an inch."""
    folder = tmp_path_factory.mktemp("printed")
    (folder / "page.pdf").write_bytes(page)
    options = ("-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-r200", "-sDEVICE=tiff32nc", "-sOutputFile=page.tif")
    subprocess.run(["gs", *options, "page.pdf"], cwd=folder, check=True, capture_output=True)
    with Image.open(folder / "page.tif") as image:
        return np.asarray(image).astype(int)


def part_of(printed, number):
    left, top = round(12 / 25.4 * 200), round((12 + 80 * number) / 25.4 * 200)
    return printed[top + 8 : top + 540, left + 8 : left + 770]


def test_preflight_takes_the_page(page):
    """Two of the photographs are small for their place, and are told so, and nothing else stands on the page."""
    report = examine(page, BERLINER)

    assert {finding.rule for finding in report.findings} <= {"P02", "B13"}
    assert report.not_run == ()


def test_pictures_stand_in_the_file_as_they_were_separated(page, separations):
    with pikepdf.open(io.BytesIO(page)) as document:
        images = [each for each in document.objects if isinstance(each, pikepdf.Stream) and "/ColorSpace" in each]
        held = {each.read_raw_bytes(): str(each.ColorSpace) for each in images if each.get("/Subtype") == "/Image"}

    assert set(held) == set(separations.values())
    assert sorted(held.values()) == ["/DeviceCMYK", "/DeviceCMYK", "/DeviceGray"]


def test_no_pixel_of_the_printed_page_is_over_the_limit(printed):
    assert printed.sum(axis=-1).max() / 2.55 <= BERLINER.ink_limit_percent


@pytest.mark.parametrize("number", [0, 1])
def test_the_inks_on_the_page_are_those_of_the_separation(printed, separations, number):
    part = part_of(printed, number)
    with Image.open(io.BytesIO(separations[NAMES[number]])) as image:
        grown = np.asarray(image.resize((787, 551))).astype(int)
    wanted = [channel[channel > 0].mean() if (channel > 0).any() else 0 for channel in np.moveaxis(grown, -1, 0)]
    found = [channel[channel > 0].mean() for channel in np.moveaxis(part, -1, 0)]

    assert found == pytest.approx(wanted, rel=0.1)


def test_a_photograph_without_colour_is_on_the_black_plate_alone(printed):
    part = part_of(printed, 2)

    assert part[..., :3].max() == 0
    assert part[..., 3].max() > 250


def test_a_picture_is_found_wherever_the_copy_folder_lies(tmp_path):
    newsroom = Desk.open(tmp_path / "newsroom", f'{HOUSE}copy_folder = "desk/copy"\n')
    work = "\n\n".join(["[quay.jpg] The quay. PHOTO: LENA HOBB", *["Work begins in spring. " * 20] * 12])
    newsroom.drop("../desk/copy/1.txt", story().replace("Work begins in spring.", work))
    Image.linear_gradient("L").resize((1800, 1200)).save(newsroom.root / "desk" / "copy" / "quay.jpg")
    made = newsroom.build("press")

    assert made.faults == ()
    assert b"quay.jpg" in newsroom.files()["print/2015-10-08/pagemap.json"]
