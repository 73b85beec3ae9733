"""Feeds carry the whole paper, whole and in order, and say of it what the copy says: no more, no less."""

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree
from lxml.etree import _Element

from publisher import formats, plan
from publisher.order import newsroom_of
from publisher.plan import Target
from tests.conftest import ROOT, SEED
from tests.desk import AS_OF, HOUSE, Desk, story

NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}
SITE = "https://news.example.org/"


def copy(
    headline: str, *, day: str = "October 08, 2015", credit: str = "REUTERS", above: str = "", words: str = ""
) -> str:
    """Copy of a story; ``above`` stands between headline and body, ``words`` are the body's second paragraph."""
    notice = f"A version of this article appeared in the print edition of The Straits Times on {day}, with the headline"
    second = words or "Work begins in spring, and the first ferry will sail in the autumn of the year after."
    first = "MARLOW • The harbour board voted for a second pier, and its chairman said that it was time."
    return "\n\n".join(filter(None, (headline, above, first, second, credit, f"{notice} {headline}."))) + "\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.open(tmp_path / "newsroom")


@pytest.fixture
def seed_feeds(desk: Desk) -> dict[str, bytes]:
    desk.drop(SEED.name, SEED.read_bytes())
    return made(desk)


def made(desk: Desk, as_of: dt.datetime = AS_OF) -> dict[str, bytes]:
    """Every feed of a build, by its path below the site."""
    assert desk.build("feeds", as_of=as_of).faults == ()
    return {path.removeprefix("site/"): content for path, content in desk.files().items()}


def said(feed: bytes, path: str) -> list[str]:
    """The words of the elements, or the values of the attributes, at ``path``."""
    found = etree.fromstring(feed).xpath(path, namespaces=NAMESPACES)
    assert isinstance(found, list)
    return [one if isinstance(one, str) else str(one.text) for one in found if isinstance(one, str | _Element)]


def targets_of(desk: Desk) -> dict[str, Target]:
    with newsroom_of(desk.order("feeds")) as newsroom:
        return {target.path: target for target in plan.targets_of([formats.named("feeds")], newsroom)}


def test_the_seed_goes_out_as_it_did_last_time(seed_feeds: dict[str, bytes], golden) -> None:
    for name in ("rss.xml", "atom.xml", "feed.json", "feeds.opml"):
        golden(f"seed/site/{name}", seed_feeds[name])


def test_the_paper_its_sections_agencies_and_authors_each_have_three_feeds(desk: Desk) -> None:
    desk.drop("a.txt", copy("Board votes for a second pier", above="By Tan Wei", credit="AFP"))
    folders = ("", "sections/world/", "agencies/agence-france-presse/", "authors/tan-wei/")

    assert set(made(desk)) == {
        "feeds.opml",
        *(folder + name for folder in folders for name in ("rss.xml", "atom.xml", "feed.json")),
    }


def test_a_newsroom_without_stories_has_no_feeds(desk: Desk) -> None:
    assert made(desk) == {}


def test_newer_editions_come_first_and_within_one_the_order_is_that_of_the_paper(desk: Desk) -> None:
    desk.drop("a.txt", copy("Old news of the harbour", day="October 06, 2015"))
    desk.drop("b.txt", copy("Lead of the harbour"))
    desk.drop("c.txt", copy("Second story of the harbour"))
    feeds = made(desk)
    order = ["Lead of the harbour", "Second story of the harbour", "Old news of the harbour"]

    assert said(feeds["rss.xml"], "//item/title") == order
    assert said(feeds["atom.xml"], "//atom:entry/atom:title") == order
    assert [item["title"] for item in json.loads(feeds["feed.json"])["items"]] == order
    instants = said(feeds["atom.xml"], "//atom:entry/atom:updated")
    assert instants == sorted(set(instants), reverse=True)


def test_a_feed_has_the_fifty_newest_stories(desk: Desk) -> None:
    for number in range(52):
        desk.drop(f"{number:02}.txt", copy(f"Story of pier number {number}"))
    feeds = made(desk)

    for folder in ("", "sections/world/", "agencies/reuters/"):
        assert said(feeds[f"{folder}rss.xml"], "//item/title") == [f"Story of pier number {n}" for n in range(50)]


