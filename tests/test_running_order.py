"""The running order has every story once, in the order of the paper, and every name that stories have in common."""

import datetime as dt
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from publisher.order import newsroom_of
from publisher.running_order import By, Slip, running_order
from tests.desk import Desk, story

DAY = dt.date(2015, 10, 8)


def slip(name: str, day: dt.date = DAY, rank: int = 0) -> Slip:
    return Slip(name, day, rank, f"{name}/", "", "", None, pictured=False)


def test_a_name_is_spelled_in_small_letters_and_has_each_of_its_stories_once() -> None:
    slips = (slip("a"), slip("b", rank=1), slip("c", rank=2))
    names = [("author", "jane-doe", name, [each]) for each in (2, 0) for name in ("JANE DOE", "Jane Doe")]
    (run,) = running_order(slips, names).runs[By.AUTHOR]

    assert (run.name, list(run.places)) == ("Jane Doe", [0, 2])


def test_runs_stand_in_the_order_of_their_names() -> None:
    names = [("topic", name.lower(), name, [0]) for name in ("Piers", "Ferries", "Tides")]
    order = running_order((slip("a"),), names)

    assert [run.name for run in order.runs[By.TOPIC]] == ["Ferries", "Piers", "Tides"]
    assert order.runs[By.SECTION] == ()


@given(st.lists(st.integers(0, 5), max_size=40))
def test_every_story_stands_in_the_edition_of_its_day(ages: list[int]) -> None:
    days = sorted((DAY - dt.timedelta(days=age) for age in ages), reverse=True)
    slips = tuple(slip(str(number), day) for number, day in enumerate(days))
    order = running_order(slips, [])

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
