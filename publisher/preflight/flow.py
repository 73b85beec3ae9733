"""The flow of a page's content: its operators with their operands, as many as a page may have.

In: a page, form or pattern. Out: instructions in order. Content that goes on longer than that of any newspaper page,
by mistake or to do harm, is not read to its end.
"""

import pikepdf
from pikepdf import Dictionary, Object, Stream

# A page of a newspaper takes some thousand operators, one with a map on it a hundred thousand.
MOST_OPERATORS = 1_000_000
_MOST_BYTES = 12_000_000

Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage


class EndlessError(ValueError):
    """The content goes on longer than that of any page."""


def instructions_of(content: Object) -> list[Instruction]:
    """The instructions of one content stream, or of all that a page has.

    Raises:
        EndlessError: they are more than any page has.
        pikepdf.PdfError: it is no content stream.
    """
    if _size(content) > _MOST_BYTES:
        raise EndlessError("the content is longer than that of any page")
    return list(pikepdf.parse_content_stream(content))


def _size(content: Object) -> int:
    """How long it is, in bytes."""
    held = content.get("/Contents") if isinstance(content, Dictionary) else content
    streams = held.as_list() if isinstance(held, pikepdf.Array) else [held]
    return sum(len(stream.read_bytes()) for stream in streams if isinstance(stream, Stream))
