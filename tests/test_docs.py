"""What the documents say is what the program does."""

import re
from pathlib import Path

import click
import msgspec
import pytest

from publisher import intake
from publisher.build import file_newsroom
from publisher.cli import cli
from publisher.destination import Destination
from publisher.edition import Advertisement, Edition, Part, Pin
from publisher.house import AgencyEntry, House, Lint, Rule, Section, read_house
from publisher.notes import Code, as_text
from publisher.overrides.statement import Overrides
from publisher.press import BUILT_IN, PressProfile, read_press_profile
from publisher.reading import CopyFile

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted((*ROOT.glob("*.md"), *DOCS.rglob("*.md")))
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")

HEAD = "Ferry pier opens\n\n"
BODY = "HARBOUR • The pier opened on Friday. It is long.\n"
NOTICE = (
    "\nA version of this article appeared in the print edition of The Straits Times on {},"
    " with the headline Ferry pier opens\n"
)
# For every code, copy that makes it: docs/notes.md shows what is printed then.
ODD_COPY = {
    Code.EMPTY: b"",
    Code.BINARY: b"\x00\x01PK",
    Code.NOT_PLAIN_TEXT: b"<html><p>Ferry pier opens",
    Code.BAD_BYTE: f"{HEAD}HARBOUR • The caf? on the pier — opened on Friday.\n".encode().replace(b"?", b"\xe9"),
    Code.OLD_CODE_PAGE: f"{HEAD}HARBOUR - The café on the pier opened on Friday.\n".encode("cp1252"),
    Code.ENDLESS_LINE: b"The pier opened on Friday. " * 5000,
    Code.NO_HEADLINE: f"By Tan Wei\n\n{BODY}".encode(),
    Code.NO_BODY: b"Ferry pier opens\n",
    Code.RUN_TOGETHER_DECK: (
        f"{HEAD}Longest pier of the coast, Mayor says 4 ferries call each hour\n\n{BODY}".encode()
    ),
    Code.NO_SPACE_BEFORE_QUOTE: f'{HEAD}HARBOUR • The mayor called the pier"long overdue" on Friday.\n'.encode(),
    Code.UNCLASSIFIED: f"{HEAD}{BODY}\nPIER FACTS FOLLOW\n{NOTICE.format('October 08, 2015')}".encode(),
    Code.IMPOSSIBLE_DAY: f"{HEAD}{BODY}{NOTICE.format('October 38, 2015')}".encode(),
    Code.BROKEN: b"<nitf><body><body.head><hedline><hl1>Ferry pier opens</hl2>\n",
    Code.FOREIGN: b"<newsMessage><header><sent>2015-10-08T06:00:00Z</sent></header></newsMessage>",
    Code.OWN_ENTITIES: b'<!DOCTYPE nitf [<!ENTITY pier "pier pier pier">]>\n<nitf>&pier;</nitf>',
    Code.TOO_MUCH: b'{"headline": ' + b"[" * 100_000,
    Code.OVERRIDDEN: f'+++\nheadline = "Pier open at last"\n+++\n{HEAD}{BODY}'.encode(),
    Code.BROKEN_FRONT_MATTER: f"+++\nday = 8 October\n+++\n{HEAD}{BODY}".encode(),
    Code.UNKNOWN_KEY: f"---\nheadlin: Pier open at last\n---\n{HEAD}{BODY}".encode(),
    Code.SPACE_BEFORE_COMMA: f"{HEAD}HARBOUR • The pier , which is long, opened on Friday.\n".encode(),
}


def read(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page):
    dead = [link for link in LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()]

    assert not dead


@pytest.mark.parametrize("code", Code)
def test_every_code_has_a_chapter(code):
    assert f"\n## {code} " in read("notes.md")


@pytest.mark.parametrize("code", ODD_COPY)
def test_a_note_is_printed_as_its_chapter_shows(code):
    reading = intake.reader(read_house(ROOT / "publisher.toml"))(CopyFile("seeds/pier.txt", ODD_COPY[code]))
    printed = [as_text(note) for note in reading.notes if note.code is code]

    assert len(printed) == 1
    assert indented(printed[0]) in read("notes.md")


