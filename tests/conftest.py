"""Fixtures for every test: the project, the seed, newsrooms made of any copy, golden files.

``--accept`` rewrites the golden files instead of comparing with them; read the diff before you commit it.
"""

import datetime as dt
import difflib
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import settings

from publisher.build import file_newsroom
from publisher.order import Order, newsroom_of
from publisher.plan import Newsroom

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
SEED = ROOT / "seeds" / "000_6d72e7c528954cc6.txt"
AS_OF = dt.datetime(2015, 10, 8, 12, tzinfo=dt.UTC)

pytest.register_assert_rewrite("tests.twins")  # it compares newsrooms

settings.register_profile("publisher", deadline=None)  # a busy machine is not a fault
settings.load_profile("publisher")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the golden files")
    parser.addoption("--edits", type=int, help="try so many new random edits of a newsroom")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave long tests to the runs that ask for them.

    Under ``--accept`` only tests with golden files run; the others have nothing to accept.
    """
    if config.getoption("edits") is None:
        items[:] = [item for item in items if item.get_closest_marker("long") is None]
    if config.getoption("--accept"):
        items[:] = [item for item in items if "golden" in getattr(item, "fixturenames", ())]


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's own folder."""
    return ROOT


@pytest.fixture(scope="session")
def seed() -> Path:
    """The copy the project was founded on."""
    return SEED


@pytest.fixture
def house_file(tmp_path: Path) -> Callable[..., Path]:
    """Lays out a newsroom in ``tmp_path`` and gives its house file.

    ``copy`` names each file of copy and its words, by default the seed; ``house`` is TOML that takes the place of the
    project's own house file. Call it again to change the copy: files that are not named any more are gone.
    """

    def lay_out(copy: Mapping[str, str | bytes] | None = None, house: str | None = None) -> Path:
        folder = tmp_path / "seeds"
        folder.mkdir(exist_ok=True)
        wanted = {SEED.name: SEED.read_bytes()} if copy is None else copy
        for gone in {path.relative_to(folder).as_posix() for path in folder.rglob("*.*")} - wanted.keys():
            (folder / gone).unlink()
        for name, words in wanted.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(words.encode() if isinstance(words, str) else words)
        path = tmp_path / "publisher.toml"
        path.write_text(house or (ROOT / "publisher.toml").read_text("utf-8"), "utf-8")
        return path

    return lay_out


@pytest.fixture
def newsroom(house_file: Callable[..., Path]) -> Iterator[Callable[..., Newsroom]]:
    """A newsroom with its copy read and filed, ready to plan and render: as ``house_file``, and open until the end."""
    with ExitStack() as opened:

        def open_newsroom(copy: Mapping[str, str | bytes] | None = None, house: str | None = None) -> Newsroom:
            path = house_file(copy, house)
            order = Order(house_file=path, output=path.parent / "output", formats=(), as_of=AS_OF)
            made = opened.enter_context(newsroom_of(order))
            file_newsroom(made)
            return made

        yield open_newsroom


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str | bytes], None]:
    """Compare with ``tests/golden/<name>``, byte for byte, or rewrite it under ``--accept``."""
    accept = bool(request.config.getoption("--accept"))

    def check(name: str, made: str | bytes) -> None:
        path, made = GOLDEN / name, made.encode() if isinstance(made, str) else made
        if accept:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made)
        elif not path.is_file():
            pytest.fail(f"no golden file tests/golden/{name}; look at the output, then run: make accept", pytrace=False)
        elif path.read_bytes() != made:
            pytest.fail(_difference(name, path.read_bytes(), made), pytrace=False)

    return check


def _difference(name: str, kept: bytes, made: bytes) -> str:
    try:
        before, after = kept.decode().splitlines(), made.decode().splitlines()
    except UnicodeDecodeError:
        return f"tests/golden/{name}: {len(kept)} bytes are kept, {len(made)} other ones were made"
    lines = difflib.unified_diff(before, after, f"tests/golden/{name}", "as made now", lineterm="")
    return "\n".join(lines) or f"tests/golden/{name}: only the line ends differ"
