"""Pictures on the site and in feeds: where the copy has them, in sizes that are there, with everything said of them."""

import json

import pytest
from lxml import html
from lxml.etree import fromstring

from tests.desk import Desk
from tests.pictures.album import XMP, drawn, written
from tests.pictures.test_attaching import CROWD, FERRY, copy

STORY = "site/2015/10/08/ferry-pier-opens/index.html"
PHOTOGRAPH = written(drawn(1500, 1000), xmp=XMP.encode())
MEDIA = {"media": "http://search.yahoo.com/mrss/", "content": "http://purl.org/rss/1.0/modules/content/"}


@pytest.fixture
def desk(tmp_path) -> Desk:
    """A story with a picture under its headline, one in its text, and a picture line for print alone."""
    made = Desk.open(tmp_path / "newsroom")
    made.drop("pier.txt", copy(FERRY, CROWD + "\nIt is high.\n\nPHOTO: REUTERS\n"))
    made.drop("pier.jpg", PHOTOGRAPH)
    made.drop("pier-2.png", written(drawn(50, 80), "PNG"))
    return made


def built(desk: Desk) -> dict[str, bytes]:
    outcome = desk.build()

    assert (outcome.faults, outcome.filed.notes) == ((), ())
    return desk.files()


def page(files: dict[str, bytes], path: str = STORY) -> html.HtmlElement:
    return html.document_fromstring(files[path])


def test_pictures_stand_where_the_copy_has_them(desk):
    (text,) = page(built(desk)).cssselect(".text")

    assert [each.tag for each in text] == ["figure", "p", "p", "figure", "p"]
    assert text[0].cssselect("figcaption")[0].text_content() == "The ferry at noon. SAM OLLERTON"
    assert text[3].cssselect("figcaption")[0].text_content().strip() == "Agence France-Presse"


def test_a_picture_says_what_it_shows_and_how_large_it_is(desk):
    ferry, crowd = page(built(desk)).cssselect("figure img")

    assert (ferry.get("alt"), ferry.get("width"), ferry.get("height")) == ("A ferry at a pier", "1280", "853")
    assert (crowd.get("alt"), crowd.get("width"), crowd.get("height")) == ("", "50", "80")


def test_the_lead_is_loaded_at_once_and_others_in_sight(desk):
    ferry, crowd = page(built(desk)).cssselect("figure img")

    assert (ferry.get("fetchpriority"), ferry.get("loading")) == ("high", None)
    assert (crowd.get("fetchpriority"), crowd.get("loading")) == (None, "lazy")


@pytest.mark.parametrize("path", [STORY, "site/index.html"])
def test_every_size_a_browser_may_choose_is_there(desk, path):
    files = built(desk)
    sets = [each.get("srcset") for each in page(files, path).cssselect("source, img")]
    places = [choice.split() for each in sets for choice in each.split(", ")]

    assert [width for _, width in places[:6]] == ["640w", "960w", "1280w"] * 2
    assert all(f"site{place}" in files for place, _ in places)
    assert [name for name in files if "/pictures/" in name]


def test_only_a_picture_of_print_is_told_at_the_foot(desk):
    (foot,) = page(built(desk)).cssselect(".provenance")

    assert "Picture in print: Reuters" in foot.text_content()
    assert "OLLERTON" not in foot.text_content()


def test_machines_are_told_of_it(desk):
    files = built(desk)
    story = page(files)
    graph = {each.get("property"): each.get("content") for each in story.cssselect("meta[property^='og:image']")}
    (said,) = story.cssselect("script")
    image = json.loads(said.text)["image"][0]
    place = graph["og:image"].removeprefix("https://news.example.org/")

    assert f"site/{place}" in files
    assert (graph["og:image:width"], graph["og:image:height"]) == ("1280", "853")
    assert graph["og:image:alt"] == "A ferry at a pier"
    assert (image["url"], image["creditText"], image["caption"]) == (
        graph["og:image"],
        "SAM OLLERTON",
        "The ferry at noon.",
    )
    assert image["copyrightNotice"] == "© Lena Hobb"


def test_a_front_shows_the_picture_of_its_lead(desk):
    (image,) = page(built(desk), "site/index.html").cssselect(".lead img")

    assert image.get("fetchpriority") == "high"


def test_feeds_show_it(desk):
    files = built(desk)
    (item,) = fromstring(files["site/rss.xml"]).iterfind("channel/item")
    content, _ = item.findall("media:content", MEDIA)
    text = html.fragment_fromstring(item.findtext("content:encoded", "", MEDIA), create_parent=True)
    (told,) = json.loads(files["site/feed.json"])["items"]

    assert (content.get("medium"), content.get("width"), content.get("height")) == ("image", "1280", "853")
    assert content.findtext("media:credit", "", MEDIA) == "SAM OLLERTON"
    assert content.findtext("media:description", "", MEDIA) == "The ferry at noon."
    assert [each.tag for each in text][:4] == ["figure", "p", "p", "figure"]
    assert text.cssselect("img")[0].get("src") == content.get("url") == told["image"]


def test_building_twice_makes_nothing_and_a_new_picture_only_what_shows_it(desk):
    desk.drop("other.txt", copy().replace("Ferry pier opens", "Rain"))
    built(desk)
    again = desk.build()
    desk.drop("pier.jpg", written(drawn(700, 400)))
    changed = desk.build()

    assert (again.written, again.removed) == ((), ())
    assert STORY in changed.written
    assert "site/2015/10/08/rain/index.html" not in changed.written
    assert len([name for name in changed.removed if "/pictures/pier-" in name]) == 6


def test_renditions_that_are_published_no_more_are_kept_no_more(desk):
    kept = desk.root / ".publisher/cache/pictures"
    built(desk)
    before = {path.name for path in kept.iterdir()}
    (desk.root / "seeds/pier-2.png").unlink()
    files = built(desk)
    after = {path.name for path in kept.iterdir()}

    assert after < before
    assert all(name.startswith("pier-2-") for name in before - after)
    assert after == {path.rpartition("/")[2] for path in files if "assets/pictures/" in path}


def test_two_workers_make_the_same_bytes(desk, tmp_path):
    one = built(desk)
    other = Desk.open(tmp_path / "other")
    for path in (desk.root / "seeds").iterdir():
        other.drop(path.name, path.read_bytes())
    other.build(jobs=2)

    assert other.files() == one


def test_a_picture_of_two_stories_is_made_once(desk):
    desk.drop("other.txt", copy("\n[pier.jpg] Noon. PHOTO: SAM OLLERTON\n").replace("Ferry pier opens", "Rain"))
    files = built(desk)

    assert len([name for name in files if "/pictures/" in name and name.endswith(".jpg")]) == 4


def test_a_story_without_pictures_is_as_it_was(tmp_path):
    desk = Desk.open(tmp_path / "newsroom")
    desk.drop("pier.txt", copy(FERRY))
    files = built(desk)

    assert not page(files).cssselect("figure, img, meta[property^='og:image']")
    assert "Picture in print: The ferry at noon. (SAM OLLERTON)" in page(files).text_content()
    assert b"media" not in files["site/rss.xml"]
    assert not [name for name in files if "/pictures/" in name]
