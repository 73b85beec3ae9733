"""A failure says the same wherever it happened: also when it comes back from a worker."""

import pickle

import pytest

from publisher.errors import HouseError, MissingPartError, PublisherError, RenderError, StorageError

# What rendering a target may end in.
FAILURES = (
    PublisherError("quay.jpg: the picture has gone"),
    HouseError("editions/2015-10-08/ad.pdf", "page A02: it wants a password"),
    MissingPartError("Pango", "brew install pango"),
    RenderError("site/index.html", "ValueError: 7"),
    StorageError("site/index.html", "no space left on device"),
)


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: type(failure).__name__)
def test_a_failure_comes_back_from_a_worker_as_it_was(failure):
    again = pickle.loads(pickle.dumps(failure))  # noqa: S301  our own

    assert (type(again), str(again)) == (type(failure), str(failure))
