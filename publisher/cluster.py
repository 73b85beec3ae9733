"""A Dask cluster that renders: targets go out in batches, files come back or are written where they belong.

In: targets, the newsroom, the store, the address of a scheduler. Out: for each target what became of it. Every worker
gets the newsroom once: its house, its templates, its catalogue; and with a page of an edition what the desk says of
that, its advertisements and pictures. A worker that dies costs its batches, which others do again; writing a file twice
is harmless, for the bytes are the same. Loaded only where a cluster is asked for.
"""

import datetime as dt
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from threading import Lock

import msgspec
from distributed import Client, as_completed

from publisher import __version__, formats
from publisher.cache import keep
from publisher.catalogue import Catalogue
from publisher.digests import TemplateDigests, code_digest, digest
from publisher.errors import ClusterError, PublisherError, RenderError
from publisher.house import House
from publisher.plan import Newsroom, Target
from publisher.press import PressProfile
from publisher.rendering import Laid, Rendered, Renderers, laid, longest_first, rendered
from publisher.store import Storage

_BATCH_MS = 500  # a batch is about this long, so that the death of a worker costs no more
_MOST_TRIES = 5
_CONNECT_S = 20
_ONE_AT_A_TIME = Lock()  # a worker may have several threads; a renderer is made for one


@dataclass(frozen=True)
class Bundle:
    """A newsroom to be opened elsewhere: what its renderers look at, in bytes. ``name`` is a digest of it all."""

    name: str
    house: House
    press: PressProfile
    icc: bytes
    as_of: str
    prints: bool
    templates: tuple[dict[str, str], ...]
    catalogue: bytes


@dataclass(frozen=True)
class Files:
    """Files below the newsroom's folder, by their names. ``name`` is a digest of it all."""

    name: str
    contents: dict[str, bytes]


Sent = bytes | Laid
"""What a worker sends of one target: its bytes, or what became of them where it wrote them itself."""


def render(targets: tuple[Target, ...], newsroom: Newsroom, store: Storage, address: str) -> Iterator[Rendered]:
    """Render every target on the cluster, those that take longest first.

    Raises:
        ClusterError: there is no scheduler at this address, or its workers run another version of this package.
    """
    in_order = longest_first(targets)
    writes_itself = store if store.is_shared else None
    with _connected(address) as client:
        _check_versions(client)
        bundle = client.scatter(_bundle(newsroom), broadcast=True, hash=False)
        needed = [(batch, _needed(batch, newsroom)) for batch in _batches(in_order)]
        newsroom.catalogue.close()
        files = {
            names: client.scatter(_files(names, newsroom.root), hash=False) if names else None for _, names in needed
        }
        batches = {
            client.submit(_do, bundle, files[names], batch, writes_itself, pure=False, retries=_MOST_TRIES): batch
            for batch, names in needed
        }
        for future in as_completed(batches):  # type: ignore[no-untyped-call]  # distributed says no types
            batch = batches.pop(future)
            sent = future.result() if future.status == "finished" else _failed(batch, future.exception())
            for target, each in zip(batch, sent, strict=True):
                yield _received(target, each, store)
            future.release()


def _connected(address: str) -> Client:
    try:
        return Client(address, timeout=_CONNECT_S)  # type: ignore[no-untyped-call]  # nor here
    except (OSError, TimeoutError, ValueError) as fault:
        raise ClusterError(address, "there is no scheduler") from fault


def _check_versions(client: Client) -> None:
    here = (__version__, code_digest())
    others = {address for address, there in client.run(_version).items() if there != here}
    if others:
        raise ClusterError(", ".join(sorted(others)), "the worker runs another version of this package")


def _version() -> tuple[str, str]:
    return __version__, code_digest()


def _batches(targets: list[Target]) -> Iterator[tuple[Target, ...]]:
    batch: list[Target] = []
    for target in targets:
        if batch and sum(each.cost for each in batch) + target.cost > _BATCH_MS:
            yield tuple(batch)
            batch = []
        batch.append(target)
    if batch:
        yield tuple(batch)


