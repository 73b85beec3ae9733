"""Where a word may be broken.

In: a word, and the paper's language. Out: its pieces. A word is left whole where a desk would leave it whole: figures,
abbreviations in capitals, words of six letters or fewer, words with an apostrophe. A compound that has a hyphen comes
apart after it and nowhere else.
The patterns are those of Pyphen; nothing here knows how wide a line is.
"""

import re

import pyphen

_SHORTEST = 7  # letters
_LEFT, _RIGHT = 2, 3  # the fewest letters on each side of a break
# English as it is spelled: where a paper does not say whose it is, the patterns of British English serve.
_AMERICAN = frozenset({"en-us", "en-ph", "en-lr"})
_COMPOUND = re.compile(r".+?\w-(?=\w)|.+")
_SILENT_END = "ed"  # a line must not begin with "-ted." alone


class Hyphenator:
    """Breaks words of one language, given as in BCP 47; a language without patterns breaks none."""

    def __init__(self, language: str) -> None:
        self._english = language.lower().split("-")[0] == "en"
        name = _pattern_name(language)
        self._patterns = pyphen.Pyphen(lang=name, left=_LEFT, right=_RIGHT) if name else None

    def pieces(self, word: str) -> tuple[str, ...]:
        """The word in the pieces it may be broken into; joined they are the word."""
        if "-" in word.strip("-"):
            return tuple(_COMPOUND.findall(word))
        lead = len(word) - len(word.lstrip("“‘\"'(["))
        core = word[lead:].rstrip("”’\"'.,;:!?)]…")
        if self._patterns is None or not self._may_break(core):
            return (word,)
        cuts = [lead + int(cut) for cut in self._patterns.positions(core) if self._good(core, int(cut))]
        ends = [*cuts, len(word)]
        return tuple(word[start:end] for start, end in zip([0, *cuts], ends, strict=True))

    def _may_break(self, core: str) -> bool:
        return len(core) >= _SHORTEST and core.isalpha() and core[1:].islower()

    def _good(self, core: str, cut: int) -> bool:
        rest = core[cut:]
        return not (self._english and len(rest) == _RIGHT and rest.endswith(_SILENT_END))


def _pattern_name(language: str) -> str | None:
    if language.lower().split("-")[0] == "en":
        return "en_US" if language.lower() in _AMERICAN else "en_GB"
    found: str | None = pyphen.language_fallback(language)
    return found
