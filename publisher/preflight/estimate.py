"""Our own estimate of the ink on a page, without a RIP: areas, pictures and type laid on four plates in turn.

In: what a page paints. Out: the trimmed page in its inks, as an image. Areas and pictures lie where they are; type is
an even tint of its own density, gradients are as heavy as their heavier end, and colours that a RIP would have to
convert are left out. Overprinting adds ink, everything else knocks out what lies below it.
"""

from collections.abc import Iterable
from math import ceil, floor

from pikepdf import Array, Dictionary, Object
from PIL import Image, ImageChops, ImageDraw

from publisher.preflight.content import Kind, Painted
from publisher.preflight.graphics import CMYK, GRAY, Colour, Corners, common
from publisher.preflight.paths import fills_its_box
from publisher.preflight.sampling import inks_of, shape_of
from publisher.preflight.state import Part

Inks = tuple[float | None, float | None, float | None, float | None]
Pixels = tuple[int, int, int, int]

_PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
# Of the box of a run of type its letters cover about a third where it is densest; of large type, whose stems are as
# wide as the square that is measured (11 pt), some square is covered by a stem.
_TYPE_DENSITY, _STEM_EM, _SQUARE_PT = 0.33, 0.15, 11.0


def estimated(marks: Iterable[Painted], trim: Corners, pixels_per_inch: int) -> Image.Image:
    """The trimmed page in its inks."""
    plates = _Plates(trim, pixels_per_inch / 72)
    for mark in marks:
        if not mark.is_mask:
            plates.lay(mark)
    return Image.merge("CMYK", plates.plates)


class _Plates:
    """The four plates while they are made."""

    def __init__(self, trim: Corners, scale: float) -> None:
        self.trim = trim
        self.scale = scale
        size = (max(1, round((trim[2] - trim[0]) * scale)), max(1, round((trim[3] - trim[1]) * scale)))
        self.plates = [Image.new("L", size) for _ in range(4)]

    def lay(self, mark: Painted) -> None:
        """Lay one mark on the plates it prints on."""
        box = self.pixels(common(mark.seen, self.trim))
        if box[0] >= box[2] or box[1] >= box[3]:
            return
        if mark.kind is Kind.PICTURE and not _is_stencil(mark.resource):
            self.picture(mark, box)
            return
        inks = _heavier_end(mark.resource) if mark.kind is Kind.SHADING else inks_of_colour(mark.colour)
        if inks is not None and mark.colour.pattern is None:
            self.flat(_overprinted(inks, mark), box, self.shape(mark, box))

    def flat(self, inks: Inks, box: Pixels, shape: Image.Image | None) -> None:
        """A flat colour in a box, as far as the shape covers it; an ink of ``None`` leaves its plate alone."""
        for plate, ink in zip(self.plates, inks, strict=True):
            if ink is not None:
                plate.paste(round(255 * min(1.0, max(0.0, ink))), box, shape)

    def picture(self, mark: Painted, box: Pixels) -> None:
        """The samples of a picture, scaled to where it stands; what is clipped away is not laid."""
        whole = self.pixels(mark.where)
        size = (max(1, whole[2] - whole[0]), max(1, whole[3] - whole[1]))
        inks = inks_of(mark.resource, mark.colour.space, size) if mark.resource is not None else None
        if inks is None or mark.resource is None:
            return
        alpha = shape_of(mark.resource.SMask, size) if "/SMask" in mark.resource else None
        shape = self.faded(_placed(alpha, mark, whole, box) if alpha else None, mark.ink.alpha, box)
        laid = _placed(inks, mark, whole, box)
        for plate, ink in zip(self.plates, laid.split(), strict=True):
            plate.paste(ink, box, shape)

    def shape(self, mark: Painted, box: Pixels) -> Image.Image | None:
        """How much of a box a mark covers; ``None`` where it is all of it."""
        size = (box[2] - box[0], box[3] - box[1])
        match mark.kind:
            case Kind.TYPE:
                stems = min(1.0, mark.size_pt * _STEM_EM / _SQUARE_PT)
                return Image.new("L", size, round(255 * mark.ink.alpha * max(_TYPE_DENSITY, stems)))
            case Kind.PATH if mark.part is Part.STROKE or not fills_its_box(mark.outlines, mark.where):
                return self.faded(self.drawn(mark, box), mark.ink.alpha, box)
            case Kind.PICTURE if mark.resource is not None:
                stencil = shape_of(mark.resource, size)
                whole = self.pixels(mark.where)
                return self.faded(_placed(stencil, mark, whole, box) if stencil else None, mark.ink.alpha, box)
            case _:
                return self.faded(None, mark.ink.alpha, box)

    def faded(self, shape: Image.Image | None, alpha: float, box: Pixels) -> Image.Image | None:
        """The shape as far as it is opaque."""
        if alpha >= 1:
            return shape
        shape = shape or Image.new("L", (box[2] - box[0], box[3] - box[1]), 255)
        return shape.point([round(level * max(0.0, alpha)) for level in range(256)])

    def drawn(self, mark: Painted, box: Pixels) -> Image.Image:
        """The outlines of a path: filled by the even-odd rule, or drawn as lines."""
        size = (box[2] - box[0], box[3] - box[1])
        shape = Image.new("1", size)
        for outline in mark.outlines:
            points = [self.point(x, y, box) for x, y in outline]
            if mark.part is Part.STROKE:
                ImageDraw.Draw(shape).line(points, fill=1, width=max(1, round(mark.size_pt * self.scale)))
            elif len(points) > 2:  # noqa: PLR2004  what has two corners covers nothing
                part = Image.new("1", size)
                ImageDraw.Draw(part).polygon(points, fill=1)
                shape = ImageChops.logical_xor(shape, part)
        return shape.convert("L")

    def point(self, x: float, y: float, box: Pixels) -> tuple[float, float]:
        """A point of the page, in pixels from the corner of a box; no further off than a drawing may reach."""
        across, down = (x - self.trim[0]) * self.scale - box[0], (self.trim[3] - y) * self.scale - box[1]
        return max(-1e5, min(1e5, across)), max(-1e5, min(1e5, down))

    def pixels(self, where: Corners) -> Pixels:
        """A place on the page in whole pixels from the upper left corner of the trim; a thin line keeps one."""
        left, right = ((x - self.trim[0]) * self.scale for x in (where[0], where[2]))
        top, bottom = ((self.trim[3] - y) * self.scale for y in (where[3], where[1]))
        across, down = (round(left), round(right)), (round(top), round(bottom))
        if across[0] == across[1]:
            across = (floor(left), ceil(right))
        if down[0] == down[1]:
            down = (floor(top), ceil(bottom))
        return (across[0], down[0], across[1], down[1])


