"""Files that are broken or mean harm get a verdict, soon, and none passes that a rule should catch."""

import time

import pytest

from publisher.preflight import as_text, examine, inspect
from tests.plant import BERLINER
from tests.preflight.mutations import Mutation, every

MUTATIONS = tuple(every())
SECONDS = 15.0  # of CPU; most take a tenth of one


def test_there_are_a_hundred_and_each_is_another():
    assert len(MUTATIONS) >= 100
    assert len({mutation.file for mutation in MUTATIONS}) >= 100


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_a_mutated_page_gets_a_verdict_and_the_rule_that_should_rejects_it(mutation: Mutation):
    started = time.process_time()
    report = examine(mutation.file, BERLINER, file="page.pdf")
    rejecting = {finding.rule for finding in report.findings if finding.severity == "reject"}

    assert time.process_time() - started < SECONDS
    assert as_text(report).startswith("page.pdf: Berliner would ")
    assert not mutation.rule or mutation.rule in rejecting


@pytest.mark.usefixtures("ghostscript")
@pytest.mark.parametrize("name", ["immense numbers", "a form that calls itself", "an immense trim box"])
def test_ghostscript_is_given_hostile_files_and_we_outlive_them(name):
    (mutation,) = (each for each in MUTATIONS if each.name == name)

    assert inspect(mutation.file, BERLINER).report.press == "Berliner"


@pytest.mark.long
def test_two_thousand_more_get_a_verdict():
    for mutation in every(seed=1, times=40):
        started = time.process_time()
        examine(mutation.file, BERLINER)

        assert time.process_time() - started < SECONDS, mutation.name
