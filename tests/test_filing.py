"""Filing reads what changed, withholds what is refused, withdraws what is gone; an address once given stays."""

import datetime as dt
import os
from pathlib import Path

import pytest

from publisher.build import file_newsroom
from publisher.catalogue import Card
from publisher.errors import UsageError
from publisher.filing import Filed
from publisher.order import newsroom_of
from tests.desk import HOUSE, Desk, story


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.open(tmp_path / "newsroom")


def filed(desk: Desk, as_of: dt.datetime | None = None) -> tuple[Filed, tuple[Card, ...]]:
    order = desk.order(as_of=as_of) if as_of else desk.order()
    with newsroom_of(order) as newsroom:
        return file_newsroom(newsroom), newsroom.catalogue.cards()


def test_only_copy_that_changed_is_read(desk: Desk) -> None:
    desk.drop("1.txt", story("One"))
    two = desk.drop("2.txt", story("Two"))
    first, _ = filed(desk)
    second, _ = filed(desk)
    two.write_text(story("Two and more"))
    third, _ = filed(desk)

    assert (first.read, second.read, third.read) == (("seeds/1.txt", "seeds/2.txt"), (), ("seeds/2.txt",))


def test_all_copy_is_read_again_for_a_convention_of_the_house_but_not_for_its_imprint(desk: Desk) -> None:
    house = desk.root / "publisher.toml"
    desk.drop("1.txt", story("One"))
    filed(desk)
    house.write_text(f'{HOUSE}imprint = "Printed at Marlow."\n')
    imprint, _ = filed(desk)
    house.write_text(f'{HOUSE}imprint = "Printed at Marlow."\ndefault_section = "News"\n')
    convention, cards = filed(desk)

    assert (imprint.read, convention.read) == ((), ("seeds/1.txt",))
    assert cards[0].section == "News"


def test_a_day_is_ranked_by_the_names_of_its_copy(desk: Desk) -> None:
    desk.drop("b.txt", story("Second"))
    desk.drop("a.txt", story("First"))
    _, cards = filed(desk)

    assert [(card.headline, card.rank) for card in cards] == [("First", 0), ("Second", 1)]
    assert cards[0].published - cards[1].published == dt.timedelta(seconds=1)


def test_two_stories_of_one_headline_get_two_addresses(desk: Desk) -> None:
    desk.drop("1.txt", story("Rain"))
    desk.drop("2.txt", story("Rain"))
    _, cards = filed(desk)

    assert [card.address for card in cards] == ["2015/10/08/rain/", "2015/10/08/rain-2/"]


def test_an_address_once_given_outlives_a_new_headline(desk: Desk) -> None:
    desk.drop("1.txt", story("Rain"))
    _, before = filed(desk)
    desk.drop("1.txt", story("Rain and wind"))
    _, after = filed(desk)

    assert [card.address for card in after] == [card.address for card in before]
    assert (after[0].headline, after[0].version) == ("Rain and wind", 2)
    assert after[0].modified is not None


def test_another_slug_gives_another_address_and_the_old_one_is_remembered(desk: Desk) -> None:
    def with_slug(slug: str) -> tuple[str, tuple[tuple[str, str], ...], int]:
        desk.drop("1.txt", f"+++\nslug = '{slug}'\n+++\n{story('Rain')}")
        with newsroom_of(desk.order()) as newsroom:
            file_newsroom(newsroom)
            (card,) = newsroom.catalogue.cards()
            return card.address, newsroom.catalogue.moves(), card.version

    desk.drop("1.txt", story("Rain"))
    filed(desk)
    rain, wet = "2015/10/08/rain/", "2015/10/08/wet/"

    assert with_slug("wet") == (wet, ((rain, wet),), 1)
    assert with_slug("rain") == (rain, ((wet, rain),), 1)


def test_the_old_address_of_a_story_is_never_given_to_another(desk: Desk) -> None:
    desk.drop("1.txt", story("Rain"))
    filed(desk)
    desk.drop("1.txt", f"+++\nslug = 'wet'\n+++\n{story('Rain')}")
    desk.drop("2.txt", story("Rain"))
    _, cards = filed(desk)

    assert [card.address for card in cards] == ["2015/10/08/wet/", "2015/10/08/rain-2/"]


def test_touching_a_file_is_no_new_version(desk: Desk) -> None:
    path = desk.drop("1.txt", story("Rain"))
    filed(desk)
    os.utime(path, ns=(1, 1))
    again, cards = filed(desk)

    assert again.read == ("seeds/1.txt",)
    assert (cards[0].version, cards[0].modified) == (1, None)


