"""The history without one person: their rows as they were before each step, and the names of the steps."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rolodex.domain.erased_terms import Terms
from rolodex.store.engine import AMONG, Connection
from rolodex.store.erasing_rows import OWNER, Belongings, past_shapes, tables

FREE = frozenset(
    {("purchase", "note"), ("purchase", "payment_reference"), ("payment", "reference"), ("refund", "reason")}
)
"""Columns of free text in rows that stay without the person: emptied, whatever they say."""

BY_UID = ("member", "related")
"""Tables whose rows name somebody by UID: such a row without the UID means nothing."""


@dataclass(frozen=True, slots=True)
class Erased:
    """Who is taken out: what belonged to them, what they are named by, and the texts that may name them."""

    belongings: Belongings
    terms: Terms
    left: Collection[tuple[str, int]] = ()
    """Rows of others that go on naming them, now and in the history."""


def clean(connection: Connection, erased: Erased) -> int:
    """Take the person out of the history; gives how many steps that touched."""
    steps = {*erased.belongings.steps}
    connection.execute(f"DELETE FROM journal WHERE id {AMONG}", (json.dumps(erased.belongings.entries),))
    _let_go(connection, erased.belongings)
    _empty_kept(connection, erased.belongings)
    _take_out(connection, erased)
    steps |= _labels(connection, erased.terms, steps)
    _drop_steps(connection, steps)
    return len(steps - {0})


def _let_go(connection: Connection, belongings: Belongings) -> None:
    """Let rows of others that pointed at the person, or at a row of theirs, have pointed at nothing."""
    schema = tables(connection)
    for version, table, columns in past_shapes(connection):
        for column, parent, vanishes in schema[table].links if table in schema else ():
            ids = belongings.ever(parent)
            if vanishes or column == OWNER or not ids or column not in columns:
                continue
            place = f"$[{columns.index(column)}]"
            connection.execute(
                "UPDATE journal SET before = json_set(before, ?1, NULL) WHERE table_name = ?2 "
                "AND schema_version = ?3 AND json_extract(before, ?1) IN (SELECT value FROM json_each(?4))",
                (place, table, version, json.dumps(sorted(ids))),
            )


def _empty_kept(connection: Connection, belongings: Belongings) -> None:
    """Empty free text in what the rows that stay were before."""
    for version, table, columns in past_shapes(connection):
        for place, column in enumerate(columns):
            if (table, column) in FREE and belongings.kept.get(table):
                connection.execute(
                    "UPDATE journal SET before = json_set(before, ?, '') WHERE table_name = ? "
                    f"AND schema_version = ? AND before IS NOT NULL AND row_id {AMONG}",
                    (f"$[{place}]", table, version, json.dumps(sorted(belongings.kept[table]))),
                )


def _take_out(connection: Connection, erased: Erased) -> None:
    """Take the person's name out of what other rows were before."""
    rows = naming(connection, erased.terms, "SELECT id, table_name, row_id, before FROM journal", ("before",))
    changed, dropped = [], []
    for entry_id, table, row_id, before in rows:
        if table in BY_UID and any(uid in before.lower() for uid in erased.terms.uids):
            dropped.append((entry_id,))
        elif (table, row_id) not in erased.left:
            changed.append((text_without(before, erased.terms), entry_id))
    connection.executemany("DELETE FROM journal WHERE id = ?", dropped)
    connection.executemany("UPDATE journal SET before = ? WHERE id = ?", changed)


def naming(connection: Connection, terms: Terms, select: str, columns: Sequence[str]) -> Iterator[Any]:
    """The rows of a SELECT of which one of these columns may name the person."""
    if not terms.patterns:
        return
    text = " || char(10) || ".join(f'"{column}"' for column in columns)
    such = " OR ".join(f"{text} LIKE ?" for _ in terms.patterns)
    yield from connection.stream(f"{select} WHERE {such}", terms.patterns)


def text_without(text: str, terms: Terms) -> str:
    """A text without the person; within JSON each text by itself, so that it stays JSON."""
    if text[:1] in ("[", "{"):
        try:
            kept = json.loads(text)
        except ValueError:
            return terms.taken_out(text)
        return json.dumps(value_without(kept, terms), ensure_ascii=False, separators=(",", ":"))
    return terms.taken_out(text)


def value_without(value: Any, terms: Terms) -> Any:
    """A value of JSON without the person; texts that are JSON themselves stay so."""
    if isinstance(value, str):
        return text_without(value, terms) if value[:1] in ("[", "{") else terms.taken_out(value)
    if isinstance(value, list):
        return [value_without(one, terms) for one in value]
    if isinstance(value, dict):
        return {terms.taken_out(key): value_without(one, terms) for key, one in value.items()}
    return value


def _labels(connection: Connection, terms: Terms, steps: set[int]) -> set[int]:
    """Take the person out of the names of steps; gives those in which they stood."""
    named = {step for step, _ in naming(connection, terms, "SELECT id, label FROM changeset", ("label",))}
    found = set()
    rows = connection.execute(
        f"SELECT id, label FROM changeset WHERE id {AMONG}", (json.dumps(sorted(named | steps)),)
    )
    for step, text in rows:
        label = json.loads(text)
        args = [[name, _argument(value, terms, theirs=step in steps)] for name, value in label["args"]]
        if args != label["args"]:
            found.add(step)
            told = json.dumps({**label, "args": args}, ensure_ascii=False, separators=(",", ":"))
            connection.execute("UPDATE changeset SET label = ? WHERE id = ?", (told, step))
    return found


def _argument(value: object, terms: Terms, *, theirs: bool) -> object:
    """An argument of a step's name; of a step that touched the person, without any word of their name."""
    if not isinstance(value, str):
        return value
    return terms.words_taken_out(value) if theirs else terms.taken_out(value)


def _drop_steps(connection: Connection, steps: set[int]) -> None:
    """Drop steps of which nothing is left, with what took them back; count the rows of the others anew."""
    wanted = json.dumps(sorted(steps - {0}))
    connection.execute(
        "DELETE FROM changeset WHERE root IN (SELECT root FROM changeset "
        f"WHERE id {AMONG}) AND root NOT IN (SELECT c.root FROM changeset c "
        "WHERE EXISTS (SELECT 1 FROM journal j WHERE j.changeset_id = c.id))",
        (wanted,),
    )
    connection.execute(
        "UPDATE changeset SET rows = (SELECT count(*) FROM journal j WHERE j.changeset_id = changeset.id) "
        f"WHERE id {AMONG}",
        (wanted,),
    )


def texts(connection: Connection, belongings: Belongings) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every row that is or was theirs, as table and columns: of now, and of each step."""
    schema = tables(connection)
    for table, rows in belongings.gone.items():
        columns = schema[table].columns
        for cells in connection.execute(
            f'SELECT * FROM "{table}" WHERE id {AMONG}', (json.dumps(sorted(rows)),)
        ):
            yield table, dict(zip(columns, cells, strict=True))
    shapes = {
        (version, table): json.loads(columns)
        for version, table, columns in connection.execute(
            "SELECT schema_version, table_name, columns FROM journal_shape"
        )
    }
    entries = connection.execute(
        "SELECT table_name, schema_version, before FROM journal "
        f"WHERE id {AMONG} AND before IS NOT NULL ORDER BY id",
        (json.dumps(belongings.entries),),
    )
    for table, version, before in entries:
        if (version, table) in shapes:
            yield table, dict(zip(shapes[version, table], json.loads(before), strict=False))
