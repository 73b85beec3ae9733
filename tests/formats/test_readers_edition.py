"""The reader's edition is the paper on a screen: every page, told in order, with ways through it, to be kept."""

import io
import re
import subprocess

import outloud
import pikepdf
import pikepdf.pdfa
import pytest

from publisher.formats.press.render import renderer
from publisher.typeset.pagemap import MM_PER_PT
from tests import pdf

pytestmark = pytest.mark.usefixtures("quiet")
READERS = "site/2015/10/08/edition.pdf"


@pytest.fixture
def document(edition):
    with pikepdf.open(io.BytesIO(edition.made(READERS))) as opened:
        yield opened


@pytest.fixture
def path(edition, tmp_path):
    """The file, on a disk."""
    path = tmp_path / "edition.pdf"
    path.write_bytes(edition.made(READERS))
    return path


def stories(edition):
    """The words of each story, element by element."""
    elements = pdf.told(edition.made(READERS))
    starts = [n for n, (kind, _) in enumerate(elements) if kind == "Art"]
    ends = [n for n, (kind, _) in enumerate(elements) if kind in {"Art", "Sect"}]
    return [elements[start + 1 : min([n for n in ends if n > start], default=len(elements))] for start in starts]


def below(element):
    for kid in element.K.as_list():
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from below(kid)


def elements(document):
    return list(below(document.Root.StructTreeRoot.K[0]))


def test_it_has_every_page_of_the_edition_in_the_size_of_the_paper(document, edition):
    sizes = {tuple(round(float(edge) * MM_PER_PT, 2) for edge in page.mediabox) for page in document.pages}

    assert len(document.pages) == 4
    assert sizes == {(0, 0, edition.room.press.trim_width_mm, edition.room.press.trim_height_mm)}


def test_each_story_is_told_whole_and_once_over_columns_and_pages(edition):
    told = {next(words for kind, words in story if kind == "H1"): story for story in stories(edition)}
    lead = " ".join(words for _, words in told["Board votes for a second pier"])

    assert len(told) == 5
    assert [int(n) for n in re.findall(r"Paragraph (\d+)\.", lead)] == list(range(95))
    assert lead.count("extraordinarily long deliberations of its subcommittee continue.") == 95


def test_the_turn_of_a_story_is_told_where_it_is_and_its_headline_once(edition):
    (lead,) = [story for story in stories(edition) if ("H1", "Board votes for a second pier") in story]
    words = [words for _, words in lead if words]
    turn = words.index("Continued on page A3")

    assert words[turn + 1] == "From page A1"
    assert words[turn - 1].startswith("Paragraph ")
    assert words.count("Board votes for a second pier") == 1


def test_a_paragraph_over_two_pages_is_one_element_of_whole_words(document):
    parted = [
        each
        for each in elements(document)
        if each.S == "/P" and any(isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid for kid in each.K.as_list())
    ]

    assert len(parted) == 1
    assert re.fullmatch(r"Paragraph \d+\. The harbour .* subcommittee continue\. ?", str(parted[0].ActualText))


def test_folios_inside_are_not_told_and_the_front_has_its_nameplate(edition):
    words = [words for _, words in pdf.told(edition.made(READERS))]

    assert words.count("The Straits Times") == 2  # the nameplate, and the imprint
    assert "A2" not in words
    assert "A1" in words


def test_lines_that_jump_lead_there_and_back(document):
    ways, numbers = {}, {page.obj.objgen: number for number, page in enumerate(document.pages)}
    for number, page in enumerate(document.pages):
        for annotation in page.obj.get("/Annots", pikepdf.Array()):
            spot = annotation.A.D
            ways[str(annotation.Contents)] = (number, numbers[spot[0].objgen], str(spot[1]))

    assert ways == {"Continued on page A3": (0, 2, "/XYZ"), "From page A1": (2, 0, "/XYZ")}


def test_a_way_covers_the_words_that_name_it(document, edition):
    (annotation,) = document.pages[0].obj.Annots
    left, bottom, right, top = (float(edge) for edge in annotation.Rect)
    height = float(document.pages[0].mediabox[3])
    box = ["-x", f"{left - 1:.0f}", "-y", f"{height - top - 1:.0f}"]
    size = ["-W", f"{right - left + 3:.0f}", "-H", f"{top - bottom + 2:.0f}"]

    assert "Continued on page A3" in pdf.words(edition.made(READERS), "-l", "1", *box, *size)


