"""Who belongs to which segment: kept beside the rules, so that lists and counts need not ask them again.

All are counted once a day, for rules speak of time; in between each step counts those it touched. Scores
shift for all with each order, so the segments made of them are of the day on which all were counted.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rolodex.domain.segment import BUILT_IN
from rolodex.store import conditions, customers, segment_moves, segment_rules, settings
from rolodex.store.conditions import NONE, Selected
from rolodex.store.engine import Connection
from rolodex.store.segment_moves import Moved
from rolodex.store.segment_rules import Rule

COUNTED = "segments_counted"
"""The setting that holds the day (ISO) on which all were counted last; the members are those of that day."""

BEST = "segments_best"
"""The setting that holds, by currency, the net sales from which on the members are the best customers."""

MEMBERS = "SELECT contact_id FROM segment_member WHERE segment_id = :segment"
MOST = 2**63 - 1
"""More than anybody can buy for: what one has to where nobody is among the best."""
_STAGES = {stage: number for number, stage in BUILT_IN.items()}


def counted(connection: Connection) -> date | None:
    """The day of which the members are, None where they were never counted."""
    day = settings.get(connection, COUNTED)
    return date.fromisoformat(day) if day else None


def selected(connection: Connection, segment_id: int, today: date) -> Selected:
    """The members of a segment: as they are kept, else as its rule says."""
    if counted(connection) is not None:
        return Selected(MEMBERS, {"segment": segment_id}, once=True, kept=segment_id)
    found = segment_rules.of(connection, segment_id)
    if found is None or found.rule is None:
        return Selected(NONE, {}, once=True)
    return conditions.selected(connection, found.rule, today)


def counts(connection: Connection, rules: Mapping[int, Rule], today: date) -> dict[int, int]:
    """How many belong to each of these segments."""
    if counted(connection) is not None:
        return dict(connection.execute("SELECT segment_id, sum(n) FROM segment_count GROUP BY segment_id"))
    asked = {number: found.rule for number, found in rules.items() if found.rule is not None}
    return {number: conditions.count(connection, rule, today) for number, rule in asked.items()}


def recount(connection: Connection, today: date) -> set[int]:
    """Count all segments anew as of this day, and write down who moved; gives those that changed."""
    rules = segment_rules.rules(connection)
    known = _known(connection)
    gone = known.difference(rules)
    forget(connection, gone)
    turn = _Turn(connection, today)
    turn.begin()
    for number, rule in rules.items():
        if number not in BUILT_IN:
            turn.count(number, turn.fulfilling(rule), logged=number > 0 and number in known)
    turn.lives(logged=known.issuperset(BUILT_IN))
    turn.write()
    settings.put(connection, COUNTED, today.isoformat())
    settings.put(connection, BEST, json.dumps(dict(customers.thresholds(connection))))
    return gone | turn.changed


def follow(
    connection: Connection, ids: Collection[int], written: Collection[str], own: Collection[int]
) -> set[int]:
    """Count anew what a step changed that touched these contacts, these tables and these segments.

    Gives the segments that changed. Nothing is counted in a book in which nothing ever was.
    """
    today = counted(connection)
    if today is None:
        return set()
    rules = {number: rule for number, rule in segment_rules.rules(connection).items() if number > 0}
    forget(connection, [number for number in own if number not in rules])
    whole = {number for number, rule in rules.items() if number in own or rule.reads_widely(written)}
    everybody = _Turn(connection, today)
    for number in whole:
        everybody.count(number, everybody.fulfilling(rules[number]), logged=number not in own)
    everybody.write()
    some = _Turn(connection, today, frozenset(ids))
    if ids:
        fresh = some.begin()
        for number, rule in rules.items():
            if number not in whole and rule.reads(written, fresh):
                some.count(number, some.fulfilling(rule))
        if fresh:
            some.lives()
        some.write()
    sold = not {"purchase", "refund"}.isdisjoint(written)
    best = _Turn(connection, today, frozenset(ids) | _overtaken(connection)) if sold else None
    if best and best.among:
        best.lives()
        best.write()
    return set(own) | everybody.changed | some.changed | (best.changed if best else set())


def wrong(connection: Connection) -> list[int]:
    """The segments that would have others in them if they were counted anew as of the same day.

    Scores are left out: they are of the moment at which they were counted.
    """
    today = counted(connection)
    if today is None:
        return []
    turn = _Turn(connection, today)
    found = []
    for number, rule in segment_rules.rules(connection).items():
        if number > 0 or number in BUILT_IN:
            kept = {one for (one,) in connection.execute(MEMBERS, {"segment": number})}
            people = connection.value("SELECT sum(n) FROM segment_count WHERE segment_id = ?", (number,)) or 0
            if kept != turn.fulfilling(rule) or people != len(kept):
                found.append(number)
    return found


def forget(connection: Connection, segment_ids: Iterable[int]) -> None:
    """Take the members of segments that are gone away."""
    for number in segment_ids:
        for table in ("segment_member", "segment_count"):
            connection.execute(f"DELETE FROM {table} WHERE segment_id = ?", (number,))


def _known(connection: Connection) -> set[int]:
    """The segments that were counted before."""
    return {number for (number,) in connection.execute("SELECT DISTINCT segment_id FROM segment_count")}


def _overtaken(connection: Connection) -> frozenset[int]:
    """Who became one of the best customers, or no longer is, by what others bought or brought back.

    They lie between what one had to buy to be among the best and what one has to now.
    """
    before = settings.document(connection, BEST)
    now = dict(customers.thresholds(connection))
    if now == before:
        return frozenset()
    settings.put(connection, BEST, json.dumps(now))
    found: set[int] = set()
    for currency in before.keys() | now.keys():
        low, high = sorted((before.get(currency, MOST), now.get(currency, MOST)))
        found.update(customers.between(connection, currency, low, high))
    return frozenset(found)


@dataclass(slots=True)
class _Turn:
    """One count, as of a day, of all contacts or of some."""

    connection: Connection
    today: date
    among: frozenset[int] = frozenset()
    changed: set[int] = field(default_factory=set)
    _bands: dict[int, int] = field(default_factory=dict)
    _counts: Counter[tuple[int, int]] = field(default_factory=Counter)
    _left: dict[int, int] = field(default_factory=dict)
    _entered: dict[int, int] = field(default_factory=dict)
    _moves: list[Moved] = field(default_factory=list)

    def begin(self) -> bool:
        """Let those go who are gone, and say whether there are any who were never counted."""
        there = self.bands()
        rows = self._read("SELECT segment_id, contact_id, band FROM segment_member WHERE 1")
        stale = [row for row in rows if there.get(row[1], -1) != row[2]]
        self._drop((number, contact_id) for number, contact_id, _ in stale)
        self._add((number, contact_id) for number, contact_id, _ in stale if contact_id in there)
        for number, contact_id, band in stale:
            self._counts[number, band] -= 1
            if contact_id in there:
                self._counts[number, there[contact_id]] += 1
        counted = {contact_id for number, contact_id, _ in rows if number in BUILT_IN}
        return not counted.issuperset(there)

    def bands(self) -> dict[int, int]:
        """The people and companies there are, each with what it is."""
        if not self._bands:
            self._bands = dict(self._read("SELECT contact_id, band FROM entry WHERE band < 2"))
        return self._bands

    def fulfilling(self, rule: Rule) -> set[int]:
        """Those who fulfil a rule; nobody where it cannot be read."""
        if rule.rule is None:
            return set()
        found = conditions.selected(self.connection, rule.rule, self.today, bool(self.among))
        values = {**found.values, "among": json.dumps(list(self.among))} if self.among else found.values
        ids = self.connection.value(found.asked("json_group_array(contact_id)"), values)
        return set(json.loads(ids))

    def lives(self, logged: bool = True) -> None:
        """Count who is in which state of a customer's life; who never ordered is a prospect."""
        there = set(self.bands())
        stage = customers.lifecycle(self.connection, self.today)
        rows = self._read(f"SELECT contact_id, {stage} FROM customer WHERE 1")
        found: dict[int, set[int]] = {number: set() for number in BUILT_IN}
        for contact_id, name in rows:
            found[_STAGES[name]].add(contact_id)
        found[_STAGES["prospect"]] = there.difference(*found.values())
        for number, ids in found.items():
            self.count(number, ids & there, logged)

    def count(self, number: int, now: Collection[int], logged: bool = True) -> None:
        """Put these in place of those who belonged to a segment."""
        rows = self._read(f"SELECT contact_id, band FROM segment_member WHERE segment_id = {int(number)}")
        before: dict[int, int] = dict(rows)
        bands = self.bands()
        entered = [contact_id for contact_id in now if contact_id not in before]
        left = [contact_id for contact_id in before if contact_id not in now]
        self._drop((number, contact_id) for contact_id in left)
        self._add((number, contact_id) for contact_id in entered)
        self._counts.update((number, bands[contact_id]) for contact_id in entered)
        self._counts.subtract((number, before[contact_id]) for contact_id in left)
        # A row for each, so that it is known to have been counted.
        self._counts.update({(number, 0): 0, (number, 1): 0})
        if logged and number in BUILT_IN:
            self._left.update(dict.fromkeys(left, number))
            self._entered.update(dict.fromkeys(entered, number))
        elif logged:
            there = [contact_id for contact_id in left if contact_id in bands]
            self._moves += [Moved(contact_id, 0, number) for contact_id in entered]
            self._moves += [Moved(contact_id, number, 0) for contact_id in there]

    def write(self) -> None:
        """Keep the counts, and write down who moved."""
        self.changed |= {number for (number, _), count in self._counts.items() if count}
        self.connection.executemany(
            "INSERT INTO segment_count(segment_id, band, n) VALUES (?, ?, ?) "
            "ON CONFLICT(segment_id, band) DO UPDATE SET n = n + excluded.n",
            [(*key, count) for key, count in self._counts.items()],
        )
        both = self._left.keys() & self._entered.keys()
        lives = [Moved(one, self._left[one], self._entered[one]) for one in both]
        segment_moves.write(self.connection, [*lives, *self._known_before()], self.today)

    def _known_before(self) -> list[Moved]:
        """The moves of those who were counted before: who is new was nowhere, and did not move."""
        new = self._entered.keys() - self._left.keys()
        return [move for move in self._moves if move.contact_id not in new]

    def _drop(self, rows: Iterable[tuple[int, int]]) -> None:
        self.connection.executemany(
            "DELETE FROM segment_member WHERE segment_id = ? AND contact_id = ?", rows
        )

    def _add(self, rows: Iterable[tuple[int, int]]) -> None:
        self.connection.executemany(
            "INSERT INTO segment_member(segment_id, contact_id, band) VALUES (?, ?, ?)",
            ((number, contact_id, self.bands()[contact_id]) for number, contact_id in rows),
        )

    def _read(self, sql: str) -> list[tuple[Any, ...]]:
        if not self.among:
            return self.connection.execute(sql)
        among = f"{sql} AND contact_id IN (SELECT value FROM json_each(?))"
        return self.connection.execute(among, (json.dumps(list(self.among)),))
