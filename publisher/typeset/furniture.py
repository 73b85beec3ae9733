"""Furniture: what stands on a page whatever its stories are.

In: the words, the grid, the faces. Out: nameplate and folio for the head of a front, an index of what is inside and the
imprint for its foot; and how many rows they take. Nothing here knows a story.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publisher.typeset import display
from publisher.typeset.compose import ragged
from publisher.typeset.faces import Setting
from publisher.typeset.forme import Role, Rule, Type
from publisher.typeset.fount import Fount
from publisher.typeset.grid import Grid
from publisher.typeset.lines import Line, Run

HEAD_ROWS = 10
FOLIO_ROWS = 3
"""What the folio of a page inside takes, with the white under it."""
_IMPRINT_PT = 7.0
_INDEX_PT, _INDEX, _NO_BREAK = 9.0, "INSIDE", "\u00a0"
_PLATE_PT, _PLATE_ROWS = 84.0, 6
_PLATE_SHARE = 0.9  # of the width of the page: as wide as a nameplate may be
_INDEX_RULE, _INDEX_WHITE = 1.15, 1  # rows: from its first baseline up to its rule; of white above that
_HAIRLINE_PT, _THICK_PT, _THIN_PT, _FOLIO_RULE_PT = 0.4, 1.8, 0.4, 0.75


@dataclass(frozen=True, slots=True)
class Words:
    """All that is said by furniture follows from the paper and the day; ``address`` is on the web."""

    nameplate: str
    day: str
    section: str
    page: str
    imprint: str
    address: str


def head_of(words: Words, grid: Grid, fount: Fount) -> Iterator[Type | Rule]:
    """The nameplate, and the folio between a hairline and an Oxford rule."""
    size_pt = display.largest(words.nameplate, fount.display_bold, grid.width_pt * _PLATE_SHARE, 1, _PLATE_PT)
    plate = Setting("nameplate", fount.display_bold, size_pt, _PLATE_ROWS * grid.row_pt)
    yield one_line(Role.NAMEPLATE, words.nameplate, plate, grid, 0, 0.5)
    folio = Setting("folio", fount.grotesque, 9.0, grid.row_pt, 0.01, ligatures=False)
    number = Setting("folio", fount.grotesque_bold, 11.0, grid.row_pt, ligatures=False)
    stands_on_pt = grid.baseline_pt(_PLATE_ROWS + 2)
    yield Rule(grid.left_pt, stands_on_pt - 11.5, grid.width_pt, _HAIRLINE_PT)
    yield one_line(Role.FOLIO, words.day, folio, grid, _PLATE_ROWS + 1, 0.0)
    yield one_line(Role.FOLIO, words.section, folio, grid, _PLATE_ROWS + 1, 0.5)
    yield one_line(Role.FOLIO, words.page, number, grid, _PLATE_ROWS + 1, 1.0)
    yield Rule(grid.left_pt, stands_on_pt + 5.5, grid.width_pt, _THICK_PT)
    yield Rule(grid.left_pt, stands_on_pt + 8.3, grid.width_pt, _THIN_PT)


def folio_of(words: Words, number: int, grid: Grid, fount: Fount) -> Iterator[Type | Rule]:
    """The folio of a page inside, over a rule: its number at the outer edge, the day at the inner one."""
    small = Setting("folio", fount.grotesque, 9.0, grid.row_pt, 0.01, ligatures=False)
    bold = Setting("folio", fount.grotesque_bold, 11.0, grid.row_pt, ligatures=False)
    outer = number % 2
    yield one_line(Role.FOLIO, words.page, bold, grid, 0, outer)
    yield one_line(Role.FOLIO, words.section.upper(), bold, grid, 0, 0.5)
    yield one_line(Role.FOLIO, f"{words.nameplate}, {words.day}", small, grid, 0, 1 - outer)
    yield Rule(grid.left_pt, grid.baseline_pt(1) + 5.0, grid.width_pt, _FOLIO_RULE_PT)


def foot_of(words: Words, grid: Grid, fount: Fount) -> tuple[Type | Rule, ...]:
    """The rule that closes the page, the imprint and the paper's address, in the last rows."""
    setting, lines = _imprint(words, grid, fount)
    row = grid.rows - len(lines)
    return (
        Rule(grid.left_pt, grid.baseline_pt(row + 1) - grid.row_pt, grid.width_pt, _HAIRLINE_PT),
        Type(Role.FOOT, grid.left_pt, grid.top_of_type_pt(setting, row), setting, lines),
        one_line(Role.FOOT, words.address, setting, grid, row, 1.0),
    )


def foot_rows(words: Words, grid: Grid, fount: Fount) -> int:
    """How many rows the foot takes, with a row of white above it."""
    return 1 + len(_imprint(words, grid, fount)[1])


def index_of(inside: Sequence[tuple[str, str]], grid: Grid, fount: Fount, foot: int) -> Iterator[Type | Rule]:
    """What is inside, sections with the labels of their first pages, between two rules in the rows before ``foot``."""
    word, setting = _index_settings(grid, fount)
    lines = _index(inside, grid, fount)
    row = foot - len(lines)
    left_pt = grid.left_pt + word.width_pt(_INDEX) + grid.gutter_pt
    yield Rule(grid.left_pt, grid.baseline_pt(row + 1) - _INDEX_RULE * grid.row_pt, grid.width_pt, _FOLIO_RULE_PT)
    yield one_line(Role.FOOT, _INDEX, word, grid, row, 0.0)
    yield Type(Role.FOOT, left_pt, grid.top_of_type_pt(setting, row), setting, lines)


def index_rows(inside: Sequence[tuple[str, str]], grid: Grid, fount: Fount) -> int:
    """How many rows the index takes, with the white above it; none where nothing is to be found."""
    return len(_index(inside, grid, fount)) + _INDEX_WHITE if inside else 0


def _index(inside: Sequence[tuple[str, str]], grid: Grid, fount: Fount) -> tuple[Line, ...]:
    word, setting = _index_settings(grid, fount)
    measure_pt = grid.width_pt - word.width_pt(_INDEX) - grid.gutter_pt
    told = (f"{section} {label}".replace(" ", _NO_BREAK) for section, label in inside)
    return ragged(" \u00b7 ".join(told), setting, measure_pt)


def _index_settings(grid: Grid, fount: Fount) -> tuple[Setting, Setting]:
    """That of its first word, and that of the others."""
    word = Setting("index", fount.grotesque_bold, _INDEX_PT, grid.row_pt, 0.04, ligatures=False)
    return word, Setting("index", fount.grotesque, _INDEX_PT, grid.row_pt, 0.01, ligatures=False)


def _imprint(words: Words, grid: Grid, fount: Fount) -> tuple[Setting, tuple[Line, ...]]:
    """The imprint in the width the address leaves; where the house has none, the paper's name."""
    setting = Setting("imprint", fount.grotesque, _IMPRINT_PT, grid.row_pt, 0.01, ligatures=False)
    measure_pt = grid.width_pt - setting.width_pt(words.address) - grid.gutter_pt
    return setting, ragged(words.imprint or words.nameplate, setting, measure_pt)


def one_line(role: Role, text: str, setting: Setting, grid: Grid, row: float, share: float) -> Type:
    """One line at this row; ``share`` 0 is at the left of the measure, 1 at its right."""
    line = Line((Run(text, setting),))
    left_pt = grid.left_pt + share * (grid.width_pt - line.width_pt)
    return Type(role, left_pt, grid.top_of_type_pt(setting, row), setting, (line,))
