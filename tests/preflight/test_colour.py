"""Nothing but the four inks reaches the plates, wherever in the file a colour hides."""

import pikepdf
import pytest
from msgspec.structs import replace
from pikepdf import Array, Dictionary, Name, Stream

RED = "1 0 0 rg 300 300 40 40 re f"
TINT = b"{dup dup dup}"


def space(draft, family, *rest):
    return draft.declare("/ColorSpace", Array([Name(f"/{family}"), *rest]))


def separation(draft, ink):
    tint = draft.document.make_stream(TINT, FunctionType=4, Domain=Array([0, 1]), Range=Array([0, 1] * 4))
    return space(draft, "Separation", Name(f"/{ink}"), Name.DeviceCMYK, tint)


def form(draft, content, **entries):
    made = Stream(draft.document, content.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 900, 1400]))
    made.Resources = Dictionary()
    for key, value in entries.items():
        made[f"/{key}"] = value
    return draft.document.make_indirect(made)


def picture(draft, **entries):
    stated = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 8, "Height": 8, "BitsPerComponent": 8}
    return Stream(draft.document, bytes(8 * 8 * 4), **(stated | entries))


def gradient(**entries):
    points = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0]), C1=Array([1, 0, 0]), N=1)
    stated = {"ShadingType": 2, "Coords": Array([300, 0, 340, 0]), "ColorSpace": Name.DeviceRGB, "Function": points}
    return Dictionary(stated and {f"/{key}": value for key, value in (stated | entries).items()})


def in_the_page(draft):
    draft.paint(RED)


def as_a_line(draft):
    draft.paint("1 0 0 RG 300 300 m 340 300 l S")


def in_a_form(draft):
    draft.paint(f"{draft.declare('/XObject', form(draft, RED))} Do")


def in_a_form_in_a_form(draft):
    inner = form(draft, RED)
    outer = form(draft, "/Inner Do", Resources=Dictionary(XObject=Dictionary(Inner=inner)))
    draft.paint(f"{draft.declare('/XObject', outer)} Do")


def in_a_picture(draft):
    draft.paint(f"40 0 0 40 300 300 cm {draft.declare('/XObject', picture(draft, ColorSpace=Name.DeviceRGB))} Do")


def in_a_palette(draft):
    palette = Array([Name.Indexed, Name.DeviceRGB, 1, pikepdf.String(b"\0\0\0\xff\0\0")])
    draft.paint(f"40 0 0 40 300 300 cm {draft.declare('/XObject', picture(draft, ColorSpace=palette))} Do")


def in_an_inline_picture(draft):
    draft.paint("40 0 0 40 300 300 cm BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI")


def in_a_gradient(draft):
    draft.paint(f"300 300 40 40 re W n {draft.declare('/Shading', gradient())} sh")


def in_a_gradient_as_a_pattern(draft):
    pattern = draft.declare("/Pattern", Dictionary(Type=Name.Pattern, PatternType=2, Shading=gradient()))
    draft.paint(f"/Pattern cs {pattern} scn 300 300 40 40 re f")


def in_a_tiling_pattern(draft):
    tile = Stream(draft.document, b"1 0 0 rg 0 0 4 4 re f", Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1)
    tile.BBox, tile.XStep, tile.YStep, tile.Resources = Array([0, 0, 8, 8]), 8, 8, Dictionary()
    pattern = draft.declare("/Pattern", draft.document.make_indirect(tile))
    draft.paint(f"/Pattern cs {pattern} scn 300 300 40 40 re f")


def in_a_soft_mask(draft):
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
    mask = Dictionary(Type=Name.Mask, S=Name.Alpha, G=form(draft, RED, Group=group))
    draft.paint(f"{draft.state(SMask=mask)} 0 0 0 1 k 300 300 40 40 re f")


def behind_a_spot_colour(draft):
    tint = draft.document.make_stream(b"{dup dup}", FunctionType=4, Domain=Array([0, 1]), Range=Array([0, 1] * 3))
    name = space(draft, "Separation", Name.Black, Name.DeviceRGB, tint)
    draft.paint(f"{name} cs 1 scn 300 300 40 40 re f")


@pytest.mark.parametrize(
    "hide",
    [
        in_the_page,
        as_a_line,
        in_a_form,
        in_a_form_in_a_form,
        in_a_picture,
        in_a_palette,
        in_an_inline_picture,
        in_a_gradient,
        in_a_gradient_as_a_pattern,
        in_a_tiling_pattern,
        in_a_soft_mask,
        behind_a_spot_colour,
    ],
)
def test_rgb_is_found_wherever_it_hides(draft, hide):
    hide(draft)

    assert draft.broken() == {"C01"}


