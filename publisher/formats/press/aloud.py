"""What a reader's copy says aloud: a story, or a whole edition, in the order in which it is told.

In: formes, and for an edition which story each block belongs to. Out: tellings by the numbers of the painted blocks.
A story that jumps is told whole, with the ways between its pages where it breaks; what is there twice for the eye alone
(folios inside, the headline over a turn, a pulled quotation) is told once. Nothing here knows a PDF.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from publisher.formats.press.page import Page, Part
from publisher.formats.press.tags import REST, STORY, Corners, Link, Said, Telling
from publisher.typeset.forme import Figure, Forme, Role, Type
from publisher.typeset.lines import HYPHEN
from publisher.typeset.pagemap import MM_PER_PT
from publisher.typeset.sheet import ADVERTISEMENT

_BODY = {Role.INITIAL, Role.TEXT, Role.CROSSHEAD, Role.LIST_ITEM, Role.SIGNATURE}
_HEAD = {Role.KICKER, Role.HEADLINE, Role.DECK, Role.BYLINE}
_PAGE_HEAD = {Role.NAMEPLATE, Role.FOLIO}

Stands = Sequence[tuple[int, Type | Figure]]


def of_story(formes: tuple[Forme, ...]) -> tuple[Telling, ...]:
    """A story on sheets of its own. What continues a block counts with it; running lines are not told."""
    blocks: list[list[tuple[int, Type]]] = []
    painted = [stand for forme in formes for stand in _painted(forme)]
    for number, stand in enumerate(painted):
        if not isinstance(stand, Type) or stand.role is Role.RUNNING:
            continue
        if stand.continues:
            blocks[-1].append((number, stand))
        else:
            blocks.append([(number, stand)])
    return (Telling(STORY, tuple(_said(block, _on_the_web(block[0][1], formes[0].height_pt)) for block in blocks)),)


def _painted(forme: Forme) -> Iterator[Type | Figure]:
    """What becomes an element of the painter's; a block without words does not."""
    for stand in forme.stands:
        if isinstance(stand, Figure) or (isinstance(stand, Type) and stand.has_words):
            yield stand


def _on_the_web(block: Type, height_pt: float) -> Link | None:
    address = block.address
    return Link(f"This story on the web: {address}", _box(block, height_pt), address=address) if address else None


def _said(block: Sequence[tuple[int, Type]], link: Link | None = None) -> Said:
    """The words are told only where one of them is broken or has an initial; else what is painted says them."""
    lines = [line for _, stand in block for line in stand.lines]
    words = "".join(line.text.removesuffix(HYPHEN) if line.hyphenated else line.text for line in lines)
    broken = block[0][1].role is Role.INITIAL or any(line.hyphenated for line in lines)
    return Said(tuple(number for number, _ in block), words if broken else "", link=link)


def _box(block: Type, height_pt: float) -> Corners:
    right_pt = block.left_pt + max((line.indent_pt + line.width_pt for line in block.lines), default=0.0)
    foot_pt = block.top_pt + len(block.lines) * block.setting.leading_pt
    return (block.left_pt, height_pt - foot_pt, right_pt, height_pt - block.top_pt)


# An edition.


@dataclass(frozen=True, slots=True)
class _Leg:
    """A part of a story: the index of its page, how high that is, and what stands there, with its numbers."""

    page: int
    height_pt: float
    part: Part
    stands: tuple[tuple[int, Type | Figure], ...]

    def of(self, *roles: Role) -> Iterator[tuple[int, Type]]:
        """The blocks of these roles."""
        return ((number, stand) for number, stand in self.stands if isinstance(stand, Type) and stand.role in roles)

    @property
    def spot(self) -> tuple[float, float]:
        """Where it begins, from the lower left corner of the sheet."""
        box = self.part.placed.box
        return (box.left_mm / MM_PER_PT, self.height_pt - box.top_mm / MM_PER_PT)


