"""What an edition is planned from: stories with their type set, pages with their room, and stories on their way to one.

In: nothing. Out: plain values. Nothing here decides anything.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from publisher.typeset.casting_off import Cast
from publisher.typeset.cuts import Stands
from publisher.typeset.dummy import Area, Hole, Piece
from publisher.typeset.grid import Grid
from publisher.typeset.rooms import Cutting, left_by
from publisher.typeset.text import Text


@dataclass(frozen=True)
class Copy:
    """One story of the edition: cast off, and with its type set."""

    cast: Cast
    text: Text

    @property
    def id(self) -> str:
        """The story's id."""
        return self.cast.story.id


@dataclass(frozen=True)
class Sheet:
    """A page before there is anything on it but advertisements: its number, label and section, and its room.

    ``pinned`` are the areas that the desk has given to stories, by their ids.
    """

    number: int
    label: str
    section: str
    grid: Grid
    room: Area
    holes: tuple[Hole, ...] = ()
    pinned: Mapping[str, Area] = field(default_factory=dict)

    @cached_property
    def cuttings(self) -> tuple[Cutting, ...]:
        """The ways to cut what is left of the room."""
        return left_by((*(hole.area for hole in self.holes), *self.pinned.values()), self.room)

    @cached_property
    def size(self) -> int:
        """How much room there is for stories, in rows of one column."""
        return max((sum(area.rows * area.columns for area in cutting) for cutting in self.cuttings), default=0)

    def sections(self, held: Iterable["Copy | Part"]) -> frozenset[str]:
        """The sections it is of: the one the desk says, else those of the stories on it."""
        return frozenset({self.section} if self.section else {each.cast.story.section for each in held})


@dataclass(frozen=True)
class Part:
    """A story, or what is left of one from line ``first`` on, on its way to a page.

    ``came`` and ``goes`` are the numbers of the pages before and after, 0 for none.
    """

    copy: Copy
    cast: Cast
    first: int = 0
    came: int = 0
    goes: int = 0

    def piece(self, stands: Stands) -> Piece:
        """It, in its place."""
        return Piece(
            story=self.copy.id,
            area=stands.area,
            way=stands.way,
            first=self.first,
            continued_from=self.came,
            continues_on=self.goes,
        )
