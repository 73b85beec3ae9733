"""Papers to be planned: an edition as plain values, planned and made up as the stone does it, without a newsroom.

In: stories, pages, what the desk wants. Out: the dummy, the pages as they stand, and what a reader finds on them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from publisher.edition import Advertisement
from publisher.typeset.casting_off import Cast, FillerCast
from publisher.typeset.copy import Passage, Photograph, Spare, Story
from publisher.typeset.dummy import Area, EditionDummy, Hole, PageDummy
from publisher.typeset.forme import Role, Type
from publisher.typeset.frames import depth_of
from publisher.typeset.furniture import FOLIO_ROWS, HEAD_ROWS
from publisher.typeset.heads import Measures
from publisher.typeset.pagemap import MM_PER_PT
from publisher.typeset.plan_edition import EditionPlanner
from publisher.typeset.plan_page import PagePlanner
from publisher.typeset.plan_parts import Copy, Sheet
from publisher.typeset.rooms import stacked
from publisher.typeset.sheet import Sheeted, make_sheet
from publisher.typeset.text import Text, text_of
from tests.shop import GRID, shop, story

WORDS = (
    "Have you a story, a picture or a grievance? Ring the newsdesk.",
    "Letters to the Editor: with an address, which we will not print if you ask us.",
)
TEXT_ROLES = {Role.TEXT, Role.CROSSHEAD, Role.LIST_ITEM, Role.SIGNATURE}


@dataclass(frozen=True)
class Paper:
    """An edition as it is wanted. ``advertisements`` are columns and rows by page, ``pins`` areas by page and story."""

    stories: tuple[Story, ...]
    pages: int = 1
    advertisements: Mapping[int, Sequence[Area]] = field(default_factory=dict)
    sections: Mapping[int, str] = field(default_factory=dict)
    wishes: Mapping[str, int] = field(default_factory=dict)
    pins: Mapping[int, Mapping[str, Area]] = field(default_factory=dict)
    jumps: Mapping[str, int] = field(default_factory=dict)
    fillers: tuple[str, ...] = WORDS

    @property
    def labels(self) -> dict[int, str]:
        """What its pages are called."""
        return {number: f"A{number}" for number in range(1, self.pages + 1)}

    def sheet(self, number: int) -> Sheet:
        """A page before there is a story on it."""
        room = room_of(number)
        holes = stacked(self.advertisements.get(number, ()), room)
        return Sheet(
            number=number,
            label=self.labels[number],
            section=self.sections.get(number, ""),
            grid=GRID,
            room=room,
            holes=tuple(Hole(place, area) for place, area in enumerate(holes)),
            pinned=self.pins.get(number, {}),
        )

    def copies(self) -> dict[str, Copy]:
        """Its stories with their type set, never measured before."""
        measures = Measures(GRID, shop(), 0)
        return {each.id: _copy(each, measures) for each in self.stories}


def room_of(number: int) -> Area:
    """The room of a page between head and foot."""
    head = HEAD_ROWS if number == 1 else FOLIO_ROWS
    return Area(0, head, GRID.across, GRID.rows - head)


def tale(
    number: int,
    paragraphs: int,
    headline: str = "",
    aspects: Sequence[float] = (),
    *,
    section: str = "",
    quote: str = "",
) -> Story:
    """A story of this rank with pictures as wide, by their height, as they are said to be."""
    told = story(paragraphs, headline or f"Story {number} of the day is told", number, "A deck that says a little more")
    pictures = tuple(
        Photograph(f"{number}-{each}.jpg", aspect, 3000, "What the picture shows", "PHOTO: LENA HOBB")
        for each, aspect in enumerate(aspects)
    )
    return Story(
        id=f"s{number}",
        rank=number,
        headline=told.headline,
        kicker="",
        deck=told.deck if number % 3 else "",
        byline="By Jane Doe" if number % 2 else "",
        passages=told.passages,
        pictures=pictures,
        quotes=(quote,) if quote else (),
        section=section,
    )


def planned(paper: Paper) -> EditionDummy:
    """The dummy of a paper."""
    copies = paper.copies()
    measures = next(iter(copies.values())).cast.measures if copies else Measures(GRID, shop(), 0)
    fillers = [FillerCast(number, measures.filler_rows(words)) for number, words in enumerate(paper.fillers)]
    sheets = [paper.sheet(number) for number in paper.labels]
    pins = {name: number for number, areas in paper.pins.items() for name in areas}
    planner = EditionPlanner(sheets, tuple(copies.values()), PagePlanner(paper.labels, fillers, shop()))
    return planner.plan({**paper.wishes, **pins}, paper.jumps)


def made_up(paper: Paper, dummy: PageDummy) -> Sheeted:
    """One page as it stands."""
    row_mm = GRID.row_pt * MM_PER_PT
    advertisements = tuple(
        Advertisement(file=f"{place}.pdf", page=dummy.number, columns=area.columns, height_mm=area.rows * row_mm)
        for place, area in enumerate(paper.advertisements.get(dummy.number, ()))
    )
    sheet = paper.sheet(dummy.number)
    return make_sheet(dummy, sheet, paper.copies(), paper.labels, (paper.fillers, advertisements), shop())


def galley_of(story: Story) -> tuple[str, ...]:
    """Every line of a story, as it was set."""
    return tuple(line.line.text for line in _text(story.passages).galley)


def texts_in(sheeted: Sheeted) -> dict[str, tuple[str, ...]]:
    """Every line of text that stands in the columns of a page, by story, in the order it is read."""
    found: list[list[str]] = []
    for stand in sheeted.stands:
        if isinstance(stand, Type) and stand.role is Role.HEADLINE:
            found.append([])
        elif isinstance(stand, Type) and stand.role in TEXT_ROLES:
            found[-1] += (line.text for line in stand.lines)
    return {placed.story: tuple(lines) for placed, lines in zip(sheeted.stories, found, strict=True)}


def said(sheeted: Sheeted, role: Role) -> list[str]:
    """All that is said on a page in this role."""
    return [
        " ".join(line.text for line in stand.lines)
        for stand in sheeted.stands
        if isinstance(stand, Type) and stand.role is role
    ]


def _copy(story: Story, measures: Measures) -> Copy:
    text = _text(story.passages, story.spares)
    return Copy(Cast(story, depth_of(text.galley), measures, spares=text.spares), text)


@cache
def _text(passages: tuple[Passage, ...], spares: tuple[Spare, ...] = ()) -> Text:
    plain = Story(id="", rank=0, headline="", kicker="", deck="", byline="", passages=passages, spares=spares)
    return text_of(plain, GRID, shop())
