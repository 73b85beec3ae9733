"""The sheet: how stories of falling rank share a front.

In: stories in their order. Out: which of them lead, stand beside the lead, run in rows below it, or are listed. The
rows are always full, three or four stories wide, so that no front has a hole in it; a front of any number works.
Arithmetic only: nothing here knows what a story or a page looks like.
"""

import datetime as dt
from functools import cache
from itertools import groupby
from typing import Generic, Protocol, TypeVar

import msgspec

_FEWEST_RANKED, _MOST_RANKED = 8, 11
_NO_ROWS_MAKE = frozenset({1, 2, 5})  # what rows of three and four cannot add up to


class Dated(Protocol):
    """A story, a card or a slip, of which only the day counts here."""

    @property
    def day(self) -> dt.date:
        """The day of its edition."""
        ...


Story = TypeVar("Story", bound=Dated)


class Sheet(msgspec.Struct, Generic[Story], frozen=True):
    """The stories of one front. ``lead`` is ``None`` on a front without stories; ``listed`` goes by day."""

    lead: Story | None
    seconds: tuple[Story, ...]
    rows: tuple[tuple[Story, ...], ...]
    listed: tuple[tuple[Story, ...], ...]

    @property
    def is_solo(self) -> bool:
        """One story has the front to itself."""
        return self.lead is not None and not self.seconds and not self.listed


def sheet_of(cards: tuple[Story, ...]) -> Sheet[Story]:
    """Lay these out: the newest day's by rank, topped up from the days before, the rest listed."""
    newest_day = sum(card.day == cards[0].day for card in cards)
    ranked = cards[: _ranked(newest_day, len(cards))]
    seconds = _beside_the_lead(len(ranked))
    return Sheet(
        lead=ranked[0] if ranked else None,
        seconds=ranked[1 : 1 + seconds],
        rows=_rows(ranked[1 + seconds :]),
        listed=tuple(tuple(day) for _, day in groupby(cards[len(ranked) :], key=lambda card: card.day)),
    )


def told_on_sheet(newest_day: int, stories: int) -> int:
    """How many of these, from the first, a front shows words of; to the others it only points."""
    ranked = _ranked(newest_day, stories)
    return min(ranked, 1 + _beside_the_lead(ranked))


def _ranked(newest_day: int, stories: int) -> int:
    """How many stories are laid out by their rank."""
    return min(max(newest_day, _FEWEST_RANKED), _MOST_RANKED, stories)


@cache
def _beside_the_lead(ranked: int) -> int:
    """How many stories stand beside the lead, so that the others fill their rows."""
    fewest = (number for number in (2, 3, 1) if ranked - 1 >= number)
    return next((number for number in fewest if ranked - 1 - number not in _NO_ROWS_MAKE), 0)


def _rows(cards: tuple[Story, ...]) -> tuple[tuple[Story, ...], ...]:
    """Rows of three, then rows of four, which take smaller headlines."""
    in_fours = len(cards) % 3 * 4
    threes = [cards[n : n + 3] for n in range(0, len(cards) - in_fours, 3)]
    return (*threes, *(cards[n : n + 4] for n in range(len(cards) - in_fours, len(cards), 4)))
