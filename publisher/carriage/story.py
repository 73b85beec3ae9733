"""The parts of a carrier put together as an article.

In: located parts and the facts stated beside them. Out: the article, or ``None`` without a headline, and what each
part was taken for. A part that has no role is the headline if there is none and it comes first, and else a paragraph.
"""

import datetime as dt
import re
from collections.abc import Iterator

from publisher.carriage.located import Located
from publisher.carriage.parts import Facts
from publisher.house import House
from publisher.model import (
    Agency,
    Article,
    Block,
    Byline,
    Crosshead,
    Dateline,
    Day,
    ListItem,
    Paragraph,
    Passage,
    Picture,
    PrintNotice,
    Role,
)
from publisher.notes import Code, Note
from publisher.reading import CopyFile
from publisher.text.days import read_day, read_partial_day
from publisher.text.spans import Span

_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
_BY = re.compile(r"by:? ", re.IGNORECASE)
_BETWEEN = re.compile(r",? and |, | & |; ")


class Story:
    """One story; ``roles`` are those its parts had in the end."""

    def __init__(self, file: CopyFile, house: House, facts: Facts) -> None:
        self.file = file
        self.house = house
        self.facts = facts
        self.roles: tuple[Role, ...] = ()
        self._parts: tuple[tuple[Located, Role], ...] = ()

    def read(self, parts: tuple[Located, ...]) -> tuple[Article | None, tuple[Note, ...]]:
        """The article, and the notes on what it lacks."""
        self.roles = tuple(_roles(parts, has_headline=self.file.headline is not None))
        self._parts = tuple(zip(parts, self.roles, strict=True))
        headline = self._joined(Role.HEADLINE)
        if headline is None and self.file.headline is not None:
            headline = Passage(self.file.headline, Span(0, 0))
        if headline is None:
            return None, (
                self._note(Code.NO_HEADLINE, "no headline stands above the body", "give the story a headline"),
            )
        body = tuple(self._body())
        hint = "write the story in full sentences"
        notes = () if body else (self._note(Code.NO_BODY, "the copy has no body", hint),)
        return self._article(headline, body), notes

    def _article(self, headline: Passage, body: tuple[Block, ...]) -> Article:
        return Article(
            id=self.file.stem,
            headline=headline,
            kicker=self._joined(Role.KICKER),
            deck=self._joined(Role.DECK),
            bylines=tuple(self._bylines()),
            published=self._published(),
            dateline=self._dateline(),
            body=body,
            pictures=tuple(self._pictures()),
            agencies=tuple(self._agencies()),
            promotions=self._passages(Role.PROMOTION),
            author_notes=self._passages(Role.AUTHOR_NOTE),
            corrections=self._passages(Role.CORRECTION),
            print_notice=self._print_notice(),
            section=self.facts.section,
            topics=self.facts.topics,
            embargo=self.facts.embargo,
            withdrawn=self.facts.withdrawn,
            priority=self.facts.priority,
        )

    def _of(self, role: Role) -> tuple[Located, ...]:
        return tuple(part for part, its in self._parts if its is role)

    def _passages(self, role: Role) -> tuple[Passage, ...]:
        return tuple(Passage(part.text, part.span(0, len(part.text))) for part in self._of(role))

    def _joined(self, role: Role) -> Passage | None:
        found = self._passages(role)
        return found[0] if found else None

    def _body(self) -> Iterator[Block]:
        for part, role in self._parts:
            span = part.span(0, len(part.text))
            if role is Role.PARAGRAPH:
                yield Paragraph(part.text, span)
            elif role is Role.CROSSHEAD:
                yield Crosshead(part.text, span)
            elif role is Role.LIST_ITEM:
                yield ListItem(part.text, span)

    def _bylines(self) -> Iterator[Byline]:
        for part in self._of(Role.BYLINE):
            title = _field(part, "title")
            names, start = _field(part, "names"), 0
            if names is None:
                by = _BY.match(part.text)
                start = by.end() if by else 0
                names, _, after = part.text[start:].partition(", ")
                title = after or None
            for name in _BETWEEN.split(names):
                yield Byline(name, title, None, part.span(start, start + len(names)))

    def _published(self) -> Day | None:
        stated = self.facts.published
        day = stated.astimezone(self.house.zone).date() if isinstance(stated, dt.datetime) else stated
        for part in self._of(Role.DAY):
            day = day or read_day(part.text)
            return Day(day, part.span(0, len(part.text))) if day else None
        return Day(day, Span(0, len(self.file.content))) if day else None

    def _dateline(self) -> Dateline | None:
        for part in self._of(Role.DATELINE):
            day = _field(part, "day")
            place = _field(part, "place") or part.text
            return Dateline(place, None, read_partial_day(day) if day else None, "", part.span(0, len(part.text)))
        return None

    def _pictures(self) -> Iterator[Picture]:
        paragraphs = 0
        for part, role in self._parts:
            paragraphs += role is Role.PARAGRAPH
            if role is Role.CREDIT:
                span = part.span(0, len(part.text))
                alt, named = _field(part, "alt"), _field(part, "named")
                yield Picture(_field(part, "credit"), _field(part, "caption"), paragraphs, span, alt, named)

    def _agencies(self) -> Iterator[Agency]:
        known = {s.casefold(): a.name for a in self.house.agencies for s in (a.name, *a.spellings) if not a.pictures}
        seen: set[str] = set()
        for part in self._of(Role.AGENCIES):
            name = known.get(part.text.casefold())
            if name is not None and name not in seen:
                seen.add(name)
                yield Agency(name, part.span(0, len(part.text)))

    def _print_notice(self) -> PrintNotice | None:
        for part in self._of(Role.PRINT_NOTICE):
            return PrintNotice(
                publication=_field(part, "publication") or part.text,
                day=read_day(_field(part, "day") or ""),
                headline=_field(part, "headline"),
                page=_field(part, "page"),
                section=_field(part, "section"),
                edition=_field(part, "edition"),
                span=part.span(0, len(part.text)),
            )
        return None

    def _note(self, code: Code, message: str, hint: str) -> Note:
        return Note(code=code, file=self.file.path, line=1, column=1, width=1, message=message, excerpt="", hint=hint)


def _roles(parts: tuple[Located, ...], *, has_headline: bool) -> Iterator[Role]:
    """What each part is in the end."""
    marked = any(one.part.role is Role.HEADLINE for one in parts)
    seen = False
    for one in parts:
        role = one.part.role
        if role is None:
            role = Role.PARAGRAPH if seen else Role.PROMOTION
            if not marked and not seen:
                role = Role.PARAGRAPH if has_headline and _SENTENCE_END.search(one.text) else Role.HEADLINE
        seen = seen or role in {Role.HEADLINE, Role.PARAGRAPH}
        yield role


def _field(part: Located, name: str) -> str | None:
    return next((words.text for words in part.part.words if words.field == name), None)
