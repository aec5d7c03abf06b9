"""Erasing one person within one transaction: all rows of theirs, and their name wherever else it stands."""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rolodex.domain.erased_keys import keys
from rolodex.domain.erased_terms import Terms
from rolodex.domain.erasure import Mention
from rolodex.domain.progress import Progress, silent
from rolodex.store import (
    campaign_members,
    customers,
    derived,
    erasing_history,
    erasing_texts,
    last_contact,
    rhythm,
    talk_totals,
)
from rolodex.store.engine import AMONG, Connection
from rolodex.store.erasing_history import FREE, Erased
from rolodex.store.erasing_rows import OWNER, Belongings, belongings, in_history, people, tables
from rolodex.store.erasing_scan import Needles, needles
from rolodex.store.steps import stamp
from rolodex.store.transaction import Transaction

NAMELESS = "Erased person"
"""What the card is called under which orders stay, unless the user's language has a word for it."""

FOLLOWING = frozenset(
    {
        "customer",
        "customer_month_total",
        "customer_total",
        "entry",
        "last_contact",
        "rhythm",
        "segment_member",
        "talk_total",
    }
)
"""Tables that are counted from others, and follow them by themselves."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom to erase and how: `mentions` are rows of others that lose the name; None stands for all."""

    ids: tuple[int, ...]
    keep_orders: bool = True
    mentions: Collection[tuple[str, int]] | None = ()
    spared: Collection[tuple[str, int]] = ()
    """Rows of others that go on naming the person, where all the others shall not."""
    nameless: str = NAMELESS
    beside: Terms | None = None
    """Terms that are known from elsewhere, for a copy in which the person is named otherwise."""


@dataclass(frozen=True, slots=True)
class Done:
    """What an erasure took, and what is to be looked for afterwards."""

    rows: Mapping[str, int]
    kept: Mapping[str, int]
    steps: int
    left: Collection[tuple[str, int]]
    terms: Terms
    keys: tuple[str, ...]
    needles: Needles
    heads: tuple[tuple[str, str], ...]
    """The UIDs the person's cards had, and when the cards were made: so they are known again in copies."""

    @property
    def people(self) -> int:
        """How many contacts are gone: none where the card stays for the orders."""
        return 0 if self.kept else self.rows.get("contact", 0)

    @property
    def did_something(self) -> bool:
        """Whether the person was there at all."""
        return bool(self.rows or self.steps)


@dataclass(frozen=True, slots=True)
class Prospect:
    """What an erasure would take."""

    fn: str
    belongings: Belongings
    terms: Terms
    mentions: tuple[Mention, ...]
    steps: int


def prospect(connection: Connection, contact_id: int) -> Prospect | None:
    """What erasing this contact would take; None where the book never had them, or not any more."""
    if not is_known(connection, contact_id):
        return None
    theirs, terms = _theirs(connection, people(connection, contact_id), keep_orders=True)
    fn = ""
    for table, row in erasing_history.texts(connection, theirs):
        if table == "contact" and row["id"] == contact_id:
            fn = fn or row["fn"]
    return Prospect(
        fn,
        theirs,
        terms,
        tuple(erasing_texts.mentions(connection, theirs, terms)),
        len(theirs.steps - {0}),
    )


def is_known(connection: Connection, contact_id: int) -> bool:
    """Whether this contact is in the book, or in its history."""
    return bool(
        connection.value(
            "SELECT EXISTS(SELECT 1 FROM contact WHERE id = ?1) "
            "OR EXISTS(SELECT 1 FROM journal WHERE contact_id = ?1)",
            (contact_id,),
        )
    )


