"""Making up a piece: one story, or a part of one, set into the area that the dummy gives it.

In: a piece of the dummy, its story and what is left of its galley, the page's grid. Out: what stands where, the rest of
the galley for which there was no room, and the piece as the page map tells of it. Pictures end on a baseline and begin
where the capitals of the line beside them do. Nothing here decides what goes where.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from publisher.typeset.block import Head, Shown, make_head
from publisher.typeset.columns import Shop, column_of
from publisher.typeset.copy import Story
from publisher.typeset.dummy import Piece, Shot, Spot
from publisher.typeset.faces import Setting
from publisher.typeset.forme import Figure, Role, Rule, Stand, Type
from publisher.typeset.frames import Frame, Poured, depth_of, pour
from publisher.typeset.grid import Grid
from publisher.typeset.lines import Line, Run
from publisher.typeset.pagemap import Box, Placed, PlacedPicture, box_of
from publisher.typeset.showing import caption_of, continued, quote_of
from publisher.typeset.text import Text

_CAPS = 0.66  # of a size: how high the capitals of the text face stand
_CAPTION_DROP_PT = 3.0  # from the foot of a picture to the top of its caption's first line
_JUMP_PT = 7.6
_QUOTE_RULE_PT = 0.75
_QUOTE_WHITE = 1  # rows of white that are none of a quotation's box: half a row over it and half under
_QUOTE_SHIFTS = (0, 1, -1, 2, -2, 3, -3)  # rows
_QUOTE_PLACE = 0.35  # of a column's depth: where a quotation stands in it


@dataclass(frozen=True, slots=True)
class Matter:
    """A story and its text."""

    story: Story
    text: Text


@dataclass(frozen=True, slots=True)
class Leg:
    """A stretch of one column that text runs through: which column, and from which row up to which."""

    column: int
    row: int
    foot: int


@dataclass(frozen=True, slots=True)
class Made:
    """A piece as it stands on the page. ``rest`` is what found no room: the next page's, or overset."""

    stands: tuple[Stand, ...]
    rest: Frame
    white_rows: int
    placed: Placed


@dataclass(frozen=True, slots=True)
class Jumps:
    """The labels of the pages a story comes from and goes on at; empty for neither."""

    came: str = ""
    goes: str = ""


def make_piece(piece: Piece, story: Story, text: Text, page: Grid, shop: Shop, jumps: Jumps) -> Made | None:
    """The piece in its place; ``None`` where its headline does not go into so many lines after all."""
    grid = page.span(piece.area.column, piece.area.columns)
    if jumps.came:
        story = continued(story, jumps.came)
    ways = (_MakerUp(piece, Matter(story, text), grid, shop, jumps, shift).made() for shift in _shifts(piece))
    return min((way for way in ways if way), key=lambda way: (len(way.rest), way.white_rows), default=None)


def _shifts(piece: Piece) -> tuple[int, ...]:
    """By how many rows a pulled quotation may stand higher or lower, so that the column over it ends well."""
    return _QUOTE_SHIFTS if piece.way.pull else (0,)


