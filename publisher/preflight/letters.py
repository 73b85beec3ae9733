"""Letters on pages, and passages taken away from them one by one: what cannot be taken is missing.

In: the runs of type of the places where a story stands, in the order they are painted. Out: what of a passage is not
there, and what letters are left when all passages have been taken. Nothing here opens a PDF.

A passage is broken where its lines are, and goes on in another column or on another page. So a piece of it ends where
a run of type ends, and the next begins where one begins; only its first may begin inside a run, after a place in
capitals or the word "By". Letters that were taken once are gone, so that nothing counts for two.
"""

from collections.abc import Iterable, Iterator

from publisher.preflight.lettering import bare

# As many letters have to agree before the start of a passage is believed to stand inside a run.
_START = 6
# Two stories may share a short passage, "Reuters"; nobody writes this many letters twice.
LONG = 60
_TAKEN, _PART = "\0", "\1"
_SHOWN = 48

Part = Iterable[str]


class Letters:
    """The letters of the parts of a story, of which passages are taken."""

    def __init__(self, parts: Iterable[Part]) -> None:
        pieces: list[str] = []
        starts, ends, at = [], set(), 0
        for part in parts:
            for letters in map(_letters, part):
                starts.append(at)
                at += len(letters)
                ends.add(at)
                pieces.append(letters)
            pieces.append(_PART)
            at += len(_PART)
        self._left = "".join(pieces[:-1])
        self._starts, self._ends = tuple(starts), frozenset(ends)

    @property
    def left(self) -> tuple[str, ...]:
        """What no passage has taken, part by part."""
        return tuple(self._left.split(_PART))

    def take(self, passage: str) -> str:
        """Take a passage away, in the longest pieces it stands in; the words that are missing, shortened."""
        letters, first = bare(passage), True
        while letters:
            at, length = self._piece(letters, first=first)
            if not length:
                return ending(passage, len(letters))
            self._left = f"{self._left[:at]}{_TAKEN * length}{self._left[at + length :]}"
            letters, first = letters[length:], False
        return ""

    def _piece(self, letters: str, *, first: bool) -> tuple[int, int]:
        """Where the longest piece of these letters stands, from the first on, and how long it is."""
        if first and (whole := self._left.find(letters)) >= 0:
            return whole, len(letters)
        places = (*self._starts, *(self._inside(letters) if first else ()))
        found = ((self._agreeing(letters, at), -at) for at in places)
        length, at = max(found, default=(0, 0))
        return -at, length

    def _inside(self, letters: str) -> Iterator[int]:
        """Where these letters may begin inside a run."""
        at = self._left.find(letters[:_START])
        while at >= 0:
            yield at
            at = self._left.find(letters[:_START], at + 1)

    def _agreeing(self, letters: str, at: int) -> int:
        """How many letters agree from here on, back to where a run ends or the passage does."""
        if not self._left.startswith(letters[0], at):
            return 0
        low, high = 1, min(len(letters), len(self._left) - at)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self._left.startswith(letters[:middle], at) else (low, middle - 1)
        while low and low < len(letters) and at + low not in self._ends:
            low -= 1
        return low


def _letters(run: str) -> str:
    """The bare letters of a run, without the signs that mean something here."""
    return bare(run).replace(_TAKEN, "").replace(_PART, "")


def ending(passage: str, lost: int) -> str:
    """The words that hold the last ``lost`` letters of a passage, cut to be shown."""
    words = passage.split()
    kept = len(words)
    while kept and len(bare(" ".join(words[kept:]))) < lost:
        kept -= 1
    end = " ".join(words[kept:])
    return f"“{end}”" if len(end) <= _SHOWN else f"“{end[:_SHOWN].rstrip()}…”"
