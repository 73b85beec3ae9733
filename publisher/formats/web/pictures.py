"""Pictures on pages: which renditions a browser may choose from, and what is said under them.

In: a picture with its file, and how wide a page shows it. Out: a ``PictureView``. Its size in pixels is always told, so
that nothing on the page moves when it comes. No file is read here.
"""

from collections.abc import Iterator

from publisher.catalogue import Card
from publisher.formats.web.paper import Paper
from publisher.formats.web.views import PictureView, Stretch
from publisher.model import Article, Picture
from publisher.pictures import Form, Rendition, renditions_of
from publisher.prose import credit_name, stretches_html
from publisher.templating import Markup
from publisher.text.typography import typographic

# How wide a picture is shown, for browsers to choose by (HTML, "sizes attributes"): as the style sheet has it.
STORY, LEAD, SOLO, SECOND = (
    f"(min-width: {beyond}) {width}, 92vw"
    for beyond, width in (("44rem", "40rem"), ("62rem", "41rem"), ("48rem", "60rem"), ("62rem", "28rem"))
)
_UPRIGHT = "(min-width: 30rem) 26rem, 92vw"


def picture_view(picture: Picture, paper: Paper, sizes: str, *, is_lead: bool = False) -> PictureView:
    """A picture at the width that ``sizes`` tells; the lead of a page is loaded before anything else."""
    renditions = renditions_of(picture)
    plain = _of_form(renditions, Form.JPEG)
    whole = plain[-1]
    upright = whole.height > whole.width
    return PictureView(
        source=paper.places.href(whole.place),
        sources=_srcset(plain, paper),
        modern_sources=_srcset(_of_form(renditions, Form.WEBP), paper),
        sizes=_UPRIGHT if upright else sizes,
        width=whole.width,
        height=whole.height,
        alt=typographic(picture.alt or picture.caption or ""),
        caption=typographic(picture.caption or ""),
        credit=typographic(credit_name(picture.credit, paper.house)) if picture.credit else "",
        is_lead=is_lead,
        is_upright=upright,
    )


def front_picture(card: Card, paper: Paper, sizes: str, *, is_lead: bool = False) -> PictureView | None:
    """The picture that a front shows of a story: the first it has."""
    return next((picture_view(each, paper, sizes, is_lead=is_lead) for each in card.pictures), None)


def stretches(article: Article, paper: Paper) -> tuple[Stretch, ...]:
    """The body with its pictures, each behind the words it stands behind in the copy; the first above all others."""
    shown = tuple(picture for picture in article.pictures if picture.file)
    breaks = tuple(sorted({picture.after_paragraph for picture in shown}))
    words = stretches_html(article, breaks)
    pictures = (tuple(_behind(after, shown, paper)) for after in breaks)
    return tuple(
        Stretch(Markup(html), group)
        for html, group in zip(words, (*pictures, ()), strict=True)  # escaped by prose
    )


def main_rendition(picture: Picture) -> Rendition:
    """The largest JPEG of a picture that has a file: what machines are told of."""
    return _of_form(renditions_of(picture), Form.JPEG)[-1]


def _behind(after: int, shown: tuple[Picture, ...], paper: Paper) -> Iterator[PictureView]:
    for number, picture in enumerate(shown):
        if picture.after_paragraph == after:
            yield picture_view(picture, paper, STORY, is_lead=after == number == 0)


def _of_form(renditions: tuple[Rendition, ...], form: Form) -> tuple[Rendition, ...]:
    return tuple(each for each in renditions if each.form is form)


def _srcset(renditions: tuple[Rendition, ...], paper: Paper) -> str:
    return ", ".join(f"{paper.places.href(each.place)} {each.width}w" for each in renditions)
