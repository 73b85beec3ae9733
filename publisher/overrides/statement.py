"""One statement of a desk: which keys there are, what they may hold, and where each stands.

In: a table of keys and values, and their places. Out: a ``Statement``, with an error for every key that is not known
and every value that is not what its key needs. A value is never made to fit.
"""

import datetime as dt
import difflib
import re
from collections.abc import Mapping
from typing import Annotated

import msgspec

from publisher.notes import Code, Note
from publisher.text.spans import Span

_Some = Annotated[str, msgspec.Meta(min_length=1)]
_Spare = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{1,4} +[^ ]")]
_Counted = Annotated[int, msgspec.Meta(ge=1)]


class Overrides(msgspec.Struct, frozen=True, kw_only=True):
    """Every key there is. An empty text or list says that the story has none, whatever the copy looks like.

    ``priority`` counts from 1, the most important; ``embargo`` needs its offset from UTC. ``page``, ``place`` and
    ``jump`` say where the story stands in print, as ``publisher.edition.Pin`` does: ``place`` is its first column, how
    many columns, its first row, how many rows. ``crossheads`` are for where print has room: the number of a paragraph
    from 1, and the words over it.
    """

    id: _Some | None = None
    headline: _Some | None = None
    kicker: str | None = None
    deck: str | None = None
    section: _Some | None = None
    byline: tuple[str, ...] | None = None
    day: dt.date | None = None
    embargo: Annotated[dt.datetime, msgspec.Meta(tz=True)] | None = None
    withdrawn: bool | None = None
    priority: _Counted | None = None
    topics: tuple[str, ...] | None = None
    slug: _Some | None = None
    pictures: tuple[str, ...] | None = None
    page: _Counted | None = None
    place: tuple[_Counted, _Counted, _Counted, _Counted] | None = None
    jump: _Counted | None = None
    crossheads: tuple[_Spare, ...] | None = None


class Place(msgspec.Struct, frozen=True):
    """Where a value stands; line and column count from 1, ``span`` is in the copy, empty for a sidecar."""

    line: int
    column: int
    width: int
    excerpt: str
    span: Span = Span(0, 0)


class Statement(msgspec.Struct, frozen=True):
    """What one source states: ``kind`` is "front matter" or "sidecar", ``span`` the bytes of it in the copy."""

    kind: str
    file: str
    overrides: Overrides
    places: dict[str, Place]
    errors: tuple[Note, ...]
    span: Span = Span(0, 0)

    def note(self, code: Code, key: str, message: str, hint: str) -> Note:
        """A note at the value of a key."""
        return note_at(self.file, self.places[key], code, message, hint)


_MEANT = {
    "byline": "a name, or a list of names",
    "day": "a day such as 2015-10-08",
    "embargo": "an instant with its offset, such as 2015-10-08T06:00:00+08:00",
    "withdrawn": "true or false",
    "priority": "a whole number from 1",
    "topics": "a list of topics",
    "pictures": "a list of files",
    "page": "the number of a page",
    "place": "a first column, a number of columns, a first row and a number of rows, such as [1, 3, 1, 40]",
    "jump": "the number of a page",
    "crossheads": 'a list of crossheads, each the number of a paragraph and words, such as ["5 Tugs in line"]',
}
_FIELDS = {field.name: field.type for field in msgspec.structs.fields(Overrides)}
_LISTS = {"byline", "topics", "pictures", "crossheads"}
_BETWEEN_NAMES = re.compile(r",? and |,? & |; ")


def statement(
    source: tuple[str, str, Span], table: Mapping[str, object], places: dict[str, Place], *, strict: bool
) -> Statement:
    """The statement of a table; without ``strict`` all values are texts, to be understood by their key.

    ``source`` is its kind, its file and its bytes.
    """
    kind, file, span = source
    values: dict[str, object] = {}
    errors: list[Note] = []
    for key, value in table.items():
        if key not in _FIELDS:
            errors.append(_unknown(kind, file, key, places[key]))
            continue
        try:
            values[key] = msgspec.convert(_listed(key, value), _FIELDS[key], strict=strict)
        except msgspec.ValidationError:
            message, hint = f"{key} is not {_MEANT.get(key, 'a text')}", "correct the value, or take the key out"
            errors.append(note_at(file, places[key], Code.BROKEN_FRONT_MATTER, message, hint))
    return Statement(kind, file, msgspec.convert(values, Overrides), places, tuple(errors), span)


def note_at(file: str, place: Place, code: Code, message: str, hint: str) -> Note:
    """A note at a place of front matter or sidecar."""
    return Note(
        code=code,
        file=file,
        line=place.line,
        column=place.column,
        width=max(1, place.width),
        message=message,
        excerpt=place.excerpt,
        hint=hint,
    )


def _listed(key: str, value: object) -> object:
    """A text where a list may stand is a list of one; topics may be parted by commas, names also by "and"."""
    if key not in _LISTS or not isinstance(value, str):
        return value
    if key == "topics":
        return [topic.strip() for topic in value.split(",") if topic.strip()]
    parts = _BETWEEN_NAMES.split(value) if key == "byline" else [value]
    if len(parts) > 1:
        parts = [name for part in parts for name in part.split(", ")]
    return [part for part in parts if part]


def _unknown(kind: str, file: str, key: str, place: Place) -> Note:
    like = difflib.get_close_matches(key, _FIELDS, 1)
    hint = f"write {like[0]} instead" if like else f"the keys are: {', '.join(sorted(_FIELDS))}"
    return note_at(file, place, Code.UNKNOWN_KEY, f"the {kind} has no key {key!r}", hint)
