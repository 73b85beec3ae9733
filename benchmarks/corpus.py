"""Stories of a newspaper that never was: as many as are asked for, the same on every machine and in every run.

In: a number. Out: the story of that number, with the lengths, names, figures and signs that agency copy has. It depends
on nothing but its number, so that 10,000 stories begin with the same 1,000. Nothing here knows how it is written down.
"""

import datetime as dt
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate
from typing import NamedTuple

SECTIONS = ("World", "Asia", "Singapore", "Business", "Sport", "Opinion", "Lifestyle", "Technology")
AGENCIES = (
    "REUTERS",
    "AGENCE FRANCE-PRESSE",
    "ASSOCIATED PRESS",
    "BLOOMBERG",
    "NYTIMES",
    "XINHUA",
    "WASHINGTON POST",
    "THE GUARDIAN",
    "KYODO NEWS",
    "BERNAMA",
    "DPA",
    "YONHAP",
)
# Every story is older than this, but for those that are added later: into a year that the paper already has.
_LATEST = dt.date(2025, 7, 1)
_EARLIEST = dt.date(2015, 7, 1)
_ADDED_FROM = 5_000_000  # numbers of the stories that are added later
_REFERS = ("OPINION", "WORLD", "BIG PICTURE", "TOP OF THE NEWS", "MONEY", "HOME")
_TITLES = ("Mr", "Ms", "Dr", "Minister", "President", "General", "Madam", "Professor")
_ACCENTED = ("François", "Müller", "São Paulo", "Erdoğan", "Łódź", "Reykjavík", "Zürich", "Nuñez", "Øresund")
_COMMON = (
    "the of to and a in that is was for on as with by he it at from his an were are which this be had or has they its "
    "who but not have said will one their more than been would after two about also up out into other new when last "
    "some could over only first time all most between such against under while during through"
)
_ONSETS = "b br c ch cl cr d dr f fl fr g gl gr h j k kl l m n p pl pr qu r s sh sk sl sn sp st t th tr v w"
_VOWELS = "a e i o u ai au ea ee ia ie oa oo ou"
_CODAS = "ck d ft g l ld m n nd ng nt p r rd rk rn rt s sh st t th"
_ENDINGS = "s ed ing ion al er ment ity ous ly ive ance ism"
_WORDS, _NAMES, _PLACES, _TOPICS = 30_000, 6_000, 300, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One story as its desk would file it; ``photo`` is the agency whose picture it has, ``refer`` where to read on."""

    number: int
    headline: str
    deck: str
    place: str
    paragraphs: tuple[str, ...]
    agencies: tuple[str, ...]
    topics: tuple[str, ...]
    photo: str
    refer: str
    day: dt.date
    section: str


def stories(count: int) -> Iterator[Story]:
    """The first so many stories, one after the other, for they are not all kept."""
    return (story(number) for number in range(count))


def story(number: int) -> Story:
    """The story of this number."""
    chance = random.Random(f"story {number}")
    return Story(
        number=number,
        headline=_headline(chance),
        deck=_plain_sentence(chance, chance.randrange(10, 16)),
        place=chance.choice(_vocabulary().places).upper(),
        paragraphs=tuple(_paragraphs(chance, chance.randrange(21, 30))),
        agencies=tuple(chance.sample(AGENCIES, chance.choice((1, 1, 2)))),
        topics=_topics(chance, 2 + number % 3),
        photo=chance.choice(AGENCIES),
        refer=chance.choice(_REFERS),
        day=_EARLIEST + dt.timedelta(days=chance.randrange((_LATEST - _EARLIEST).days)),
        section=chance.choice(SECTIONS),
    )


def added_story(number: int) -> Story:
    """A story that is none of the others, and newer than they and than those added with smaller numbers."""
    return replace(story(_ADDED_FROM + number), day=_LATEST + dt.timedelta(days=number))


class _Syllables(NamedTuple):
    """What a word begins with, what it sounds like, what closes it and what is behind it; the last two may be none."""

    onsets: tuple[str, ...] = tuple(_ONSETS.split())
    vowels: tuple[str, ...] = tuple(_VOWELS.split())
    codas: tuple[str, ...] = ("", "", "", *_CODAS.split())
    endings: tuple[str, ...] = ("", "", "", *_ENDINGS.split())


class _Vocabulary(NamedTuple):
    """All the words there are; ``weights`` add up, for the word at each rank, how often words are used (Zipf)."""

    words: tuple[str, ...]
    weights: tuple[float, ...]
    names: tuple[str, ...]
    places: tuple[str, ...]
    topics: tuple[str, ...]
    topic_weights: tuple[float, ...]


@cache
def _vocabulary() -> _Vocabulary:
    chance = random.Random("vocabulary")
    rare = _different(chance, _WORDS)
    names = tuple(word.capitalize() for word in _different(chance, _NAMES))
    topics = dict.fromkeys(" ".join(chance.sample(rare, chance.choice((1, 1, 2)))) for _ in range(_TOPICS))
    words = (*_COMMON.split(), *rare)
    return _Vocabulary(words, _zipf(len(words), 2.7), names, names[:_PLACES], tuple(topics), _zipf(len(topics), 5))


def _different(chance: random.Random, count: int) -> tuple[str, ...]:
    words: dict[str, None] = {}
    while len(words) < count:
        words[_word(chance)] = None
    return tuple(words)


def _word(chance: random.Random) -> str:
    of = _SYLLABLES
    syllables = (chance.choice(of.onsets) + chance.choice(of.vowels) for _ in range(chance.choice((1, 1, 1, 2))))
    return "".join(syllables) + chance.choice(of.codas) + chance.choice(of.endings)


def _zipf(count: int, flat: float) -> tuple[float, ...]:
    return tuple(accumulate(1 / (rank + flat) for rank in range(count)))


def _headline(chance: random.Random) -> str:
    """Of rare words and one name, so that hardly two are alike."""
    vocabulary = _vocabulary()
    words = chance.choices(vocabulary.words[_RARE:], k=chance.randrange(6, 11))
    words[chance.randrange(1, len(words))] = chance.choice(vocabulary.names)
    return _capital(" ".join(words))


def _topics(chance: random.Random, count: int) -> tuple[str, ...]:
    vocabulary = _vocabulary()
    topics: dict[str, None] = {}
    while len(topics) < count:
        topics.update(dict.fromkeys(chance.choices(vocabulary.topics, cum_weights=vocabulary.topic_weights)))
    return tuple(topics)


def _paragraphs(chance: random.Random, count: int) -> Iterator[str]:
    """A lede of one sentence, then paragraphs of one or two."""
    yield _sentence(chance, chance.randrange(18, 30))
    for _ in range(count - 1):
        yield " ".join(_sentence(chance, chance.randrange(11, 25)) for _ in range(chance.choice((1, 1, 2))))


def _sentence(chance: random.Random, length: int) -> str:
    """A sentence of so many words; every fifth is somebody's."""
    plain = _plain_sentence(chance, length)
    return f'"{plain}," {_person(chance)} said.' if chance.random() < _SAID else f"{plain}."


