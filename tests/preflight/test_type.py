"""Type comes with its fonts, and the words that are asked for are all there, once."""

from pikepdf import Array, Dictionary, Name

from tests.plant import WORDS


def fonts(draft):
    return [font for _, font in draft.page.resources.Font.items()]


def test_a_font_that_is_not_in_the_file_is_refused(draft):
    for font in fonts(draft):
        del font.DescendantFonts[0].FontDescriptor.FontFile2
    report = draft.report()

    assert {finding.rule for finding in report.findings} == {"F01"}
    assert report.findings[0].message.endswith(" is not in the file")


def test_one_of_the_fourteen_fonts_is_no_exception(draft):
    courier = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Helvetica"))
    draft.paint(f"0 0 0 1 k BT {draft.declare('/Font', courier)} 20 Tf 300 300 Td (On) Tj ET")

    assert draft.broken() == {"F01"}


def test_a_font_that_is_there_whole_is_worth_a_word(draft):
    for font in fonts(draft):
        font.BaseFont = Name("/Whole")

    assert draft.broken() == {"F02"}


def test_type_drawn_as_pictures_is_worth_a_word(draft):
    drawn = Dictionary(Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 1, 1]), ToUnicode=Name.Identity)
    drawn.FontMatrix, drawn.Widths, drawn.FirstChar, drawn.LastChar = Array([1, 0, 0, 1, 0, 0]), Array([1]), 97, 97
    drawn.CharProcs, drawn.Encoding = Dictionary(), Dictionary(Differences=Array([97, Name.a]))
    draft.paint(f"0 0 0 1 k BT {draft.declare('/Font', drawn)} 20 Tf 300 300 Td (a) Tj ET")

    assert draft.broken() == {"F03"}


def test_courier_is_worth_a_word(draft):
    for font in fonts(draft):
        font.BaseFont = Name("/ABCDEF+Courier")

    assert draft.broken() == {"F04"}


def test_type_that_cannot_be_read_back_is_worth_a_word(draft):
    for font in fonts(draft):
        del font.ToUnicode

    assert draft.broken() == {"F05"}


def test_type_in_no_font_is_refused(draft):
    draft.paint("0 0 0 1 k BT /Missing 20 Tf 300 300 Td (On) Tj ET")

    assert draft.broken() == {"F06"}


def test_words_that_are_there_are_found_over_line_ends_and_hyphens(draft):
    draft.expects = ("Night buses wait", WORDS.upper().replace("decision", "deci\u00adsion"))

    assert draft.broken() == set()


def test_words_that_did_not_fit_are_named(draft):
    draft.expects = (f"{WORDS} The union called it a disgrace.",)
    report = draft.report()

    assert [finding.rule for finding in report.findings] == ["W01"]
    assert report.findings[0].message == "words are missing: “The union called it a disgrace.”"


def test_words_out_of_their_order_are_missing(draft):
    draft.expects = (" ".join(reversed(WORDS.split())),)

    assert draft.broken() == {"W01"}


def test_a_passage_that_stands_there_twice_is_refused(draft):
    draft.expects = (WORDS,)
    draft.page.contents_add(draft.page.obj.Contents.read_bytes())

    assert draft.broken() == {"W02"}
