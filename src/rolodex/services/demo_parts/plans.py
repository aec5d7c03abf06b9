"""What is to be done next in a sample book: follow-ups, a series around a fair, rules that make more."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import astuple, replace

from rolodex.domain.rule import Rule, SeriesStep
from rolodex.services.demo_parts.calendar import Calendar
from rolodex.services.demo_parts.orders import Party
from rolodex.services.demo_parts.rows import Rows
from rolodex.store import rules
from rolodex.store.book import Transaction

FAIR = "Feria Hábitat"
FAIR_AHEAD = 75
STEPS = (
    SeriesStep(-30, "email", "Send the invitation to the fair"),
    SeriesStep(-7, "call", "Agree on a time at the stand", "11:00"),
    SeriesStep(3, "call", "Call after the fair"),
)
RULES = (
    Rule(0, "touch", tag="VIP", days=60, kind="call"),
    Rule(
        0, "purchase", tag="new customer", days=7, kind="letter", summary="Thank-you note after first order"
    ),
    Rule(0, "purchase", tag="new customer", days=30, kind="call", summary="Ask whether all is well"),
    Rule(0, "birthday", tag="VIP", days=3, kind="message"),
    Rule(0, "rhythm", tag="wholesale", days=5, kind="call", active=False),
)
"""The last one sleeps: switched on it asks for every order that is overdue."""
RULED_SINCE = 400


class Plans:
    """Keeps the follow-ups of one sample book."""

    def __init__(self, rows: Rows, calendar: Calendar, say: Callable[[str], str]) -> None:
        self._rows = rows
        self._steps = [replace(step, summary=say(step.summary)) for step in STEPS]
        self._calendar = calendar
        self._fair = 0

    def add(
        self,
        party: Party,
        plan: tuple[str, str, str, str],
        made: str,
        *,
        completed: str = "",
        deal: int | None = None,
        ticket: int | None = None,
    ) -> None:
        """Keep a follow-up: its kind, what is to be done, when, and how it repeats.

        With `deal` or `ticket` it is what is next for that.
        """
        kind, summary, due, rule = plan
        slot = due if rule else ""
        status = "COMPLETED" if completed else "NEEDS-ACTION"
        told = (party.id, kind, summary, due, rule, slot, slot, status, completed, made)
        self._rows.add("reminder", *told, deal, ticket, None, "", 0)

    def join_fair(self, party: Party) -> None:
        """Keep what is to be done with somebody before and after the fair."""
        anchor = self._calendar.today + FAIR_AHEAD
        made = f"{self._calendar.iso(self._calendar.today - 10)}T09:00:00Z"
        if not self._fair:
            steps = json.dumps([astuple(step) for step in self._steps], ensure_ascii=False)
            self._fair = self._rows.add("series", FAIR, self._calendar.iso(anchor), steps, made)
        for step in self._steps:
            due = self._calendar.iso(anchor + step.days) + (f"T{step.time}" if step.time else "")
            told = (party.id, step.kind, step.summary, due, "", "", "", "NEEDS-ACTION", "", made)
            self._rows.add("reminder", *told, None, None, self._fair, "series", step.days)


def rule(tx: Transaction, calendar: Calendar, say: Callable[[str], str]) -> None:
    """Keep the rules by which follow-ups come by themselves."""
    since = calendar.iso(calendar.today - RULED_SINCE)
    for one in RULES:
        tag, summary = say(one.tag), say(one.summary)
        rules.insert(tx, Rule(0, one.origin, 0, tag, one.days, one.kind, summary, since, one.active))
