"""The parts of the system this package leans on: which are there, and the line that installs those that are not.

In: the facts of a machine, by default of this one. Out: one ``Part`` for each thing pip cannot bring along.
Nothing here installs anything; what is asked of a machine is asked through ``Machine``.
"""

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from enum import StrEnum
from importlib import import_module
from types import ModuleType

import msgspec

from publisher.errors import MissingPartError

_OLDEST_PYTHON = (3, 11)


class Need(StrEnum):
    """What a part is needed for."""

    EVERYTHING = "everything"
    PRESS = "story PDFs and press pages"
    INK = "measuring ink in preflight, and pictures of proofs and advertisements"
    TESTS = "the tests"


class Part(msgspec.Struct, frozen=True):
    """One part of the system; ``remedy`` is the line that installs it, also where it is there."""

    name: str
    need: Need
    present: bool
    remedy: str


class Machine(msgspec.Struct, frozen=True):
    """The facts of one machine.

    ``system`` is the family its package manager belongs to, ``""`` where we know none. ``finds`` says where a program
    lies, ``loads`` whether there is a library of this name.
    """

    system: str
    root: bool
    python: tuple[int, int]
    finds: Callable[[str], str | None]
    loads: Callable[[str], bool]


class _Recipe(msgspec.Struct, frozen=True, kw_only=True):
    """How a part is found: one library of each row and one program of each row; and the packages that bring it."""

    need: Need
    libraries: tuple[tuple[str, ...], ...] = ()
    programs: tuple[tuple[str, ...], ...] = ()
    packages: str
    packages_on: Mapping[str, str] = {}


_SYSTEMS = {
    "debian": "{sudo}apt-get update && {sudo}apt-get install -y --no-install-recommends {packages}",
    "ubuntu": "{sudo}apt-get update && {sudo}apt-get install -y --no-install-recommends {packages}",
    "fedora": "{sudo}dnf install -y {packages}",
    "alpine": "{sudo}apk add {packages}",
    "arch": "{sudo}pacman -S --noconfirm {packages}",
    "macos": "brew install {packages}",
}
_RELATIVES = {"rhel": "fedora", "centos": "fedora"}

# The names under which Linux, macOS and Windows keep the libraries that WeasyPrint opens.
_PANGO = ("libpango-1.0.so.0", "libpango-1.0.0.dylib", "libpango-1.0-0.dll")
_PANGO_FT2 = ("libpangoft2-1.0.so.0", "libpangoft2-1.0.0.dylib", "libpangoft2-1.0-0.dll")
_SUBSET = ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll")
# The node that drives the browser in the tests wants this on Linux; elsewhere its like is part of the system.
_ATOMIC = ("libatomic.so.1", "libSystem.B.dylib", "kernel32.dll")
_PRINTER = ("ippeveprinter", "/usr/sbin/ippeveprinter")  # Debian keeps it from those who are not root
_HOMEBREW = ("/opt/homebrew/lib/", "/usr/local/lib/")

_APT = ("debian", "ubuntu")
_RECIPES = {
    "python": _Recipe(
        need=Need.EVERYTHING,
        packages="python3",
        packages_on=dict.fromkeys(_APT, "python3 python3-venv") | dict.fromkeys(("arch", "macos"), "python"),
    ),
    "pango": _Recipe(
        need=Need.PRESS,
        libraries=(_PANGO, _PANGO_FT2),
        packages="pango",
        packages_on=dict.fromkeys(_APT, "libpango-1.0-0 libpangoft2-1.0-0"),
    ),
    "harfbuzz-subset": _Recipe(
        need=Need.PRESS,
        libraries=(_SUBSET,),
        packages="harfbuzz",
        packages_on=dict.fromkeys(_APT, "libharfbuzz-subset0") | {"alpine": "harfbuzz-subset"},
    ),
    "ghostscript": _Recipe(need=Need.INK, programs=(("gs", "gswin64c"),), packages="ghostscript"),
    "poppler": _Recipe(
        need=Need.TESTS,
        programs=(("pdftotext",), ("pdftoppm",)),
        packages="poppler-utils",
        packages_on=dict.fromkeys(("arch", "macos"), "poppler"),
    ),
    "ippeveprinter": _Recipe(  # a print queue to send pages to; it speaks to a bus, be it an empty one
        need=Need.TESTS,
        programs=(_PRINTER, ("dbus-daemon",)),
        packages="cups dbus",
        packages_on=dict.fromkeys(_APT, "cups-ipp-utils dbus-daemon") | {"fedora": "cups-printerapp dbus-daemon"},
    ),
    "chromium": _Recipe(
        need=Need.TESTS,
        programs=(("chromium", "chromium-browser", "google-chrome"),),
        packages="chromium",
        packages_on={"ubuntu": "chromium-browser", "macos": "--cask chromium"},
    ),
    "libatomic": _Recipe(
        need=Need.TESTS,
        libraries=(_ATOMIC,),
        packages="libatomic",
        packages_on=dict.fromkeys(_APT, "libatomic1") | {"arch": "gcc-libs", "macos": "gcc"},
    ),
}


