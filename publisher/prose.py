"""The words of a story as HTML, and the lines at its foot: the same on the site and in the feeds.

In: an article, and the house whose lexicon spells the agencies. Out: HTML of block elements without attributes but one
class, or plain lines of text. Everything is escaped; promotions are never shown; no fact is added.
Nothing here knows what page or feed the words go into.
"""

import datetime as dt
from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import assert_never

from publisher.house import House
from publisher.model import Article, Block, Crosshead, Dateline, ListItem, Paragraph, PrintNotice

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_LONGEST_WHOLE_MONTH = 4  # letters: June and July are not shortened, Sept has a form of its own
_SMALL_WORDS = {"a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
_CLOSE_MARKS = (":", ",", ".")


def body_html(article: Article) -> str:
    """The body as ``p``, ``h2`` and ``ul`` elements, a line for each; the dateline opens the first paragraph.

    An empty body gives an empty string.
    """
    lede = next(iter(article.paragraphs), None)
    lines: list[str] = []
    for listed, run in groupby(article.body, key=lambda block: isinstance(block, ListItem)):
        elements = [_element(block, article.dateline if block is lede else None) for block in run]
        lines += ["<ul>", *elements, "</ul>"] if listed else elements
    return "\n".join(lines)


def foot_lines(article: Article, house: House) -> tuple[str, ...]:
    """What the copy says below the story, a sentence or a line each, in the order a reader wants them."""
    return tuple(_foot(article, house))


def credit_name(credit: str, house: House) -> str:
    """A credit as the house spells it: ``AGENCE FRANCE-PRESSE`` is Agence France-Presse; others stay as printed."""
    wanted = credit.casefold()
    for agency in house.agencies:
        if wanted in {spelling.casefold() for spelling in (agency.name, *agency.spellings)}:
            return agency.name
    return credit


def _element(block: Block, dateline: Dateline | None) -> str:
    match block:
        case Paragraph():
            return f"<p>{_opening(dateline) if dateline else ''}{_words(block.text)}</p>"
        case Crosshead():
            return f"<h2>{_words(block.text)}</h2>"
        case ListItem():
            return f"<li>{_words(block.text)}</li>"
        case _:
            assert_never(block)


def _opening(dateline: Dateline) -> str:
    """``<b>LONDON</b>, Oct 7 (Reuters) - `` with whatever of it the copy has."""
    place = f'<b class="dateline">{_words(dateline.place)}</b>' if dateline.place else ""
    day = _words(short_day(dateline.day)) if dateline.day else ""
    agency = f"({_words(dateline.agency)})" if dateline.agency else ""
    where = " ".join(part for part in (", ".join(part for part in (place, day) if part), agency) if part)
    space = "" if dateline.mark.startswith(_CLOSE_MARKS) or not where else " "
    return f"{where}{space}{_words(dateline.mark)} "


def _words(text: str) -> str:
    return escape(text, quote=False)


def _foot(article: Article, house: House) -> Iterator[str]:
    yield from (note.text for note in article.corrections)
    if article.contributors:
        yield "Additional reporting by " + joined(tuple(name.text for name in article.contributors))
    yield from (note.text for note in article.author_notes)
    yield from (f"See {head_case(refer.text)}" for refer in article.refers)
    for picture in article.pictures:
        said = (picture.caption, credit_name(picture.credit, house) if picture.credit else None)
        yield "Picture in print: " + " / ".join(part for part in said if part)
    if article.print_notice is not None:
        yield _printed(article.print_notice, article.headline.text)


def _printed(notice: PrintNotice, headline: str) -> str:
    """Where it was printed; the headline it had there is told only if it was another."""
    place = [notice.publication, _long_day(notice.day) if notice.day else None, notice.edition, notice.section]
    place += [f"page {notice.page}" if notice.page else None]
    under = f", under the headline “{notice.headline}”" if notice.headline not in {None, headline} else ""
    return "Printed in " + ", ".join(part for part in place if part) + under


def joined(names: tuple[str, ...]) -> str:
    """Names as a sentence has them: A, B and C."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def head_case(text: str) -> str:
    """Words in capitals as a heading in capitals and small letters; page numbers and the like stay as they are."""
    return " ".join(_head_word(word, first=not n) for n, word in enumerate(text.split())) if text.isupper() else text


def _head_word(word: str, *, first: bool) -> str:
    if any(sign.isdigit() for sign in word):
        return word
    lower = word.lower()
    return lower if lower in _SMALL_WORDS and not first else lower[:1].upper() + lower[1:]


def _long_day(day: dt.date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def short_day(day: str) -> str:
    """The day of a dateline, ``2015-10-07`` or ``--10-07``, as datelines print it: Oct 7."""
    month, number = day[-5:].split("-")
    name = _MONTHS[int(month) - 1]
    short = {"September": "Sept"}.get(name, name[:3])
    return f"{name if len(name) <= _LONGEST_WHOLE_MONTH else short} {int(number)}"
