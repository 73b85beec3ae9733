"""Fixtures for the formats."""

import logging
from collections.abc import Iterator

import pytest


@pytest.fixture
def quiet(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fails a test in which WeasyPrint had anything to say: a face it missed, a rule it did not understand."""
    painter = logging.getLogger("weasyprint")
    caplog.set_level(logging.WARNING, painter.name)
    painter.addHandler(caplog.handler)
    yield
    painter.removeHandler(caplog.handler)
    assert [record.getMessage() for record in caplog.records] == []
