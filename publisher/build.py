"""The whole job, in order: file the copy, plan the targets, render what is out of date, store it.

In: an order (which newsroom, which formats, as of when). Out: files below the output folder, and an ``Outcome``.
Nothing here knows what a story, a page or a feed looks like.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from publisher import formats, machine, prepress, workers
from publisher.catalogue import Catalogue
from publisher.digests import TemplateDigests
from publisher.errors import PublisherError
from publisher.filing import Filed, file_copy
from publisher.house import read_house
from publisher.ledger import Ledger
from publisher.plan import Newsroom, Target, Work, targets_of, work_of
from publisher.preflight import Report
from publisher.press import read_press_profile
from publisher.register import Made, Register
from publisher.store import Store

Progress = Callable[[int, int, str], None]

_STATE = ".publisher"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked for. ``as_of`` is an aware instant; no ``formats`` means all; ``below`` limits it to some paths."""

    house_file: Path
    output: Path
    formats: tuple[str, ...]
    as_of: dt.datetime
    jobs: int = 1
    below: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did: paths of outputs written and removed, the faults of those not made, the preflight reports."""

    filed: Filed
    work: Work
    written: tuple[str, ...]
    removed: tuple[str, ...]
    faults: tuple[tuple[str, PublisherError], ...]
    reports: tuple[Report, ...]


@contextmanager
def newsroom_of(order: Order) -> Iterator[Newsroom]:
    """The newsroom of a house file, with its catalogue open."""
    root = order.house_file.resolve().parent
    house = read_house(order.house_file)
    with Catalogue(root / _STATE / "catalogue.sqlite") as catalogue, register_of(order) as register:
        yield Newsroom(
            root=root,
            house=house,
            press=read_press_profile(house.press, root),
            catalogue=catalogue,
            templates=TemplateDigests(_template_folders(root)),
            as_of=order.as_of,
            prints=_prints(order, register),
        )


def register_of(order: Order) -> Register:
    """The register of the output folder of an order."""
    root = order.house_file.resolve().parent
    return Register(root / _STATE / "register.sqlite", order.output.resolve())


def _prints(order: Order, register: Register) -> bool:
    """Whether there are PDFs: some were made, or this build is to make them and has what it takes."""
    wanted = not order.formats or "press" in order.formats
    return any(each.format == "press" for each in register.made().values()) or (wanted and machine.has("pango"))


def build(order: Order, progress: Progress = lambda *_: None) -> Outcome:
    """Bring the output folder up to date with the copy folder.

    Raises:
        PublisherError: the order itself cannot be carried out; faults of single targets are in the outcome.
    """
    with newsroom_of(order) as newsroom, register_of(order) as register:
        filed = file_newsroom(newsroom)
        store = Store(order.output)
        work = plan(order, newsroom, store, register)
        written, faults = _make(work, newsroom, store, register, order.jobs, progress)
        reports = prepress.preflight_editions(work, newsroom, store, register, frozenset(path for path, _ in faults))
        for path in work.gone:
            store.remove(path)
        register.forget(work.gone)
        return Outcome(filed, work, written, work.gone, faults, reports)


def file_newsroom(newsroom: Newsroom) -> Filed:
    """Bring catalogue and ledger up to date and keep them so, whatever becomes of the rest of the build."""
    with Ledger(newsroom.root / _STATE / "ledger.sqlite") as ledger:
        filed = file_copy(newsroom, ledger)
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


def _make(
    work: Work, newsroom: Newsroom, store: Store, register: Register, jobs: int, progress: Progress
) -> tuple[tuple[str, ...], tuple[tuple[str, PublisherError], ...]]:
    """Render and store what is out of date, wave by wave, so that nothing links to what is not there yet."""
    written: list[str] = []
    faults: list[tuple[str, PublisherError]] = []
    stale = tuple(target for target, _ in work.stale)
    finished = 0
    for wave in sorted({target.wave for target in stale}):
        for rendered in workers.render(tuple(t for t in stale if t.wave is wave), newsroom, jobs):
            finished += 1
            progress(finished, len(stale), rendered.target.path)
            if rendered.fault is not None:
                faults.append((rendered.target.path, rendered.fault))
            elif _store(rendered.target, rendered.content, register, store):
                written.append(rendered.target.path)
    return tuple(sorted(written)), tuple(sorted(faults, key=lambda fault: fault[0]))


def _store(target: Target, content: bytes, register: Register, store: Store) -> bool:
    changed = store.put(target.path, content)
    register.record([Made(target.path, target.format, target.digest, len(content))])
    return changed


def _template_folders(root: Path) -> tuple[Path, ...]:
    """The newsroom's own templates first, then those that came with the package."""
    package = Path(__file__).parent
    came_with_us = (package / "templates", package.parent / "templates")
    found = [folder for folder in (root / "templates", *came_with_us) if folder.is_dir()]
    return tuple(dict.fromkeys(found))
