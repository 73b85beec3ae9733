"""Texts: many short texts in the room of one, as paths and names of a paper of half a million stories have to be.

In: texts. Out: a sequence of them, each made again when it is asked for. The surrogates in names of files that are no
text stay in them.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from operator import eq
from typing import Self, overload

_ENCODING = "utf-8", "surrogatepass"


class Texts(Sequence[str]):
    """Many short texts as one; they equal any sequence of the same."""

    def __init__(self, whole: bytes, lengths: "array[int]") -> None:
        self._whole, self._lengths = whole, lengths
        self._starts = array("I", accumulate(lengths, initial=0))

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        """These texts, of which no more than one has to be there at a time."""
        whole, lengths = bytearray(), array("I")
        for text in texts:
            encoded = text.encode(*_ENCODING)
            whole += encoded
            lengths.append(len(encoded))
        return cls(bytes(whole), lengths)

    @classmethod
    def unpacked(cls, whole: bytes, lengths: bytes) -> Self:
        """Those that were packed."""
        return cls(whole, array("I", lengths))

    def packed(self, places: slice = slice(None)) -> tuple[bytes, bytes]:
        """The texts in these places, which follow one upon the other, and how long each is."""
        first, stop, _ = places.indices(len(self._lengths))
        return self._whole[self._starts[first] : self._starts[stop]], self._lengths[places].tobytes()

    def replaced(self, places: slice, new: "Texts") -> Self:
        """With others in these places, be they as many or not."""
        (before, _), (after, _) = self.packed(slice(places.start)), self.packed(slice(places.stop, None))
        lengths = self._lengths[:]
        lengths[places] = new._lengths  # noqa: SLF001  of its own kind
        return type(self)(b"".join((before, new._whole, after)), lengths)  # noqa: SLF001

    def __len__(self) -> int:
        return len(self._lengths)

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[str, ...]: ...

    def __getitem__(self, place: int | slice) -> str | tuple[str, ...]:
        if isinstance(place, slice):
            return tuple(map(self._text, range(*place.indices(len(self)))))
        return self._text(place if place >= 0 else range(len(self))[place])

    def __iter__(self) -> Iterator[str]:
        whole = self._whole.decode(*_ENCODING)
        if len(whole) == len(self._whole):  # each byte is a sign
            return (whole[start:end] for start, end in pairwise(self._starts))
        return map(self._text, range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(eq, self, other))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"Texts.of({tuple(self)!r})"

    def _text(self, place: int) -> str:
        return self._whole[self._starts[place] : self._starts[place + 1]].decode(*_ENCODING)
