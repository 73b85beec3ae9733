"""Planning an edition: every story on a page, every page filled, what is too long continued on a later page.

In: stories by rank with their type set, the pages with their room, the desk's wishes. Out: the dummy. Copy is never
cut: a story that does not go onto its page is moved to one with room, then continued on another, and what still finds
no room is said to be overset or left over. Nothing here sets or paints.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from msgspec import structs

from publisher.typeset.casting_off import LEAST_LEFT, rest_of
from publisher.typeset.dummy import EditionDummy
from publisher.typeset.frames import depth_of
from publisher.typeset.pagemap import LeftOver
from publisher.typeset.plan_exchange import Exchange
from publisher.typeset.plan_homes import homes_of
from publisher.typeset.plan_page import HOLE, Agreed, PagePlanner
from publisher.typeset.plan_parts import Copy, Part, Sheet

_FEW = 6  # pages that are tried for a story
_MUCH = 0.7  # of the most room: how much a page has on which what is very long begins
_ROUNDS = 10  # of exchanging stories and making pages up

_Parts = tuple[tuple[str, int, int, int, bool], ...]  # story, line, page before and after, and whether it breaks off


class EditionPlanner:
    """Gives every story its page; ``sections`` are those of the house in its order."""

    def __init__(
        self, sheets: Sequence[Sheet], copies: Sequence[Copy], planner: PagePlanner, sections: Sequence[str] = ()
    ) -> None:
        self.sections = tuple(sections)
        parts = {copy.id: Part(copy, copy.cast) for copy in copies}
        self.sheets = {sheet.number: planner.holding(sheet, parts) for sheet in sheets}
        self.copies = tuple(copies)
        self.planner = planner
        self.rank = {copy.id: number for number, copy in enumerate(copies)}
        self.agreed: dict[int, Agreed] = {}
        self.homeless: list[Part] = []
        self._tried: dict[tuple[int, _Parts], Agreed | None] = {}

    def plan(self, wishes: Mapping[str, int], jumps: Mapping[str, int]) -> EditionDummy:
        """The edition; ``wishes`` are pages by story, ``jumps`` the pages that stories are to go on at."""
        homes = self._homes(wishes, jumps)
        for number in sorted(self.sheets):
            parts = self._meant(number, homes, jumps)
            rests = [part for part in self.homeless if part.came and jumps.get(part.copy.id) == number]
            self.homeless = [part for part in self.homeless if part not in rests]
            self._settle(number, [*parts, *rests])
        self._house()
        left = sorted(self.homeless, key=self._by_rank)
        return EditionDummy(
            pages=tuple(self.agreed[number].dummy for number in sorted(self.agreed)),
            left_over=tuple(LeftOver(part.copy.id, part.copy.cast.story.headline) for part in left if not part.came),
        )

    # Every page with the stories that are meant for it.

    def _homes(self, wishes: Mapping[str, int], jumps: Mapping[str, int]) -> dict[str, int]:
        """The page every story is meant for; where making up a page shows that it will not do, they are exchanged."""
        fixed = frozenset(story for story, page in wishes.items() if page in self.sheets)
        exchange = Exchange(self.sheets, self.copies, fixed, self.planner.cost, self.sections)
        homes = homes_of(self.sheets, self.copies, wishes, self.sections)
        tried: list[tuple[int, dict[str, int]]] = []
        deep = dict.fromkeys(self.sheets, 0)
        for _ in range(_ROUNDS):
            homes = exchange.better(homes, deep)
            holes = {number: self._hole(number, self._meant(number, homes, jumps)) for number in self.sheets}
            deep = {number: rows for number, rows in holes.items() if rows > HOLE}
            tried.append((sum(deep.values()), homes))
            for number, rows in deep.items():
                exchange.learn(number, homes, rows)
            if not deep:
                break
        return min(tried, key=lambda each: each[0])[1]

    def _hole(self, number: int, parts: Sequence[Part]) -> int:
        """How deep the hole is on a page with these; nothing is known of one that they do not all go into."""
        agreed = self._agreed(number, parts)
        return agreed.dummy.white_rows if agreed else 0

    def _agreed(self, number: int, parts: Sequence[Part]) -> Agreed | None:
        """A page with these; asked for again, it is not made up again."""
        key = (number, tuple((part.copy.id, part.first, part.came, part.goes, part.cast.jumps) for part in parts))
        if key not in self._tried:
            self._tried[key] = self.planner.agree(self.sheets[number], parts)
        return self._tried[key]

    def _meant(self, number: int, homes: Mapping[str, int], jumps: Mapping[str, int]) -> list[Part]:
        return [self._jumping(Part(copy, copy.cast), jumps) for copy in self.copies if homes[copy.id] == number]

    def _jumping(self, part: Part, jumps: Mapping[str, int]) -> Part:
        """A story that the desk wants to go on elsewhere, as its first part."""
        page = jumps.get(part.copy.id, 0)
        if page not in self.sheets or part.cast.lines < 2 * LEAST_LEFT:
            return part
        return replace(part, cast=replace(part.cast, jumps=True), goes=page)

    def _settle(self, number: int, parts: Sequence[Part]) -> None:
        """Agree a page, with as many of these as go in; the lowest in rank have to look for another."""
        sheet = self.sheets[number]
        held = sorted(parts, key=self._by_rank)
        while held and not self._agree(sheet, held):
            free = [place for place, part in enumerate(held) if part.copy.id not in sheet.pinned]
            self.homeless.append(_whole(held.pop(free[-1] if free else -1)))
        if not held:
            self._agree(sheet, ())

    def _agree(self, sheet: Sheet, parts: Sequence[Part]) -> bool:
        agreed = self._agreed(sheet.number, parts)
        if agreed is None:
            return False
        self.agreed[sheet.number] = agreed
        self.homeless += self._rests(agreed)
        return True

    def _rests(self, agreed: Agreed) -> Iterator[Part]:
        """What is left of the stories that jump from a page."""
        for part in agreed.parts:
            first = agreed.rests.get(part.copy.id)
            if first is not None and part.goes:
                yield self._rest(part, first, agreed.sheet.number)

    def _rest(self, part: Part, first: int, number: int) -> Part:
        left = depth_of(part.copy.text.galley[first:])
        return Part(part.copy, rest_of(part.copy.cast, left, self.planner.labels[number]), first, number)

    def _by_rank(self, part: Part) -> tuple[bool, int]:
        """Where it stands among others on a page: what is continued comes last."""
        return bool(part.came), self.rank[part.copy.id]

    # Stories for which their page had no room.

    def _house(self) -> None:
        """Find pages for those that have none: first as they are, then in two parts or more."""
        waiting, self.homeless = sorted(self.homeless, key=self._by_rank), []
        while waiting:
            part = waiting.pop(0)
            number = self._moved(part) or self._split(part)
            if not number and (part.came or self._is_endless(part)):
                number, rest = self._begun(part)
                waiting = [*filter(None, (rest,)), *waiting]
            if part.came:
                self._send_on(part, number)
            if not number:
                self.homeless.append(part)

    def _moved(self, part: Part) -> int:
        """Put a part on the page with the most room that takes it with all it has; its number, or 0."""
        for number in self._roomiest(part)[:_FEW]:
            agreed = self._agreed(number, self._with(number, part))
            if agreed is not None:
                self.agreed[number] = agreed
                return number
        return 0

    def _send_on(self, part: Part, number: int) -> None:
        """Say on the page a part comes from where it goes on; 0 is nowhere, and then it is overset there."""
        before = self.agreed[part.came]
        pieces = tuple(
            structs.replace(piece, continues_on=number) if piece.story == part.copy.id else piece
            for piece in before.dummy.pieces
        )
        parts = tuple(replace(each, goes=number) if each.copy is part.copy else each for each in before.parts)
        self.agreed[part.came] = replace(before, parts=parts, dummy=structs.replace(before.dummy, pieces=pieces))

    def _with(self, number: int, part: Part) -> list[Part]:
        return sorted([*self._parts(number), part], key=self._by_rank)

    def _parts(self, number: int) -> tuple[Part, ...]:
        return self.agreed[number].parts if number in self.agreed else ()

    def _roomiest(self, part: Part) -> list[int]:
        """Pages of its section by how much room they have left, then others.

        A part that was continued goes on at a later page only.
        """
        later = [number for number in self.sheets if number > part.came and not self._sends(number)]
        return sorted(later, key=lambda number: (self._is_foreign(part, number), -self._slack(number), number))

    def _is_foreign(self, part: Part, number: int) -> bool:
        """Whether a page is of another section than a story, or has too little room for it."""
        return part.cast.story.section not in self._sections(number) or self._slack(number) < part.cast.area

    def _sections(self, number: int) -> frozenset[str]:
        return self.sheets[number].sections(self._parts(number))

    def _sends(self, number: int) -> bool:
        """Whether a story jumps from this page: made up again, it would break off elsewhere."""
        return any(part.goes for part in self._parts(number))

    def _slack(self, number: int) -> float:
        return self.sheets[number].size - sum(part.cast.area for part in self._parts(number))

    def _split(self, part: Part) -> int:
        """Put a part where its beginning has room, and go on where the rest has: the first page, or 0."""
        pages = self._roomiest(part)[:_FEW]
        ways = ((number, other) for number in pages for other in pages if other > number)
        return next((number for number, other in ways if self._split_over(part, number, other)), 0)

    def _is_endless(self, part: Part) -> bool:
        """Whether not even an empty page would hold it."""
        return part.cast.area > max(sheet.size for sheet in self.sheets.values())

    def _begun(self, part: Part) -> tuple[int, Part | None]:
        """Put the beginning of what two pages cannot hold on the first that has much room: its page, and what is left.

        What is left when there is no later page is overset.
        """
        pages = self._roomiest(part)[:_FEW]
        most = max((self._slack(number) for number in pages), default=0.0)
        for number in sorted(number for number in pages if self._slack(number) >= _MUCH * most):
            later = next((other for other in pages if other > number), 0)
            begun = self._beginning(part, number, later)
            if begun is not None:
                self.agreed[number], rest = begun
                return number, rest if later else None
        return 0, None

    def _beginning(self, part: Part, number: int, other: int) -> tuple[Agreed, Part] | None:
        """A page with as much of a part as it takes, and the rest, which is to go on at another."""
        begins = replace(part, cast=replace(part.cast, jumps=True), goes=other)
        agreed = self._agreed(number, self._with(number, begins))
        at = agreed.rests.get(part.copy.id) if agreed else None
        return (agreed, self._rest(part, at, number)) if agreed and at is not None else None

    def _split_over(self, part: Part, number: int, other: int) -> bool:
        begun = self._beginning(part, number, other)
        second = self._agreed(other, self._with(other, begun[1])) if begun else None
        if begun is None or second is None:
            return False
        self.agreed[number], self.agreed[other] = begun[0], second
        return True


def _whole(part: Part) -> Part:
    """A part that has to look for another page: what the desk said of where it goes on held for the first."""
    return part if part.came else Part(part.copy, part.copy.cast)
