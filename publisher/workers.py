"""Where rendering runs: in this process, or in forked ones.

In: targets and the newsroom. Out: each target with its bytes, or with the failure that kept it from being made, in any
order. Workers write nothing. What they render does not depend on how many they are.
"""

import multiprocessing
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait

from publisher.catalogue import Catalogue
from publisher.errors import MissingPartError, PublisherError, RenderError
from publisher.formats import Renderer, renderer
from publisher.plan import Newsroom, Target

_WORTH_A_WORKER = 4  # targets; below this a fork costs more than it saves


@dataclass(frozen=True, slots=True)
class Rendered:
    """One target and its bytes; where there are none, ``fault`` says why."""

    target: Target
    content: bytes
    fault: PublisherError | None = None


def render(targets: tuple[Target, ...], newsroom: Newsroom, jobs: int) -> Iterator[Rendered]:
    """Render every target, with up to ``jobs`` workers."""
    shares = min(jobs, len(targets) // _WORTH_A_WORKER)
    if shares <= 1:
        yield from _render_here(targets, newsroom)
    else:
        yield from _render_forked(_dealt(targets, shares), newsroom)


def _render_here(targets: tuple[Target, ...], newsroom: Newsroom) -> Iterator[Rendered]:
    renderers: dict[str, Renderer] = {}
    missing: dict[str, MissingPartError] = {}
    for target in targets:
        if target.format not in renderers and target.format not in missing:
            try:
                renderers[target.format] = renderer(target.format, newsroom)
            except MissingPartError as fault:
                missing[target.format] = fault
        lacking = missing.get(target.format)
        yield Rendered(target, b"", lacking) if lacking else _rendered(target, renderers[target.format])


def _rendered(target: Target, render_one: Renderer) -> Rendered:
    """One target; a fault in one of them, even one nobody foresaw, must not stop the others."""
    try:
        return Rendered(target, render_one(target))
    except PublisherError as fault:
        return Rendered(target, b"", fault)
    except Exception as fault:  # noqa: BLE001  named, reported and counted by the build
        return Rendered(target, b"", RenderError(target.path, f"{type(fault).__name__}: {fault}"))


def _dealt(targets: tuple[Target, ...], shares: int) -> tuple[tuple[Target, ...], ...]:
    """Deal the targets out like cards, format by format, so that no worker gets all the PDFs."""
    in_order = sorted(targets, key=lambda target: (target.format, target.kind, target.path))
    return tuple(tuple(in_order[number::shares]) for number in range(shares))


def _render_forked(shares: tuple[tuple[Target, ...], ...], newsroom: Newsroom) -> Iterator[Rendered]:
    context = multiprocessing.get_context("fork")
    ends = [context.Pipe(duplex=False) for _ in shares]
    workers = [
        context.Process(target=_work, args=(share, newsroom, sender), daemon=True)
        for share, (_, sender) in zip(shares, ends, strict=True)
    ]
    for worker, (_, sender) in zip(workers, ends, strict=True):
        worker.start()
        sender.close()
    waiting = {receiver: set(share) for share, (receiver, _) in zip(shares, ends, strict=True)}
    yield from _received(waiting)
    for worker in workers:
        worker.join()


def _received(waiting: dict[Connection, set[Target]]) -> Iterator[Rendered]:
    """What the workers send, until each has sent its last; a worker that died owes the rest of its share."""
    while waiting:
        for receiver in [end for end in wait(list(waiting)) if isinstance(end, Connection)]:
            try:
                rendered: Rendered = receiver.recv()
            except EOFError:
                for target in sorted(waiting.pop(receiver), key=lambda owed: owed.path):
                    yield Rendered(target, b"", RenderError(target.path, "the worker that was to render it died"))
            else:
                waiting[receiver].discard(rendered.target)
                yield rendered


def _work(share: tuple[Target, ...], newsroom: Newsroom, sender: Connection) -> None:
    """A worker: it opens the catalogue for itself, for an SQLite connection must not cross a fork."""
    with Catalogue(newsroom.catalogue.path) as catalogue:
        for rendered in _render_here(share, newsroom.with_catalogue(catalogue)):
            sender.send(rendered)
    sender.close()
