"""Scenarios: what happens to a newsroom between two builds.

In: a site, how many stories it had at first, and the number of the round, from 1. Out: the site as it is before the
build that is measured. What a round changes is never what an earlier round left.
"""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from benchmarks.contenders import Site
from benchmarks.corpus import added_story, story


class Scenario(StrEnum):
    """One thing that can happen, in the order in which a round has them."""

    ONE_WORKER = "one-worker"
    TWO_WORKERS = "two-workers"
    COLD = "cold"
    NO_CHANGE = "no-change"
    BODY = "body"
    HEADLINE = "headline"
    ADDED = "added"
    DELETED = "deleted"
    TEMPLATE = "template"


class Round(NamedTuple):
    """One round over all scenarios: its number, from 1, and how many stories there were before the first."""

    number: int
    stories: int


# These are told how many processes shall work, which Hugo cannot be; they begin with nothing, as does COLD.
WORKERS = {Scenario.ONE_WORKER: 1, Scenario.TWO_WORKERS: 2}
FROM_NOTHING = {*WORKERS, Scenario.COLD}


def prepare(scenario: Scenario, site: Site, turn: Round) -> None:
    """Let it happen to a site."""
    if scenario in FROM_NOTHING:
        site.clear()
    elif scenario in _CHANGES:
        _CHANGES[scenario](site, turn)


def command(scenario: Scenario, site: Site) -> tuple[str, ...]:
    """How the site is built in this scenario."""
    jobs = ("--jobs", str(WORKERS[scenario])) if scenario in WORKERS else ()
    return (*site.command, *jobs)


def _edit_body(site: Site, turn: Round) -> None:
    edited = story(turn.stories // 2)
    correction = f"Correction {turn.number}: an earlier version misstated the figure {turn.number}."
    site.write(replace(edited, paragraphs=(*edited.paragraphs, correction)))


def _edit_headline(site: Site, turn: Round) -> None:
    edited = story(turn.stories // 4)
    site.write(replace(edited, headline=f"Update {turn.number} {edited.headline}"))


def _add(site: Site, turn: Round) -> None:
    site.write(added_story(turn.number))


def _delete(site: Site, turn: Round) -> None:
    site.remove(story(turn.stories - turn.number))


def _change_template(site: Site, turn: Round) -> None:
    site.restyle(f"Edition {turn.number}")


_CHANGES: dict[Scenario, Callable[[Site, Round], None]] = {
    Scenario.BODY: _edit_body,
    Scenario.HEADLINE: _edit_headline,
    Scenario.ADDED: _add,
    Scenario.DELETED: _delete,
    Scenario.TEMPLATE: _change_template,
}
