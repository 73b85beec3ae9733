"""Where a line goes on with the line above: the ends of line that end no paragraph.

In: the lines of a copy, in runs that no blank line parts. Out: which of them go on. A line that is torn (the next goes
on in small letters in the middle of a sentence) goes on; any other ends its paragraph, unless it is *tight*: the next
word would not have fitted. A machine breaks lines only there, a person anywhere; so tight lines are joined only in copy
that shows a machine was at work, by tight lines that are torn. No length is a reason in itself.

The room of a line is that of the longest line of the copy. A wire has wider lines beside its story; so where more lines
are torn than are wider than every paragraph with a torn line, it is the room of those. A wire also indents the first
line of a paragraph and sets the others at the margin.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

_CLOSING = "\"”’')] \t\u00a0"
_FULL_STOPS = (".", "!", "?", "…")
_ENDS = (*_FULL_STOPS, ":", ";")
_ITEM = re.compile(r"\s*(?:[•*●▪‣◦–—-]|\d{1,2}[.)]) ")
_SMALL_WORD = re.compile(r"\s*[^\W\d_A-Z]+(?:['’-]\w+)*[,;:.!?)\"”]*(?:\s|$)")
_INDENT = re.compile(r"\f?(?:\t|[^\S\f]{2})")
_RULE = re.compile(r"[\W_]+")
# What goes on with nothing, be it in small letters: "image: Getty Images", "dpa", "by our correspondent", "by Jane
# Doe", and a name above an e-mail address.
_LABEL = re.compile(
    r"\s*(?:(?:image|photo|picture|photograph|illustration|graphic|chart|video|credit|source|words)s?"
    r"(?: (?:credit|source|by))?: ?\S|dpa\s*$|by (?:our |staff |special )*(?:\w+ )?(?:correspondents?|reporters?)\s*$)"
)
# What stands in small letters in a byline, beside the "by".
_PARTICLES = {"al", "bin", "da", "de", "den", "der", "di", "du", "el", "la", "le", "van", "von"}
_FURTHER_NAME = re.compile(r"\s*and(?:\s(?:[^\W\d_a-z]|['’.-])+){2,4}\s*\Z")
_IN_BYLINES = _PARTICLES | {"and", "&", "in", "writer", "writers"}
_NAME = range(2, 5)  # how many words a name has

Run = list[str]


class _Break(msgspec.Struct, frozen=True, gc=False):
    """The end of a line above another of its run.

    ``length`` is that of the line, ``reach`` what it would be with the first word of the following, both in characters;
    ``torn`` tells whether the other goes on whatever the width.
    """

    line: str
    following: str
    length: int
    reach: int
    torn: bool

    @property
    def completes(self) -> bool:
        """Does only the following line end the sentence? Between blank lines, nothing else stands so on two lines."""
        return not _is_ended(self.line) and self.following.rstrip(_CLOSING).endswith(_FULL_STOPS)

    def is_tight(self, width: int) -> bool:
        """Would the first word of the following line not have fitted on this one?"""
        return self.length <= width < self.reach


def going_on(runs: list[Run]) -> Iterator[list[bool]]:
    """For every run: whether each of its lines goes on with the one above, which the first never does."""
    breaks = [list(_breaks(run)) if len(run) > 1 else [] for run in runs]
    width = _width(runs, breaks)
    for run, ends in zip(runs, breaks, strict=True):
        yield [False, *(_wrapped(run, ends, width) if width and ends else (end.torn for end in ends))]


def _breaks(run: Run) -> Iterator[_Break]:
    for number in range(1, len(run)):
        line, following = run[number - 1], run[number]
        length = len(line.rstrip())
        yield _Break(
            line, following, length, length + 1 + len(following.split(maxsplit=1)[0]), torn=_is_torn(run, number)
        )


def _wrapped(run: Run, breaks: list[_Break], width: int) -> Iterator[bool]:
    """The same of every line below the first, in copy that a machine broke at this width."""
    indented = _is_indented(run)
    inside = indented and _begins(run[0])
    joined = False
    for end in breaks:
        if indented and _begins(end.following):
            inside, joined = True, False
        else:
            # Once an indented paragraph has gone on, it does so until a line ends a sentence.
            fills = (inside and joined and not _is_ended(end.line)) or end.is_tight(width)
            joined = end.torn or (fills and not _ITEM.match(end.following) and not _RULE.fullmatch(end.following))
            inside = inside and joined
        yield joined


def _width(runs: list[Run], breaks: list[list[_Break]]) -> int:
    """The room of a line of copy that a machine broke, in characters; 0 for other copy."""
    every = [end for ends in breaks for end in ends]
    if not every:
        return 0
    widths = [len(line.rstrip()) for run in runs for line in run]
    torn = [end for end in every if end.torn]
    narrow = max((end.length for ends in breaks for end in _of_story(ends)), default=0)
    if sum(end.is_tight(narrow) for end in torn) > sum(width > narrow for width in widths):
        return narrow
    widest, spaced = max(widths), len(runs) > 1
    broken = (end for end in every if end.torn or (spaced and end.completes and end.length < widest))
    return widest if any(end.is_tight(widest) for end in broken) else 0


def _of_story(breaks: list[_Break]) -> Iterator[_Break]:
    """The breaks of a run that stand in one paragraph with a torn line, if its paragraphs are indented."""
    apart = [n for n, end in enumerate(breaks, 1) if _begins(end.following) or _RULE.fullmatch(end.following)]
    for start, stop in pairwise([0, *apart, len(breaks) + 1]):
        stretch = breaks[start : stop - 1]
        if any(end.torn for end in stretch):
            yield from stretch


def _is_indented(run: Run) -> bool:
    """Does this run tell its paragraphs by their first line, with the others at the margin? Lists do not."""
    pairs = ((a, b) for a, b in pairwise(run) if _begins(a) and not _begins(b))
    return any(not _ITEM.match(a) and not _ITEM.match(b) for a, b in pairs)


def _begins(line: str) -> bool:
    """Is this line indented?"""
    return line[0].isspace() and _INDENT.match(line) is not None


def _is_ended(line: str) -> bool:
    return line.rstrip(_CLOSING).endswith(_ENDS)


def _is_torn(run: Run, number: int) -> bool:
    """Does this line go on with a word in small letters where the one above did not end a sentence?"""
    line = run[number]
    if _SMALL_WORD.match(line) is None or _is_ended(run[number - 1]):
        return False
    below = run[number + 1] if number + 1 < len(run) else ""
    if _FURTHER_NAME.match(line) and run[number - 1].isupper():
        return False  # of the second writer, below what the first one is
    return not (_LABEL.match(line) or _is_byline(line, below) or ("@" in below and _is_above_address(line, below)))


def _is_byline(line: str, below: str) -> bool:
    """Such as "by Jane Doe and Ann Poe", where the line below does not go on: nothing but names."""
    if not line.lstrip().startswith("by") or _is_ended(line) or _SMALL_WORD.match(below):
        return False
    words = line.replace(",", " ").split()
    names = [word for word in words[1:] if word not in _IN_BYLINES]
    return (
        words[0] == "by"
        and len(names) >= _NAME.start
        and all(name[0].isupper() for name in names)
        and words[-1] == names[-1]
    )


def _is_above_address(line: str, below: str) -> bool:
    """A name in small letters, as some papers set it, with its bearer's e-mail address below."""
    address = below.split()
    return len(address) == 1 and "@" in address[0] and len(line.split()) in _NAME and "".join(line.split()).isalpha()
