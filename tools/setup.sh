#!/bin/sh
# Makes this machine ready: "setup.sh build" to build, "setup.sh test" to build and test.
# Does nothing, and nearly for free, when that was done before for this folder and what decides on the set-up.
# Exits 3 where something is missing that only a person can install, and names the line that installs it.
set -eu
cd "${0%/*}/.."

purpose=$1
key="$PWD $(cat pyproject.toml publisher/machine.py tools/setup.sh | cksum)"

stamped() { # is this stamp there, and of this key?
    [ -x .venv/bin/python ] && [ -f ".venv/$1" ] && read -r stamp <".venv/$1" && [ "$stamp" = "$key" ]
}

stamp_as() { # what is ready to test is ready to build
    printf '%s\n' "$key" >".venv/$1-build"
    [ "$purpose" = build ] || printf '%s\n' "$key" >".venv/$1-$purpose"
}

say() {
    printf '%s\n' "$*" >&2
}

find_python() { # the first Python that is new enough
    for python in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11; do
        if [ -n "$python" ] && "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            return
        fi
    done
    say "Python 3.11 or newer is missing on this machine; install it, or name it: make PYTHON=/path/to/python3 build"
    exit 3
}

bring_venv_module() { # Debian and Ubuntu keep a part of Python in a package of its own
    "$python" -c 'import ensurepip, venv' 2>/dev/null && return
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "Installing python3-venv"
        told=$(apt_get update && apt_get install -y --no-install-recommends python3-venv) && return
        say "$told"
    fi
    say "Python's venv module is missing on this machine; on Debian and Ubuntu install it with:"
    say "  sudo apt-get update && sudo apt-get install -y --no-install-recommends python3-venv"
    exit 3
}

apt_get() {
    DEBIAN_FRONTEND=noninteractive apt-get "$@" 2>&1 </dev/null
}

make_venv() { # a fresh one where there is none, or where the folder has moved
    [ -f .venv/home ] && read -r home <.venv/home && [ "$home" = "$PWD" ] && [ -x .venv/bin/python ] && return
    find_python
    bring_venv_module
    say "Making .venv"
    "$python" -m venv --clear .venv
    # pip learned of dependency groups in 25.1
    pip --upgrade 'pip>=25.1'
    printf '%s\n' "$PWD" >.venv/home
}

install() { # the package, and for the tests their tools
    stamped "installed-$purpose" && return
    say "Installing the package and what it needs"
    case $purpose in
    build) pip --editable . ;;
    test) pip --group dev --editable . ;;
    esac
    stamp_as installed
}

pip() {
    .venv/bin/python -m pip install -qq --disable-pip-version-check --no-input "$@"
}

stamped "ready-$purpose" && exit
make_venv
install
if [ "$purpose" = build ] && [ "${PRINT:-1}" = 0 ]; then
    exit # no press, so no parts of the system
fi
if .venv/bin/python tools/parts.py "$purpose"; then
    stamp_as ready
elif [ "$purpose" = test ]; then
    exit 3
fi # a build goes on without the press, and says so itself