def filed(newsroom):
    return file_newsroom(newsroom).notes


def test_notes_of_filing_are_printed_as_their_chapters_show(newsroom):
    waiting = f"{HEAD}By Tan Wei\n\n[harbor.jpg] The ferry at dawn. PHOTO: LENA HOBB\n\n{BODY}"
    plain = {"pier.txt": HEAD + BODY, "reprint/pier.txt": HEAD + BODY, "pier.jpg": b"\xff\xd8\xff"}
    pictured = {"pier.txt": waiting, "harbour.jpg": b"", "peer.jpg": b""}
    down = {"pier.txt": f"+++\nwithdrawn = true\n+++\n{HEAD}{BODY}", "peer.toml": "priority = 1\n"}
    later = {"pier.txt": f"+++\nembargo = 2015-10-09T06:00:00+08:00\n+++\n{HEAD}{BODY}"}
    notes = [note for copy in (plain, pictured, down, later) for note in filed(newsroom(copy))]

    assert {note.code for note in notes} | ODD_COPY.keys() == set(Code)
    shown = {note.code for note in notes if indented(as_text(note)) in read("notes.md")}
    assert shown == {note.code for note in notes}


@pytest.mark.parametrize("table", [House, Section, AgencyEntry, Rule, Lint, Destination])
def test_every_key_is_explained(table):
    page = read("house.md")
    keys = {field.name for field in msgspec.structs.fields(table)}

    assert not {key for key in keys if f"| `{key}` |" not in page}


@pytest.mark.parametrize("table", [Edition, Part, Pin, Advertisement])
def test_every_key_of_an_edition_is_explained(table):
    page = read("editions.md")
    keys = {field.name for field in msgspec.structs.fields(table)}

    assert not {key for key in keys if f"| `{key}` |" not in page}


def test_every_key_of_a_press_profile_is_explained_and_no_other():
    keys = {field.name for field in msgspec.structs.fields(PressProfile)}

    assert set(re.findall(r"^\| `([a-z_]+)` \| (?!\d)", read("press.md"), re.MULTILINE)) == keys


def test_every_built_in_press_profile_is_listed_with_its_measures():
    for path in BUILT_IN.glob("*.toml"):
        profile = read_press_profile(path.stem, ROOT)
        row = (
            f"| `{path.stem}` | {profile.trim_width_mm:.0f} x {profile.trim_height_mm:.0f} "
            f"| {profile.live_width_mm:.0f} x {profile.live_height_mm:.0f} "
            f"| {profile.columns} of {profile.column_width_mm:.1f} mm "
            f"| {profile.standard} | {profile.ink_limit_percent} % |"
        )

        assert row in read("press.md")


def test_every_key_of_front_matter_is_explained():
    page = read("guide.md")

    assert not {field.name for field in msgspec.structs.fields(Overrides) if f"| `{field.name}` |" not in page}


def test_every_command_and_option_is_explained():
    page = read("guide.md")
    options = {
        option
        for command in cli.commands.values()
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
    }

    assert not {name for name in cli.commands if f"publisher {name}" not in page}
    assert not {option for option in options if f"`{option}" not in page}


def test_every_room_is_on_the_map():
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    rooms = {
        path.stem for path in (ROOT / "publisher").iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()
    }

    assert not {room for room in rooms if room[0] != "_" and f"`{room}`" not in page and f"`{room}/`" not in page}


def test_every_decision_is_listed():
    index = read("adr/README.md")

    assert not {path.name for path in (DOCS / "adr").glob("0*.md") if f"({path.name})" not in index}


@pytest.mark.parametrize("path", sorted((DOCS / "adr").glob("0*.md")), ids=lambda path: path.stem)
def test_a_decision_has_its_four_parts(path):
    text = path.read_text("utf-8")

    assert text.startswith(f"# {path.name[:4]} ")
    assert "\n**Status:** " in text
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]
