"""How each kind of carrier writes words: what has to be taken out of its text to have them as a reader sees them.

In: nothing. Out: rewrites for ``publisher.text.transcript``. They are for finding words again and may be rough: what
they get wrong is not found, and loses its place in the file but not its place in the story.
"""

import html
import re

from publisher.text.transcript import FOLDING, Rewrite

# Elements between whose words a reader sees at least a space, in HTML, NITF and NewsML-G2.
_APART = (
    "address|article|aside|block|blockquote|body|bq|br|byline|byttl|caption|credit|dateline|dd|div|dl|dt|figcaption|figure"
    "|footer|h[1-6]|headline|hl[12]|header|hr|img|li|main|media|media-caption|media-producer|media-reference|ol|p|pre"
    "|section|table|tbody|td|th|thead|tr|ul"
)
_HEX = "[0-9a-fA-F]"
_SIGNS = {"n": "\n", "r": "\r", "t": "\t", "b": " ", "f": " "}

# What is not closed goes on to the end: a search that begins again at each of many openings would never end.
_UNSEEN: Rewrite = (
    re.compile(
        "|".join(
            (
                r"<!--.*?(?:-->|\Z)",
                *(
                    rf"<{name}(?=[\s/>])[^<>]*>.*?(?:</{name}\s*>|\Z)"
                    for name in ("head", "script", "style", "nav", "aside")
                ),
            )
        ),
        re.DOTALL | re.IGNORECASE,
    ),
    lambda _: "",
)
_PARTING_TAG: Rewrite = (re.compile(rf"</?(?:\w+:)?(?:{_APART})(?=[\s/>])[^<>]*>", re.IGNORECASE), lambda _: " ")
_TAG: Rewrite = (re.compile(r"</?[A-Za-z][^<>]*>|<!\[CDATA\[|\]\]>|<[?!][^<>]*>"), lambda _: "")
_ENTITY: Rewrite = (re.compile(r"&(?:#\w{1,8}|\w{2,32});"), lambda found: html.unescape(found[0]))
_JSON_ESCAPE: Rewrite = (
    re.compile(rf"(?:\\u[dD][89abAB]{_HEX}{{2}}\\u[dD][c-fC-F]{_HEX}{{2}})|\\u{_HEX}{{4}}|\\."),
    lambda found: _json_sign(found[0]),
)
# A break or a mark at the begin of a line; a link's ends; emphasis; an escape.
_MARKDOWN_LINE: Rewrite = (re.compile(r"^[ \t]*(?:>[ \t]?|#{1,6}[ \t])+|[ \t]#+[ \t]*$", re.MULTILINE), lambda _: "")
_MARKDOWN_SIGN: Rewrite = (
    re.compile(
        r"!?\[(?=[^\]\n]{0,500}\]\()|\]\([^()\n]{0,2000}\)|\*+(?=\S)|(?<=\S)\*+|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)|`|\\(?=[^\w\s])"
    ),
    lambda _: "",
)

MARKUP: tuple[Rewrite, ...] = (_UNSEEN, _PARTING_TAG, _TAG, _ENTITY, *FOLDING)
JSON: tuple[Rewrite, ...] = (_JSON_ESCAPE, *MARKUP)
MARKDOWN: tuple[Rewrite, ...] = (_MARKDOWN_LINE, _MARKDOWN_SIGN, *MARKUP)


def _json_sign(escape: str) -> str:
    """The sign that an escape of JSON stands for (RFC 8259, section 7)."""
    if not escape.startswith("\\u"):
        return _SIGNS.get(escape[1], escape[1])
    units = bytes.fromhex(escape.replace("\\u", ""))
    return units.decode("utf-16-be", "replace")
