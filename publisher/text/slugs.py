"""Slugs: headlines and names as parts of an address.

In: any words. Out: small letters a to z, digits and single hyphens, at most 80 of them, never empty; the same words
always give the same slug. Nothing here knows which addresses are taken.
"""

import re
import unicodedata

_LONGEST = 80
_SPELLED_OUT = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l"}
)
_APOSTROPHES = re.compile("['’‘]")
_OTHER = re.compile("[^a-z0-9]+")


def slug(words: str) -> str:
    """The slug of these words; ``story`` for words without a Latin letter or digit."""
    small = _APOSTROPHES.sub("", words.lower().translate(_SPELLED_OUT))
    plain = unicodedata.normalize("NFKD", small).encode("ascii", "ignore").decode()
    whole = _OTHER.sub("-", plain).strip("-")
    return _cut(whole) or "story"


def _cut(whole: str) -> str:
    """At most so long, and between words where there is room to choose."""
    if len(whole) <= _LONGEST:
        return whole
    return whole[: whole.rfind("-", 1, _LONGEST + 1) if "-" in whole[1 : _LONGEST + 1] else _LONGEST].strip("-")
