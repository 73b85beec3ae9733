"""One story as a block of a page: headline over deck over columns, every line on the grid.

In: a story, how its head is shown, its text as it was set, the rows it may take. Out: a ``Block``: what stands where,
the row it ends before, how many of its lines found no room. Nothing here knows another story.
"""

from dataclasses import dataclass
from math import ceil

from publisher.typeset import display
from publisher.typeset.columns import Columns, SetText, Shop, gutter_rules, in_columns
from publisher.typeset.compose import ragged
from publisher.typeset.copy import Story
from publisher.typeset.faces import Setting
from publisher.typeset.forme import Role, Rule, Type
from publisher.typeset.grid import Grid
from publisher.typeset.lines import Line, Run
from publisher.typeset.pagemap import Box, Placed, box_of

_TIGHTEST = 0.97  # the leading of a headline, as a share of its size
_WHITE_UNDER = 0.6  # rows of white under the descenders of headline and deck, at least
_KICKER_LEAST_PT, _KICKER_MOST_PT, _KICKER_SHARE = 8.5, 15.0, 0.2  # the share is of the headline's size
_BYLINE_PT = 8.5
_WORDS_A_LINE = 1.5  # at least, in a headline that is told how many lines it has


@dataclass(frozen=True, slots=True)
class Shown:
    """How a story is shown. A deck of 0 pt is not; ``ruled`` says whether hairlines part its columns.

    ``head_pt`` is the size of the headline if ``lines`` is 0 (as few as it needs), else the largest it may be;
    ``light`` sets it apart from one that stands beside it.
    """

    head_pt: float
    lines: int
    deck_pt: float
    deck_rows: float
    ruled: bool = False
    light: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A made-up story, and the row it ends before. ``overset`` is how many lines of its text found no room."""

    stands: tuple[Type | Rule, ...]
    foot: int
    overset: int
    placed: Placed

    @property
    def overset_share(self) -> float:
        """How much of its text that is."""
        return self.overset / (self.overset + self.placed.lines) if self.overset else 0.0


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a story's text, and the row where the text may start."""

    kicker: Type | None
    headline: Type
    deck: Type | None
    byline: Type | None
    foot: int

    @property
    def stands(self) -> tuple[Type, ...]:
        return tuple(stand for stand in (self.kicker, self.headline, self.deck, self.byline) if stand)


def make_block(story: Story, shown: Shown, text: SetText, grid: Grid, rows: range, shop: Shop) -> Block | None:
    """The block in these rows or fewer; ``None`` where its headline does not go into so many lines."""
    head = make_head(story, shown, grid, rows.start, shop)
    if head is None:
        return None
    columns = in_columns(text, grid, range(min(head.foot, rows.stop), rows.stop))
    placed = _placed(story, head, text, columns, grid, rows.start)
    rules = gutter_rules(grid, text.columns, head.foot, columns.foot)[: len(columns.depths) - 1] if shown.ruled else ()
    return Block((*head.stands, *rules, *columns.stands), columns.foot, columns.overset, placed)


def make_head(story: Story, shown: Shown, grid: Grid, row: int, shop: Shop) -> Head | None:
    """Headline, deck and byline from this row down; ``None`` where the headline does not go into so many lines."""
    kicker = _kicker(story, shown, grid, row, shop)
    headline = _headline(story, shown, grid, row + (1 if kicker else 0), shop)
    if headline is None:
        return None
    row = _row_under(headline, grid)
    deck = _deck(story, shown, grid, row, shop)
    row = _row_under(deck, grid) if deck else row
    byline = _byline(story, grid, row, shop)
    return Head(kicker, headline, deck, byline, row + (len(byline.lines) + 1 if byline else 0))


