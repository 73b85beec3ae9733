"""Rules about the words: everything that was to stand on the page stands there, once.

In: the file under examination, the passages it was to hold, and what the page map says did not fit. Out: what is
missing. Spaces, hyphens and capitals do not count, so that a line may end anywhere.
"""

from collections.abc import Iterator

from publisher.preflight.lettering import bare, text_of
from publisher.preflight.report import Severity
from publisher.preflight.rules import Found, Rule, Subject

# A passage may go on in another column, with other things painted in between: pieces shorter than this prove nothing.
PIECE = 12
# Two stories may share a short passage, "Reuters"; nobody writes this many letters twice.
LONG = 60
_SHOWN = 48


def _missing(subject: Subject) -> Iterator[Found]:
    if not subject.expects:
        return
    page = bare(text_of(subject.painted))
    for passage in subject.expects:
        lost = len(_unfound(bare(passage), page))
        if lost:
            message = f"words are missing: {_ending(passage, lost)}"
            yield Found(message=message, hint="make room for the whole passage, or cut it at the desk")


def _unfound(passage: str, page: str) -> str:
    """What is left of a passage after taking off, piece by piece, the longest start that stands on the page."""
    while passage:
        taken = _longest_start(passage, page)
        if taken < min(PIECE, len(passage)):
            return passage
        passage = passage[taken:]
    return ""


def _longest_start(passage: str, page: str) -> int:
    """How many letters of the passage's start stand on the page in one piece."""
    low, high = 0, len(passage)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if passage[:middle] in page else (low, middle - 1)
    return low


def _ending(passage: str, lost: int) -> str:
    """The words that hold the last ``lost`` letters of a passage, cut to be shown."""
    words = passage.split()
    kept = len(words)
    while kept and len(bare(" ".join(words[kept:]))) < lost:
        kept -= 1
    end = " ".join(words[kept:])
    return f"“{end}”" if len(end) <= _SHOWN else f"“{end[:_SHOWN].rstrip()}…”"


def _twice(subject: Subject) -> Iterator[Found]:
    if not subject.expects:
        return
    page = bare(text_of(subject.painted))
    for passage in subject.expects:
        letters = bare(passage)
        if len(letters) >= LONG and page.count(letters) > 1:
            message = f"a passage stands there {page.count(letters)} times: {_ending(passage, len(letters))}"
            yield Found(message=message, hint="place each story once")


def _overset(subject: Subject) -> Iterator[Found]:
    for story in subject.overset:
        if story.lines > 0:
            lines = "1 line" if story.lines == 1 else f"{story.lines} lines"
            message = f"“{story.headline}” is {lines} over"
            yield Found(message=message, hint="cut the story, give it more room, or let it jump")


RULES = (
    Rule("W01", "Every word that was to stand on the page stands there", "the edition", Severity.REJECT, _missing),
    Rule("W02", "No passage stands there twice", "the edition", Severity.REJECT, _twice),
    Rule("W03", "No story is overset", "the page map", Severity.REJECT, _overset),
)