def of_edition(pages: Sequence[Page], clients: Mapping[str, str]) -> tuple[Telling, ...]:
    """An edition, page by page: what stands at its head, the stories that begin there, and what stands round them.

    ``clients`` are those who pay for advertisements, by the names of their files.
    """
    numbered = tuple(_numbered(pages))
    stories: dict[str, list[_Leg]] = {}
    for leg in _legs(pages, numbered):
        stories.setdefault(leg.part.placed.story, []).append(leg)
    of_stories = {number for legs in stories.values() for leg in legs for number, _ in leg.stands}
    tellings: list[Telling] = []
    for index, stands in enumerate(numbered):
        rest = tuple(each for each in stands if each[0] not in of_stories)
        begun = (legs for legs in stories.values() if legs[0].page == index)
        tellings += (
            Telling(REST, tuple(_at_the_head(rest))),
            *(Telling(STORY, (*_opening(legs[0]), *_pictures(legs), *_body(legs))) for legs in begun),
            Telling(REST, tuple(_round_them(rest, clients))),
        )
    return tuple(telling for telling in tellings if telling.said)


def _numbered(pages: Sequence[Page]) -> Iterator[tuple[tuple[int, Type | Figure], ...]]:
    """The blocks and figures of each page, with their numbers in the whole document."""
    counted = count()
    for page in pages:
        yield tuple((next(counted), stand) for stand in _painted(page.forme))


def _legs(pages: Sequence[Page], numbered: Sequence[tuple[tuple[int, Type | Figure], ...]]) -> Iterator[_Leg]:
    for index, (page, stands) in enumerate(zip(pages, numbered, strict=True)):
        for part in page.parts:
            own = {id(stand) for stand in part.stands}
            of_it = tuple((number, stand) for number, stand in stands if id(stand) in own)
            yield _Leg(index, page.forme.height_pt, part, of_it)


def _at_the_head(rest: Stands) -> Iterator[Said]:
    """Nameplate and folio of a front; a folio inside says what every page says."""
    head = [(number, stand) for number, stand in rest if isinstance(stand, Type) and stand.role in _PAGE_HEAD]
    if any(stand.role is Role.NAMEPLATE for _, stand in head):
        yield from (_said([each]) for each in head)


def _round_them(rest: Stands, clients: Mapping[str, str]) -> Iterator[Said]:
    """Words of the house, advertisements, the imprint."""
    for number, stand in rest:
        if isinstance(stand, Figure):
            client = clients.get(stand.name.removeprefix(ADVERTISEMENT), "")
            yield Said((number,), alt=f"{stand.alt}: {client}" if client else stand.alt)
        elif stand.role not in _PAGE_HEAD:
            yield _said([(number, stand)])


def _opening(leg: _Leg) -> Iterator[Said]:
    return (_said([block]) for block in leg.of(*_HEAD))


def _pictures(legs: Sequence[_Leg]) -> Iterator[Said]:
    for leg in legs:
        for number, stand in leg.stands:
            if isinstance(stand, Figure):
                yield Said((number,), alt=stand.alt or f"Picture: {leg.part.placed.headline}")
            elif stand.role is Role.CAPTION:
                yield _said([(number, stand)])


def _body(legs: Sequence[_Leg]) -> Iterator[Said]:
    """The text over columns and pages; where it goes on at another page, the way there and the way back."""
    blocks: list[tuple[list[tuple[int, Type]], Link | None]] = []
    text: list[tuple[int, Type]] = []
    for place, leg in enumerate(legs):
        if place:
            blocks += (([block], _way(block[1], leg, legs[place - 1])) for block in leg.of(Role.KICKER))
        for block in leg.of(*_BODY):
            if block[1].continues and text:
                text.append(block)
            else:
                text = [block]
                blocks.append((text, None))
        onward = legs[place + 1] if place + 1 < len(legs) else None
        blocks += (([block], _way(block[1], leg, onward)) for block in leg.of(Role.JUMP))
    return (_said(block, link) for block, link in blocks)


def _way(block: Type, leg: _Leg, other: _Leg | None) -> Link | None:
    if other is None:
        return None
    words = "".join(line.text for line in block.lines)
    return Link(words, _box(block, leg.height_pt), page=other.page, spot=other.spot)
