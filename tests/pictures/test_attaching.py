"""Pictures beside the copy belong to its picture lines in order; copy's words win; what is named has to be there."""

from collections.abc import Callable

import pytest

from publisher.build import file_newsroom
from publisher.filing import Filed
from publisher.model import Picture
from publisher.notes import Code
from publisher.order import newsroom_of
from tests.desk import Desk
from tests.pictures.album import XMP, bomb, drawn, written

COPY = """Ferry pier opens

By Tan Wei
{above}
HARBOUR • The pier opened on Friday. It is long.

It is wide as well.
{below}
REUTERS

A version of this article appeared in the print edition of The Straits Times on October 08, 2015, with the headline \
Ferry pier opens.
"""
FERRY = "\nThe ferry at noon. PHOTO: SAM OLLERTON\n"
CROWD = "\nPHOTO: AFP\n"
JPEG = written(drawn(90, 60))
TOLD = written(drawn(80, 60), xmp=XMP.encode())


def copy(above: str = "", below: str = "") -> str:
    return COPY.format(above=above, below=below)


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk.open(tmp_path / "newsroom")


@pytest.fixture
def pictured(desk: Desk) -> Callable[..., tuple[Picture, ...]]:
    """The pictures of a story with these files beside it."""

    def file(words: str, **files: bytes) -> tuple[Picture, ...]:
        desk.drop("pier.txt", words)
        for name, content in files.items():
            desk.drop(name.replace("__", ".").replace("_", "-"), content)
        with newsroom_of(desk.order()) as newsroom:
            file_newsroom(newsroom)
            return newsroom.catalogue.article("pier").pictures

    return file


def filed(desk: Desk) -> Filed:
    with newsroom_of(desk.order()) as newsroom:
        return file_newsroom(newsroom)


def files(pictures: tuple[Picture, ...]) -> list[str | None]:
    return [picture.file.name if picture.file else None for picture in pictures]


def test_files_go_to_the_picture_lines_in_order(pictured):
    pictures = pictured(copy(FERRY, CROWD), pier_2__png=written(drawn(), "PNG"), pier__jpg=JPEG)

    assert files(pictures) == ["seeds/pier.jpg", "seeds/pier-2.png"]
    assert [picture.after_paragraph for picture in pictures] == [0, 2]
    assert (pictures[0].file.width, pictures[0].file.height) == (90, 60)


def test_a_line_without_a_file_stays_a_picture_of_print(pictured):
    assert files(pictured(copy(FERRY, CROWD), pier__jpg=JPEG)) == ["seeds/pier.jpg", None]


def test_the_words_of_the_copy_win_and_the_file_adds_what_they_lack(pictured):
    ferry, crowd, extra = pictured(copy(FERRY, CROWD), pier__jpg=TOLD, pier_2__jpg=TOLD, pier_3__jpg=TOLD)

    assert (ferry.caption, ferry.credit, ferry.alt) == ("The ferry at noon.", "SAM OLLERTON", "A ferry at a pier")
    assert (crowd.caption, crowd.credit) == ("The ferry at dawn.", "AFP")
    assert (extra.caption, extra.credit, extra.after_paragraph) == ("The ferry at dawn.", "Reuters", 2)


def test_the_first_picture_of_a_story_without_picture_lines_stands_under_the_headline(pictured):
    pictures = pictured(copy(), pier__jpg=JPEG, pier_2__jpg=TOLD)

    assert [picture.after_paragraph for picture in pictures] == [0, 2]


def test_a_number_belongs_to_the_story_that_has_it_in_its_name(desk: Desk):
    desk.drop("pier.txt", copy())
    desk.drop("pier-2.txt", copy())
    desk.drop("pier-2.jpg", JPEG)
    with newsroom_of(desk.order()) as newsroom:
        file_newsroom(newsroom)

        assert not newsroom.catalogue.article("pier").pictures
        assert files(newsroom.catalogue.article("pier-2").pictures) == ["seeds/pier-2.jpg"]


def test_a_line_may_name_its_file(pictured):
    line = "\n[harbour.jpg] The ferry. PHOTO: LENA HOBB\n"
    named, beside = pictured(copy(line, CROWD), harbour__jpg=JPEG, pier__jpg=JPEG)

    assert (named.caption, named.file.name, named.after_paragraph) == ("The ferry.", "seeds/harbour.jpg", 0)
    assert (beside.file.name, beside.after_paragraph) == ("seeds/pier.jpg", 2)


@pytest.mark.parametrize("words", ["", " The ferry.", " The ferry, with nobody on it"])
@pytest.mark.parametrize(("where", "after"), [("above", 0), ("below", 2)])
def test_a_line_that_names_its_file_needs_nothing_else(pictured, words, where, after):
    (named,) = pictured(copy(**{where: f"\n[harbour.JPG]{words}\n"}), harbour__JPG=JPEG)

    assert (named.caption, named.credit, named.file.name) == (words.strip() or None, None, "seeds/harbour.JPG")
    assert named.after_paragraph == after


