"""Lists have a front each; older stories keep their pages when stories are added, and topics are lists like others."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from lxml.html import HtmlElement

from publisher import formats, plan
from publisher.formats.web.kinds import Kind
from publisher.formats.web.lists import FULL, MOST, Listed
from publisher.order import newsroom_of
from tests.desk import Desk

SITE = "https://news.example.org"


def copy(
    headline: str, *, day: str = "October 08, 2015", topics: str = "", second: str = "Work begins in spring."
) -> str:
    """Copy of a story; ``topics`` are stated in its front matter."""
    stated = f"---\ntopics: [{topics}]\n---\n" if topics else ""
    notice = f"A version of this article appeared in the print edition of The Straits Times on {day}, with the headline"
    first = "MARLOW • The harbour board voted for a second pier, and its chairman said that it was time."
    return stated + "\n\n".join([headline, first, second, "REUTERS", f"{notice} {headline}."]) + "\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A newsroom of fifty stories, two a day, of which every other one is about the harbour."""
    desk = Desk.open(tmp_path / "newsroom")
    for number in range(50):
        day, topics = f"September {number // 2 + 1:02}, 2015", "Harbour" if number % 2 else ""
        desk.drop(f"{number:02}.txt", copy(f"Story number {number} of the harbour", day=day, topics=topics))
    desk.build()
    return desk


def page(desk: Desk, path: str) -> HtmlElement:
    return html.document_fromstring((desk.output / "site" / path / "index.html").read_text("utf-8"))


