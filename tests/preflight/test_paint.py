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


def test_a_plant_without_transparency_gets_none(older):
    older.paint(f"{older.state(ca=0.5)} 0 0 0 1 k {AREA}")

    assert older.broken() == {"T01"}


def test_a_picture_with_a_soft_mask_is_transparent(older):
    mask = Stream(older.document, bytes(40 * 40), Type=Name.XObject, Subtype=Name.Image, Width=40, Height=40)
    mask.ColorSpace, mask.BitsPerComponent = Name.DeviceGray, 8
    name = picture(older, ColorSpace=Name.DeviceCMYK, BitsPerComponent=8, SMask=older.document.make_indirect(mask))
    older.paint(f"10 0 0 10 300 300 cm {name} Do")

    assert older.broken() == {"T01"}


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


@pytest.mark.parametrize(
    ("asked", "content", "rule"),
    [
        ({"least_reversed_type_pt": 9}, "0 0 0 0 k {type}", "L01"),
        ({"least_many_inks_type_pt": 12}, "1 .5 0 0 k {type}", "L02"),
        ({"least_tint_type_pt": 9}, "0 0 0 .5 k {type}", "L06"),
        ({"least_type_pt": 9}, "0 1 0 0 k {type}", "L07"),
        ({"least_many_inks_rule_pt": 3}, "1 .5 0 0 K 2 w 300 300 m 340 300 l S", "L03"),
        ({"least_rule_pt": 3}, "1 0 0 0 K 2 w 300 300 m 340 300 l S", "L04"),
        ({"least_reversed_rule_pt": 3}, "0 0 0 0 K 2 w 300 300 m 340 300 l S", "L08"),
    ],
)
def test_the_plant_says_how_small_is_too_small(draft, asked, content, rule):
    draft.paint(content.format(type=draft.type(30 if "many_inks_type" in str(asked) else 8.9)))
    usual = draft.broken()
    draft.profile = replace(draft.profile, **asked)
    draft.paint(content.format(type=draft.type(8.9)))

    assert rule not in usual
    assert rule in draft.broken()


def test_a_rule_as_thin_as_the_plant_takes_is_no_fault(draft):
    draft.profile = replace(draft.profile, least_rule_pt=1.5)
    draft.paint("1 0 0 0 k 300 300 40 1.49999 re f")

    assert draft.broken() == set()


def test_the_plant_says_how_coarse_a_picture_may_be(draft):
    draft.profile = replace(draft.profile, least_ppi=170)
    side = 40 * 72 / 160
    draft.paint(f"{side} 0 0 {side} 300 300 cm {picture(draft, ColorSpace=Name.DeviceCMYK, BitsPerComponent=8)} Do")
    (finding,) = draft.report().findings

    assert (finding.rule, finding.hint) == ("P02", "bring it with 170 at least, or print it smaller")


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


@pytest.mark.parametrize("colour", ["0 0 0 1 K", "0 G"])
def test_a_thin_rule_on_black_is_on_the_same_plate(draft, colour):
    draft.paint(f"0 0 0 .4 k 290 290 90 90 re f {colour} 1 w 300 300 m 340 300 l S")

    assert draft.broken() == set()


@pytest.mark.parametrize("colour", ["0 0 0 1 K", "0 G", "0 0 0 0 K"])
def test_a_thin_rule_on_paper_has_nothing_to_register_with(draft, colour):
    draft.paint(f"{colour} 1 w 300 300 m 340 300 l S")

    assert draft.broken() == set()
