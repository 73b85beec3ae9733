"""The site benchmark measures the same stories every time, and notices a site that is not what it should be."""

import hashlib
import sys

import pytest

from benchmarks import sites
from benchmarks.contenders import our_site
from benchmarks.corpus import added_story, stories, story
from benchmarks.dialects import as_copy, as_markdown
from benchmarks.measuring import FailedError, measured
from benchmarks.scenarios import Scenario
from benchmarks.verifying import verified
from publisher import intake
from publisher.house import read_house
from publisher.reading import CopyFile
from tests.conftest import ROOT

STORIES = "ad4de12a8c49e03fe33ba27b4457e90aecdf8e9180b6437072343909ec3111b7"  # the first hundred, SHA-256
ALONE = ("--stories", "30", "--rounds", "1", "--without-hugo")


def test_the_stories_are_the_same_on_every_machine():
    text = "".join(as_copy(each) + as_markdown(each) for each in stories(100))

    assert hashlib.sha256(text.encode()).hexdigest() == STORIES


def test_many_stories_begin_with_the_same_few():
    assert tuple(stories(40))[:20] == tuple(stories(20))


def test_a_story_that_is_added_is_newer_than_all():
    assert max(each.day for each in stories(1000)) < added_story(1).day < added_story(2).day


@pytest.mark.parametrize("number", range(10))
def test_the_copy_says_what_the_story_is(number):
    told = story(number)
    reading = intake.reader(read_house(ROOT / "publisher.toml"))(CopyFile("story.txt", as_copy(told).encode()))
    article = reading.article

    assert not reading.notes
    assert article is not None
    assert article.deck is not None
    assert (article.headline.text, article.deck.text) == (told.headline, told.deck)
    assert (article.section, article.topics) == (told.section, told.topics)
    assert len(article.agencies) == len(told.agencies)
    assert len(article.body) == len(told.paragraphs)


def test_a_run_prints_what_was_made_and_every_goal_it_has_figures_for(tmp_path, capsys):
    only = f"{Scenario.TEMPLATE},{Scenario.COLD}"

    code = sites.main((*ALONE, "--work", str(tmp_path), "--only", only, "--large", "30,40"))

    told = capsys.readouterr().out
    assert code == 0
    assert "| stories | 30 |" in told
    assert "| base template changed, CPU, against own cold build |" in told
    assert "| 40 stories, CPU a story, against that here |" in told
    assert "Hugo |" not in told


def test_an_updated_site_is_compared_with_a_clean_one(tmp_path, capsys):
    code = sites.main((*ALONE, "--work", str(tmp_path), "--only", Scenario.DELETED, "--verify"))

    assert code == 0
    assert "deleted: 0 leftover, 0 missing, 0 outdated" in capsys.readouterr().out


def test_a_site_that_is_not_what_a_clean_build_makes_is_found_out(tmp_path):
    site = our_site(tmp_path / "ours")
    site.write(story(1))
    measured(site.command, site.folder)
    (site.made / "index.html").write_text("old news")
    (site.made / "stray.html").write_text("")
    (site.made / "robots.txt").unlink()

    found = verified(site)

    assert found == (("stray.html",), ("robots.txt",), ("index.html",))
    assert (site.made / "index.html").read_text() == "old news"


def test_a_program_that_fails_is_not_measured(tmp_path):
    with pytest.raises(FailedError, match="ended with 3: no paper today"):
        measured((sys.executable, "-c", "import sys; print('no paper today'); sys.exit(3)"), tmp_path)
