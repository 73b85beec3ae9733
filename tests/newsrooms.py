"""Newsrooms as values, and every edit a desk may make to one.

In: a newsroom and an edit. Out: the next newsroom; ``files`` is what lies in its folder. An edit is plain data: what is
done, where, and to what, both counted round, so that any edit fits any newsroom and a day of them can be printed,
shortened and done again. Nothing here builds.
"""

import datetime as dt
import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import count
from typing import Any, TypeVar

from tests.conftest import ROOT
from tests.desk import AS_OF
from tests.pictures.album import XMP, drawn, written

_T = TypeVar("_T")
Stated = Mapping[str, str]
_NO_DAY = ""
_UPRIGHT, _TELLING = 3, 2
_INCLUDING = 3
_NAMED = "harbour.jpg"
_INSIDE = "site/_own.html"  # a template of the newsroom's own, which its others include

# What copy may say, by the field of ``Copy``; the first of each is what a new story has.
IN_COPY: Mapping[str, tuple[str, ...]] = {
    "headline": ("Board votes for a second pier", "Pier <opens> & closes", "Rain", "Storm of the century hits coast"),
    "deck": ("", "Work begins in spring", "Ferries sail again, harbour master says"),
    "byline": ("", "Jane Doe", "JANE DOE", "John Roe and Jane Doe"),
    "agency": ("REUTERS", "", "ASSOCIATED PRESS", "REUTERS, AGENCE FRANCE-PRESSE"),
    "day": ("October 08, 2015", "October 07, 2015", "September 30, 2015", "January 02, 2016", _NO_DAY),
    "body": ("The harbour board voted for a second pier.", "It rained.", "Nobody was hurt.\n\nThe pier was closed."),
    "refer": ("", "SEE WORLD", "SEE HARBOUR"),
    "picture": ("", f"[{_NAMED}] The ferry. PHOTO: LENA HOBB", "PHOTO: AFP"),
}
# What a desk may state in front matter or a sidecar, as TOML; an empty text takes it out again.
STATED: Mapping[str, tuple[str, ...]] = {
    "headline": ("", '"Harbour board says yes"'),
    "deck": ("", '""', '"It was a long night"'),
    "byline": ("", "[]", '["Ann Poe"]'),
    "day": ("", "2015-10-06", "2014-12-31"),
    "section": ("", '"Harbour"', '"HARBOUR"', '"Sport"'),
    "slug": ("", '"pier"', '"second-pier"'),
    "priority": ("", "1", "9"),
    "topics": ("", '["ports"]', '["ports", "ferries"]'),
    "embargo": ("", "2015-10-08T06:00:00+08:00", "2015-10-09T06:00:00+08:00", "2015-10-12T06:00:00+08:00"),
    "withdrawn": ("", "true", "false"),
}
HOUSE: Mapping[str, tuple[str, ...]] = {
    "name": ('"The Straits Times"', '"Marlow Mail"'),
    "address": ('"https://news.example.org"', '"https://news.example.org/paper"'),
    "description": ('""', '"The paper of Marlow"'),
    "imprint": ('""', '"Printed at *Marlow*."'),
    "publisher": ('"The Straits Times"', '"Marlow Printing Company"'),
    "nameplate": ('""', '"The MAIL"'),
    "hyphenation": ("[]", '["syn-chronising", "offensive"]'),
    "language": ('"en-SG"', '"en-GB"'),
    "time_zone": ('"Asia/Singapore"', '"America/New_York"'),
    "edition_time": ("06:00:00", "23:30:00"),
    "default_section": ('"World"', '"News"'),
    "proofs": ("false", "true"),
}
SECTIONS = (
    (),
    ('name = "Harbour"\naccent = "#0b5a7a"', 'name = "World"'),
    ('name = "World"\naccent = "#0b5a7a"', 'name = "Sport"', 'name = "Harbour"'),
)
AGENCIES = (
    (),
    ('name = "Reuters"\nspellings = ["REUTERS"]\nrights = "Not to be passed on"',),
    ('name = "Reuters News"\nspellings = ["REUTERS"]\nrights = "For one day"',),
)
# What a desk wants of an edition, by day; the advertisement lies beside the file or not.
PRESS_DAYS = ("2015-10-08", "2015-10-07")
EDITIONS = (
    "pages = 1\n",
    'pages = 2\n\n[[parts]]\npage = 2\nsection = "Sport"\n\n[[stories]]\nstory = "00"\npage = 2\n',
    'pages = 2\n\n[[advertisements]]\nfile = "pier.jpg"\npage = 2\ncolumns = 1\nheight_mm = 31\n',
)
TEMPLATES = (*sorted(f"site/{path.name}" for path in (ROOT / "templates" / "site").iterdir()), _INSIDE)
PRESS_TEMPLATES = ("press/formes.css", "press/preflight.html")
_SHOWN = re.compile(r"<main|\{% (?:block reading|macro [^%]*) %\}\n")  # where a mark shows on a page
_WAITS = (dt.timedelta(hours=1), dt.timedelta(hours=11), dt.timedelta(days=3))


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One story as its desk keeps it; ``stated`` stands above it, ``sidecar`` beside it."""

    headline: str
    deck: str = ""
    byline: str = ""
    agency: str = "REUTERS"
    day: str = "October 08, 2015"
    body: str = "The harbour board voted for a second pier."
    refer: str = ""
    picture: str = ""
    stated: Stated
    sidecar: Stated

    def text(self) -> str:
        """The file of copy."""
        notice = "A version of this article appeared in the print edition of The Straits Times"
        printed = f"{notice} on {self.day}, with the headline {self.headline}." if self.day else ""
        byline = f"By {self.byline}" if self.byline else ""
        body = f'MARLOW • {self.body}\n\n"It is time," said its chairman.'
        parts = (self.headline, self.deck, byline, body, self.picture, self.agency, self.refer, printed)
        above = f"+++\n{_toml(self.stated)}+++\n" if self.stated else ""
        return above + "\n\n".join(filter(None, parts)) + "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """All that a build is made of but for its ledger; ``copy``, ``pictures`` and ``templates`` by their names."""

    as_of: dt.datetime
    copy: Mapping[str, Copy]
    pictures: Mapping[str, int]
    templates: Mapping[str, int]
    house: Stated
    sections: int = 0
    agencies: int = 0
    editions: Mapping[str, int]
    advertisement: int = 0

    def files(self) -> dict[str, bytes]:
        """Every file by its path below the newsroom's folder.

        A picture that copy names is always there: copy that is refused keeps its last version, as no clean build can.
        """
        texts = {"publisher.toml": self._house(), "seeds/.keep": ""}
        for name, copy in self.copy.items():
            texts[f"seeds/{name}"] = copy.text()
            if copy.sidecar:
                texts[f"seeds/{_stem(name)}.toml"] = _toml(copy.sidecar)
        texts |= {f"templates/{name}": _own_template(name, version) for name, version in self.templates.items()}
        texts |= {f"editions/{day}/edition.toml": EDITIONS[version - 1] for day, version in self.editions.items()}
        beside = (posixpath.dirname(name) for name, copy in self.copy.items() if _NAMED in copy.picture)
        named = {posixpath.join(folder, _NAMED): 1 for folder in beside}
        pictures = {f"seeds/{name}": _picture(number) for name, number in {**named, **self.pictures}.items()}
        pictures |= {f"editions/{day}/pier.jpg": _advertisement(self.advertisement) for day in self.editions}
        return {name: text.encode() for name, text in texts.items()} | pictures

    def _house(self) -> str:
        tables = [f"[[sections]]\n{each}\n" for each in SECTIONS[self.sections]]
        tables += [f"[[agencies]]\n{each}\n" for each in AGENCIES[self.agencies]]
        return "\n".join(('extends = "straits-times"', _toml(self.house), *tables))


@dataclass(frozen=True, slots=True)
class Edit:
    """What is done, to which of its kind, and which of the possible things it becomes; both count round."""

    what: str
    where: int = 0
    to: int = 0


def newsroom(stories: int = 12, *, pictured: bool = True) -> Newsroom:
    """Stories of five to a day, of three sections, two agencies and two writers; and two pictures, or only copy."""
    days, sections = IN_COPY["day"], ("", '"Harbour"', '"Sport"')
    copy = {
        f"{number:02}.txt": Copy(
            headline=f"Story number {number}",
            deck=f"Deck of story {number}" if number % 2 else "",
            byline=("", "Jane Doe", "", "John Roe")[number % 4],
            agency=("REUTERS", "ASSOCIATED PRESS")[number % 3 == 0],
            day=days[number // 5 % 4],
            stated={"section": sections[number % 3]} if number % 3 else {},
            sidecar={},
        )
        for number in range(stories)
    }
    house = {key: values[0] for key, values in HOUSE.items()}
    return Newsroom(
        as_of=AS_OF,
        copy=copy,
        pictures={"00.jpg": 0, "harbour.jpg": 1} if pictured else {},
        templates={_INSIDE: 1},
        house=house,
        editions={},
    )


def edited(past: tuple[Newsroom, ...], edit: Edit) -> Newsroom:
    """The newsroom after this edit: of the last of these, which is the one as it is now."""
    now, before = past[-1], _round(past, edit.to)
    match edit.what:
        case "undo everything":
            return replace(before, as_of=now.as_of)
        case "undo one story":
            return _restored(now, before, edit.where)
        case _:
            return _EDITS[edit.what](now, edit.where, edit.to)


def _in_copy(key: str) -> "_Doing":
    def change(copy: Copy, to: int) -> Copy:
        return _changed(copy, key, _round(IN_COPY[key], to))

    return _to_one_story(change)


def _stated(key: str, place: str) -> "_Doing":
    def change(copy: Copy, to: int) -> Copy:
        before: Stated = getattr(copy, place)
        return _changed(copy, place, _with(before, key, _round(STATED[key], to) or None))

    return _to_one_story(change)


def _changed(copy: Copy, field: str, value: object) -> Copy:
    changes: dict[str, Any] = {field: value}
    return replace(copy, **changes)


def _to_one_story(change: Callable[[Copy, int], Copy]) -> "_Doing":
    def do(room: Newsroom, where: int, to: int) -> Newsroom:
        if not room.copy:
            return room
        name = _round(tuple(room.copy), where)
        return replace(room, copy={**room.copy, name: change(room.copy[name], to)})

    return do


def _add(room: Newsroom, where: int, to: int) -> Newsroom:
    taken = {_id(name) for name in room.copy}
    free = next(name for number in count(where % 20) if (name := f"{number:02}") not in taken)
    headline = _round(IN_COPY["headline"], to)
    story = Copy(headline=headline, day=_round(IN_COPY["day"], where), stated={}, sidecar={})
    return replace(room, copy={**room.copy, f"{free}.txt": story})


def _delete(room: Newsroom, where: int, _: int) -> Newsroom:
    if not room.copy:
        return room
    return replace(room, copy=_with(room.copy, _round(tuple(room.copy), where), None))


def _rename(room: Newsroom, where: int, to: int) -> Newsroom:
    """To another folder, to another carrier, or to a name that makes it another story; never to one that is taken."""
    if not room.copy:
        return room
    old = _round(tuple(room.copy), where)
    stem, ending = _id(old), posixpath.splitext(old)[1]
    new = _round((f"night/{stem}{ending}", f"{stem}.md", f"{stem}.txt", f"{stem}a{ending}", f"0{stem}{ending}"), to)
    others = {_id(name) for name in room.copy} - {stem}
    if _id(new) in others:
        return room
    return replace(room, copy={**_with(room.copy, old, None), new: room.copy[old]})


def _put_picture(room: Newsroom, where: int, to: int) -> Newsroom:
    """Put a picture beside a story, or the one that several name; or another in its place; or take it away."""
    beside = [f"{_stem(name)}{number}.jpg" for name in room.copy for number in ("", "-2")]
    name = _round(("harbour.jpg", *beside), where)
    return replace(room, pictures=_with(room.pictures, name, to % 4 or None))


def _set_in_house(key: str) -> "_Doing":
    def do(room: Newsroom, _: int, to: int) -> Newsroom:
        return replace(room, house=_with(room.house, key, _round(HOUSE[key], to)))

    return do


def _own(name: str) -> "_Doing":
    def do(room: Newsroom, _: int, to: int) -> Newsroom:
        least = int(name == _INSIDE)  # a template that is included has to be there
        return replace(room, templates=_with(room.templates, name, max(least, to % 4) or None))

    return do


def _wait(room: Newsroom, _: int, to: int) -> Newsroom:
    return replace(room, as_of=room.as_of + _round(_WAITS, to))


def _want(room: Newsroom, where: int, to: int) -> Newsroom:
    """Say what is wanted of an edition, or something else, or nothing more."""
    day = _round(PRESS_DAYS, where)
    return replace(room, editions=_with(room.editions, day, to % (len(EDITIONS) + 1) or None))


def _restored(now: Newsroom, before: Newsroom, where: int) -> Newsroom:
    """One story as it was, under the name it had then."""
    if not before.copy:
        return now
    name = _round(tuple(before.copy), where)
    others = {each: copy for each, copy in now.copy.items() if _id(each) != _id(name)}
    return replace(now, copy={**others, name: before.copy[name]})


_Doing = Callable[[Newsroom, int, int], Newsroom]
_EDITS: Mapping[str, _Doing] = {
    **{f"copy: {key}": _in_copy(key) for key in IN_COPY},
    **{f"front matter: {key}": _stated(key, "stated") for key in STATED},
    **{f"sidecar: {key}": _stated(key, "sidecar") for key in STATED},
    "desk: add a story": _add,
    "desk: delete a story": _delete,
    "desk: rename copy": _rename,
    "desk: put a picture": _put_picture,
    **{f"house: {key}": _set_in_house(key) for key in HOUSE},
    "house: sections": lambda room, _, to: replace(room, sections=to % len(SECTIONS)),
    "house: agencies": lambda room, _, to: replace(room, agencies=to % len(AGENCIES)),
    **{f"template: {name}": _own(name) for name in TEMPLATES},
    **{f"press template: {name}": _own(name) for name in PRESS_TEMPLATES},
    "press desk: an edition": _want,
    "press desk: an advertisement": lambda room, _, to: replace(room, advertisement=to % 3),
    "wait": _wait,
}
EDITS = (*_EDITS, "undo everything", "undo one story")


def _with(before: Mapping[str, _T], key: str, value: _T | None) -> dict[str, _T]:
    """The mapping with this key set, or taken out."""
    rest = {each: kept for each, kept in before.items() if each != key}
    return rest if value is None else {**rest, key: value}


def _round(values: tuple[_T, ...], number: int) -> _T:
    return values[number % len(values)]


def _stem(name: str) -> str:
    return posixpath.splitext(name)[0]


def _id(name: str) -> str:
    return posixpath.basename(_stem(name))


def _toml(table: Stated) -> str:
    return "".join(f"{key} = {value}\n" for key, value in table.items())


@cache
def _picture(number: int) -> bytes:
    """One of four pictures: two of one size, one that says whose it is, one that is upright."""
    image = drawn(60, 90 if number == _UPRIGHT else 40)
    image.putpixel((30, 20), (number, 0, 0))
    return written(image, xmp=XMP.encode() if number == _TELLING else b"")


@cache
def _advertisement(version: int) -> bytes:
    """One of three pictures with the shape of their place: a column wide, eight rows deep."""
    image = drawn(447, 310)
    image.putpixel((30, 20), (version, 0, 0))
    return written(image)


@cache
def _own_template(name: str, version: int) -> str:
    """The newsroom's own of a template of ours: the same with a mark in it, or with another template."""
    mark = f"our own, {version}"
    if name == _INSIDE:
        return f"<p>{mark}</p>\n"
    source = (ROOT / "templates" / name).read_text("utf-8")
    if not name.endswith(".html"):
        return source + (f"/* {mark} */\n" if name.endswith(".css") else f"<!-- {mark} -->\n")
    inside = f'{{% include "{_INSIDE}" %}}\n' if version == _INCLUDING else f"<p>{mark}</p>\n"
    place = _SHOWN.search(source)
    at = len(source) if place is None else place.start() if place[0] == "<main" else place.end()
    return source[:at] + inside + source[at:]
