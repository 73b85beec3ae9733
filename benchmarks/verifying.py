"""Verifying: a site that was brought up to date is the same, byte for byte, as one that was built from nothing.

In: a site that was just built. Out: which files differ from those of a clean build with the same ledger, for a ledger
cannot be made again. The site is as it was before, to be built on.
"""

import os
import shutil
from pathlib import Path
from typing import NamedTuple

from benchmarks.contenders import Site
from benchmarks.measuring import measured


class Differences(NamedTuple):
    """Paths below the output folder: what should be gone, what should be there, what should say something else."""

    leftover: tuple[str, ...]
    missing: tuple[str, ...]
    outdated: tuple[str, ...]


def verified(site: Site) -> Differences:
    """Compare the site with a clean build of the same copy."""
    aside = site.folder / "aside"
    updated = _files(site.made)
    folders = tuple(folder for folder in (site.output, site.kept) if (site.folder / folder).exists())
    for folder in folders:
        _move(site.folder / folder, aside / folder)
    _copy_if_there(aside / site.ledger, site.folder / site.ledger)
    measured(site.command, site.folder)
    clean = _files(site.made)
    site.clear()
    for folder in folders:
        _move(aside / folder, site.folder / folder)
    shutil.rmtree(aside)
    return _differences(updated, clean)


def _differences(updated: dict[str, bytes], clean: dict[str, bytes]) -> Differences:
    both = updated.keys() & clean.keys()
    return Differences(
        leftover=tuple(sorted(updated.keys() - both)),
        missing=tuple(sorted(clean.keys() - both)),
        outdated=tuple(sorted(path for path in both if updated[path] != clean[path])),
    )


def _files(root: Path) -> dict[str, bytes]:
    paths = (Path(folder, name) for folder, _, names in os.walk(root) for name in names)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    source.rename(target)


def _copy_if_there(source: Path, target: Path) -> None:
    if source.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)