def _headline(story: Story, shown: Shown, grid: Grid, row: int, shop: Shop) -> Type | None:
    """The headline, its leading in whole rows of the grid."""
    face = shop.fount.display_light if shown.light else shop.fount.display
    width_pt, most_pt = grid.width_pt, shown.head_pt
    if shown.lines > 1 and len(story.headline.split()) < _WORDS_A_LINE * shown.lines:
        return None
    if shown.lines:
        size_pt = display.largest(story.headline, face, width_pt, shown.lines, most_pt)
    else:
        size_pt = display.widest(story.headline, face, width_pt, most_pt)
    if not size_pt:
        return None
    rows = max(1, round(size_pt / grid.row_pt))
    size_pt = min(size_pt, rows * grid.row_pt / _TIGHTEST)
    setting = Setting("headline", face, size_pt, rows * grid.row_pt)
    lines = display.broken(story.headline, setting, width_pt, shown.lines) if shown.lines else None
    return _stand(Role.HEADLINE, setting, lines or display.fewest(story.headline, setting, width_pt), grid, row)


def _deck(story: Story, shown: Shown, grid: Grid, row: int, shop: Shop) -> Type | None:
    if not story.deck or not shown.deck_pt:
        return None
    setting = Setting("deck", shop.fount.display_light, shown.deck_pt, shown.deck_rows * grid.row_pt)
    return _stand(Role.DECK, setting, display.fewest(story.deck, setting, grid.width_pt), grid, row)


def _kicker(story: Story, shown: Shown, grid: Grid, row: int, shop: Shop) -> Type | None:
    if not story.kicker:
        return None
    size_pt = min(_KICKER_MOST_PT, max(_KICKER_LEAST_PT, shown.head_pt * _KICKER_SHARE))
    setting = Setting("kicker", shop.fount.grotesque_bold, size_pt, grid.row_pt, 0.02, ligatures=False)
    return _stand(Role.KICKER, setting, (Line((Run(story.kicker, setting),)),), grid, row)


def _byline(story: Story, grid: Grid, row: int, shop: Shop) -> Type | None:
    if not story.byline:
        return None
    setting = Setting("byline", shop.fount.grotesque_bold, _BYLINE_PT, grid.row_pt, ligatures=False)
    return _stand(Role.BYLINE, setting, ragged(story.byline, setting, grid.width_pt), grid, row)


def _stand(role: Role, setting: Setting, lines: tuple[Line, ...], grid: Grid, row: int) -> Type:
    return Type(role, grid.left_pt, grid.top_of_type_pt(setting, row), setting, lines)


def _row_under(stand: Type, grid: Grid) -> int:
    """The first row that is clear of a headline's or deck's descenders, with some white."""
    setting = stand.setting
    last_pt = stand.top_pt + (len(stand.lines) - 1) * setting.leading_pt + setting.drop_pt
    foot_pt = last_pt + setting.face.descent * setting.size_pt
    return ceil((foot_pt - grid.top_pt) / grid.row_pt + _WHITE_UNDER)


def _placed(story: Story, head: Head, text: SetText, columns: Columns, grid: Grid, row: int) -> Placed:
    """The block as the page map tells of it."""
    top_pt, text_pt = grid.row_top_pt(row), grid.row_top_pt(head.foot)
    leading_pt = text.dress.text.leading_pt
    boxes = zip(grid.columns(text.columns), columns.depths, strict=False)
    return Placed(
        story=story.id,
        headline=story.headline,
        rank=story.rank,
        box=box_of(grid.left_pt, top_pt, grid.width_pt, grid.row_top_pt(columns.foot) - top_pt),
        head=_box(head.headline, grid),
        deck=_box(head.deck, grid) if head.deck else None,
        columns=tuple(box_of(col.left_pt, text_pt, col.measure_pt, depth * leading_pt) for col, depth in boxes),
        headline_pt=head.headline.setting.size_pt,
        text_pt=text.size.text_pt,
        leading_pt=leading_pt,
        lines=sum(columns.depths),
    )


def _box(stand: Type, grid: Grid) -> Box:
    return box_of(stand.left_pt, stand.top_pt, grid.width_pt, len(stand.lines) * stand.setting.leading_pt)
