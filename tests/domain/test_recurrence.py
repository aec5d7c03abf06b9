"""How something repeats, held against dateutil's own reading of the same rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice

import hypothesis.strategies as st
import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given, settings

from rolodex.domain.due import is_past, when
from rolodex.domain.errors import UserError
from rolodex.domain.occurrence import Occurrence, following, moved_series, settled, to_come
from rolodex.domain.recurrence import WEEKDAYS, falls_on, moved, next_slot, read, slots
from rolodex.domain.recurrence import settled as kept
from rolodex.domain.reminder import Reminder, planned

few = settings(max_examples=60, deadline=None)

DAYS = st.integers(0, 1500).map(lambda days: datetime.fromisoformat("2026-01-01") + timedelta(days=days))
DATES = DAYS.map(lambda day: f"{day:%Y-%m-%d}")
TIMES = st.builds("{}T{:02}:{:02}".format, DATES, st.integers(0, 23), st.sampled_from([0, 15, 30, 59]))
STARTS = DATES | TIMES


def lists(values: st.SearchStrategy[str], name: str) -> st.SearchStrategy[str]:
    return st.lists(values, min_size=1, max_size=3, unique=True).map(lambda ones: f";{name}={','.join(ones)}")


PLAIN_DAYS = lists(st.sampled_from(WEEKDAYS), "BYDAY")
NTH_DAYS = lists(st.builds("{}{}".format, st.sampled_from([1, 2, 4, -1]), st.sampled_from(WEEKDAYS)), "BYDAY")
MONTH_DAYS = lists(st.sampled_from(["1", "13", "28", "-1", "-2"]), "BYMONTHDAY")
LAST_OF = st.sampled_from([";BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", ";BYMONTHDAY=28,29,30;BYSETPOS=-1"])
ENDS = (
    st.just("")
    | st.integers(1, 40).map(lambda count: f";COUNT={count}")
    | DATES.map(lambda day: f";UNTIL={day.replace('-', '')}")
)


@st.composite
def rules(draw: st.DrawFn, ends: st.SearchStrategy[str] = ENDS) -> str:
    freq, days = draw(
        st.one_of(
            st.tuples(st.just("DAILY"), st.just("")),
            st.tuples(st.just("WEEKLY"), st.just("") | PLAIN_DAYS),
            st.tuples(st.just("MONTHLY"), st.just("") | NTH_DAYS | MONTH_DAYS | LAST_OF),
            st.tuples(st.just("YEARLY"), st.sampled_from(["", ";BYMONTH=3;BYDAY=2TU", ";BYMONTH=9"])),
        )
    )
    interval = draw(st.integers(1, 5))
    return f"FREQ={freq};INTERVAL={interval}{days}{draw(ends)}"


def begun(rrule: str, start: str) -> Reminder:
    try:
        return planned(Reminder(id=1, summary="Check", due=start, rrule=rrule))
    except UserError:
        assume(False)
        raise


def of_dateutil(rrule: str, start: str, limit: int) -> list[datetime]:
    """The first moments of a rule as dateutil reads its text."""
    return list(islice(rrulestr(rrule, dtstart=when(start)), limit))


@few
@given(rules(), STARTS)
def test_slots_are_those_of_dateutil(rrule: str, start: str) -> None:
    one = begun(rrule, start)
    assert list(map(when, slots(one.rrule, one.start, limit=30))) == of_dateutil(one.rrule, one.start, 30)


@few
@given(rules(), STARTS, st.integers(-30, 2000), st.integers(0, 400))
def test_slots_of_any_stretch_are_those_of_dateutil(rrule: str, start: str, begin: int, days: int) -> None:
    one = begun(rrule, start)
    after, until = (when(one.start) + timedelta(days=n) for n in (begin, begin + days))
    expected = [
        at
        for at in rrulestr(one.rrule, dtstart=when(one.start)).between(after, until, inc=True)
        if at > after
    ]
    found = slots(one.rrule, one.start, f"{after:%Y-%m-%dT%H:%M}", f"{until:%Y-%m-%dT%H:%M}", limit=2000)
    assert list(map(when, found)) == expected


@few
@given(rules(), STARTS)
def test_a_rule_as_it_is_kept_stays_as_it_is(rrule: str, start: str) -> None:
    one = begun(rrule, start)
    assert kept(one.rrule, one.start) == (one.rrule, one.start)
    assert read(one.rrule).text() == one.rrule


@few
@given(rules(), STARTS)
def test_each_slot_of_a_series_falls_on_it(rrule: str, start: str) -> None:
    one = begun(rrule, start)
    assert all(falls_on(one.rrule, one.start, slot) for slot in slots(one.rrule, one.start, limit=10))


@pytest.mark.parametrize(
    ("rrule", "start", "found"),
    [
        ("FREQ=MONTHLY", "2026-01-31", ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "2026-01-31", ["2026-01-31", "2026-02-28", "2026-03-31"]),
        ("FREQ=MONTHLY", "2026-01-30", ["2026-01-30", "2026-02-28", "2026-03-30"]),
        ("FREQ=MONTHLY", "2028-01-29", ["2028-01-29", "2028-02-29", "2028-03-29"]),
        ("FREQ=YEARLY", "2028-02-29", ["2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"]),
        ("FREQ=WEEKLY;BYDAY=MO,TH", "2026-06-03", ["2026-06-04", "2026-06-08", "2026-06-11"]),
        ("FREQ=MONTHLY;BYDAY=-1FR", "2026-06-01", ["2026-06-26", "2026-07-31", "2026-08-28"]),
        ("FREQ=DAILY;UNTIL=20260603", "2026-06-01T10:00", [f"2026-06-0{day}T10:00" for day in (1, 2, 3)]),
        ("FREQ=DAILY;COUNT=2", "2026-06-01", ["2026-06-01", "2026-06-02"]),
        ("RRULE:freq=daily;count=1;", "2026-06-01", ["2026-06-01"]),
    ],
)
def test_a_series_falls_where_a_person_expects_it(rrule: str, start: str, found: list[str]) -> None:
    text, first = kept(rrule, start)
    assert list(slots(text, first, limit=len(found) + 3))[: len(found)] == found


@pytest.mark.parametrize(
    "rrule",
    [
        "every day", "FREQ=HOURLY", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-1", "FREQ=DAILY;COUNT=x",
        "FREQ=DAILY;COUNT=2;UNTIL=20270101", "FREQ=DAILY;UNTIL=tomorrow", "FREQ=DAILY;FREQ=WEEKLY",
        "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;BYDAY=1MO", "FREQ=WEEKLY;BYMONTHDAY=3", "FREQ=MONTHLY;BYDAY=6MO",
        "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=MONTHLY;BYSETPOS=1", "INTERVAL=2",
        "FREQ=YEARLY;BYDAY=20MO", "FREQ=DAILY;BYHOUR=9", "FREQ=DAILY;INTERVAL=7;BYDAY=MO", "FREQ=",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9", "FREQ=DAILY;COUNT=99999",
        "FREQ=DAILY;UNTIL=20250101", "FREQ=DAILY;UNTIL=20261345", "FREQ=DAILY;COUNT=１",
    ],
)  # fmt: skip
def test_what_says_nothing_sensible_is_refused(rrule: str) -> None:
    with pytest.raises(UserError):
        kept(rrule, "2026-06-01")


@pytest.mark.parametrize(
    ("rrule", "slot", "due", "after"),
    [
        ("FREQ=WEEKLY;BYDAY=MO", "2026-06-08", "2026-06-10", "FREQ=WEEKLY;BYDAY=WE"),
        ("FREQ=WEEKLY;BYDAY=MO,TH", "2026-06-08", "2026-06-09", "FREQ=WEEKLY;BYDAY=TU,FR"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-06-08", "2026-06-09", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("FREQ=WEEKLY", "2026-06-08", "2026-06-10", "FREQ=WEEKLY"),
        ("FREQ=MONTHLY;BYMONTHDAY=8", "2026-06-08", "2026-06-10", "FREQ=MONTHLY"),
        ("FREQ=MONTHLY;BYDAY=2MO", "2026-06-08", "2026-06-16", "FREQ=MONTHLY;BYDAY=3TU"),
        ("FREQ=MONTHLY;BYDAY=-1MO", "2026-06-29", "2026-06-26", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-06-30", "2026-07-31", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", "2026-06-30", "2026-06-28", "FREQ=MONTHLY"),
        ("FREQ=MONTHLY", "2026-06-08", "2026-06-30",
         "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"),
        ("FREQ=YEARLY;BYMONTH=6;BYDAY=2MO", "2026-06-08", "2026-09-01", "FREQ=YEARLY;BYMONTH=9;BYDAY=1TU"),
        ("FREQ=WEEKLY;COUNT=5", "2026-06-15", "2026-06-17", "FREQ=WEEKLY;COUNT=3"),
        ("FREQ=WEEKLY;UNTIL=20260701", "2026-06-15", "2026-07-08", "FREQ=WEEKLY;UNTIL=20260708"),
    ],
)  # fmt: skip
def test_the_days_of_a_moved_series_move_with_it(rrule: str, slot: str, due: str, after: str) -> None:
    first = slot if "COUNT" not in rrule else "2026-06-01"
    assert moved(rrule, first, slot, due) == after


@few
@given(rules(), STARTS, st.integers(0, 5), st.integers(-20, 60))
def test_a_moved_series_begins_where_it_was_moved_to(rrule: str, start: str, place: int, days: int) -> None:
    one = begun(rrule, start)
    taken = slots(one.rrule, one.start, limit=place + 1)
    slot = taken[-1]
    due = f"{when(slot) + timedelta(days=days):%Y-%m-%d}{slot[10:]}"
    left = len(slots(one.rrule, one.start, slot, limit=50))
    rule = moved(one.rrule, one.start, slot, due)
    assert slots(rule, due, limit=1) == (due,)
    assert read(rule).count == 0 or len(slots(rule, due, due, limit=50)) == left
    assert slots(moved(one.rrule, one.start, slot, slot), slot, slot, limit=20) == slots(
        one.rrule, one.start, slot, limit=20
    )


WAITS = st.lists(st.integers(0, 90), min_size=1, max_size=12)


@few
@given(rules(), STARTS, WAITS, st.lists(st.booleans(), min_size=12, max_size=12))
def test_what_is_done_goes_on_to_the_first_slot_that_is_not_past(
    rrule: str, start: str, waits: list[int], snoozes: list[bool]
) -> None:
    reminder = begun(rrule, start)
    expected = rrulestr(reminder.rrule, dtstart=when(reminder.start))
    known: list[Occurrence] = []
    for wait, snoozed in zip(waits, snoozes, strict=False):
        now = when(reminder.due) + timedelta(days=wait, hours=10)
        slot = reminder.slot
        if snoozed:
            reminder = replace(reminder, snoozed_to=f"{now:%Y-%m-%dT%H:%M}")
        reminder, one = settled(reminder, known, "COMPLETED", now)
        assert one is not None
        known.append(one)
        after = next((at for at in expected.xafter(when(slot)) if not is_past(text(at, slot), now)), None)
        assert reminder.status == ("COMPLETED" if after is None else "NEEDS-ACTION")
        assert after is None or (reminder.shown, reminder.slot) == (text(after, slot), text(after, slot))
        if after is None:
            break


def text(at: datetime, like: str) -> str:
    return f"{at:%Y-%m-%dT%H:%M}"[: len(like)]


@few
@given(
    rules(st.integers(2, 12).map(lambda count: f";COUNT={count}")),
    TIMES,
    st.lists(st.tuples(st.integers(0, 11), st.integers(-40, 40)), max_size=4),
)
def test_no_moved_occurrence_is_lost_or_doubled(rrule: str, start: str, moves: list[tuple[int, int]]) -> None:
    reminder = begun(rrule, start)
    all_slots = slots(reminder.rrule, reminder.start)
    known = {
        all_slots[place % len(all_slots)]: Occurrence(
            all_slots[place % len(all_slots)],
            f"{when(all_slots[place % len(all_slots)]) + timedelta(days=days):%Y-%m-%dT%H:%M}",
        )
        for place, days in moves
        if place % len(all_slots)
    }
    done: list[str] = []
    while reminder.status == "NEEDS-ACTION":
        now = min(when(reminder.due), when(reminder.slot))
        reminder, one = settled(reminder, list(known.values()), "COMPLETED", now)
        assert one is not None
        known[one.slot] = one
        done.append(one.slot)
    assert sorted(done) == sorted(all_slots)


def test_what_is_to_come_stands_where_it_was_moved() -> None:
    reminder = begun("FREQ=WEEKLY;BYDAY=MO", "2026-06-01T10:00")
    known = [
        Occurrence("2026-06-08T10:00", "2026-06-10T12:00"),
        Occurrence("2026-06-15T10:00", "2026-06-15T10:00", "CANCELLED"),
    ]
    found = to_come(reminder, known, "2026-06-01", "2026-06-30")
    assert [one.due for one in found] == ["2026-06-10T12:00", "2026-06-22T10:00", "2026-06-29T10:00"]


def test_a_moved_series_takes_along_what_was_moved_by_hand() -> None:
    reminder = begun("FREQ=WEEKLY;BYDAY=MO", "2026-06-01")
    known = [Occurrence("2026-06-08", "2026-06-12"), Occurrence("2026-06-15", "", "CANCELLED")]
    after, places = moved_series(reminder, known, "2026-06-03")
    assert (after.start, after.rrule) == ("2026-06-03", "FREQ=WEEKLY;BYDAY=WE")
    assert places == {"2026-06-08": "2026-06-10", "2026-06-15": "2026-06-17"}


def test_nothing_follows_the_last_slot() -> None:
    reminder = begun("FREQ=DAILY;COUNT=1", "2026-06-01")
    assert following(reminder, [], when("2026-06-01")) is None
    assert next_slot(reminder.rrule, reminder.start, reminder.slot) == ""
