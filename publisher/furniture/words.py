"""What a line looks like before its place is known.

In: the text of a block. Out: answers about its shape: does it end a sentence, is it a list item, could it be a name,
does it look like furniture. Nothing here knows where the block stands, and no answer depends on how long it is.
"""

import re

_CLOSING = "\"”’')]"
_ENDS = (".", "!", "?", "…")
_CONVERSION = re.compile(r"\([^()=]*\d[^()=]*= ?[^()]*\d[^()]*\)$")
_GOES_ON = re.compile(r"[:;,—–-][\"”’')\]]*$")
_INSIDE_END = re.compile(r"[.!?…][\"”’')\]]* [\"“‘'(]*[A-ZÀ-Þ]|[a-z],[\"”’] ")
_ITEM = re.compile(r"(?:[•*●▪‣◦–—-]|\(?\d{1,2}[.)]) (?=\S)")
# The small words of a name, as fragment ``particle`` of the house files has them.
_PARTICLE = re.compile(
    r"ab|af|al|an|ap|av|ben|bin|bint|binti|da|das|de|degli|dei|del|della|dello|den|der|des|di|do|dos|du|e|el|ibn|la|las"
    r"|le|lo|los|op|te|ten|ter|van|vom|von|y|zu|zum|zur|und|van['’]t|['’]t|s/o|d/o|a/l|a/p"
)
_BETWEEN_NAMES = re.compile(r",? (?:and|AND) |, | & ")
_OF_A_NAME = re.compile(r"(?:(?:a[dlnrst]|el|d|l)[-'’])?(?P<first>[^\W\d_])(?:[^\W\d_]|['’.-])*")
# What stands in a sentence or a heading and in no name, be it in capitals: "START WITH THE DRAIN", "AN HEIR".
_OF_NO_NAME = re.compile(
    r"(?:with|without|the|for|from|of|into|over|under|after|before|between|against|behind|beyond|through|about|around"
    r"|until|is|are|was|were|has|had|does|did|what|who|why|how|when|where|which|but|on|at|by|as|if|it|off|out|this|that|these|those|your|our|his"
    r"|their|its|more|most)(?:['’][a-z]+)?",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"an (?:[aeiou][^\W\d_]*|heir\w*|hour\w*|honou?r\w*|honest\w*)(?: |$)", re.IGNORECASE)
