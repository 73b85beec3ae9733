"""The whole job, in order: file the copy, plan the targets, render what is out of date, store it.

In: an order (which newsroom, which formats, as of when). Out: files below the output folder, and an ``Outcome``.
Nothing here knows what a story, a page or a feed looks like.
"""

import datetime as dt
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from msgspec.structs import replace

from publisher import formats
from publisher.database import put_aside
from publisher.errors import DamageError
from publisher.filing import Filed, file_copy
from publisher.ledger import Ledger
from publisher.left import Left
from publisher.lock import locked
from publisher.looking import Looked, look
from publisher.making import Job, Progress, make, unmake
from publisher.order import REMAKEABLE, Order, newsroom_of, register_of, storage_of, watched_by
from publisher.outcome import Outcome
from publisher.pictures import discard
from publisher.plan import Newsroom
from publisher.preflight.report import Report
from publisher.register import Register
from publisher.standing import Kept, Last, Standing
from publisher.store import Storage
from publisher.work import Work, work_of


def build(order: Order, progress: Progress = lambda *_: None, last: Last | None = None) -> Outcome:
    """Bring the output folder up to date with the copy folder; ``last`` is what somebody found of the last build.

    Raises:
        PublisherError: the order itself cannot be carried out; faults of single targets are in the outcome.
    """
    remarks: tuple[str, ...] = ()
    with locked(order.state):
        while True:
            try:
                return replace(_build_and_keep(order, progress, last), remarks=remarks)
            except DamageError as fault:
                remarks += (_put_aside(fault),)


def _put_aside(fault: DamageError) -> str:
    """Take a damaged catalogue or register away, for both can be made anew; what to tell of it.

    Raises:
        DamageError: the ledger is damaged. It cannot be guessed: a person has to put its last copy back.
    """
    path = Path(fault.path)
    if path.name not in REMAKEABLE:
        raise fault
    return f"{path} was damaged and was made anew; what was left of it is {put_aside(path).name}"


def _build_and_keep(order: Order, progress: Progress, last: Last | None) -> Outcome:
    """Build, and remember what is told of it, so that the next build can see at once that there is nothing to do."""
    standing = Standing(order.house_file, Path(order.output), order.formats)
    last = standing.still(last) or standing.left(order.as_of)
    standing.forget()
    with newsroom_of(order) as newsroom, register_of(order) as register:
        watched = watched_by(order, newsroom)
        if last is not None and not last.looked.covers(watched):
            last = None
        looked = last.looked if last else look(watched)
        job = Job(newsroom, storage_of(order), register, order.jobs, progress, order.cluster)
        outcome = _build(order, job, looked, last)
        if outcome.is_whole and not order.below and isinstance(order.output, Path):
            kept = Kept(outcome.work.files, outcome.filed.said, outcome.filed.exit_code)
            outputs = standing.outputs(last, register.changed(), register.stamps())
            standing.keep(kept, order.as_of, _until(order, newsroom, outcome.filed), looked, outputs)
        return outcome


def _build(order: Order, job: Job, looked: Looked, last: Last | None) -> Outcome:
    job.store.sweep(job.register.unfinished())
    filed = file_newsroom(job.newsroom, looked, last, order)
    disturbed = last.outputs.disturbed() if last else None
    left = Left(job.register, job.store, order.wanted, below=order.below, disturbed=disturbed)
    work = _plan(order, job.newsroom, left)
    made = make(work.docket, job)
    if made.is_cut_short:  # what is old had better stay where it is
        return Outcome(filed, work, made.laid, faults=made.faults)
    reports = _preflighted(work, job, frozenset(path for path, _ in made.faults))
    unmake(work.gone, job)
    discard(work.gone, job.newsroom.cache)
    if not (made.faults or order.below):
        job.register.keep_plan(work.plan)
    return Outcome(filed, work, made.laid, work.gone, made.faults, reports)


def _preflighted(work: Work, job: Job, unmade: frozenset[str]) -> tuple[Report, ...]:
    """The reports on the editions of the work; what makes them is loaded only where there are any."""
    if not work.concerns("press", "print/"):
        return ()
    examine: Callable[..., tuple[Report, ...]] = import_module("publisher.prepress").preflight_editions
    return examine(work, job.newsroom, job.store, job.register, unmade, job.jobs)


def file_newsroom(
    newsroom: Newsroom, looked: Looked | None = None, last: Last | None = None, order: Order | None = None
) -> Filed:
    """Bring catalogue and ledger up to date and keep them so, whatever becomes of the rest of the build."""
    changed, jobs, wanted = last.changed if last else None, order.jobs if order else 1, order.wanted if order else ()
    with Ledger(newsroom.state / "ledger.sqlite") as ledger:
        filed = file_copy(newsroom, ledger, jobs, looked, changed, lambda: formats.load(wanted))
        ledger.commit()
        newsroom.catalogue.commit()
        return filed


def plan(order: Order, newsroom: Newsroom, store: Storage, register: Register) -> Work:
    """What a build would make, and why, all of it planned anew; nothing is rendered or written."""
    return _plan(order, newsroom, Left(register, store, order.wanted, anew=True))


def _plan(order: Order, newsroom: Newsroom, left: Left) -> Work:
    """The work; parts of the last plan that still hold are kept."""
    parts = (part for name in order.wanted for part in formats.named(name).parts(newsroom))
    return work_of(parts, left, order.below)


def _until(order: Order, newsroom: Newsroom, filed: Filed) -> dt.datetime | None:
    """When time alone will change what is made, if it ever will."""
    waits = (formats.named(name).holds_until(newsroom) for name in order.wanted)
    return min(filter(None, (filed.held_until, *waits)), default=None)
