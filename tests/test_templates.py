"""Templates hold markup; whatever has to be decided is decided before they are given it."""

from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes

TEMPLATES = Path(__file__).parent.parent / "templates"
FILES = sorted(path for path in TEMPLATES.rglob("*") if path.is_file())
DEEPEST = 2  # loops and conditions inside one another

DECISIONS: dict[type[nodes.Node], str] = {
    nodes.BinExpr: "arithmetic",
    nodes.Compare: "a comparison; ask only whether something is there",
    nodes.Filter: "a filter; hand the value over ready to print",
    nodes.FilterBlock: "a filter; hand the value over ready to print",
    nodes.Slice: "a slice; hand over what is to be shown",
    nodes.Assign: "a variable",
}


def parsed(path: Path) -> nodes.Template:
    return jinja2.Environment(autoescape=True).parse(path.read_text("utf-8"))


def name(path: Path) -> str:
    return path.relative_to(TEMPLATES).as_posix()


def decisions(node: nodes.Node) -> Iterator[str]:
    """What a template must not do, with the line it does it on; ``and`` and ``or`` are conditions, no arithmetic."""
    for kind, what in DECISIONS.items():
        found = [each for each in node.find_all(kind) if not isinstance(each, nodes.And | nodes.Or)]
        yield from (f"line {each.lineno}: {what}" for each in found)
    macros = {each.name for each in node.find_all(nodes.Macro)} | set(brought_in(node))
    for call in node.find_all(nodes.Call):
        if not (isinstance(call.node, nodes.Name) and call.node.name in macros | {"super", "caller"}):
            yield f"line {call.lineno}: a call"


def brought_in(node: nodes.Node) -> Iterator[str]:
    for each in node.find_all(nodes.FromImport):
        yield from (alias if isinstance(alias, str) else alias[1] for alias in each.names)


def depth(node: nodes.Node) -> int:
    """How deep loops and conditions stand in one another; an ``elif`` is no deeper than its ``if``."""
    here = int(isinstance(node, nodes.For | nodes.If))
    elifs = node.elif_ if isinstance(node, nodes.If) else []
    inside = max((depth(child) for child in node.iter_child_nodes() if child not in elifs), default=0)
    return max([here + inside, *(depth(each) for each in elifs)])


def test_there_are_templates():
    assert FILES


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_template_decides_nothing(path):
    assert not list(decisions(parsed(path)))


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_template_is_shallow(path):
    assert depth(parsed(path)) <= DEEPEST


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("{{ a + 1 }}", "arithmetic"),
        ("{{ a|upper }}", "filter"),
        ("{% if a == 2 %}x{% endif %}", "comparison"),
        ("{{ day.strftime('%d') }}", "call"),
        ("{{ names[:3] }}", "slice"),
        ("{% set a = 1 %}", "variable"),
    ],
)
def test_each_kind_of_decision_is_found(source, fault):
    assert [found for found in decisions(jinja2.Environment(autoescape=True).parse(source)) if fault in found]


def test_a_condition_may_ask_whether_something_is_there():
    tree = jinja2.Environment(autoescape=True).parse("{% if a and not b.c %}{{ d }}{% else %}{{ e }}{% endif %}")

    assert not list(decisions(tree))
    assert depth(tree) == 1
