"""The shape of the code, kept by machine rather than by memory."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from publisher import formats, intake

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "publisher"
MODULES = sorted(PACKAGE.rglob("*.py"))
FILE_BUDGET = 300  # lines
FUNCTION_BUDGET = 40  # lines
BUILD_BUDGET = 150  # the whole job in order has to stay a minute's reading

# Every library from outside, and the rooms it may be used in. A new one needs a room here, and a reason.
ROOMS = {
    "PIL": {"pictures", "preflight"},
    "ahocorasick_rs": {"furniture"},
    "botocore": {"delivery/kinds/s3"},
    "click": {"account", "cli", "commands", "options", "telling"},
    "distributed": {"cluster"},
    "feedgen": {"formats/feeds"},
    "fsspec": {"remote"},
    "fontTools": {"fonts", "typeset"},
    "jinja2": {"templating"},
    "lxml": {"carriage", "formats/feeds", "pictures/metadata", "preflight"},
    "mammoth": {"intake/docx"},
    "markdown": {"text"},
    "markupsafe": {"templating"},
    "msgspec": {""},
    "nh3": {"text"},
    "paramiko": {"delivery/kinds/sftp"},
    "pikepdf": {"formats/press", "preflight"},
    "pyphen": {"typeset"},
    "rich": {"progress"},
    "s3fs": {"delivery/kinds/s3"},
    "sqlite3": {"database"},
    "tomli": {"edition", "house", "overrides", "press"},
    "uharfbuzz": {"fonts", "typeset"},
    "weasyprint": {"formats/press"},
}
HEAVY = {
    "PIL",
    "botocore",
    "distributed",
    "fsspec",
    "feedgen",
    "fontTools",
    "jinja2",
    "lxml",
    "mammoth",
    "markdown",
    "nh3",
    "paramiko",
    "pikepdf",
    "pyphen",
    "s3fs",
    "uharfbuzz",
    "weasyprint",
}

# What is true of one machine or one network only has no place in a project that is built on many.
LOCAL = re.compile(r"(?<![\w.<>~}])/(?:home|root|work|Users|tmp)/|(?:pypi|pythonhosted|npmjs)\.org")
TEXT_FILES = {".py", ".toml", ".md", ".html", ".css", ".sh", ".xml", ".svg", ".txt", ""}


def trees() -> Iterator[tuple[Path, ast.Module]]:
    return ((path, ast.parse(path.read_text("utf-8"))) for path in MODULES)


def dotted(path: Path) -> str:
    name = path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")
    return name.removesuffix(".__init__")


NAMES = {dotted(path) for path in MODULES}


def imported(tree: ast.Module) -> Iterator[str]:
    """Every module that is imported; of ``from a import b`` it is ``a.b`` where that is one of ours, else ``a``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            named = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in NAMES else str(node.module) for name in named)


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_a_module_is_small_and_says_what_it_is(path):
    source = path.read_text("utf-8")
    tree = ast.parse(source)
    budget = BUILD_BUDGET if path == PACKAGE / "build.py" else FILE_BUDGET
    long = [node.name for node in functions(tree) if length(node) > FUNCTION_BUDGET]

    assert ast.get_docstring(tree), "no module docstring"
    assert source.count("\n") <= budget
    assert not long


def test_imports_stand_at_the_top_of_a_module():
    late = [
        f"{dotted(path)}.{function.name}"
        for path, tree in trees()
        for function in functions(tree)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

    assert not late


def test_no_module_imports_itself_by_a_detour():
    graph = {dotted(path): {name for name in imported(tree) if name in NAMES} for path, tree in trees()}

    TopologicalSorter({name: uses - {name} for name, uses in graph.items()}).prepare()


def test_every_library_stays_in_its_rooms():
    strays = [
        f"{library} in {dotted(path)}"
        for path, tree in trees()
        for library in {name.partition(".")[0] for name in imported(tree)}
        if library in ROOMS and not any(in_room(path, room) for room in ROOMS[library])
    ]

    assert not strays


def test_every_library_has_a_room():
    used = {name.partition(".")[0] for _, tree in trees() for name in imported(tree)}

    assert used - set(sys.stdlib_module_names) - {"publisher"} <= set(ROOMS)


def in_room(path: Path, room: str) -> bool:
    place = path.relative_to(PACKAGE).with_suffix("").as_posix()
    return not room or place == room or place.startswith(f"{room}/")


def test_the_command_line_starts_without_heavy_libraries():
    named = "[registry.named(name) for registry in (f, i) for name in registry.names()]"
    code = f"import sys, publisher.cli, publisher.formats as f, publisher.intake as i; {named}; print(*sys.modules)"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert not HEAVY & set(answer.stdout.split())


@pytest.mark.parametrize("registry", [formats, intake], ids=["formats", "intake"])
def test_the_folder_is_the_registry(registry):
    here = Path(str(registry.__file__)).parent
    found = {path.stem for path in here.iterdir() if path.stem[0] != "_" and (path.suffix == ".py" or path.is_dir())}

    assert set(registry.names()) == found
    assert [registry.named(name).name for name in registry.names()] == list(registry.names())


def test_no_file_knows_the_machine_it_was_written_on():
    folders = ("publisher", "templates", "tests", "tools", "docs", ".ci")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in TEXT_FILES]
    files += [path for path in ROOT.iterdir() if path.suffix in TEXT_FILES and not path.name.startswith(".")]
    known = [
        f"{path.relative_to(ROOT)}: {line}"
        for path in files
        if path.is_file() and "__pycache__" not in path.parts
        for line in path.read_text("utf-8", "replace").splitlines()
        if LOCAL.search(line)
    ]

    assert not known
