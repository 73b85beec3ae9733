"""Whatever a headline holds, feeds stay readable, and what XML can carry arrives unharmed."""

import datetime as dt
import json
from html.parser import HTMLParser
from xml.etree.ElementTree import XML, Element

from hypothesis import example, given
from hypothesis import strategies as st

from publisher.catalogue import Card
from publisher.formats.feeds.atom import atom
from publisher.formats.feeds.json_feed import json_feed
from publisher.formats.feeds.lists import Feed
from publisher.formats.feeds.rss import rss
from publisher.formats.feeds.stories import Head, Story, head_of, story_of
from publisher.house import read_house
from publisher.model import Article, Crosshead, ListItem, Paragraph, Passage
from publisher.text.spans import Span
from publisher.text.typography import typographic
from publisher.text.xml_text import xml_text
from tests.conftest import ROOT

HOUSE = read_house(ROOT / "publisher.toml")
DAY = dt.date(2015, 10, 8)
HERE = Span(0, 1)
ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"

any_words = st.text(st.characters(), min_size=1, max_size=60)  # lone surrogates too


def told(words: str) -> tuple[Head, tuple[Story, ...]]:
    """A feed of one story that says these words wherever it can."""
    card = Card(
        id=words,
        copy="seeds/a.txt",
        address="2015/10/08/a/",
        headline=words,
        kicker=None,
        deck=words,
        section="World",
        agencies=("Reuters",),
        bylines=(words,),
        topics=(),
        day=DAY,
        priority=None,
        rank=0,
        published=HOUSE.instant_of(DAY, 0),
        modified=None,
        version=1,
        words=1,
        whole="",
        face="",
    )
    body = (Paragraph(words, HERE), Crosshead(words, HERE), ListItem(words, HERE))
    article = Article(id=words, headline=Passage(words, HERE), body=body)
    feed = Feed(folder="sections/world/", group="Sections", name=words, stories=range(1))
    return head_of(feed, (card,), HOUSE), (story_of(card, article, HOUSE),)


def read(xml: bytes) -> Element:
    """The root of a document, as a parser reads it that is not the one it was written with."""
    return XML(xml)


def as_shown(words: str) -> str:
    return xml_text(typographic(words)).strip()


class _Words(HTMLParser):
    """The words of HTML, as a browser would show them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words = ""
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.words += data


@given(any_words)
@example("AT&T <b>wins</b> \"x\" 'y'")
@example("]]> & <![CDATA[ x")
@example("nul\x00vt\x0bfs\x1c cr\rlf\r\nend")
@example("bom \ufeff nonchar \ufffe lone \udc80 surrogate")
@example("\u202eabc\u202c \u00a0 \u2028 \U0001f680")
@example("x &amp; y &lt;i&gt;")
@example("\x01")
def test_any_headline_survives_the_way_to_the_reader(words: str) -> None:
    head, stories = told(words)
    item = read(rss(head, stories)).find("channel/item")
    entry = read(atom(head, stories)).find(f"{ATOM}entry")
    (in_json,) = json.loads(json_feed(head, stories))["items"]

    assert item is not None
    assert entry is not None
    arrived = {item.findtext("title"), entry.findtext(f"{ATOM}title"), in_json["title"]}
    assert len(arrived) == 1
    if as_shown(words):
        assert arrived == {as_shown(words)}


@given(any_words)
@example("1 < 2 & 3 > 2")
@example("</p><script>alert(1)</script>")
@example("]]>")
def test_any_body_survives_and_nothing_in_it_is_markup(words: str) -> None:
    head, stories = told(words)
    html = read(rss(head, stories)).findtext(f"channel/item/{CONTENT}encoded") or ""
    shown = xml_text(typographic(words))

    assert _Words(html).words == f"{shown}\n{shown}\n\n{shown}\n"
    assert read(atom(head, stories)).findtext(f"{ATOM}entry/{ATOM}content") == html


@given(any_words)
def test_any_file_name_gives_an_id_that_is_a_tag(words: str) -> None:
    (story,) = told(words)[1]

    assert story.id.isascii()
    assert story.id.startswith("tag:news.example.org,2015-10-08:")
    assert not set(story.id) & set(' <>"{}|\\^`#[]?')
