"""HTML is read as a person would read the page: the story, and not what stands round it."""

import pytest

from tests.intake.test_carriers import article_of, reading_of

STORY = "<h1>Pier opens</h1><p>It is long. It is wide.</p><p>It rained.</p>"


def texts(content: str) -> list[str]:
    return [paragraph.text for paragraph in article_of("a.html", content).paragraphs]


@pytest.mark.parametrize(
    "round_it",
    [
        "<script>document.write('<p>No.</p>')</script>",
        "<style>p::before { content: 'No.' }</style>",
        "<nav><p>No. News. Sport.</p></nav>",
        "<aside><p>No. Something else.</p></aside>",
        "<form><p>No. Your name.</p></form>",
        "<!-- <p>No.</p> -->",
        "<p hidden class='share'>No. Share this.</p>",
        "<div class='newsletter-signup'><p>No. Sign up now.</p></div>",
        "<ul class='social-links'><li><a href='#'>No.</a></li></ul>",
        "<section class='relatedStories'><h2>No</h2><p>It snowed as well.</p></section>",
        "<p><a href='/other'>No. Read this as well.</a></p>",
        "<p class='article-copyright'>No. All rights reserved.</p>",
    ],
)
def test_what_stands_round_a_story_is_no_part_of_it(round_it):
    assert texts(f"{STORY}{round_it}<p>It snowed.</p>")[:2] == ["It is long. It is wide.", "It rained."]
    assert not any("No" in text for text in texts(f"{STORY}{round_it}<p>It snowed.</p>"))


def test_what_is_set_aside_is_told():
    article = article_of("a.html", f"{STORY}<div class='share-tools'><p>Share this</p></div>")

    assert [promotion.text for promotion in article.promotions] == ["Share this"]


def test_a_class_that_would_take_the_whole_story_takes_nothing():
    assert texts(f"<div class='with-comments related'>{STORY}</div>") == ["It is long. It is wide.", "It rained."]


@pytest.mark.parametrize(
    ("head", "deck"),
    [
        ("<h1>Pier opens</h1><h2>It took ten years</h2>", "It took ten years"),
        ("<h1>Pier opens</h1><p class='article__standfirst'>It took ten years.</p>", "It took ten years."),
        ("<h1>Pier opens</h1><p><em>It took ten years</em></p>", "It took ten years"),
        ("<h1>Pier opens</h1><div id='storySubHeadline'><p>It took ten years</p></div>", "It took ten years"),
        ("<h1>Pier opens</h1>", None),
    ],
)
def test_the_deck_is_known_by_its_mark_or_its_type(head, deck):
    article = article_of("a.html", f"{head}<p>It is long.</p><h2>Why</h2><p>It rained.</p>")

    assert (article.deck and article.deck.text) == deck
    assert [block.text for block in article.body] == ["It is long.", "Why", "It rained."]


@pytest.mark.parametrize(
    "byline",
    [
        "<p class='byline'>By Jane Doe</p>",
        "<div class='meta'><span class='author'>Jane Doe</span> | <time datetime='2016-05-13'>Friday</time></div>",
        "<a rel='author' href='/jane'>Jane Doe</a>",
        "<address class='c-article-author'>By Jane Doe</address>",
        "<p>By Jane Doe</p>",
    ],
)
def test_the_byline_is_known_by_its_mark_or_its_words(byline):
    article = article_of("a.html", f"<h1>Pier opens</h1>{byline}<p>It is long. It is wide.</p>")

    assert [one.name for one in article.bylines] == ["Jane Doe"]
    assert len(article.paragraphs) == 1


def test_the_author_may_stand_in_the_head_of_the_page_alone():
    head = '<head><meta name="author" content="Jane Doe"><meta name="date" content="2016-05-13"></head>'
    article = article_of("a.html", f"<html>{head}<body>{STORY}")

    assert [one.name for one in article.bylines] == ["Jane Doe"]
    assert article.published is not None
    assert article.published.day.isoformat() == "2016-05-13"


def test_an_instant_is_a_day_of_the_paper():
    article = article_of("a.html", f"<h1>x</h1><time datetime='2015-10-07T22:30:00Z'>Oct 7</time>{STORY[20:]}")

    assert article.published is not None
    assert article.published.day.isoformat() == "2015-10-08"  # in Singapore


@pytest.mark.parametrize(
    "figure",
    [
        "<figure><img src=x><figcaption>The pier. <span class='credit'>Sam Ollerton</span></figcaption></figure>",
        "<figure><img src=x><figcaption>The pier. PHOTO: Sam Ollerton</figcaption></figure>",
        "<div class='wp-caption'><img src=x><p class='wp-caption-text'>The pier. PHOTO: Sam Ollerton</p></div>",
        "<figure><img src=x><p>The pier.</p><cite class='photographer'>Sam Ollerton</cite></figure>",
        "<p>The pier. PHOTO: Sam Ollerton</p>",
    ],
)
def test_a_picture_is_its_caption_and_its_credit(figure):
    article = article_of("a.html", f"<h1>Pier</h1><p>It is long.</p>{figure}<p>It rained.</p>")

    assert [(p.caption, p.credit, p.after_paragraph) for p in article.pictures] == [("The pier.", "Sam Ollerton", 1)]
    assert len(article.paragraphs) == 2


def test_a_figure_may_hold_a_table():
    article = article_of("a.html", f"{STORY}<figure><table><tr><td>Adults<td>£4</table></figure>")

    assert article.pictures == ()
    assert article.body[-1].text == "Adults £4"


def test_lines_of_one_paragraph_are_lines():
    assert texts("<h1>Pier</h1><p>It is long.<br><br>It rained.<br>It snowed.</p>") == [
        "It is long.",
        "It rained.",
        "It snowed.",
    ]


def test_a_comment_in_the_margin_is_no_part_of_the_story():
    content = "<h1>Pier</h1><p>It is long.<sup><a href='#cmnt1'>[a]</a></sup></p><p>It rained.</p>"
    article = article_of("a.html", f"{content}<div><p><a href='#cmnt_ref1'>[a]</a><span>Is it?</span></p></div>")

    assert [p.text for p in article.paragraphs] == ["It is long.", "It rained."]
    assert [note.text for note in article.author_notes] == ["Is it?"]


def test_html_that_is_called_txt_is_refused():
    assert [note.code for note in reading_of("a.txt", f"<!DOCTYPE html><html>{STORY}").notes] == ["C003"]


def test_a_page_with_nothing_to_read_is_refused():
    assert [note.code for note in reading_of("a.html", "<script>x</script><img>").notes] == ["C001"]
    assert [note.code for note in reading_of("a.html", "").notes] == ["C001"]


def test_control_characters_and_odd_references_are_no_words():
    assert texts("<h1>Pier</h1><p>It\x0bis &#1;long&shy;er&#0; now.</p>") == ["It is longer\ufffd now."]


def test_nothing_of_a_page_is_asked_of_the_network(monkeypatch):
    monkeypatch.setattr("socket.socket", None)
    page = f"<link rel=stylesheet href=http://x.example/><img src=http://x.example/p.jpg>{STORY}"

    assert texts(page)[0] == "It is long. It is wide."