@pytest.mark.parametrize("content", [None, b"", bomb()], ids=["missing", "empty", "bomb"])
def test_a_story_waits_for_the_picture_it_names(desk: Desk, content):
    desk.drop("pier.txt", copy("\n[harbour.jpg] The ferry. PHOTO: LENA HOBB\n"))
    if content is not None:
        desk.drop("harbour.jpg", content)
    without = filed(desk)
    desk.drop("harbour.jpg", JPEG)
    with_it = filed(desk)

    assert [(note.code, note.line, note.column) for note in without.notes] == [(Code.NO_PICTURE, 5, 2)]
    assert without.withheld == ("seeds/pier.txt",)
    assert (with_it.read, with_it.notes) == (("seeds/pier.txt",), ())


FIGURE = '<figure><img src="harbor.jpg" alt="A ferry"><figcaption>The ferry. PHOTO: AFP</figcaption></figure>'
HTML = f"<html><h1>Pier opens</h1>\n<p>It opened on Friday.</p>\n{FIGURE}\n<p>It is long, they said.</p></html>"


@pytest.mark.parametrize(
    ("drops", "place"),
    [
        ({"pier.txt": '+++\npictures = [\n  "harbor.jpg",\n]\n+++\n' + copy(FERRY)}, (3, 4)),
        ({"pier.txt": copy(FERRY), "pier.toml": 'pictures = ["harbor.jpg"]\n'}, (1, 1)),
        ({"pier.txt": copy("\nCafé\n\n[harbor.jpg] PHOTO: AFP\n").encode("utf-16")}, (7, 2)),
        ({"pier.html": HTML}, (3, 19)),
    ],
    ids=["front matter", "sidecar", "UTF-16", "HTML"],
)
def test_a_name_is_found_wherever_it_stands(desk: Desk, drops, place):
    for name, words in drops.items():
        desk.drop(name, words)
    desk.drop("harbour.jpg", JPEG)
    (note,) = [note for note in filed(desk).notes if note.code is Code.NO_PICTURE]

    assert (note.line, note.column) == place
    assert note.hint == "harbour.jpg is there: correct the name"


def test_front_matter_names_the_pictures_instead_of_those_beside(pictured):
    words = '+++\npictures = ["harbour.jpg"]\n+++\n' + copy(FERRY, CROWD)

    assert files(pictured(words, pier__jpg=JPEG, harbour__jpg=JPEG)) == ["seeds/harbour.jpg", None]


@pytest.mark.parametrize("name", ["../secret.jpg", "/etc/secret.jpg", "..jpg"])
def test_a_name_leads_nowhere_but_into_the_copy_folder(desk: Desk, name):
    (desk.root / "secret.jpg").write_bytes(JPEG)
    desk.drop("pier.txt", copy(f"\n[{name}] The ferry. PHOTO: LENA HOBB\n"))
    with newsroom_of(desk.order()) as newsroom:
        file_newsroom(newsroom)

        assert not any(card.pictures for card in newsroom.catalogue.cards())


@pytest.mark.parametrize("content", [b"", JPEG[:400], bomb()], ids=["empty", "half", "bomb"])
def test_a_broken_picture_beside_the_copy_is_left_out(desk: Desk, content):
    desk.drop("pier.txt", copy(FERRY))
    desk.drop("pier.jpg", content)
    outcome = filed(desk)
    with newsroom_of(desk.order()) as newsroom:
        pictures = newsroom.catalogue.article("pier").pictures

    assert [note.code for note in outcome.notes] == [Code.BAD_PICTURE]
    assert (outcome.withheld, files(pictures)) == ((), [None])


def test_a_picture_that_nobody_asks_for_is_told(desk: Desk):
    desk.drop("pier.txt", copy("\n[harbour.jpg] The ferry. PHOTO: LENA HOBB\n"))
    for name in ("harbour.jpg", "pier-2.jpg", "peer.jpg", "pier-x.jpg"):
        desk.drop(name, JPEG)

    assert [(note.code, note.file) for note in filed(desk).notes] == [
        (Code.STRAY_PICTURE, "seeds/peer.jpg"),
        (Code.STRAY_PICTURE, "seeds/pier-x.jpg"),
    ]


def test_a_picture_that_changes_comes_or_goes_files_its_story_anew(desk: Desk):
    desk.drop("pier.txt", copy(FERRY))
    other = desk.drop("other.txt", copy())
    seen = [filed(desk).read]
    first = desk.drop("pier.jpg", JPEG)
    seen.append(filed(desk).read)
    desk.drop("pier.jpg", TOLD)
    seen += [filed(desk).read, filed(desk).read]
    first.unlink()
    seen.append(filed(desk).read)

    pier = ("seeds/pier.txt",)
    assert other.is_file()
    assert seen == [("seeds/other.txt", *pier), pier, pier, (), pier]


def test_a_new_picture_is_no_new_version_of_the_words(desk: Desk):
    desk.drop("pier.txt", copy(FERRY))
    filed(desk)
    desk.drop("pier.jpg", JPEG)
    filed(desk)
    with newsroom_of(desk.order()) as newsroom:
        card = newsroom.catalogue.card("pier")

    assert (card.version, card.modified) == (1, None)
    assert files(card.pictures) == ["seeds/pier.jpg"]
