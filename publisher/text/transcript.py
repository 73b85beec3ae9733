"""What a carrier's text says, with the way back to the bytes it was written in.

In: the decoded text of a file, and rules that rewrite it: a tag becomes nothing, an entity its sign, a run of white
space one space. Out: a ``Transcript``, in which words stand as a reader sees them and every stretch knows its bytes.
Nothing here knows a format: ``publisher.carriage`` says which rules are whose.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from publisher.text.decoding import INVISIBLE, Decoded
from publisher.text.spans import Span

Rewrite = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]

_STRIDE = 1024  # characters between two places whose byte is known

# Nobody sees a soft hyphen; a lone surrogate is no letter; white space and control characters are a space.
FOLDING: tuple[Rewrite, ...] = (
    (re.compile(f"[{INVISIBLE}]"), lambda _: ""),
    (re.compile("[\ud800-\udfff]"), lambda _: "\ufffd"),
    (re.compile(r"[\s\x00-\x1f\x7f]+"), lambda _: " "),
)


def folded(text: str) -> str:
    """The words as a reader sees them: white space folded, invisible signs gone."""
    for pattern, new in FOLDING:
        text = pattern.sub(new, text)
    return text.strip(" ")


@dataclass(frozen=True)
class Source:
    """The text of a file itself: characters to bytes."""

    decoded: Decoded

    @property
    def text(self) -> str:
        """The whole text, behind the byte order mark."""
        return self.decoded.text

    def span(self, start: int, end: int) -> Span:
        """The bytes of ``text[start:end]``."""
        return Span(self._byte(start), self._byte(end))

    def _byte(self, at: int) -> int:
        stride = at // _STRIDE
        return self._known[stride] + self.decoded.size(self.decoded.text[stride * _STRIDE : at])

    @cached_property
    def _known(self) -> tuple[int, ...]:
        """The byte of each character at the begin of a stride."""
        known = [self.decoded.mark]
        for start in range(0, len(self.decoded.text), _STRIDE):
            known.append(known[-1] + self.decoded.size(self.decoded.text[start : start + _STRIDE]))
        return tuple(known)


@dataclass(frozen=True)
class Transcript:
    """A rewritten text. Run ``i`` begins at ``starts[i]`` here, is ``runs[i]`` in the text below, and is either as it
    was there or rewritten as a whole.
    """

    text: str
    starts: tuple[int, ...]
    runs: tuple[tuple[int, int, bool], ...]
    below: "Transcript | Source"

    def span(self, start: int, end: int) -> Span:
        """The bytes that ``text[start:end]``, which must not be empty, was written in."""
        return self.below.span(self._first(start), self._last(end - 1))

    def _first(self, at: int) -> int:
        start, (first, _, same) = self._run(at)
        return first + at - start if same else first

    def _last(self, at: int) -> int:
        start, (first, last, same) = self._run(at)
        return first + at - start + 1 if same else last

    def _run(self, at: int) -> tuple[int, tuple[int, int, bool]]:
        number = bisect_right(self.starts, at) - 1
        return self.starts[number], self.runs[number]


def rewritten(below: Transcript | Source, rewrites: tuple[Rewrite, ...]) -> Transcript | Source:
    """The text after each of these rewrites in turn."""
    for pattern, new in rewrites:
        below = _rewritten(below, pattern, new)
    return below


def _rewritten(below: Transcript | Source, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]) -> Transcript:
    parts: list[str] = []
    starts: list[int] = []
    runs: list[tuple[int, int, bool]] = []
    reached = length = 0
    for found in pattern.finditer(below.text):
        parts += [below.text[reached : found.start()], new(found)]
        for text, run in zip(
            parts[-2:], ((reached, found.start(), True), (found.start(), found.end(), False)), strict=True
        ):
            if text:
                starts.append(length)
                runs.append(run)
                length += len(text)
        reached = found.end()
    if reached < len(below.text):
        parts.append(below.text[reached:])
        starts.append(length)
        runs.append((reached, len(below.text), True))
    return Transcript("".join(parts), tuple(starts), tuple(runs), below)