def test_rgb_that_nothing_is_painted_in_is_no_fault(draft):
    form(draft, RED)
    draft.paint("1 0 0 rg")

    assert draft.broken() == set()


def test_a_finding_says_where_and_how_often(draft):
    draft.paint(f"{RED} 0 0 1 rg 600 300 40 40 re f")
    (finding,) = draft.report().findings

    assert (finding.page, finding.times, finding.message) == (1, 2, "an area is in RGB")
    assert finding.where is not None
    assert (finding.where.left_mm, finding.where.top_mm) == (105.8, 350.1)
    assert (finding.where.right_mm, finding.where.bottom_mm) == (119.9, 364.2)


def test_a_colour_space_with_its_own_profile_is_refused(draft):
    name = space(draft, "ICCBased", draft.intent.DestOutputProfile)
    draft.paint(f"{name} cs 0 0 0 1 scn 300 300 40 40 re f")

    assert draft.broken() == {"C02"}


def test_lab_is_refused(draft):
    white = Dictionary(WhitePoint=Array([0.9642, 1, 0.8249]))
    draft.paint(f"{space(draft, 'Lab', white)} cs 50 0 0 scn 300 300 40 40 re f")

    assert draft.broken() == {"C02"}


def test_a_space_nobody_declared_is_refused(draft):
    draft.paint("/Missing cs 0 0 0 1 scn 300 300 40 40 re f")

    assert "C02" in draft.broken()


def test_a_spot_colour_is_refused(draft):
    draft.paint(f"{separation(draft, 'Gold')} cs 1 scn 300 300 40 40 re f")

    assert draft.broken() == {"C03"}


def test_an_ink_of_the_press_by_its_name_is_no_spot_colour(draft):
    draft.paint(f"{separation(draft, 'Black')} cs 1 scn 300 300 40 40 re f")

    assert draft.broken() == set()


def test_registration_colour_on_the_page_is_worth_a_word(draft):
    draft.paint(f"{separation(draft, 'All')} cs .4 scn 300 300 40 40 re f")

    assert draft.broken() == {"C04"}


def test_a_group_that_blends_in_rgb_is_refused(draft):
    draft.page.obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)

    assert draft.broken() == {"C05"}


def test_a_luminosity_mask_may_blend_in_grey(draft):
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    mask = Dictionary(Type=Name.Mask, S=Name.Luminosity, G=form(draft, "", Group=group))
    draft.page.obj.PieceInfo = draft.document.make_indirect(Dictionary(SMask=mask))

    assert draft.broken() == set()


def test_small_type_in_grey_is_worth_a_word(draft):
    draft.paint(f"0 g {draft.type(8)}")

    assert draft.broken() == {"C06"}


def test_large_type_in_grey_is_no_fault(draft):
    draft.paint(f"0 g {draft.type(30)}")

    assert draft.broken() == set()


def test_a_page_printed_in_black_alone_has_no_other_ink(draft):
    draft.profile = replace(draft.profile, grey=True)
    draft.paint("0 0 0 .3 k 300 300 40 40 re f")
    panel = draft.report().findings
    draft.paint(f"40 0 0 40 300 300 cm {draft.declare('/XObject', picture(draft, ColorSpace=Name.DeviceCMYK))} Do")

    assert [(finding.rule, finding.message, finding.times) for finding in panel] == [
        ("C09", "an area asks for cyan, magenta or yellow", 1)
    ]
    assert "a picture asks for cyan, magenta or yellow" in {finding.message for finding in draft.report().findings}


def test_cyan_by_its_name_or_in_a_palette_is_another_ink_than_black(draft):
    draft.profile = replace(draft.profile, grey=True)
    draft.paint(f"{separation(draft, 'Black')} cs 1 scn 300 300 40 40 re f")
    black = draft.report().findings[0].times
    draft.paint(f"{separation(draft, 'Cyan')} cs 1 scn 300 300 40 40 re f")
    palette = Array([Name.Indexed, Name.DeviceCMYK, 0, pikepdf.String(bytes(4))])
    draft.paint(f"40 0 0 40 300 300 cm {draft.declare('/XObject', picture(draft, ColorSpace=palette))} Do")

    assert black == 1
    assert [finding.times for finding in draft.report().findings if finding.rule == "C09"] == [2, 1]


def test_type_in_rich_black_is_worth_a_word(draft):
    draft.paint(f".6 .5 .4 .9 k {draft.type(20)}")

    assert draft.broken() == {"C07"}
