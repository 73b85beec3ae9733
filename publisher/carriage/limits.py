"""How much a carrier may hold: more than any story, and less than hurts.

In: HTML. Out: nothing, or a refusal. The libraries that clean HTML take time with the square of some things nobody
writes: elements in elements, signs in a paragraph, attributes of a tag. These limits keep all of it under a second or
two.
"""

import re

MOST_CHARACTERS = 1_000_000  # a long novel has as many
_MOST_DEEP = 200  # elements; a page of a CMS has 40
_LONGEST_TAG = re.compile(r"<[^<>]{65536}")
_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]*)")
# Elements that end by themselves where the next one begins, and those that hold nothing.
_SHALLOW = {
    *("p", "li", "dt", "dd", "tr", "td", "th", "option"),
    *("br", "hr", "img", "meta", "link", "input", "col", "wbr", "source"),
}


class BeyondReadingError(Exception):
    """This HTML is no story; it never leaves ``publisher.carriage``, which makes it a note."""


def require_readable(html: str) -> None:
    """Pass HTML that a story may be written in.

    Raises:
        BeyondReadingError: it is longer than any story, or its elements are deeper or larger.
    """
    if len(html) > MOST_CHARACTERS or _LONGEST_TAG.search(html):
        raise BeyondReadingError
    depth = 0
    for found in _TAG.finditer(html):
        if found[2].lower() not in _SHALLOW:
            depth = max(0, depth - 1) if found[1] else depth + 1
            if depth > _MOST_DEEP:
                raise BeyondReadingError
