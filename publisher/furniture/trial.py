"""A house file's rules, tried on their own examples.

In: a house. Out: a sentence for every rule or lint that does not take an example of its own, or takes a counterexample.
Nothing here reads copy.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from publisher.furniture.rules import Conventions
from publisher.house import House, Lint, Part, Rule, Zone
from publisher.text.decoding import Decoded
from publisher.text.lines import Block, blocks_of, lines_of

_PROSE = "It rained."  # what stands beside the furniture of a rule that takes only the start or end of a line


def faults(house: House) -> tuple[str, ...]:
    """What is wrong with the rules of this house, and of those it extends."""
    return (
        *(fault for rule in house.rules for fault in _of_rule(rule, house)),
        *(fault for lint in house.lints for fault in _of_lint(lint)),
    )


def _of_rule(rule: Rule, house: House) -> Iterator[str]:
    alone = Conventions(replace(house, rules=(replace(rule, weak=False),)), ())
    for words in rule.examples:
        if not _takes(rule, words, alone):
            yield f"rule {rule.id} does not take its example {words!r}"
    for words in rule.counterexamples:
        if _takes(rule, words, alone):
            yield f"rule {rule.id} takes its counterexample {words!r}"


def _takes(rule: Rule, words: str, alone: Conventions) -> bool:
    match rule.part:
        case Part.LINE:
            block = _block(words)
            return alone.speaking_of((block,)).line(block, Zone.ANY, 0, len(block.text)) is not None
        case Part.START:
            block = _block(f"{words}{_PROSE}")
            return alone.speaking_of((block,)).start(block, Zone.ANY) is not None
        case Part.END:
            block = _block(f"{_PROSE} {words}")
            return alone.speaking_of((block,)).end(block, len(block.text)) is not None


def _block(words: str) -> Block:
    decoded = Decoded(words, "utf-8", 0)
    return blocks_of(lines_of(decoded), decoded)[0]


def _of_lint(lint: Lint) -> Iterator[str]:
    pattern = re.compile(lint.pattern)
    for words in lint.examples:
        if pattern.search(words) is None:
            yield f"lint {lint.code} does not find its example {words!r}"
    for words in lint.counterexamples:
        if pattern.search(words) is not None:
            yield f"lint {lint.code} finds its counterexample {words!r}"
