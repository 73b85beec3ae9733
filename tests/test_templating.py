"""Promise: whatever a template prints is escaped, unless it is markup, and what it was not given is an error."""

import jinja2
import pytest

from publisher.templating import Markup, Templates

FOLDERS = {
    "plain.html": "<p>{{ words }}</p>\n",
    "_macros.html": "{% macro told(words) %}<b>{{ words }}</b>{% endmacro %}",
    "row.html": '{% from "_macros.html" import told %}{% for each in words %}{{ told(each) }}{% endfor %}',
    "base.html": "<title>{% block title %}Press{% endblock %}</title>",
    "page.html": '{% extends "base.html" %}{% block title %}{{ words }} - {{ super() }}{% endblock %}',
    "outside.html": "{{ range(3) }}",
}


@pytest.fixture
def templates(tmp_path):
    for name, text in FOLDERS.items():
        (tmp_path / name).write_text(text, "utf-8")
    return Templates((tmp_path,), tmp_path / "cache")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("plain", "plain"),
        ("a & b", "a &amp; b"),
        ("<i>", "&lt;i&gt;"),
        ('"it\'s"', "&#34;it&#39;s&#34;"),
        (Markup("<i>&amp;</i>"), "<i>&amp;</i>"),
        (12, "12"),
        ("", ""),
    ],
)
def test_a_value_is_escaped_unless_it_is_markup(templates, value, shown):
    assert templates.render("plain.html", words=value) == f"<p>{shown}</p>\n"


def test_what_a_macro_or_a_block_prints_is_escaped_once(templates):
    assert templates.render("row.html", words=("a", "<")) == "<b>a</b><b>&lt;</b>"
    assert templates.render("page.html", words="A & B") == "<title>A &amp; B - Press</title>"


def test_a_part_is_printed_as_it_stands(templates):
    part = templates.part("plain.html", words="<")

    assert templates.render("plain.html", words=part) == "<p><p>&lt;</p></p>\n"


@pytest.mark.parametrize("name", ["plain.html", "outside.html"])
def test_a_name_that_was_not_given_is_an_error(templates, name):
    with pytest.raises(jinja2.UndefinedError):
        templates.render(name)


def test_templates_compiled_before_print_the_same(templates, tmp_path):
    first = templates.render("page.html", words="<")

    assert Templates((tmp_path,), tmp_path / "cache").render("page.html", words="<") == first
