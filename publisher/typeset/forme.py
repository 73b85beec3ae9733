"""A forme: type, rules and figures in their places, everything that prints on one side of a sheet.

In: nothing. Out: ``Forme`` and what it is made of, plain frozen values. All lengths are points from the top left corner
of the trimmed sheet. The order of ``stands`` is the order in which the page is read. A proof has frames as well.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from publisher.typeset.faces import Setting
from publisher.typeset.lines import Line


class Role(StrEnum):
    """What a block of type is to the reader; the painter makes it an element of that meaning."""

    NAMEPLATE = "nameplate"
    FOLIO = "folio"
    KICKER = "kicker"
    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    INITIAL = "initial"
    TEXT = "text"
    CROSSHEAD = "crosshead"
    LIST_ITEM = "list item"
    SIGNATURE = "signature"
    CAPTION = "caption"
    QUOTE = "quote"
    JUMP = "jump"
    FILLER = "filler"
    FOOT = "foot"
    RUNNING = "running"


@dataclass(frozen=True, slots=True)
class Type:
    """A block of lines in one setting; ``top_pt`` is the top of the first line, not of its letters.

    ``continues`` says that it goes on with the block before it, in another column or on another sheet; ``address`` is
    where it leads, if it leads anywhere.
    """

    role: Role
    left_pt: float
    top_pt: float
    setting: Setting
    lines: tuple[Line, ...]
    continues: bool = False
    address: str = ""

    @property
    def has_words(self) -> bool:
        """Whether it says anything: a folio without a section does not."""
        return any(line.text.strip() for line in self.lines)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: ``length_pt`` long, to the right or, if it is upright, down. It lies to both sides of its place."""

    left_pt: float
    top_pt: float
    length_pt: float
    weight_pt: float
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture or an advertisement: its box, ``name`` by which the painter asks for it, and what it shows in words."""

    left_pt: float
    top_pt: float
    width_pt: float
    height_pt: float
    name: str
    alt: str = ""


class Mark(StrEnum):
    """What a frame on a proof says of what is in it; the style sheet knows its colour by this name."""

    STORY = "story"
    COLUMN = "column"
    PICTURE = "picture"
    ADVERTISEMENT = "advertisement"
    FILLER = "filler"
    HOLE = "hole"
    OVERSET = "overset"
    TRIM = "trim"
    REMARK = "remark"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame drawn on a proof, and never printed. Its ``lines`` stand from its top left corner down."""

    left_pt: float
    top_pt: float
    width_pt: float
    height_pt: float
    mark: Mark
    setting: Setting | None = None
    lines: tuple[Line, ...] = ()


Stand = Type | Rule | Figure | Frame


@dataclass(frozen=True, slots=True)
class Forme:
    """One side of a sheet of this size."""

    width_pt: float
    height_pt: float
    stands: tuple[Stand, ...]

    def with_rules_from(self, least_pt: float) -> "Forme":
        """The same with no rule thinner than this: the plates of some plants hold no finer line."""
        return replace(self, stands=tuple(_heavy_enough(stand, least_pt) for stand in self.stands))


def _heavy_enough(stand: Stand, least_pt: float) -> Stand:
    return replace(stand, weight_pt=max(stand.weight_pt, least_pt)) if isinstance(stand, Rule) else stand
