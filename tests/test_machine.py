"""A person whose machine lacks a part is told the line that installs it, whatever the machine."""

import shutil
import subprocess

import pytest

from publisher.machine import Machine, Need, examine, remedy, system_of, this_machine

BARE = Machine(system="debian", root=False, python=(3, 11), finds=lambda _: None, loads=lambda _: False)
FULL = Machine(system="debian", root=False, python=(3, 11), finds=lambda name: name, loads=lambda _: True)
APT = "sudo apt-get update && sudo apt-get install -y --no-install-recommends"
SYSTEMS = ("debian", "ubuntu", "fedora", "alpine", "arch", "macos", "")
PARTS = tuple(part.name for part in examine(BARE))


def on(system, *, root=False):
    return Machine(system=system, root=root, python=(3, 11), finds=BARE.finds, loads=BARE.loads)


def lacking(library):
    return Machine(system="debian", root=True, python=(3, 11), finds=FULL.finds, loads=lambda name: library not in name)


def missing(machine):
    return {part.name for part in examine(machine) if not part.present}


def test_a_bare_machine_lacks_everything_but_the_python_that_asks():
    assert missing(BARE) == set(PARTS) - {"python"}


def test_a_full_machine_lacks_nothing():
    assert missing(FULL) == set()


@pytest.mark.parametrize("library", ["libpango-1.0", "libpangoft2-1.0"])
def test_half_a_pango_is_no_pango(library):
    assert missing(lacking(library)) == {"pango"}


def test_any_browser_of_the_family_will_do():
    machine = Machine(
        system="fedora", root=True, python=(3, 12), loads=FULL.loads, finds={"google-chrome": "/opt/chrome"}.get
    )

    assert missing(machine) == {"ghostscript", "poppler", "ippeveprinter"}


def test_an_old_python_is_named_as_missing():
    machine = Machine(system="debian", root=True, python=(3, 10), finds=FULL.finds, loads=FULL.loads)

    assert missing(machine) == {"python"}


def test_site_and_feeds_need_nothing_but_python():
    needs = {part.name: part.need for part in examine(BARE)}

    assert needs.pop("python") is Need.EVERYTHING
    assert {name for name, need in needs.items() if need is Need.PRESS} == {"pango", "harfbuzz-subset"}
    assert set(needs.values()) == {Need.PRESS, Need.INK, Need.TESTS}


@pytest.mark.parametrize(
    ("system", "line"),
    [
        ("debian", f"{APT} libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"),
        ("fedora", "sudo dnf install -y pango harfbuzz"),
        ("alpine", "sudo apk add pango harfbuzz-subset"),
        ("arch", "sudo pacman -S --noconfirm pango harfbuzz"),
        ("macos", "brew install pango harfbuzz"),
        ("", "the package manager of this system (look for: pango, harfbuzz-subset)"),
    ],
)
def test_the_press_is_installed_by_one_line(system, line):
    assert remedy("pango", "harfbuzz-subset", machine=on(system)) == line


@pytest.mark.parametrize("system", SYSTEMS)
def test_root_needs_no_sudo(system):
    assert all("sudo" not in part.remedy for part in examine(on(system, root=True)))


@pytest.mark.parametrize("part", PARTS)
def test_every_part_has_a_line_on_every_system(part):
    lines = [remedy(part, machine=on(system)) for system in SYSTEMS]

    assert all("{" not in line for line in lines)
    assert len(set(lines)) >= len(SYSTEMS) - 1  # Debian and Ubuntu may share one


@pytest.mark.parametrize(
    ("os_release", "system"),
    [
        ({"ID": "debian"}, "debian"),
        ({"ID": "ubuntu", "ID_LIKE": "debian"}, "ubuntu"),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "ubuntu"),
        ({"ID": "raspbian", "ID_LIKE": "debian"}, "debian"),
        ({"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "fedora"),
        ({"ID": "rhel"}, "fedora"),
        ({"ID": "alpine"}, "alpine"),
        ({"ID": "manjaro", "ID_LIKE": "arch"}, "arch"),
        ({"ID": "plan9"}, ""),
        ({}, ""),
    ],
)
def test_relatives_of_a_distribution_share_its_package_manager(os_release, system):
    assert system_of(os_release) == system


def test_an_unknown_part_is_a_mistake_of_the_caller():
    with pytest.raises(KeyError):
        remedy("typewriter", machine=BARE)


def test_this_machine_is_described_as_it_is():
    machine = this_machine()
    program = shutil.which("sh")

    assert machine.finds("sh") == program
    assert not machine.loads("libnewspaper.so.0")
    assert subprocess.run(["id", "-u"], capture_output=True, check=True).stdout == b"0\n" or not machine.root