def test_an_agency_feed_has_the_stories_of_that_agency_only(desk: Desk) -> None:
    desk.drop("a.txt", copy("Board votes for a second pier", credit="REUTERS, AFP"))
    desk.drop("b.txt", copy("Council votes for a second bridge", credit="AFP"))
    feeds = made(desk)

    assert said(feeds["agencies/reuters/rss.xml"], "//item/title") == ["Board votes for a second pier"]
    assert len(said(feeds["agencies/agence-france-presse/rss.xml"], "//item/title")) == 2
    assert said(feeds["agencies/reuters/rss.xml"], "/rss/channel/title") == ["The Straits Times – Reuters"]
    assert said(feeds["agencies/reuters/rss.xml"], "/rss/channel/link") == [f"{SITE}agencies/reuters/"]


def test_every_feed_knows_its_own_address_and_its_page(seed_feeds: dict[str, bytes]) -> None:
    for folder in ("", "sections/world/", "agencies/reuters/"):
        rss, atom = seed_feeds[f"{folder}rss.xml"], seed_feeds[f"{folder}atom.xml"]
        feed = json.loads(seed_feeds[f"{folder}feed.json"])

        assert said(rss, "/rss/channel/link") == [SITE + folder]
        assert said(rss, "/rss/channel/atom:link[@rel='self']/@href") == [f"{SITE}{folder}rss.xml"]
        assert said(atom, "/atom:feed/atom:link[@rel='alternate']/@href") == [SITE + folder]
        assert said(atom, "/atom:feed/atom:link[@rel='self']/@href") == [f"{SITE}{folder}atom.xml"]
        assert (feed["home_page_url"], feed["feed_url"]) == (SITE + folder, f"{SITE}{folder}feed.json")


def test_both_agencies_are_credited_in_the_one_name_that_readers_show(seed_feeds: dict[str, bytes]) -> None:
    assert said(seed_feeds["rss.xml"], "//item/dc:creator") == ["Reuters, Agence France-Presse"]
    assert said(seed_feeds["atom.xml"], "//atom:entry/atom:author/atom:name") == ["Reuters, Agence France-Presse"]


def test_json_feed_names_each_author_for_itself(seed_feeds: dict[str, bytes]) -> None:
    (item,) = json.loads(seed_feeds["feed.json"])["items"]

    assert item["authors"] == [{"name": "Reuters"}, {"name": "Agence France-Presse"}]


def test_who_wrote_it_is_named_before_whose_words_it_uses(desk: Desk) -> None:
    desk.drop("a.txt", copy("Board votes for a second pier", above="By Tan Wei"))

    assert said(made(desk)["rss.xml"], "//dc:creator") == ["Tan Wei, Reuters"]


def test_a_story_that_credits_nobody_names_no_author_of_its_own(desk: Desk) -> None:
    desk.drop("a.txt", copy("Board votes for a second pier", credit=""))
    feeds = made(desk)

    assert said(feeds["rss.xml"], "//dc:creator") == []
    assert said(feeds["atom.xml"], "//atom:entry/atom:author") == []
    assert said(feeds["atom.xml"], "/atom:feed/atom:author/atom:name") == ["The Straits Times"]
    assert "authors" not in json.loads(feeds["feed.json"])["items"][0]


def test_section_and_agencies_are_categories_of_their_own_schemes(seed_feeds: dict[str, bytes]) -> None:
    schemes = [f"{SITE}sections/", f"{SITE}agencies/", f"{SITE}agencies/"]
    names = ["World", "Reuters", "Agence France-Presse"]

    assert said(seed_feeds["rss.xml"], "//item/category/@domain") == schemes
    assert said(seed_feeds["rss.xml"], "//item/category") == names
    assert said(seed_feeds["atom.xml"], "//atom:entry/atom:category/@scheme") == schemes
    assert said(seed_feeds["atom.xml"], "//atom:entry/atom:category/@term") == names


def test_the_deck_is_the_summary(seed_feeds: dict[str, bytes]) -> None:
    deck = "Ground assault on rebels coordinated, Putin says 4 warships hit ISIS targets with missiles"

    assert said(seed_feeds["rss.xml"], "//item/description") == [deck]
    assert said(seed_feeds["atom.xml"], "//atom:entry/atom:summary") == [deck]
    assert json.loads(seed_feeds["feed.json"])["items"][0]["summary"] == deck


def test_without_a_deck_the_first_paragraph_is_the_summary(desk: Desk) -> None:
    desk.drop("a.txt", copy("Board votes for a second pier"))
    feeds = made(desk)
    lede = "The harbour board voted for a second pier, and its chairman said that it was time."

    assert said(feeds["rss.xml"], "//item/description") == [lede]
    assert len(said(feeds["rss.xml"], "//item/content:encoded")) == 1


