"""Planning a page and making it up, again and again until what was planned is what stands.

In: the parts of stories that are to stand on a page, by rank; words of the house for where there is room. Out: the page
as it is agreed, with where the stories that jump from it break off, or ``None`` where they do not all go in. Counting
lines cannot know where columns may not end; making up can, and what it finds over is reckoned with in the next try.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from msgspec import structs

from publisher.typeset.casting_off import FillerCast
from publisher.typeset.columns import Shop
from publisher.typeset.cuts import Crown, Stands, bumps
from publisher.typeset.dummy import Area, Filler, PageDummy
from publisher.typeset.frames import depth_of
from publisher.typeset.heads import Class
from publisher.typeset.make_up import Jumps, Made, make_piece
from publisher.typeset.plan_parts import Part, Sheet
from publisher.typeset.rooms import meets
from publisher.typeset.slicing import Castable, Filled, fill_page

_TRIES = 5
_MOST_STORIES = 8  # that are searched for on one page
_MOST_FILLERS = 2
_DEAR = 150.0  # a page with a part that costs more is none, where there are others to choose
_GOOD, _GOOD_STORY = 16.0, 8.0  # a page, and of each story, that costs less needs no words of the house
HOLE = 3  # rows: a deeper one is tried to be closed, on its page and then from others
_LOST_HEAD = 3  # lines a story is reckoned longer whose headline did not go in after all


@dataclass(frozen=True)
class Agreed:
    """A page that is agreed: its parts, its dummy, and from which line each story goes on that has a rest."""

    sheet: Sheet
    parts: tuple[Part, ...]
    dummy: PageDummy
    rests: Mapping[str, int]


class PagePlanner:
    """Plans pages; ``labels`` are their names by number."""

    def __init__(self, labels: Mapping[int, str], fillers: Sequence[FillerCast], shop: Shop) -> None:
        self.labels = labels
        self.fillers = tuple(fillers)
        self.shop = shop

    def agree(self, sheet: Sheet, parts: Sequence[Part]) -> Agreed | None:
        """These parts, by rank, on this page; ``None`` where they do not go in."""
        if len(parts) > _MOST_STORIES:
            return None
        best: Agreed | None = None
        least = (0, 0.0)  # of its hole, as far as it is one, and of its cost
        tried = tuple(parts)
        for _ in range(_TRIES):
            filled = self._filled(sheet, tried)
            if filled is None:
                break
            stands = self._unbumped([each for each in filled.stands if each.story < len(tried)], tried, sheet)
            made = {each: self._made(sheet, tried[each.story], each) for each in stands}
            whole = {each.story for each, one in made.items() if one and tried[each.story].goes and not one.rest}
            if whole:
                return self.agree(sheet, [_staying(part) if n in whole else part for n, part in enumerate(parts)])
            off = {each.story: _off(sheet, tried[each.story], one) for each, one in made.items()}
            if all(lines <= 0 for lines in off.values()):
                agreed = _agreed(sheet, tuple(parts), filled, {each: one for each, one in made.items() if one})
                hole = max(0, agreed.dummy.white_rows - HOLE)
                if best is None or (hole, filled.cost) < least:
                    best, least = agreed, (hole, filled.cost)
            if not any(off.values()):
                break
            tried = tuple(_longer(part, off.get(number, 0)) for number, part in enumerate(tried))
        return best

    def cost(self, sheet: Sheet, parts: Sequence[Part]) -> float | None:
        """What it costs to cut this page for these parts, by rank; ``None`` where they do not go in."""
        if len(parts) > _MOST_STORIES:
            return None
        free = [part.cast for part in parts if part.copy.id not in sheet.pinned]
        filled = fill_page(free, sheet.cuttings, self._in_turn(sheet.number), _DEAR)
        return filled.cost if filled else None

    def holding(self, sheet: Sheet, parts: Mapping[str, Part]) -> Sheet:
        """The page with those of the desk's rectangles that can hold their stories, and are free."""
        held: dict[str, Area] = {}
        for name, area in sheet.pinned.items():
            taken = (*(hole.area for hole in sheet.holes), *held.values())
            stands = _pinned(parts[name], 0, area) if name in parts else None
            if stands and self._made(sheet, parts[name], stands) and not any(meets(area, each) for each in taken):
                held[name] = area
        return replace(sheet, pinned=held)

    def _filled(self, sheet: Sheet, parts: Sequence[Part]) -> Filled | None:
        """The page with no words of the house, or with some, whichever is best."""
        numbers = [number for number, part in enumerate(parts) if part.copy.id not in sheet.pinned]
        free = [parts[number].cast for number in numbers]
        best: Filled | None = None
        words = self._in_turn(sheet.number)
        for count in range(min(_MOST_FILLERS, len(words)) + 1):
            way = _cheapest((*free, *words[:count]), sheet, words[count:])
            best = way if way and (best is None or way.cost < best.cost) else best
            if best and best.cost < _GOOD + _GOOD_STORY * len(free):
                break
        if best is None:
            return None
        numbers += [len(parts)] * len(self.fillers)  # whatever is beyond the stories is words of the house
        stands = [replace(each, story=numbers[each.story]) for each in best.stands]
        for number, part in enumerate(parts):
            if part.copy.id in sheet.pinned:
                pinned = _pinned(part, number, sheet.pinned[part.copy.id])
                if pinned is None:
                    return None
                stands.append(pinned)
        return replace(best, stands=tuple(stands))

    def _in_turn(self, number: int) -> tuple[FillerCast, ...]:
        """The words of the house, so that neighbouring pages begin with others."""
        turn = number % max(1, len(self.fillers))
        return (*self.fillers[turn:], *self.fillers[:turn])

    def _made(self, sheet: Sheet, part: Part, stands: Stands) -> Made | None:
        jumps = Jumps(self.labels.get(part.came, ""), self.labels.get(part.goes, ""))
        return make_piece(part.piece(stands), part.copy.cast.story, part.copy.text, sheet.grid, self.shop, jumps)

    def _unbumped(self, stands: list[Stands], parts: Sequence[Part], sheet: Sheet) -> tuple[Stands, ...]:
        """Of two headlines that stand side by side and are alike, the second is set light, if it goes in so."""
        for number, each in enumerate(stands):
            beside = [other for other in stands[:number] if _neighbours(each.area, other.area) and not other.way.light]
            if any(bumps(_crown(each), _crown(other)) for other in beside):
                light = replace(each, way=structs.replace(each.way, light=True))
                if self._made(sheet, parts[each.story], light) is not None:
                    stands[number] = light
        return tuple(stands)