def test_copy_that_is_spoilt_is_withheld_and_its_last_good_version_stays(desk: Desk) -> None:
    path = desk.drop("1.txt", story("Rain"))
    filed(desk)
    path.write_bytes(b"")
    spoilt, cards = filed(desk)

    assert spoilt.withheld == ("seeds/1.txt",)
    assert [note.code for note in spoilt.notes] == ["C001"]
    assert [card.headline for card in cards] == ["Rain"]


def test_copy_that_is_gone_is_withdrawn_and_the_ranks_close_up(desk: Desk) -> None:
    path = desk.drop("1.txt", story("One"))
    desk.drop("2.txt", story("Two"))
    filed(desk)
    path.unlink()
    gone, cards = filed(desk)

    assert gone.withdrawn == ("seeds/1.txt",)
    assert [(card.headline, card.rank) for card in cards] == [("Two", 0)]


def test_two_files_with_one_id_are_not_both_published_and_the_second_steps_in(desk: Desk) -> None:
    first = desk.drop("a/1.txt", story("One"))
    desk.drop("b/1.txt", story("Other"))
    both, cards = filed(desk)
    first.unlink()
    _, after = filed(desk)

    assert both.withheld == ("seeds/b/1.txt",)
    assert [note.code for note in both.notes] == ["C202"]
    assert [card.headline for card in cards] == ["One"]
    assert [card.headline for card in after] == ["Other"]


@pytest.mark.parametrize("waited", [True, False], ids=["since the last build", "since this one"])
@pytest.mark.parametrize("folder", ["a", "c"])
def test_a_story_steps_in_wherever_its_file_lies(desk: Desk, folder: str, waited: bool) -> None:  # noqa: FBT001
    desk.drop("b/1.txt", story("One"))
    filed(desk)
    desk.drop(f"{folder}/1.txt", story("Other"))
    if waited:
        filed(desk)
    desk.drop("b/1.toml", "withdrawn = true\n")
    _, cards = filed(desk)

    assert [card.headline for card in cards] == ["Other"]


def test_two_files_may_change_their_ids_over(desk: Desk) -> None:
    stated = '+++\nid = "{}"\n+++\n'
    for one, other in (("a", "b"), ("b", "a")):
        desk.drop("1.txt", stated.format(one) + story("One"))
        desk.drop("2.txt", stated.format(other) + story("Two"))
        _, cards = filed(desk)

        assert [(card.id, card.headline) for card in cards] == [(one, "One"), (other, "Two")]


def test_a_file_that_moves_keeps_its_story_and_address(desk: Desk) -> None:
    path = desk.drop("1.txt", story("One"))
    _, before = filed(desk)
    (path.parent / "moved").mkdir()
    path.rename(path.parent / "moved" / "1.txt")
    _, after = filed(desk)

    assert [card.address for card in after] == [card.address for card in before]


def test_copy_without_a_day_stays_under_the_day_it_was_first_seen(desk: Desk) -> None:
    path = desk.drop("1.txt", "Rain\n\nIt rained.\n")
    first, _ = filed(desk, dt.datetime(2020, 1, 1, 20, tzinfo=dt.UTC))
    path.write_text("Rain\n\nIt rained again.\n")
    _, cards = filed(desk, dt.datetime(2021, 1, 1, tzinfo=dt.UTC))

    assert [note.code for note in first.notes] == ["C201"]
    assert cards[0].day == dt.date(2020, 1, 2)  # it is the second of January already in Singapore


def test_a_story_that_moves_to_another_day_leaves_no_gap(desk: Desk) -> None:
    desk.drop("1.txt", story("One"))
    desk.drop("2.txt", story("Two"))
    filed(desk)
    desk.drop("1.txt", story("One").replace("October 08", "October 09"))
    _, cards = filed(desk)

    assert [(card.headline, card.day.day, card.rank) for card in cards] == [("One", 9, 0), ("Two", 8, 0)]


def test_hidden_files_are_nobodys_copy(desk: Desk) -> None:
    desk.drop(".DS_Store", b"\x00")
    desk.drop(".git/1.txt", story())

    assert filed(desk)[0].read == ()


def test_a_missing_copy_folder_is_said(desk: Desk) -> None:
    (desk.root / "seeds").rmdir()

    with pytest.raises(UsageError, match="there is no such folder of copy; make it, or set copy_folder"):
        filed(desk)
