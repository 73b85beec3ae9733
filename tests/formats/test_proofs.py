"""A proof shows the page as it will print, and over it what the desk wants to know."""

import io
import json
import struct
import subprocess

import pikepdf
import pytest

from publisher import plan
from publisher.formats.press import FORMAT, Kind
from publisher.formats.press.pictured import pictured
from publisher.formats.press.render import renderer
from tests import pdf
from tests.desk import HOUSE
from tests.formats.conftest import long_copy

pytestmark = pytest.mark.usefixtures("quiet")
PROOFS = "print/2015-10-08/proofs/2015-10-08-"
FIRST = f"{PROOFS}A01.pdf"
WITH_PROOFS = f"{HOUSE}proofs = true\n"
MM = 25.4
BLUE, RED, ORANGE, GREEN, VIOLET = (10, 88, 202), (214, 0, 28), (217, 119, 0), (11, 122, 75), (123, 47, 168)


class Shown:
    """A page as it looks, ten pixels to a millimetre."""

    def __init__(self, document, folder):
        (folder / "proof.pdf").write_bytes(document)
        line = ["pdftoppm", "-r", "254", "-singlefile", "proof.pdf", "proof"]
        subprocess.run(line, cwd=folder, check=True)
        header, _, self.pixels = (folder / "proof.ppm").read_bytes().partition(b"\n255\n")
        self.width = int(header.split()[1])

    def colours(self, left_mm, top_mm, width_mm, height_mm):
        """All colours in this part of the page."""
        left, right = round(left_mm * 10), round((left_mm + width_mm) * 10)
        rows = range(round(top_mm * 10), round((top_mm + height_mm) * 10))
        cut = (self.pixels[3 * (row * self.width + left) : 3 * (row * self.width + right)] for row in rows)
        return {tuple(row[at : at + 3]) for row in cut for at in range(0, len(row), 3)}

    def at_top_of(self, box):
        """The colours of what crosses the middle of a box's upper edge."""
        return self.colours(box.left_mm + box.width_mm / 2, box.top_mm - 1, 0.2, 2)

    def at_left_of(self, box):
        return self.colours(box.left_mm - 1.5, box.top_mm + box.height_mm / 2, 3, 0.2)


@pytest.fixture
def shown(tmp_path):
    return lambda document: Shown(document, tmp_path)


def proofs(newsroom):
    return {target.path: target for target in plan.targets_of([FORMAT], newsroom) if target.kind is Kind.PROOF}


def wish(newsroom, toml):
    folder = newsroom.root / "editions" / "2015-10-08"
    folder.mkdir(parents=True)
    (folder / "edition.toml").write_text(toml)


def test_every_page_has_a_proof_to_print_and_one_to_look_at(edition):
    found = {path.removeprefix(PROOFS) for path, target in edition.targets.items() if target.kind is Kind.PROOF}

    assert found == {f"A0{page}.{form}" for page in range(1, 5) for form in ("pdf", "png")}


def test_a_house_that_wants_no_proofs_has_none(newsroom):
    assert proofs(newsroom()) == {}


