"""A part of a plan is made anew when anything that its targets follow from has changed, and not otherwise."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher import formats
from publisher.catalogue import Card, Catalogue
from publisher.digests import digest
from publisher.errors import PathClaimError
from publisher.left import Left
from publisher.order import newsroom_of, register_of
from publisher.plan import Newsroom, Part, Target
from publisher.register import Made, Planned, Register
from publisher.work import work_of
from tests.desk import AS_OF, Desk, story

DAY = dt.date(2015, 10, 8)
SECTIONS, TOPICS = ("World", "Harbour", "Sport"), ("piers", "tides", "eels")

# The plan of any site.


# How many times three days old a story is, its section, its topic.
FACTS = st.tuples(st.integers(0, 60), st.integers(0, 2), st.integers(0, 2))


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], AbstractContextManager[Newsroom]]:
    @contextmanager
    def open_newsroom() -> Iterator[Newsroom]:
        desk = Desk.open(tmp_path_factory.mktemp("newsroom"))
        with newsroom_of(desk.order("web")) as newsroom:
            yield newsroom

    return open_newsroom


def file(catalogue: Catalogue, number: int, facts: tuple[int, int, int], version: int = 1) -> None:
    """File the story of this number as it is in this version."""
    age, section, topic = facts
    name, day = f"{number:03}", DAY - dt.timedelta(days=3 * age)
    card = Card(
        id=name,
        copy=f"{name}.txt",
        address=f"{day:%Y/%m/%d}/{name}/",
        headline=f"Story {number}",
        kicker=None,
        deck=None,
        section=SECTIONS[section],
        agencies=(),
        bylines=(),
        topics=(TOPICS[topic],),
        day=day,
        priority=None,
        rank=number,
        published=AS_OF,
        modified=None,
        version=version,
        words=100,
        whole="",
        face=digest(number, facts, version // 2),  # every second version changes the words alone
    )
    catalogue.file(msgspec.structs.replace(card, whole=digest(card, version)), b"")


def planned(newsroom: Newsroom) -> dict[str, tuple[str, list[Target]]]:
    """Every part of the site's plan by its name: its digest, and its targets."""
    return {part.name: (part.digest, list(part.targets())) for part in formats.named("web").parts(newsroom)}


@given(
    stories=st.lists(FACTS, min_size=1, max_size=80),
    number=st.integers(0, 200),
    facts=st.none() | FACTS,
    version=st.integers(0, 3),
    goes=st.booleans(),
)
def test_parts_with_one_digest_have_the_same_targets(opened, stories, number, facts, version, goes) -> None:
    with opened() as newsroom:
        for each, filed in enumerate(stories):
            file(newsroom.catalogue, each, filed)
        before = planned(newsroom)
        if goes and len(stories) > 1:
            newsroom.catalogue.withdraw(f"{number % len(stories):03}")
        else:
            which = number % (len(stories) + 1)
            file(newsroom.catalogue, which, facts or (*stories, (0, 0, 0))[which], version)
        after = planned(newsroom)

    same = [name for name in before.keys() & after.keys() if before[name][0] == after[name][0] != ""]
    assert [name for name in same if before[name] != after[name]] == []


def test_a_new_story_leaves_the_months_and_lists_alone_that_are_far_from_it(opened) -> None:
    with opened() as newsroom:
        for number in range(60):
            file(newsroom.catalogue, number, (number, number % 2, number % 2))
        before = planned(newsroom)
        file(newsroom.catalogue, 60, (0, 0, 0))
        after = planned(newsroom)

    anew = {name for name in after if name not in before or after[name][0] != before[name][0]}
    near = {"2015-10", "2015-09", "2015-08"}  # seven stories of its section stand between the new one and July
    assert anew == near | {"list ", "list sections/world/", "list topics/piers/"}


# Which parts hold.


def target(path: str, digest: str = "d") -> Target:
    return Target(path=path, format="web", kind="story", digest=digest)


def part(name: str, digest: str, *targets: Target) -> Part:
    return Part("web", name, digest, lambda: iter(targets))


@dataclass
class Disk:
    """What the store says of each file now."""

    stamps_now: dict[str, str]

    def stamp(self, path: str) -> str:
        return self.stamps_now[path]

    def stamps(self, paths: Iterable[str]) -> Iterator[str]:
        return map(self.stamp, paths)


@pytest.fixture
def left(tmp_path: Path) -> Callable[..., Left]:
    """What two parts of one file each have left; of the second the store says this, if nobody has looked before."""

    def opened(stamp: str = "s", *, digest: str = "d", disturbed: frozenset[str] | None = None) -> Left:
        register = Register(tmp_path / "register.sqlite", "output")
        register.record(Made(path, "web", digest, "s") for path in ("a", "b"))
        if digest:
            register.keep_plan([Planned.of("web", "first", "1", ["a"]), Planned.of("web", "second", "2", ["b"])])
        return Left(register, Disk({"a": "s", "b": stamp}), ("web",), disturbed=disturbed)

    return opened


def unasked() -> Iterator[Target]:
    raise AssertionError("this part holds")


@pytest.mark.parametrize("disturbed", [None, frozenset[str]()], ids=["asked", "known"])
def test_a_part_that_holds_is_not_planned_again(left: Callable[..., Left], disturbed: frozenset[str] | None) -> None:
    second = part("second", "other", target("b", "new"))
    work = work_of([Part("web", "first", "1", unasked), second], left(disturbed=disturbed))

    assert [each.path for each, _ in work.stale] == ["b"]
    assert (work.gone, work.files) == ((), 2)
    assert work.plan == (Planned("web", "first", "1", 1), Planned.of("web", "second", "other", ["b"]))


@pytest.mark.parametrize("how", [{"stamp": "other"}, {"stamp": ""}, {"digest": ""}], ids=["changed", "gone", "begun"])
def test_a_part_holds_only_as_long_as_all_its_files_do(left: Callable[..., Left], how: dict[str, str]) -> None:
    parts = [part("first", "1", target("a")), part("second", "2", target("b"))]
    work = work_of(parts, left(**how))

    assert "b" in [each.path for each, _ in work.stale]


def test_what_a_part_no_longer_makes_goes(left: Callable[..., Left]) -> None:
    work = work_of([Part("web", "first", "1", unasked)], left())

    assert (work.stale, work.gone) == ((), ("b",))


def test_no_part_may_claim_what_one_that_holds_has_made(left: Callable[..., Left]) -> None:
    parts = [Part("web", "first", "1", unasked), part("second", "other", target("a"))]

    with pytest.raises(PathClaimError, match="a: claimed by"):
        work_of(parts, left())


def test_a_file_may_move_from_one_part_to_another(left: Callable[..., Left]) -> None:
    work = work_of([part("first", "3", target("b")), part("second", "3", target("a"))], left())

    assert (work.stale, work.gone) == ((), ())


# When there is a plan at all.


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk.open(tmp_path / "newsroom")
    desk.drop("1.txt", story())
    desk.build("web")
    return desk


def test_a_whole_build_leaves_its_plan(desk: Desk) -> None:
    with register_of(desk.order("web")) as register:
        paths = [path for part in register.planned() for path in register.paths_of(part)]

        assert sorted(paths) == [made.path for made in register.every()]


def test_whatever_is_made_or_removed_takes_the_plan_along(desk: Desk) -> None:
    with register_of(desk.order("web")) as register:
        plan = register.planned()
        register.begin([("site/404.html", "web")])
        after_a_beginning = register.planned()
        register.keep_plan(plan)
        register.forget(["site/404.html"])

        assert plan
        assert after_a_beginning == register.planned() == ()
