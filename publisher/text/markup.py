"""Markup: the few words a house writes about itself, in Markdown, and copy that comes as Markdown or HTML.

In: Markdown or HTML. Out: HTML with nothing in it but what is named here. What a house writes is safe to print as it
stands, its quotation marks curled; what a desk sends is for reading alone, with its words as they were typed.
Newspaper copy is never read as markup.
"""

import re

import markdown
import nh3

from publisher.text.lines import shown
from publisher.text.xml_text import xml_text

_ELEMENTS = {"p", "em", "strong", "a", "ul", "ol", "li", "br", "blockquote", "code"}
_ATTRIBUTES = {"a": {"href", "title"}}
_SCHEMES = {"http", "https", "mailto"}

# What may say something about the words of copy, and what a reader of the copy never saw or took for its own.
_STRUCTURE = {
    *("html", "body", "main", "article", "section", "header", "footer", "div", "p", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "figure", "figcaption", "img", "br", "hr", "address"),
    *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "a", "b", "strong", "i", "em", "cite", "small"),
    *("span", "time", "sup"),
}
_UNREAD = {
    *("script", "style", "title", "nav", "aside", "form", "button", "select", "textarea", "iframe", "object", "svg"),
    *("math", "template", "noscript", "video", "audio", "canvas", "dialog"),
}
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_SAYING = {
    "*": {"class", "id", "role", "itemprop", "rel", "style", "hidden"},
    "time": {"datetime"},
    "img": {"src", "alt", "title"},
    "a": {"href"},
}


def html_of(text: str) -> str:
    """The HTML of this Markdown, with everything that could do more than show words taken out."""
    return nh3.clean(
        markdown.markdown(text, output_format="html", extensions=["smarty"]),
        tags=_ELEMENTS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel=None,
    )


def copy_html(text: str) -> str:
    """HTML that a desk sends, with scripts and all that stands round a story taken out; the words are as they were."""
    cleaned = nh3.clean(
        _CONTROLS.sub(" ", shown(text)),
        tags=_STRUCTURE,
        clean_content_tags=_UNREAD,
        attributes=_SAYING,
        filter_style_properties={"font-weight", "font-style"},
        link_rel=None,
    )
    return xml_text(_CONTROLS.sub(" ", cleaned))  # references may name signs that no tree can hold


def html_of_copy(text: str) -> str | None:
    """The HTML of copy in Markdown, its quotation marks and dashes as the desk typed them; not yet safe.

    ``None`` for what the converter gives up on, such as lists nested a hundred deep.
    """
    try:
        return markdown.markdown(text, output_format="html", extensions=["tables", "sane_lists"])
    except (AssertionError, LookupError, RecursionError, ValueError):
        return None
