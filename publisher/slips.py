"""Slips: the little that a plan needs of each story, of all stories at once and in little room.

In: ``Slip`` values in the order of the paper, or the bytes that an earlier build kept of them. Out: the same, one by
one where one is asked for, and whole columns where all are. A paper of half a million stories takes some two hundred
bytes for each. Nothing here knows where the bytes are kept.
"""

import datetime as dt
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from operator import neg
from typing import overload

import msgspec

from publisher.texts import Texts

# What kind of name it is, its slug, the name as it is spelled.
Name = tuple[str, str, str]
_NEVER = -(2**63)
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)
_TEXTS = ("id", "address", "whole", "face")
_NUMBERS = {"day": "i", "rank": "i", "modified": "q", "pictured": "b", "names": "I"}
_OF_NAMES, _LEXICON = "of_names", "lexicon"


class Slip(msgspec.Struct, frozen=True, gc=False):
    """One story. ``whole`` is the digest of all that is shown of it, but for its place in the paper.

    ``face`` and ``modified`` are those of its card; ``pictured`` says that it has a picture.
    """

    id: str
    day: dt.date
    rank: int
    address: str
    whole: str
    face: str
    modified: dt.datetime | None
    pictured: bool


class Slips(Sequence[Slip]):
    """All slips, in the order of the paper, and the names that each story has."""

    def __init__(
        self,
        texts: dict[str, Texts],
        numbers: dict[str, "array[int]"],
        of_names: "array[int]",
        lexicon: tuple[Name, ...],
    ) -> None:
        """``of_names`` are for all stories, one after the other, the numbers that their names have in the lexicon."""
        self._texts, self._numbers = texts, numbers
        self._ids, self._addresses, self._wholes, self._faces = (texts[name] for name in _TEXTS)
        self._days, self._ranks, self._modified, self._pictured, self._names = (numbers[name] for name in _NUMBERS)
        self._of_names, self._lexicon = of_names, lexicon

    @classmethod
    def of(cls, slips: Iterable[tuple[Slip, Iterable[Name]]], lexicon: tuple[Name, ...] = ()) -> "Slips":
        """These stories; a name that the lexicon has keeps its number."""
        numbers = {name: number for number, name in enumerate(lexicon)}
        columns: dict[str, array[int]] = {name: array(kind) for name, kind in _NUMBERS.items()}
        texts = {name: (bytearray(), array("I")) for name in _TEXTS}
        of_names = array("I")
        for slip, names in slips:
            for name, (whole, lengths) in texts.items():
                text: bytes = getattr(slip, name).encode()
                whole.extend(text)
                lengths.append(len(text))
            own = {name[:2]: name for name in sorted(names)}  # of two spellings the one in small letters
            of_names.extend(numbers.setdefault(name, len(numbers)) for name in own.values())
            row = (slip.day.toordinal(), slip.rank, _microseconds(slip.modified), int(slip.pictured), len(own))
            for column, number in zip(columns.values(), row, strict=True):
                column.append(number)
        packed = {name: Texts(bytes(whole), lengths) for name, (whole, lengths) in texts.items()}
        return cls(packed, columns, of_names, tuple(numbers))

    # What is kept between builds.

    @classmethod
    def unpacked(cls, columns: dict[str, bytes]) -> "Slips":
        """Those that were packed."""
        texts = {name: Texts.unpacked(columns[name], columns[f"{name} lengths"]) for name in _TEXTS}
        numbers = {name: array(kind, columns[name]) for name, kind in _NUMBERS.items()}
        lexicon = msgspec.msgpack.decode(columns[_LEXICON], type=tuple[Name, ...])
        return cls(texts, numbers, array("I", columns[_OF_NAMES]), lexicon)

    def packed(self) -> dict[str, bytes]:
        """All there is, column by column."""
        packed = {name: column.tobytes() for name, column in self._numbers.items()}
        for name, texts in self._texts.items():
            packed[name], packed[f"{name} lengths"] = texts.packed()
        return {**packed, _OF_NAMES: self._of_names.tobytes(), _LEXICON: msgspec.msgpack.encode(self._lexicon)}

    def replaced(self, places: slice, slips: Iterable[tuple[Slip, Iterable[Name]]]) -> "Slips":
        """With other stories in these places, be they as many or not."""
        new = Slips.of(slips, self._lexicon)
        numbers = {name: column[:] for name, column in self._numbers.items()}
        for name, column in numbers.items():
            column[places] = new._numbers[name]  # noqa: SLF001  of its own kind
        of_names, first = self._of_names[:], sum(self._names[: places.start])
        of_names[first : first + sum(self._names[places])] = new._of_names  # noqa: SLF001
        texts = {name: each.replaced(places, new._texts[name]) for name, each in self._texts.items()}  # noqa: SLF001
        return Slips(texts, numbers, of_names, new._lexicon)  # noqa: SLF001

    # What a plan asks.

    def told(self, places: range) -> tuple[bytes, ...]:
        """All there is in the slips in these places, for a digest."""
        those = slice(places.start, places.stop)
        numbers = (self._numbers[name][those].tobytes() for name in _NUMBERS if name != "names")
        return *numbers, *chain.from_iterable(texts.packed(those) for texts in self._texts.values())

    def faces(self) -> list[str]:
        """The faces of all stories."""
        return list(self._faces)

    def days(self) -> Sequence[int]:
        """The days of all stories, as ordinals of the calendar."""
        return self._days

    def places_of(self, day: dt.date) -> slice:
        """The places of the edition of this day; where it would stand, if there is none."""
        ordinal = day.toordinal()
        first, stop = (
            bisect(self._days, -each, key=neg) for bisect, each in ((bisect_left, ordinal), (bisect_right, ordinal))
        )
        return slice(first, stop)

    def pictured(self) -> Iterator[int]:
        """The places of the stories that have a picture."""
        return (place for place, pictured in enumerate(self._pictured) if pictured)

    def day_of(self, place: int) -> dt.date:
        """The day of one story."""
        return dt.date.fromordinal(self._days[place])

    def changed_on(self, places: range, zone: dt.tzinfo) -> list[dt.date]:
        """The days on which the words of these stories, one upon the other, last changed, by a clock of this zone."""
        day_of = cache(dt.date.fromordinal)
        days, modified = (self._numbers[name][places.start : places.stop] for name in ("day", "modified"))
        instants = map(_instant, modified)
        return [at.astimezone(zone).date() if at else day_of(day) for day, at in zip(days, instants, strict=True)]

    def whole_of(self, place: int) -> str:
        """The digest of all that is shown of one story."""
        return self._wholes[place]

    def id_of(self, place: int) -> str:
        """The id of one story."""
        return self._ids[place]

    def names(self) -> Iterator[tuple[Name, "array[int]"]]:
        """Every name that a story has, as it is spelled, with the places of its stories."""
        places = [array("I") for _ in self._lexicon]
        note = [each.append for each in places]
        stories = chain.from_iterable(map(_times, range(len(self)), self._names))
        for number, place in zip(self._of_names, stories, strict=True):
            note[number](place)
        return ((name, each) for name, each in zip(self._lexicon, places, strict=True) if each)

    def __len__(self) -> int:
        return len(self._days)

    @overload
    def __getitem__(self, place: int) -> Slip: ...
    @overload
    def __getitem__(self, place: slice) -> "tuple[Slip, ...]": ...
    def __getitem__(self, place: int | slice) -> "Slip | tuple[Slip, ...]":
        if isinstance(place, slice):
            return tuple(self[each] for each in range(*place.indices(len(self))))
        return Slip(
            self._ids[place],
            dt.date.fromordinal(self._days[place]),
            self._ranks[place],
            self._addresses[place],
            self._wholes[place],
            self._faces[place],
            _instant(self._modified[place]),
            self._pictured[place] > 0,
        )


def _times(place: int, count: int) -> tuple[int, ...]:
    return (place,) * count


def _microseconds(instant: dt.datetime | None) -> int:
    return _NEVER if instant is None else (instant - _EPOCH) // _MICROSECOND


def _instant(microseconds: int) -> dt.datetime | None:
    return None if microseconds == _NEVER else _EPOCH + microseconds * _MICROSECOND
