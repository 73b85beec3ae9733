"""Making: what is out of date rendered and put in its place, wave by wave, so that nothing links to what is not there.

In: targets that are out of date. Out: which files were written, and the faults of those that were not. A wave, or the
next some thousand targets of a long one, is entered in the register before it is begun, rendered and laid by all
workers, settled, and then entered as made: whatever moment a build is killed in, every file is old or new and whole,
and the next build knows what was begun.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

import msgspec

from publisher.errors import PublisherError, StorageError
from publisher.machine import from_extra
from publisher.plan import Newsroom, Target, Wave
from publisher.register import Made, Register
from publisher.rendering import Rendered, Renderers, render
from publisher.store import Storage
from publisher.texts import Texts
from publisher.work import Docket

_BATCH = 20_000  # targets in memory at a time

Progress = Callable[[int, int, str], None]


class Job(msgspec.Struct, frozen=True):
    """A build at work."""

    newsroom: Newsroom
    store: Storage
    register: Register
    jobs: int
    progress: Progress
    cluster: str | None = None


class Yield(msgspec.Struct, frozen=True):
    """What came of it: the paths that were ``laid``, batch by batch, and the faults of those that were not made.

    Paths are in order within a batch, faults among all.
    """

    laid: tuple[Texts, ...]
    faults: tuple[tuple[str, PublisherError], ...]

    @property
    def is_cut_short(self) -> bool:
        """The disk refused a file; waves after that one were not begun."""
        return _is_cut_short(self.faults)


def make(docket: Docket, job: Job) -> Yield:
    """Make all of it that is out of date, some thousand targets of a wave at a time."""
    renderers = Renderers(job.newsroom)
    laid, faults = list[Texts](), list[tuple[str, PublisherError]]()
    finished = 0
    for targets in _batches(docket):
        rendered: list[Rendered] = []
        for each in _begun(targets, renderers, job):
            finished += 1
            job.progress(finished, docket.stale_count, each.target.path)
            rendered.append(each)
        faults += [(each.target.path, each.fault) for each in rendered if each.fault is not None]
        laid.append(_settled(rendered, job))
        if _is_cut_short(faults):
            break
    return Yield(tuple(laid), tuple(sorted(faults, key=lambda fault: fault[0])))


def _is_cut_short(faults: Iterable[tuple[str, PublisherError]]) -> bool:
    return any(isinstance(fault, StorageError) for _, fault in faults)


def _batches(docket: Docket) -> Iterator[tuple[Target, ...]]:
    for wave in Wave:
        stale = (target for target, _ in docket.stale(wave))
        while batch := tuple(islice(stale, _BATCH)):
            yield batch


def unmake(paths: tuple[str, ...], job: Job) -> None:
    """Remove what nothing makes any more, when nothing links to it any more."""
    for path in paths:
        job.store.remove(path)
    job.register.forget(paths)


def _begun(targets: tuple[Target, ...], renderers: Renderers, job: Job) -> Iterator[Rendered]:
    job.register.begin((target.path, target.format) for target in targets)
    job.register.close()
    if job.cluster is None or targets[0].wave is Wave.ASSETS:  # which need files that only this machine has
        return render(targets, renderers, job.newsroom, job.store, job.jobs)
    far: Iterator[Rendered] = from_extra("publisher.cluster").render(targets, job.newsroom, job.store, job.cluster)
    return far


def _settled(rendered: list[Rendered], job: Job) -> Texts:
    """Let the files of a wave take their places; their paths."""
    laid = tuple(sorted(each.target.path for each in rendered if each.is_laid))
    job.store.settle(laid)
    job.register.record(
        Made(each.target.path, each.target.format, each.target.digest, job.store.stamp(each.target.path))
        for each in rendered
        if each.fault is None
    )
    return Texts.of(laid)