_JOB = re.compile(
    r"\b(?:correspondents?|editor|reporters?|writers?|columnist|critic|chief|bureau|staff|analyst|contributor"
    r"|journalist|associated press|agence france-presse|reuters|bloomberg|new york times|straits times|photographer"
    r"|foreign service)\b",
    re.IGNORECASE,
)
_FOR_A_PAPER = re.compile(r"(?:For|In|At|From) (?:The )?[A-Z][\w'’]*(?:,? [A-Z][\w'’]*)*")
_GREETS = frozenset("DEMST")
_SALUTATION = re.compile(
    r"(?:(?:Dear |DEAR )?(?:Sirs?|SIRS?|Madam|MADAM|Editor|Mr Editor)(?: or [Mm]adam)?|To the Editor|TO THE EDITOR)"
    r"(?: ?[:,—–]| -)(?: \S|$)"
)
# The name of a paper or station that no person bears; with "The", any name is one.
_OF_A_PAPER = re.compile(
    r"(?:[A-Z][\w'’&.-]* )+(?i:news|times|tribune|telegraph|gazette|guardian|observer|chronicle|online|radio|television"
    r"|tv|sport|news (?:agency|service))(?:,? (?:in )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*)?"
)
_THE_PAPER = re.compile(r"(?:The|THE)(?: (?:of |and |& )?[A-Z][\w'’&.-]*)+(?:/[A-Z][\w'’ ,.-]*)?")
_BECKONS = re.compile(
    r"https?://|www\.|\S@\S+\.\w|#\w|\d{3}[- ]\d{4}|\b(?:subscribe|newsletter|click|download|sign up|hotline|win a"
    r"|call \d|ring \w+,? \d|log on|visit us|buy now|order now|book now|tickets?:|whatsapp|telegram|facebook|twitter"
    r"|instagram|scan the|tap the|nominate|coupon|quiz:|swipe)",
    re.IGNORECASE,
)
# No story begins a line with such signs, or shouts a number or a price in capitals.
_DECORATED = re.compile(r"[^\w\s\"“”„«»‘’'¿¡(\[$£€¥#•*.…–—-]|[*+>=~<]{2,}|>")
_SHOUTED = re.compile(r"[:\d£$€•]")
_IMPERATIVES = (
    *("Call", "Ring", "Text", "Scan", "Tap", "Nominate", "Cut out"),
    *("Vote", "Enter", "Win", "Play", "Swipe", "Collect", "Clip"),
)
_IMPERATIVE = re.compile(rf"(?:{'|'.join(_IMPERATIVES)})\b")
_LETTER = re.compile(r"[^\W\d_]")
# Words that make a sentence of a line in capitals; a label above a headline has none of them.
_MAKES_A_SENTENCE = re.compile(
    r"\b(?:FOR|IN|TO|AT|BY|WITH|FROM|AS|AFTER|OVER|IS|ARE|WAS|WERE|HAS|HAVE|WILL|SAYS|SAID|NOT|NO|OFF|OUT|UP|DOWN"
    r"|INTO|AGAINST)\b"
)
_LETTERS = re.compile(
    r"(?:READERS['’] |YOUR )?LETTERS TO THE (?:EDITOR|TIMES|PAPER)|LETTERS|LETTER FROM (?:THE )?\w+(?: \w+)?"
)
_AREA = (
    r"(?:World|News|Home|Sports?|Business|Politics|Opinion|Culture|Life(?:style)?|Travel|Tech(?:nology)?|Science|Health"
    r"|Education|Environment|Climate|Weather|Transport(?:ation)?|Retail|Consumer|Property|Energy|Markets|Companies"
    r"|Economy|Finance|Media|Crime|Courts?|Society|Local|Metro|Nation(?:al)?|International|Region(?:al)?|Community|Arts|Books|Film|Music|Food|Entertainment|Football|Cricket"
    r"|Rugby|Racing|Money|Features|Asia|Pacific|Europe|Africa"
    r"|(?:Latin |North |South )?Americas?|Middle East|UK|US|EU|China|India|Australia|New Zealand|Britain)"
)
_SECTION = re.compile(rf"{_AREA}(?:(?: |, | & | and |-){_AREA})*(?: (?:[Nn]ews|[Ii]ndustry|[Ss]ection))?")
_CRUMB = r"[A-Z&][\w&'’-]*(?: [\w&'’-]+){0,3}"
_PATH = re.compile(rf"{_CRUMB}(?: [/>\u203a»|] {_CRUMB})+")
_WORDS_OF_A_LABEL = 4
_DIGIT = re.compile(r"\d")
_QUOTED = re.compile(r"[\"“‘'].+[\"”’']")
_COUNTS = re.compile(r"(?i:(?:[\w'’]+ )?(?:day|part|round|chapter|episode|week|stage|match|no\.?) \d+(?: of \d+)?)")
_BESIDE = re.compile(r" [|•·/] ")
_KICKER_WORDS = re.compile(
    r"\b(?:focus|companies|markets|opinion|comment|commentary|analysis|editorial|exclusive|interview|review|obituary|profile|feature"
    r"|insight|special report|big story|news|sport|business|politics|world|football|letters?|notebook|in depth"
    r"|explainer|column|op-ed|contributor|guest|lifestyle|arts|culture|books|science|health|technology|investigation"
    r"|first person|the view|dispatch|briefing)\b",
    re.IGNORECASE,
)