def examine(machine: Machine | None = None) -> tuple[Part, ...]:
    """Every part: what everything needs first, then the press and its preflight, then the tests."""
    machine = machine or this_machine()
    return tuple(
        Part(name, recipe.need, _is_there(name, recipe, machine), remedy(name, machine=machine))
        for name, recipe in _RECIPES.items()
    )


def has(part: str, machine: Machine | None = None) -> bool:
    """Is this part there?

    Raises:
        KeyError: there is no part of this name.
    """
    return _is_there(part, _RECIPES[part], machine or this_machine())


def program(part: str) -> str | None:
    """Where the first program of a part is on this machine, under any of its names.

    Raises:
        KeyError: there is no part of this name.
    """
    return next(filter(None, map(_finds, _RECIPES[part].programs[0])), None)


def remedy(*parts: str, machine: Machine | None = None) -> str:
    """One line for a shell that installs these parts; where we know no package manager, what to look for.

    Raises:
        KeyError: there is no part of this name.
    """
    machine = machine or this_machine()
    recipes = [_RECIPES[part] for part in parts]
    if machine.system not in _SYSTEMS:
        return f"the package manager of this system (look for: {', '.join(parts)})"
    packages = " ".join(recipe.packages_on.get(machine.system, recipe.packages) for recipe in recipes)
    return _SYSTEMS[machine.system].format(sudo="" if machine.root else "sudo ", packages=packages)


def this_machine() -> Machine:
    """The facts of the machine this runs on."""
    return Machine(
        system="macos" if sys.platform == "darwin" else system_of(_os_release()),
        root=hasattr(os, "geteuid") and os.geteuid() == 0,
        python=sys.version_info[:2],
        finds=_finds,
        loads=_loads,
    )


def system_of(os_release: Mapping[str, str]) -> str:
    """The family of the distribution these facts of ``os-release`` describe, by its ID, then by its ID_LIKE."""
    for name in (os_release.get("ID", ""), *os_release.get("ID_LIKE", "").split()):
        family = _RELATIVES.get(name, name)
        if family in _SYSTEMS:
            return family
    return ""


def _is_there(name: str, recipe: _Recipe, machine: Machine) -> bool:
    if name == "python":
        return machine.python >= _OLDEST_PYTHON
    libraries = all(any(map(machine.loads, row)) for row in recipe.libraries)
    return libraries and all(any(map(machine.finds, row)) for row in recipe.programs)


def _finds(program: str) -> str | None:
    found: str | None = import_module("shutil").which(program)
    return found


def _loads(library: str) -> bool:
    folders = ("", *_HOMEBREW) if library.endswith(".dylib") else ("",)
    for folder in folders:
        with suppress(OSError):
            import_module("ctypes").CDLL(folder + library)
            return True
    return False


def _os_release() -> Mapping[str, str]:
    """What the system says it is (freedesktop.org, os-release); nothing where it says nothing."""
    try:
        return dict(import_module("platform").freedesktop_os_release())
    except OSError:
        return {}


def from_extra(module: str, extra: str = "cluster") -> ModuleType:
    """A module of ours that needs libraries of an extra of this package.

    Raises:
        MissingPartError: they are not installed.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as fault:
        raise MissingPartError(fault.name or module, f"pip install 'publisher[{extra}]'") from fault
