"""The README is short, and what it tells a newcomer to type exists."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def targets():
    return set(re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.MULTILINE))


def told(page):
    return set(re.findall(r"(?:^|`|    )(?:[A-Z]+=\S+ )?make ([a-z-]+)(?:`|$)", page, re.MULTILINE))


def test_the_readme_is_read_in_two_minutes():
    assert len(README.split()) < 400


def test_the_two_commands_stand_alone_and_first():
    block = re.search(r"^    make .*(?:\n    .*)*", README, re.MULTILINE)

    assert block is not None
    assert block[0].split("\n") == ["    make build", "    make test"]


def test_every_make_command_in_the_documents_is_in_the_makefile():
    pages = [README, *(path.read_text("utf-8") for path in (ROOT / "docs").rglob("*.md"))]
    pages.append((ROOT / "CONTRIBUTING.md").read_text("utf-8"))

    assert set().union(*map(told, pages)) <= targets()


def test_every_target_says_what_it_is_for():
    phony = re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)

    assert phony is not None
    assert set(phony[1].split()) == targets()


def test_the_pictures_are_there_and_small():
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)

    assert len(pictures) == 3
    assert all((ROOT / picture).stat().st_size <= 200_000 for picture in pictures)


def test_architecture_stays_a_short_read():
    assert len((ROOT / "ARCHITECTURE.md").read_text("utf-8").splitlines()) <= 150
