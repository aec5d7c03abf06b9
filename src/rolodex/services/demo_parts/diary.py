"""What was said and done with contacts, what is to be done next, and what they allowed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from random import Random
from typing import Any

from rolodex.domain.attached import media_type
from rolodex.domain.card import Blob
from rolodex.domain.segment_json import VERSION
from rolodex.services.demo_parts.calendar import Calendar
from rolodex.services.demo_parts.lists import Draw, Lists, pick
from rolodex.services.demo_parts.orders import Party
from rolodex.services.demo_parts.plans import Plans
from rolodex.services.demo_parts.rows import Rows

KINDS = ("call", "call", "call", "email", "email", "meeting", "note", "visit", "letter")
TIMED = {"call": 25, "meeting": 90, "visit": 120}
"""Kinds of activity that take time, with the longest in minutes."""
KINDS_OF_PLANS = ("call", "task", "call", "call", "meeting", "letter", "visit", "email")
"""What is to be done, in the order of the plans in the lists."""
STEPS_OF_STAGES = ((1, 6), (0, 1), (0,), (0, 4), (2,))
"""Which of these plans may be next for a deal in each stage."""
WITHOUT_STEP = 0.3
TIMED_STEPS = 0.4
TOLD_TICKET = 88
"""The number of the ticket that the story tells of."""


class Diary:
    """Writes the story of the contacts of one sample book, one contact after the other."""

    def __init__(self, lists: Lists, rows: Rows, calendar: Calendar, seed: int) -> None:
        self._business: Mapping[str, Any] = lists.business
        self._rows = rows
        self._calendar = calendar
        self._draw: Draw = Random(f"{seed}/diary").random
        self._draw_steps: Draw = Random(f"{seed}/steps").random
        pipeline = rows.add("pipeline", self._business["pipeline"]["name"])
        self._stages = [
            rows.add("stage", pipeline, name, place, probability)
            for place, (name, probability) in enumerate(self._business["pipeline"]["stages"])
        ]
        self._fields: dict[str, int] = {}
        self._tickets = 0
        self._places = [0] * len(self._stages)
        self._plans = Plans(rows, calendar, lists.say)

    def write(self, party: Party, orders: int) -> None:
        """Keep what happened with this contact; those who bought have more to tell."""
        draw = self._draw
        if party.role is not None:
            self._told(party, party.role.story)
        quiet = party.role is not None and "quiet" in party.role.story
        for _ in range(0 if quiet else int(draw() * draw() * (9 if orders else 4))):
            self._activity(party)
        if party.role is None and draw() < 0.12:
            self._reminder(party)
        if draw() < 0.06:
            self._deal(party)
        if orders and party.role is None and draw() < 0.07:
            self._ticket(party)
        if draw() < 0.35:
            self._consents(party)

    def _told(self, party: Party, story: Mapping[str, Any]) -> None:
        today, calendar, draw = self._calendar.today, self._calendar, self._draw
        for days, kind, subject, body, minutes, direction in story.get("activities", ()):
            day = today + days
            at = calendar.stamp(day, draw)
            outcome = "reached" if kind == "call" else ""
            when = (at, day, calendar.month(day))
            said = (minutes, outcome, subject, body, "", int("pinned" in story), at)
            self._rows.add("activity", party.id, kind, direction, *when, *said)
        ticket = self._told_ticket(party, story["ticket"]) if "ticket" in story else None
        deal = self._told_deal(party, story["deal"]) if "deal" in story else None
        for days, time, summary, rule, kind in story.get("reminders", ()):
            due = calendar.iso(today + days) + (f"T{time}" if time else "")
            made = calendar.stamp(today - 20, draw)
            self._plans.add(party, (kind, summary, due, rule), made, deal=deal, ticket=ticket)
        if "series" in story:
            self._plans.join_fair(party)
        if "mail" in story:
            self._mail(party, story["mail"])
        for name, value in story.get("fields", {}).items():
            self._rows.add("custom_value", party.id, self._field(name), value)

    def _told_ticket(self, party: Party, told: tuple[str, str, int]) -> int:
        subject, body, days = told
        opened = self._calendar.stamp(self._calendar.today + days, self._draw)
        return self._rows.add("ticket", party.id, TOLD_TICKET, opened, "", subject, body, "open", "normal")

    def _told_deal(self, party: Party, told: tuple[str, int, int]) -> int:
        title, amount, stage = told
        calendar = self._calendar
        made, close = calendar.stamp(calendar.today - 25, self._draw), calendar.iso(calendar.today + 30)
        worth = (title, amount, "EUR", close, "open", made, "", "", self._place(stage))
        return self._rows.add("deal", party.id, self._stages[stage], *worth)

    def _mail(self, party: Party, told: Mapping[str, Any]) -> None:
        """Keep an e-mail that came with a file."""
        calendar, day = self._calendar, self._calendar.today + told["days"]
        at = f"{calendar.iso(day)}T{told['time']}:00Z"
        said = (0, "", told["subject"], told["body"], "", 0, at)
        mail = self._rows.add("activity", party.id, "email", "in", at, day, calendar.month(day), *said)
        name, text = told["file"]
        data = text.encode()
        blob = Blob(hashlib.sha256(data).hexdigest(), media_type(name), data)
        self._rows.keep(blob)
        self._rows.add("attachment", mail, blob.sha256, name, blob.media_type, len(data))

    def _activity(self, party: Party) -> None:
        draw, calendar = self._draw, self._calendar
        kind = pick(draw, KINDS)
        subject, body = pick(draw, self._business["activities"][party.language][kind])
        day = calendar.working(calendar.today - 1 - int(draw() * draw() * 700))
        direction = ""
        if kind in ("call", "email", "letter"):
            direction = "in" if draw() < 0.35 else "out"
        outcome = pick(draw, self._business["outcomes"]) if kind == "call" and direction == "out" else ""
        minutes = 1 + int(draw() * TIMED[kind]) if kind in TIMED else 0
        if outcome in ("no answer", "voicemail"):
            minutes = 0
        self._rows.add(
            "activity",
            party.id,
            kind,
            direction,
            calendar.stamp(day, draw),
            day,
            calendar.month(day),
            minutes,
            outcome,
            subject,
            body,
            "",
            0,
            "",
        )

    def _reminder(self, party: Party) -> None:
        draw, calendar = self._draw, self._calendar
        place = int(draw() * len(KINDS_OF_PLANS))
        kind, summary = KINDS_OF_PLANS[place], self._business["reminders"][party.language][place]
        made = calendar.stamp(calendar.today - 30 - int(draw() * 60), draw)
        rule = pick(draw, self._business["rules"]) if draw() < 0.2 else ""
        chance = draw()
        if chance < 0.35 and not rule:
            done = calendar.today - 1 - int(draw() * 28)
            stamp = calendar.stamp(done, draw)
            self._plans.add(party, (kind, summary, calendar.iso(done), ""), made, completed=stamp)
            return
        # Late and due today is only what the story tells, so that the first day is one to look at.
        due = calendar.iso(calendar.today + 1 + int(draw() * 45))
        if draw() < 0.4:
            due += f"T{9 + int(draw() * 9):02d}:{pick(draw, ('00', '30'))}"
        self._plans.add(party, (kind, summary, due, rule), made)

    def _deal(self, party: Party) -> None:
        draw, calendar = self._draw, self._calendar
        pipeline = self._business["pipeline"]
        title = pick(draw, pipeline["deals"][party.language])
        amount = (5 + int(draw() * draw() * 300)) * 10_000
        chance = draw()
        made = calendar.today - 10 - int(draw() * 150)
        status, closed, reason, close = "open", "", "", calendar.today + 5 + int(draw() * 120)
        if chance > 0.65:
            close = min(calendar.today, made + 10 + int(draw() * 60))
            status, closed = "won", calendar.stamp(close, draw)
        if chance > 0.85:
            status, reason = "lost", pick(draw, pipeline["lost"])
        stage = int(draw() * len(self._stages))
        deal = self._rows.add(
            "deal",
            party.id,
            self._stages[stage],
            title,
            amount,
            "EUR",
            calendar.iso(close),
            status,
            calendar.stamp(made, draw),
            closed,
            reason,
            self._place(stage) if status == "open" else 0,
        )
        if status == "open":
            self._step(party, deal, stage)

    def _step(self, party: Party, deal: int, stage: int) -> None:
        """Plan what is next for most open deals, on a later day than this first one."""
        draw, calendar = self._draw_steps, self._calendar
        if draw() < WITHOUT_STEP:
            return
        place = pick(draw, STEPS_OF_STAGES[stage])
        kind, summary = KINDS_OF_PLANS[place], self._business["reminders"][party.language][place]
        due = calendar.iso(calendar.today + 1 + int(draw() * 21))
        if draw() < TIMED_STEPS:
            due += f"T{9 + int(draw() * 9):02d}:00"
        made = calendar.stamp(calendar.today - 1 - int(draw() * 9), draw)
        self._plans.add(party, (kind, summary, due, ""), made, deal=deal)

    def _place(self, stage: int) -> int:
        """The next place within a stage."""
        self._places[stage] += 1
        return self._places[stage] - 1

    def _ticket(self, party: Party) -> None:
        draw, calendar = self._draw, self._calendar
        subject, body = pick(draw, self._business["tickets"][party.language])
        opened = calendar.today - 2 - int(draw() * 300)
        closed = opened + 1 + int(draw() * 20)
        done = closed <= calendar.today and draw() < 0.85
        self._tickets += 1 if self._tickets + 1 != TOLD_TICKET else 2
        self._rows.add(
            "ticket",
            party.id,
            self._tickets,
            calendar.stamp(opened, draw),
            calendar.stamp(closed, draw) if done else "",
            subject,
            body,
            "closed" if done else "open",
            "high" if draw() < 0.2 else "normal",
        )

    def _consents(self, party: Party) -> None:
        draw, calendar = self._draw, self._calendar
        source = pick(draw, self._business["consent_sources"])
        at = calendar.iso(calendar.today - 5 - int(draw() * 900))
        asked = [channel for channel in self._business["channels"] if draw() < 0.6]
        for position, channel in enumerate(asked):
            granted = 1 if draw() < 0.9 else 0
            self._rows.add("consent", party.id, position, channel, granted, source, at)

    def _field(self, name: str) -> int:
        if name not in self._fields:
            self._fields[name] = self._rows.add("custom_field", len(self._fields), name, "text", "individual")
        return self._fields[name]

    def segments(self) -> None:
        """Keep the segments."""
        for name, rule in self._business["segments"]:
            self._rows.add("segment", name, json.dumps({"version": VERSION, **rule}, ensure_ascii=False))
