"""Kinds: what a target of the site can be.

In: nothing. Out: a closed set of names, which the plan writes into targets and the renderer reads from them.
"""

from enum import StrEnum


class Kind(StrEnum):
    """What a file of the site is; the key of its target is named behind it."""

    FRONT = "front"
    STORY = "story"  # its id
    SECTION = "section"  # its name
    AGENCY = "agency"  # its name
    AUTHOR = "author"  # the name
    TOPIC = "topic"  # its name
    OLDER = "older stories"  # the number of the page, and where the front of its list lies: 3:sections/world/
    EDITION = "edition"  # the day, ISO 8601
    MONTH = "month"  # its first day with an edition, ISO 8601
    YEAR = "year"  # the year
    LOST = "404"
    MOVED = "moved"  # the address it leads to
    MOVES = "moves"
    SITEMAP = "sitemap"  # the name of the file
    NEWS_SITEMAP = "news sitemap"
    ROBOTS = "robots"
    STYLES = "styles"
    FACE = "face"  # the name of its cut
    ICON = "icon"
    PICTURE = "picture"  # which rendition of which picture of the story, and its id: 0:1:pier


PAGES = {
    Kind.FRONT: "site/front.html",
    Kind.SECTION: "site/front.html",
    Kind.AGENCY: "site/front.html",
    Kind.AUTHOR: "site/front.html",
    Kind.TOPIC: "site/front.html",
    Kind.OLDER: "site/older.html",
    Kind.EDITION: "site/front.html",
    Kind.STORY: "site/story.html",
    Kind.MONTH: "site/month.html",
    Kind.YEAR: "site/year.html",
    Kind.LOST: "site/lost.html",
    Kind.MOVED: "site/moved.html",
}
TEMPLATES = {**PAGES, Kind.STYLES: "site/newspaper.css", Kind.ICON: "site/icon.svg"}
# What is set apart from the pages it is put into: their furniture, in the order in which a page has it, and headlines.
STANDING = ("site/_assets.html", "site/_bar.html", "site/_foot.html")
HEADLINE = "site/_headline.html"