def ends_a_sentence(text: str) -> bool:
    """A full stop, or another sign that ends a sentence, stands at the end, or a wire's "($1 = 0.83 euros)"."""
    if text.endswith(_ENDS) or text.rstrip(_CLOSING).endswith(_ENDS):
        return True
    return text.endswith(")") and _CONVERSION.search(text) is not None


def tells(text: str) -> bool:
    """It ends a sentence, and not as a question or a cry, which a headline may be."""
    return ends_a_sentence(text) and not text.rstrip(_CLOSING).endswith(("?", "!"))


def reads_on(text: str) -> bool:
    """It is prose though its last sentence is not ended: it goes on below, or sentences end inside it."""
    return _GOES_ON.search(text) is not None or _INSIDE_END.search(text) is not None or text[:1].islower()


def breaks_off(text: str) -> bool:
    """Prose whose last sentence lacks its full stop, or that is followed by words in capitals nobody knows.

    Sentences end inside it, and words in small letters follow; or nothing but capitals does, as behind "… said. WIRES".
    """
    ends = [found.end() for found in _INSIDE_END.finditer(text)]
    last = text[ends[-1] - 1 :] if ends else text
    told = text if is_capitals(last) else last
    return reads_on(text) and sum(word.islower() for word in told.split()) > 1


def is_of_verse(text: str) -> bool:
    """A line that neither ends a sentence nor holds the end of one, and that announces nothing."""
    return not ends_a_sentence(text) and _INSIDE_END.search(text) is None and not text.endswith(":")


def greets(text: str) -> bool:
    """It opens as a letter to a paper does: "Sir — …", "To the Editor: …"; a letter is the story."""
    return text[:1] in _GREETS and _SALUTATION.match(text) is not None


def bullet(text: str) -> int:
    """How many characters of a bullet or number open a list item; 0 where none does."""
    found = None if text[:1].isalpha() else _ITEM.match(text)
    return found.end() if found else 0


def has_figure(text: str) -> bool:
    """It has a digit."""
    return _DIGIT.search(text) is not None


def is_capitals(text: str) -> bool:
    """Every letter is a capital, and there is one."""
    return text.isupper() and _LETTER.search(text) is not None


def shouts(text: str) -> bool:
    """A sentence in nothing but capitals: an advertisement, and no paragraph."""
    return is_capitals(text) and ends_a_sentence(text)


def is_name(text: str) -> bool:
    """Two to four words, or a list of such, that could all be of a name: "Tan Wei", "JANE DOE and John Roe"."""
    return all(_is_one_name(person.split()) for person in _BETWEEN_NAMES.split(text))


def _is_one_name(words: list[str]) -> bool:
    if len(words) not in {2, 3, 4} or words[0] == "The":
        return False
    if not all(_opens_with_capital(_OF_A_NAME.fullmatch(w)) or _PARTICLE.fullmatch(w) for w in words):
        return False
    return not any(map(_OF_NO_NAME.fullmatch, words)) and _ARTICLE.match(" ".join(words)) is None


def _opens_with_capital(found: re.Match[str] | None) -> bool:
    return found is not None and found["first"].isupper()


def is_job(text: str) -> bool:
    """What a journalist is, or whom he works for: "Transport Correspondent", "For The Straits Times"."""
    if ends_a_sentence(text):
        return False
    if _FOR_A_PAPER.fullmatch(text) is not None or _OF_A_PAPER.fullmatch(text) is not None:
        return True
    return _JOB.search(text) is not None and _is_headed(text)


def is_paper(text: str) -> bool:
    """The name of a paper, a station or a wire, as behind a writer's: "The Marlow Argus", "KYODO NEWS"."""
    return _THE_PAPER.fullmatch(text) is not None or _OF_A_PAPER.fullmatch(text) is not None


def beckons(text: str) -> bool:
    """It wants the reader to do something, gives an address, or is decorated: no story has such a line of its own."""
    return _BECKONS.search(text) is not None or _DECORATED.match(text) is not None or _cries(text)


