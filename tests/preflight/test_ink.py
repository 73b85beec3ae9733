"""The ink we estimate is the ink Ghostscript measures, within a few per cent, on good pages and on broken ones."""

import io
import shutil

import numpy as np
import pytest
import skimage.data
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image, ImageDraw

from publisher.preflight import inspect
from publisher.preflight.squares import PIXELS_PER_INCH, map_of, most_of, places_over, squares_of

PHOTOGRAPH = Image.fromarray(skimage.data.astronaut()).convert("CMYK")
HALVES = Image.fromarray(np.dstack([np.full((512, 512), ink, np.uint8) for ink in (200, 150, 100, 50)]), "CMYK")
NEAR = 6.0  # per cent of ink


def jpeg(image, *, inverted=False):
    out = io.BytesIO()
    image.save(out, "JPEG", quality=95)
    file = out.getvalue()
    if inverted:  # as Photoshop does it: a mark of Adobe, and every sample turned over
        turned = io.BytesIO()
        Image.eval(image, lambda ink: 255 - ink).save(turned, "JPEG", quality=95)
        adobe = b"\xff\xee\x00\x0eAdobe\x00d\x00\x00\x00\x00\x00"
        file = turned.getvalue()[:2] + adobe + turned.getvalue()[2:]
    return file


def place(draft, data, at="400 0 0 400 200 500 cm", **entries):
    stated = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 512, "Height": 512, "BitsPerComponent": 8}
    made = Stream(draft.document, b"", **(stated | {"ColorSpace": Name.DeviceCMYK} | entries))
    if data[:2] == b"\xff\xd8":
        made.write(data, filter=Name.DCTDecode)
    else:
        made.write(data)
    draft.paint(f"{at} {draft.declare('/XObject', draft.document.make_indirect(made))} Do")


def flat(draft):
    draft.paint(".44 .38 .38 1 k 300 300 90 90 re f")


def too_much(draft):
    draft.paint("1 1 1 .5 k 300 300 90 90 re f")


def overprinted(draft):
    draft.paint(f"1 1 0 0 k 300 300 90 90 re f {draft.state(op=True, OPM=1)} 0 0 0 1 k 320 320 50 50 re f")


def knocked_out(draft):
    draft.paint("1 1 0 0 k 300 300 90 90 re f 0 0 0 1 k 300 300 90 90 re f")


def half_of_it(draft):
    draft.paint(f"1 1 0 0 k 300 300 90 90 re f {draft.state(ca=0.5)} 0 0 1 0 k 300 300 90 90 re f")


def spotted(draft):
    inks = {"Domain": Array([0, 1]), "Range": Array([0, 1] * 4)}
    tint = draft.document.make_stream(b"{0 0 0 4 -1 roll}", FunctionType=4, **inks)
    name = draft.declare("/ColorSpace", Array([Name.Separation, Name.Black, Name.DeviceCMYK, tint]))
    draft.paint(f"1 1 0 0 k 300 300 90 90 re f {draft.state(op=True)} {name} cs 1 scn 300 300 90 90 re f")


def round_and_hollow(draft):
    draft.paint("1 1 0 .5 k 300 300 m 420 300 l 360 420 l h 330 310 m 390 310 l 360 370 l h f*")


def clipped(draft):
    draft.paint("q 300 300 60 60 re W n 1 1 .5 0 k 0 0 900 900 re f Q")


def photograph(draft):
    place(draft, jpeg(PHOTOGRAPH))


def photograph_turned_over(draft):
    place(draft, jpeg(PHOTOGRAPH), at="400 0 0 -400 200 900 cm")


def photograph_of_photoshop(draft):
    place(draft, jpeg(PHOTOGRAPH, inverted=True), Decode=Array([1, 0] * 4))


def photograph_by_samples(draft):
    place(draft, PHOTOGRAPH.tobytes())


def photograph_in_a_window(draft):
    draft.paint("q 300 600 80 80 re W n Q")
    place(draft, jpeg(PHOTOGRAPH), at="300 600 80 80 re W n 400 0 0 400 200 500 cm")


def photograph_in_grey(draft):
    place(draft, PHOTOGRAPH.convert("L").tobytes(), ColorSpace=Name.DeviceGray)


