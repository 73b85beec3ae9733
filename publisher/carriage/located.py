"""Where in the file the parts of a carrier stand.

In: parts in their order, and the transcript of the file. Out: ``Located``, which gives the text of a part and the
bytes of any stretch of it. Words that the transcript does not have as they stand, and those of files that are no
text, have the whole file for their place. No two parts are ever given the same bytes.
"""

from bisect import bisect_left, insort
from dataclasses import dataclass

from publisher.carriage.parts import Part, Words
from publisher.text.spans import Span
from publisher.text.transcript import Source, Transcript

_MOST_MISSES = 200  # a file whose words are not where its parts say is not searched for ever
_MOST_TRIES = 20


@dataclass(frozen=True)
class Located:
    """A part and the place in the transcript of each of its words, if it has one."""

    part: Part
    places: tuple[int | None, ...]
    transcript: Transcript | Source | None
    size: int

    @property
    def text(self) -> str:
        """The words of the part."""
        return self.part.text

    def span(self, start: int, end: int) -> Span:
        """The bytes of ``text[start:end]``, or the whole file where they cannot be told."""
        found = [self._within(words, at, start - begins, end - begins) for begins, words, at in self._strands()]
        known = [span for span in found if span is not None]
        return Span(min(s.start for s in known), max(s.end for s in known)) if known else Span(0, self.size)

    @property
    def clings(self) -> bool:
        """Every part of a carrier stands by itself."""
        return False

    def spans_of(self, start: int, end: int) -> tuple[Span, ...]:
        """The bytes of each strand of ``text[start:end]``, those that are known."""
        found = (self._within(words, at, start - begins, end - begins) for begins, words, at in self._strands())
        return tuple(span for span in found if span is not None)

    def fields(self) -> tuple[tuple[str, int, int], ...]:
        """Where the words that the carrier names stand in the text."""
        strands = ((begins, words) for begins, words, _ in self._strands())
        return tuple((words.field, begins, begins + len(words.text)) for begins, words in strands if words.field)

    def _strands(self) -> list[tuple[int, Words, int | None]]:
        strands, begins = [], 0
        for words, at in zip(self.part.words, self.places, strict=True):
            strands.append((begins, words, at))
            begins += len(words.text) + 1
        return strands

    def _within(self, words: Words, at: int | None, start: int, end: int) -> Span | None:
        """The bytes of what ``words`` have of a stretch counted from their beginning."""
        first, last = max(start, 0), min(end, len(words.text))
        if at is None or self.transcript is None or first >= last:
            return None
        return self.transcript.span(at + first, at + last)


def located(parts: tuple[Part, ...], transcript: Transcript | Source | None, size: int) -> tuple[Located, ...]:
    """Every part with its place; ``size`` is that of the file, in bytes."""
    search = _Search(transcript.text if transcript is not None else "")
    return tuple(Located(part, tuple(search.place(words) for words in part.words), transcript, size) for part in parts)


class _Search:
    """A search through the transcript from its beginning to its end; what stands out of order is looked for anew."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.reached = 0
        self.misses = 0
        self.taken: list[tuple[int, int]] = []

    def place(self, words: Words) -> int | None:
        if not words.written or not words.text or self.misses > _MOST_MISSES:
            return None
        at = self._free(words.text, self.reached)
        if at is None and self.reached:
            at = self._free(words.text, 0)
        if at is None:
            self.misses += 1
            return None
        self.reached = at + len(words.text)
        insort(self.taken, (at, self.reached))
        return at

    def _free(self, words: str, start: int) -> int | None:
        """The first place at or behind ``start`` that no part has yet."""
        for _ in range(_MOST_TRIES):
            start = self.text.find(words, start)
            if start < 0:
                return None
            taken = self._taken_until(start, start + len(words))
            if taken is None:
                return start
            start = taken
        return None

    def _taken_until(self, start: int, end: int) -> int | None:
        """Where the first stretch ends that overlaps this one; ``None`` where this one is free."""
        at = bisect_left(self.taken, (start, start))
        near = self.taken[max(at - 1, 0) : at + 1]
        return next((last for first, last in near if first < end and last > start), None)
