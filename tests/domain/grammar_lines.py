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
WED_MORNING = _on(2026, 5, 6, 10, 30)
FRI_MORNING = _on(2026, 5, 8, 10, 30)
LAST_OF_MAY = _on(2026, 5, 31, 18, 0)
YEAR_TURN = _on(2026, 12, 31, 23, 50)
CLOCKS_BACK = _on(2026, 10, 24, 23, 30)
"""The evening before clocks go back in Europe."""


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


def heard(line: Phrase) -> str:
    """The same without the words that are kept: `kind@when minutes =outcome amount -> kind due rule ?`."""
    said: list[str] = []
    if line.kind:
        said.append(f"{line.kind}@{line.at}" if line.at else line.kind)
    if line.minutes:
        said.append(f"{line.minutes}min")
    if line.outcome:
        said.append(f"={line.outcome.replace(' ', '-')}")
    if line.amount:
        said.append(line.amount + line.currency)
    if line.follow_up:
        todo = line.follow_up
        said.extend(word for word in ("->", todo.kind, todo.due or "-", todo.rrule) if word)
    if any(part.kind == "doubt" for part in line.parts):
        said.append("?")
    return " ".join(said)
