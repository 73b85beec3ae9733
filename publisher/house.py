"""One newspaper: its name and address, its sections and agencies, its conventions of copy, its press.

In: a house file in TOML (``publisher.toml``), which may extend a built-in house from ``houses/``.
Out: one frozen ``House``. Unknown keys, wrong types and missing facts are a ``HouseError`` naming file and key.
Nothing here reads copy.
"""

import datetime as dt
import re
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
import tomli

from publisher.destination import Destination
from publisher.errors import HouseError
from publisher.model import Role

BUILT_IN = Path(__file__).parent / "houses"
_TAG_SIGNS = "-._~!$&'()*+,;=:@/"  # what RFC 4151, section 2.1, lets stand in the last part of a tag beside letters


class Zone(StrEnum):
    """The part of the copy a rule may look at."""

    HEAD = "head"
    BODY = "body"
    TAIL = "tail"
    STORY = "story"
    ANY = "any"

    @property
    def parts(self) -> frozenset["Zone"]:
        """The zones it stands for: ``story`` is head and body, ``any`` is all three."""
        return _PARTS[self]


_PARTS = {
    Zone.HEAD: frozenset({Zone.HEAD}),
    Zone.BODY: frozenset({Zone.BODY}),
    Zone.TAIL: frozenset({Zone.TAIL}),
    Zone.STORY: frozenset({Zone.HEAD, Zone.BODY}),
    Zone.ANY: frozenset({Zone.HEAD, Zone.BODY, Zone.TAIL}),
}


class Part(StrEnum):
    """How much of a line a rule takes; what it leaves is read on."""

    LINE = "line"
    START = "start"
    END = "end"


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One convention of copy: a line, or the start or end of a line, that is furniture.

    ``pattern`` is a regular expression over one line with white space folded; ``{name}`` in it stands for a fragment of
    the house. Its named groups are the fields, of which ``agencies`` and ``agency`` have to be names of the lexicon.
    ``cue`` are words or phrases in small letters, or single signs, of which every match has one: they make reading
    fast; ``^`` before one says that a match begins with it. A ``weak`` rule counts only in copy that other rules of the
    same house have recognised. ``paper`` is whose notice of print it is where the line does not name the publication.
    ``examples`` must match and ``counterexamples`` must not: ``publisher check`` and the test suite try them.
    """

    id: str
    role: Role
    zone: Zone
    pattern: str
    part: Part = Part.LINE
    cue: tuple[str, ...] = ()
    weak: bool = False
    paper: str = ""
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...] = ()


class Lint(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One oddity to report, never to repair: ``pattern`` is searched in the text of ``role``.

    The named group ``here`` is what the caret underlines. ``cue`` is text of which every match has one piece.
    """

    code: str
    role: Role
    cue: tuple[str, ...]
    pattern: str
    message: str
    hint: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...] = ()


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """The conventions that a built-in house has of its own, apart from those of the house it extends."""

    name: str
    rules: tuple[Rule, ...]


class AgencyEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An agency of the lexicon: its canonical name, how copy spells it, and what it lets us do.

    A picture agency (``pictures``) is known as the source of photographs and never counts as the source of a text.
    """

    name: str
    spellings: tuple[str, ...] = ()
    pictures: bool = False
    rights: str = ""


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A section of the paper; the accents are CSS colours on white and on the dark ground."""

    name: str
    accent: str = "#9a1b1e"
    accent_dark: str = "#f0888a"


class FeedGroup(StrEnum):
    """Lists of stories that may have feeds of their own; each is named as its folder is."""

    SECTIONS = "sections"
    AGENCIES = "agencies"
    AUTHORS = "authors"
    TOPICS = "topics"


class House(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, dict=True):
    """One newspaper. Every key of a house file is a field here, and the other way round."""

    name: str
    address: str
    language: str = "en"
    time_zone: str = "UTC"
    edition_time: dt.time = dt.time(6, 0)
    description: str = ""
    imprint: str = ""
    publisher: str = ""
    nameplate: str = ""
    default_section: str = "News"
    sections: tuple[Section, ...] = ()
    feeds: tuple[FeedGroup, ...] = tuple(FeedGroup)
    agencies: tuple[AgencyEntry, ...] = ()
    fragments: dict[str, str] = {}
    rules: tuple[Rule, ...] = ()
    lints: tuple[Lint, ...] = ()
    hyphenation: tuple[str, ...] = ()
    copy_folder: str = "seeds"
    press: str = "berliner"
    fillers: tuple[str, ...] = ()
    artists: tuple[str, ...] = ()
    targets: tuple[Destination, ...] = ()
    proofs: bool = False

    @cached_property
    def domain(self) -> str:
        """The host of the address, for permanent ids (RFC 4151)."""
        return urlsplit(self.address).hostname or ""

    @cached_property
    def zone(self) -> ZoneInfo:
        """The time zone of the paper."""
        return ZoneInfo(self.time_zone)

    @cached_property
    def agency_of(self) -> dict[str, str]:
        """The name of an agency by each of its spellings, in small letters (``str.casefold``); the first has it."""
        spelled = ((each, agency.name) for agency in self.agencies for each in (agency.name, *agency.spellings))
        return {spelling.casefold(): name for spelling, name in reversed(tuple(spelled))}

    def instant_of(self, day: dt.date, rank: int) -> dt.datetime:
        """When the story of this rank in this day's edition counts as published.

        Copy states days, feeds need instants in the order of the paper: the edition's time, less a second a rank.
        """
        at = dt.datetime.combine(day, self.edition_time, self.zone)
        return at - dt.timedelta(seconds=rank)

    def permanent_id(self, day: dt.date, story: str) -> str:
        """What a story is called for ever, whatever becomes of its headline and address (RFC 4151)."""
        return f"tag:{self.domain},{day.isoformat()}:{quote(story, safe=_TAG_SIGNS, errors='surrogatepass')}"