def photograph_behind_a_mask(draft):
    mask = Image.new("L", (512, 512))
    ImageDraw.Draw(mask).rectangle((0, 0, 255, 511), fill=255)
    shape = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 512, "Height": 512, "BitsPerComponent": 8}
    soft = Stream(draft.document, mask.tobytes(), **(shape | {"ColorSpace": Name.DeviceGray}))
    place(draft, HALVES.tobytes(), SMask=draft.document.make_indirect(soft))


def palette(draft):
    table = draft.document.make_stream(bytes((255, 255, 100, 0)) + bytes(4))
    data = bytes(512 * 256) + bytes((1,)) * (512 * 256)
    place(draft, data, ColorSpace=Array([Name.Indexed, Name.DeviceCMYK, 1, table]))


def gradient(draft):
    points = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1, 1, 0, 0]), C1=Array([1, 1, 0, 0]), N=1)
    shading = Dictionary(ShadingType=2, Coords=Array([300, 0, 390, 0]), ColorSpace=Name.DeviceCMYK, Function=points)
    shading.Extend = Array([True, True])
    draft.paint(f"300 300 90 90 re W n 300 0 0 300 200 200 cm {draft.declare('/Shading', shading)} sh")


def as_it_is(_):
    pass


WAYS = (
    as_it_is, flat, too_much, overprinted, knocked_out, half_of_it, spotted, round_and_hollow, clipped, photograph,
    photograph_turned_over, photograph_of_photoshop, photograph_by_samples, photograph_in_a_window, photograph_in_grey,
    photograph_behind_a_mask, palette, gradient,
)  # fmt: skip


@pytest.mark.usefixtures("ghostscript")
@pytest.mark.parametrize("paint", WAYS)
def test_estimate_and_measurement_agree(draft, monkeypatch, paint):
    paint(draft)
    measured = inspect(draft.file(), draft.profile)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    estimated = inspect(draft.file(), draft.profile)
    (theirs,), (ours,) = measured.report.ink, estimated.report.ink

    assert (theirs.source, ours.source) == ("Ghostscript", "estimate")
    assert abs(theirs.most_percent - ours.most_percent) <= NEAR
    assert [f.rule for f in measured.report.findings] == [f.rule for f in estimated.report.findings]
    if paint is not as_it_is:  # of type alone the map is coarser than of areas
        far = [
            abs(a - b)
            for row, other in zip(theirs.rows[5:20], ours.rows[5:20], strict=True)
            for a, b in zip(row, other, strict=True)
        ]
        assert sum(far) / len(far) <= NEAR


def sheet(*boxes, size=(240, 240)):
    image = Image.new("CMYK", size)
    for box, inks in boxes:
        image.paste(inks, box)
    return image


def test_every_square_is_measured_at_steps_of_half_its_side():
    squares = squares_of(sheet(((36, 60, 48, 72), (255, 255, 0, 0))))

    assert most_of(squares) == 200.0
    assert [(down, row.index(200.0)) for down, row in enumerate(squares) if 200.0 in row] == [(10, 6)]
    assert squares[9][6] == squares[10][5] == 100.0
    assert squares[9][5] == 50.0


def test_a_square_is_fifteen_square_millimetres():
    assert abs((12 * 25.4 / PIXELS_PER_INCH) ** 2 - 15) < 0.2


def test_neighbours_over_the_limit_are_one_place_and_the_heaviest_comes_first():
    image = sheet(((0, 0, 48, 24), (255, 255, 0, 0)), ((120, 120, 144, 144), (255, 255, 255, 0)))
    heavy, light = places_over(180.0, squares_of(image))

    assert (heavy.percent, heavy.where) == (300.0, (120.0, 120.0, 144.0, 144.0))
    assert (light.percent, light.where) == (200.0, (0.0, 0.0, 48.0, 24.0))


def test_a_sheet_of_less_than_a_square_has_no_ink():
    assert squares_of(sheet(size=(8, 8))) == []
    assert squares_of(sheet(size=(3, 3))) == []
    assert map_of([]) == ()


def test_the_picture_of_a_page_stays_small(draft):
    for at in range(6):
        place(draft, jpeg(PHOTOGRAPH), at=f"400 0 0 400 {at % 2 * 420} {at // 2 * 430} cm")
    (view,) = inspect(draft.file(), draft.profile).views

    assert len(view.picture) < 75_000
    with Image.open(io.BytesIO(view.picture)) as picture:
        assert picture.size == (416, 620)
