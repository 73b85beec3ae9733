"""An edition is whole: its pages in order, each with its folio, every word on them once, jumps included."""

import datetime as dt

import pytest
from msgspec.structs import replace

from publisher.preflight import Expected, Sent, StoryWords, examine_edition, inspect
from publisher.preflight.report import Box, TypeLine
from publisher.typeset.pagemap import Box as Area
from publisher.typeset.pagemap import EditionMap, LeftOver, Overset, PageMap, Placed, PlacedAdvertisement, PlacedPicture
from tests import plant

LEDE = "The council put off its decision on night buses until the spring, when the figures of the winter are known."
NEXT = (
    "Drivers had asked for a pause after two attacks in November, and the union welcomed what it called common sense."
)
PIER = "The harbour board voted for a second pier yesterday, against the advice of its own engineers and the town."


def line(text, left, top, page=1):
    return TypeLine(page, text, Box(left_mm=left, top_mm=top - 3, right_mm=left + 60, bottom_mm=top))


def placed(story, headline, top, **more):
    area = Area(12.0, top, 140.0, 200.0)
    return Placed(
        story=story,
        headline=headline,
        rank=1,
        box=area,
        head=area,
        deck=None,
        columns=(area,),
        headline_pt=40.0,
        text_pt=8.8,
        leading_pt=11.0,
        lines=9,
        **more,
    )


def page(of, *stories, **more):
    made = PageMap(
        page=f"A{of:02}",
        number=of,
        file=f"2015-10-08-A{of:02}.pdf",
        section="News",
        width_mm=315.0,
        height_mm=470.0,
        row_pt=11.0,
        white_rows=0,
        stories=stories,
    )
    return replace(made, **more)


FRONT = (
    line("Thursday, October 8, ", 12, 30),
    line("2015", 60, 30),
    line("A1", 290, 30),
    line("Night buses ", 12, 60),
    line("wait", 12, 70),
    line("By Jo Tan", 12, 80),
    line("The council put off its deci-", 12, 90),
    line("sion on night buses until the ", 12, 95),
    line("spring, when the figures of ", 82, 90),
    line("Continued on page 2", 82, 95),
    line("Second pier", 12, 300),
    line(PIER, 12, 310),
)
INSIDE = (
    line("October 8, 2015", 12, 30),
    line("2 | News", 290, 30),
    line("Buses", 12, 60),
    line("From page A1", 12, 65),
    line("the winter are known.", 12, 90),
    line(NEXT, 12, 95),
)


class Issue:
    """An edition of two pages that is right, to be spoilt."""

    def __init__(self):
        self.sent = [Sent("2015-10-08-A01.pdf", FRONT), Sent("2015-10-08-A02.pdf", INSIDE)]
        self.buses = placed("buses", "Night buses wait", 50.0, continues_on="A02")
        self.more = placed("buses", "Night buses wait", 50.0, continued_from="A01")
        self.pier = placed("pier", "Second pier", 290.0)
        self.pages = None
        self.rest = {}
        self.expected = Expected(
            stories=(
                StoryWords(story="buses", first=("Night buses wait", "Jo Tan"), text=(LEDE, NEXT)),
                StoryWords(story="pier", first=("Second pier",), text=(PIER,)),
            ),
            days=("October 8, 2015", "8 October 2015"),
        )

    def retype(self, number, old, *new):
        """Replace a line of a page."""
        sent = self.sent[number - 1]
        at = next(at for at, each in enumerate(sent.lines) if each.text.startswith(old))
        fresh = tuple(replace(sent.lines[at], text=text) for text in new)
        self.sent[number - 1] = Sent(sent.file, (*sent.lines[:at], *fresh, *sent.lines[at + 1 :]))

    def report(self):
        pages = self.pages or (page(1, self.buses, self.pier), page(2, self.more))
        edition = EditionMap(day=dt.date(2015, 10, 8), pages=pages, **self.rest)
        return examine_edition(tuple(self.sent), edition, self.expected, plant.BERLINER, file="2015-10-08")

    def broken(self):
        return {finding.rule for finding in self.report().findings}

    def said(self):
        return [finding.message for finding in self.report().findings]


