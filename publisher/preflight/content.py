"""What a page paints: one value for every run of type, every path, picture and shading, in the order it is painted.

In: a page. Out: ``Painted`` values with their colour, size and place. Forms, tiling patterns and soft masks are
followed, each with the state it is called in. Nothing is rasterised; what is clipped away is reported as unseen.
"""

from enum import StrEnum

import msgspec
import pikepdf
from msgspec.structs import replace
from pikepdf import Dictionary, Matrix, Name, Object, Page, Stream

from publisher.preflight.flow import MOST_OPERATORS, EndlessError, instructions_of
from publisher.preflight.graphics import (
    Colour,
    Corners,
    box_of,
    common,
    mean_scale,
    ppi_of,
    space_of,
    through,
    upright_scale,
)
from publisher.preflight.paths import Outline, Path, fills_its_box
from publisher.preflight.state import Ink, Operands, Part, State, after, declared, numbers
from publisher.preflight.widths import Widths, advance, codes_of, widths_of

UNIT: Corners = (0.0, 0.0, 1.0, 1.0)
# A form may call a form. A file in which this goes deeper, or is done more often, is broken or means harm.
_DEEPEST = 28
_MOST_CALLS = 10_000
_FILL, _STROKE, _BOTH = (Part.FILL,), (Part.STROKE,), (Part.FILL, Part.STROKE)
_PATHS: dict[str, tuple[Part, ...]] = {
    **dict.fromkeys(("f", "F", "f*"), _FILL),
    **dict.fromkeys(("S", "s"), _STROKE),
    **dict.fromkeys(("B", "B*", "b", "b*"), _BOTH),
    "n": (),
}
_PLACE_TYPE = {"BT", "Td", "TD", "Tm", "T*", "'", '"'}
# Text rendering modes (ISO 32000-1 9.3.6); type in mode 3 or 7 is not painted.
_MODES = {0: _FILL, 4: _FILL, 1: _STROKE, 5: _STROKE, 2: _BOTH, 6: _BOTH}


class Kind(StrEnum):
    """What is painted."""

    TYPE = "type"
    PATH = "path"
    PICTURE = "picture"
    SHADING = "shading"


class Painted(msgspec.Struct, frozen=True, kw_only=True):
    """One thing painted, in one of its inks.

    ``size_pt`` is the size of type, the width of a stroke, the lesser side of a filled path, all as they stand on the
    page. ``where`` is in points on the page, type from its baseline up; ``seen`` is what no clipping path cuts off.
    ``resource`` is the font, picture or shading. ``codes`` are the bytes a run of type shows, once, even where it is
    filled and stroked. ``ppi`` is the resolution of a picture where it stands, ``matrix`` how it got there.
    ``is_mask`` is true of what shapes a soft mask, ``is_box`` of what no clipping path rounds off.
    """

    page: int
    kind: Kind
    part: Part
    ink: Ink
    overprint_mode: int
    transparent: bool
    blend: str
    where: Corners
    size_pt: float = 0.0
    resource: Object | None = None
    codes: bytes = b""
    ppi: float = 0.0
    seen: Corners = (0.0, 0.0, 0.0, 0.0)
    outlines: tuple[Outline, ...] = ()
    matrix: Matrix = Matrix()
    is_mask: bool = False
    is_box: bool = True

    @property
    def is_seen(self) -> bool:
        """It is not wholly clipped away, and shapes no mask."""
        left, bottom, right, top = self.seen
        is_cut = self.seen != self.where and (left >= right or bottom >= top)
        return not self.is_mask and not is_cut

    @property
    def colour(self) -> Colour:
        """Its colour; of a picture or shading only the space is known."""
        return self.ink.colour


def painted_on(number: int, page: Page) -> tuple[Painted, ...]:
    """Everything this page paints.

    Raises:
        pikepdf.PdfError: a content stream is not one.
        EndlessError: it goes on without end.
    """
    walk = _Walk(number)
    walk.follow(page.obj, page.resources, State())
    return tuple(walk.found)


