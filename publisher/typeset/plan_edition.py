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
from publisher.typeset.plan_homes import homes_of
from publisher.typeset.plan_page import HOLE, Agreed, PagePlanner
from publisher.typeset.plan_parts import Copy, Part, Sheet

_FEW = 6  # pages that are tried for a story, or stories for a page


class EditionPlanner:
    """Gives every story its page."""

    def __init__(self, sheets: Sequence[Sheet], copies: Sequence[Copy], planner: PagePlanner) -> None:
        parts = {copy.id: Part(copy, copy.cast) for copy in copies}
        self.sheets = {sheet.number: planner.holding(sheet, parts) for sheet in sheets}
        self.copies = tuple(copies)
        self.planner = planner
        self.rank = {copy.id: number for number, copy in enumerate(copies)}
        self.agreed: dict[int, Agreed] = {}
        self.homeless: list[Part] = []

    def plan(self, wishes: Mapping[str, int], jumps: Mapping[str, int]) -> EditionDummy:
        """The edition; ``wishes`` are pages by story, ``jumps`` the pages that stories are to go on at."""
        homes = homes_of(self.sheets, self.copies, wishes)
        for number in sorted(self.sheets):
            parts = [Part(copy, copy.cast) for copy in self.copies if homes[copy.id] == number]
            rests = [part for part in self.homeless if part.came and jumps.get(part.copy.id) == number]
            self.homeless = [part for part in self.homeless if part not in rests]
            self._settle(number, [*(self._jumping(part, jumps) for part in parts), *rests])
        self._house()
        self._even(frozenset(wishes))
        left = sorted(self.homeless, key=self._by_rank)
        return EditionDummy(
            pages=tuple(self.agreed[number].dummy for number in sorted(self.agreed)),
            left_over=tuple(LeftOver(part.copy.id, part.copy.cast.story.headline) for part in left if not part.came),
        )

    # Every page with the stories that are meant for it.

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
        agreed = self.planner.agree(sheet, parts)
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
        """Find pages for those that have none: first as they are, then in two parts."""
        homeless, self.homeless = sorted(self.homeless, key=self._by_rank), []
        for part in homeless:
            number = self._moved(part)
            if part.came:
                self._send_on(part, number)
            if not number and (part.came or not self._split(part)):
                self.homeless.append(part)

    def _moved(self, part: Part) -> int:
        """Put a part on the page with the most room that takes it with all it has; its number, or 0."""
        for number in self._roomiest(part)[:_FEW]:
            agreed = self.planner.agree(self.sheets[number], self._with(number, part))
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

    def _takes(self, number: int, part: Part) -> bool:
        """Whether a page may take a story only to be full: it is of its section, or of none yet."""
        return not self._sections(number) or part.cast.story.section in self._sections(number)

    def _sections(self, number: int) -> frozenset[str]:
        return self.sheets[number].sections(self._parts(number))

    def _sends(self, number: int) -> bool:
        """Whether a story jumps from this page: made up again, it would break off elsewhere."""
        return any(part.goes for part in self._parts(number))

    def _slack(self, number: int) -> float:
        return self.sheets[number].size - sum(part.cast.area for part in self._parts(number))

    def _split(self, part: Part) -> bool:
        """Begin a story where there is room for its beginning, and go on with it where there is room for the rest."""
        pages = self._roomiest(part)[:_FEW]
        return any(self._split_over(part, number, other) for number in pages for other in pages if other > number)

    def _split_over(self, part: Part, number: int, other: int) -> bool:
        begins = replace(part, cast=replace(part.cast, jumps=True), goes=other)
        first = self.planner.agree(self.sheets[number], self._with(number, begins))
        at = first.rests.get(part.copy.id) if first else None
        if first is None or at is None:
            return False
        second = self.planner.agree(self.sheets[other], self._with(other, self._rest(part, at, number)))
        if second is None:
            return False
        self.agreed[number], self.agreed[other] = first, second
        return True

    # Holes.

    def _even(self, fixed: frozenset[str]) -> None:
        """Fill pages that have a hole with stories of others that can do without them; ``fixed`` ones stay."""
        for number in sorted(self.agreed, key=lambda each: (-self._white(each), each)):
            if self._white(number) > HOLE and not self._sends(number):
                self._fill(number, fixed)

    def _white(self, number: int) -> int:
        return self.agreed[number].dummy.white_rows

    def _fill(self, number: int, fixed: frozenset[str]) -> None:
        """Take the first story that leaves both pages with less white than the worse had."""
        for other, part in self._movable(number, fixed)[:_FEW]:
            rest = tuple(each for each in self._parts(other) if each is not part)
            taken = self.planner.agree(self.sheets[number], self._with(number, part))
            left = self.planner.agree(self.sheets[other], rest) if taken else None
            if taken and left and max(taken.dummy.white_rows, left.dummy.white_rows) < self._white(number):
                self.agreed[number], self.agreed[other] = taken, left
                return

    def _movable(self, number: int, fixed: frozenset[str]) -> list[tuple[int, Part]]:
        """Stories of pages that have less of a hole, those first that are about as large as the room there is."""
        slack = self._slack(number)
        found = [
            (other, part)
            for other in self.agreed
            if other != number and not self._sends(other) and len(self._parts(other)) > 1
            for part in self._parts(other)[1:]
            if part.copy.id not in fixed and not part.came and self._takes(number, part)
        ]
        return sorted(found, key=lambda each: (abs(slack - each[1].cast.area), each[0], each[1].copy.id))


def _whole(part: Part) -> Part:
    """A part that has to look for another page: what the desk said of where it goes on held for the first."""
    return part if part.came else Part(part.copy, part.copy.cast)