def erase(tx: Transaction, wanted: Wanted, progress: Progress = silent) -> Done:
    """Take a person out of the book; `progress` may still stop it."""
    connection = tx.connection
    progress(0, 6)
    theirs, terms = _theirs(connection, wanted.ids, keep_orders=wanted.keep_orders)
    terms = _united(terms, wanted.beside) if wanted.beside else terms
    rows = list(erasing_history.texts(connection, theirs))
    progress(1, 6)
    mentions = tuple(erasing_texts.mentions(connection, theirs, terms))
    naming = {(one.table, one.row_id) for one in mentions}
    chosen = naming - {*wanted.spared} if wanted.mentions is None else naming & {*wanted.mentions}
    progress(2, 6)
    said = _said_by_others(connection, mentions, naming - chosen)
    touched = {*wanted.ids, *_owners(connection, theirs)}
    _delete(tx, theirs, terms, wanted)
    progress(3, 6)
    touched |= erasing_texts.take_out(connection, chosen, terms)
    imports = {row["import_id"] for _, row in rows if row.get("import_id")}
    erasing_texts.clean(connection, theirs, terms, imports)
    progress(4, 6)
    steps = erasing_history.clean(connection, Erased(theirs, terms, naming - chosen))
    _drop_pictures(connection, {row["sha256"] for _, row in rows if row.get("sha256")})
    progress(5, 6)
    _count(connection, wanted.ids, {*theirs.gone, "contact"})
    tx.touch("contact", touched)
    progress(6, 6)
    return Done(
        {table: len(ids) for table, ids in sorted(theirs.gone.items())},
        {table: len(ids) for table, ids in sorted(theirs.kept.items())},
        steps,
        naming - chosen,
        terms,
        tuple(_keys(rows, terms)),
        needles(rows, terms).without(said),
        heads(rows),
    )


def heads(rows: Iterable[tuple[str, Mapping[str, Any]]]) -> tuple[tuple[str, str], ...]:
    """The UIDs of the person's cards, and when the cards were made."""
    return tuple(dict.fromkeys((row["uid"], row["created_at"]) for table, row in rows if table == "contact"))


def _theirs(connection: Connection, ids: Sequence[int], *, keep_orders: bool) -> tuple[Belongings, Terms]:
    """All rows of the person, with those of others that name them by UID or share paper with them."""
    theirs = in_history(connection, belongings(connection, ids, keep_orders=keep_orders))
    terms = erasing_texts.terms_of(connection, theirs)
    gone = {table: set(rows) for table, rows in theirs.gone.items()}
    for table, rows in erasing_texts.links_by_uid(connection, terms.uids).items():
        gone.setdefault(table, set()).update(rows)
    pieces = erasing_texts.shared_pieces(connection, theirs, terms.names)
    gone.setdefault("mailing_piece", set()).update(pieces)
    rows_of = {table: rows for table, rows in gone.items() if rows}
    if rows_of == theirs.gone:  # nothing that the walk through the history had not looked for
        return theirs, terms
    return in_history(connection, Belongings(theirs.ids, rows_of, theirs.kept, theirs.past)), terms


def _united(one: Terms, other: Terms) -> Terms:
    """The terms of both; what one of the books knows as somebody else's is only in the other."""
    return Terms(
        tuple(dict.fromkeys((*one.names, *other.names))),
        tuple(dict.fromkeys((*one.emails, *other.emails))),
        tuple(dict.fromkeys((*one.numbers, *other.numbers))),
        tuple(dict.fromkeys((*one.uids, *other.uids))),
        tuple(dict.fromkeys((*one.likes, *other.likes))),
        max(one.shared, other.shared),
    )


def _owners(connection: Connection, theirs: Belongings) -> set[int]:
    """Whose rows go along: groups the person was in, people who were related to them."""
    found = set()
    for table in ("member", "related", "org"):
        rows = connection.execute(
            f"SELECT contact_id FROM {table} WHERE id {AMONG}",
            (json.dumps(sorted(theirs.gone.get(table, ()))),),
        )
        found |= {owner for (owner,) in rows}
    rows = connection.execute(
        f"SELECT contact_id FROM org WHERE company_id {AMONG}", (json.dumps(theirs.ids),)
    )
    return found | {owner for (owner,) in rows}


def _delete(tx: Transaction, theirs: Belongings, terms: Terms, wanted: Wanted) -> None:
    """Delete the rows of the person; where orders stay, their card stays without anything on it."""
    connection, ids = tx.connection, json.dumps(theirs.ids)
    campaign_members.hand_on(tx, theirs.ids)
    homes = connection.execute(
        f"SELECT DISTINCT household_id FROM contact WHERE id {AMONG} AND household_id IS NOT NULL", (ids,)
    )
    for table, rows in theirs.gone.items():
        if table != "contact":
            connection.execute(f'DELETE FROM "{table}" WHERE id {AMONG}', (json.dumps(sorted(rows)),))
    for name, shape in tables(connection).items():
        if not shape.counted and OWNER in shape.columns and name not in FOLLOWING:
            connection.execute(f'DELETE FROM "{name}" WHERE {OWNER} {AMONG}', (ids,))
    if theirs.kept:
        _empty(connection, theirs, terms, wanted.nameless or NAMELESS)
    else:
        connection.execute(f"DELETE FROM contact WHERE id {AMONG}", (ids,))
    _leave_homes(connection, [home for (home,) in homes], terms)


