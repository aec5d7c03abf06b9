"""Conditions on dates of the card: birthdays, when it was added, and what the user keeps beside."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta

from rolodex.domain import celebrating
from rolodex.domain.segment import Condition
from rolodex.store.conditions.asking import FIRST, LAST, Asking, Found, compared, iso
from rolodex.store.days import EPOCH

_DAY = re.compile(r"(?:(\d{4})|-)?-?(?:(\d\d)(?:-(\d\d))?)?")
_BORN = (
    "SELECT contact_id FROM date d WHERE name = 'bday' AND {such}{only} "
    "AND NOT EXISTS (SELECT 1 FROM date x WHERE x.contact_id = d.contact_id AND x.name = 'deathdate')"
)


def birthday(asking: Asking, condition: Condition) -> Found:
    """Birthdays that are kept in a time to come, or that are as one of the values says; of the living.

    A value is a date, perhaps without its year or day: 1985-03-14, --03-14, --03, 1985.
    """
    if condition.op == "is":
        said = [_such(asking, value) for value in condition.values]
        such = " OR ".join(f"({one})" for one in said) or "0"
        return Found(_BORN.format(such=f"({such})", only=asking.only()))
    first, last = asking.coming(condition)
    if last - first >= 366:
        return Found(_BORN.format(such="month > 0", only=asking.only()))
    days = celebrating.days(EPOCH + timedelta(days=first), EPOCH + timedelta(days=last))
    kept = asking.bind(json.dumps(sorted({month * 100 + day for month, day, _ in days})))
    such = f"month > 0 AND month * 100 + day IN (SELECT value FROM json_each({kept}))"
    return Found(_BORN.format(such=such, only=asking.only()))


def _such(asking: Asking, value: str) -> str:
    """The SQL of a date as a value says it; nobody has one that it does not say."""
    said = _DAY.fullmatch(value.strip())
    parts = dict(zip(("year", "month", "day"), said.groups() if said else (), strict=False))
    conditions = [f"{part} = {asking.bind(int(text))}" for part, text in parts.items() if text]
    return " AND ".join(conditions) or "0"


def created(asking: Asking, condition: Condition) -> Found:
    """When the card was added."""
    first, last = asking.past(condition)
    between = _between(asking, "created_at", first, last)
    return Found(f"SELECT id AS contact_id FROM contact WHERE {between}{asking.only('id')}", once=True)


def own_date(asking: Asking, field_id: int, condition: Condition) -> Found:
    """A date in a field of the user's own."""
    between = _between(asking, "value", *asking.past(condition))
    return Found(
        f"SELECT contact_id FROM custom_value WHERE field_id = {int(field_id)} AND {between}{asking.only()}"
    )


def own_number(asking: Asking, field_id: int, condition: Condition) -> Found:
    """A number in a field of the user's own, which is kept as decimal text."""
    fits = compared(asking, condition, "CAST(value AS NUMERIC)")
    return Found(
        f"SELECT contact_id FROM custom_value WHERE field_id = {int(field_id)} AND trim(value) <> '' "
        f"AND {fits}{asking.only()}"
    )


def _between(asking: Asking, column: str, first: int, last: int) -> str:
    """The SQL that says whether an ISO text lies between two days; one that is empty never does."""
    conditions: Iterator[str] = (
        f"substr({column}, 1, 10) {sign} {asking.bind(iso(day))}"
        for sign, day, end in ((">=", first, FIRST), ("<=", last, LAST))
        if day != end
    )
    return " AND ".join((f"{column} <> ''", *conditions))


FAMILY: Mapping[str, Callable[[Asking, Condition], Found]] = {"birthday": birthday, "created": created}