_FRAGMENT = re.compile(r"\{([a-z_]+)\}")
_DEEPEST = 12  # fragments within fragments
_HYPHENATED = re.compile(r"[^\W\d_]+(-[^\W\d_]+)*")
_INHERITED_LISTS = ("sections", "agencies", "rules", "lints", "hyphenation")


def read_house(path: Path) -> House:
    """Read a house file and everything it extends.

    Lists (sections, agencies, rules, lints, hyphenation) are the house's own first, then those of the house it
    extends; any other key of the house wins over the one it extends.

    Raises:
        HouseError: a file is missing, is not TOML, extends itself, or holds a key or value that is not understood.
    """
    table = _merged(path, ())
    try:
        house = msgspec.convert(table, House, strict=True)
    except msgspec.ValidationError as fault:
        raise HouseError(str(path), f"{fault}; see docs/house.md for every key") from fault
    _check(house, path)
    _check_patterns(house, path, _table(path))
    return house


def house_of_copy(path: Path | None, here: Path) -> House:
    """The house that copy named by hand is read by: the one given, else the one here, else that of no newsroom."""
    return read_house(path or (here if here.exists() else BUILT_IN / "no-newsroom.toml"))


def built_in_profiles() -> tuple[Profile, ...]:
    """The conventions of every built-in house but the generic one, which all of them share."""
    tables = ((path.stem, _table(path)) for path in sorted(BUILT_IN.glob("*.toml")) if path.stem != "generic")
    return tuple(
        Profile(name=name, rules=msgspec.convert(_rows(table, "rules"), tuple[Rule, ...])) for name, table in tables
    )


def spelled_out(pattern: str, fragments: dict[str, str]) -> str:
    """A rule's pattern with every ``{name}`` replaced by the fragment of that name, and by those it uses in turn.

    Raises:
        KeyError: there is no such fragment, or it uses itself.
    """
    for _ in range(_DEEPEST):
        if _FRAGMENT.search(pattern) is None:
            return pattern
        pattern = _FRAGMENT.sub(lambda found: f"(?:{fragments[found[1]]})", pattern)
    raise KeyError(f"that does without itself in {pattern[:40]!r}")


def _merged(path: Path, extended_by: tuple[Path, ...]) -> dict[str, object]:
    """The table of a house file laid over the table of the house it extends."""
    if path in extended_by:
        raise HouseError(str(path), "extends itself; remove one of the 'extends' lines")
    table = _table(path)
    parent = table.pop("extends", None)
    if parent is None:
        return table
    below = _merged(BUILT_IN / f"{parent}.toml", (*extended_by, path))
    joined: dict[str, object] = {key: [*_rows(table, key), *_rows(below, key)] for key in _INHERITED_LISTS}
    fragments = {"fragments": {**_named_rows(below, "fragments"), **_named_rows(table, "fragments")}}
    return {**below, **table, **joined, **fragments}


def _rows(table: dict[str, object], key: str) -> list[object]:
    rows = table.get(key, [])
    return rows if isinstance(rows, list) else [rows]


def _named_rows(table: dict[str, object], key: str) -> dict[str, object]:
    rows = table.get(key, {})
    return rows if isinstance(rows, dict) else {}


def _table(path: Path) -> dict[str, object]:
    try:
        return tomli.loads(path.read_text("utf-8"))
    except FileNotFoundError as fault:
        built_in = ", ".join(sorted(p.stem for p in BUILT_IN.glob("*.toml")))
        raise HouseError(str(path), f"no such house file; the built-in houses are: {built_in}") from fault
    except (tomli.TOMLDecodeError, UnicodeDecodeError, OSError) as fault:
        raise HouseError(str(path), f"not readable as TOML: {fault}") from fault


def _check(house: House, path: Path) -> None:
    """What types cannot say: addresses, time zones and breaks of words that hold."""
    parts = urlsplit(house.address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise HouseError(str(path), f"address: {house.address!r} is no web address such as https://news.example.org")
    try:
        ZoneInfo(house.time_zone)
    except (ZoneInfoNotFoundError, ValueError) as fault:
        raise HouseError(str(path), f"time_zone: {house.time_zone!r} is no zone such as Asia/Singapore") from fault
    for word in house.hyphenation:
        if _HYPHENATED.fullmatch(word) is None:
            raise HouseError(str(path), f"hyphenation: {word!r} is no word with its breaks such as har-bour-mas-ter")


def _check_patterns(house: House, path: Path, own: dict[str, object]) -> None:
    """That this file's own patterns hold; those that came with us are tried in our tests, and take long to compile."""
    every = "fragments" in own  # for it may change what any pattern says
    rules = house.rules if every else house.rules[: len(_rows(own, "rules"))]
    lints = house.lints[: len(_rows(own, "lints"))]
    for pattern in (*(rule.pattern for rule in rules), *(lint.pattern for lint in lints)):
        try:
            re.compile(spelled_out(pattern, house.fragments))
        except KeyError as fault:
            raise HouseError(str(path), f"pattern {pattern!r}: there is no fragment {fault}") from fault
        except re.error as fault:
            raise HouseError(str(path), f"pattern {pattern!r}: {fault}") from fault
