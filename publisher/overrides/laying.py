"""A statement laid over what was read of the copy.

In: a reading and a statement. Out: the reading with every stated field as it was stated, a note for each in which the
copy says something else, and the front matter labelled. A broken statement withholds the story: nobody knows what it
would say.
"""

from collections.abc import Callable, Iterator

import msgspec

from publisher.model import Article, Byline, Day, Label, Passage, Role
from publisher.notes import Code, Note
from publisher.overrides.statement import Overrides, Statement
from publisher.reading import Reading, partition
from publisher.text.slugs import slug
from publisher.text.spans import Span

_AS_STATED = ("id", "section", "embargo", "withdrawn", "priority", "topics", "page", "place", "jump", "crossheads")
_BY = ("By ", "by ", "BY ")
_Field = Callable[[Article, Statement], Article]


def laid_over(reading: Reading, statement: Statement) -> Reading:
    """The reading after this statement."""
    article = reading.article if not statement.errors else None
    notes: tuple[Note, ...] = statement.errors
    if article is not None:
        notes = tuple(_differences(article, statement))
        article = _stated(article, statement)
    return Reading(reading.file, article, _labels(reading, statement.span), (*notes, *reading.notes))


def _labels(reading: Reading, span: Span) -> tuple[Label, ...]:
    """The labels of the reading, with one for the front matter instead of those of the blanks in its place."""
    if span.end == span.start:
        return reading.labels
    size = len(reading.file.content)
    below = (Label(one.role, Span(max(one.span.start, span.end), one.span.end), one.rule) for one in reading.labels)
    above = [one for one in reading.labels if one.span.end <= span.start]
    rest = [one for one in below if one.span.start < one.span.end]
    return partition([*above, Label(Role.FRONT_MATTER, span, "front matter"), *rest], size)


def _stated(article: Article, statement: Statement) -> Article:
    given, at = statement.overrides, {key: place.span for key, place in statement.places.items()}
    changes: dict[str, object] = {key: getattr(given, key) for key in _AS_STATED if getattr(given, key) is not None}
    for key in ("headline", "kicker", "deck"):
        text = getattr(given, key)
        if text is not None:
            changes[key] = Passage(text, at[key]) if text else None
    if given.slug is not None:
        changes["slug"] = slug(given.slug)
    if given.byline is not None:
        changes["bylines"] = tuple(_byline(name, at["byline"]) for name in given.byline)
    if given.pictures is not None:
        changes["named_pictures"] = tuple(Passage(name, at["pictures"]) for name in given.pictures)
    return _dated(msgspec.structs.replace(article, **changes), given, at)


def _dated(article: Article, given: Overrides, at: dict[str, Span]) -> Article:
    """The day of its edition: in place of that of the print notice, where the copy has one, else of publication."""
    if given.day is None:
        return article
    printed = article.print_notice
    if printed is not None and printed.day is not None:
        return msgspec.structs.replace(article, print_notice=msgspec.structs.replace(printed, day=given.day))
    return msgspec.structs.replace(article, published=Day(given.day, at["day"]))


def _byline(text: str, span: Span) -> Byline:
    """A name, with what its bearer is behind a comma."""
    bare = text[3:] if text.startswith(_BY) else text
    name, _, title = bare.partition(", ")
    return Byline(name, title or None, None, span)


def _differences(article: Article, statement: Statement) -> Iterator[Note]:
    """A note for every field of which the copy says something else."""
    given, hint = statement.overrides, f"the {statement.kind} wins; take the key out to go by the copy"
    for key, read, said in _compared(article, given):
        if read and said is not None and read != said:
            message = f"the {statement.kind} has the {key} {said!r}, the copy has {read!r}"
            yield statement.note(Code.OVERRIDDEN, key, message, hint)


def _compared(article: Article, given: Overrides) -> Iterator[tuple[str, str | None, str | None]]:
    """Of each field that copy may state: its key, what the copy says, what was stated, both as text."""
    day = article.print_notice.day if article.print_notice and article.print_notice.day else None
    day = day or (article.published.day if article.published else None)
    yield "headline", article.headline.text, given.headline
    yield "kicker", article.kicker.text if article.kicker else None, given.kicker
    yield "deck", article.deck.text if article.deck else None, given.deck
    names = tuple(_byline(name, Span(0, 0)).name for name in given.byline) if given.byline is not None else None
    yield "byline", _listed(tuple(byline.name for byline in article.bylines)), _listed(names)
    yield "day", day.isoformat() if day else None, given.day.isoformat() if given.day else None
    yield "section", article.section, given.section
    yield "topics", _listed(article.topics), _listed(given.topics)
    yield "priority", str(article.priority or "") or None, str(given.priority or "") or None
    yield "embargo", _iso(article), given.embargo.isoformat() if given.embargo else None


def _listed(members: tuple[str, ...] | None) -> str | None:
    return ", ".join(members) if members is not None else None


def _iso(article: Article) -> str | None:
    return article.embargo.isoformat() if article.embargo else None
