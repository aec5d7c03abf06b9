"""The days on which lines of the tests are typed, and what a line says as one short text."""

from __future__ import annotations

from datetime import datetime

from rolodex.domain.phrase import Phrase


def _on(year: int, month: int, day: int, hour: int = 10, minute: int = 5) -> datetime:
    return datetime(year, month, day, hour, minute)  # noqa: DTZ001 - the time of day where the line is typed


FRI = _on(2026, 11, 20)
SUN = _on(2026, 11, 22)
MON = _on(2026, 11, 23)
EVE = _on(2026, 11, 24, 20, 15)
WED = _on(2026, 11, 25)
D30 = _on(2026, 11, 30)
D31 = _on(2026, 10, 31)
JAN31 = _on(2027, 1, 31)
FEB29 = _on(2028, 2, 29)
NYE = _on(2026, 12, 31)
DST = _on(2026, 3, 28, 23, 30)
"""The evening before clocks go forward in Europe."""


def told(line: Phrase) -> str:
    """`kind/direction @when minutes =outcome amount: body  -> kind due rule: summary  ? doubt | doubt`."""
    said: list[str] = []
    if line.kind:
        minutes = f"{line.minutes}min" if line.minutes else ""
        way = f"{line.kind}/{line.direction}" if line.direction else line.kind
        outcome = f"={line.outcome.replace(' ', '-')}" if line.outcome else ""
        facts = (way, line.at and f"@{line.at}", minutes, outcome, line.amount + line.currency)
        said.append(" ".join(fact for fact in facts if fact) + f": {line.body}")
    if line.follow_up:
        todo = line.follow_up
        when = " ".join(word for word in (todo.kind, todo.due or "-", todo.rrule) if word)
        said.append(f"-> {when}: {todo.summary}")
    doubts = [line.text[part.start : part.end] for part in line.parts if part.kind == "doubt"]
    return "  ".join(said) + ("  ? " + " | ".join(doubts) if doubts else "")