class _Walk:
    """One walk over the content of a page, into everything it calls."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.found: list[Painted] = []
        self.calls = 0
        self.operators = 0
        self.calling: tuple[tuple[int, int], ...] = ()
        self.drawn: set[tuple[int, int]] = set()
        self._widths: dict[tuple[int, int], Widths] = {}

    def follow(self, content: Object, resources: Object, state: State) -> None:
        """Walk one content stream; one that calls itself is not walked again."""
        self.calls += 1
        if self.calls > _MOST_CALLS:
            raise EndlessError("the content calls itself without end")
        if content.objgen in self.calling or len(self.calling) > _DEEPEST:
            return
        self.calling = (*self.calling, content.objgen)
        _Stream(self, resources, state).walk(content)
        self.calling = self.calling[:-1]

    def widths(self, font: Object | None) -> Widths:
        """The widths of a font, looked up once; one that is written in place has no number to know it by."""
        key = (0, 0) if font is None else font.objgen
        known = self._widths.get(key)
        if known is None:
            known = widths_of(font)
            if key != (0, 0):
                self._widths[key] = known
        return known


class _Stream:
    """One content stream while it is walked."""

    def __init__(self, walk: _Walk, resources: Object, state: State) -> None:
        self.above = walk
        self.resources = resources
        self.state = state
        self.saved: list[State] = []
        self.path = Path()
        self.clips = False
        self.pen = 0.0

    def walk(self, content: Object) -> None:
        instructions = instructions_of(content)
        self.above.operators += len(instructions)
        if self.above.operators > MOST_OPERATORS:
            raise EndlessError("the content goes on without end")
        for instruction in instructions:
            operator, operands = str(instruction.operator), tuple(instruction.operands)
            if operator in _PLACE_TYPE:
                self.pen = 0.0
            self.state = after(self.state, operator, operands, self.resources)
            self.step(operator, operands)

    def step(self, operator: str, operands: Operands) -> None:
        """What an operator does beside changing the state. The cases are the operators of ISO 32000-1, annex A."""
        match operator:
            case "q":
                self.saved.append(self.state)
            case "Q":
                self.state = self.saved.pop() if self.saved else self.state
            case "m" | "l" | "c" | "v" | "y" | "re":
                self.path.add(operator, numbers(operands), self.state.ctm)
            case "W" | "W*":
                self.clips = True
            case "Tj" | "TJ" | "'" | '"':
                self.type(operands[-1])
            case "Do" | "sh" | "gs" | "INLINE IMAGE":
                self.call(operator, operands[0])
            case _:
                self.end_path(operator)

    def end_path(self, operator: str) -> None:
        parts = _PATHS.get(operator)
        if parts is None or not self.path:
            return
        path, self.path = self.path, Path()
        where = path.where
        sizes = {
            Part.FILL: min(where[2] - where[0], where[3] - where[1]),
            Part.STROKE: self.state.line_width * mean_scale(self.state.ctm),
        }
        for part in parts:
            mark = self.mark(Kind.PATH, part, where, size_pt=sizes[part])
            self.paint(replace(mark, outlines=path.outlines))
        if self.clips:
            self.clips, self.state = False, self.state.clipped(where, to_box=fills_its_box(path.outlines, where))

    def type(self, shown: object) -> None:
        """A run of type, from where the last one ended."""
        state, codes = self.state, codes_of(shown)
        matrix = state.text_line @ state.ctm
        start, self.pen = self.pen, self.pen + advance(shown, state, self.above.widths(state.font))
        where = through(matrix, (start, 0.0, self.pen, state.font_size))
        size = abs(state.font_size) * upright_scale(matrix)
        for part in _MODES.get(state.text_mode, ()):
            mark = self.mark(Kind.TYPE, part, where, size_pt=size)
            self.paint(replace(mark, resource=state.font, codes=codes))
            codes = b""
        if state.font is not None and state.font.get("/Subtype") == Name.Type3:
            self.letters(state.font, Matrix(state.font_size, 0, 0, state.font_size, start, 0) @ matrix)

    def letters(self, font: Object, matrix: Matrix) -> None:
        """The letters of a Type 3 font are content themselves, each walked once a page; what they paint is the type."""
        procs = font.get("/CharProcs", Dictionary())
        for name in procs.keys() if font.objgen not in self.above.drawn else ():
            own = Matrix(font.get("/FontMatrix", pikepdf.Array([0.001, 0, 0, 0.001, 0, 0])))
            state = replace(self.state, ctm=own @ matrix)
            self.above.follow(procs[name], font.get("/Resources", self.resources), state)
        self.above.drawn.add(font.objgen)

    def call(self, operator: str, operand: object) -> None:
        """A thing beside the content: a form, a picture, a shading, the group of a soft mask."""
        match operator:
            case "sh":
                self.shading(declared(self.resources, "/Shading", operand), Part.FILL, through(self.state.ctm, UNIT))
            case "gs":
                self.mask(declared(self.resources, "/ExtGState", operand))
            case "Do":
                self.external(declared(self.resources, "/XObject", operand))
            case _ if isinstance(operand, pikepdf.PdfInlineImage):
                self.picture(operand.obj)
            case _:
                pass

    def mask(self, named: Object | None) -> None:
        mask = named.get("/SMask") if isinstance(named, Dictionary) else None
        if isinstance(mask, Dictionary) and isinstance(mask.get("/G"), Stream):
            self.form(mask.G, State(ctm=self.state.ctm, is_mask=True))

    def external(self, named: Object | None) -> None:
        kind = named.get("/Subtype") if isinstance(named, Stream) else None
        if kind == Name.Form:
            self.form(named, self.state)
        elif kind == Name.Image:
            self.picture(named)

    def form(self, form: Object | None, state: State) -> None:
        if form is not None:
            own = Matrix(form.Matrix) if "/Matrix" in form else Matrix()
            inside = replace(state.inside_group() if "/Group" in form else state, ctm=own @ state.ctm)
            box = form.get("/BBox")
            if isinstance(box, pikepdf.Array) and len(box) == len(UNIT):
                inside = inside.clipped(through(inside.ctm, box_of(box)))
            self.above.follow(form, form.get("/Resources", self.resources), inside)

    def picture(self, picture: Object | None) -> None:
        if picture is None:
            return
        ctm = self.state.ctm
        mark = self.mark(Kind.PICTURE, Part.FILL, through(ctm, UNIT))
        if not picture.get("/ImageMask", False):
            mark = self.in_space(mark, picture)
        ppi = ppi_of(float(picture.get("/Width", 0)), float(picture.get("/Height", 0)), ctm)
        self.paint(replace(mark, resource=picture, ppi=ppi, matrix=ctm))

    def shading(self, shading: Object | None, part: Part, where: Corners) -> None:
        if shading is not None:
            self.paint(replace(self.in_space(self.mark(Kind.SHADING, part, where), shading), resource=shading))

    def in_space(self, mark: Painted, holder: Object) -> Painted:
        """The mark in the colour space of a picture or shading, whose colours cannot be read off."""
        spaces = declared(self.resources, "/ColorSpace") or Dictionary()
        return replace(mark, ink=replace(mark.ink, colour=Colour(space_of(holder.get("/ColorSpace"), spaces), ())))

    def mark(self, kind: Kind, part: Part, where: Corners, *, size_pt: float = 0.0) -> Painted:
        return Painted(
            page=self.above.number,
            kind=kind,
            part=part,
            ink=self.state.ink(part),
            overprint_mode=self.state.overprint_mode,
            transparent=self.state.transparent(part),
            blend=self.state.blend,
            where=where,
            size_pt=size_pt,
            seen=where if self.state.clip is None else common(self.state.clip, where),
            is_mask=self.state.is_mask,
            is_box=self.state.clips_to_box,
        )

    def paint(self, mark: Painted) -> None:
        """Report a mark, and what its pattern paints in its place."""
        self.above.found.append(mark)
        pattern = mark.colour.pattern
        if isinstance(pattern, Stream):
            self.form(pattern, State(clip=mark.seen, is_mask=mark.is_mask))
        elif isinstance(pattern, Dictionary):
            self.shading(pattern.get("/Shading"), mark.part, mark.where)
