"""NewsML-G2 is read whatever is inside: NITF, XHTML, HTML or plain text, one item or a message of them."""

import pytest
from lxml import etree

from tests.conftest import ROOT
from tests.intake.test_carriers import article_of, assert_metadata_of_the_pier, reading_of

SCHEMA = ROOT.parent / "shared" / "schemas" / "newsmlg2" / "NewsML-G2_2.35-spec-All-Power.xsd"
CARRIERS = ROOT / "tests" / "cases" / "carriers"
SAMPLES = ["pier-nitf.newsml.xml", "pier-xhtml.newsml.xml", "message.xml"]


def item(meta: str = "", content: str = "", item_meta: str = "") -> str:
    inside = content or '<inlineData contenttype="text/plain">It is long.</inlineData>'
    said = f"<itemMeta>{item_meta}</itemMeta><contentMeta><headline>Pier opens</headline>{meta}</contentMeta>"
    return f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">{said}<contentSet>{inside}</contentSet></newsItem>'


@pytest.mark.skipif(not SCHEMA.is_file(), reason="the schemas of the IPTC are not on this machine")
@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_newsml_by_its_schema(name):
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(etree.parse(CARRIERS / name))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_metadata_of_a_sample_are_facts_of_the_story(name):
    assert_metadata_of_the_pier(name, article_of(name, (CARRIERS / name).read_bytes()))


def test_the_text_inside_repeats_nothing():
    nitf = "<body.head><hedline><hl1>Pier opens at last</hl1></hedline><byline>By Jane Doe</byline></body.head>"
    content = f"<inlineXML><nitf><body>{nitf}<body.content><p>It is long.</p></body.content></body></nitf></inlineXML>"
    article = article_of("a.xml", item("<by>By Jane Doe</by>", content))

    assert article.headline.text == "Pier opens"
    assert [byline.name for byline in article.bylines] == ["Jane Doe"]


def test_escaped_html_is_html():
    content = '<inlineData contenttype="text/html">&lt;p&gt;It is &amp;amp; was.&lt;/p&gt;&lt;h2&gt;Why&lt;/h2&gt;'
    article = article_of("a.xml", item(content=f"{content}&lt;p&gt;It rained.&lt;/p&gt;</inlineData>"))

    assert [block.text for block in article.body] == ["It is & was.", "Why", "It rained."]


@pytest.mark.parametrize("status", ["stat:canceled", "stat:withheld"])
def test_a_story_that_is_called_back_is_withdrawn(status):
    assert article_of("a.xml", item(item_meta=f'<pubStatus qcode="{status}"/>')).withdrawn


def test_a_line_that_credits_nobody_is_no_byline():
    assert article_of("a.xml", item("<by>By our staff</by>")).bylines == ()


@pytest.mark.parametrize(
    "content",
    [
        "<newsItem/>",
        "<newsMessage><itemSet/></newsMessage>",
        "<packageItem/>",
        "<rss><channel/></rss>",
        '<newsItem><itemMeta><itemClass qcode="ninat:picture"/></itemMeta></newsItem>',
    ],
)
def test_xml_without_a_story_is_refused(content):
    reading = reading_of("a.xml", content)

    assert reading.article is None
    assert [note.code for note in reading.notes] == ["C008"]
