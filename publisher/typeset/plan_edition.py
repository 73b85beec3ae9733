"""Planning an edition: every story on a page, every page filled, what is too long continued on a later page.

In: stories by rank with their type set, the pages with their room, the desk's wishes. Out: the dummy. Copy is never
cut: a story that does not go onto its page is moved to one with room, then continued on another, and what still finds no
room is said to be overset or left over. Every page is made up before it is agreed, so the dummy holds what will stand.
Nothing here paints.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from publisher.typeset.casting_off import Cast, FillerCast, rest_of
from publisher.typeset.columns import Shop
from publisher.typeset.dummy import Area, EditionDummy, Filler, Hole, PageDummy, Piece, Way
from publisher.typeset.frames import depth_of
from publisher.typeset.grid import Grid
from publisher.typeset.make_up import Jumps, Made, Text, make_piece
from publisher.typeset.pagemap import LeftOver, Overset
from publisher.typeset.plan_page import Crown, Filled, Stands, bumps, fill_page
from publisher.typeset.rooms import Cutting, left_by

_TRIES = 5  # to plan a page again with what making it up has taught
_MOST_STORIES = 8  # that are searched for on one page
_LEAST_LEFT = 12  # lines: a story does not jump for less
_GOOD = 40.0  # a page that costs less needs no words of the house


@dataclass(frozen=True)
class Copy:
    """One story of the edition: cast off, and with its type set."""

    cast: Cast
    text: Text

    @property
    def id(self) -> str:
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

    @property
    def cuttings(self) -> tuple[Cutting, ...]:
        """The ways to cut what is left of the room."""
        return left_by((*(hole.area for hole in self.holes), *self.pinned.values()), self.room)

    @property
    def size(self) -> int:
        """How much room there is for stories, in rows of one column."""
        return max((sum(area.rows * area.columns for area in cutting) for cutting in self.cuttings), default=0)


@dataclass(frozen=True)
class Part:
    """A story, or what is left of one from line ``first`` on, on its way to a page."""

    copy: Copy
    cast: Cast
    first: int = 0
    came: int = 0
    goes: int = 0


@dataclass(frozen=True)
class Agreed:
    """A page that is agreed: its dummy, its parts, the rest of those that jump, and what is overset."""

    sheet: Sheet
    parts: tuple[Part, ...]
    dummy: PageDummy
    rests: Mapping[str, int]
    cost: float


class PagePlanner:
    """Plans single pages and makes them up, until what was planned is what stands."""

    def __init__(self, labels: Mapping[int, str], fillers: Sequence[FillerCast], shop: Shop) -> None:
        self.labels = labels
        self.fillers = tuple(fillers)
        self.shop = shop

    def agree(self, sheet: Sheet, parts: Sequence[Part]) -> Agreed | None:
        """These parts, by rank, on this page; ``None`` where they do not go in."""
        if len(parts) > _MOST_STORIES:
            return None
        lines = [part.cast.lines for part in parts]
        for _ in range(_TRIES):
            tried = tuple(
                replace(part, cast=replace(part.cast, lines=count)) for part, count in zip(parts, lines, strict=True)
            )
            filled = self._filled(sheet, tried)
            if filled is None:
                return None
            stands = self._unbumped(filled, tried, sheet)
            made = [self._make(sheet, tried[each.story], each) for each in stands]
            over = [self._over(tried[each.story], one) for each, one in zip(stands, made, strict=True)]
            if not any(over):
                return self._agreed(sheet, parts, filled, stands, [one for one in made if one])
            for each, more in zip(stands, over, strict=True):
                lines[each.story] += more
        return None

    def _filled(self, sheet: Sheet, parts: Sequence[Part]) -> Filled | None:
        """The page with none, one or two fillers, whichever is best."""
        free = [part.cast for part in parts if part.copy.id not in sheet.pinned]
        numbers = [number for number, part in enumerate(parts) if part.copy.id not in sheet.pinned]
        best: Filled | None = None
        turn = sheet.number % max(1, len(self.fillers))
        turned = (*self.fillers[turn:], *self.fillers[:turn])
        for count in range(min(2, len(turned)) + 1):
            way = fill_page((*free, *turned[:count]), sheet.cuttings)
            if way and (best is None or way.cost < best.cost):
                best = way
            if best and best.white_rows <= 1 and best.cost < _GOOD:
                break
        if best is None:
            return None
        numbered = tuple(
            replace(each, story=numbers[each.story] if each.story < len(free) else len(parts)) for each in best.stands
        )
        fixed = tuple(self._pinned(sheet, number, part) for number, part in enumerate(parts) if number not in numbers)
        return replace(best, stands=(*numbered, *fixed))

    def _pinned(self, sheet: Sheet, number: int, part: Part) -> Stands:
        """A story in the rectangle the desk has drawn: the way that fills it best."""
        area = sheet.pinned[part.copy.id]
        fits = replace(part.cast, jumps=True).fits(area.columns, number)
        depth = max((rows for rows in fits if rows <= area.rows), default=min(fits))
        whole = part.cast.fits(area.columns, number)
        into = [rows for rows in whole if rows <= area.rows]
        way = whole[max(into)][1] if into else fits[depth][1]
        return Stands(number, area, way)

    def _make(self, sheet: Sheet, part: Part, stands: Stands) -> Made | None:
        piece = _piece(part, stands)
        jumps = Jumps(self.labels.get(part.came, ""), self.labels.get(part.goes, ""))
        return make_piece(piece, part.copy.cast.story, part.copy.text, sheet.grid, self.shop, jumps)

    def _over(self, part: Part, made: Made | None) -> int:
        """How many more lines a story has to be reckoned with than it was."""
        if made is None:
            return 3
        return 0 if part.cast.jumps else depth_of(made.rest)

    def _unbumped(self, filled: Filled, parts: Sequence[Part], sheet: Sheet) -> tuple[Stands, ...]:
        """Of two headlines that stand side by side and are alike, the lower in rank is set light."""
        stands = [each for each in filled.stands if each.story < len(parts)]
        for number, each in enumerate(stands):
            beside = (other for other in stands[:number] if _neighbours(each.area, other.area))
            if any(bumps(_crown(each), _crown(other)) and not other.way.light for other in beside):
                light = replace(each, way=_light(each.way))
                if self._make(sheet, parts[each.story], light) is not None:
                    stands[number] = light
        return tuple(stands)

    def _agreed(
        self, sheet: Sheet, parts: Sequence[Part], filled: Filled, stands: tuple[Stands, ...], made: list[Made]
    ) -> Agreed:
        boxes = [each for each in filled.stands if each.story >= len(parts)]
        white = max([filled.white_rows, *(one.white_rows for one in made)])
        rests = {
            parts[each.story].copy.id: len(parts[each.story].copy.text.galley) - len(one.rest)
            for each, one in zip(stands, made, strict=True)
            if one.rest
        }
        pieces = tuple(_piece(parts[each.story], each) for each in stands)
        dummy = PageDummy(
            number=sheet.number,
            section=sheet.section,
            pieces=pieces,
            fillers=tuple(Filler(each.way.head_lines, each.area) for each in boxes),
            holes=sheet.holes,
            rules=filled.rules,
            white_rows=white,
        )
        return Agreed(sheet, tuple(parts), dummy, rests, filled.cost)


def _piece(part: Part, stands: Stands) -> Piece:
    return Piece(
        story=part.copy.id,
        area=stands.area,
        way=stands.way,
        first=part.first,
        continued_from=part.came,
        continues_on=part.goes,
    )


def _light(way: Way) -> Way:
    return Way(way.head_pt, way.head_lines, way.head_rows, way.deck_pt, way.deck_rows, way.shots, way.pull, light=True)


def _crown(stands: Stands) -> Crown:
    return Crown(stands.way.head_pt, stands.way.head_lines)


def _neighbours(one: Area, other: Area) -> bool:
    return one.row == other.row and (one.right == other.column or other.right == one.column)


class EditionPlanner:
    """Gives every story its page."""

    def __init__(self, sheets: Sequence[Sheet], copies: Sequence[Copy], planner: PagePlanner) -> None:
        self.sheets = {sheet.number: sheet for sheet in sheets}
        self.copies = tuple(copies)
        self.planner = planner
        self.rank = {copy.id: number for number, copy in enumerate(copies)}
        self.agreed: dict[int, Agreed] = {}
        self.homeless: list[Part] = []
        self.overset: list[Overset] = []

    def plan(self, wishes: Mapping[str, int], jumps: Mapping[str, int]) -> EditionDummy:
        """The edition; ``wishes`` are pages by story, ``jumps`` the pages that stories are to go on at."""
        homes = self._homes(wishes)
        for number in sorted(self.sheets):
            wanted = [copy for copy in self.copies if homes[copy.id] == number]
            parts = [Part(copy, copy.cast) for copy in wanted]
            rests = [part for part in self.homeless if part.came and jumps.get(part.copy.id) == number]
            self.homeless = [part for part in self.homeless if part not in rests]
            self._settle(number, [*(self._jumping(part, jumps) for part in parts), *rests])
        self._house()
        return self._dummy()

    def _homes(self, wishes: Mapping[str, int]) -> dict[str, int]:
        """A page for every story: the one that is wished for, else one of its section with room."""
        homes = {copy.id: wishes[copy.id] for copy in self.copies if wishes.get(copy.id) in self.sheets}
        free = {
            number: sheet.size - sum(copy.cast.area for copy in self.copies if homes.get(copy.id) == number)
            for number, sheet in self.sheets.items()
        }
        for copy in self.copies:
            if copy.id not in homes:
                homes[copy.id] = self._best_home(copy, free, homes)
                free[homes[copy.id]] -= copy.cast.area
        return homes

    def _best_home(self, copy: Copy, free: Mapping[int, float], homes: Mapping[str, int]) -> int:
        """The first page with room of its section, or the first with nothing on it yet, or the one with most room."""
        section = copy.cast.story.section
        sections: dict[int, set[str]] = {number: {sheet.section} - {""} for number, sheet in self.sheets.items()}
        for other in self.copies:
            if other.id in homes:
                sections[homes[other.id]].add(other.cast.story.section)
        with_room = [number for number in sorted(free) if free[number] >= copy.cast.area]
        front = [number for number in with_room if (number == min(free) and not sections[number] - {""}) or number == 1]
        own = [number for number in with_room if section in sections[number]]
        empty = [number for number in with_room if not sections[number]]
        for way in (front, own, empty, with_room):
            if way:
                return way[0]
        return max(free, key=lambda number: (free[number], -number))

    def _jumping(self, part: Part, jumps: Mapping[str, int]) -> Part:
        """A story that the desk wants to go on elsewhere, as its first part."""
        page = jumps.get(part.copy.id)
        if page is None or page not in self.sheets:
            return part
        return replace(part, cast=replace(part.cast, jumps=True), goes=page)

    def _settle(self, number: int, parts: Sequence[Part]) -> None:
        """Agree a page, with as many of these as go in; the lowest in rank have to look for another."""
        sheet = self.sheets[number]
        held = sorted(parts, key=self._by_rank)
        while held:
            agreed = self.planner.agree(sheet, held)
            if agreed is not None:
                self._take(agreed)
                return
            if len(held) == 1:
                break
            self.homeless.append(held.pop(self._least(held, sheet)))
        self.homeless += held
        empty = self.planner.agree(sheet, ())
        if empty is not None:
            self._take(empty)

    def _by_rank(self, part: Part) -> tuple[int, int]:
        return (1 if part.came else 0, self.rank[part.copy.id])

    def _least(self, held: Sequence[Part], sheet: Sheet) -> int:
        """Which of these gives way: the last that is not pinned."""
        free = [place for place, part in enumerate(held) if part.copy.id not in sheet.pinned]
        return free[-1] if free else len(held) - 1

    def _take(self, agreed: Agreed) -> None:
        """Keep a page; what its stories could not hold goes on elsewhere."""
        self.agreed[agreed.sheet.number] = agreed
        for part in agreed.parts:
            first = agreed.rests.get(part.copy.id)
            if first is None or not part.goes:
                continue
            left = depth_of(part.copy.text.galley[first:])
            cast = rest_of(part.copy.cast, left, self.planner.labels[agreed.sheet.number])
            self.homeless.append(Part(part.copy, cast, first, agreed.sheet.number))

    def _house(self) -> None:
        """Find pages for those that have none: first as they are, then in two parts."""
        for part in sorted(self.homeless, key=self._by_rank):
            self.homeless.remove(part)
            if not (self._moved(part) or self._split(part)):
                self._give_up(part)

    def _moved(self, part: Part) -> bool:
        """Put a part on the page with the most white that takes it with all it has."""
        for number in self._roomiest(part):
            agreed = self.planner.agree(self.sheets[number], self._with(number, part))
            if agreed is not None:
                self._take_again(agreed)
                return True
        return False

    def _take_again(self, agreed: Agreed) -> None:
        """A page that was agreed before takes one more; what jumps from it has to jump at the same line."""
        self.agreed[agreed.sheet.number] = agreed

    def _with(self, number: int, part: Part) -> list[Part]:
        before = self.agreed[number].parts if number in self.agreed else ()
        return sorted([*before, part], key=self._by_rank)

    def _roomiest(self, part: Part) -> list[int]:
        """Pages by how much room they have left; a part that was continued goes on at a later page only."""
        later = [number for number in self.sheets if number > part.came and not self._sends(number)]
        return sorted(later, key=lambda number: (-self._slack(number), number))

    def _sends(self, number: int) -> bool:
        return number in self.agreed and any(part.goes for part in self.agreed[number].parts)

    def _slack(self, number: int) -> float:
        held = self.agreed[number].parts if number in self.agreed else ()
        return self.sheets[number].size - sum(part.cast.area for part in held)

    def _split(self, part: Part) -> bool:
        """Begin a story where there is room for its beginning, and go on with it where there is room for the rest."""
        if part.came:
            return False
        for number in self._roomiest(part):
            later = [other for other in self._roomiest(part) if other > number]
            for other in later[:3]:
                if self._split_over(part, number, other):
                    return True
        return False

    def _split_over(self, part: Part, number: int, other: int) -> bool:
        begins = replace(part, cast=replace(part.cast, jumps=True), goes=other)
        first = self.planner.agree(self.sheets[number], self._with(number, begins))
        at = first.rests.get(part.copy.id) if first else None
        if first is None or at is None:
            return False
        left = depth_of(part.copy.text.galley[at:])
        if left < _LEAST_LEFT:
            return False
        cast = rest_of(part.copy.cast, left, self.planner.labels[number])
        second = self.planner.agree(self.sheets[other], self._with(other, Part(part.copy, cast, at, number)))
        if second is None:
            return False
        self._take_again(first)
        self._take_again(second)
        return True

    def _give_up(self, part: Part) -> None:
        if part.came:
            story = part.copy.cast.story
            self.overset.append(Overset(story.id, story.headline, part.cast.lines))
        else:
            self.homeless.append(part)

    def _dummy(self) -> EditionDummy:
        pages = tuple(self.agreed[number].dummy for number in sorted(self.agreed))
        over = tuple(LeftOver(part.copy.id, part.copy.cast.story.headline) for part in self.homeless)
        return EditionDummy(pages=pages, overset=tuple(self.overset), left_over=over)


def deepest_hole(pages: Iterable[PageDummy]) -> int:
    """The deepest hole of these pages, in rows."""
    return max((page.white_rows for page in pages), default=0)