def _empty(connection: Connection, theirs: Belongings, terms: Terms, nameless: str) -> None:
    """Leave the card under which orders stay without anything but a name that is nobody's."""
    schema = tables(connection)
    texts = [column for column in schema["contact"].texts if column not in ("kind", "uid", "fn")]
    links = [column for column, _, _ in schema["contact"].links]
    now = stamp()
    cells: dict[str, object] = {**dict.fromkeys(texts, ""), **dict.fromkeys(links), "favourite": 0}
    cells.update(fn=nameless, uid=str(uuid.uuid4()), created_at=now, updated_at=now)
    assignments = ", ".join(f'"{column}" = ?' for column in cells)
    connection.execute(
        f"UPDATE contact SET {assignments} WHERE id {AMONG}", (*cells.values(), json.dumps(theirs.ids))
    )
    for table, rows in theirs.kept.items():
        free = [column for name, column in FREE if name == table]
        for column in free:
            connection.execute(
                f"UPDATE {table} SET {column} = '' WHERE id {AMONG}", (json.dumps(sorted(rows)),)
            )
        erasing_texts.take_out(connection, [(table, row_id) for row_id in rows], terms)


def _leave_homes(connection: Connection, homes: Iterable[int], terms: Terms) -> None:
    """Let households go in which nobody is left, and lose a name that was chosen with the person in it."""
    first = {name.split()[0] for name in terms.names}
    for home in homes:
        if not connection.value("SELECT count(*) FROM contact WHERE household_id = ?", (home,)):
            connection.execute("DELETE FROM household WHERE id = ?", (home,))
            connection.execute("DELETE FROM journal WHERE table_name = 'household' AND row_id = ?", (home,))
        elif first:
            connection.execute("UPDATE household SET name = '', salutation = '' WHERE id = ?", (home,))
            connection.execute("DELETE FROM journal WHERE table_name = 'household' AND row_id = ?", (home,))


def _said_by_others(
    connection: Connection, mentions: Iterable[Mention], left: Collection[tuple[str, int]]
) -> str:
    """What those texts of others say, now and in the history, that go on naming the person."""
    texts = [one.text for one in mentions if (one.table, one.row_id) in left]
    for table, row_id in left:
        rows = connection.execute(
            "SELECT before FROM journal WHERE table_name = ? AND row_id = ? AND before IS NOT NULL",
            (table, row_id),
        )
        texts += [before for (before,) in rows]
    return "\n".join(texts)


def _drop_pictures(connection: Connection, known: Collection[str]) -> None:
    """Drop pictures and attachments that nobody else has, in a row of now or of the past."""
    schema = tables(connection)
    holding = [name for name, table in schema.items() if "sha256" in table.columns and name != "blob"]
    for sha256 in known:
        used = any(
            connection.value(f'SELECT 1 FROM "{name}" WHERE sha256 = ? LIMIT 1', (sha256,))
            for name in holding
        )
        used = used or any(
            connection.value(f"SELECT 1 FROM {table} WHERE instr({column}, ?) > 0 LIMIT 1", (sha256,))
            for table, column in (("setting", "value"), ("draft", "contact"), ("journal", "before"))
        )
        if not used:
            connection.execute("DELETE FROM blob WHERE sha256 = ?", (sha256,))


def _count(connection: Connection, ids: Sequence[int], written: Collection[str]) -> None:
    """Count anew what is counted from rows that went."""
    for count in (last_contact.refresh, rhythm.refresh, talk_totals.refresh, customers.refresh):
        count(connection, ids)
    derived.follow(connection, ids, written, ())


def _keys(rows: Iterable[tuple[str, Mapping[str, Any]]], terms: Terms) -> Iterable[str]:
    """What the person would be known again by: what nobody else goes by too."""
    names = [row["fn"] for table, row in rows if table == "contact"]
    beside: list[str | tuple[int, int, int]] = [row["code"] for table, row in rows if table == "adr"]
    beside += [
        (row["year"], row["month"], row["day"])
        for table, row in rows
        if table == "date" and row["name"] == "bday"
    ]
    return keys(terms.uids, names, terms.emails, terms.numbers, beside)