def test_the_foot_tells_what_was_printed_and_nobody_is_asked_to_subscribe(seed_feeds: dict[str, bytes]) -> None:
    (html,) = said(seed_feeds["rss.xml"], "//content:encoded")

    assert html.startswith('<p><b class="dateline">BEIRUT</b> • Syrian regime forces')
    assert html.splitlines()[-3:] == [
        "<p><small>See Opinion</small></p>",
        "<p><small>Picture in print: Agence France-Presse</small></p>",
        "<p><small>Printed in The Straits Times, October 8, 2015</small></p>",
    ]
    assert not [name for name, feed in seed_feeds.items() if b"Subscribe" in feed or b"Telegram" in feed]


def test_the_full_text_is_the_same_in_every_kind_of_feed(seed_feeds: dict[str, bytes]) -> None:
    (html,) = said(seed_feeds["rss.xml"], "//content:encoded")

    assert said(seed_feeds["atom.xml"], "//atom:content[@type='html']") == [html]
    assert json.loads(seed_feeds["feed.json"])["items"][0]["content_html"] == html


def test_a_story_keeps_its_id_whatever_its_headline(desk: Desk) -> None:
    desk.drop("pier vote.txt", copy("Board votes for a second pier"))
    before = made(desk)
    desk.drop("pier vote.txt", copy("Board wants a second pier"))
    after = made(desk)

    for feeds in (before, after):
        assert said(feeds["rss.xml"], "//guid") == ["tag:news.example.org,2015-10-08:pier%20vote"]
        assert said(feeds["rss.xml"], "//guid/@isPermaLink") == ["false"]
        assert said(feeds["atom.xml"], "//atom:entry/atom:id") == said(feeds["rss.xml"], "//guid")
        assert json.loads(feeds["feed.json"])["items"][0]["id"] == said(feeds["rss.xml"], "//guid")[0]


def test_days_are_those_of_the_paper_and_not_of_the_build(seed_feeds: dict[str, bytes]) -> None:
    assert said(seed_feeds["rss.xml"], "//pubDate | //lastBuildDate") == ["Thu, 08 Oct 2015 06:00:00 +0800"] * 2
    assert set(said(seed_feeds["atom.xml"], "//atom:updated | //atom:published")) == {"2015-10-08T06:00:00+08:00"}


def test_a_story_that_was_changed_says_when_and_its_feed_with_it(desk: Desk) -> None:
    desk.drop("a.txt", copy("Board votes for a second pier"))
    desk.drop("b.txt", copy("Council votes for a second bridge"))
    made(desk)
    desk.drop("b.txt", copy("Council votes for a second bridge", words="Work begins in autumn, after the floods."))
    feeds = made(desk, as_of=dt.datetime(2015, 10, 9, 1, 30, tzinfo=dt.UTC))
    changed = "2015-10-09T09:29:59+08:00"  # the second story of its edition, a second before the first

    assert said(feeds["rss.xml"], "//lastBuildDate") == ["Fri, 09 Oct 2015 09:29:59 +0800"]
    assert said(feeds["rss.xml"], "//item[2]/pubDate") == ["Thu, 08 Oct 2015 05:59:59 +0800"]
    assert said(feeds["rss.xml"], "//item[2]/atom:updated | //item[2]/dcterms:modified") == [changed, changed]
    assert said(feeds["atom.xml"], "/atom:feed/atom:updated | //atom:entry[2]/atom:updated") == [changed, changed]


def test_days_before_there_were_time_zones_are_told_in_utc(desk: Desk) -> None:
    desk.drop("a.txt", copy("Board votes for a first pier", day="July 15, 1845"))
    feeds = made(desk)

    assert said(feeds["rss.xml"], "//pubDate") == ["Mon, 14 Jul 1845 23:04:35 +0000"]
    assert said(feeds["atom.xml"], "//atom:published") == ["1845-07-14T23:04:35+00:00"]


def test_what_an_agency_allows_is_told_where_the_house_file_says_it(tmp_path: Path) -> None:
    agency = '[[agencies]]\nname = "Reuters"\nspellings = ["REUTERS"]\nrights = "© Thomson Reuters"\n'
    desk = Desk.open(tmp_path / "newsroom", HOUSE + agency)
    desk.drop("a.txt", copy("Board votes for a second pier"))
    desk.drop("b.txt", copy("Council votes for a second bridge", credit="AFP"))
    feeds = made(desk)

    assert said(feeds["rss.xml"], "//channel/copyright | //item[1]/dc:rights") == ["© Thomson Reuters"] * 2
    assert said(feeds["rss.xml"], "//item[1]/content:encoded")[0].endswith("<p><small>© Thomson Reuters</small></p>")
    assert said(feeds["rss.xml"], "//item[2]/dc:rights") == []
    assert said(feeds["atom.xml"], "//atom:rights") == ["© Thomson Reuters"] * 2
    assert said(feeds["agencies/agence-france-presse/rss.xml"], "//copyright") == []