@pytest.fixture
def issue():
    return Issue()


def test_an_edition_that_is_right_breaks_no_rule(issue):
    report = issue.report()

    assert report.findings == ()
    assert (report.file, report.outcome, report.scope) == ("2015-10-08", "ok", "edition")


@pytest.mark.parametrize("wish", [{"pages": 4}, {"multiple": 4}])
def test_an_edition_of_the_wrong_number_of_pages_is_refused(issue, wish):
    issue.expected = replace(issue.expected, **wish)

    assert issue.broken() == {"E01"}


def test_pages_out_of_order_are_refused(issue):
    issue.pages = (page(2, issue.more), page(1, issue.buses, issue.pier))

    assert issue.broken() == {"E02"}


def test_a_page_sent_twice_is_refused(issue):
    issue.pages = (page(1, issue.buses, issue.pier), page(2, issue.more), page(2, number=3))

    assert "page A02 is there 2 times" in issue.said()
    assert "E02" in issue.broken()


def test_a_page_that_is_missing_is_refused(issue):
    issue.sent.pop()

    assert "2015-10-08-A02.pdf is not there" in issue.said()
    assert "E03" in issue.broken()


def test_a_file_too_many_is_refused(issue):
    issue.sent.append(Sent("yesterday.pdf", ()))

    assert issue.broken() == {"E03"}


def test_a_file_of_another_name_is_refused(issue):
    issue.sent[1] = Sent("two.pdf", INSIDE)
    issue.pages = (page(1, issue.buses, issue.pier), page(2, issue.more, file="two.pdf"))

    assert issue.said() == ["page A02 is in two.pdf"]
    assert issue.broken() == {"E03"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("October", "October 7, 2015", "the head of page A02 does not say October 8, 2015"),
        ("2 | News", "3 | News", "the head of page A02 does not say which page it is"),
        ("2 | News", "News", "the head of page A02 does not say which page it is"),
        ("2 | News", "12 | News", "the head of page A02 does not say which page it is"),
    ],
)
def test_a_wrong_folio_is_refused(issue, old, new, said):
    issue.retype(2, old, new)

    assert issue.said() == [said]
    assert issue.broken() == {"E04"}


def test_the_day_is_no_page(issue):
    issue.pages = (page(1, issue.buses, issue.pier), page(8, issue.more, number=2, file="2015-10-08-A08.pdf"))
    issue.sent[1] = Sent("2015-10-08-A08.pdf", INSIDE)

    assert "the head of page A08 does not say which page it is" in issue.said()


def test_a_story_cut_by_a_jump_in_the_middle_of_a_passage_and_of_a_word_is_whole(issue):
    issue.retype(1, "spring, when", "spring, when the fig-")
    issue.retype(2, "the winter", "ures of the winter are known.")

    assert issue.broken() == set()


@pytest.mark.parametrize(
    ("number", "line", "lost"),
    [
        (2, "the winter", "“the winter are known.”"),
        (1, "sion on", "“decision on night buses until the spring, when t…”"),
    ],
)
def test_words_lost_at_a_jump_or_a_column_are_named(issue, number, line, lost):
    issue.retype(number, line)

    assert issue.said() == [f"words of “Night buses wait” are missing: {lost}"]
    assert issue.broken() == {"E05"}


def test_a_single_word_that_is_lost_is_found(issue):
    issue.retype(1, "spring, when", "spring, when the of ")

    assert issue.broken() == {"E05"}


def test_a_byline_that_is_lost_is_found(issue):
    issue.retype(1, "By Jo Tan")

    assert issue.said() == ["words of “Night buses wait” are missing: “Jo Tan”"]


def test_words_that_stand_in_another_story_do_not_count(issue):
    issue.retype(2, "the winter")
    issue.retype(1, "The harbour", PIER, "the winter are known.")

    assert issue.broken() == {"E05"}


