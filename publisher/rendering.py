"""Rendering: targets to files that lie ready beside their places.

In: targets of one wave, the newsroom, the store. Out: for each target what became of it. A fault of one target, even
one nobody foresaw, does not stop the others. What is rendered does not depend on how many workers there are.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.errors import MissingPartError, PublisherError, RenderError
from publisher.formats import Renderer, renderer
from publisher.plan import Newsroom, Target
from publisher.store import Storage
from publisher.workers import spread


@dataclass(frozen=True, slots=True)
class Rendered:
    """What became of one target: how many bytes it has, and whether they were ``laid``, for they differ from before."""

    target: Target
    size: int = 0
    laid: bool = False
    fault: PublisherError | None = None


class Renderers:
    """The renderers of a build: each is made when a target first needs it, and kept for all that follow."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        self._ready: dict[str, Renderer] = {}
        self._missing: dict[str, MissingPartError] = {}

    def prepare(self, names: frozenset[str]) -> None:
        """Make the renderers of these formats, as has to be before a fork, so that workers share what they loaded."""
        for name in names - self._ready.keys() - self._missing.keys():
            try:
                self._ready[name] = renderer(name, self._newsroom)
            except MissingPartError as fault:
                self._missing[name] = fault

    def render(self, target: Target) -> bytes:
        """The bytes of a target.

        Raises:
            MissingPartError: its format needs a part of the system that is not there.
        """
        if target.format in self._missing:
            raise self._missing[target.format]
        return self._ready[target.format](target)


def render(
    targets: tuple[Target, ...], renderers: Renderers, newsroom: Newsroom, store: Storage, jobs: int
) -> Iterator[Rendered]:
    """Render and lay every target, those that take longest first, with up to ``jobs`` workers."""
    in_order = sorted(targets, key=lambda target: (-target.cost, target.format, target.kind, target.path))
    renderers.prepare(frozenset(target.format for target in targets))

    def do(run: range) -> list[tuple[int, bool, PublisherError | None]]:
        return [_laid(in_order[number], renderers, store) for number in run]

    newsroom.catalogue.close()
    for run, results in spread(len(in_order), jobs, do):
        for number, result in zip(run, results or _lost(run, in_order), strict=True):
            yield Rendered(in_order[number], *result)


def rendered(target: Target, renderers: Renderers) -> tuple[bytes, PublisherError | None]:
    """The bytes of a target, or the fault that kept it from being made."""
    try:
        return renderers.render(target), None
    except PublisherError as fault:
        return b"", fault
    except Exception as fault:  # noqa: BLE001  named, reported and counted by the build
        return b"", RenderError(target.path, f"{type(fault).__name__}: {fault}")


def _laid(target: Target, renderers: Renderers, store: Storage) -> tuple[int, bool, PublisherError | None]:
    content, fault = rendered(target, renderers)
    if fault is not None:
        return 0, False, fault
    try:
        return len(content), store.lay(target.path, content), None
    except PublisherError as refused:
        return 0, False, refused


def _lost(run: range, targets: list[Target]) -> list[tuple[int, bool, PublisherError | None]]:
    """What a worker that died leaves undone."""
    return [(0, False, RenderError(targets[n].path, "the worker that was to render it died")) for n in run]
