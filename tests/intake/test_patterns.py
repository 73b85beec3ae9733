"""No pattern that copy is held against can be made to try without end, be it of a house or of a module.

A pattern that reads the same words in two ways takes twice as long for every word more. It would not fail here in a
second: it would not come back, and whoever waits for it gives up.
"""

import re
import subprocess
import sys
from importlib import import_module
from itertools import chain
from pkgutil import walk_packages
from types import ModuleType

import publisher.carriage
import publisher.furniture
import publisher.intake
import publisher.overrides
import publisher.text
from publisher.house import Rule, built_in_profiles, read_house, spelled_out
from tests.conftest import ROOT

CAPITALS = "THE BOARD MAY FIGHT IT AND MR TENCH WILL TAKE HIS ADVICE IN CASTLE ORLE"
PARTED = (" ", ", ", " and ", " AND ", " IN ", "; ", ". ", "/", " | ", "")
MOST = 700  # signs, of a line
PATIENCE_S = 240
CODE = "from tests.intake.test_patterns import try_all, try_modules; print(try_all() + try_modules())"


def lines(rule: Rule) -> list[str]:
    """Lines that begin as the rule's examples do, again and again or with many words behind, and end as none does."""
    words = " ".join([CAPITALS] * 6)
    told = [each.rstrip(".") for each in (*rule.examples, *rule.counterexamples, "Jane Doe", "Jane Doe in Rome", "a")]
    again = [part.join([each] * (MOST // (len(each) + len(part)))) for each in told for part in PARTED]
    behind = [f"{each}{part}{words.title()}"[:MOST] for each in told for part in PARTED]
    return [f"{form} £5!" for line in (*again, *behind) for form in (line, line.upper())]


def patterns_of(package: ModuleType) -> list[re.Pattern[str]]:
    """Those that the modules of a package, and of those below it, have under a name."""
    names = (found.name for found in walk_packages(package.__path__, f"{package.__name__}."))
    held = chain.from_iterable(vars(import_module(name)).values() for name in names)
    return [each for each in held if isinstance(each, re.Pattern) and isinstance(each.pattern, str)]


def try_modules() -> int:
    """Hold every pattern of a module that reads copy against such lines; how many there were."""
    packages = (publisher.furniture, publisher.text, publisher.intake, publisher.carriage, publisher.overrides)
    patterns = set(chain.from_iterable(map(patterns_of, packages)))
    told = ("Jane Doe", "JANE DOE", "a", "1.", "(a", "a-", "Mr A.", "2024-", "a b", "Marlow, ", "x@y.", "“A")
    for pattern in patterns:
        for line in (
            f"{part.join([each] * (MOST // (len(each) + len(part))))} £5!" for each in told for part in PARTED
        ):
            pattern.fullmatch(line)
            pattern.search(line)
    return len(patterns)


def try_all() -> int:
    """Hold every pattern against its lines; how many there were."""
    house = read_house(ROOT / "publisher.toml")
    of_all = (*house.rules, *(rule for profile in built_in_profiles() for rule in profile.rules))
    rules = {(rule.id, rule.pattern): rule for rule in of_all}
    for rule in rules.values():
        pattern = re.compile(spelled_out(rule.pattern, house.fragments))
        for line in lines(rule):
            pattern.fullmatch(line)
    return len(rules)


def test_no_pattern_tries_without_end():
    found = subprocess.run(
        [sys.executable, "-c", CODE], cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_S, check=True
    )

    assert int(found.stdout) > 150