def _plain_sentence(chance: random.Random, length: int) -> str:
    vocabulary = _vocabulary()
    words = chance.choices(vocabulary.words, cum_weights=vocabulary.weights, k=length)
    for share, make in _SPRINKLED:
        if chance.random() < share:
            words[chance.randrange(length)] = make(chance)
    words[length // 2] += ","
    return _capital(" ".join(words))


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _name(chance: random.Random) -> str:
    return chance.choice(_vocabulary().names)


def _person(chance: random.Random) -> str:
    return f"{chance.choice(_TITLES)} {_name(chance)}"


def _figure(chance: random.Random) -> str:
    kinds = ("{:,}", "{} per cent", "S${} million", "US${} billion")
    return chance.choice(kinds).format(chance.randrange(2, 9000))


_SYLLABLES = _Syllables()
_RARE = 100  # the rank from which words are rare
_SAID = 0.22  # of all sentences
# How many sentences of a hundred have one of these, and what makes it.
_SPRINKLED: tuple[tuple[float, Callable[[random.Random], str]], ...] = (
    (0.55, _person),
    (0.30, lambda chance: f"{_name(chance)}-{_name(chance)}"),
    (0.25, _figure),
    (0.12, lambda chance: chance.choice(_ACCENTED)),
    (0.05, lambda chance: f"{_name(chance)[0]}&{_name(chance)[0]}"),
    (0.10, lambda chance: f"({_name(chance)})"),
)
