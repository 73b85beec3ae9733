"""The whole job, in order: file the copy, plan the targets, render what is out of date, store it.

In: an order (which newsroom, which formats, as of when). Out: files below the output folder, and an ``Outcome``.
Nothing here knows what a story, a page or a feed looks like.
"""

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from publisher import formats, prepress
from publisher.database import put_aside
from publisher.errors import DamageError, PublisherError
from publisher.filing import Filed, file_copy
from publisher.ledger import Ledger
from publisher.lock import locked
from publisher.making import Job, Progress, make, unmake
from publisher.order import REMAKEABLE, Order, newsroom_of, register_of, storage_of, watched_by
from publisher.pictures import discard
from publisher.plan import Left, Newsroom, Work, work_of
from publisher.preflight import Report
from publisher.register import Register
from publisher.standing import Kept, Looked, Standing, look
from publisher.store import Storage


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did: paths of outputs written and removed, the faults of those not made, the preflight reports.

    ``remarks`` are sentences on the state of the newsroom that its people should know.
    """

    filed: Filed
    work: Work
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    faults: tuple[tuple[str, PublisherError], ...] = ()
    reports: tuple[Report, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Everything was made, and no plant would reject it."""
        return not self.faults and not any(report.rejected for report in self.reports)


def build(order: Order, progress: Progress = lambda *_: None, looked: Looked | None = None) -> Outcome:
    """Bring the output folder up to date with the copy folder; ``looked`` is what somebody has just seen on the disk.

    Raises:
        PublisherError: the order itself cannot be carried out; faults of single targets are in the outcome.
    """
    remarks: tuple[str, ...] = ()
    with locked(order.state):
        while True:
            try:
                return replace(_build_and_keep(order, progress, looked), remarks=remarks)
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


def _build_and_keep(order: Order, progress: Progress, looked: Looked | None) -> Outcome:
    """Build, and remember what is told of it, so that the next build can see at once that there is nothing to do."""
    standing = Standing(order.house_file, Path(order.output), order.formats)
    standing.forget()
    with newsroom_of(order) as newsroom, register_of(order) as register:
        watched = watched_by(order, newsroom)
        if looked is None or not looked.covers(watched):
            looked = look(watched)
        job = Job(newsroom, storage_of(order), register, order.jobs, progress, order.cluster)
        outcome = _build(order, job, looked)
        if outcome.is_whole and not order.below and isinstance(order.output, Path):
            kept = Kept(outcome.work.files, outcome.filed.said, outcome.filed.exit_code)
            standing.keep(kept, order.as_of, _until(order, newsroom, outcome.filed), looked, register.stamps())
        return outcome


def _build(order: Order, job: Job, looked: Looked) -> Outcome:
    job.store.sweep(job.register.unfinished())
    filed = file_newsroom(job.newsroom, job.jobs, looked)
    work = plan(order, job.newsroom, job.store, job.register, anew=bool(order.below))
    made = make(tuple(target for target, _ in work.stale), job)
    if made.is_cut_short:  # what is old had better stay where it is
        return Outcome(filed, work, made.written, faults=made.faults)
    unmade = frozenset(path for path, _ in made.faults)
    reports = prepress.preflight_editions(work, job.newsroom, job.store, job.register, unmade, job.jobs)
    unmake(work.gone, job)
    discard(work.gone, job.newsroom.cache)
    if not (made.faults or order.below):
        job.register.keep_plan(work.plan)
    return Outcome(filed, work, made.written, work.gone, made.faults, reports)


def file_newsroom(newsroom: Newsroom, jobs: int = 1, looked: Looked | None = None) -> Filed:
    """Bring catalogue and ledger up to date and keep them so, whatever becomes of the rest of the build."""
    with Ledger(newsroom.state / "ledger.sqlite") as ledger:
        filed = file_copy(newsroom, ledger, jobs, looked)
        if filed.read or filed.withdrawn:
            ledger.commit()
            newsroom.catalogue.commit()
        return filed


def plan(order: Order, newsroom: Newsroom, store: Storage, register: Register, *, anew: bool = True) -> Work:
    """What a build would make, and why; nothing is rendered or written.

    Unless all of it is to be planned ``anew``, parts of the last plan that still hold are kept.
    """
    wanted = order.formats or formats.names()
    parts = (part for name in wanted for part in formats.named(name).parts(newsroom))
    made = {path: each for path, each in register.made().items() if path.startswith(order.below)}
    left = Left(made, dict(zip(made, store.stamps(made), strict=True)), () if anew else register.planned())
    return work_of(parts, left, frozenset(wanted), order.below)


def _until(order: Order, newsroom: Newsroom, filed: Filed) -> dt.datetime | None:
    """When time alone will change what is made, if it ever will."""
    waits = (formats.named(name).holds_until(newsroom) for name in order.formats or formats.names())
    return min(filter(None, (filed.held_until, *waits)), default=None)
