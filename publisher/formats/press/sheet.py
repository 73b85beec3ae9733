"""The sheet a press page lies on: its boxes and, where the plant wants them, crop and registration marks in a slug.

In: the plant's profile and a painted page. Out: the same page with the sheet's corner at 0,0 and exact boxes.
Marks stand outside the bleed, never in it, and print in every ink. Nothing on the page moves against its trim.
"""

from decimal import Decimal

import msgspec
from pikepdf import Array, Dictionary, Matrix, Name, Object, Page, Pdf, Stream

from publisher.press import PressProfile

PT_PER_MM = 72 / 25.4
SLUG_MM = 10.0
GAP_MM = 1.0
RADIUS_MM = 2.0
LINE_PT = 0.25
# The control points of a quarter circle drawn as one Bézier curve lie this part of the radius away.
ARC = 0.5523

Corners = tuple[float, float, float, float]


class Sheet(msgspec.Struct, frozen=True):
    """Sizes in points; ``bleed_pt`` is how far colour runs beyond the trim, ``slug_pt`` is 0 where no marks are."""

    width_pt: float
    height_pt: float
    bleed_pt: float
    slug_pt: float

    @classmethod
    def of(cls, profile: PressProfile) -> "Sheet":
        """The sheet of this plant."""
        slug_mm = SLUG_MM if profile.marks else 0.0
        sizes = (profile.trim_width_mm, profile.trim_height_mm, profile.bleed_mm, slug_mm)
        return cls(*(size * PT_PER_MM for size in sizes))

    @property
    def margin_pt(self) -> float:
        """From the edge of the sheet to the trim."""
        return self.bleed_pt + self.slug_pt

    def around(self, more_pt: float) -> Corners:
        """The corners of a box that reaches this far beyond the trim: left, bottom, right, top."""
        near, far = self.margin_pt - more_pt, self.margin_pt + more_pt
        return (near, near, self.width_pt + far, self.height_pt + far)


def lay(document: Pdf, page: Page, profile: PressProfile) -> None:
    """Lay a painted page on the plant's sheet (boxes: ISO 15930-7; CropBox: GWG 2022 R0003).

    The lower left corner of the trimmed page is taken from the painter's TrimBox, its size from the profile.
    """
    sheet = Sheet.of(profile)
    left, bottom = (float(corner) for corner in page.trimbox.as_list()[:2])
    _shift(page, sheet.margin_pt - left, sheet.margin_pt - bottom)
    for box, more_pt in (
        ("/MediaBox", sheet.margin_pt),
        ("/CropBox", sheet.margin_pt),
        ("/BleedBox", sheet.bleed_pt),
        ("/TrimBox", 0.0),
    ):
        page.obj[box] = _box(sheet.around(more_pt))
    if profile.marks:
        _draw_marks(document, page, sheet)


def _box(corners: Corners) -> Array:
    """A rectangle to a ten-thousandth of a point, so that the file says 0 and not 0.00000001."""
    return Array([Decimal(f"{corner:.4f}") for corner in corners])


def _shift(page: Page, right_pt: float, up_pt: float) -> None:
    """Move all that is painted, and leave the graphics state as it was found for what is added."""
    page.contents_add(f"q 1 0 0 1 {right_pt:.4f} {up_pt:.4f} cm".encode(), prepend=True)
    page.contents_add(b"Q")
    # A pattern's matrix starts from the page and not from the `cm` above (ISO 32000-1 8.7.2).
    patterns = page.resources.get("/Pattern", Dictionary())
    for name in patterns.keys():  # noqa: SIM118  a pikepdf dictionary is no mapping
        pattern = patterns[name]
        pattern.Matrix = Array(_matrix_of(pattern).translated(right_pt, up_pt))


def _matrix_of(pattern: Object) -> Matrix:
    return Matrix(pattern.Matrix) if "/Matrix" in pattern else Matrix()


def _draw_marks(document: Pdf, page: Page, sheet: Sheet) -> None:
    every_ink = Stream(document, b"{dup dup dup}", FunctionType=4, Domain=Array([0, 1]), Range=Array([0, 1] * 4))
    space = Array([Name.Separation, Name.All, Name.DeviceCMYK, document.make_indirect(every_ink)])
    page.add_resource(document.make_indirect(space), Name.ColorSpace, Name.Registration)
    strokes = [*_crop_marks(sheet), *_targets(sheet)]
    page.contents_add("\n".join(["q", "/Registration CS 1 SCN", f"{LINE_PT} w", *strokes, "Q"]).encode())


def _crop_marks(sheet: Sheet) -> list[str]:
    left, bottom, right, top = sheet.around(0.0)
    inner, outer = sheet.bleed_pt + GAP_MM * PT_PER_MM, sheet.margin_pt - GAP_MM * PT_PER_MM
    # Each end of an edge with the way that leads out of the page.
    ends_up, ends_across = ((bottom, -1), (top, 1)), ((left, -1), (right, 1))
    upright = [_line(x, y + way * inner, x, y + way * outer) for x in (left, right) for y, way in ends_up]
    level = [_line(x + way * inner, y, x + way * outer, y) for y in (bottom, top) for x, way in ends_across]
    return upright + level


def _targets(sheet: Sheet) -> list[str]:
    """A circle with a cross in the middle of each side."""
    left, bottom, right, top = sheet.around(sheet.bleed_pt + sheet.slug_pt / 2)
    middle, centre = (left + right) / 2, (bottom + top) / 2
    places = ((middle, top), (middle, bottom), (left, centre), (right, centre))
    return [stroke for x, y in places for stroke in _target(x, y, RADIUS_MM * PT_PER_MM)]


def _target(x: float, y: float, r: float) -> list[str]:
    k, arm = ARC * r, 1.6 * r
    circle = (
        f"{x + r:.3f} {y:.3f} m "
        f"{x + r:.3f} {y + k:.3f} {x + k:.3f} {y + r:.3f} {x:.3f} {y + r:.3f} c "
        f"{x - k:.3f} {y + r:.3f} {x - r:.3f} {y + k:.3f} {x - r:.3f} {y:.3f} c "
        f"{x - r:.3f} {y - k:.3f} {x - k:.3f} {y - r:.3f} {x:.3f} {y - r:.3f} c "
        f"{x + k:.3f} {y - r:.3f} {x + r:.3f} {y - k:.3f} {x + r:.3f} {y:.3f} c S"
    )
    return [_line(x - arm, y, x + arm, y), _line(x, y - arm, x, y + arm), circle]


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"{x1:.3f} {y1:.3f} m {x2:.3f} {y2:.3f} l S"