def _received(target: Target, sent: Sent, store: Storage) -> Rendered:
    """What a worker sent, laid if that is left to be done."""
    return Rendered(target, laid(target.path, sent, store) if isinstance(sent, bytes) else sent)


def _failed(batch: tuple[Target, ...], why: BaseException | None) -> list[Sent]:
    """What is left of a batch that no worker survived."""
    return [RenderError(target.path, f"{why}") for target in batch]


def _bundle(newsroom: Newsroom) -> Bundle:
    newsroom.catalogue.close()
    templates = tuple(
        {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.*"))}
        for folder in newsroom.templates.folders
    )
    catalogue = newsroom.catalogue.path.read_bytes()
    icc = newsroom.press.icc_path.read_bytes()
    as_of = newsroom.as_of.isoformat()
    name = digest(newsroom.house, newsroom.press, icc, as_of, newsroom.prints, templates, catalogue)
    return Bundle(name, newsroom.house, newsroom.press, icc, as_of, newsroom.prints, templates, catalogue)


def _needed(batch: tuple[Target, ...], newsroom: Newsroom) -> frozenset[str]:
    """The names of the files that rendering a batch looks at; of what is wrong with them the worker will tell."""
    names: set[str] = set()
    for target in batch:
        with suppress(PublisherError):
            names.update(formats.named(target.format).needs(newsroom, target))
    return frozenset(names)


def _files(names: frozenset[str], root: Path) -> Files:
    """Those of these files that are there; nothing is sent that would lie outside the folder of a worker."""
    paths = {name: root / name for name in sorted(names) if ".." not in PurePosixPath(name).parts}
    contents = {name: path.read_bytes() for name, path in paths.items() if path.is_file()}
    return Files(digest(contents), contents)


def _do(bundle: Bundle, files: Files | None, batch: tuple[Target, ...], store: Storage | None) -> list[Sent]:
    """Render a batch, here on the worker."""
    with _ONE_AT_A_TIME:
        renderers = _opened(_Named(bundle)).with_files(files)
        renderers.prepare(frozenset(target.format for target in batch))
        return [_sent(target, renderers, store) for target in batch]


def _sent(target: Target, renderers: Renderers, store: Storage | None) -> Sent:
    content = rendered(target, renderers)
    return content if store is None else laid(target.path, content, store)


class _Named:
    """A bundle that is known by its name alone, so that a worker opens it once."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = bundle

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Named) and other.bundle.name == self.bundle.name

    def __hash__(self) -> int:
        return hash(self.bundle.name)


class _Room:
    """A newsroom as it lies on a worker, and the files that were sent to it last."""

    def __init__(self, root: Path, renderers: Renderers) -> None:
        self.root, self._renderers = root, renderers
        self._files = Files("", {})

    def with_files(self, files: Files | None) -> Renderers:
        """Its renderers, when these files lie there and none that were there before; if no matter which, ``None``."""
        if files and files.name != self._files.name:
            for name in self._files.contents.keys() - files.contents.keys():
                (self.root / name).unlink()
            for name, content in files.contents.items():
                if self._files.contents.get(name) != content:
                    keep(self.root / name, content)
            self._files = files
        return self._renderers


@lru_cache(maxsize=1)
def _opened(named: _Named) -> _Room:
    """The newsroom of a bundle, unpacked into a folder of its own that goes when the worker does."""
    bundle = named.bundle
    root = Path(tempfile.mkdtemp(prefix="publisher-"))
    folders = tuple(root / f"templates-{number}" for number in range(len(bundle.templates)))
    for folder, templates in zip(folders, bundle.templates, strict=True):
        for name, source in templates.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(source, "utf-8")
    (root / "plant.icc").write_bytes(bundle.icc)
    (root / "catalogue.sqlite").write_bytes(bundle.catalogue)
    newsroom = Newsroom(
        root=root,
        house=bundle.house,
        press=msgspec.structs.replace(bundle.press, icc=str(root / "plant.icc")),
        catalogue=Catalogue(root / "catalogue.sqlite"),
        templates=TemplateDigests(folders),
        as_of=dt.datetime.fromisoformat(bundle.as_of),
        prints=bundle.prints,
    )
    return _Room(root, Renderers(newsroom))
