"""The site says what the copy says, links only to what is there, and changes only where its stories change."""

import datetime as dt
import gzip
import json
import re
from itertools import chain, pairwise
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin

import pytest
import rnc2rng
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from lxml.html import HtmlElement

from publisher import formats, plan
from publisher.formats.web.jsonld import script_safe
from publisher.formats.web.paper import paper_of
from publisher.formats.web.places import places_of
from publisher.formats.web.sheet import sheet_of
from publisher.formats.web.sitemaps import addresses_in, index_xml, sitemaps_of
from publisher.house import House
from publisher.order import newsroom_of
from publisher.text.typography import typographic
from tests.conftest import ROOT, SEED
from tests.desk import HOUSE, Desk

SITE = "https://news.example.org"
STORY = "2015/10/08/russia-fires-cruise-missiles-to-back-syria-army-attack/index.html"
GRAMMAR = Path(__file__).parent / "web" / "sitemap.rnc"
HOSTILE = "<script>alert(1)</script> & \"x\" 'y' </script><!--"


def copy(headline: str, *, day: str = "October 08, 2015", above: str = "", below: str = "REUTERS") -> str:
    """Copy of a story; ``above`` stands between headline and body, ``below`` between body and print notice."""
    notice = f"A version of this article appeared in the print edition of The Straits Times on {day}, with the headline"
    first = 'MARLOW • The harbour board voted for a second pier. "It is time," said its chairman, Mr Tan.'
    second = "Work begins in spring, and the first ferry will sail in the autumn of the year after."
    return "\n\n".join(filter(None, (headline, above, first, second, below, f"{notice} {headline}."))) + "\n"


@pytest.fixture(scope="module")
def seed_desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The project's own newsroom, built."""
    desk = Desk.open(tmp_path_factory.mktemp("seed") / "newsroom", (ROOT / "publisher.toml").read_text("utf-8"))
    desk.drop(SEED.name, SEED.read_bytes())
    desk.build()
    return desk


