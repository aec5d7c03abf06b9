"""Laws of thinning, and the plain cases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from rolodex.domain.thinning import DAILY, MONTHLY, RECENT, WEEKLY, Kept, shrank, superfluous

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
FULL = {"contact": 100}

ages = st.lists(st.integers(0, 3 * 365 * 24 * 60), unique=True, max_size=150)
"""Minutes between now and each copy."""


@st.composite
def shelves(draw: st.DrawFn) -> list[Kept]:
    return [
        Kept(
            f"{number:04}",
            NOW - timedelta(minutes=minutes),
            draw(st.sampled_from([True, True, True, False])),
            {"contact": draw(st.sampled_from([100, 99, 40, 10]))},
            draw(st.sampled_from([False, False, False, True])),
        )
        for number, minutes in enumerate(draw(ages))
    ]


def left(copies: list[Kept], now: datetime = NOW) -> list[Kept]:
    gone = set(superfluous(copies, now))
    return sorted((one for one in copies if one.name not in gone), key=lambda one: one.at, reverse=True)


def whole(minutes: list[int]) -> list[Kept]:
    return [Kept(str(number), NOW - timedelta(minutes=one)) for number, one in enumerate(minutes)]


def same_span(one: Kept, other: Kept) -> bool:
    """Whether two copies are of the same week, or of the same month."""
    return any(f"{one.at:{span}}" == f"{other.at:{span}}" for span in ("%G-%V", "%Y-%m"))


@given(shelves())
def test_the_last_good_copy_and_those_that_are_needed_never_go(copies: list[Kept]) -> None:
    good = [one for one in copies if one.good]
    stays = {one.name for one in left(copies)}
    assert {one.name for one in copies if one.pinned} <= stays or not good
    if good:
        assert max(good, key=lambda one: (one.at, one.name)).name in stays
    else:
        assert stays == {one.name for one in copies}


@given(shelves())
def test_the_newest_ten_good_ones_stay(copies: list[Kept]) -> None:
    good = sorted((one for one in copies if one.good), key=lambda one: one.at, reverse=True)
    assert {one.name for one in good[:RECENT]} <= {one.name for one in left(copies)}


@given(shelves())
def test_nothing_goes_while_the_newest_is_less_than_half_of_the_one_before(copies: list[Kept]) -> None:
    good = sorted((one for one in copies if one.good), key=lambda one: one.at, reverse=True)
    if len(good) > 1 and shrank(good[1].counts, good[0].counts):
        assert superfluous(copies, NOW) == ()


@given(shelves())
def test_a_copy_from_before_a_loss_of_half_stays_for_a_year(copies: list[Kept]) -> None:
    good = sorted((one for one in copies if one.good), key=lambda one: one.at, reverse=True)
    stays = {one.name for one in left(copies)}
    for newer, older in pairwise(good):
        if shrank(older.counts, newer.counts) and NOW - older.at < timedelta(days=365):
            assert older.name in stays


@given(ages)
def test_no_more_stay_than_the_spans_allow(minutes: list[int]) -> None:
    assert len(left(whole(minutes))) <= RECENT + DAILY + WEEKLY + MONTHLY


@given(st.lists(st.integers(0, 330 * 24 * 60), unique=True, max_size=150))
@example(
    [*range(11), 1081, 2521, 3961, 5401, 6841, 8281, 29881, 31321]
)  # the one of October is of a kept week
def test_none_goes_within_a_year_unless_a_newer_one_of_its_week_or_month_stays(minutes: list[int]) -> None:
    copies = whole(minutes)
    stays = left(copies)
    assert all(any(same_span(newer, one) for newer in stays if newer.at >= one.at) for one in copies)


@given(shelves())
def test_thinning_again_takes_nothing_more_where_nothing_was_lost(copies: list[Kept]) -> None:
    sound = [Kept(one.name, one.at, one.good, FULL, one.pinned) for one in copies]
    assert superfluous(left(sound), NOW) == ()


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 400), st.integers(6, 48))
def test_a_year_of_copies_always_reaches_back_evenly(days: int, every: int) -> None:
    copies: list[Kept] = []
    for number in range(days * 24 // every):
        at = NOW - timedelta(days=days) + timedelta(hours=number * every)
        copies.append(Kept(f"{number:05}", at))
        if number % 7 == 0 or number > days * 24 // every - 12:
            copies = left(copies, at)
    ages = sorted(copies[0].at - one.at for one in left(copies)) if copies else []
    # A gap is no longer than a month and what a week leaves of one, wherever one looks.
    for younger, older in pairwise(ages):
        assert older - younger <= timedelta(days=62, hours=every)


def test_a_copy_an_hour_for_a_year_leaves_ten_a_week_a_month_and_the_months() -> None:
    copies = whole([hour * 60 for hour in range(365 * 24)])
    stays = left(copies)
    assert [NOW - one.at for one in stays[:RECENT]] == [timedelta(hours=hour) for hour in range(RECENT)]
    assert len(stays) == RECENT + DAILY + WEEKLY + len(
        {(one.at.year, one.at.month) for one in stays[RECENT + DAILY + WEEKLY :]}
    )
    assert NOW - stays[-1].at > timedelta(days=300)


def test_people_orders_and_files_are_weighed_alone() -> None:
    before = {"contact": 10, "purchase": 10, "attachment": 10, "activity": 10}
    assert shrank(before, {**before, "purchase": 4})
    assert shrank(before, {**before, "attachment": 0})
    assert not shrank(before, {**before, "contact": 5})
    assert not shrank(before, {**before, "activity": 0})
