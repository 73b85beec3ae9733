"""Slugs: the names that stories, sections and agencies go by in addresses.

In: any words. Out: small ASCII letters, digits and single hyphens, at most 70 of them, safe in a URL and as a folder on
every file system. The same words always give the same slug; different words may share one, which the caller settles.
"""

import hashlib
import re
import unicodedata
from functools import lru_cache

MOST_CHARACTERS = 70
_KEPT = 2_000  # slugs in memory: a paper has the same sections, agencies, writers and topics on every page

# Letters that Unicode does not take apart into a base letter and a mark.
_FOLDED = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "\u0131": "i",
        "ħ": "h",
        "ŋ": "ng",
    }
)
_APOSTROPHES = re.compile("['\u2019\u02bc]")
_BETWEEN_WORDS = re.compile("[^a-z0-9]+")
# Windows keeps these names for devices, whatever the folder.
_DEVICES = re.compile("(?:con|prn|aux|nul|com[0-9]|lpt[0-9])")


@lru_cache(maxsize=_KEPT)
def slug(words: str) -> str:
    """The slug of these words; words without a Latin letter or digit get a short name made from all of them."""
    plain = words.replace("'", "").lower() if words.isascii() else _plain(words)
    made = _cut_to_length(_BETWEEN_WORDS.sub("-", plain).strip("-"))
    if not made:
        return f"story-{hashlib.blake2b(words.encode(errors='replace'), digest_size=4).hexdigest()}"
    return f"{made}-story" if _DEVICES.fullmatch(made) else made


def _plain(words: str) -> str:
    """The words in small letters without their marks."""
    folded = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", words).casefold().translate(_FOLDED))
    return "".join(letter for letter in folded if not unicodedata.combining(letter))


def _cut_to_length(made: str) -> str:
    """Whole words as far as they fit; one endless word is cut."""
    if len(made) <= MOST_CHARACTERS:
        return made
    whole, hyphen, _ = made[: MOST_CHARACTERS + 1].rpartition("-")
    return whole if hyphen else made[:MOST_CHARACTERS]
