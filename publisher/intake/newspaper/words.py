"""What a line looks like before its place is known.

In: the text of a block. Out: answers about its shape: does it end a sentence, is it a list item, could it be a name,
does it look like furniture. Nothing here knows where the block stands, and no answer depends on how long it is.
"""

import re

_CLOSING = "\"”’')]"
_ENDS = (".", "!", "?", "…")
_GOES_ON = re.compile(r"[:;,—–-][\"”’')\]]*$")
_INSIDE_END = re.compile(r"[.!?…][\"”’')\]]* [\"“‘'(]*[A-ZÀ-Þ]|[a-z],[\"”’] ")
_ITEM = re.compile(r"(?:[•*●▪‣◦–—-]|\(?\d{1,2}[.)]) (?=\S)")
_PARTICLES = {
    "bin",
    "binti",
    "bint",
    "de",
    "del",
    "della",
    "der",
    "den",
    "van",
    "von",
    "al",
    "el",
    "la",
    "le",
    "du",
    "da",
}
_NAME_WORD = re.compile(r"(?:[A-ZÀ-Þ][a-zß-ÿ'’.-]*)+|[A-ZÀ-Þ]\.")
_CAPITAL_NAME = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]*")
_JOB = re.compile(
    r"\b(?:correspondents?|editor|reporters?|writers?|columnist|critic|chief|bureau|staff|analyst|contributor"
    r"|journalist|associated press|agence france-presse|reuters|bloomberg|new york times|straits times|photographer)\b",
    re.IGNORECASE,
)
_FOR_A_PAPER = re.compile(r"(?:For|In|At|From) (?:The )?[A-Z][\w'’]*(?:,? [A-Z][\w'’]*)*")
_BECKONS = re.compile(
    r"https?://|www\.|\S@\S+\.\w|#\w|\b(?:subscribe|newsletter|click|download|sign up|hotline|win a|call \d|ring \d"
    r"|log on|visit us|buy now|order now|book now|tickets?:|whatsapp|telegram|facebook|twitter|instagram)\b",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
# Words that make a sentence of a line in capitals; a label above a headline has none of them.
_MAKES_A_SENTENCE = re.compile(
    r"\b(?:FOR|IN|TO|AT|BY|WITH|FROM|AS|AFTER|OVER|IS|ARE|WAS|WERE|HAS|HAVE|WILL|SAYS|SAID|NOT|NO|OFF|OUT|UP|DOWN"
    r"|INTO|AGAINST)\b"
)
_WORDS_OF_A_LABEL = 4
_KICKER_WORDS = re.compile(
    r"\b(?:focus|opinion|comment|commentary|analysis|editorial|exclusive|interview|review|obituary|profile|feature"
    r"|insight|special report|big story|news|sport|business|politics|world|football|letters?|notebook|in depth"
    r"|explainer|column|op-ed|contributor|guest|lifestyle|arts|culture|books|science|health|technology|investigation"
    r"|first person|the view|dispatch|briefing)\b",
    re.IGNORECASE,
)


def ends_a_sentence(text: str) -> bool:
    """A full stop, or another sign that ends a sentence, stands at the end."""
    return text.rstrip(_CLOSING).endswith(_ENDS)


def reads_on(text: str) -> bool:
    """It is prose though its last sentence is not ended: it goes on below, or sentences end inside it."""
    return _GOES_ON.search(text) is not None or _INSIDE_END.search(text) is not None or text[:1].islower()


def bullet(text: str) -> int:
    """How many characters of a bullet or number open a list item; 0 where none does."""
    found = _ITEM.match(text)
    return found.end() if found else 0


def is_capitals(text: str) -> bool:
    """Every letter is a capital, and there is one."""
    return text.isupper() and _LETTER.search(text) is not None


def shouts(text: str) -> bool:
    """A sentence in nothing but capitals: an advertisement, and no paragraph."""
    return is_capitals(text) and ends_a_sentence(text)


def is_name(text: str) -> bool:
    """Two to four words, or a list of such, that could all be of a name: "Tan Wei", "JANE DOE and John Roe"."""
    people = re.split(r", and |, | and | & ", text)
    return all(_is_one_name(person.split()) for person in people)


def _is_one_name(words: list[str]) -> bool:
    fit = all(_NAME_WORD.fullmatch(w) or _CAPITAL_NAME.fullmatch(w) or w in _PARTICLES for w in words)
    return fit and words[:1] != ["The"] and len(words) in {2, 3, 4}


def is_job(text: str) -> bool:
    """What a journalist is, or whom he works for: "Transport Correspondent", "For The Straits Times"."""
    if ends_a_sentence(text):
        return False
    return _FOR_A_PAPER.fullmatch(text) is not None or (_JOB.search(text) is not None and _is_headed(text))


def beckons(text: str) -> bool:
    """It wants the reader to do something, or gives an address: no story says so in a line of its own."""
    return _BECKONS.search(text) is not None


def is_kicker(text: str, below: str) -> bool:
    """A label above a headline: in capitals as the headline is not, or the name of a kind of story.

    A headline may be in capitals too. A label names something, in a few words; a headline says something.
    """
    if ends_a_sentence(text):
        return False
    named = _KICKER_WORDS.search(text) is not None and _is_headed(text)
    few = len(text.split()) <= _WORDS_OF_A_LABEL
    if is_capitals(text):
        return not is_capitals(below) and (few or named) and _MAKES_A_SENTENCE.search(text) is None
    return named and few


def _is_headed(text: str) -> bool:
    """Every word but the small ones begins with a capital."""
    small = {"of", "for", "and", "the", "at", "on", "in", "from", "to", "a", "an", "&", "|", "correspondent", "editor"}
    return all(not w[:1].islower() or w.lower() in small or _JOB.search(w) for w in text.split())
