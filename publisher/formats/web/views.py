"""Views: what the templates of the site show, ready to print.

Every word is as readers see it, every link leads from the root of the server, every list is in its order. A template
prints these and asks at most whether something is there. Text that is markup already is ``Markup`` (a ``str``); all
other text is escaped by the template.
"""

import msgspec


class Link(msgspec.Struct, frozen=True):
    """Words that lead somewhere; ``is_here`` where they lead to the page they stand on."""

    words: str
    href: str
    is_here: bool = False


class Day(msgspec.Struct, frozen=True):
    """A day in words, in digits for machines (ISO 8601), and the edition it leads to."""

    words: str
    iso: str
    href: str


class FeedLink(msgspec.Struct, frozen=True):
    """A feed as browsers and feed readers find it."""

    name: str
    media_type: str
    href: str


class Property(msgspec.Struct, frozen=True):
    """One ``meta`` element of the Open Graph."""

    name: str
    value: str


class Head(msgspec.Struct, frozen=True):
    """What a page says of itself to machines. ``json_ld`` is safe inside a script element, or empty."""

    name: str
    description: str
    canonical: str
    properties: tuple[Property, ...]
    feeds: tuple[FeedLink, ...]
    json_ld: str


class LinkGroup(msgspec.Struct, frozen=True):
    """Links under a heading; ``anchor`` is the heading's id."""

    name: str
    anchor: str
    links: tuple[Link, ...]


class Furniture(msgspec.Struct, frozen=True):
    """What stands round every page: at the head nameplate and section bar, at the foot links and the imprint.

    ``follow`` leads to the feeds at the foot; it is empty where there are none.
    """

    language: str
    nameplate: str
    front: str
    styles: str
    icon: str
    preloaded: tuple[str, ...]
    bar: tuple[Link, ...]
    follow: str
    foot: tuple[LinkGroup, ...]
    imprint: str


class Standing(msgspec.Struct, frozen=True):
    """The furniture of one page with its standing parts as markup: what the head loads, the section bar, the foot."""

    language: str
    nameplate: str
    front: str
    follow: str
    assets: str
    bar: str
    foot: str


class PictureView(msgspec.Struct, frozen=True):
    """A picture: what a browser may choose from (HTML, "srcset"), its largest size in pixels, what is said of it.

    The lead of a page is loaded at once, all others when they come into sight.
    """

    source: str
    sources: str
    modern_sources: str
    sizes: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    is_lead: bool
    is_upright: bool


class Stretch(msgspec.Struct, frozen=True):
    """A part of a story's text as markup, and the pictures that stand behind it."""

    words: str
    pictures: tuple[PictureView, ...]


class Teaser(msgspec.Struct, frozen=True):
    """A story on another page; ``words`` is its deck or its first sentences, ``credit`` whose story it is."""

    headline: str
    href: str
    kicker: str
    accent: str
    words: str
    credit: str
    day: Day | None
    picture: PictureView | None = None


class LeadTeaser(msgspec.Struct, frozen=True):
    """The lead of a front, with the opening of its text as markup, empty where it is not shown."""

    teaser: Teaser
    opening: str
    jump: str


class Row(msgspec.Struct, frozen=True):
    """Stories side by side; ``size`` is the class of their number."""

    size: str
    teasers: tuple[Teaser, ...]


class Listing(msgspec.Struct, frozen=True):
    """Headlines, as markup, under the day of their edition; ``None`` where it is the one the front shows anyway."""

    day: Day | None
    headlines: tuple[str, ...]


class Heading(msgspec.Struct, frozen=True):
    """What stands over a front: ``name`` is empty on the paper's own, where the nameplate says it.

    ``before`` and ``after`` lead to the editions beside one, ``older`` to the stories that a list has no room for,
    ``pdf`` to the pages of an edition as they were printed.
    """

    name: str = ""
    remark: str = ""
    accent: str = ""
    way: tuple[Link, ...] = ()
    before: Link | None = None
    after: Link | None = None
    older: Link | None = None
    pdf: str | None = None


class OlderView(msgspec.Struct, frozen=True):
    """A page of a list's older stories, by day, newest first, and the way to the pages beside it."""

    heading: Heading
    listings: tuple[Listing, ...]
    newer: Link
    older: Link | None


class FrontView(msgspec.Struct, frozen=True):
    """A front: of the paper, a section, an agency, a writer, a topic or a day."""

    heading: Heading
    folio: Day | None
    lead: LeadTeaser | None
    is_solo: bool
    seconds: tuple[Teaser, ...]
    rows: tuple[Row, ...]
    listings: tuple[Listing, ...]


class StoryView(msgspec.Struct, frozen=True):
    """One story."""

    accent: str
    folio: Day
    section: Link
    kicker: str
    headline: str
    deck: str
    bylines: tuple["BylineView", ...]
    agencies: tuple[Link, ...]
    topics: tuple[Link, ...]
    day: Day
    updated: Day | None
    reading_time: str
    pdf: str | None
    body: tuple[Stretch, ...]
    corrections: tuple[str, ...]
    notes: tuple[str, ...]
    refers: tuple[Link, ...]
    provenance: tuple[str, ...]
    before: Link | None
    after: Link | None
    related: tuple[str, ...]


class BylineView(msgspec.Struct, frozen=True):
    """A writer: the name, with a link, and what is printed behind it."""

    name: Link
    standing: str


class ArchiveDay(msgspec.Struct, frozen=True):
    """A day of a month: its edition, how many stories it has, and its lead."""

    day: Day
    number: str
    lead: Link


class MonthView(msgspec.Struct, frozen=True):
    """The editions of one month, newest first."""

    name: str
    way: tuple[Link, ...]
    days: tuple[ArchiveDay, ...]


class MonthOfYear(msgspec.Struct, frozen=True):
    """A month of a year and its editions, by the number of the day."""

    name: Link
    days: tuple[Link, ...]


class YearView(msgspec.Struct, frozen=True):
    """The editions of one year, newest month first; ``years`` is empty where there is no other."""

    name: str
    years: tuple[Link, ...]
    months: tuple[MonthOfYear, ...]