def test_what_is_not_known_is_left_out_and_never_none(desk: Desk) -> None:
    desk.drop("a.txt", copy("Board votes for a second pier", credit=""))

    for feed in made(desk).values():
        assert b"None" not in feed
        assert b"null" not in feed


def test_an_ampersand_is_written_so_that_readers_that_decode_twice_show_it(desk: Desk) -> None:
    desk.drop("a.txt", copy("S&P falls below 2,000"))
    feeds = made(desk)

    assert b"<title>S&#x26;P falls below 2,000</title>" in feeds["rss.xml"]
    assert said(feeds["rss.xml"], "//item/title") == ["S&P falls below 2,000"]


def test_a_description_is_html_for_it_is_taken_for_html(desk: Desk) -> None:
    desk.drop("a.txt", copy("Board votes for a second pier", above="S&P 500 <SPX> falls below 2,000, bank says"))
    feeds = made(desk)

    assert said(feeds["rss.xml"], "//item/description") == ["S&amp;P 500 &lt;SPX&gt; falls below 2,000, bank says"]
    assert said(feeds["atom.xml"], "//atom:summary") == ["S&P 500 <SPX> falls below 2,000, bank says"]


def test_the_list_of_feeds_has_the_paper_first_and_then_every_group(desk: Desk) -> None:
    desk.drop("a.txt", copy("Board votes for a second pier", above="By Tan Wei"))
    opml = made(desk)["feeds.opml"]

    assert said(opml, "/opml/body/outline/@text") == ["The Straits Times", "Sections", "Agencies", "Authors"]
    assert said(opml, "//outline/@xmlUrl") == [
        SITE + folder + "rss.xml" for folder in ("", "sections/world/", "agencies/reuters/", "authors/tan-wei/")
    ]


def test_only_feeds_that_have_a_changed_story_are_made_again(desk: Desk) -> None:
    desk.drop("a.txt", copy("Board votes for a second pier"))
    desk.drop("b.txt", copy("Council votes for a second bridge", credit="AFP"))
    made(desk)
    before = targets_of(desk)
    desk.drop("b.txt", copy("Council votes for a second bridge", credit="AFP", words="Work begins at once, it says."))
    made(desk)
    after = targets_of(desk)
    changed = {path for path in before if before[path].digest != after[path].digest}

    assert {path.rpartition("/")[0] for path in changed} == {
        "site",
        "site/sections/world",
        "site/agencies/agence-france-presse",
    }
    assert "site/feeds.opml" not in changed


@pytest.mark.parametrize("place", [("UTC", "C", "0"), ("Pacific/Apia", "tr_TR.UTF-8", "4711")])
def test_feeds_are_the_same_bytes_wherever_they_are_made(
    place: tuple[str, str, str], desk: Desk, seed_feeds: dict[str, bytes]
) -> None:
    zone, language, hash_seed = place
    output = desk.root.parent / "elsewhere"
    command = ["-m", "publisher", "build", "--format", "feeds", "--as-of", AS_OF.isoformat()]
    places = ["--house", str(desk.root / "publisher.toml"), "--output", str(output)]
    settings = {"TZ": zone, "LANG": language, "LC_ALL": language, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, *command, *places], check=True, cwd="/", env={**os.environ, **settings})

    assert {path: (output / "site" / path).read_bytes() for path in seed_feeds} == seed_feeds


def test_a_house_may_have_feeds_of_some_lists_only(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "newsroom", f'{HOUSE}feeds = ["sections"]\n')
    desk.drop("1.txt", story())
    desk.build()
    feeds = {path.removeprefix("site/").rpartition("/")[0] for path in desk.files() if path.endswith("rss.xml")}
    agency = (desk.output / "site/agencies/reuters/index.html").read_text("utf-8")
    section = (desk.output / "site/sections/world/index.html").read_text("utf-8")

    assert feeds == {"", "sections/world"}
    assert "/agencies/reuters/rss.xml" not in agency + (desk.output / "site/feeds.opml").read_text("utf-8")
    assert "/sections/world/rss.xml" in section
