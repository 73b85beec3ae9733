"""A story's own PDF reads as well to a screen reader as it looks: tagged as PDF/UA, every word once, in order."""

import io
import re

import msgspec
import pikepdf
import pytest
from msgspec.structs import replace

from publisher import plan
from publisher.formats.press import FORMAT, Kind
from publisher.formats.press.render import renderer
from publisher.model import Crosshead, ListItem
from publisher.prose import foot_lines
from publisher.text.typography import typographic
from tests import pdf

pytestmark = pytest.mark.usefixtures("quiet")
NOTICE = "A version of this article appeared in the print edition of The Straits Times on October 08, 2015"
SENTENCE = "The harbour board voted for a second pier, said its chairman on Monday, and work begins in spring."


def copy(headline: str, paragraphs: int) -> str:
    """Copy of a story that needs as many sheets as it has paragraphs to fill them."""
    first, *others = [f"Paragraph {n}. {SENTENCE} {SENTENCE}" for n in range(paragraphs)]
    notice = f"{NOTICE}, with the headline {headline}."
    return "\n\n".join((headline, f"MARLOW • {first}", *others, "REUTERS", notice)) + "\n"


def made(newsroom):
    (target,) = [target for target in plan.targets_of([FORMAT], newsroom) if target.kind is Kind.STORY]
    return renderer(newsroom)(target)


@pytest.fixture
def opened(newsroom):
    """Opens the PDF of a newsroom's only story."""
    documents = []

    def open_story(*copy_of_it):
        document = pikepdf.open(io.BytesIO(made(newsroom(*copy_of_it))))
        documents.append(document)
        return document

    yield open_story
    for document in documents:
        document.close()


def elements(document, kind=None):
    """The elements under the story's own, in order, and those below them."""

    def below(element):
        for kid in element.K.as_list():
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield kid
                yield from below(kid)

    found = list(below(document.Root.StructTreeRoot.K[0].K[0]))
    return [each for each in found if kind is None or kind == each.S]


def shown(document):
    """What each piece of marked content shows, by page and number, as poppler reads it."""
    out = io.BytesIO()
    document.save(out)
    return pdf.in_order(out.getvalue())


def expected(newsroom_opened):
    (card,) = newsroom_opened.catalogue.cards()
    article = newsroom_opened.catalogue.article(card.id)
    said = [article.headline.text, article.deck.text, "Reuters, Agence France-Presse", "BEIRUT •"]
    said += [block.text for block in article.body]
    foot = " ".join(foot_lines(article, newsroom_opened.house))
    return " ".join(typographic(each) for each in [*said, foot]).replace("\u00a0", " ")


def test_every_word_of_the_story_stands_there_once_and_in_order(newsroom):
    room = newsroom()

    assert pdf.in_order(made(room)).count(expected(room)) == 1


def test_whoever_takes_the_words_out_gets_whole_words(newsroom):
    """pdftotext as most people call it: no word of the copy is missing or broken."""
    room = newsroom()
    found = pdf.words(made(room)).split()

    assert sorted(set(expected(room).split()) - set(found)) == []


def test_the_story_fits_on_one_sheet_of_a4(opened):
    document = opened()

    assert len(document.pages) == 1
    assert [float(edge) for edge in document.pages[0].mediabox] == pytest.approx([0, 0, 595.276, 841.89], abs=0.01)


def test_it_says_that_it_is_tagged_and_whose_it_is(opened):
    document = opened()
    metadata = document.open_metadata()

    assert document.Root.MarkInfo.Marked
    assert document.Root.ViewerPreferences.DisplayDocTitle
    assert document.Root.Lang == "en-SG"
    assert metadata["pdfuaid:part"] == "1"
    assert (
        metadata["dc:title"] == document.docinfo["/Title"] == "Russia fires cruise missiles to back Syria army attack"
    )
    assert metadata["dc:creator"] == ["Reuters", "Agence France-Presse"]


def test_each_paragraph_is_one_element_whatever_columns_it_runs_over(opened):
    document = opened()
    kinds = [str(each.S) for each in elements(document)]

    # Nameplate, folio, deck, byline, eighteen paragraphs, refer, picture, print notice and the address.
    assert kinds.count("/P") == 26
    assert kinds.count("/H1") == 1
    assert set(kinds) == {"/P", "/H1", "/Link"}


def test_words_broken_at_a_lines_end_are_whole_to_whoever_listens(opened, newsroom):
    told = [str(each.ActualText) for each in elements(opened(), "/P") if "/ActualText" in each]
    passages = expected(newsroom())

    assert told
    assert all(" ".join(each.split()) in passages for each in told)


def test_every_piece_of_text_belongs_to_one_element(opened):
    document = opened({"a.txt": copy("Board votes for a second pier", 40)})
    owners = list(document.Root.StructTreeRoot.ParentTree.Nums)
    for number, page in enumerate(document.pages):
        marked = re.findall(rb"MCID (\d+)", page.Contents.read_bytes())
        owned = owners[owners.index(number) + 1]

        assert marked
        assert all(isinstance(owned[int(each)], pikepdf.Dictionary) for each in marked)


def test_sheets_after_the_first_have_a_running_line_that_is_no_part_of_the_story(opened):
    document = opened({"a.txt": copy("Board votes for a second pier", 40)})
    artifacts = [page.Contents.read_bytes().count(b"/Pagination") for page in document.pages]

    assert artifacts == [0, *[1] * (len(document.pages) - 1)]
    assert f"Page 2 of {len(document.pages)}" in shown(document)
    assert elements(document, "/P")[-2].K


def test_a_paragraph_that_runs_over_two_sheets_is_still_one(opened):
    document = opened({"a.txt": copy("Board votes for a second pier", 40)})
    over = [
        each for each in elements(document, "/P") if any(isinstance(k, pikepdf.Dictionary) for k in each.K.as_list())
    ]

    assert over
    assert len(elements(document, "/P")) == 40 + 5


def test_items_are_one_list_and_crossheads_are_headings(newsroom):
    room = newsroom({"a.txt": copy("Board votes for a second pier", 3)})
    (card,) = room.catalogue.cards()
    article = room.catalogue.article(card.id)
    span = article.headline.span
    listed = (Crosshead("What comes next", span), ListItem("A survey.", span), ListItem("A vote.", span))
    longer = replace(article, body=(article.body[0], *listed, *article.body[1:]))
    room.catalogue.file(card, msgspec.msgpack.encode(longer))
    with pikepdf.open(io.BytesIO(made(room))) as document:
        kinds = [str(each.S) for each in elements(document)]

    assert "".join(kinds).count("/P/H2/L/LI/LBody/LI/LBody/P") == 1


def test_the_address_at_the_foot_is_a_link_that_says_where_it_leads(opened):
    document = opened()
    (annotation,) = document.pages[0].Annots
    address = "https://news.example.org/2015/10/08/russia-fires-cruise-missiles-to-back-syria-army-attack/"

    assert address == annotation.A.URI
    assert annotation.Contents == f"This story on the web: {address}"
    assert document.pages[0].Tabs == "/S"
    assert elements(document, "/Link")[0].K[0].Obj == annotation


def test_every_font_is_embedded(newsroom):
    assert set(pdf.fonts(made(newsroom())).values()) == {True}


def test_a_story_without_deck_agency_or_second_paragraph_is_set_too(newsroom):
    words = pdf.in_order(made(newsroom({"a.txt": copy("Board votes", 1).replace("REUTERS\n\n", "")})))

    assert "Board votes MARLOW • Paragraph 0." in words
