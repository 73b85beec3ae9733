"""The report: what was measured against what we set ourselves, as a table in Markdown.

In: costs by scenario and contender, a cost for each round. Out: text. A ratio is the median of the ratios of all
rounds, for in one round both had the same machine; what was not measured has no line.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from benchmarks.contenders import HUGO, OURS
from benchmarks.measuring import Cost
from benchmarks.same_work import Counts
from benchmarks.scenarios import Scenario

Costs = dict[tuple[Scenario, str], list[Cost]]

# Our cost as a part of Hugo's, at most.
_AGAINST_HUGO = {
    Scenario.COLD: 0.4,
    Scenario.NO_CHANGE: 0.02,
    Scenario.BODY: 0.04,
    Scenario.HEADLINE: 0.06,
    Scenario.ADDED: 0.06,
    Scenario.DELETED: 0.06,
}
_NO_CHANGE_S, _TEMPLATE, _TWO_WORKERS, _MEMORY, _LARGE, _LARGE_MB = 0.15, 0.9, 0.65, 0.25, 1.15, 300
_LARGE_STORIES, _LARGEST_STORIES, _LARGEST_MB = 100_000, 500_000, 500
_WHAT = {
    Scenario.COLD: "cold",
    Scenario.NO_CHANGE: "no change",
    Scenario.BODY: "body of one story edited",
    Scenario.HEADLINE: "headline of one story edited",
    Scenario.ADDED: "story added",
    Scenario.DELETED: "story deleted",
    Scenario.TEMPLATE: "base template changed",
}


class Large(NamedTuple):
    """Our cold build of many more stories."""

    stories: int
    cost: Cost


@dataclass(slots=True)
class Results:
    """All that was measured; ``together_mb`` is the memory of all processes of a first build."""

    stories: int
    counts: dict[str, Counts]
    together_mb: dict[str, float]
    costs: Costs = field(default_factory=dict)
    large: list[Large] = field(default_factory=list)


class Line(NamedTuple):
    """One line of the table: the figure is met if it is not above the goal; ``of`` are the figures it comes from."""

    what: str
    figure: float
    goal: float
    of: str
    unit: str = ""


def goals(results: Results) -> str:
    """Every figure beside its goal."""
    rows = [f"| {results.stories:,} stories | measured | goal | met | of |", "|---|---:|---:|---|---|"]
    for line in _lines(results):
        met = "yes" if line.figure <= line.goal else "**no**"
        rows.append(f"| {line.what} | {line.figure:.3g}{line.unit} | <= {line.goal:g}{line.unit} | {met} | {line.of} |")
    return "\n".join(rows)


def made(counts: dict[str, Counts]) -> str:
    """What each contender made, side by side."""
    rows = [f"| made | {' | '.join(counts)} |", "|---|" + "---:|" * len(counts)]
    for name in Counts._fields:
        figures = (f"{getattr(each, name):,}" for each in counts.values())
        rows.append(f"| {name} | {' | '.join(figures)} |")
    return "\n".join(rows)


def taken(costs: Costs) -> str:
    """What each build took, in the median of all rounds."""
    rows = ["| build | of | wall | CPU | largest process |", "|---|---|---:|---:|---:|"]
    for (scenario, name), each in costs.items():
        wall_s, cpu_s, largest_mb = (median(of(cost) for cost in each) for of in (_wall, _cpu, _largest))
        rows.append(f"| {scenario} | {name} | {wall_s:.2f} s | {cpu_s:.2f} s | {largest_mb:.0f} MB |")
    return "\n".join(rows)


def _lines(results: Results) -> Iterator[Line]:
    costs = results.costs
    for scenario, goal in _AGAINST_HUGO.items():
        for name, of in (("wall", _wall), ("CPU", _cpu)):
            what = f"{_WHAT[scenario]}, {name}, against Hugo"
            yield from _ratio(what, goal, costs, ((scenario, OURS), (scenario, HUGO)), of)
    if (Scenario.NO_CHANGE, OURS) in costs:
        yield Line("no change, CPU", _median(costs, Scenario.NO_CHANGE, _cpu), _NO_CHANGE_S, "", " s")
    for name, of in (("wall", _wall), ("CPU", _cpu)):
        what = f"{_WHAT[Scenario.TEMPLATE]}, {name}, against own cold build"
        yield from _ratio(what, _TEMPLATE, costs, ((Scenario.TEMPLATE, OURS), (Scenario.COLD, OURS)), of)
    yield from _memory(results)
    pair = ((Scenario.TWO_WORKERS, OURS), (Scenario.ONE_WORKER, OURS))
    yield from _ratio("two workers, wall, against one", _TWO_WORKERS, costs, pair, _wall)
    yield from _large(results)


def _ratio(
    what: str,
    goal: float,
    costs: Costs,
    pair: tuple[tuple[Scenario, str], tuple[Scenario, str]],
    of: Callable[[Cost], float],
) -> Iterator[Line]:
    """A line, if both of the pair were measured."""
    if all(each in costs for each in pair):
        first, second = ([of(cost) for cost in costs[each]] for each in pair)
        figure = median(a / b for a, b in zip(first, second, strict=True))
        yield Line(what, figure, goal, f"{median(first):.2f} s : {median(second):.2f} s")


def _memory(results: Results) -> Iterator[Line]:
    together = results.together_mb
    if HUGO in together:
        of = f"{together[OURS]:.0f} MB : {together[HUGO]:.0f} MB"
        yield Line("peak memory cold, all processes, against Hugo", together[OURS] / together[HUGO], _MEMORY, of)


def _large(results: Results) -> Iterator[Line]:
    """The builds of many more stories: what a story costs there, the largest process, and how that grows."""
    for count, cost in results.large:
        if (Scenario.COLD, OURS) in results.costs:
            here = _median(results.costs, Scenario.COLD, _cpu) / results.stories
            there = cost.cpu_s / count
            of = f"{there * 1000:.2f} ms : {here * 1000:.2f} ms"
            yield Line(f"{count:,} stories, CPU a story, against that here", there / here, _LARGE, of)
        most = _LARGE_MB if count <= _LARGE_STORIES else _LARGEST_MB
        yield Line(f"{count:,} stories, peak memory of a process", cost.largest_mb, most, "", " MB")
    for few, many in pairwise(results.large):
        kb = (many.cost.largest_mb - few.cost.largest_mb) * 1000 / (many.stories - few.stories)
        whole = many.cost.largest_mb + kb / 1000 * (_LARGEST_STORIES - many.stories)
        what = f"{_LARGEST_STORIES:,} stories, peak memory of a process, reckoned from these"
        yield Line(what, whole, _LARGEST_MB, f"{kb:.2f} kB a story from {few.stories:,} to {many.stories:,}", " MB")


def _median(costs: Costs, scenario: Scenario, of: Callable[[Cost], float]) -> float:
    return median(map(of, costs[scenario, OURS]))


def _wall(cost: Cost) -> float:
    return cost.wall_s


def _cpu(cost: Cost) -> float:
    return cost.cpu_s


def _largest(cost: Cost) -> float:
    return cost.largest_mb
