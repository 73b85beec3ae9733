"""The words of a story as HTML, and the lines at its foot: the same on the site and in the feeds.

In: an article, and the house whose lexicon spells the agencies. Out: HTML of block elements with no attribute but
a class, or plain lines of text. Everything is escaped; promotions are never shown; no fact is added.
Nothing here knows what page or feed the words go into.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise

import msgspec

from publisher.house import House
from publisher.model import Article, Block, Crosshead, Dateline, ListItem, Paragraph, Picture, PrintNotice, Signature
from publisher.text.dates import long_day, month_name
from publisher.text.typography import from_capitals, typographic

_LONGEST_WHOLE_MONTH = 4  # letters: datelines shorten neither June nor July
_CLOSE_MARKS = (":", ",", ".")  # marks of a dateline that stand at the word before them
_ELEMENTS = {Crosshead: "<h2>{}</h2>", ListItem: "<li>{}</li>", Signature: '<p class="signature">{}</p>'}
_HYPHENS = {"-": "–", "--": "–"}  # a dash, as the typographer draws it between words


def body_html(article: Article) -> str:
    """The body as ``p``, ``h2`` and ``ul`` elements, a line for each; the dateline opens the first paragraph.

    An empty body gives an empty string.
    """
    dateline = article.dateline
    lines: list[str] = []
    listing = False
    for block in article.body:
        words = _words(block.text)
        if isinstance(block, ListItem) is not listing:
            listing = not listing
            lines.append("<ul>" if listing else "</ul>")
        if isinstance(block, Paragraph):
            lines.append(f"<p>{_opening(dateline) if dateline else ''}{words}</p>")
            dateline = None
        else:
            lines.append(_ELEMENTS[type(block)].format(words))
    return "\n".join((*lines, "</ul>") if listing else lines)


def lede_of(article: Article) -> str:
    """The words of the first paragraph; empty where there is none."""
    return next((block.text for block in article.body if isinstance(block, Paragraph)), "")


def stretches_html(article: Article, breaks: Sequence[int]) -> tuple[str, ...]:
    """The body in one piece more than there are ``breaks``, which are numbers of paragraphs in rising order.

    A list and a signature stay with the paragraph above them, and a crosshead with the one below.
    """
    if not breaks:
        return (body_html(article),)
    cuts = [_cut(article.body, number) for number in breaks]
    lede = next((at for at, block in enumerate(article.body) if isinstance(block, Paragraph)), -1)
    return tuple(
        body_html(
            msgspec.structs.replace(
                article, body=article.body[start:end], dateline=article.dateline if start <= lede < end else None
            )
        )
        for start, end in pairwise((0, *cuts, len(article.body)))
    )


class Foot(msgspec.Struct, frozen=True):
    """What the copy says below the story: each a sentence or a line, as it is shown."""

    corrections: tuple[str, ...]
    notes: tuple[str, ...]
    refers: tuple[str, ...]
    provenance: tuple[str, ...]


def foot_of(article: Article, house: House) -> Foot:
    """What the copy says below the story, by what it is: on the site each part has its own place."""
    return Foot(
        corrections=_shown(note.text for note in article.corrections),
        notes=_shown(_notes(article)),
        refers=_shown(f"See {from_capitals(refer.text)}" for refer in article.refers),
        provenance=_shown(_provenance(article, house)),
    )


def foot_lines(article: Article, house: House) -> tuple[str, ...]:
    """What the copy says below the story, a sentence or a line each, in the order a reader wants them."""
    foot = foot_of(article, house)
    return foot.corrections + foot.notes + foot.refers + foot.provenance


def credit_name(credit: str, house: House) -> str:
    """A credit as the house spells it: ``AGENCE FRANCE-PRESSE`` is Agence France-Presse; others stay as printed."""
    return house.agency_of.get(credit.casefold(), credit)


def rights_of(agencies: Iterable[str], house: House) -> tuple[str, ...]:
    """What these agencies allow, where the house file says so: each statement once, in the order of the agencies."""
    rights = {agency.name: agency.rights for agency in house.agencies if agency.rights}
    return tuple(dict.fromkeys(rights[name] for name in agencies if name in rights))


def opening_of(dateline: Dateline) -> tuple[str, str]:
    """The place, and what stands between it and the text: ("LONDON", ", Oct 7 (Reuters) –"), as they are shown."""
    place = typographic(dateline.place or "")
    place_and_day = ", ".join(filter(None, (place, dateline.day and _short_day(dateline.day))))
    whole = " ".join(filter(None, (place_and_day, dateline.agency and f"({typographic(dateline.agency)})")))
    space = "" if dateline.mark.startswith(_CLOSE_MARKS) or not whole else " "
    mark = typographic(_HYPHENS.get(dateline.mark, dateline.mark))
    return place, f"{whole}{space}{mark}".removeprefix(place)


def _cut(body: tuple[Block, ...], number: int) -> int:
    """Where this many paragraphs have passed, and the list or signature behind the last of them."""
    ends = [at for at, block in enumerate(body, 1) if isinstance(block, Paragraph)]
    if number == 0 or not ends:
        return 0
    at = ends[min(number, len(ends)) - 1]
    while at < len(body) and isinstance(body[at], ListItem | Signature):
        at += 1
    return at


def _opening(dateline: Dateline) -> str:
    """``<b>LONDON</b>, Oct 7 (Reuters) – `` with whatever of it the copy has."""
    place, rest = opening_of(dateline)
    bold = f'<b class="dateline">{escape(place, quote=False)}</b>' if place else ""
    return f"{bold}{escape(rest, quote=False)} "


def _words(text: str) -> str:
    return typographic(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _shown(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(typographic(line) for line in lines)


def _notes(article: Article) -> Iterator[str]:
    if article.contributors:
        yield "Additional reporting by " + _joined(tuple(name.text for name in article.contributors))
    yield from (note.text for note in article.author_notes)


def _provenance(article: Article, house: House) -> Iterator[str]:
    yield from dict.fromkeys(f"Picture in print: {said}" for p in _of_print(article) if (said := _pictured(p, house)))
    if article.print_notice is not None:
        yield _printed(article.print_notice, article.headline.text)


def _of_print(article: Article) -> Iterator[Picture]:
    """The pictures that readers of the site do not see."""
    return (picture for picture in article.pictures if picture.file is None)


def _pictured(picture: Picture, house: House) -> str:
    """What is told of a picture that only print has: Reuters, or The ferry at dawn. (Reuters)."""
    credit = credit_name(picture.credit, house) if picture.credit else ""
    return f"{picture.caption} ({credit})" if picture.caption and credit else picture.caption or credit


def _printed(notice: PrintNotice, headline: str) -> str:
    """Where it was printed; the headline it had there is told only if it was another."""
    place = [notice.publication, long_day(notice.day) if notice.day else None, notice.edition, notice.section]
    place += [f"page {notice.page}" if notice.page else None]
    under = f", under the headline “{notice.headline}”" if notice.headline not in {None, headline} else ""
    return "Printed in " + ", ".join(part for part in place if part) + under


def _joined(names: tuple[str, ...]) -> str:
    """Names as a sentence has them: A, B and C."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _short_day(day: str) -> str:
    """The day of a dateline, ``2015-10-07`` or ``--10-07``, as datelines print it: Oct 7."""
    month, number = day[-5:].split("-")
    name = month_name(int(month))
    short = {"September": "Sept"}.get(name, name[:3])
    return f"{name if len(name) <= _LONGEST_WHOLE_MONTH else short} {int(number)}"
