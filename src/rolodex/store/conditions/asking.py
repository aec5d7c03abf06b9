"""A rule on its way to SQL: the day it is asked on, whom it is about, and the values it binds."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from rolodex.domain.segment import Condition
from rolodex.store.days import EPOCH
from rolodex.store.engine import Connection

NONE = "SELECT contact_id FROM entry WHERE 0"
FIRST, LAST = -1_000_000, 10_000_000
"""Days before and after all others."""


@dataclass(frozen=True, slots=True)
class Found:
    """SQL that gives ids of contacts, each once where `once` says so; with `without` all others are meant."""

    sql: str
    without: bool = False
    once: bool = False

    def turned(self) -> Found:
        """The others."""
        return replace(self, without=not self.without)


@dataclass(slots=True)
class Asking:
    """What the parts of a rule share while they become SQL with named values.

    With `limited` only contacts are looked at whose ids stand in the JSON list `:among`.
    """

    connection: Connection
    today: date
    limited: bool = False
    values: dict[str, object] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)

    @property
    def day(self) -> int:
        """Today as a number."""
        return (self.today - EPOCH).days

    def bind(self, value: object) -> str:
        """The name under which the SQL finds this value."""
        name = f"v{len(self.values)}"
        self.values[name] = value
        return f":{name}"

    def named(self, found: Found) -> Found:
        """The same under a name: SQLite reads only so many brackets within each other."""
        name = f"part{len(self.parts)}"
        self.parts.append(f"{name}(contact_id) AS ({found.sql})")
        return replace(found, sql=f"SELECT contact_id FROM {name}")

    @property
    def before(self) -> str:
        """What stands before SQL that speaks of parts by their names."""
        return f"WITH {', '.join(self.parts)} " if self.parts else ""

    def only(self, column: str = "contact_id") -> str:
        """The condition, begun with AND, that looks only at some contacts; "" where all are looked at."""
        return f" AND {column} IN (SELECT value FROM json_each(:among))" if self.limited else ""

    def past(self, condition: Condition) -> tuple[int, int]:
        """The first and the last day of a time that is over: the last days, or from a date to a date.

        The last days have no end, for what was sold tonight may be stamped tomorrow. Below zero they are the
        next days.
        """
        span = condition.span
        if condition.op == "more_than_ago":
            return FIRST, self.day - span.days - 1
        if span.days > 0:
            return self.day - span.days + 1, LAST
        if span.days < 0:
            return self.day, self.day - span.days
        return dated(span.first, span.last)

    def coming(self, condition: Condition) -> tuple[int, int]:
        """The first and the last day of a time to come: today and the next days, or from a date to a date."""
        span = condition.span
        if condition.op == "within" and span.days > 0:
            return self.day, self.day + span.days
        return self.past(condition)


def dated(first: str, last: str) -> tuple[int, int]:
    """ISO dates as numbers of days; "" is open."""
    return (number(first) if first else FIRST), (number(last) if last else LAST)


def number(day: str) -> int:
    """The number of an ISO date, or of the date of a stamp."""
    return (date.fromisoformat(day[:10]) - EPOCH).days


def iso(day: int) -> str:
    """The ISO date of a number; a day before or after all others sorts before or after all dates."""
    if day <= FIRST:
        return ""
    return "~" if day >= LAST else (EPOCH + timedelta(days=day)).isoformat()


def compared(asking: Asking, condition: Condition, value: str) -> str:
    """The SQL that compares a number with the bounds of a condition."""
    low, high = asking.bind(condition.low), asking.bind(condition.high)
    if condition.op == "least":
        return f"{value} >= {low}"
    if condition.op == "most":
        return f"{value} <= {high}"
    return f"{value} BETWEEN {low} AND {high}"
