"""Typography: how words are shown, as opposed to how the desk typed them.

In: a passage of English copy. Out: the same words with quotation marks curled, apostrophes raised, spaced hyphens drawn
as dashes, three full stops as an ellipsis and titles tied to the name that follows. No word and no space is added or
taken away, so what is shown is still what was written. Doing it twice does nothing more.
"""

import re

_SPACED_HYPHEN = re.compile(r" (?:-(?<=\S -)-?|–(?<=\S –))(?= )")
_THREE_STOPS = re.compile(r"(?<!\.)\.{3}(?!\.)")
# Begins with letters and not with a word boundary, because that is found four times as fast.
_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mdm|Dr|Prof|Rev|Sgt|Capt|Col|Gen|Lt|St)\.? (?=[^\W\d_])")
# What nine marks of ten are, whatever stands elsewhere in the passage; no other mark may stand beside them.
_OPENS = re.compile(r'"(?=\w)(?<![^\s(]")')
_CLOSES = re.compile(r'"(?=[\s.,;:!?)]|\Z)(?<=[A-Za-z.,;:!?]")')
_APOSTROPHE = re.compile(r"'(?=[A-Za-z])(?<=[A-Za-z]')")
_STRAIGHT = re.compile("[\"'“”]")
# Years and words that begin with an apostrophe although no letter of theirs stands before it.
_ELISION = re.compile(r"(?:\d\ds?|tis|twas|twere|twill|em|til|n)\b", re.IGNORECASE)

_OPENS_BEFORE = frozenset("([{/—–-“‘«¿¡")
_CLOSES_AFTER = frozenset(")]}/—–-.,;:!?…”’»")
_NO_BREAK = "\u00a0"
_FEET, _INCHES = "\u2032", "\u2033"
_SMALL_WORDS = frozenset({"A", "AND", "AT", "BY", "FOR", "FROM", "IN", "OF", "ON", "OR", "THE", "TO", "WITH"})


def typographic(text: str) -> str:
    """One paragraph, headline or other passage as it is shown.

    Quotation marks pair within the passage: one that stands between two words, as in ``is"tragically``, opens where
    none is open. A passage may end inside a quotation that the next one goes on with.
    """
    shown = _curled(text) if _has_marks(text) else text
    if " -" in shown or " –" in shown:
        shown = _SPACED_HYPHEN.sub(f"{_NO_BREAK}–", shown)
    if "..." in shown:
        shown = _THREE_STOPS.sub("…", shown)
    return _TITLE.sub(_tied, shown)


def from_capitals(text: str) -> str:
    """A line of furniture set in capitals, such as "SEE OPINION", as it reads in running text.

    Only words wholly in capitals change; names of pages ("A6") keep theirs.
    """
    return re.sub(r"[^\W\d_]{2,}(?!\d)", _out_of_capitals, text)


def _out_of_capitals(word: re.Match[str]) -> str:
    if word.start() and word[0] in _SMALL_WORDS:
        return word[0].lower()
    return word[0].capitalize() if word[0].isupper() else word[0]


def _has_marks(text: str) -> bool:
    """Is there a straight mark to be curled? Most passages have none."""
    return '"' in text or "'" in text


def _tied(title: re.Match[str]) -> str:
    """A title with its space made one that does not break; the end of another word is no title."""
    text, start = title.string, title.start()
    if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
        return title[0]
    return f"{title[0][:-1]}{_NO_BREAK}"


def _curled(text: str) -> str:
    text = _OPENS.sub("“", text)
    text = _CLOSES.sub("”", text)
    text = _APOSTROPHE.sub("’", text)
    return _paired(text) if _has_marks(text) else text


def _paired(text: str) -> str:
    """The marks that are left: what they are depends on those before them."""
    shown: list[str] = []
    reached, quoting = 0, False
    for found in _STRAIGHT.finditer(text):
        before, after = _neighbours(text, found.start())
        sign = found[0]
        if sign == "'":
            sign = _single(text, found.start())
        elif sign == '"':
            sign = _double(before, after, quoting=quoting)
        quoting = {"“": True, "”": False}.get(sign, quoting)
        shown += text[reached : found.start()], sign
        reached = found.end()
    return "".join((*shown, text[reached:]))


def _neighbours(text: str, at: int) -> tuple[str, str]:
    """The signs before and after a place; a space where the passage begins or ends."""
    return text[at - 1] if at else " ", text[at + 1 : at + 2] or " "


def _double(before: str, after: str, *, quoting: bool) -> str:
    """What a straight double quotation mark stands for."""
    if before.isdigit() and not quoting:
        return _INCHES  # as in 12": no quotation is open that it could close
    opens = _may_open(before) and not after.isspace()
    closes = not before.isspace() and _may_close(after)
    if opens != closes:
        return "“" if opens else "”"
    return "”" if quoting else "“"


def _single(text: str, at: int) -> str:
    """What a straight single quotation mark stands for: mostly an apostrophe."""
    before, after = _neighbours(text, at)
    if before.isdigit() and after.isdigit():
        return _FEET  # as in 6'2"
    opens = (_may_open(before) or before == '"') and not after.isspace() and not _ELISION.match(text, at + 1)
    return "‘" if opens else "’"


def _may_open(before: str) -> bool:
    return before.isspace() or before in _OPENS_BEFORE


def _may_close(after: str) -> bool:
    return after.isspace() or after in _CLOSES_AFTER
