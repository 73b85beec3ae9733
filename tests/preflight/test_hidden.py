"""Words that something lies on are told; words that are seen after all are not."""

import pytest
from pikepdf import Array, Dictionary, Name, Stream

from tests.preflight.test_paint import picture

OVER = "290 290 60 60 re f"


@pytest.fixture
def word(draft):
    """A letter at 300, 300 of 20 pt, in black."""
    draft.paint(f"0 0 0 1 k {draft.type(20)}")
    return draft


def test_words_under_an_area_are_worth_a_word_and_named(word):
    word.paint(f"0 0 0 0 k {OVER}")
    (finding,) = word.report().findings

    assert finding.rule == "H01"
    assert finding.message.startswith("words lie hidden under an area: “")
    assert finding.where is not None


def test_words_under_a_picture_are_worth_a_word(word):
    word.paint(f"60 0 0 60 290 290 cm {picture(word, ColorSpace=Name.DeviceCMYK, BitsPerComponent=8)} Do")

    assert "H01" in word.broken()


def test_all_that_lies_under_one_area_is_told_once(word):
    word.paint(f"0 0 0 1 k 1 0 0 1 0 20 cm {word.type(20)}")
    word.paint("0 0 0 0 k 290 290 80 80 re f")

    assert [finding.rule for finding in word.report().findings] == ["H01"]


def overprinting(word):
    return f"{word.state(op=True, OPM=1)} .2 0 0 0 k {OVER}"


def half_transparent(word):
    return f"{word.state(ca=0.5)} .2 0 0 0 k {OVER}"


def multiplied(word):
    return f"{word.state(BM=Name.Multiply)} .2 0 0 0 k {OVER}"


def said_again(word):
    return f"0 0 0 0 k {OVER} 0 0 0 1 k {word.type(20)}"


def with_a_mask(word):
    mask = Stream(word.document, bytes(4), Type=Name.XObject, Subtype=Name.Image, Width=2, Height=2)
    mask.BitsPerComponent, mask.ColorSpace = 8, Name.DeviceGray
    mask = word.document.make_indirect(mask)
    return f"60 0 0 60 290 290 cm {picture(word, ColorSpace=Name.DeviceCMYK, BitsPerComponent=8, SMask=mask)} Do"


@pytest.mark.parametrize("paint", [overprinting, half_transparent, multiplied, said_again, with_a_mask])
def test_words_that_may_be_seen_are_not_told(word, paint):
    word.paint(paint(word))

    assert "H01" not in word.broken()


@pytest.mark.parametrize(
    "shape",
    [
        "290 290 15 60 re f",  # beside them
        "290 290 60 60 re S",
        "290 290 m 350 290 l 350 350 l f",
        f"290 320 m 290 360 350 360 350 320 c 350 280 290 280 290 320 c W n {OVER}",
        f"290 290 10 60 re W n {OVER}",
    ],
)
def test_what_does_not_fill_its_box_over_the_words_hides_none(word, shape):
    word.paint(f"0 0 0 0 k 0 0 0 1 K {shape}")

    assert "H01" not in word.broken()


def test_words_that_lie_on_an_area_are_seen(draft):
    draft.paint(f".2 0 0 0 k {OVER}")
    draft.paint(f"{draft.state(op=True, OPM=1)} 0 0 0 1 k {draft.type(20)}")

    assert draft.broken() == set()


def test_an_area_without_end_hides_words_too(word):
    word.paint("0 0 0 0 k -9000000 -9000000 99000000 99000000 re f")

    assert "H01" in word.broken()


def test_a_form_hides_as_what_it_paints(word):
    form = Stream(word.document, f"0 0 0 0 k {OVER}".encode(), Type=Name.XObject, Subtype=Name.Form)
    form.BBox, form.Resources = Array([0, 0, 500, 500]), Dictionary()
    word.paint(f"{word.declare('/XObject', word.document.make_indirect(form))} Do")

    assert word.broken() == {"H01"}
