"""Rendering: targets to files that lie ready beside their places.

In: targets of one wave, the newsroom, the store. Out: for each target what became of it. A fault of one target, even
one nobody foresaw, does not stop the others. What is rendered does not depend on how many workers there are.
"""

from collections.abc import Iterator
from operator import attrgetter

import msgspec

from publisher.errors import MissingPartError, PublisherError, RenderError
from publisher.formats import Renderer, renderer
from publisher.plan import Newsroom, Target
from publisher.store import Storage
from publisher.workers import spread

Laid = bool | PublisherError
"""Whether a file was laid, because its bytes are not those that are there; or why it could not be made."""


class Rendered(msgspec.Struct, frozen=True):
    """What became of one target."""

    target: Target
    outcome: Laid

    @property
    def is_laid(self) -> bool:
        """Its file waits to take its place."""
        return self.outcome is True

    @property
    def fault(self) -> PublisherError | None:
        """What kept it from being made."""
        return self.outcome if isinstance(self.outcome, PublisherError) else None


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
    in_order = longest_first(targets)
    renderers.prepare(frozenset(target.format for target in targets))

    def do(run: range) -> list[Laid]:
        return [laid(in_order[number].path, rendered(in_order[number], renderers), store) for number in run]

    newsroom.catalogue.close()
    for run, outcomes in spread(len(in_order), jobs, do):
        for number, outcome in zip(run, outcomes or _lost(run, in_order), strict=True):
            yield Rendered(in_order[number], outcome)


def longest_first(targets: tuple[Target, ...]) -> list[Target]:
    """These targets in the order they are best begun in, so that no long one is left when all others are done."""
    in_order = sorted(targets, key=attrgetter("path"))
    for fact in ("kind", "format"):  # a tuple of all facts for each target would take longer, and much memory
        in_order.sort(key=attrgetter(fact))
    in_order.sort(key=attrgetter("cost"), reverse=True)
    return in_order


def rendered(target: Target, renderers: Renderers) -> bytes | PublisherError:
    """The bytes of a target, or the fault that kept it from being made."""
    try:
        return renderers.render(target)
    except PublisherError as fault:
        return fault
    except Exception as fault:  # noqa: BLE001  named, reported and counted by the build
        return RenderError(target.path, f"{type(fault).__name__}: {fault}")


def laid(path: str, content: bytes | PublisherError, store: Storage) -> Laid:
    """Lay what was rendered, if it was."""
    if isinstance(content, PublisherError):
        return content
    try:
        return store.lay(path, content)
    except PublisherError as refused:
        return refused


def _lost(run: range, targets: list[Target]) -> list[Laid]:
    """What a worker that died leaves undone."""
    return [RenderError(targets[number].path, "the worker that was to render it died") for number in run]
