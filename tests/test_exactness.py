"""A build after an edit makes what a build from nothing would, byte for byte.

Thirty edits are the same in every run; with ``--edits`` as many new ones are drawn. ``make exact`` tries 500.
"""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.newsrooms import EDITS, Edit, newsroom
from tests.twins import DAMAGES, LOSS, Twins

USUAL, A_DAY = 30, 10  # edits


@pytest.fixture(scope="session")
def cuts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where faces are kept, once cut, for all newsrooms."""
    return tmp_path_factory.mktemp("cuts")


def any_of(*beginnings: str) -> st.SearchStrategy[Edit]:
    """Any edit whose name begins so."""
    what = [each for each in (*EDITS, *DAMAGES, LOSS) if each.startswith(beginnings)]
    return st.builds(Edit, st.sampled_from(what), st.integers(0, 99), st.integers(0, 11))


# One is drawn as often as another.
ANY_EDIT = st.one_of(
    any_of("copy"),
    any_of("front matter", "sidecar"),
    any_of("desk"),
    any_of("undo"),
    any_of("house", "template"),
    any_of("wait", LOSS, *DAMAGES),
)


def test_a_day_of_any_edits_is_built_as_from_nothing(
    pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory, cuts: Path
) -> None:
    asked: int | None = pytestconfig.getoption("edits")
    days = (asked or USUAL) // A_DAY

    @settings(max_examples=days, derandomize=asked is None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(ANY_EDIT, min_size=A_DAY, max_size=A_DAY, unique=True))
    def is_exact(day: list[Edit]) -> None:
        twins = Twins(tmp_path_factory.mktemp("day"), cuts, newsroom())
        for edit in day:
            twins.edit(edit)

    is_exact()
