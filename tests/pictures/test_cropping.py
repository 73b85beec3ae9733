"""Cropping: a slot is filled with the part of a picture that shows most, and the desk says how much may be lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.model import Picture, PictureFile
from publisher.pictures import Slot, crop_limits, cropped_box, effective_ppi
from publisher.pictures.cropping import MOST_CROPPED, pixels
from publisher.text.spans import Span

SIDES = st.integers(1, 60_000)
ASPECTS = st.floats(0.02, 50)
DETAIL = st.lists(st.floats(0, 1e6), max_size=40)


def picture(width: int, height: int) -> Picture:
    return Picture(None, None, 0, Span(0, 0), file=PictureFile(name="a.jpg", digest="", width=width, height=height))


@given(SIDES, SIDES, ASPECTS, DETAIL)
def test_a_cut_lies_in_the_picture_and_has_the_shape_of_the_slot(width, height, aspect, detail):
    cut = cropped_box(width, height, aspect, detail)

    assert -1e-6 <= cut.left <= cut.right <= width * (1 + 1e-9)
    assert -1e-6 <= cut.top <= cut.bottom <= height * (1 + 1e-9)
    assert cut.width / cut.height == pytest.approx(aspect, rel=1e-6)


@given(SIDES, SIDES, ASPECTS, DETAIL)
def test_only_one_side_is_cut(width, height, aspect, detail):
    cut = cropped_box(width, height, aspect, detail)

    assert cut.width == pytest.approx(width) or cut.height == pytest.approx(height)


@given(SIDES, SIDES, st.floats(0, 1))
def test_within_its_limits_a_picture_never_loses_more_than_the_house_allows(width, height, part):
    least, most = crop_limits(picture(width, height))
    cut = cropped_box(width, height, least + (most - least) * part)

    assert cut.width >= width * (1 - MOST_CROPPED) * (1 - 1e-9)
    assert cut.height >= height * (1 - MOST_CROPPED) * (1 - 1e-9)


@given(SIDES, SIDES, st.floats(5, 500), st.floats(5, 500), st.floats(60, 400))
def test_no_picture_is_printed_in_more_pixels_than_it_has(width, height, slot_width, slot_height, ppi):
    slot = Slot(slot_width, slot_height)
    cut = cropped_box(width, height, slot.aspect)
    across, down = pixels(cut, slot, ppi)

    assert across <= max(1, round(cut.width), round(slot_width / 25.4 * ppi))
    assert (across, down) <= (max(1, round(cut.width) + 1), max(1, round(cut.height) + 1))
    assert across <= round(slot_width / 25.4 * ppi) + 1


def test_heads_are_kept_where_nothing_else_decides():
    cut = cropped_box(300, 400, 1.0)

    assert cut.top == pytest.approx(40, abs=1)
    assert 400 - cut.bottom == pytest.approx(60, abs=1)


@pytest.mark.parametrize(("detail", "left"), [((9, 9, 1, 1), 0), ((1, 1, 9, 9), 200), ((1, 9, 9, 1), 100), ((), 100)])
def test_a_cut_goes_where_the_detail_is(detail, left):
    assert cropped_box(400, 200, 1.0, detail).left == left


def test_a_picture_may_lose_a_fifth_and_a_little_of_either_side():
    least, most = crop_limits(picture(1500, 1000))

    assert least == pytest.approx(1.17)
    assert most == pytest.approx(1.923, abs=0.001)


def test_the_resolution_is_that_of_the_part_which_is_printed():
    assert effective_ppi(picture(2000, 1000), Slot(127, 127)) == pytest.approx(200)
    assert effective_ppi(picture(2000, 1000), Slot(254, 127)) == pytest.approx(200)


def test_a_picture_line_without_a_file_has_no_shape():
    line = Picture("AFP", None, 0, Span(0, 0))
    with pytest.raises(ValueError, match="no shape"):
        crop_limits(line)
    with pytest.raises(ValueError, match="no pixels"):
        effective_ppi(line, Slot(10, 10))
