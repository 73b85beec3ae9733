"""The grid of a sheet: rows one line deep, and as many columns as a block of type wants.

In: the live area, a row's depth, a gutter. Out: where rows and columns lie, in points from the top left of the sheet.
Every line on the sheet stands on the baseline of a row, whatever its size.
"""

from dataclasses import dataclass, replace

from publisher.typeset.faces import Setting


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where it starts and how wide its measure is."""

    left_pt: float
    measure_pt: float


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows and columns of a live area.

    ``across`` is how many columns it has for text of the usual size; ``below_pt`` is from a row's baseline to its foot.
    """

    left_pt: float
    top_pt: float
    width_pt: float
    across: int
    rows: int
    row_pt: float
    gutter_pt: float
    below_pt: float

    def columns(self, count: int) -> tuple[Column, ...]:
        """The live area in so many equal columns."""
        measure_pt = (self.width_pt - (count - 1) * self.gutter_pt) / count
        return tuple(Column(self.left_pt + k * (measure_pt + self.gutter_pt), measure_pt) for k in range(count))

    def part(self, count: int, index: int) -> "Grid":
        """The part of this grid under one of so many equal columns."""
        column = self.columns(count)[index]
        return replace(
            self, left_pt=column.left_pt, width_pt=column.measure_pt, across=max(1, round(self.across / count))
        )

    def span(self, first: int, count: int) -> "Grid":
        """The part of this grid that is ``count`` of its usual columns, from ``first`` on (from 0)."""
        columns = self.columns(self.across)[first : first + count]
        last = columns[-1]
        width_pt = last.left_pt + last.measure_pt - columns[0].left_pt
        return replace(self, left_pt=columns[0].left_pt, width_pt=width_pt, across=count)

    def row_top_pt(self, row: float) -> float:
        """Where a row starts; rows count from 0."""
        return self.top_pt + row * self.row_pt

    def baseline_pt(self, row: float) -> float:
        """Where the type stands that fills the rows above ``row``."""
        return self.row_top_pt(row) - self.below_pt

    def top_of_type_pt(self, setting: Setting, row: float) -> float:
        """Where the first line starts, as line boxes count it, of type that takes the rows from ``row`` on."""
        return self.baseline_pt(row) + setting.leading_pt - setting.drop_pt
