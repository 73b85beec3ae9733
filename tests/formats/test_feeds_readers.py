"""Readers that people use understand every feed, and so do grammars written from the specifications."""

import json
from pathlib import Path

import atoma
import feedparser
import pytest
import rnc2rng
from lxml import etree

from tests.conftest import ROOT, SEED
from tests.desk import AS_OF, HOUSE, Desk, story
from tests.pictures.album import XMP, drawn, written

GRAMMARS = ROOT / "tests" / "formats" / "feeds"
STORY = "https://news.example.org/2015/10/08/russia-fires-cruise-missiles-to-back-syria-army-attack/"
RIGHTS = '[[agencies]]\nname = "Reuters"\nspellings = ["REUTERS"]\nrights = "© Thomson Reuters"\n'


@pytest.fixture
def feeds(tmp_path: Path) -> dict[str, bytes]:
    """The feeds of a newsroom with the seed first and twenty more stories, by path below the site."""
    desk = Desk.open(tmp_path / "newsroom", HOUSE + RIGHTS)
    desk.drop(SEED.name, SEED.read_bytes())
    for number in range(20):
        desk.drop(f"story-{number:02}.txt", story(f"Arts & life: pier number {number}"))
    desk.drop("story-00.jpg", written(drawn(700, 400), xmp=XMP.encode()))
    desk.build("feeds", as_of=AS_OF)
    return {path.removeprefix("site/"): content for path, content in desk.files().items()}


def named(feeds: dict[str, bytes], file_name: str) -> dict[str, bytes]:
    return {path: feed for path, feed in feeds.items() if path.endswith(file_name)}


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_every_feed_obeys_the_grammar_of_its_kind(feeds: dict[str, bytes], kind: str) -> None:
    grammar = rnc2rng.dumps(rnc2rng.load(str(GRAMMARS / f"{kind}.rnc")))
    schema = etree.RelaxNG(etree.fromstring(grammar.encode()))

    assert len(named(feeds, f"{kind}.xml")) == 4
    for path, feed in named(feeds, f"{kind}.xml").items():
        assert schema.validate(etree.fromstring(feed)), (path, schema.error_log)


@pytest.mark.parametrize("file_name", ["rss.xml", "atom.xml"])
def test_feedparser_opens_the_story_and_credits_both_agencies(feeds: dict[str, bytes], file_name: str) -> None:
    feed = feedparser.parse(feeds[file_name])
    first = feed.entries[0]

    assert not feed.bozo
    assert (feed.feed.title, feed.feed.link) == ("The Straits Times", "https://news.example.org/")
    assert len(feed.entries) == 21
    assert (first.link, first.author) == (STORY, "Reuters, Agence France-Presse")
    assert [author.name for author in first.authors] == ["Reuters, Agence France-Presse"]
    assert first.published_parsed[:5] == first.updated_parsed[:5] == (2015, 10, 7, 22, 0)
    assert "tragically flawed" in first.content[0].value
    assert "enclosures" not in first or first.enclosures == []


def test_feedparser_finds_the_picture_and_whose_it_is(feeds: dict[str, bytes]) -> None:
    (pictured,) = [entry for entry in feedparser.parse(feeds["rss.xml"]).entries if "media_content" in entry]

    assert (pictured.media_content[0]["medium"], pictured.media_content[0]["width"]) == ("image", "700")
    assert [credit["content"] for credit in pictured.media_credit] == ["Reuters"]
    assert pictured.content[0].value.startswith("<figure><img")


def test_atoma_reads_all_three_kinds(feeds: dict[str, bytes]) -> None:
    atom = atoma.parse_atom_bytes(feeds["atom.xml"])
    rss = atoma.parse_rss_bytes(feeds["rss.xml"])
    item = atoma.parse_json_feed_bytes(feeds["feed.json"]).items[0]

    assert [(link.rel, link.href) for link in atom.entries[0].links] == [("alternate", STORY)]
    assert (rss.link, rss.items[0].link) == ("https://news.example.org/", STORY)
    assert (item.url, item.id_) == (STORY, atom.entries[0].id_)
    assert rss.items[0].pub_date == atom.entries[0].published == item.date_published


def test_json_feed_has_all_that_its_specification_asks_for(feeds: dict[str, bytes]) -> None:
    for feed in (json.loads(feed) for feed in named(feeds, "feed.json").values()):
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"]
        assert len({item["id"] for item in feed["items"]}) == len(feed["items"])
        assert all(item["content_html"] and item["url"].startswith("https://") for item in feed["items"])
        assert all(author["name"] for item in feed["items"] for author in item.get("authors", []))
