"""Columns are cut where a maker-up would cut them, and no line of a galley is lost or doubled."""

from dataclasses import replace
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.typeset.copy import Kind
from publisher.typeset.frames import balance, depth_of, pour
from publisher.typeset.galley import GalleyLine
from publisher.typeset.lines import Line, Run
from tests.shop import text


def galley(*lengths, kinds=None):
    """Paragraphs of so many lines each."""
    return tuple(
        GalleyLine(
            line=Line((Run(f"{number}.{line}", text()),)),
            passage=number,
            kind=(kinds or {}).get(number, Kind.TEXT),
            opens=line == 0,
            closes=line == length - 1,
            above=1 if (kinds or {}).get(number) is Kind.CROSSHEAD else 0,
        )
        for number, length in enumerate(lengths)
        for line in range(length)
    )


def names(lines):
    return [line.line.text for line in lines]


def parted_badly(lines, frames):
    """The lines before which a column ends though it never should."""
    starts = accumulate(len(frame) for frame in frames)
    for before, line in ((lines[start - 1], lines[start]) for start in starts if 0 < start < len(lines)):
        widow, orphan = line.closes and not line.opens, before.opens and not before.closes
        if widow or orphan or before.holds or before.kind is Kind.CROSSHEAD or line.kind is Kind.SIGNATURE:
            yield line.line.text


LENGTHS = st.lists(st.integers(1, 9), max_size=20)
KINDS = st.dictionaries(st.integers(0, 19), st.sampled_from(Kind), max_size=6)


@given(LENGTHS, KINDS, st.lists(st.integers(0, 12), min_size=1, max_size=6))
def test_poured_columns_and_overset_are_the_galley(lengths, kinds, depths):
    lines = galley(*lengths, kinds=kinds)
    poured = pour(lines, depths)

    assert [line for frame in poured.frames for line in frame] + list(poured.overset) == list(lines)
    assert all(depth_of(frame) <= depth for frame, depth in zip(poured.frames, depths, strict=True))


@given(LENGTHS, KINDS, st.integers(1, 6))
def test_balanced_columns_hold_the_whole_galley(lengths, kinds, columns):
    lines = galley(*lengths, kinds=kinds)
    balanced = balance(lines, columns)

    assert balanced.overset == ()
    assert [line for frame in balanced.frames for line in frame] == list(lines)
    assert len(balanced.frames) == columns


def test_columns_are_level():
    depths = [depth_of(frame) for frame in balance(galley(*[5] * 12), 3).frames]

    assert depths == [20, 20, 20]


def test_what_does_not_divide_stands_in_the_first_columns():
    depths = [depth_of(frame) for frame in balance(galley(31), 3).frames]

    assert depths == [11, 10, 10]


def test_the_last_line_of_a_paragraph_does_not_open_a_column():
    poured = pour(galley(4, 7, 9), (10, 12))

    assert not any(frame[0].closes and not frame[0].opens for frame in poured.frames if frame)


@given(LENGTHS, st.lists(st.integers(4, 30), min_size=1, max_size=6))
def test_no_widow_and_no_orphan_where_columns_are_deep_enough(lengths, depths):
    lines = galley(*lengths)

    assert not list(parted_badly(lines, pour(lines, depths).frames))


@given(st.lists(st.integers(1, 9), max_size=20), KINDS, st.integers(1, 6))
def test_balanced_columns_have_no_widow_and_no_orphan(lengths, kinds, columns):
    lines = galley(*lengths, 2, kinds={at: kind for at, kind in kinds.items() if kind is Kind.LIST_ITEM})

    assert not list(parted_badly(lines, balance(lines, columns).frames))


@pytest.mark.parametrize(("lengths", "cut"), [((4, 4), 3), ((4, 4), 5), ((4, 4), 1)])
def test_a_widow_and_an_orphan_are_seen(lengths, cut):
    lines = galley(*lengths)

    assert list(parted_badly(lines, (lines[:cut], lines[cut:])))


@given(LENGTHS, KINDS, st.integers(5, 12), st.lists(st.integers(4, 12), min_size=1, max_size=6))
def test_what_is_overset_can_be_poured_again(lengths, kinds, first, depths):
    lines = galley(*lengths, kinds=kinds)
    here = pour(lines, (first,))
    there = pour(here.overset, depths)

    assert (*here.frames[0], *(line for frame in there.frames for line in frame), *there.overset) == lines


def test_a_line_stays_white_rather_than_that_a_paragraph_is_badly_parted():
    poured = pour(galley(4, 2, 6), (5, 12))

    assert [len(frame) for frame in poured.frames] == [4, 8]


def test_copy_is_overset_rather_than_badly_parted():
    poured = pour(galley(4, 3), (4, 2))

    assert [line.passage for line in poured.overset] == [1, 1, 1]


def test_columns_that_are_too_shallow_part_a_paragraph_as_they_must():
    assert len(pour(galley(9), (1,) * 9).frames) == 9
    assert balance(galley(3), 3).overset == ()


def test_a_column_does_not_end_beside_a_drop_cap():
    lines = tuple(replace(line, holds=place < 2) for place, line in enumerate(galley(8)))

    assert [len(frame) for frame in pour((*galley(4), *lines), (6, 12)).frames] == [4, 8]


def test_a_crosshead_does_not_close_a_column():
    poured = pour(galley(8, 1, 9, kinds={1: Kind.CROSSHEAD}), (10, 20))

    assert poured.frames[0][-1].kind is Kind.TEXT


def test_a_crosshead_has_white_above_it_unless_it_opens_a_column():
    inside, opening = galley(8, 1, 9, kinds={1: Kind.CROSSHEAD}), galley(1, 9, kinds={0: Kind.CROSSHEAD})

    assert depth_of(inside) == len(inside) + 1
    assert depth_of(opening) == len(opening)


def test_a_signature_does_not_open_a_column():
    poured = pour(galley(6, 4, 1, kinds={2: Kind.SIGNATURE}), (10, 10))

    assert poured.frames[1][0].kind is Kind.TEXT


def test_copy_that_is_too_long_is_overset_and_not_lost():
    poured = pour(galley(30), (10, 10))

    assert depth_of(poured.overset) == 10


def test_no_copy_fills_no_column():
    assert names(balance((), 3).frames[0]) == []
    assert balance((), 3).depth == 0
