"""A build after an edit makes what a build from nothing would, byte for byte, and takes on no work beyond that.

Thirty edits are the same in every run; with ``--edits`` as many new ones are drawn. ``make exact`` tries 500.
"""

import re
from collections.abc import Callable
from functools import reduce
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from publisher import filing
from publisher.digests import TemplateDigests, code_digest, digest
from publisher.formats import feeds
from publisher.formats.web.kinds import Kind
from publisher.left import Left
from publisher.looking import Looked
from publisher.outputs import Outputs
from publisher.pictures import rendition
from publisher.plan import Newsroom, Target, Wave
from publisher.slips import Slips
from publisher.store import Store
from tests.newsrooms import EDITS, Edit, newsroom
from tests.twins import DAMAGES, LOSS, PARTS, Twins

USUAL, A_DAY = 30, 10  # edits
FEEDS = ("rss.xml", "atom.xml", "feed.json")


@pytest.fixture(scope="session")
def cuts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where faces are kept, once cut, for all newsrooms."""
    return tmp_path_factory.mktemp("cuts")


@pytest.fixture
def twins(tmp_path: Path, cuts: Path) -> Twins:
    return Twins(tmp_path, cuts, newsroom())


def any_of(*beginnings: str) -> st.SearchStrategy[Edit]:
    """Any edit whose name begins so."""
    what = [each for each in (*EDITS, *DAMAGES, *PARTS, LOSS) if each.startswith(beginnings)]
    return st.builds(Edit, st.sampled_from(what), st.integers(0, 99), st.integers(0, 11))


# One is drawn as often as another.
ANY_EDIT = st.one_of(
    any_of("copy"),
    any_of("front matter", "sidecar"),
    any_of("desk"),
    any_of("undo"),
    any_of("house", "template"),
    any_of("wait", LOSS, *DAMAGES, *PARTS),
)


@pytest.fixture
def days(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory, cuts: Path) -> Callable[..., None]:
    """Tries days of edits; the usual ones are the same in every run."""
    asked: int | None = pytestconfig.getoption("edits")

    def try_days(edits: st.SearchStrategy[Edit], stories: tuple[int, ...], *formats: str, shorter: int = 1) -> None:
        number = max(1, (asked or USUAL) // A_DAY // shorter)

        @settings(max_examples=number, derandomize=asked is None, suppress_health_check=[HealthCheck.too_slow])
        @given(st.sampled_from(stories), st.booleans(), st.lists(edits, min_size=A_DAY, max_size=A_DAY, unique=True))
        def is_exact(stories: int, pictured: bool, day: list[Edit]) -> None:  # noqa: FBT001  as hypothesis asks
            twins = Twins(tmp_path_factory.mktemp("day"), cuts, newsroom(stories, pictured=pictured), *formats)
            for edit in day:
                note(f"then {edit}")
                twins.edit(edit)

        is_exact()

    return try_days


def test_a_day_of_any_edits_is_built_as_from_nothing(days: Callable[..., None]) -> None:
    days(ANY_EDIT, (12, 1, 27))  # a paper that may come to have no story, and one with more than a front can show


@pytest.mark.long
def test_a_day_with_a_press_is_built_as_from_nothing(days: Callable[..., None]) -> None:
    days(st.one_of(ANY_EDIT, any_of("press")), (2,), "web", "feeds", "press", shorter=25)


# No needless work: after an edit exactly these are out of date. Story 4 stands in the middle of its day and beside the
# lead in its section and its agency.


def stale(twins: Twins, edit: Edit) -> set[str]:
    """What an edit puts out of date."""
    return {target.path for target, _ in twins.edit(edit).work.stale}


def pages(*folders: str) -> set[str]:
    return {f"site/{folder}index.html" for folder in folders}


def stories(*numbers: int) -> set[str]:
    days = ("2015/10/08", "2015/10/07", "2015/09/30")
    return pages(*(f"{days[number // 5]}/story-number-{number}/" for number in numbers))


def feeds_at(*folders: str) -> set[str]:
    return {f"site/{folder}{name}" for folder in folders for name in FEEDS}


OF_STORY_4 = ("sections/harbour/", "agencies/reuters/")
ITS_FEEDS = feeds_at("", *OF_STORY_4)
FRONTS = pages(
    *("", "2015/10/08/", "2015/10/07/", "2015/09/30/", "authors/jane-doe/", "authors/john-roe/"),
    *("sections/world/", "sections/harbour/", "sections/sport/", "agencies/reuters/", "agencies/associated-press/"),
)


def test_new_words_make_new_their_story_the_fronts_that_show_them_and_its_feeds(twins: Twins) -> None:
    out_of_date = stale(twins, Edit("copy: body", 4, 1))

    assert out_of_date == stories(4) | pages(*OF_STORY_4) | ITS_FEEDS


def test_a_new_headline_makes_new_what_shows_or_lists_it(twins: Twins) -> None:
    out_of_date = stale(twins, Edit("copy: headline", 4, 1))

    beside, related = stories(3, 5), stories(1, 7, 10)
    lists = pages("", "2015/10/08/", *OF_STORY_4) | {"site/news-sitemap.xml"}
    assert out_of_date == stories(4) | beside | related | lists | ITS_FEEDS


def test_a_picture_makes_new_its_story_the_fronts_that_show_it_and_its_feeds(twins: Twins) -> None:
    out_of_date = stale(twins, Edit("desk: put a picture", 9, 1))

    renditions = {path for path in out_of_date if re.fullmatch(r"site/assets/pictures/04-[0-9a-f]{12}-60\..*", path)}
    assert len(renditions) == 2
    assert out_of_date - renditions == stories(4) | pages(*OF_STORY_4) | ITS_FEEDS


def test_a_template_makes_new_the_pages_it_is_in(twins: Twins) -> None:
    of_stories = stale(twins, Edit("template: site/story.html", 0, 1))
    of_fronts = stale(twins, Edit("template: site/_lead.html", 0, 1))

    assert of_stories == stories(*range(12))
    assert of_fronts == FRONTS


def test_the_house_makes_new_everything_but_faces_and_pictures(twins: Twins) -> None:
    out_of_date = stale(twins, Edit("house: description", 0, 1))

    every = {path for path in twins.desk.files() if not path.endswith((".woff2", ".webp", ".jpg"))}
    assert out_of_date == every


def test_time_makes_new_what_tells_of_the_last_two_days(twins: Twins) -> None:
    assert stale(twins, Edit("wait", 0, 0)) == set()
    assert stale(twins, Edit("wait", 0, 2)) == {"site/news-sitemap.xml"}


def test_a_file_that_was_spoilt_is_all_that_is_made_again(twins: Twins) -> None:
    assert all(len(stale(twins, Edit(what, 7))) == 1 for what in DAMAGES)


# Mutations: each leaves one dependency out of the digests, and its edit shows that.


class Mutation(NamedTuple):
    """``broken`` makes something else of what is called ``name`` in ``place``; the newsroom is ``pictured`` or not."""

    place: object
    name: str
    broken: Callable[[Any], object]
    edit: Edit
    pictured: bool = True


def planned(kind: Kind, kept: slice) -> Callable[[Any], object]:
    """Plans what is of this kind by these of its parts alone."""

    def breaks(whole: Callable[..., Target]) -> Callable[..., Target]:
        def target(by: object, place: str, of: Kind, key: str, *made_of: object, wave: Wave = Wave.LISTS) -> Target:
            return whole(by, place, of, key, *(made_of[kept] if of is kind else made_of), wave=wave)

        return target

    return breaks


def stamped(shorter: Callable[[str], str]) -> Callable[[Any], object]:
    """Stamps files of copy with a part of what the disk says of them."""
    return lambda whole: lambda *args: shorter(whole(*args))


WEB = import_module("publisher.formats.web.targets")
BODY, HEADLINE = Edit("copy: body", 4, 1), Edit("copy: headline", 4, 1)
MUTATIONS = {
    "templates": Mutation(TemplateDigests, "of", lambda _: lambda *_: "", Edit("template: site/story.html", 0, 1)),
    "templates in templates": Mutation(
        TemplateDigests,
        "of",
        lambda _: lambda self, *names: digest([self.source(name) for name in names]),
        Edit("template: site/_lead.html", 0, 1),
    ),
    "the house": Mutation(
        Newsroom, "digest", lambda _: lambda _, *parts: digest(code_digest(), *parts), Edit("house: name", 0, 1)
    ),
    "furniture": Mutation(WEB, "PAGES", lambda _: {}, Edit("copy: day", 4, 3)),
    "words of a story": Mutation(WEB, "_Plan.target", planned(Kind.STORY, slice(1, None)), BODY),
    "neighbours of a story": Mutation(WEB, "_Plan.target", planned(Kind.STORY, slice(1)), HEADLINE),
    "stories of a front": Mutation(WEB, "_Plan.target", planned(Kind.FRONT, slice(0)), HEADLINE),
    "stories of a feed": Mutation(feeds, "_target", lambda whole: lambda *parts: whole(*parts[:2], ""), BODY),
    "parts of the plan": Mutation(
        WEB, "_Plan.part", lambda whole: lambda by, name, targets, *_: whole(by, name, targets), BODY
    ),
    "the last plan": Mutation(Left, "stands", lambda _: lambda *_: True, Edit(DAMAGES[1])),
    "what has changed of the copy": Mutation(Looked, "since", lambda _: lambda *_: frozenset(), BODY, pictured=False),
    "what has changed of the running order": Mutation(Slips, "replaced", lambda _: lambda slips, *_: slips, HEADLINE),
    "time": Mutation(WEB, "_Plan.target", planned(Kind.NEWS_SITEMAP, slice(0)), Edit("wait", 0, 2)),
    "bytes of a picture": Mutation(
        rendition, "_name", lambda _: lambda file, _: Path(file.name).stem, Edit("desk: put a picture", 1, 2)
    ),
    "copy": Mutation(filing, "_Filing._stamp", stamped(lambda _: ""), BODY),
    "files beside copy": Mutation(
        filing,
        "_Filing._stamp",
        stamped(lambda stamp: re.sub(":[0-9a-f]{32}$", "", stamp)),
        Edit("sidecar: section", 4, 3),
    ),
    "conventions of copy": Mutation(
        filing,
        "_Filing._stamp",
        stamped(lambda stamp: stamp.partition(":")[2]),
        Edit("house: default_section", 0, 1),
    ),
    "what was made": Mutation(Store, "remove", lambda _: lambda *_: None, Edit("desk: delete a story", 4)),
    "what lies there": Mutation(Outputs, "disturbed", lambda _: lambda _: frozenset(), Edit(DAMAGES[1])),
}


@pytest.mark.parametrize("left_out", MUTATIONS)
def test_a_dependency_that_is_left_out_is_found(
    tmp_path: Path, cuts: Path, monkeypatch: pytest.MonkeyPatch, left_out: str
) -> None:
    mutation = MUTATIONS[left_out]
    *folders, name = mutation.name.split(".")
    place = reduce(getattr, folders, mutation.place)
    monkeypatch.setattr(place, name, mutation.broken(getattr(place, name)))
    twins = Twins(tmp_path, cuts, newsroom(pictured=mutation.pictured))

    with pytest.raises(AssertionError, match=r" is (?:stale|missing|left over)"):
        twins.edit(mutation.edit)
