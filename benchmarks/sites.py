"""The site of a newspaper, built by us and by Hugo: what it costs, as ratios of one run.

Run with ``make bench``. In: how many stories, how many rounds. Out: what each builder made of the same stories, what
each build took, and every figure beside its goal. Each round has every scenario, and in each scenario the builders
take turns, so that a machine that is slower for a while is slower for both. Nothing outside ``.bench/``, or the folder
named with ``--work``, is touched.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from compileall import compile_dir
from pathlib import Path

from benchmarks.contenders import ROOT, Site, file_all, hugo_program, hugo_site, our_site
from benchmarks.corpus import stories
from benchmarks.measuring import Cost, measured, most_memory
from benchmarks.report import Large, Results, goals, made, taken
from benchmarks.same_work import Counts, counts_of, lacking
from benchmarks.scenarios import WORKERS, Round, Scenario, command, prepare
from benchmarks.verifying import verified

_BENCH = ROOT / ".bench"


class Wanted(argparse.Namespace):
    """What the command line asks for."""

    stories: int
    rounds: int
    only: tuple[Scenario, ...]
    work: Path
    large: tuple[int, ...]
    verify: bool
    without_hugo: bool


def main(arguments: Sequence[str] | None = None) -> int:
    """Build everything and print the tables; 1 if work was left out, or a site is not what a clean build makes."""
    wanted = _wanted(arguments)
    compile_dir(ROOT / "publisher", quiet=1)  # as pip does with a package it installs
    sites = _sites(wanted)
    file_all(stories(wanted.stories), sites)
    results = Results(wanted.stories, *_first_builds(sites))
    print(made(results.counts), end="\n\n", flush=True)
    if not all(_does_the_work(site, results) for site in sites):
        return 1
    if wanted.verify:
        return 0 if _verify(sites[0], wanted) else 1
    for number in range(1, wanted.rounds + 1):
        _round(Round(number, wanted.stories), wanted.only, sites, results)
    results.large += (_large(count, wanted) for count in wanted.large)
    print(f"\n{taken(results.costs)}\n\n{goals(results)}")
    return 0


def _wanted(arguments: Sequence[str] | None) -> Wanted:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sites", description="Build one site with us and Hugo.")
    parser.add_argument("--stories", type=int, default=10_000, help="how many there are; 10,000")
    parser.add_argument("--rounds", type=int, default=5, help="how often everything is measured; 5")
    parser.add_argument("--only", type=_scenarios, default=tuple(Scenario), help=f"some of {','.join(Scenario)}")
    parser.add_argument("--work", type=_folder, default=_BENCH, help="the folder to work in; .bench/")
    parser.add_argument(
        "--large", type=_counts, default=(), help="cold builds of so many stories as well: 20000,100000"
    )
    parser.add_argument(
        "--verify", action="store_true", help="compare our updated site with a clean build, not measured"
    )
    parser.add_argument("--without-hugo", action="store_true", help="build with us alone")
    return parser.parse_args(arguments, Wanted())


def _scenarios(names: str) -> tuple[Scenario, ...]:
    """In the order in which a round has them, however they are named."""
    named = {Scenario(name) for name in names.split(",")}
    return tuple(scenario for scenario in Scenario if scenario in named)


def _counts(numbers: str) -> tuple[int, ...]:
    return tuple(sorted(map(int, numbers.split(","))))


def _folder(name: str) -> Path:
    return Path(name).resolve()


def _sites(wanted: Wanted) -> tuple[Site, ...]:
    """Ours first."""
    ours = our_site(wanted.work / "ours")
    if wanted.without_hugo:
        return (ours,)
    return ours, hugo_site(wanted.work / "site-of-hugo", hugo_program(_BENCH / "hugo"))


def _first_builds(sites: tuple[Site, ...]) -> tuple[dict[str, Counts], dict[str, float]]:
    """Build every site once; what each made, and the memory that took."""
    memory = {site.name: most_memory(site.command, site.folder) for site in sites}
    return {site.name: counts_of(site) for site in sites}, memory


def _does_the_work(site: Site, results: Results) -> bool:
    short = lacking(results.counts[site.name], site, results.stories)
    for name in short:
        print(f"{site.name}: too few {name}")
    return not short


def _round(turn: Round, only: tuple[Scenario, ...], sites: tuple[Site, ...], results: Results) -> None:
    """Let every scenario happen to every site, and note what the build then takes."""
    for scenario in only:
        for site in sites[:1] if scenario in WORKERS else sites:
            prepare(scenario, site, turn)
            os.sync()  # so that nobody pays for what others left to be written
            cost = measured(command(scenario, site), site.folder)
            results.costs.setdefault((scenario, site.name), []).append(cost)
            _say(f"round {turn.number}, {scenario}, {site.name}", cost)


def _verify(site: Site, wanted: Wanted) -> bool:
    """Tell for each scenario whether the updated site is the same as a clean build; whether all are."""
    same = True
    for scenario in wanted.only:
        prepare(scenario, site, Round(1, wanted.stories))
        measured(command(scenario, site), site.folder)
        found = verified(site)
        told = ", ".join(f"{len(paths)} {name}" for name, paths in found._asdict().items())
        print(f"{scenario}: {told}", *(path for paths in found for path in paths[:3]), flush=True)
        same = same and not any(found)
    return same


def _large(count: int, wanted: Wanted) -> Large:
    """A cold build of ours of many more stories, in a folder that is gone afterwards."""
    site = our_site(wanted.work / "large")
    file_all(stories(count), (site,))
    cost = measured(site.command, site.folder)
    _say(f"{count:,} stories, {site.name}", cost)
    shutil.rmtree(site.folder)
    return Large(count, cost)


def _say(what: str, cost: Cost) -> None:
    print(f"{what}: {cost.wall_s:.2f} s, CPU {cost.cpu_s:.2f} s, largest {cost.largest_mb:.0f} MB", flush=True)


if __name__ == "__main__":
    sys.exit(main())
