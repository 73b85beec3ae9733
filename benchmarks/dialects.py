"""Dialects: one story as each builder of sites wants it.

In: a story. Out: text, with the same facts in each: print copy for us, with what print copy does not say as front
matter; Markdown with all facts as front matter in YAML for Hugo; a plain page for WeasyPrint.
"""

import json
from html import escape
from string import ascii_lowercase, digits

from benchmarks.corpus import Story

_PHOTO_AFTER = 4  # paragraphs
_CHANNEL = "Join ST's Telegram channel and get the latest breaking news delivered to you."
_NOTICE = (
    "A version of this article appeared in the print edition of {} on {:%B %d, %Y}, with the headline {}. Subscribe"
)
_PAPER, _SUNDAY_PAPER = "The Straits Times", "The Sunday Times"
_SUNDAY = 6


def as_copy(story: Story) -> str:
    """Print copy in the seed's layout, below the section and the topics."""
    lede, *rest = story.paragraphs
    body = [f"{story.place} • {lede}", *rest]
    body.insert(_PHOTO_AFTER, f"PHOTO: {story.photo}")
    notice = _NOTICE.format(_paper(story), story.day, story.headline)
    foot = (", ".join(story.agencies), f"SEE {story.refer}", _CHANNEL, notice)
    matter = f"---\nsection: {story.section}\ntopics: [{', '.join(story.topics)}]\n---\n"
    return matter + "\n\n".join((story.headline, story.deck, *body, *foot))


def as_markdown(story: Story) -> str:
    """Markdown below front matter; a text in JSON is one in YAML as well."""
    matter = {
        "title": story.headline,
        "deck": story.deck,
        "date": story.day.isoformat(),
        "slug": f"{_slug(story.headline)}-{story.number:06}",
        "dateline": story.place,
        "section": story.section,
        "tags": story.topics,
        "agencies": story.agencies,
        "months": [f"{story.day:%Y-%m}"],
        "photo": story.photo,
        "publication": _paper(story),
        "see": story.refer,
    }
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in matter.items())
    lede, *rest = story.paragraphs
    return "\n".join(("---", *lines, "---", "")) + "\n\n".join((f"**{story.place}** • {lede}", *rest)) + "\n"


def as_page(story: Story) -> str:
    """A page for the printer: A4, three columns, a face of this machine."""
    words = "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in story.paragraphs)
    styles = "@page { size: A4; margin: 15mm } body { columns: 3; font: 9.5pt/12pt serif } h1, h2 { column-span: all }"
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(story.headline)}</title>'
    above = f"<h1>{escape(story.headline)}</h1><h2>{escape(story.deck)}</h2>"
    return f"{head}<style>{styles}</style><body>{above}{words}<p>{escape(', '.join(story.agencies))}</p></body></html>"


def _paper(story: Story) -> str:
    return _SUNDAY_PAPER if story.day.weekday() == _SUNDAY else _PAPER


def _slug(headline: str) -> str:
    kept = (sign if sign in ascii_lowercase + digits else "-" for sign in headline.lower())
    return "-".join(filter(None, "".join(kept).split("-")))
