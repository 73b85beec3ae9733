"""A digest of templates covers all that they are made of, in whatever way they say so, and nothing else."""

from pathlib import Path

import pytest

from publisher.digests import TemplateDigests


def page(folder: Path) -> str:
    return TemplateDigests((folder,)).of("page.html")


@pytest.mark.parametrize(
    "included",
    [
        '{% include "own.html" %}',
        "{%- extends 'own.html' -%}",
        '{%+ include "own.html" %}',
        '{% include "own.html" without context %}',
        '{% from "own.html" import fishing %}',
        '{% include "other.html" %}',
        '{% include ["none.html", "own.html"] %}',
        '{% include "ow" ~ "n.html" %}',
        '{% set name = "own.html" %}{% include name %}',
        '{% include "none.html" ignore missing %}{% include "own.html" %}',
    ],
)
def test_a_template_is_made_of_what_it_includes(tmp_path: Path, included: str) -> None:
    (tmp_path / "page.html").write_text(included)
    (tmp_path / "other.html").write_text('{% include "own.html" %}')
    (tmp_path / "own.html").write_text("Gone fishing")
    before = page(tmp_path)
    (tmp_path / "own.html").write_text("Back at noon")

    assert page(tmp_path) != before


def test_a_template_is_made_of_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('{% include "own.html" ignore missing %}')
    before = page(tmp_path)
    (tmp_path / "other.html").write_bytes(b"Gone fishing \xff")

    assert page(tmp_path) == before


def test_a_template_that_comes_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('{% include "own.html" ignore missing %}')
    before = page(tmp_path)
    (tmp_path / "own.html").write_text("Gone fishing")

    assert page(tmp_path) != before
