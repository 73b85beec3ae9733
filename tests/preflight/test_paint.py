"""What prints badly is told: overprint, transparency, small type, thin rules, coarse pictures, too much ink."""

import pytest
from msgspec.structs import replace
from pikepdf import Name, Stream

from publisher.preflight import as_text

AREA = "300 300 40 40 re f"


def picture(draft, **entries):
    stated = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 40, "Height": 40}
    made = Stream(draft.document, bytes(40 * 40 * 4), **(stated | entries))
    return draft.declare("/XObject", draft.document.make_indirect(made))


def test_white_type_that_overprints_is_refused(draft):
    draft.paint(f"{draft.state(op=True)} 0 0 0 0 k {draft.type(20)}")

    assert draft.broken() == {"O01"}


def test_a_white_area_that_overprints_is_worth_a_word(draft):
    draft.paint(f"{draft.state(OP=True)} 0 0 0 0 k {AREA}")

    assert draft.broken() == {"O02"}


def test_small_black_type_on_a_tint_has_to_overprint(draft):
    draft.paint(f".2 0 0 0 k 290 290 60 60 re f 0 0 0 1 k {draft.type(8)}")

    assert draft.broken() == {"O03"}


def test_overprinting_in_the_old_mode_is_not_enough(draft):
    draft.paint(f".2 0 0 0 k 290 290 60 60 re f {draft.state(op=True, OPM=0)} 0 0 0 1 k {draft.type(8)}")

    assert draft.broken() == {"O03"}


def test_small_black_type_on_paper_may_knock_out(draft):
    draft.paint(f"0 0 0 1 k {draft.type(8)}")

    assert draft.broken() == set()


def test_grey_that_overprints_is_worth_a_word(draft):
    draft.paint(f"{draft.state(op=True)} .5 g {AREA}")

    assert draft.broken() == {"O04"}


def test_a_plant_without_transparency_gets_none(draft):
    draft.profile = replace(draft.profile, standard="PDF/X-1a:2001")
    draft.rewrite_xmp("PDF/X-4", "PDF/X-1a:2001")

    assert draft.broken() == {"T01"}


def test_a_blend_mode_nobody_knows_is_refused(draft):
    draft.paint(f"{draft.state(BM=Name.Sparkle)} 0 0 0 1 k {AREA}")

    assert draft.broken() == {"T02"}


@pytest.mark.parametrize(("ppi", "rule"), [(72, {"P01"}), (120, {"P02"}), (160, set())])
def test_a_coarse_picture_is_told_by_its_resolution_where_it_stands(draft, ppi, rule):
    side = 40 * 72 / ppi
    name = picture(draft, ColorSpace=Name.DeviceCMYK, BitsPerComponent=8)
    draft.paint(f"{side} 0 0 {side} 300 300 cm {name} Do")

    assert draft.broken() == rule


def test_coarse_line_art_is_refused(draft):
    name = picture(draft, ImageMask=True, BitsPerComponent=1)
    draft.paint(f"0 0 0 1 k 20 0 0 20 300 300 cm {name} Do")

    assert draft.broken() == {"P03"}


def test_a_picture_of_a_few_pixels_is_not_looked_at(draft):
    name = picture(draft, Width=16, Height=16, ColorSpace=Name.DeviceCMYK, BitsPerComponent=8)
    draft.paint(f"90 0 0 90 300 300 cm {name} Do")

    assert draft.broken() == set()


def test_tiny_white_type_is_worth_a_word(draft):
    draft.paint(f"0 0 0 0 k {draft.type(4)}")

    assert draft.broken() == {"L01"}


def test_the_size_of_type_is_its_size_on_the_page(draft):
    draft.paint(f"0 0 0 0 k .5 0 0 .5 0 0 cm {draft.type(8)}")

    assert draft.broken() == {"L01"}


def test_small_type_in_several_inks_is_worth_a_word(draft):
    draft.paint(f"1 .5 0 0 k {draft.type(8)}")

    assert draft.broken() == {"L02"}


def test_type_that_is_not_painted_is_not_looked_at(draft):
    draft.paint(f"3 Tr 1 .5 0 0 k {draft.type(8)}")

    assert draft.broken() == set()


def test_a_thin_rule_in_several_inks_is_worth_a_word(draft):
    draft.paint("1 .5 0 0 K 1 w 300 300 m 340 300 l S")

    assert draft.broken() == {"L03"}


def test_a_hairline_is_worth_a_word_also_where_it_is_a_thin_area(draft):
    draft.paint("0 0 0 1 k 300 300 40 .1 re f")

    assert draft.broken() == {"L04"}


@pytest.mark.usefixtures("ghostscript")
def test_too_much_ink_is_refused(draft):
    draft.paint("1 1 1 0 k 300 300 40 40 re f")
    (finding,) = draft.report().findings

    assert (finding.rule, finding.message) == ("I01", "ink adds up to 300 %")
    assert finding.where is not None
    assert 105 < finding.where.left_mm < finding.where.right_mm < 121


@pytest.mark.usefixtures("ghostscript")
def test_too_much_ink_in_a_speck_is_no_fault(draft):
    draft.paint("1 1 1 0 k 300 300 4 4 re f")

    assert draft.broken() == set()


def test_without_ghostscript_the_ink_is_estimated_and_said_to_be(draft):
    clean = draft.report()
    draft.paint("1 1 1 0 k 300 300 40 40 re f")
    (finding,) = draft.report().findings

    assert (clean.findings, clean.not_run) == ((), ())
    assert "estimated: there is no Ghostscript" in as_text(clean)
    assert (finding.rule, finding.message) == ("I01", "ink adds up to about 300 %")


@pytest.mark.usefixtures("ghostscript")
def test_every_place_with_too_much_ink_is_told_the_heaviest_first(draft):
    draft.paint("1 1 .5 0 k 100 100 40 40 re f 1 1 1 0 k 300 300 40 40 re f 1 1 .3 0 k 600 900 40 40 re f")
    (finding,) = draft.report().findings

    assert (finding.message, finding.times) == ("ink adds up to 300 %", 3)
    assert [round(place.left_mm / 10) for place in finding.places] == [11, 3, 21]


def test_a_white_rule_on_a_tint_that_would_fill_in_is_worth_a_word(draft):
    draft.paint(".2 0 0 0 k 290 290 90 90 re f 0 0 0 0 K 1 w 300 300 m 340 300 l S")

    assert draft.broken() == {"R03"}


def test_a_thin_black_rule_on_a_tint_has_to_overprint(draft):
    draft.paint(".2 0 0 0 k 290 290 90 90 re f 0 0 0 1 K 1 w 300 300 m 340 300 l S")

    assert draft.broken() == {"R01"}


def test_a_thin_grey_rule_on_a_tint_is_worth_a_word(draft):
    draft.paint(".2 0 0 0 k 290 290 90 90 re f 0 G 1 w 300 300 m 340 300 l S")

    assert draft.broken() == {"R02"}


@pytest.mark.parametrize("colour", ["0 0 0 1 K", "0 G", "0 0 0 0 K"])
def test_a_thin_rule_on_paper_has_nothing_to_register_with(draft, colour):
    draft.paint(f"{colour} 1 w 300 300 m 340 300 l S")

    assert draft.broken() == set()