class _MakerUp:
    """Makes up one piece."""

    def __init__(self, piece: Piece, matter: Matter, grid: Grid, shop: Shop, jumps: Jumps, shift: int) -> None:
        self.piece, self.story, self.text = piece, matter.story, matter.text
        self.grid, self.shop, self.jumps, self.shift = grid, shop, jumps, shift
        self.way, self.area = piece.way, piece.area

    def made(self) -> Made | None:
        over = [shot for shot in self.way.shots if shot.spot is Spot.OVER]
        row = self.area.row + sum(shot.depth for shot in over)
        head = make_head(self.story, self._shown(), self.grid, row, self.shop)
        if head is None:
            return None
        legs = self._legs(head.foot)
        poured = self._poured(legs)
        pictures = tuple(self._picture(shot, head.foot) for shot in self.way.shots)
        stands = (
            *(stand for shown, _ in pictures for stand in shown),
            *head.stands,
            *self._columns(legs, poured),
            *self._quoted(head.foot),
            *self._jump_line(),
        )
        placed = self._placed(head, legs, poured, tuple(told for _, told in pictures))
        return Made(stands, poured.overset, self._white(legs, poured), placed)

    def _shown(self) -> Shown:
        way = self.way
        return Shown(way.head_pt, way.head_lines, way.deck_pt, way.deck_rows, light=way.light)

    # Text.

    def _legs(self, row: int) -> tuple[Leg, ...]:
        """Where text runs, in the order it is read."""
        foot, pulled = self.area.foot, self._pulled(row)
        legs: list[Leg] = []
        for column in range(self.area.columns):
            top = row + self._taken(Spot.HEAD, column)
            end = foot - self._taken(Spot.FOOT, column)
            if self.piece.continues_on and column == self.area.columns - 1:
                end -= 1
            if pulled is not None and pulled.column == column:
                legs += (Leg(column, top, pulled.row), Leg(column, pulled.foot, end))
            else:
                legs.append(Leg(column, top, end))
        return tuple(leg for leg in legs if leg.foot > leg.row)

    def _taken(self, spot: Spot, column: int) -> int:
        """How many rows of a column pictures take: at the head those at the right, at the foot those at the left."""
        across = self.area.columns
        held = {
            Spot.HEAD: lambda shot: column >= across - shot.columns,
            Spot.FOOT: lambda shot: column < shot.columns,
        }
        return sum(shot.depth for shot in self.way.shots if shot.spot is spot and held[spot](shot))

    def _pulled(self, row: int) -> Leg | None:
        """Where the pulled quote stands: in the first column that has no picture, a third of the way down."""
        if self.way.pull is None:
            return None
        plain = [
            column
            for column in range(self.area.columns)
            if not self._taken(Spot.HEAD, column) and not self._taken(Spot.FOOT, column)
        ]
        column = (plain or [0])[len(plain) // 2 if plain else 0]
        top = row + self._taken(Spot.HEAD, column)
        deep = self.area.foot - self._taken(Spot.FOOT, column) - top - self.way.pull.rows
        start = top + min(max(0, round(deep * _QUOTE_PLACE) + self.shift), max(0, deep))
        return Leg(column, start, start + self.way.pull.rows)

    def _poured(self, legs: tuple[Leg, ...]) -> Poured:
        """The text with as many spare crossheads as go in, its columns ending level but for a line that is over."""
        rooms = [leg.foot - leg.row for leg in legs]
        is_whole = not (self.piece.first or self.piece.continues_on)
        longer = (galley for galley in reversed(self.text.longer if is_whole else ()))
        galley = next((each for each in longer if not pour(each, rooms).overset), self.text.galley[self.piece.first :])
        galley = _aired(galley, rooms)
        full = pour(galley, rooms)
        if full.overset:
            return full
        slack = sum(rooms) - depth_of(galley)
        for spread in range(min(slack, 2 * len(rooms)), 0, -1):
            level = pour(galley, _shortened(rooms, spread))
            if not level.overset and level.demerits <= full.demerits:
                return level
        return full

    def _columns(self, legs: tuple[Leg, ...], poured: Poured) -> Iterator[Type]:
        columns = self.grid.columns(self.area.columns)
        for leg, frame in zip(legs, poured.frames, strict=False):
            yield from column_of(frame, columns[leg.column], self.grid, leg.row, self.text.dress)

    def _white(self, legs: tuple[Leg, ...], poured: Poured) -> int:
        """How deep the deepest hole is at the foot of a leg."""
        frames = [*poured.frames, *[()] * (len(legs) - len(poured.frames))]
        return max((leg.foot - leg.row - depth_of(frame) for leg, frame in zip(legs, frames, strict=True)), default=0)

    # What stands beside the text.

    def _picture(self, shot: Shot, body: int) -> tuple[tuple[Stand, ...], PlacedPicture]:
        first, row = self._spot(shot, body)
        part = self.grid.span(first, shot.columns)
        caps_pt = _CAPS * self.text.dress.text.size_pt
        top_pt, foot_pt = part.baseline_pt(row + 1) - caps_pt, part.baseline_pt(row + shot.rows)
        picture = self.story.pictures[shot.picture]
        if picture.whole:
            foot_pt = top_pt + min(foot_pt - top_pt, part.width_pt / picture.aspect)
        figure = Figure(part.left_pt, top_pt, part.width_pt, foot_pt - top_pt, picture.name, picture.alt)
        box = box_of(figure.left_pt, figure.top_pt, figure.width_pt, figure.height_pt)
        told = caption_of(picture, shot.columns, self.grid, self.shop)
        if not told.lines:
            return (figure,), PlacedPicture(file=picture.name, box=box)
        words = Type(Role.CAPTION, part.left_pt, foot_pt + _CAPTION_DROP_PT, told.setting, told.lines)
        deep_pt = len(told.lines) * told.setting.leading_pt
        return (figure, words), PlacedPicture(
            file=picture.name, box=box, caption=box_of(part.left_pt, words.top_pt, part.width_pt, deep_pt)
        )

    def _spot(self, shot: Shot, body: int) -> tuple[int, int]:
        """The column and the row that a picture starts at."""
        match shot.spot:
            case Spot.OVER:
                return 0, self.area.row
            case Spot.HEAD:
                return self.area.columns - shot.columns, body
            case Spot.FOOT:
                return 0, self.area.foot - shot.depth + 1

    def _quoted(self, body: int) -> Iterator[Type | Rule]:
        leg = self._pulled(body)
        if leg is None or self.way.pull is None:
            return
        told = quote_of(self.story.quotes[self.way.pull.quote], self.grid, self.shop)
        part = self.grid.span(leg.column, 1)
        lead_rows = told.setting.leading_pt / part.row_pt
        deep = len(told.lines) * lead_rows
        start = leg.row + (leg.foot - leg.row - deep) / 2
        top_pt = part.top_of_type_pt(told.setting, start)
        edge = (leg.foot - leg.row - deep) / 4
        yield Rule(part.left_pt, part.row_top_pt(leg.row + edge), part.width_pt, _QUOTE_RULE_PT)
        yield Type(Role.QUOTE, part.left_pt, top_pt, told.setting, told.lines)
        yield Rule(part.left_pt, part.row_top_pt(leg.foot - edge), part.width_pt, _QUOTE_RULE_PT)

    def _jump_line(self) -> Iterator[Type]:
        if not self.jumps.goes:
            return
        part = self.grid.span(self.area.columns - 1, 1)
        setting = Setting("jump", self.shop.fount.grotesque_bold, _JUMP_PT, part.row_pt, ligatures=False)
        line = Line((Run(f"Continued on page {self.jumps.goes}", setting),))
        line = replace(line, indent_pt=part.width_pt - line.width_pt)
        yield Type(Role.JUMP, part.left_pt, part.top_of_type_pt(setting, self.area.foot - 1), setting, (line,))

    # What is told of it.

    def _placed(self, head: Head, legs: tuple[Leg, ...], poured: Poured, pictures: tuple[PlacedPicture, ...]) -> Placed:
        grid, area, setting = self.grid, self.area, self.text.dress.text
        columns = grid.columns(area.columns)
        top_pt = grid.row_top_pt(area.row)
        told = self._pulled(head.foot)
        return Placed(
            story=self.story.id,
            headline=self.story.headline,
            rank=self.story.rank,
            box=box_of(grid.left_pt, top_pt, grid.width_pt, area.rows * grid.row_pt),
            head=_box(head.headline, grid),
            deck=_box(head.deck, grid) if head.deck else None,
            columns=tuple(
                box_of(
                    columns[leg.column].left_pt,
                    grid.row_top_pt(leg.row),
                    columns[leg.column].measure_pt,
                    depth_of(frame) * grid.row_pt,
                )
                for leg, frame in zip(legs, poured.frames, strict=False)
            ),
            headline_pt=head.headline.setting.size_pt,
            text_pt=setting.size_pt,
            leading_pt=setting.leading_pt,
            lines=sum(len(frame) for frame in poured.frames),
            pictures=pictures,
            quote=None
            if told is None
            else box_of(
                columns[told.column].left_pt,
                grid.row_top_pt(told.row + _QUOTE_WHITE / 2),
                columns[told.column].measure_pt,
                (told.foot - told.row - _QUOTE_WHITE) * grid.row_pt,
            ),
            continued_from=self.jumps.came,
            continues_on=self.jumps.goes,
        )


def _aired(galley: Frame, rooms: list[int]) -> Frame:
    """With a row of white more over every crosshead, where there is so much of it that columns would end short."""
    crossheads = sum(1 for line in galley if line.above)
    if not crossheads or sum(rooms) - depth_of(galley) < crossheads + len(rooms) // 2:
        return galley
    aired = tuple(replace(line, above=line.above + 1) if line.above else line for line in galley)
    return galley if pour(aired, rooms).overset else aired


def _shortened(rooms: list[int], lines: int) -> list[int]:
    """The last legs a line shorter, and again from the last one while there are lines to take."""
    short = list(rooms)
    for number in range(lines):
        short[-1 - number % len(short)] -= 1
    return [max(0, room) for room in short]


def _box(stand: Type, grid: Grid) -> Box:
    return box_of(stand.left_pt, stand.top_pt, grid.width_pt, len(stand.lines) * stand.setting.leading_pt)
