"""HTML to the parts of a story.

In: HTML as a desk sends it, whoever made it. Out: its parts in order. What an element says outright becomes a role: the
first heading is the headline, a heading inside the story a crosshead, an item an item, a figure a picture. What the
class names hint at counts where it makes sense there. Everything else stays open, to be read as newspaper copy is.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from publisher.carriage.limits import readable
from publisher.carriage.outline import Line, outline
from publisher.carriage.parts import Part, Words, part
from publisher.model import Role
from publisher.text.days import read_partial_day
from publisher.text.markup import copy_html

_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
_WORD = re.compile(r"\w")
_RULE_LINE = re.compile(r"[^\w\"“”‘’']+$")  # what parts a byline from the day behind it: "Jane Doe |"
_FILE_NAME = re.compile(r"\S*\.\w{2,4}")
_OF_A_PICTURE = {Role.CAPTION, Role.CREDIT}
_OF_AN_OWNER = {Role.CREDIT, Role.AUTHOR_NOTE}
_OF_THE_HEAD = {Role.KICKER, Role.DECK, Role.BYLINE, Role.DAY, Role.DATELINE}


def parts_of(html: str) -> tuple[Part, ...]:
    """The parts of this HTML, as it came.

    Raises:
        BeyondReadingError: no story is as long or as deep; what unpacks it makes that a refusal.
    """
    lines = tuple(
        line for line in outline(copy_html(readable(html))) if line.alt or line.named or _WORD.search(line.text)
    )
    return tuple(_Shaping(lines).parts())


def _headline(lines: tuple[Line, ...]) -> int | None:
    """The heading that the marks call the headline, else the first of the first level, else one above all prose."""
    headings = [n for n, line in enumerate(lines) if line.context.heading and line.context.hint is not Role.PROMOTION]
    marked = [number for number in headings if lines[number].context.headline]
    first_level = [number for number in headings if lines[number].context.heading == 1]
    if marked or first_level:
        return (*marked, *first_level)[0]
    prose = next((number for number, line in enumerate(lines) if _is_prose(line)), len(lines))
    return next((number for number in headings if number < prose), None)


class _Shaping:
    """One way through the lines from top to bottom: what has been passed says what may come."""

    def __init__(self, lines: tuple[Line, ...]) -> None:
        self.lines = lines
        self.headline = _headline(lines)
        self.last = max((number for number, line in enumerate(lines) if line.text), default=0)
        self.begun = self.headline is None
        self.in_head = True
        self.has_deck = False
        self.above: Role | None = None

    def parts(self) -> Iterator[Part]:
        for picture, group in groupby(enumerate(self.lines), key=lambda numbered: _picture_of(numbered[1])):
            if picture is not None:
                yield from _picture([line for _, line in group])
            else:
                yield from (self._part(number, line) for number, line in group)

    def _part(self, number: int, line: Line) -> Part:
        role = Role.HEADLINE if number == self.headline else self._role(line, last=number == self.last)
        self.begun = self.begun or role is Role.HEADLINE
        self.has_deck = self.has_deck or role is Role.DECK
        self.in_head = self.in_head and not (role is None and _SENTENCE_END.search(line.text))
        self.above = role
        return part(_trimmed(line.text, role), role, line.context.rule if role else "html")

    def _role(self, line: Line, *, last: bool) -> Role | None:
        """What the elements say a line is; nothing above the headline is of the story unless its marks say so."""
        context = line.context
        if context.hint is Role.PROMOTION:
            return Role.PROMOTION
        if context.margin:
            return Role.AUTHOR_NOTE
        if context.heading and self.begun:
            return self._heading(line)
        if context.hint is not None and self._fits(line, context.hint):
            is_day = context.hint is Role.DATELINE and read_partial_day(line.text) is not None
            return Role.DAY if is_day else context.hint
        return self._said_by_its_type(line, last=last) if self.begun else None

    def _heading(self, line: Line) -> Role:
        """Right below the headline a heading is the deck; further down it is a crosshead."""
        if line.context.hint in {Role.KICKER, Role.BYLINE}:
            return line.context.hint
        is_deck = self.in_head and not self.has_deck and line.context.heading > 1
        return Role.DECK if is_deck else Role.CROSSHEAD

    def _fits(self, line: Line, role: Role) -> bool:
        """A byline is no sentence, and deck and kicker stand above the story."""
        if role is Role.BYLINE:
            return _SENTENCE_END.search(line.text) is None
        return self.in_head or role not in _OF_THE_HEAD

    def _said_by_its_type(self, line: Line, *, last: bool) -> Role | None:
        """Items, links that are a line of their own, and lines set wholly in bold or italic."""
        if line.linked:
            return Role.PROMOTION
        if line.context.item:
            return Role.LIST_ITEM
        if line.italic and self.in_head and self.above is Role.HEADLINE and not last:
            return Role.DECK
        if line.bold and not self.in_head and not last and not _SENTENCE_END.search(line.text):
            return Role.CROSSHEAD
        return None


def _is_prose(line: Line) -> bool:
    context = line.context
    return context.hint is None and not context.heading and _SENTENCE_END.search(line.text) is not None


def _trimmed(text: str, role: Role | None) -> str:
    return _RULE_LINE.sub("", text) or text if role in {Role.BYLINE, Role.DAY} else text


def _picture_of(line: Line) -> int | None:
    """Lines of one picture have the same number: that of their figure, or 0 for a picture without one."""
    if line.context.figure:
        return line.context.figure
    return 0 if line.alt or line.named or line.context.hint in _OF_A_PICTURE else None


def _picture(lines: list[Line]) -> Iterator[Part]:
    """The picture these lines make: what is written under it, what is said to those who cannot see it, its file."""
    words: list[Words] = []
    for line in lines:
        if line.text:
            field = "credit" if line.context.hint in _OF_AN_OWNER else "caption"
            words.append(Words(line.text, field))
    alts = [line.alt for line in lines if line.alt and not _FILE_NAME.fullmatch(line.alt)]
    files = [line.named for line in lines if line.named]
    words += [Words(alt, "alt", written=False) for alt in alts[:1]]
    words += [Words(file, "named", written=False) for file in files[:1]]
    if words:
        yield Part(tuple(words), Role.CREDIT, "figure" if lines[0].context.figure else "img")
