"""Workers: a long list of tasks, done here or shared out among forked processes.

In: how many tasks there are, and what does a run of them. Out: what came of each run, in any order. Whoever forks has
to let go of its databases first. Nothing here knows what a task is.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TypeVar

Result = TypeVar("Result")
Run = tuple[range, Result | None]

_WORTH_A_FORK = 8  # tasks a worker; below this a fork costs more than it saves
_LONGEST_RUN = 64


def spread(count: int, jobs: int, do: Callable[[range], Result]) -> Iterator[Run[Result]]:
    """Do all tasks from 0 to ``count``, with up to ``jobs`` workers; a run without a result was lost with its worker.

    Runs grow shorter towards the end, so that all workers stop at about the same time.
    """
    workers = min(jobs, count // _WORTH_A_FORK)
    if workers > 1:
        forked: Callable[[Iterator[range], int, Callable[[range], Result]], Iterator[Run[Result]]]
        forked = import_module("publisher.forking").forked
        yield from forked(_runs(count, workers), workers, do)
        return
    for run in _runs(count, 1):
        yield run, do(run)


def in_order(runs: Iterator[Run[Result]]) -> Iterator[Run[Result]]:
    """The same runs in the order of their tasks."""
    waiting: dict[int, Run[Result]] = {}
    at = 0
    for done in runs:
        waiting[done[0].start] = done
        while at in waiting:
            run, result = waiting.pop(at)
            yield run, result
            at = run.stop


def _runs(count: int, workers: int) -> Iterator[range]:
    at = 0
    while at < count:
        long = min(_LONGEST_RUN, max(1, (count - at) // (4 * workers)))
        yield range(at, min(count, at + long))
        at += long
