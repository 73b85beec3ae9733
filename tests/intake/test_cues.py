"""What tells which rules are tried says yes whenever it has to: cues are found as they are defined, one by one."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from publisher.furniture.cues import Cues
from publisher.furniture.index import Convention
from publisher.house import Part, Rule, read_house, spelled_out
from tests.conftest import ROOT

CUES = {
    "by": 1,
    "in": 2,
    "print": 4,
    "(": 8,
    "■": 16,
    "é": 32,
    "prints": 64,
    "7": 128,
    "in print": 256,
    "^by ": 512,
    "^(": 1024,
}
OF_HEAD = 2 | 128 | 1024
HOUSE = read_house(ROOT / "publisher.toml")
SIGNS = st.sampled_from([*CUES, "by ", " ", "s", "x", ".", "É", "ß", "İ", "’", "-", "_", "PRINT", "by", "\udcff"])


def is_letter(sign: str) -> bool:
    return re.fullmatch(r"[^\W\d_]", sign) is not None


def stands(cue: str, text: str) -> bool:
    """Is the cue a word of the text, or a sign or a phrase in it, or what it begins with?"""
    if cue[0] == "^":
        return text.startswith(cue[1:])
    if len(cue) == 1 or not cue.isascii() or " " in cue:
        return cue in text
    places = [found.start() for found in re.finditer(re.escape(cue), text)]
    return any(not is_letter(text[at - 1 : at]) and not is_letter(text[at + len(cue) :][:1]) for at in places)


@given(texts=st.lists(st.lists(SIGNS).map("".join)))
@example(texts=["in print", "reprinted"])
@example(texts=["in" * 40_000, "in"])
def test_a_cue_counts_where_it_is_a_word_of_the_text_or_a_sign_in_it(texts: list[str]) -> None:
    cues = Cues(CUES, OF_HEAD)
    found = cues.found(texts)

    for number, text in enumerate(texts):
        there = sum(those for cue, those in CUES.items() if stands(cue, text.casefold()))
        assert found[number] == there & ~OF_HEAD
        assert cues.in_head(text) == there & OF_HEAD


@pytest.mark.parametrize("rule", [rule for rule in HOUSE.rules if rule.part is Part.END], ids=lambda rule: rule.id)
@given(before=st.text(st.sampled_from("aB .!”’ )(-"), max_size=12))
def test_what_follows_a_sentence_is_found_as_if_it_were_looked_for_everywhere(rule: Rule, before: str) -> None:
    convention = Convention(rule, "", spelled_out(rule.pattern, HOUSE.fragments), 1)
    for words in rule.examples:
        text = f"{before}{words}"
        everywhere = [found.span() for found in convention.compiled.finditer(text)]

        assert [found.span() for found in convention.all_in(text, 0, len(text))] == everywhere


def test_only_one_module_knows_the_automaton() -> None:
    using = [path for path in Path(ROOT / "publisher").rglob("*.py") if "import BytesAhoCorasick" in path.read_text()]

    assert [path.name for path in using] == ["cues.py"]