def _cheapest(casts: Sequence[Castable], sheet: Sheet, spare: Sequence[Castable]) -> Filled | None:
    """The best way to cut a page: no part of a cheap page is dear, so it is looked for among those first."""
    cheap = fill_page(casts, sheet.cuttings, spare, _DEAR)
    return cheap if cheap and cheap.cost <= _DEAR else fill_page(casts, sheet.cuttings, spare)


def _agreed(sheet: Sheet, parts: tuple[Part, ...], filled: Filled, standing: Mapping[Stands, Made]) -> Agreed:
    boxes = [each for each in filled.stands if each.story >= len(parts)]
    texts = {each.story: parts[each.story].copy.text.galley for each in standing}
    dummy = PageDummy(
        number=sheet.number,
        section=sheet.section,
        pieces=tuple(parts[each.story].piece(each) for each in standing),
        fillers=tuple(Filler(each.way.head_lines, each.area) for each in boxes),
        holes=sheet.holes,
        rules=filled.rules,
        white_rows=max([filled.white_rows, *(made.white_rows for made in standing.values())]),
    )
    rests = {
        parts[each.story].copy.id: len(texts[each.story]) - len(made.rest)
        for each, made in standing.items()
        if made.rest
    }
    return Agreed(sheet, parts, dummy, rests)


def _staying(part: Part) -> Part:
    """A part that was to go on elsewhere, and is whole where it stands."""
    return replace(part, cast=replace(part.cast, jumps=False), goes=0)


def _off(sheet: Sheet, part: Part, made: Made | None) -> int:
    """How many more lines a part has to be reckoned with than it was; fewer, where it leaves a hole."""
    if made is None:
        return _LOST_HEAD
    if part.cast.jumps or part.copy.id in sheet.pinned:
        return 0
    return depth_of(made.rest) or -max(0, made.white_rows - HOLE)


def _longer(part: Part, lines: int) -> Part:
    return replace(part, cast=replace(part.cast, lines=part.cast.lines + lines)) if lines else part


def _pinned(part: Part, number: int, area: Area) -> Stands | None:
    """A part in the rectangle that the desk has drawn, in the way that fills it best; what is over is overset.

    ``None`` where not even its head and a few lines go in.
    """
    for cast in (replace(part.cast, jumps=False), replace(part.cast, jumps=True)):
        for place in sorted({min(number, Class.THIRD), Class.THIRD}):
            fits = cast.fits(area.columns, place)
            into = [rows for rows in fits if rows <= area.rows]
            if into:
                return Stands(number, area, fits[max(into)][1])
    return None


def _crown(stands: Stands) -> Crown:
    return Crown(stands.way.head_pt, stands.way.head_lines)


def _neighbours(one: Area, other: Area) -> bool:
    return one.row == other.row and (one.right == other.column or other.right == one.column)
