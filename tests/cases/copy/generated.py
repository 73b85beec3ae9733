"""Hostile copy too large to store: made when it is wanted, as bytes, with the outcome expected.

Nothing here reads or writes a file. Each function returns the same bytes every time.
"""

from collections.abc import Callable

MEBIBYTE = 1024 * 1024


def endless_line() -> bytes:
    """A headline, then one line of 10 MiB without a break: refused, in well under a second."""
    sentence = b"The harbour office has moved to Net Street. "
    line = (sentence * (10 * MEBIBYTE // len(sentence) + 1))[: 10 * MEBIBYTE]
    return b"Harbour office moves\n\n" + line + b"\n"


def endless_line_without_spaces() -> bytes:
    """10 MiB of one letter and nothing else: no word, no line end."""
    return b"a" * (10 * MEBIBYTE)


def long_line() -> bytes:
    """300,000 characters of sentences on one line, and no headline: refused as well."""
    sentence = b"The mast was painted again on Monday and again on Tuesday. "
    return (sentence * 6000)[:300_000]


#: Name of the case -> (maker of the copy, fields expected of the article).
GENERATED: dict[str, tuple[Callable[[], bytes], dict[str, str]]] = {
    "96-hostile-endless-line": (endless_line, {"outcome": "error"}),
    "97-hostile-endless-line-without-spaces": (endless_line_without_spaces, {"outcome": "error"}),
    "98-hostile-long-line": (long_line, {"outcome": "error"}),
}