def test_a_story_that_is_on_no_page_and_not_left_over_is_missed(issue):
    lost = StoryWords(story="ferry", first=("Ferry late",), text=())
    issue.expected = replace(issue.expected, stories=(*issue.expected.stories, lost))

    assert issue.said() == ["“Ferry late” is on no page"]
    assert issue.broken() == {"E05"}


def test_a_story_that_is_there_twice_is_refused_also_where_one_copy_is_broken_over_columns(issue):
    again = (line("Second pier", 12, 300), line(PIER[:80], 12, 310), line("Weather", 90, 310), line(PIER[80:], 82, 315))
    issue.sent[1] = Sent(issue.sent[1].file, INSIDE + again)
    report = issue.report()

    assert [finding.message for finding in report.findings] == ["“Second pier” stands there 2 times"]
    assert [finding.rule for finding in report.findings] == ["E06"]
    assert (report.findings[0].page, report.findings[0].where.top_mm) == (1, 290.0)


def test_a_pull_quote_says_again_what_stands_there(issue):
    quote = Area(90.0, 330.0, 60.0, 40.0)
    issue.pier = placed("pier", "Second pier", 290.0, quote=quote)
    issue.sent[0] = Sent(issue.sent[0].file, (*FRONT, line(PIER, 91, 340)))

    assert issue.broken() == set()


@pytest.mark.parametrize("named", ["", "A03"])
def test_a_jump_that_the_page_map_does_not_follow_is_refused(issue, named):
    issue.buses = placed("buses", "Night buses wait", 50.0, continues_on=named)

    assert issue.broken() == {"E07"}


@pytest.mark.parametrize(
    ("number", "old", "new"),
    [(1, "Continued", "Continued on page 12"), (1, "Continued", "Continued"), (2, "From page", "From page A2")],
)
def test_a_jump_line_that_names_no_page_or_another_is_refused(issue, number, old, new):
    issue.retype(number, old, new)

    assert issue.broken() == {"E07"}


def test_a_jump_to_nowhere_is_refused(issue):
    issue.pier = placed("pier", "Second pier", 290.0, continues_on="A02")

    assert issue.said() == ["“Second pier” continues on page A02, and is not there"]
    assert issue.broken() == {"E07"}


def test_a_story_that_is_overset_is_refused(issue):
    issue.rest = {"overset": (Overset("pier", "Second pier", 3), Overset("buses", "Night buses wait", 0))}

    assert issue.said() == ["“Second pier” is 3 lines over"]
    assert issue.broken() == {"E08"}


def test_a_story_that_is_left_over_is_worth_a_word(issue):
    issue.rest = {"left_over": (LeftOver("ferry", "Ferry late"),)}

    assert issue.broken() == {"E09"}
    assert not issue.report().rejected


@pytest.mark.parametrize(
    ("number", "old", "new"),
    [
        (1, "Thursday", "Friday, October 8, "),
        (2, "October", "Sunday, October 8, 2015"),
        (2, "October", "8 October 2015 (Friday)"),
    ],
)
def test_a_weekday_that_is_not_that_of_the_day_is_refused(issue, number, old, new):
    issue.retype(number, old, new)

    assert issue.broken() == {"E12"}
    assert all(said.endswith("October 8, 2015 is a Thursday") for said in issue.said())


@pytest.mark.parametrize(
    "folio", ["Thursday | October 8, 2015", "8 October 2015, Thursday", "Sunday Post, 8 October 2015"]
)
def test_a_weekday_that_is_right_or_names_a_paper_is_none_to_mind(issue, folio):
    issue.retype(2, "October", folio)

    assert issue.broken() == set()


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ({"columns": (Area(12.0, 290.0, 141.0, 90.0),)}, "a column"),
        ({"head": Area(12.0, 280.0, 90.0, 20.0)}, "the headline"),
        ({"pictures": (PlacedPicture(file="q.jpg", box=Area(10.0, 300.0, 90.0, 60.0)),)}, "a picture"),
    ],
)
def test_what_is_mapped_outside_its_story_is_refused(issue, what, said):
    issue.pier = replace(issue.pier, **what)

    assert issue.said() == [f"{said} of “Second pier” stands outside the story"]
    assert issue.broken() == {"E13"}


