"""Fixtures for every test: the project, the seed, golden files.

``--accept`` rewrites the golden files instead of comparing with them; read the diff before you commit it.
"""

import difflib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
SEED = ROOT / "seeds" / "000_6d72e7c528954cc6.txt"

settings.register_profile("publisher", deadline=None)  # a busy machine is not a fault
settings.load_profile("publisher")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the golden files")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's own folder."""
    return ROOT


@pytest.fixture(scope="session")
def seed() -> Path:
    """The copy the project was founded on."""
    return SEED


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
