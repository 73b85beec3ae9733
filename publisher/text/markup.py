"""Markup: the few words a house writes about itself, in Markdown.

In: Markdown. Out: HTML that is safe to print as it stands: only the elements named here, only web and mail links.
Copy is never read as markup.
"""

import markdown
import nh3

_ELEMENTS = {"p", "em", "strong", "a", "ul", "ol", "li", "br", "blockquote", "code"}
_ATTRIBUTES = {"a": {"href", "title"}}
_SCHEMES = {"http", "https", "mailto"}


def html_of(text: str) -> str:
    """The HTML of this Markdown, with everything that could do more than show words taken out."""
    return nh3.clean(
        markdown.markdown(text, output_format="html", extensions=["smarty"]),
        tags=_ELEMENTS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel=None,
    )
