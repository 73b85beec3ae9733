"""Markdown is read for what its marks mean, and its words stay as they were typed."""

from tests.intake.test_carriers import article_of, reading_of


def test_the_first_heading_is_the_headline_and_the_others_are_crossheads():
    article = article_of("a.md", "# Pier opens\n\nIt is long.\n\n## Why\n\nIt rained.\n\n### How\n\nIt snowed.\n")

    assert article.headline.text == "Pier opens"
    assert [block.text for block in article.body] == ["It is long.", "Why", "It rained.", "How", "It snowed."]


def test_a_headline_may_be_underlined():
    assert article_of("a.md", "Pier opens\n==========\n\nIt is long.\n").headline.text == "Pier opens"


def test_a_line_below_the_headline_that_is_all_in_italics_is_the_deck():
    article = article_of("a.md", "# Pier opens\n\n*It took ten years*\n\nIt is long.\n")

    assert article.deck is not None
    assert article.deck.text == "It took ten years"


def test_quotation_marks_and_dashes_stay_as_they_were_typed():
    text = "\"It's -- as I said... -- 'long',\" he said."

    assert article_of("a.md", f"# Pier\n\n{text}\n").paragraphs[0].text == text


def test_links_and_emphasis_leave_their_words():
    article = article_of("a.md", "# Pier\n\nA **bold** [link](http://x.example/ 'T') and `code` 5 * 3 in snake_case.\n")

    assert article.paragraphs[0].text == "A bold link and code 5 * 3 in snake_case."


def test_a_picture_has_its_file_and_what_is_said_to_those_who_cannot_see_it():
    article = article_of("a.md", "# Pier\n\nIt is long.\n\n![A wooden pier](pier.jpg)\n\nIt rained.\n")
    picture = article.pictures[0]

    assert (picture.named, picture.alt, picture.caption, picture.after_paragraph) == (
        "pier.jpg",
        "A wooden pier",
        None,
        1,
    )


def test_a_picture_from_elsewhere_names_no_file():
    article = article_of("a.md", "# Pier\n\nIt is long.\n\n![A pier](https://x.example/pier.jpg)\n")

    assert article.pictures[0].named is None


def test_the_headline_may_stand_in_the_front_matter_alone():
    article = article_of("a.md", '+++\nheadline = "Crab"\n+++\nBy Bea Nolloth\n\nThere are three weeks. It is May.\n')

    assert article.headline.text == "Crab"
    assert [byline.name for byline in article.bylines] == ["Bea Nolloth"]
    assert len(article.paragraphs) == 1


def test_scripts_in_markdown_are_taken_out():
    reading = reading_of(
        "a.md", "# Pier\n\nIt is long.\n\n<script>alert(1)</script>\n\n<b onclick=x()>It</b> rained.\n"
    )

    assert reading.article is not None
    assert [p.text for p in reading.article.paragraphs] == ["It is long.", "It rained."]


def test_a_label_says_where_the_words_are_marks_and_all():
    content = b"# Pier\n\nA **bold** [link](x) here.\n"
    reading = reading_of("a.md", content)
    paragraph = next(label for label in reading.labels if label.role == "paragraph")

    assert paragraph.span.of(content) == b"A **bold** [link](x) here."


def test_a_bad_byte_is_noted_at_its_place():
    reading = reading_of("a.md", "# Café\n\nÉté à la plage, caf\udcff ouvert.\n".encode("utf-8", "surrogateescape"))

    assert [(note.code, note.line, note.column) for note in reading.notes] == [("C004", 3, 20)]
    assert reading.article is not None
    assert reading.article.paragraphs[0].text.endswith("caf\ufffd ouvert.")
