"""How much a carrier may hold: more than any story, and less than hurts.

In: HTML. Out: the same without what is no text, or a refusal. The libraries that clean HTML take time with the square
of some things nobody writes: elements in elements, signs in a paragraph, attributes of a tag. These limits keep all of
it to a second or two.
"""

import re

MOST_CHARACTERS = 4_000_000  # of a file as it comes: pages carry programs and pictures around with them
MOST_PARTS = 10_000  # a story has some dozens
_MOST_TO_READ = 500_000  # characters of markup; a novel has as many
_MOST_DEEP = 200  # elements; a page of a CMS has 40
_LONGEST_TAG = re.compile(r"<[^<>]{65536}")
_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]*)")
# Programs, style sheets, comments and embedded files. What is not closed goes on to the end, as in a browser.
_NO_TEXT = re.compile(
    r"<script(?=[\s/>])[^<>]*>.*?(?:</script\s*>|\Z)|<style(?=[\s/>])[^<>]*>.*?(?:</style\s*>|\Z)|<!--.*?(?:-->|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_EMBEDDED = re.compile(r"data:[\w/.+-]{1,99};base64,[A-Za-z0-9+/=]*")
# Elements that end by themselves where the next one begins, and those that hold nothing.
_SHALLOW = {
    *("p", "li", "dt", "dd", "tr", "td", "th", "option"),
    *("br", "hr", "img", "meta", "link", "input", "col", "wbr", "source"),
}


class BeyondReadingError(Exception):
    """This is no story; it never leaves ``publisher.carriage``, which makes it a note."""


def readable(html: str) -> str:
    """HTML that a story may be written in, without programs, comments and embedded files.

    Raises:
        BeyondReadingError: it is longer than any story, or its elements are deeper or larger.
    """
    text = _EMBEDDED.sub("", _NO_TEXT.sub("", html))
    if len(text) > _MOST_TO_READ or _LONGEST_TAG.search(text):
        raise BeyondReadingError
    depth = 0
    for found in _TAG.finditer(text):
        if found[2].lower() not in _SHALLOW:
            depth = max(0, depth - 1) if found[1] else depth + 1
            if depth > _MOST_DEEP:
                raise BeyondReadingError
    return text