def test_a_caption_that_is_mapped_outside_its_story_is_refused(issue):
    shown = PlacedPicture(file="q.jpg", box=Area(12.0, 320.0, 90.0, 60.0), caption=Area(12.0, 485.0, 90.0, 8.0))
    issue.pier = replace(issue.pier, pictures=(shown,))

    assert issue.broken() == {"E13"}


@pytest.mark.parametrize(("right", "broken"), [(152.0, set()), (153.5, set()), (156.0, {"E14"})])
def test_a_line_that_runs_out_of_its_story_is_worth_a_word(issue, right, broken):
    where = Box(left_mm=90.0, top_mm=320.0, right_mm=right, bottom_mm=323.0)
    issue.sent[0] = Sent(issue.sent[0].file, (*FRONT, TypeLine(1, "of the town and its long-suffering", where)))

    assert issue.broken() == broken


def test_a_space_that_ends_a_line_runs_out_of_nothing(issue):
    where = Box(left_mm=90.0, top_mm=320.0, right_mm=155.0, bottom_mm=323.0)
    issue.sent[0] = Sent(issue.sent[0].file, (*FRONT, TypeLine(1, "of the town and its ", where)))

    assert issue.broken() == set()


def test_an_advertisement_that_is_printed_as_a_picture_is_worth_a_word(issue):
    area = Area(12.0, 400.0, 94.0, 58.0)
    placed_there = (PlacedAdvertisement("ferry.pdf", area), PlacedAdvertisement("tide.pdf", area))
    issue.pages = (page(1, issue.buses, issue.pier), page(2, issue.more, advertisements=placed_there))
    issue.expected = replace(issue.expected, pictured=(("ferry.pdf", ("a picture with a soft mask", "transparency")),))
    (finding,) = issue.report().findings

    assert (finding.rule, finding.severity, finding.page, finding.where.top_mm) == ("E11", "warn", 2, 400.0)
    assert finding.message == (
        "ferry.pdf is printed as a picture of 600 pixels an inch: "
        "PDF/X-4 does not know a picture with a soft mask and transparency"
    )


def test_an_edition_without_pages_gives_a_report(issue):
    issue.sent = []
    issue.rest = {}
    edition = EditionMap(day=dt.date(2015, 10, 8), pages=())
    report = examine_edition((), edition, issue.expected, plant.BERLINER)

    assert report.rejected


def test_words_are_read_from_the_pages_themselves():
    lines = inspect(plant.good(), plant.BERLINER).lines
    story = StoryWords(story="buses", first=("Night buses wait",), text=(plant.WORDS,))
    area = Area(0.0, 0.0, 315.0, 470.0)
    only = page(1, replace(placed("buses", "Night buses wait", 0.0), box=area))
    edition = EditionMap(day=dt.date(2015, 10, 8), pages=(only,))

    def missing(words):
        sent = (Sent(only.file, lines),)
        report = examine_edition(sent, edition, Expected(stories=(words,), days=()), plant.BERLINER)
        return [finding.message for finding in report.findings if finding.rule == "E05"]

    assert missing(story) == []
    assert missing(replace(story, text=(f"{plant.WORDS} The union called it a disgrace.",))) == [
        "words of “Night buses wait” are missing: “The union called it a disgrace.”"
    ]
    assert missing(replace(story, text=(" ".join(reversed(plant.WORDS.split())),))) != []


def test_a_story_that_is_not_where_the_desk_wants_it_is_worth_a_word(issue):
    issue.expected = replace(issue.expected, pinned=(("buses", 1), ("pier", 2), ("feery", 1)))

    assert issue.said() == [
        "the desk wants 'feery' on page 1; the edition has no such story",
        "“Second pier” begins on page 1; the desk wants it on 2",
    ]
    assert issue.broken() == {"E10"}
    assert not issue.report().rejected
