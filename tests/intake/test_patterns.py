"""No pattern of any house can be made to try without end: every one is held against lines made to confuse it.

A pattern that reads the same words in two ways takes twice as long for every word more. It would not fail here in a
second: it would not come back, and whoever waits for it gives up.
"""

import re
import subprocess
import sys

from publisher.house import Rule, built_in_profiles, read_house, spelled_out
from tests.conftest import ROOT

CAPITALS = "THE BOARD MAY FIGHT IT AND MR TENCH WILL TAKE HIS ADVICE IN CASTLE ORLE"
PARTED = (" ", ", ", " and ", " AND ", " IN ", "; ", ". ", "/", " | ", "")
MOST = 700  # signs, of a line
PATIENCE_S = 240
CODE = "from tests.intake.test_patterns import try_all; print(try_all())"


def lines(rule: Rule) -> list[str]:
    """Lines that begin as the rule's examples do, again and again or with many words behind, and end as none does."""
    words = " ".join([CAPITALS] * 6)
    told = [each.rstrip(".") for each in (*rule.examples, *rule.counterexamples, "Jane Doe", "Jane Doe in Rome", "a")]
    again = [part.join([each] * (MOST // (len(each) + len(part)))) for each in told for part in PARTED]
    behind = [f"{each}{part}{words.title()}"[:MOST] for each in told for part in PARTED]
    return [f"{form} £5!" for line in (*again, *behind) for form in (line, line.upper())]


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


def test_no_pattern_of_any_house_tries_without_end():
    found = subprocess.run(
        [sys.executable, "-c", CODE], cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_S, check=True
    )

    assert int(found.stdout) > 100
