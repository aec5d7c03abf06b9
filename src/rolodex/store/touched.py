"""What a step did to whom, and which steps touched somebody."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from rolodex.domain.changes import Step
from rolodex.domain.difference import (
    ContactDifference,
    Counted,
    FieldDifference,
    What,
    differences,
    what,
)
from rolodex.domain.message import verbatim
from rolodex.domain.said import OTHERS, Words, counted
from rolodex.store import steps
from rolodex.store.engine import Connection
from rolodex.store.history import NEVER
from rolodex.store.journal import columns_of
from rolodex.store.past import Entry, Past

NAMES = 3
"""How many are named of the tags and fields that a step touched."""

LINKS: Mapping[str, str] = MappingProxyType(
    {
        "member": "SELECT uid, fn FROM contact WHERE uid IN (SELECT value FROM json_each(?))",
        "org.company_id": "SELECT CAST(id AS TEXT), fn FROM contact "
        "WHERE id IN (SELECT CAST(value AS INTEGER) FROM json_each(?))",
        "adr.shared": "SELECT CAST(a.id AS TEXT), c.fn "
        "FROM adr AS a JOIN contact AS c ON c.id = a.contact_id "
        "WHERE a.id IN (SELECT CAST(value AS INTEGER) FROM json_each(?))",
    }
)
"""Fields that lead to others, and what gives the names of those by what stands in the field."""
_STEP = ", ".join(f"s.{column}" for column in steps.STEP.split(", "))


def contacts(connection: Connection, step_id: int) -> int:
    """How many contacts a step touched."""
    return int(
        connection.value("SELECT count(DISTINCT contact_id) FROM journal WHERE changeset_id = ?", (step_id,))
    )


def of_step(
    connection: Connection, step_id: int, limit: int, offset: int, contact_id: int = 0
) -> tuple[ContactDifference, ...]:
    """What a step did to the contacts it touched, in the order of their ids, or to one of them.

    With one of them those are told who became one with it in this step: what they said is its past too.
    """
    ids = _ids(connection, step_id, limit, offset)
    if contact_id:
        ids = (contact_id, *_merged(connection, step_id, contact_id))
    past = Past(connection, ids)
    past.go_back(step_id)
    after = past.contacts()
    written: dict[int, list[Entry]] = defaultdict(list)
    for entry in past.take_back():
        written[entry.contact_id].append(entry)
    before = past.contacts()
    found = []
    for one in ids:
        was, now = before.get(one), after.get(one)
        somebody = now or was
        if somebody is not None and written[one]:
            change = what(was, now)
            others = _counted(written[one])
            found.append(ContactDifference(one, somebody.fn, change, differences(was, now), others))
    return _with_names(connection, found)


def of_contact(connection: Connection, contact_id: int) -> Iterator[tuple[Step, ContactDifference | None]]:
    """Every step that touched a contact, the newest first, and what it did to that one.

    The past is walked once, whatever the number of steps.
    """
    past = Past(connection, (contact_id,))
    for step in steps_of(connection, contact_id, -1, 0):
        past.go_back(step.id)
        now = past.contacts().get(contact_id)
        written = list(past.take_back())
        was = past.contacts().get(contact_id)
        somebody = now or was
        found = None
        if somebody is not None and written:
            change = ContactDifference(
                contact_id, somebody.fn, what(was, now), differences(was, now), _counted(written)
            )
            (found,) = _with_names(connection, (change,))
        yield step, found


def others(connection: Connection, step_id: int) -> tuple[Counted, ...]:
    """What a step touched that is nobody's: tags, fields of the user's own, campaigns and the like."""
    became = _became(
        connection.execute(
            "SELECT table_name, row_id, op FROM journal "
            "WHERE changeset_id = ? AND contact_id IS NULL "
            "AND table_name IN (SELECT value FROM json_each(?)) ORDER BY id DESC",
            (step_id, json.dumps(list(OTHERS))),
        )
    )
    kinds: dict[tuple[str, What], list[int]] = defaultdict(list)
    for (table, row_id), change in became.items():
        kinds[table, change].append(row_id)
    return tuple(
        Counted(table, change, counted(table, len(ids)), _names(connection, step_id, table, ids[:NAMES]))
        for (table, change), ids in sorted(kinds.items())
    )


def steps_of(connection: Connection, contact_id: int, limit: int, before: int) -> tuple[Step, ...]:
    """The newest steps that touched a contact, or those older than step `before`."""
    rows = connection.execute(
        f"SELECT {_STEP} FROM changeset AS s WHERE s.id < :before AND EXISTS "
        "(SELECT 1 FROM journal AS j WHERE j.changeset_id = s.id AND j.contact_id = :contact) "
        "ORDER BY s.id DESC LIMIT :limit",
        {"before": before or NEVER, "contact": contact_id, "limit": limit},
    )
    return tuple(steps.of_row(row) for row in rows)


def step_at(connection: Connection, at: str) -> int:
    """The newest step that was made at or before this UTC stamp; 0 where there is none."""
    return int(connection.value("SELECT coalesce(max(id), 0) FROM changeset WHERE at <= ?", (at,)))


def _with_names(connection: Connection, people: Iterable[ContactDifference]) -> tuple[ContactDifference, ...]:
    """The same with the names of those whom a field leads to, where they are in the book."""
    people = tuple(people)
    wanted: dict[str, set[str]] = defaultdict(set)
    for person in people:
        for field in person.fields:
            if field.name in LINKS:
                wanted[field.name].update((*_texts(field.before), *_texts(field.after)))
    if not wanted:
        return people
    named: dict[str, dict[str, str]] = {
        name: dict(connection.execute(LINKS[name], (json.dumps(sorted(keys)),)))
        for name, keys in wanted.items()
    }

    def told(field: FieldDifference) -> FieldDifference:
        names = named.get(field.name)
        if names is None:
            return field
        before, after = (
            tuple(verbatim(names.get(text, text)) for text in _texts(side))
            for side in (field.before, field.after)
        )
        return replace(field, before=before, after=after)

    return tuple(replace(person, fields=tuple(map(told, person.fields))) for person in people)


def _texts(words: Words) -> tuple[str, ...]:
    return tuple(str(dict(word.args).get("text", "")) for word in words)


def _ids(connection: Connection, step_id: int, limit: int, offset: int) -> tuple[int, ...]:
    rows = connection.execute(
        "SELECT DISTINCT contact_id FROM journal WHERE changeset_id = ? AND contact_id IS NOT NULL "
        "ORDER BY contact_id LIMIT ? OFFSET ?",
        (step_id, limit, offset),
    )
    return tuple(contact_id for (contact_id,) in rows)


def _merged(connection: Connection, step_id: int, contact_id: int) -> tuple[int, ...]:
    """Those who became one with a contact in this step."""
    rows = connection.execute(
        "SELECT row_id FROM journal WHERE changeset_id = ?1 AND table_name = 'contact' AND op = 'D' "
        "AND EXISTS (SELECT 1 FROM journal m WHERE m.changeset_id = ?1 AND m.contact_id = ?2 "
        "AND m.table_name = 'merged_contact' AND m.op = 'I') ORDER BY row_id",
        (step_id, contact_id),
    )
    return tuple(row_id for (row_id,) in rows if row_id != contact_id)


def _counted(entries: Iterable[Entry]) -> tuple[Counted, ...]:
    """What the entries, latest first, did to things that belong to a contact."""
    became = _became((entry.table, entry.row_id, entry.op) for entry in entries)
    counts = Counter((table, change) for (table, _), change in became.items())
    return tuple(
        Counted(table, change, counted(table, count)) for (table, change), count in sorted(counts.items())
    )


def _became(entries: Iterable[tuple[str, int, str]]) -> Mapping[tuple[str, int], What]:
    """What became of each row, by entries of the journal, latest first."""
    last: dict[tuple[str, int], str] = {}
    first: dict[tuple[str, int], str] = {}
    for table, row_id, op in entries:
        if table in OTHERS:
            last.setdefault((table, row_id), op)
            first[table, row_id] = op
    return {
        row: "removed" if last[row] == "D" else "added" if first[row] == "I" else "changed"
        for row in last
        if (first[row], last[row]) != ("I", "D")
    }


def _names(connection: Connection, step_id: int, table: str, ids: Iterable[int]) -> tuple[str, ...]:
    """What these rows are called, or were called before the step and after it."""
    columns = columns_of(connection, table)
    if "name" not in columns:
        return ()
    wanted = (json.dumps(list(ids)),)
    now: dict[int, str] = dict(
        connection.execute(
            f'SELECT id, name FROM "{table}" WHERE id IN (SELECT value FROM json_each(?))', wanted
        )
    )
    place = columns.index("name")
    was: dict[int, str] = dict(
        connection.execute(
            f"SELECT row_id, json_extract(before, '$[{place}]') FROM journal WHERE changeset_id = ? "
            f"AND contact_id IS NULL AND table_name = '{table}' AND before IS NOT NULL "
            "AND row_id IN (SELECT value FROM json_each(?)) ORDER BY id DESC",
            (step_id, *wanted),
        )
    )
    both = ((was.get(row_id), now.get(row_id)) for row_id in ids)
    return tuple(
        f"{old} → {new}" if old and new and old != new else str(new or old) for old, new in both if new or old
    )