def words(element: HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def headlines(tree: HtmlElement) -> list[str]:
    return [words(each) for each in tree.cssselect("main h2 a[href$='-of-the-harbour/'], main h3 a")]


def targets(desk: Desk) -> dict[str, str]:
    """The digest of every page of the site."""
    with newsroom_of(desk.order("web")) as newsroom:
        return {target.path: target.digest for target in plan.targets_of([formats.named("web")], newsroom)}


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


# Which story stands where.


@given(st.integers(0, 400))
def test_every_story_of_a_list_stands_on_its_front_or_on_a_full_page(stories: int) -> None:
    listed = Listed(Kind.FRONT, "", "", range(stories))
    pages = dict(listed.pages())

    assert {*listed.newest, *(place for page in pages.values() for place in page)} == set(range(stories))
    assert {len(page) for page in pages.values()} <= {FULL}
    assert len(listed.newest) == min(stories, MOST)


@given(st.integers(0, 400), st.integers(1, 60))
def test_a_page_of_older_stories_keeps_its_stories_when_newer_ones_come(stories: int, more: int) -> None:
    before, after = (
        Listed(Kind.FRONT, "", "", range(more, more + stories)),
        Listed(Kind.FRONT, "", "", range(more + stories)),
    )

    assert [list(page) for _, page in before.pages()] == [
        list(page) for number, page in after.pages() if number <= before.last
    ]


@given(st.integers(0, 400))
def test_no_page_repeats_what_the_front_shows_already(stories: int) -> None:
    listed = Listed(Kind.FRONT, "", "", range(stories))

    assert all(set(page) - set(listed.newest) for _, page in listed.pages())


# What the pages say.


def test_the_way_leads_from_the_front_through_all_older_stories_and_back(desk: Desk) -> None:
    front, newer, oldest = page(desk, ""), page(desk, "page/2"), page(desk, "page/1")

    assert [link.get("href") for link in front.cssselect(".onward a")] == ["/page/2/"]
    assert [link.get("href") for link in newer.cssselect(".onward a")] == ["/page/1/", "/"]
    assert [link.get("href") for link in oldest.cssselect(".onward a")] == ["/page/2/"]
    assert set(headlines(front) + headlines(newer) + headlines(oldest)) == {
        f"Story number {number} of the harbour" for number in range(50)
    }


def test_a_page_of_older_stories_says_which_days_it_has_and_not_how_many_pages_there_are(desk: Desk) -> None:
    oldest = page(desk, "sections/world/page/1")
    name = "World, older stories, September 1, 2015 to September 10, 2015 – The Straits Times"

    assert oldest.findtext("head/title") == name
    assert oldest.cssselect("link[rel=canonical]")[0].get("href") == f"{SITE}/sections/world/page/1/"
    assert [link.get("href") for link in oldest.cssselect(".way a")] == ["/sections/world/"]
    assert words(oldest.cssselect("h1")[0]) == "Older stories"
    assert not oldest.cssselect("meta[name=robots]")


def test_a_list_that_fits_its_front_has_no_other_page(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "newsroom")
    for number in range(MOST):
        desk.drop(f"{number:02}.txt", copy(f"Story number {number} of the harbour"))
    desk.build("web")

    assert not [path for path in desk.files() if "/page/" in path]
    assert not page(desk, "").cssselect(".onward")


def test_older_stories_are_in_the_sitemap(desk: Desk) -> None:
    tree = etree.fromstring((desk.output / "site/sitemap.xml").read_bytes())
    changes = {str(url[0].text): str(url[1].text) for url in tree}

    assert changes[f"{SITE}/page/1/"] == "2015-09-10"
    assert {f"{SITE}/sections/world/page/2/", f"{SITE}/topics/harbour/page/1/"} <= changes.keys()


# What changes with a story.


def test_a_story_that_is_added_leaves_older_pages_as_they_are(desk: Desk) -> None:
    before = targets(desk)
    desk.drop("new.txt", copy("A new story of the harbour", day="September 26, 2015"))
    desk.build("web")
    touched = changed(before, targets(desk))

    assert {"site/index.html", "site/sections/world/index.html", "site/agencies/reuters/index.html"} <= touched
    assert not [path for path in touched if "/page/" in path]


def test_new_words_of_an_older_story_leave_the_lists_as_they_are(desk: Desk) -> None:
    before = targets(desk)
    desk.drop("04.txt", copy("Story number 4 of the harbour", day="September 03, 2015", second="Work begins at once."))
    desk.build("web")

    assert changed(before, targets(desk)) == {
        "site/2015/09/03/index.html",
        "site/2015/09/03/story-number-4-of-the-harbour/index.html",
        "site/sitemap.xml",
    }


def test_a_story_that_gains_a_rank_is_not_made_again(desk: Desk) -> None:
    before = targets(desk)
    desk.drop("00-before.txt", copy("An earlier story of the harbour", day="September 25, 2015"))
    desk.build("web")
    touched = changed(before, targets(desk))
    again = {path for path in touched & before.keys() if "story-number" in path}

    assert again <= {f"site/2015/09/{day}/story-number-{n}-of-the-harbour/index.html" for day, n in _beside()}


def _beside() -> list[tuple[str, int]]:
    """The stories near the one that was added, which show it or one it has pushed aside."""
    return [(f"{number // 2 + 1:02}", number) for number in range(43, 50)]


def test_a_withdrawn_story_leaves_the_pages_below_it_as_they_are(desk: Desk) -> None:
    before = targets(desk)
    (desk.root / "seeds" / "26.txt").unlink()
    desk.build("web")
    touched = changed(before, targets(desk))

    assert "site/page/2/index.html" in touched
    assert "site/page/1/index.html" not in touched


def test_what_is_made_step_by_step_is_what_is_made_at_once(desk: Desk, tmp_path: Path) -> None:
    desk.drop("new.txt", copy("A new story of the harbour", day="September 12, 2015", topics="Ferries, Harbour"))
    (desk.root / "seeds" / "26.txt").unlink()
    desk.build()
    fresh = Desk.open(tmp_path / "fresh")
    for path in sorted((desk.root / "seeds").iterdir()):
        fresh.drop(path.name, path.read_bytes())
    fresh.build()

    assert desk.files() == fresh.files()


# Topics.


def test_a_topic_has_a_front_and_feeds_like_a_section(desk: Desk) -> None:
    front = page(desk, "topics/harbour")
    feeds = [link.get("href") for link in front.cssselect("link[rel=alternate]")][3:]

    assert words(front.cssselect("h1")[0]) == "Harbour"
    assert feeds == ["/topics/harbour/rss.xml", "/topics/harbour/atom.xml", "/topics/harbour/feed.json"]
    assert all((desk.output / "site" / feed[1:]).is_file() for feed in feeds)


def test_a_story_leads_to_its_topics_and_tells_machines_of_them(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "newsroom")
    desk.drop("a.txt", copy("A new story of the harbour", topics="'Piers & jetties', Ferries"))
    desk.build()
    story = page(desk, "2015/10/08/a-new-story-of-the-harbour")
    facts = json.loads(story.xpath("//script[@type='application/ld+json']/text()")[0])
    links = {words(link): link.get("href") for link in story.cssselect(".topics a")}

    assert links == {"Piers & jetties": "/topics/piers-jetties/", "Ferries": "/topics/ferries/"}
    assert facts["keywords"] == ["Piers & jetties", "Ferries"]
    assert [meta.get("content") for meta in story.cssselect("meta[property='article:tag']")] == facts["keywords"]


def test_topics_are_categories_of_a_feed_and_a_group_in_the_list_of_feeds(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "newsroom")
    desk.drop("a.txt", copy("A new story of the harbour", topics="'Piers & jetties'"))
    desk.build("feeds")
    rss = etree.fromstring((desk.output / "site/topics/piers-jetties/rss.xml").read_bytes())
    opml = etree.fromstring((desk.output / "site/feeds.opml").read_bytes())
    tags = json.loads((desk.output / "site/feed.json").read_bytes())["items"][0]["tags"]

    assert rss.xpath(f"//item/category[@domain='{SITE}/topics/']/text()") == ["Piers & jetties"]
    assert opml.xpath("/opml/body/outline[@text='Topics']/outline/@htmlUrl") == [f"{SITE}/topics/piers-jetties/"]
    assert tags == ["World", "Reuters", "Piers & jetties"]
