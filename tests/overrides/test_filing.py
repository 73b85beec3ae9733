"""Filing goes by what a desk states: sidecars are read with their copy, and nothing under an embargo gets out."""

import datetime as dt
from pathlib import Path

import pytest

from publisher.build import file_newsroom
from publisher.catalogue import Card
from publisher.filing import Filed
from publisher.order import newsroom_of
from tests.desk import Desk, story

BEFORE = dt.datetime(2015, 10, 8, 12, tzinfo=dt.UTC)
AFTER = dt.datetime(2015, 10, 9, 12, tzinfo=dt.UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.open(tmp_path / "newsroom")


def filed(desk: Desk, as_of: dt.datetime = BEFORE) -> tuple[Filed, tuple[Card, ...]]:
    with newsroom_of(desk.order(as_of=as_of)) as newsroom:
        return file_newsroom(newsroom), newsroom.catalogue.cards()


def test_a_sidecar_is_no_story_and_says_what_its_copy_does_not(desk):
    desk.drop("pier.txt", story("Pier opens"))
    desk.drop("pier.toml", 'section = "Harbour"\nslug = "pier"\n')
    outcome, cards = filed(desk)

    assert outcome.read == ("seeds/pier.txt",)
    assert [(card.section, card.address) for card in cards] == [("Harbour", "2015/10/08/pier/")]


def test_copy_is_read_again_when_its_sidecar_comes_changes_or_goes(desk):
    desk.drop("pier.txt", story("Pier opens"))
    desk.drop("other.txt", story("Another"))
    filed(desk)
    sidecar = desk.drop("pier.toml", 'headline = "Pier opened"\n')
    came, cards = filed(desk)
    desk.drop("pier.toml", 'headline = "Pier was opened"\n')
    changed, _ = filed(desk)
    sidecar.unlink()
    gone, last = filed(desk)

    assert came.read == changed.read == gone.read == ("seeds/pier.txt",)
    assert {card.headline for card in cards} == {"Pier opened", "Another"}
    assert {card.headline for card in last} == {"Pier opens", "Another"}


def test_a_sidecar_without_copy_is_noted(desk):
    desk.drop("pier.txt", story("Pier opens"))
    desk.drop("peer.toml", "priority = 1\n")
    outcome, _ = filed(desk)

    assert [(note.code, note.file) for note in outcome.notes] == [("C208", "seeds/peer.toml")]


def test_a_story_under_an_embargo_is_filed_by_the_first_build_after_it(desk):
    desk.drop("pier.txt", "+++\nembargo = 2015-10-09T00:00:00Z\n+++\n" + story("Pier opens"))
    held, before = filed(desk)
    _, after = filed(desk, AFTER)
    again, _ = filed(desk, AFTER)

    assert [note.code for note in held.notes] == ["C207"]
    assert before == ()
    assert [card.headline for card in after] == ["Pier opens"]
    assert again.read == ()


def test_an_embargo_that_is_set_later_takes_the_story_down_until_then(desk):
    desk.drop("pier.txt", story("Pier opens"))
    filed(desk)
    desk.drop("pier.toml", "embargo = 2015-10-09T00:00:00Z\n")
    _, held = filed(desk)
    _, after = filed(desk, AFTER)

    assert held == ()
    assert [card.address for card in after] == ["2015/10/08/pier-opens/"]


def test_a_story_that_is_withdrawn_is_taken_down_and_may_come_back_to_its_address(desk):
    desk.drop("pier.txt", story("Pier opens"))
    filed(desk)
    desk.drop("pier.toml", "withdrawn = true\n")
    down, none = filed(desk)
    desk.drop("pier.toml", "withdrawn = false\n")
    _, back = filed(desk)

    assert [note.code for note in down.notes] == ["C206"]
    assert none == ()
    assert [card.address for card in back] == ["2015/10/08/pier-opens/"]


def test_priority_ranks_a_day_before_the_names_of_its_copy(desk):
    desk.drop("a.txt", story("Middle"))
    desk.drop("b.txt", "+++\npriority = 9\n+++\n" + story("Last"))
    desk.drop("c.txt", "+++\npriority = 1\n+++\n" + story("Lead"))
    desk.drop("d.txt", story("Middle too"))
    _, cards = filed(desk)

    assert [card.headline for card in cards] == ["Lead", "Middle", "Middle too", "Last"]


def test_a_story_is_called_by_the_id_that_is_stated(desk):
    desk.drop("one/pier.txt", '+++\nid = "first-pier"\n+++\n' + story("Pier opens"))
    desk.drop("two/pier.txt", story("Pier opens again"))
    outcome, cards = filed(desk)

    assert not outcome.withheld
    assert {card.id for card in cards} == {"first-pier", "pier"}


def test_broken_front_matter_withholds_the_story_and_its_last_good_version_stays(desk):
    desk.drop("pier.txt", story("Pier opens"))
    filed(desk)
    desk.drop("pier.txt", "+++\npriority = first\n+++\n" + story("Pier opens now"))
    spoilt, cards = filed(desk)

    assert spoilt.withheld == ("seeds/pier.txt",)
    assert [card.headline for card in cards] == ["Pier opens"]


def test_every_carrier_of_one_name_is_the_same_story(desk):
    desk.drop("pier.nitf.xml", "<nitf><body><body.head><hedline><hl1>Pier</hl1></hedline></body.head></body></nitf>")
    desk.drop("pier.txt", story("Pier opens"))
    outcome, cards = filed(desk)

    assert [note.code for note in outcome.notes if note.level == "error"] == ["C202"]
    assert [card.id for card in cards] == ["pier"]