def is_decorated(text: str) -> bool:
    """It begins with signs no headline and no sentence begins with: "*** Pull-out inside ***"."""
    return _DECORATED.match(text) is not None


def commands(text: str) -> bool:
    """A sentence that tells the reader to do something, with a number: "Cut out coupon 6 of 10 and keep it safe."."""
    if text[:1].isalpha():
        told = text.startswith(_IMPERATIVES) and _IMPERATIVE.match(text) is not None
        return told and has_figure(text)
    return _DECORATED.match(text) is not None


def _cries(text: str) -> bool:
    """Words in capitals, as a line of their own or at its start, with a number, a price or a colon."""
    capitals = text.split(":", maxsplit=1)[0].split(" – ", maxsplit=1)[0]
    return is_capitals(capitals) and len(capitals.split()) > 1 and _SHOUTED.search(text) is not None


def is_kicker(text: str, below: str, lines: int) -> bool:
    """A label above a headline: in capitals as the headline is not, the name of a kind of story, or just far shorter.

    A headline may be in capitals too. A label names something, in few words; a headline says something, in more.
    ``lines`` is how many lines of the head are left to be told apart, these two among them.
    """
    if ends_a_sentence(text) or (has_figure(text) and not _is_numbered(text)):
        return False
    if lines > 2 and _QUOTED.fullmatch(below) and _is_headed(text) and _KICKER_WORDS.search(text):  # noqa: PLR2004
        return True
    count, count_below = len(text.split()), len(below.split())
    if is_capitals(text) and not is_capitals(below):
        named = count <= _WORDS_OF_A_LABEL or _is_numbered(text) or _KICKER_WORDS.search(text) is not None
        return named and (_MAKES_A_SENTENCE.search(text) is None or _LETTERS.fullmatch(text) is not None)
    if is_name(below) and not (lines > 3 and is_capitals(text) and is_capitals(below)):  # noqa: PLR2004  a deck, a name
        return False
    if ": " in text:  # "Review: The Fog Machine" is a headline that begins with its label
        return False
    named = _is_far_shorter(count, count_below, lines) or (is_section(text) and (lines > 2 or count_below > count))  # noqa: PLR2004  and a deck
    return named or (count <= _WORDS_OF_A_LABEL and _is_headed(text) and _KICKER_WORDS.search(text) is not None)


def is_section(text: str) -> bool:
    """The name of a part of a paper and nothing else, or a path to it: "Asia Pacific", "News > UK > Home News"."""
    return _SECTION.fullmatch(text) is not None or _PATH.fullmatch(text) is not None


def names_kind(text: str) -> bool:
    """It has a word for a kind of story: "EXCLUSIVE", "In depth"."""
    return _KICKER_WORDS.search(text) is not None


def is_letters(text: str) -> bool:
    """The heading of a page of letters."""
    return _LETTERS.fullmatch(text.upper()) is not None


def _is_far_shorter(count: int, below: int, lines: int) -> bool:
    """Of so many words that it can only name what the line below says, above all if more stands below that."""
    if lines > 2:  # noqa: PLR2004  these two and a deck
        return count <= 3 and below >= 2 * count  # noqa: PLR2004
    return count <= 2 and below > 2 * count  # noqa: PLR2004


def _is_numbered(text: str) -> bool:
    """A label that counts: "DAY 3", "Part 2 of 3"; or labels in capitals beside each other: "MARLOW | ROUND 4"."""
    return _COUNTS.fullmatch(text) is not None or (is_capitals(text) and _BESIDE.search(text) is not None)


def _is_headed(text: str) -> bool:
    """Every word but the small ones begins with a capital."""
    small = {"of", "for", "and", "the", "at", "on", "in", "from", "to", "a", "an", "with", "&", "|"}
    return all(not w[:1].islower() or w.lower() in small or _JOB.search(w) for w in text.split())