def inks_of_colour(colour: Colour) -> Inks | None:
    """What a flat colour puts on each plate; ``None`` where only a RIP can tell."""
    values, space = colour.values, colour.space
    match space.family:
        case family if family == CMYK and len(values) == len(_PROCESS):
            return (values[0], values[1], values[2], values[3])
        case family if family == GRAY and values:
            return (0.0, 0.0, 0.0, 1 - values[0])
        case "Separation" | "DeviceN" if not space.spots and len(values) == len(space.inks):
            named = dict(zip(space.inks, values, strict=True))
            cyan, magenta, yellow, black = (named.get("All", named.get(ink)) for ink in _PROCESS)
            return (cyan, magenta, yellow, black)
        case _:
            return None


def _overprinted(inks: Inks, mark: Painted) -> Inks:
    """Which plates are left alone: by overprinting those of an ink that is not named, or in mode 1 is nought."""
    if not mark.ink.overprints:
        return (inks[0] or 0.0, inks[1] or 0.0, inks[2] or 0.0, inks[3] or 0.0)
    if mark.colour.space.family == CMYK and mark.overprint_mode == 1:
        return (inks[0] or None, inks[1] or None, inks[2] or None, inks[3] or None)
    return inks


def _placed(image: Image.Image, mark: Painted, whole: Pixels, box: Pixels) -> Image.Image:
    """The part of an image that is seen, scaled and turned over as it stands."""
    if mark.matrix.a < 0:
        image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    if mark.matrix.d < 0:
        image = image.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    across, down = image.width / max(1, whole[2] - whole[0]), image.height / max(1, whole[3] - whole[1])
    left, top = max(0.0, (box[0] - whole[0]) * across), max(0.0, (box[1] - whole[1]) * down)
    right, bottom = (box[2] - whole[0]) * across, (box[3] - whole[1]) * down
    part = (left, top, min(image.width, right), min(image.height, bottom))
    return image.resize((box[2] - box[0], box[3] - box[1]), Image.Resampling.BOX, part)


def _heavier_end(shading: Object | None) -> Inks | None:
    """The heavier end of a gradient between two colours in four inks."""
    function = shading.get("/Function") if isinstance(shading, Dictionary) else None
    if not isinstance(function, Dictionary):
        return None
    ends = [function.get(key) for key in ("/C0", "/C1")]
    stated = [[float(ink) for ink in end.as_list()] for end in ends if isinstance(end, Array)]
    inks = max(stated, key=sum, default=[])
    return (inks[0], inks[1], inks[2], inks[3]) if len(inks) == len(_PROCESS) else None


def _is_stencil(picture: Object | None) -> bool:
    return picture is not None and bool(picture.get("/ImageMask", False))
