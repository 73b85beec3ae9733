"""A page that does not lie where the plant looks for it is refused."""

import pytest
from msgspec.structs import replace
from pikepdf import Array

BOXES = ("MediaBox", "CropBox", "BleedBox", "TrimBox")


def grown(box, *by):
    return Array([float(corner) + more for corner, more in zip(box, by, strict=True)])


def test_a_page_without_a_trim_box_is_refused(draft):
    del draft.page.obj.TrimBox

    assert draft.broken() == {"B01"}


def test_a_page_with_trim_box_and_art_box_is_refused(draft):
    draft.page.obj.ArtBox = draft.page.obj.TrimBox

    assert draft.broken() == {"B01"}


def test_a_page_of_another_size_is_refused(draft):
    draft.profile = replace(draft.profile, trim_width_mm=280.0, trim_height_mm=400.0)
    report = draft.report()

    assert [finding.rule for finding in report.findings] == ["B02"]
    assert report.findings[0].message == "the trimmed page is 315.0 x 470.0 mm"
    assert report.findings[0].hint == "Berliner trims to 280.0 x 400.0 mm"


def test_a_bleed_beyond_the_sheet_is_refused(draft):
    draft.profile = replace(draft.profile, bleed_mm=3.0, marks=True)
    draft.page.obj.BleedBox = grown(draft.page.obj.BleedBox, -8.504, -8.504, 8.504, 8.504)

    assert draft.broken() == {"B03"}


def test_a_page_without_the_bleed_the_plant_asks_for_is_refused(draft):
    draft.profile = replace(draft.profile, bleed_mm=3.0)

    assert draft.broken() == {"B04"}


def test_a_cropped_page_is_refused(draft):
    draft.page.obj.CropBox = grown(draft.page.obj.CropBox, 9, 0, 0, 0)

    assert draft.broken() == {"B05"}


def test_a_sheet_that_starts_elsewhere_is_worth_a_word(draft):
    for box in BOXES:
        draft.page.obj[f"/{box}"] = grown(draft.page.obj[f"/{box}"], -9, 0, -9, 0)

    assert draft.broken() == {"B06"}


def test_a_scaled_page_is_refused(draft):
    draft.page.obj.UserUnit = 2

    assert draft.broken() == {"B07"}


def test_a_turned_page_is_refused_also_where_the_page_tree_turns_it(draft):
    draft.document.Root.Pages.Rotate = 90

    assert draft.broken() == {"B08"}


def test_a_slug_is_refused_where_the_plant_takes_no_marks(draft):
    for box in ("MediaBox", "CropBox"):
        draft.page.obj[f"/{box}"] = grown(draft.page.obj[f"/{box}"], 0, 0, 30, 30)

    assert draft.broken() == {"B09"}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"0 0 0 0 k 0 0 900 1400 re f",
        b"0 0 0 1 k -50 0 20 20 re f",
        b"0 0 20 20 re W n 0 0 0 1 k 300 300 40 40 re f",
    ],
    ids=["nothing", "white", "outside", "clipped away"],
)
def test_a_page_nothing_is_to_be_seen_on_is_refused(draft, content):
    draft.page.obj.Contents = draft.document.make_stream(content)

    assert draft.broken() == {"B10"}


def test_type_at_the_trim_is_refused(draft):
    draft.paint(f"0 0 0 1 k 1 0 0 1 -292 0 cm {draft.type(20)}")
    (finding,) = draft.report().findings

    assert (finding.rule, finding.message) == ("B11", "type stands 3 mm from the trim")


def test_type_in_the_margin_is_worth_a_word(draft):
    draft.paint(f"0 0 0 1 k 1 0 0 1 -280 0 cm {draft.type(20)}")

    assert draft.broken() == {"B12"}


def test_pictures_and_tints_may_run_to_the_trim(draft):
    draft.paint(".2 0 0 0 k 0 0 50 1400 re f")

    assert draft.broken() == set()


def test_a_page_without_type_is_worth_a_word(draft):
    draft.page.obj.Contents = draft.document.make_stream(b".2 0 0 0 k 0 0 900 1400 re f")

    assert draft.broken() == {"B13"}
