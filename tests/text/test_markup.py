"""Promise: what a house says of itself may be marked up, and can do nothing but be read."""

import pytest

from publisher.text.markup import html_of


def test_paragraphs_emphasis_and_links_are_kept() -> None:
    made = html_of("Made by *the desk*, see [our terms](https://news.example.org/terms).\n\n- one\n- two")

    assert made == (
        '<p>Made by <em>the desk</em>, see <a href="https://news.example.org/terms">our terms</a>.</p>\n'
        "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"
    )


def test_quotation_marks_and_apostrophes_are_curled_as_in_the_stories() -> None:
    assert html_of('The desk\'s "own" copy') == "<p>The desk’s “own” copy</p>"


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<p onclick="alert(1)">words</p>',
        "[words](javascript:alert(1))",
        '<img src=x onerror="alert(1)">',
        '<p style="position:fixed">words</p>',
    ],
)
def test_nothing_that_acts_or_dresses_up_gets_through(hostile: str) -> None:
    made = html_of(hostile)

    assert not any(sign in made for sign in ("script", "onclick", "onerror", "style", "<img"))
