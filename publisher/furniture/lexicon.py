"""The agencies a house knows, and whose print notices are without a name.

In: the house, and the rules of all houses. Out: ``Lexicon``, which tells whether words in copy are a list of agencies,
and what those are called; and which paper a rule means.
"""

import re
from collections.abc import Iterable

from publisher.house import House, Rule

_BETWEEN_AGENCIES = re.compile(r",? and |, | & |/|; |,", re.IGNORECASE)


class Lexicon:
    """The agencies a house knows, by every spelling."""

    def __init__(self, house: House, rules: Iterable[Rule] = ()) -> None:
        self._papers = {rule.id: rule.paper for rule in rules if rule.paper}
        self._entries = {
            _folded(spelling): entry for entry in house.agencies for spelling in (entry.name, *entry.spellings)
        }
        self.spellings = tuple(self._entries)

    def texts(self, words: str) -> tuple[str, ...]:
        """The canonical names of a list of text agencies, in order; empty if one of them is not known as such."""
        return self._names(words, pictures=False)

    def knows(self, words: str) -> bool:
        """Is this a list of nothing but agencies, of text or of pictures?"""
        return bool(self._names(words, pictures=False) or self._names(words, pictures=True))

    def paper(self, rule: str) -> str:
        """The paper whose print notice a rule knows; empty if it says nothing of that."""
        return self._papers.get(rule, "")

    def _names(self, words: str, *, pictures: bool) -> tuple[str, ...]:
        if not _folded(words).startswith(self.spellings):
            return ()  # as of nearly every line that is no furniture
        entries = [self._entries.get(_folded(word)) for word in _BETWEEN_AGENCIES.split(words)]
        known = [entry.name for entry in entries if entry is not None and (pictures or not entry.pictures)]
        return tuple(dict.fromkeys(known)) if known and len(known) == len(entries) else ()


def _folded(name: str) -> str:
    return name.strip().rstrip(".").casefold().removeprefix("the ")
