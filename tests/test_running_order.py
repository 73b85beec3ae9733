"""The running order has every story once, in the order of the paper, and every name that stories have in common."""

import datetime as dt
from pathlib import Path

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from publisher.order import newsroom_of
from publisher.running_order import By, running_order
from publisher.slips import Name, Slip, Slips
from tests.desk import Desk, story

DAY = dt.date(2015, 10, 8)


def slip(name: str, day: dt.date = DAY, rank: int = 0) -> Slip:
    return Slip(name, day, rank, f"{name}/", "", "", None, pictured=False)


def test_a_name_is_spelled_in_small_letters_and_has_each_of_its_stories_once() -> None:
    loud, quiet = ("author", "jane-doe", "JANE DOE"), ("author", "jane-doe", "Jane Doe")
    slips = Slips.of([(slip("a"), [quiet, loud]), (slip("b", rank=1), []), (slip("c", rank=2), [loud])])
    (run,) = running_order(slips).runs[By.AUTHOR]

    assert (run.name, list(run.places)) == ("Jane Doe", [0, 2])


def test_runs_stand_in_the_order_of_their_names() -> None:
    names = [("topic", name.lower(), name) for name in ("Piers", "Ferries", "Tides")]
    order = running_order(Slips.of([(slip("a"), names)]))

    assert [run.name for run in order.runs[By.TOPIC]] == ["Ferries", "Piers", "Tides"]
    assert order.runs[By.SECTION] == ()


@given(st.lists(st.integers(0, 5), max_size=40))
def test_every_story_stands_in_the_edition_of_its_day(ages: list[int]) -> None:
    days = sorted((DAY - dt.timedelta(days=age) for age in ages), reverse=True)
    slips = tuple(slip(str(number), day) for number, day in enumerate(days))
    order = running_order(Slips.of((each, ()) for each in slips))

    assert [place for edition in order.days.values() for place in edition] == list(range(len(slips)))
    assert all(slips[place].day == day for day, edition in order.days.items() for place in edition)


def test_the_order_of_a_catalogue_is_that_of_its_cards_and_follows_what_is_filed(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "newsroom")
    desk.drop("a.txt", story("Board votes for a second pier"))
    desk.drop("b.txt", f"---\npriority: 1\n---\n{story('Council votes for a second bridge')}")
    desk.build("web")
    with newsroom_of(desk.order("web")) as newsroom:
        catalogue = newsroom.catalogue
        before = catalogue.order()
        cards = catalogue.cards()
        catalogue.withdraw("b")

        assert [slip.id for slip in before.slips] == [card.id for card in cards] == ["b", "a"]
        assert [(slip.whole, slip.face, slip.address) for slip in before.slips] == [
            (card.whole, card.face, card.address) for card in cards
        ]
        assert [slip.id for slip in catalogue.order().slips] == ["a"]


Filed = tuple[Slip, tuple[Name, ...]]


@st.composite
def filed(draw: st.DrawFn) -> Filed:
    """Some story of some day."""
    words = st.text("aé\N{GRINNING FACE}", max_size=3)
    instant = dt.datetime(2015, 10, 8, 6, tzinfo=dt.UTC) + dt.timedelta(microseconds=draw(st.integers(0, 10**14)))
    made = Slip(
        id=draw(words),
        day=DAY - dt.timedelta(days=draw(st.integers(0, 4))),
        rank=draw(st.integers(0, 9)),
        address=draw(words),
        whole=draw(words),
        face=draw(words),
        modified=draw(st.sampled_from([None, instant])),
        pictured=draw(st.booleans()),
    )
    topics = draw(st.sets(st.sampled_from("abc")))
    return made, tuple(("topic", topic, topic.upper()) for topic in sorted(topics))


@given(st.lists(filed(), max_size=20), st.lists(filed(), max_size=4), st.integers(0, 4))
def test_slips_that_were_kept_and_changed_are_those_that_are_made_anew(
    stories: list[Filed], others: list[Filed], age: int
) -> None:
    day = DAY - dt.timedelta(days=age)
    others = [(msgspec.structs.replace(each, day=day), names) for each, names in others]
    before = sorted(stories, key=lambda story: story[0].day, reverse=True)
    after = sorted(
        [each for each in before if each[0].day != day] + others, key=lambda story: story[0].day, reverse=True
    )
    kept = Slips.unpacked(Slips.of(before).packed())

    changed = kept.replaced(kept.places_of(day), others)
    anew = Slips.of(after)

    assert list(changed) == list(anew) == [story for story, _ in after]
    assert changed.told(range(len(after))) == anew.told(range(len(after)))
    assert {name: list(places) for name, places in changed.names()} == {
        name: list(places) for name, places in anew.names()
    }
    assert list(changed.pictured()) == [place for place, (story, _) in enumerate(after) if story.pictured]