@pytest.fixture(scope="module")
def big_desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A newsroom with a front full of stories over three days and two months, built below a path of its server."""
    house = HOUSE.replace(SITE, f"{SITE}/paper")
    desk = Desk.open(tmp_path_factory.mktemp("big") / "newsroom", house)
    desk.drop(SEED.name, SEED.read_bytes())
    for number in range(9):
        below = ("REUTERS", "AGENCE FRANCE-PRESSE", "")[number % 3]
        desk.drop(f"today-{number}.txt", copy(f"Board votes for pier number {number}", above="By Tan Wei", below=below))
    for number in range(6):
        desk.drop(
            f"before-{number}.txt", copy(f"Rain stops play on day {number}", day=f"September {28 + number % 2}, 2015")
        )
    desk.drop("hostile.txt", copy(HOSTILE, day="September 29, 2015"))
    desk.build()
    return desk


def site(desk: Desk) -> dict[str, bytes]:
    """Every file of the site, by its path below it."""
    found = desk.files().items()
    return {path.removeprefix("site/"): content for path, content in found if path.startswith("site/")}


def page(desk: Desk, path: str) -> HtmlElement:
    return html.document_fromstring(site(desk)[path].decode())


def pages(desk: Desk) -> dict[str, HtmlElement]:
    return {path: page(desk, path) for path in site(desk) if path.endswith(".html")}


def words(element: HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def told(desk: Desk, path: str) -> dict[str, object]:
    """The JSON-LD of a page."""
    facts: dict[str, object] = json.loads(page(desk, path).xpath("//script[@type='application/ld+json']/text()")[0])
    return facts


def targets(desk: Desk) -> dict[str, str]:
    """The digest of every target of the site."""
    with newsroom_of(desk.order("web")) as newsroom:
        return {target.path: target.digest for target in plan.targets_of([formats.named("web")], newsroom)}


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


# What the pages say.


@pytest.mark.parametrize(
    "path", ["index.html", STORY, "sections/world/index.html", "2015/10/08/index.html", "404.html"]
)
def test_the_seed_looks_as_it_did_last_time(seed_desk: Desk, golden, path: str) -> None:
    without_digests = re.sub(rb"(/assets/[a-z-]+)-[0-9a-f]{12}", rb"\1-DIGEST", site(seed_desk)[path])

    golden(f"seed/site/{path}", without_digests)


def test_a_story_has_every_word_of_its_copy_and_none_of_its_promotions(seed_desk: Desk) -> None:
    copy_lines = [line for line in SEED.read_text("utf-8").split("\n") if line]
    body = [line for line in copy_lines[2:21] if not line.startswith("PHOTO")]
    shown = [words(p) for p in page(seed_desk, STORY).cssselect(".text p")]

    assert shown == [" ".join(typographic(line).split()) for line in body]
    assert "Telegram" not in words(page(seed_desk, STORY))
    assert "Subscribe" not in words(page(seed_desk, STORY))


def test_a_story_is_read_in_the_order_of_a_newspaper(seed_desk: Desk) -> None:
    read = words(page(seed_desk, STORY).find("body"))
    order = [
        "Thursday, October 8, 2015",
        "The Straits Times",
        "World",
        "Russia fires cruise missiles",
        "Ground assault on rebels",
        "Reuters",
        "Agence France-Presse",
        "October 8, 2015",
        "BEIRUT • Syrian regime forces",
        "not a French idea",
        "See Opinion",
        "Picture in print: Agence France-Presse",
        "Printed in The Straits Times, October 8, 2015",
        "Archive",
    ]
    in_order = re.compile(".*?".join(map(re.escape, order)))

    assert in_order.search(read), read


def test_a_correction_and_a_writer_stand_on_the_story(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "newsroom")
    correction = "Correction: An earlier version gave the wrong day."
    desk.drop("a.txt", copy("Board votes for a second pier", above="By Tan Wei", below=f"REUTERS\n\n{correction}"))
    desk.build("web")
    story = page(desk, "2015/10/08/board-votes-for-a-second-pier/index.html")

    assert [words(each) for each in story.cssselect(".correction")] == [correction]
    assert story.cssselect(".byline a")[0].get("href") == "/authors/tan-wei/"
    assert words(page(desk, "authors/tan-wei/index.html").cssselect("h1")[0]) == "Tan Wei"


def test_a_newsroom_without_stories_has_a_front_that_says_so(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "newsroom")
    desk.build("web")

    assert "No story has been filed yet." in words(page(desk, "index.html"))
    assert not page(desk, "index.html").cssselect("link[rel=alternate]")


def test_a_story_tells_machines_only_what_its_copy_says(seed_desk: Desk) -> None:
    facts = told(seed_desk, STORY)
    agencies = [{"@type": "Organization", "name": "Reuters", "url": f"{SITE}/agencies/reuters/"}]
    agencies += [
        {"@type": "Organization", "name": "Agence France-Presse", "url": f"{SITE}/agencies/agence-france-presse/"}
    ]

    assert facts["@type"] == "NewsArticle"
    assert facts["headline"] == "Russia fires cruise missiles to back Syria army attack"
    assert (facts["dateline"], facts["datePublished"], facts["articleSection"]) == ("BEIRUT", "2015-10-08", "World")
    assert (facts["author"], facts["sourceOrganization"]) == (agencies, agencies)
    assert facts["identifier"] == "tag:news.example.org,2015-10-08:000_6d72e7c528954cc6"
    assert not {"dateModified", "printPage", "printEdition", "printSection", "correction", "image"} & facts.keys()


def test_the_head_of_a_page_has_what_sharing_and_feed_readers_ask_for(seed_desk: Desk) -> None:
    head = page(seed_desk, STORY).find("head")
    properties = {meta.get("property"): meta.get("content") for meta in head.cssselect("meta[property]")}
    feeds = [link.get("href") for link in head.cssselect("link[rel=alternate][type^='application/'][href$=xml]")]

    assert head.cssselect("link[rel=canonical]")[0].get("href") == f"{SITE}/{STORY.removesuffix('index.html')}"
    assert properties["og:type"] == "article"
    assert properties["og:title"] == "Russia fires cruise missiles to back Syria army attack"
    assert properties["article:published_time"] == "2015-10-08"
    assert feeds == ["/rss.xml", "/atom.xml", "/sections/world/rss.xml", "/sections/world/atom.xml"]
    assert len(head.cssselect("meta[name=theme-color]")) == 2


# What holds for every page.


def test_every_link_of_the_site_leads_somewhere_and_stays_below_its_path(big_desk: Desk) -> None:
    files, broken = site(big_desk), []
    for path, tree in pages(big_desk).items():
        for element in tree.xpath("//*[@href]"):
            address = urljoin(f"{SITE}/paper/{path}", element.get("href")).partition("#")[0]
            place = address.removeprefix(f"{SITE}/paper/")
            file = place + "index.html" if not place or place.endswith("/") else place
            if file not in files and not file.endswith(("story.pdf", "edition.pdf")):
                broken.append((path, element.get("href")))

    assert not broken


def test_every_fragment_a_page_links_to_is_on_it(big_desk: Desk) -> None:
    for path, tree in pages(big_desk).items():
        wanted = {link.get("href")[1:] for link in tree.cssselect("a[href^='#']")}

        assert wanted <= set(tree.xpath("//@id")), path


def test_headings_descend_step_by_step_from_one_first_heading(big_desk: Desk) -> None:
    for path, tree in pages(big_desk).items():
        levels = [int(element.tag[1]) for element in tree.iter("h1", "h2", "h3", "h4")]

        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert all(deeper - level <= 1 for level, deeper in pairwise(levels)), path


def test_a_page_carries_no_style_and_no_script_of_its_own(big_desk: Desk) -> None:
    for path, tree in pages(big_desk).items():
        own = [each for each in tree.iter("script", "style") if each.get("type") != "application/ld+json"]
        own += tree.xpath("//*[@style or @*[starts-with(name(), 'on')]]")

        assert not own, path


def test_a_hostile_headline_is_words_and_nothing_else(big_desk: Desk) -> None:
    path = next(path for path in site(big_desk) if path.startswith("2015/09/29/script"))
    story, month = page(big_desk, path), page(big_desk, "2015/09/29/index.html")
    shown = " ".join(typographic(HOSTILE).split())

    assert words(story.cssselect("h1")[0]) == shown
    assert shown in [words(each) for each in month.cssselect("h2")]
    assert told(big_desk, path)["headline"] == shown
    assert not [each for tree in (story, month) for each in tree.iter("script") if "alert" in (each.text or "")[:20]]
    assert not [path for path, made in site(big_desk).items() if b"<script>alert" in made and ".json" not in path]


@given(st.text())
def test_no_fact_can_end_the_script_element_it_stands_in(fact: str) -> None:
    made = script_safe({"headline": fact, "absent": None, "list": [{"name": fact, "none": ""}]})
    expected = {"headline": fact, "list": [{"name": fact}]} if fact else {}

    assert not set("<>&\u2028\u2029") & set(made)
    assert json.loads(made) == (expected or {"list": [{}]})


def test_a_page_and_its_styles_fit_into_the_first_flight(big_desk: Desk) -> None:
    files = site(big_desk)
    styles = next(content for path, content in files.items() if path.endswith(".css"))
    story = next(path for path in files if path.startswith("2015/10/08/russia"))

    for path in ("index.html", story):
        assert len(gzip.compress(styles)) + len(gzip.compress(files[path])) <= 14 * 1024, path


def test_the_style_sheet_asks_only_for_what_lies_beside_it(big_desk: Desk) -> None:
    files = site(big_desk)
    sheet = next(content.decode() for path, content in files.items() if path.endswith(".css"))

    assert {f"assets/{name}" for name in re.findall(r'url\("([^"]+)"\)', sheet)} <= files.keys()
    assert ".section-world { --accent: #9a1b1e; }" in sheet


# Fronts.


class Dated(NamedTuple):
    """A story of which only the day counts."""

    number: int
    day: dt.date


@given(st.lists(st.integers(1, 5), max_size=60))
def test_a_front_shows_every_story_once_and_has_no_hole(days: list[int]) -> None:
    stories = enumerate(sorted(days, reverse=True))
    cards = tuple(Dated(number, dt.date(2015, 10, day)) for number, day in stories)
    sheet = sheet_of(cards)
    lead = (sheet.lead,) if sheet.lead else ()
    shown = (*lead, *sheet.seconds, *(c for row in sheet.rows for c in row), *(c for day in sheet.listed for c in day))

    assert shown == cards
    assert {len(row) for row in sheet.rows} <= {3, 4}
    assert len(sheet.seconds) <= 3


def test_one_story_has_the_front_to_itself(seed_desk: Desk) -> None:
    front = page(seed_desk, "index.html")

    assert front.cssselect(".top.solo h2")
    assert len(front.cssselect(".opening p")) > 3
    assert not front.cssselect(".seconds, .row, .listing")


def test_a_full_front_goes_by_rank_and_then_by_day(big_desk: Desk) -> None:
    front = page(big_desk, "index.html")
    days = [words(each) for each in front.cssselect(".listing h2")]

    assert words(front.cssselect(".lead h2")[0]) == "Russia fires cruise missiles to back Syria army attack"
    assert [len(row.cssselect(".teaser")) for row in front.cssselect(".row")] == [3, 4]
    assert days == ["Tuesday, September 29, 2015", "Monday, September 28, 2015"]


def test_the_archive_leads_from_year_to_month_to_edition(big_desk: Desk) -> None:
    year, month = page(big_desk, "2015/index.html"), page(big_desk, "2015/09/index.html")

    assert [words(each) for each in year.cssselect(".months h2")] == ["October", "September"]
    assert [words(each) for each in year.cssselect(".calendar")] == ["8", "28 29"]
    assert [words(each) for each in month.cssselect(".days .name")] == ["Tuesday 29 4 stories", "Monday 28 3 stories"]
    assert words(page(big_desk, "2015/09/29/index.html").cssselect(".onward")[0]).endswith("October 8, 2015")


# Sitemaps.


def test_sitemaps_keep_to_their_protocol(big_desk: Desk) -> None:
    grammar = etree.RelaxNG(etree.fromstring(rnc2rng.dumps(rnc2rng.load(str(GRAMMAR))).encode()))
    tree = etree.fromstring(site(big_desk)["sitemap.xml"])

    assert grammar.validate(tree), grammar.error_log


def test_the_sitemap_has_every_page_that_readers_reach(big_desk: Desk) -> None:
    tree = etree.fromstring(site(big_desk)["sitemap.xml"])
    addresses = [str(each.text) for each in tree.iter("{*}loc")]

    assert {f"{address.removeprefix(SITE)}index.html" for address in addresses} == {
        f"/paper/{path}" for path in site(big_desk) if path.endswith("index.html")
    }


def test_the_news_sitemap_has_the_stories_of_two_days(big_desk: Desk, seed_desk: Desk) -> None:
    fresh = etree.fromstring(site(big_desk)["news-sitemap.xml"])
    seed_desk.build("web", as_of=dt.datetime(2015, 10, 10, 12, tzinfo=dt.UTC))
    stale = etree.fromstring(site(seed_desk)["news-sitemap.xml"])

    assert len(fresh) == 10
    assert fresh.xpath("string(//*[local-name()='language'])") == "en"
    assert len(stale) == 0


def test_a_paper_of_too_many_pages_has_a_sitemap_for_each_month(big_desk: Desk) -> None:
    with newsroom_of(big_desk.order("web")) as newsroom:
        paper = paper_of(newsroom)
        whole, *others = sitemaps_of(paper, most=20)
        parts = [addresses_in(name, paper) for name in others]
        index = etree.fromstring(index_xml(others, paper.places).encode())

        assert sitemaps_of(paper) == (whole,) == ("sitemap.xml",)
        assert set(others) == {"sitemap-lists.xml", "sitemap-2015-09.xml", "sitemap-2015-10.xml"}
        assert set(chain.from_iterable(parts)) == set(addresses_in(whole, paper))
        assert sum(map(len, parts)) == len(addresses_in(whole, paper))
        assert len(index) == 3


# What changes when a story changes.


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A newsroom of thirty stories, one a day."""
    desk = Desk.open(tmp_path / "newsroom")
    for day in range(1, 31):
        desk.drop(f"{day:02}.txt", copy(f"Play on day {day} of September", day=f"September {day}, 2015"))
    desk.build("web")
    return desk


