"""The whole job, in order: file the copy, plan the targets, render what is out of date, store it.

In: an order (which newsroom, which formats, as of when). Out: files below the output folder, and an ``Outcome``.
Nothing here knows what a story, a page or a feed looks like.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from publisher import formats, prepress
from publisher.database import put_aside
from publisher.errors import DamageError, PublisherError, StorageError
from publisher.filing import Filed, file_copy
from publisher.ledger import Ledger
from publisher.lock import locked
from publisher.order import REMAKEABLE, Order, newsroom_of, register_of
from publisher.plan import Newsroom, Target, Work, targets_of, work_of
from publisher.preflight import Report
from publisher.register import Made, Register
from publisher.rendering import Rendered, Renderers, render
from publisher.store import Store

Progress = Callable[[int, int, str], None]
Faults = tuple[tuple[str, PublisherError], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did: paths of outputs written and removed, the faults of those not made, the preflight reports.

    ``remarks`` are sentences on the state of the newsroom that its people should know.
    """

    filed: Filed
    work: Work
    written: tuple[str, ...]
    removed: tuple[str, ...]
    faults: Faults
    reports: tuple[Report, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Job:
    """A build at work."""

    order: Order
    newsroom: Newsroom
    store: Store
    register: Register
    progress: Progress


def build(order: Order, progress: Progress = lambda *_: None) -> Outcome:
    """Bring the output folder up to date with the copy folder.

    Raises:
        PublisherError: the order itself cannot be carried out; faults of single targets are in the outcome.
    """
    remarks: tuple[str, ...] = ()
    with locked(order.state):
        while True:
            try:
                return replace(_build(order, progress), remarks=remarks)
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
    return f"{path} was damaged; it was made anew, and what was left of it is {put_aside(path).name}"


def _build(order: Order, progress: Progress) -> Outcome:
    with newsroom_of(order) as newsroom, register_of(order) as register:
        job = _Job(order, newsroom, Store(order.output), register, progress)
        job.store.sweep(register.unfinished())
        filed = file_newsroom(newsroom, order.jobs)
        work = plan(order, newsroom, job.store, register)
        written, faults = _make(work, job)
        if _is_disk_full(faults):  # what is old had better stay where it is
            return Outcome(filed, work, written, (), faults, ())
        reports = prepress.preflight_editions(
            work, newsroom, job.store, register, frozenset(path for path, _ in faults)
        )
        for path in work.gone:
            job.store.remove(path)
        register.forget(work.gone)
        return Outcome(filed, work, written, work.gone, faults, reports)


def file_newsroom(newsroom: Newsroom, jobs: int = 1) -> Filed:
    """Bring catalogue and ledger up to date and keep them so, whatever becomes of the rest of the build."""
    with Ledger(newsroom.state / "ledger.sqlite") as ledger:
        filed = file_copy(newsroom, ledger, jobs)
        if filed.read or filed.withdrawn:
            ledger.commit()
            newsroom.catalogue.commit()
        return filed


def plan(order: Order, newsroom: Newsroom, store: Store, register: Register) -> Work:
    """What a build would make, and why; nothing is rendered or written."""
    wanted = order.formats or formats.names()
    every = targets_of((formats.named(name) for name in wanted), newsroom)
    targets = tuple(target for target in every if target.path.startswith(order.below))
    sizes = {target.path: store.size(target.path) for target in targets}
    made = {path: each for path, each in register.made().items() if path.startswith(order.below)}
    return work_of(targets, made, sizes, frozenset(wanted))


def _make(work: Work, job: _Job) -> tuple[tuple[str, ...], Faults]:
    """Render and store what is out of date, wave by wave, so that nothing links to what is not there yet."""
    renderers = Renderers(job.newsroom)
    stale = tuple(target for target, _ in work.stale)
    written: list[str] = []
    faults: Faults = ()
    finished = 0
    for wave in sorted({target.wave for target in stale}):
        rendered: list[Rendered] = []
        for each in _begun(tuple(target for target in stale if target.wave is wave), renderers, job):
            finished += 1
            job.progress(finished, len(stale), each.target.path)
            rendered.append(each)
        written += _settle(rendered, job)
        faults += tuple((each.target.path, each.fault) for each in rendered if each.fault is not None)
        if _is_disk_full(faults):
            break
    return tuple(sorted(written)), tuple(sorted(faults, key=lambda fault: fault[0]))


def _begun(targets: tuple[Target, ...], renderers: Renderers, job: _Job) -> Iterator[Rendered]:
    """Render a wave, after it was entered in the register that these files are being made."""
    job.register.begin((target.path, target.format) for target in targets)
    job.register.close()
    return render(targets, renderers, job.newsroom, job.store, job.order.jobs)


def _settle(rendered: list[Rendered], job: _Job) -> list[str]:
    """Let the files of a wave take their places; their paths."""
    laid = sorted(each.target.path for each in rendered if each.laid)
    job.store.settle(laid)
    job.register.record(
        Made(each.target.path, each.target.format, each.target.digest, each.size)
        for each in rendered
        if each.fault is None
    )
    return laid


def _is_disk_full(faults: Faults) -> bool:
    return any(isinstance(fault, StorageError) for _, fault in faults)