def test_without_ghostscript_there_are_no_pictures_of_proofs_and_nothing_fails(newsroom, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    assert list(proofs(newsroom(house=WITH_PROOFS))) == [FIRST]


def test_a_proof_names_every_story_with_its_rank_and_the_size_of_its_headline(edition):
    for number, page in enumerate(edition.map.pages, start=1):
        words = pdf.words(edition.made(f"{PROOFS}A0{number}.pdf"))
        for placed in page.stories:
            size = f"{placed.headline_pt:.1f} pt"
            assert f"{placed.rank + 1} {placed.story} {size} {placed.lines} lines" in words


def test_a_proof_says_where_a_story_goes_on(edition):
    assert "lines on A3" in pdf.words(edition.made(FIRST))
    assert "lines from A1" in pdf.words(edition.made(f"{PROOFS}A03.pdf"))


def test_frames_stand_round_stories_columns_pictures_and_advertisements(edition, shown):
    front, inside = edition.map.pages[:2]
    first, second = shown(edition.made(FIRST)), shown(edition.made(f"{PROOFS}A02.pdf"))
    (picture,) = front.stories[0].pictures

    assert BLUE in first.at_left_of(front.stories[0].box)
    assert GREEN in first.at_left_of(picture.box)
    assert {BLUE} <= second.at_left_of(inside.stories[0].box)
    assert VIOLET in second.at_left_of(inside.advertisements[0].box)


def test_under_its_frames_a_proof_has_the_words_of_the_page(edition):
    words = pdf.in_order(edition.made(FIRST))

    assert "Board votes for a second pier MARLOW • Paragraph 0. The harbour board voted" in words


def test_the_page_lies_at_the_left_of_its_proof_in_its_own_size(edition):
    with pikepdf.open(io.BytesIO(edition.made(FIRST))) as document:
        _, _, right, top = (float(edge) * MM / 72 for edge in document.pages[0].mediabox)

    assert top == pytest.approx(470, abs=0.01)
    assert right == pytest.approx(315 + 230 * MM / 72, abs=0.01)


def test_white_where_nothing_stands_is_tinted(newsroom, shown):
    """A short story alone on the second of two pages leaves most of it white."""
    opened = newsroom({"a.txt": long_copy("Board votes", 30), "b.txt": long_copy("Tide comes in", 3)}, WITH_PROOFS)
    wish(opened, 'pages = 2\n[[stories]]\nstory = "b"\npage = 2\n')
    (path,) = [path for path in proofs(opened) if path.endswith("A02.pdf")]
    made = shown(renderer(opened)(proofs(opened)[path]))

    assert ORANGE in made.colours(12, 230, 60, 220)
    assert (255, 229, 178) in {tuple(colour) for colour in made.colours(12, 230, 60, 220)}


def test_white_beside_an_imprint_is_no_hole(newsroom, shown):
    imprint = "Written, edited and printed at 9 Fish Street, and brought round before breakfast. " * 4
    opened = newsroom({"a.txt": long_copy("Board votes", 60)}, f'{WITH_PROOFS}imprint = "{imprint}"\n')
    made = shown(renderer(opened)(proofs(opened)[FIRST]))

    assert ORANGE not in made.colours(12, 449, 291, 12)
    assert (255, 229, 178) not in made.colours(12, 449, 291, 12)


def test_copy_that_found_no_room_is_marked_in_red_and_counted(newsroom, shown):
    opened = newsroom({"a.txt": long_copy("Board votes for a second pier", 500)}, WITH_PROOFS)
    wish(opened, "pages = 1")
    render, targets = renderer(opened), {target.path: target for target in plan.targets_of([FORMAT], opened)}
    (over,) = json.loads(render(targets["print/2015-10-08/pagemap.json"]))["overset"]
    proof = render(proofs(opened)[FIRST])
    words = pdf.words(proof)

    assert f"{over['lines']} lines overset" in words
    assert f"{over['lines']} lines overset: Board votes for a second pier" in words
    assert RED in shown(proof).colours(12, 400, 290, 60)


def test_stories_that_are_on_no_page_are_named_beside_it(newsroom):
    opened = newsroom({f"{n}.txt": long_copy(f"Board votes for pier number {n}", 40) for n in range(9)}, WITH_PROOFS)
    wish(opened, "pages = 1")
    words = pdf.words(renderer(opened)(proofs(opened)[FIRST]))

    assert "On no page: Board votes for pier number" in words


def test_what_is_noted_on_the_copy_of_a_page_stands_beside_it(newsroom):
    opened = newsroom({"a.txt": long_copy("Board votes", 4, "The pier , which is long, opened.")}, WITH_PROOFS)
    words = pdf.words(renderer(opened)(proofs(opened)[FIRST]))

    assert "seeds/a.txt:5:9: warning C107: a space stands before the comma" in words


def test_a_note_alone_changes_the_proof_and_not_the_page(newsroom):
    copy = {"a.txt": long_copy("Board votes", 4)}

    def digests(files):
        return {target.kind: target.digest for target in plan.targets_of([FORMAT], newsroom(files, WITH_PROOFS))}

    without, broken = digests(copy), digests(copy | {"a.jpg": b"no picture"})

    assert without[Kind.PAGE] == broken[Kind.PAGE]
    assert without[Kind.PROOF] != broken[Kind.PROOF]


def test_a_picture_of_a_proof_is_the_whole_proof(edition):
    png = edition.made(f"{PROOFS}A01.png")
    width, height = struct.unpack(">II", png[16:24])  # PNG, 11.2.2

    assert png.startswith(b"\x89PNG")
    assert (width / 100 * MM, height / 100 * MM) == pytest.approx((315 + 230 * MM / 72, 470), abs=0.3)
    assert pictured(edition.made(FIRST), 100) == png