def test_the_outline_leads_to_pages_and_to_the_stories_on_them(document):
    with document.open_outline() as outline:
        found = {item.title: [kid.title for kid in item.children] for item in outline.root}

    assert [words.split()[0] for words in found] == ["A1", "A2", "A3", "A4"]
    assert found["A1 World"][0] == "Board votes for a second pier"
    assert "Board votes for a second pier (from A1)" in found["A3 World"]
    assert [str(each.P) for each in document.Root.PageLabels.Nums.as_list()[1::2]] == ["A1", "A2", "A3", "A4"]


def test_figures_are_told_in_words(document):
    alts = [str(each.Alt) for each in elements(document) if each.S == "/Figure"]

    assert alts == ["The quay.", "Advertisement: Ash & Sons, chandlers", "Advertisement"]


def test_an_advertisement_of_the_press_shows_its_colours_on_a_screen(edition, tmp_path):
    (placed,) = edition.map.pages[1].advertisements
    (tmp_path / "page.pdf").write_bytes(edition.made(READERS))
    line = ["pdftoppm", "-r", "25.4", "-f", "2", "-l", "2", "page.pdf", "shown"]  # a pixel for a millimetre
    subprocess.run(line, cwd=tmp_path, check=True)
    header, _, pixels = (tmp_path / "shown-2.ppm").read_bytes().partition(b"\n255\n")
    width = int(header.split()[1])

    def colour(across, down):
        left, top = placed.box.left_mm + across * placed.box.width_mm, placed.box.top_mm + down * placed.box.height_mm
        at = 3 * (round(top) * width + round(left))
        return tuple(pixels[at : at + 3])

    magenta, cyan = colour(0.75, 0.25), colour(0.25, 0.75)
    assert magenta[1] < magenta[2] < magenta[0]
    assert cyan[0] < cyan[1] < cyan[2]


def test_pictures_have_the_points_a_screen_shows(document, edition):
    (shown,) = edition.map.pages[0].stories[0].pictures
    pictures = document.pages[0].obj.Resources.XObject
    (width,) = [int(pictures[name].Width) for name in pictures.keys()]  # noqa: SIM118  no mapping

    assert width <= round(shown.box.width_mm / 25.4 * 150)


# What archives and screen readers ask of it, as others see it.


def without_accessibility(document):
    """The file without its claim to PDF/UA: pikepdf knows no schema but those that PDF/A names itself."""
    packet = document.Root.Metadata.read_bytes().decode()
    packet = re.sub(r"<pdfaExtension:schemas>.*</pdfaExtension:schemas>", "", packet, flags=re.DOTALL)
    packet = re.sub(r'\s*xmlns:pdfa(Extension|Schema|Property)="[^"]*"', "", packet)
    document.Root.Metadata.write(packet.replace("<pdfuaid:part>1</pdfuaid:part>", "").encode())
    return document


def archival_faults(document):
    return [finding.message for finding in pikepdf.pdfa.check(without_accessibility(document), "2b").findings]


def test_an_archive_takes_it(document):
    assert archival_faults(document) == []


def test_an_archive_would_not_take_it_without_what_its_colours_mean(document):
    del document.Root.OutputIntents

    assert archival_faults(document)


def test_it_says_that_it_is_for_archives_and_for_everybody(document):
    metadata = document.open_metadata()

    assert metadata["pdfaid:part"] == "2"
    assert metadata["pdfaid:conformance"] == "B"
    assert metadata["pdfuaid:part"] == "1"
    assert metadata["dc:title"] == document.docinfo["/Title"] == "The Straits Times, Thursday, October 8, 2015"


def test_a_checker_of_accessibility_finds_nothing(path):
    assert [finding.to_dict() for finding in outloud.check(str(path)).findings] == []


def test_the_same_checker_misses_the_words_of_a_figure(document, tmp_path):
    (first, *_) = [each for each in elements(document) if each.S == "/Figure"]
    del first.Alt
    document.save(tmp_path / "mute.pdf")

    assert outloud.check(str(tmp_path / "mute.pdf")).errors


def test_the_same_edition_gives_the_same_bytes(edition):
    assert renderer(edition.room)(edition.targets[READERS]) == edition.made(READERS)
