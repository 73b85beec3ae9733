"""Install the parts of the system that are missing, or say which line installs them.

``parts.py build`` looks after the press, ``parts.py test`` after the tests as well. It installs only as root, and only
with a package manager it knows; it never asks. Exits 3 where something stays missing.
"""

import os
import subprocess
import sys

from publisher.machine import Machine, Need, examine, remedy, this_machine

_NEEDS = {"build": {Need.PRESS}, "test": {Need.PRESS, Need.INK, Need.TESTS}}
_INSTALLS_ON = {"debian", "ubuntu", "fedora", "alpine"}


def main(purpose: str) -> int:
    """Bring what this purpose needs; 0 when all of it is there."""
    machine = this_machine()
    missing = _missing(purpose, machine)
    if missing and machine.root and machine.system in _INSTALLS_ON:
        print(f"Installing {', '.join(missing)}", file=sys.stderr)
        _install(remedy(*missing, machine=machine))
        missing = _missing(purpose, machine)
    if missing:
        line = remedy(*missing, machine=machine)
        print(f"Missing on this machine: {', '.join(missing)}. Install with:\n  {line}", file=sys.stderr)
    return 3 if missing else 0


def _install(line: str) -> None:
    """Run the line with nobody there to be asked; what it says is shown only if it fails."""
    unasked = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    told = subprocess.run(
        ["sh", "-c", line], env=unasked, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if told.returncode:
        print(told.stdout + told.stderr, file=sys.stderr)


def _missing(purpose: str, machine: Machine) -> list[str]:
    return [part.name for part in examine(machine) if part.need in _NEEDS[purpose] and not part.present]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
