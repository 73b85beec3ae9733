"""Pages for the press: what an edition costs us, and the same stories as plain pages of WeasyPrint, Chromium and Typst.

Run with ``make bench``, or alone with ``python -m benchmarks.press``. The edition is that of 12 May of the demo
newsroom: 24 Berliner pages with advertisements. Ours is measured in one process that has its faces, its libraries and
a page of the other edition behind it, for that is how a build works: first with no picture separated, then with all.
The others set the same words in the same faces, sizes and sheets in six columns, hyphenated, with the pictures as they
come: they plan, crop, separate, check and finish nothing. Prints tables; what has a goal stands beside it.
"""

import datetime as dt
import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.contenders import ROOT
from benchmarks.cutting import Match, matches
from benchmarks.press_peers import Peer, peers
from benchmarks.sharing import Shared, sharings
from publisher.build import file_newsroom
from publisher.formats import named
from publisher.formats.press import Kind, foundry, page_of_key
from publisher.formats.press.stone import Stone
from publisher.order import Order, newsroom_of
from publisher.plan import Newsroom, Target, targets_of
from publisher.rendering import Renderers

DAY, OTHER_DAY = dt.date(2016, 5, 12), dt.date(2016, 5, 13)
PAGE_GOAL_S, PLAN_GOAL_S = 1.0, 30.0
_DEMO = ROOT / "examples" / "harbour-courier"
_AS_OF = dt.datetime(2016, 5, 14, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Ours:
    """Seconds of CPU: to set and to plan the edition, and each page made with no picture kept, then with all kept."""

    set_s: float
    plan_s: float
    cold_s: tuple[float, ...]
    warm_s: tuple[float, ...]


def main() -> None:
    """Make the edition every way there is, and print what that takes."""
    with TemporaryDirectory() as folder:
        shutil.copytree(_DEMO, Path(folder) / "demo", ignore=shutil.ignore_patterns("output", ".publisher"))
        order = Order(
            house_file=Path(folder) / "demo" / "publisher.toml",
            output=Path(folder) / "output",
            formats=("press",),
            as_of=_AS_OF,
        )
        with newsroom_of(order) as newsroom:
            file_newsroom(newsroom)
            ours, stone = _ours(newsroom)
            print(_our_table(ours), end="\n\n", flush=True)
            print(_peer_table(ours, peers(stone, Path(folder) / "peers")), end="\n\n", flush=True)
            print(_match_table(matches(stone)), end="\n\n", flush=True)
            print(_share_table(tuple(sharings(stone))))


def cpu_s() -> float:
    """Seconds of CPU of this process and of those it has waited for."""
    return sum(os.times()[:4])


def _ours(newsroom: Newsroom) -> tuple[Ours, Stone]:
    targets = [target for target in targets_of([named("press")], newsroom) if target.kind != Kind.STORY]
    today = [target for target in targets if _is(target, DAY, Kind.PAGE)]
    renderers = Renderers(newsroom)
    renderers.prepare(frozenset({"press"}))
    renderers.render(next(each for each in targets if _is(each, OTHER_DAY, Kind.PAGE)))
    stone = Stone(newsroom, DAY, foundry.shop_of(foundry.cast(newsroom.cache), newsroom.house.language), "measured")
    begun = cpu_s()
    _ = stone.copies
    is_set = cpu_s()
    _ = stone.dummy
    is_planned = cpu_s()
    renderers.render(next(each for each in targets if _is(each, DAY, Kind.PAGE_MAP)))  # it sets and plans for itself
    cold_s, warm_s = ([_page_s(renderers, target, newsroom.cache) for target in today] for _ in range(2))
    return Ours(is_set - begun, is_planned - is_set, tuple(cold_s), tuple(warm_s)), stone


def _is(target: Target, day: dt.date, kind: Kind) -> bool:
    return target.kind == kind and page_of_key(target.key)[0] == day


def _page_s(renderers: Renderers, target: Target, cache: Path) -> float:
    """A page made, and not found as it was made before."""
    shutil.rmtree(cache / "pages", ignore_errors=True)
    begun = cpu_s()
    renderers.render(target)
    return cpu_s() - begun


def _our_table(ours: Ours) -> str:
    count = len(ours.warm_s)
    each_s = (ours.set_s + ours.plan_s) / count
    kept_s, cold_s = _mean(ours.warm_s), _mean(ours.cold_s)
    lines = (
        ("to set the type", ours.set_s, None),
        (f"to plan {count} pages", ours.plan_s, PLAN_GOAL_S),
        ("a page made up, painted and finished, mean", kept_s, None),
        ("the same, worst", max(ours.warm_s), None),
        ("the same, mean, its pictures not separated before", cold_s, None),
        ("the same, worst, its pictures not separated before", max(ours.cold_s), None),
        ("a page with its share of setting and planning, mean", kept_s + each_s, PAGE_GOAL_S),
        ("the same, worst", max(ours.warm_s) + each_s, PAGE_GOAL_S),
        ("the same, mean, its pictures not separated before", cold_s + each_s, None),
    )
    rows = [f"| an edition of {count} pages | CPU | goal | met |", "|---|---:|---:|---|"]
    for what, figure, goal in lines:
        met = ("yes" if figure <= goal else "**no**") if goal else ""
        rows.append(f"| {what} | {figure:.2f} s | {f'<= {goal:g} s' if goal else ''} | {met} |")
    return "\n".join(rows)


def _peer_table(ours: Ours, found: Iterable[Peer]) -> str:
    count, planned_s = len(ours.warm_s), ours.set_s + ours.plan_s
    whole = Peer("us: planned, painted, finished", count, planned_s + sum(ours.warm_s))
    cold = Peer("us: pictures separated as well", count, planned_s + sum(ours.cold_s))
    rows = ["| the same stories by | pages | CPU | pages a CPU-second |", "|---|---:|---:|---:|"]
    rows += [
        f"| {peer.name} | {peer.pages} | {peer.cpu_s:.2f} s | {peer.pages / peer.cpu_s:.2f} |"
        for peer in (whole, cold, *found)
    ]
    return "\n".join(rows)


def _match_table(found: Sequence[Match]) -> str:
    """Every page cut by us and by CP-SAT: what each thinks the best costs, by one measure."""
    if not found:
        return "OR-Tools is not installed: pages are not cut by CP-SAT"
    rows = [
        "| page | stories | our cost | its cost | proved | our CPU | its CPU |",
        "|---|---:|---:|---:|---|---:|---:|",
    ]
    rows += [
        f"| {each.page} | {each.stories} | {each.our_cost:.1f} | {each.its_cost:.1f} | {each.status} "
        f"| {each.our_s:.2f} s | {each.its_s:.2f} s |"
        for each in found
    ]
    ours, its = sum(each.our_cost for each in found), sum(each.its_cost for each in found)
    our_s, its_s = sum(each.our_s for each in found), sum(each.its_s for each in found)
    return "\n".join((*rows, f"| all | | {ours:.1f} | {its:.1f} | | {our_s:.2f} s | {its_s:.2f} s |"))


def _share_table(found: Sequence[Shared]) -> str:
    """Eight stories on some pages: as meant at first, exchanged, and at best."""
    rows = [
        "| stories | pages | meant | exchanged | best | cut | for the best |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    rows += [
        f"| {each.stories} | {each.pages} | {each.meant:.1f} | {each.exchanged:.1f} | {each.best:.1f} "
        f"| {each.our_cuts} | {each.all_cuts} |"
        for each in found
    ]
    return "\n".join(rows)


def _mean(figures: Sequence[float]) -> float:
    return sum(figures) / len(figures)


if __name__ == "__main__":
    main()
