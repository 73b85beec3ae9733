"""Where a word may be broken.

In: a word, the paper's language, the house's own breaks. Out: its pieces. A word is left whole where a desk would leave
it whole: names, figures, abbreviations in capitals, words of four letters or fewer. A compound that has a hyphen comes
apart after it and nowhere else, and not at all before a capital ("al-Assad").
The patterns are those of Pyphen. The British ones leave many short words whole; those get the breaks of the American
ones ("wa-ter"), for a newspaper's columns are narrow. Nothing here knows how wide a line is.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise

import pyphen

from publisher.typeset.lines import HYPHEN

_SHORTEST = 5  # letters
_LEFT, _RIGHT = 2, 2  # the fewest letters on each side of a break
# English as it is spelled: where a paper does not say whose it is, the patterns of British English serve.
_AMERICAN = frozenset({"en-us", "en-ph", "en-lr"})
# Languages in which a capital is the mark of any noun, and so says nothing of names.
_NOUNS_IN_CAPITALS = frozenset({"de", "lb", "gsw", "nds"})
_AFTER_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
_CORE = re.compile(r"(?P<lead>[“‘\"'(\[]*)(?P<core>.*?)(?:[’']s)?[”’\"'.,;:!?)\]…]*", re.DOTALL)
_WEAK_ENDS = frozenset({"ed", "es", "ted", "ded", "’t"})  # a line must not begin with such an end alone
# English words that the patterns break where a reader stumbles ("le-gend", "ther-apist"), or whose break depends on
# what they mean ("a rec-ord", "to re-cord"), with the breaks they may have.
_ENGLISH = (
    "acknow-ledge acknow-ledged after-noon any-one anything any-where coin-cidence every-body every-one every-thing "
    "every-where leg-end leg-ends legend-ary man-slaughter minute minutes mis-handle mis-handled mis-led news-agent "
    "news-paper news-papers news-room present presents pro-gress project projects re-adjust record records refuse "
    "re-inforce some-body some-one some-thing some-where ther-apy thera-pist thera-pists through-out week-end women"
)


class Hyphenator:
    """Breaks words of one language, given as in BCP 47; a language without patterns breaks only the house's own words.

    ``exceptions`` are words with the breaks they may have ("har-bour-mas-ter"); one without a hyphen is never broken.
    """

    def __init__(self, language: str, exceptions: Iterable[str] = ()) -> None:
        main = language.lower().split("-")[0]
        self._english = main == "en"
        self._capital_is_name = main not in _NOUNS_IN_CAPITALS
        self._patterns = [pyphen.Pyphen(lang=name, left=_LEFT, right=_RIGHT) for name in _pattern_names(language)]
        every = (*exceptions, *(_ENGLISH.split() if self._english else ()))  # the first of a word holds
        self._exceptions = {_letters(word): _cuts_of(word) for word in reversed(every)}
        self._known: dict[tuple[str, bool], tuple[str, ...]] = {}

    def pieces(self, word: str, *, at_need: bool = False) -> tuple[str, ...]:
        """The word in the pieces it may be broken into; joined they are the word.

        A name is whole, but ``at_need``: where it is wider than its line.
        """
        key = (word, at_need)
        if key not in self._known:
            cuts = self._cuts(word, at_need=at_need)
            self._known[key] = tuple(word[start:end] for start, end in pairwise((0, *cuts, len(word))))
        return self._known[key]

    def _cuts(self, word: str, *, at_need: bool) -> list[int]:
        """Before which signs it may be broken."""
        found = _CORE.fullmatch(word)
        lead, core = (len(found["lead"]), found["core"]) if found else (0, word)
        listed = self._exceptions.get(_letters(core))
        if listed is not None:
            cuts = [cut for cut, letters in _letters_before(core) if letters in listed]
        elif HYPHEN in core:
            cuts = [part.end() for part in _AFTER_HYPHEN.finditer(core)]
        else:
            cuts = self._patterned(core) if len(core) >= _SHORTEST and core.isalpha() else []
        return [lead + cut for cut in cuts if at_need or not self._parts_name(core, cut, listed=listed is not None)]

    def _patterned(self, core: str) -> list[int]:
        for patterns in self._patterns:
            cuts = [int(cut) for cut in patterns.positions(core)]
            good = [cut for cut in cuts if not (self._english and core[cut:] in _WEAK_ENDS)]
            if good:
                return good
        return []

    def _parts_name(self, core: str, cut: int, *, listed: bool) -> bool:
        """Whether a break parts a name: any word with a capital; a compound only before a capital."""
        if core[cut - 1] == HYPHEN:
            return core[cut].isupper() and self._capital_is_name and not listed
        capitals = core if self._capital_is_name else core[1:]
        return any(sign.isupper() for sign in capitals)


def _letters(word: str) -> str:
    """A word as it is looked up: without its hyphens, in small letters."""
    return word.replace(HYPHEN, "").lower()


def _cuts_of(listed: str) -> frozenset[int]:
    """After how many of its letters a listed word may be broken."""
    *parts, _ = accumulate(len(part) for part in listed.split(HYPHEN))
    return frozenset(parts)


def _letters_before(core: str) -> Iterator[tuple[int, int]]:
    """Every place in a word where it could be broken, with how many letters stand before it."""
    letters = 0
    for place, sign in enumerate(core[:-1], start=1):
        letters += sign != HYPHEN
        if core[place] != HYPHEN:
            yield place, letters


def _pattern_names(language: str) -> tuple[str, ...]:
    """The patterns to ask, the first first."""
    if language.lower().split("-")[0] == "en":
        return ("en_US",) if language.lower() in _AMERICAN else ("en_GB", "en_US")
    found = pyphen.language_fallback(language)
    return (found,) if found else ()
