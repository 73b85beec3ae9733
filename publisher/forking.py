"""Forked workers: runs of tasks handed to whoever is free.

In: runs, and what does one. Out: what came of each; a run whose worker died has no result, and the others go on with
what is left. Loaded only when there is enough to do for more than one process.
"""

import gc
import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import TypeVar, cast

Result = TypeVar("Result")


def forked(runs: Iterator[range], workers: int, do: Callable[[range], Result]) -> Iterator[tuple[range, Result | None]]:
    """Do every run with this many workers."""
    gc.collect()
    gc.freeze()  # a collection in a worker would copy every page of memory it touches
    crew = [_started(do) for _ in range(workers)]
    gc.unfreeze()
    busy = {end: run for end, _ in crew if (run := _hand_out(end, runs)) is not None}
    try:
        while busy:
            for end in [each for each in wait(list(busy)) if isinstance(each, Connection)]:
                run = busy.pop(end)
                result = cast("Result | None", _received(end))
                following = _hand_out(end, runs) if result is not None else None
                if following is not None:
                    busy[end] = following
                yield run, result
        yield from ((run, None) for run in runs)  # nobody is left to do them
    finally:
        for end, worker in crew:
            _tell(end, None)
            end.close()
            worker.join()


def _started(do: Callable[[range], Result]) -> tuple[Connection, multiprocessing.context.ForkProcess]:
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe()
    worker = context.Process(target=_work, args=(do, there, here), daemon=True)
    worker.start()
    there.close()
    return here, worker


def _hand_out(end: Connection, runs: Iterator[range]) -> range | None:
    """Give the next run to a worker; ``None`` where none is left, or the worker is no more."""
    run = next(runs, None)
    if run is not None:
        _tell(end, run)
    return run


def _tell(end: Connection, run: range | None) -> None:
    with suppress(OSError):  # of a worker that died we hear when we listen to it
        end.send(run)


def _received(end: Connection) -> object:
    try:
        return end.recv()
    except (EOFError, ConnectionResetError):
        return None


def _work(do: Callable[[range], object], end: Connection, other_end: Connection) -> None:
    """A worker: it does what it is handed until it is told to stop, or nobody is there to tell it."""
    other_end.close()
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while (run := end.recv()) is not None:
            end.send(do(run))
    end.close()