def test_new_words_change_the_pages_that_show_them_and_no_other(desk: Desk) -> None:
    before = targets(desk)
    desk.drop("03.txt", copy("Play on day 3 of September", day="September 3, 2015", above="Rain all day"))
    desk.build("web")
    story, edition = "site/2015/09/03/play-on-day-3-of-september/index.html", "site/2015/09/03/index.html"

    assert changed(before, targets(desk)) == {story, edition, "site/sitemap.xml"}


def test_a_new_headline_changes_its_neighbours_too(desk: Desk) -> None:
    before = targets(desk)
    desk.drop("03.txt", copy("Rain on day 3 of September", day="September 3, 2015"))
    desk.build("web")
    touched = changed(before, targets(desk))
    stories = {f"site/2015/09/{day:02}/play-on-day-{day}-of-september/index.html" for day in range(1, 31)}

    assert {"site/2015/09/index.html", "site/2015/09/03/index.html"} <= touched
    assert touched & stories < {path for path in stories if int(path[13:15]) < 10}
    assert "site/index.html" not in touched


def test_the_old_address_of_a_story_leads_to_the_new_one(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "newsroom", HOUSE.replace(SITE, f"{SITE}/paper"))
    desk.drop("rain.txt", copy("Rain stops play"))
    desk.build("web")
    desk.drop("rain.txt", f"+++\nslug = 'wet'\n+++\n{copy('Rain stops play')}")
    desk.build("web")
    old, new = "2015/10/08/rain-stops-play/", "/paper/2015/10/08/wet/"
    moved = page(desk, f"{old}index.html")

    assert moved.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={new}"]
    assert moved.xpath("//link[@rel='canonical']/@href") == [SITE + new]
    assert new in moved.xpath("//main//a/@href")
    assert site(desk)["_redirects"].decode() == f"/paper/{old}* {new}:splat 301\n"
    assert old not in site(desk)["sitemap.xml"].decode()


def test_a_house_that_moves_takes_every_link_along() -> None:
    with_path = places_of(House(name="The Paper", address="https://example.org/news/paper/"))
    without = places_of(House(name="The Paper", address="https://example.org"))

    assert (with_path.href("2015/"), with_path.url("")) == ("/news/paper/2015/", "https://example.org/news/paper/")
    assert (without.href(""), without.url("2015/")) == ("/", "https://example.org/2015/")
