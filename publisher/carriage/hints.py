"""What the class names, ids and other marks on an element of HTML say of the words in it.

In: an element. Out: the role its marks hint at, or none. Every CMS has its own names and all are made of the same words
("article__byline", "wp-caption-text", "storyStandfirst"), so it is the words that count, the narrower before the wider.
A mark says nothing of more than it can mean: no deck has a dozen paragraphs, and no promotion holds the story.
"""

import re
from itertools import chain

from lxml.html import HtmlElement

from publisher.model import Role

_TELLING: tuple[tuple[Role, str], ...] = (
    (
        Role.PROMOTION,
        (
            "share shares sharing social related newsletter newsletters promo promotion advert advertisement ads ad"
            " sponsor sponsored subscribe subscription paywall breadcrumb breadcrumbs cookie cookies comments tags"
            " trending popular recommended recommendations follow skip menu nav navigation toolbar masthead nameplate"
            " logo signup tweet instagram complementary banner contentinfo"
        ),
    ),
    (Role.AUTHOR_NOTE, "bio biography copyright rights"),
    (Role.CREDIT, "credit credits photographer courtesy"),
    (Role.CAPTION, "caption figcaption cutline"),
    (Role.CORRECTION, "correction corrections clarification"),
    (Role.KICKER, "kicker eyebrow overline topper pretitle roofline"),
    (
        Role.DECK,
        "standfirst deck dek subheadline subhead subheading subtitle strapline strap summary excerpt abstract subdeck",
    ),
    (Role.BYLINE, "byline bylines author authors writer reporter"),
    (Role.DATELINE, "dateline"),
    (Role.DAY, "date published updated timestamp pubdate"),
)
_WORDS = tuple((role, frozenset(words.split())) for role, words in _TELLING)
_HEADLINE = frozenset({"headline"})
_SPLIT = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_SAYS_OF_OTHERS = ("has-", "no-", "with-", "is-", "js-", "not-", "hide-")
_MOST_PARAGRAPHS = 2  # of a deck, a byline or a credit
_HOLDS_A_STORY = ("h1", "article", "main")


def hint(element: HtmlElement, whole: int) -> Role | None:
    """The role that the marks of this element hint at; ``whole`` is how many characters the file has to read."""
    if element.tag == "time":
        return Role.DAY
    words = _words(element)
    role = next((role for role, known in _WORDS if known & words), None) if words else None
    if role is Role.PROMOTION:
        return None if _is_the_story(element, whole) else role
    if role is not None and sum(1 for _ in element.iter("p")) > _MOST_PARAGRAPHS:
        return None
    return role


def names_headline(element: HtmlElement) -> bool:
    """Do the marks of this element say that the headline stands here?"""
    return bool(_HEADLINE & _words(element))


def _words(element: HtmlElement) -> frozenset[str]:
    """The words in the marks of an element, in small letters."""
    marks = chain.from_iterable(
        str(element.get(key) or "").split() for key in ("class", "id", "itemprop", "rel", "role")
    )
    telling = (mark for mark in marks if not mark.startswith(_SAYS_OF_OTHERS))
    return frozenset(word.lower() for mark in telling for word in _SPLIT.findall(mark))


def _is_the_story(element: HtmlElement, whole: int) -> bool:
    """Does the element hold a headline, or most of what there is to read?"""
    if any(True for _ in element.iter(*_HOLDS_A_STORY)):
        return True
    return 2 * len(element.text_content()) > whole
