"""Contacts in and out of their tables."""

from __future__ import annotations

import dataclasses
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rolodex.domain.contact import Contact
from rolodex.domain.identity import fingerprint
from rolodex.store import bulk, campaign_members, companies, custom_fields, tags
from rolodex.store.engine import Connection
from rolodex.store.properties import PROPERTIES, Cells
from rolodex.store.steps import stamp
from rolodex.store.texts import storable
from rolodex.store.transaction import Transaction

BATCH = 500

HEAD = ("uid", "kind", "fn", "tz", "gender", "rev", "favourite", "fingerprint")
SHOWN = HEAD[:-1]
"""What of the head a contact says; the fingerprint is made from the rest."""
_WANTED = "(SELECT value FROM json_each(?))"


def insert(tx: Transaction, contacts: Sequence[Contact], import_id: int = 0) -> list[int]:
    """Add these contacts under new ids, given in their order; `import_id` is what brought them, 0 a hand."""
    first = bulk.next_id(tx, "contact")
    ids = list(range(first, first + len(contacts)))
    at = stamp()
    brought = import_id or None
    heads = [
        (contact_id, *_head(contact), at, at, brought)
        for contact_id, contact in zip(ids, contacts, strict=True)
    ]
    bulk.insert(tx, "contact", ("id", *HEAD, "created_at", "updated_at", "import_id"), storable(heads))
    for prop in PROPERTIES.values():
        rows: list[Cells] = [
            (contact_id, position, *prop.cells(item))
            for contact_id, contact in zip(ids, contacts, strict=True)
            for position, item in enumerate(prop.items(contact))
        ]
        if rows:
            bulk.insert(tx, prop.table, ("contact_id", *prop.columns), storable(rows))
    _insert_tags(tx, [(i, contact.categories) for i, contact in zip(ids, contacts, strict=True)])
    custom_fields.insert(tx, [(i, contact.custom) for i, contact in zip(ids, contacts, strict=True)])
    return ids


def replace(tx: Transaction, contact: Contact, base: Contact | None = None) -> bool:
    """Put this contact in place of the one with its id; rows that say the same keep their ids.

    `base` is what the book holds, where it was just read: what is equal there is not read again. Says
    whether anything differed.
    """
    changed = False
    contact = _linked(tx, contact)
    for prop in PROPERTIES.values():
        if base is not None and prop.items(base) == prop.items(contact):
            continue
        rows = [(place, *prop.cells(item)) for place, item in enumerate(prop.items(contact))]
        changed |= _replace_rows(tx, contact.id, prop.table, prop.columns, rows)
    if base is None or base.custom != contact.custom:
        rows = custom_fields.cells(tx, contact.custom)
        changed |= _replace_rows(tx, contact.id, "custom_value", custom_fields.CELLS, rows)
    if base is None or base.categories != contact.categories:
        tag_ids = tags.ids(tx, contact.categories)
        rows = [(place, tag_ids[name]) for place, name in enumerate(contact.categories)]
        changed |= _replace_rows(tx, contact.id, "contact_tag", ("position", "tag_id"), rows)
    (head,) = storable([_head(contact)])
    known = tx.connection.execute(f"SELECT {', '.join(HEAD)} FROM contact WHERE id = ?", (contact.id,))
    changed |= known != [head]
    if changed:
        assignments = ", ".join(f"{column} = ?" for column in HEAD)
        tx.connection.execute(
            f"UPDATE contact SET {assignments}, updated_at = ? WHERE id = ?", (*head, stamp(), contact.id)
        )
        companies.follow(tx, contact.id)
    return changed


def delete(tx: Transaction, ids: Iterable[int]) -> None:
    """Take these contacts away with everything that belongs to them."""
    wanted = list(ids)
    campaign_members.hand_on(tx, wanted)
    for start in range(0, len(wanted), BATCH):
        tx.progress(start, len(wanted))
        tx.connection.execute(
            f"DELETE FROM contact WHERE id IN {_WANTED}", (json.dumps(wanted[start : start + BATCH]),)
        )


def get(connection: Connection, contact_id: int) -> Contact | None:
    """Everything about one contact, or None when it is gone."""
    return next(get_many(connection, (contact_id,)), None)


def get_many(connection: Connection, ids: Iterable[int]) -> Iterator[Contact]:
    """These contacts in the order asked; ids that are gone are left out."""
    wanted = list(ids)
    for start in range(0, len(wanted), BATCH):
        yield from _batch(connection, wanted[start : start + BATCH])


def all_ids(connection: Connection) -> list[int]:
    """The ids of all contacts, in the order they came into the book."""
    return [contact_id for (contact_id,) in connection.execute("SELECT id FROM contact ORDER BY id")]


def set_favourite(tx: Transaction, ids: Iterable[int], favourite: bool) -> None:
    """Make these contacts favourites, or no longer."""
    tx.connection.execute(
        f"UPDATE contact SET favourite = ? WHERE id IN {_WANTED} AND favourite <> ?",
        (int(favourite), json.dumps(list(ids)), int(favourite)),
    )


def opened(tx: Transaction, contact_id: int) -> None:
    """Note that a card is open now."""
    tx.connection.execute(
        "INSERT INTO opened(contact_id, at) SELECT id, ? FROM contact WHERE id = ? "
        "ON CONFLICT(contact_id) DO UPDATE SET at = excluded.at",
        (stamp(), contact_id),
    )


def count(connection: Connection) -> int:
    """How many contacts the book has, groups included."""
    return int(connection.value("SELECT count(*) FROM contact"))


def ids_by_uid(connection: Connection, uids: Iterable[str]) -> dict[str, list[int]]:
    """The contacts that have each of these UIDs."""
    return _ids_by(connection, "uid", uids)


def ids_by_fingerprint(connection: Connection, fingerprints: Iterable[str]) -> dict[str, list[int]]:
    """The contacts that have each of these fingerprints as they are now."""
    return _ids_by(connection, "fingerprint", fingerprints)


def _ids_by(connection: Connection, column: str, values: Iterable[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    rows = connection.execute(
        f"SELECT {column}, id FROM contact WHERE {column} IN {_WANTED} ORDER BY id",
        (json.dumps(list(values)),),
    )
    for value, contact_id in rows:
        found[value].append(contact_id)
    return dict(found)


def _head(contact: Contact) -> Cells:
    return (
        contact.uid,
        contact.kind,
        contact.fn,
        contact.tz,
        contact.gender,
        contact.rev,
        int(contact.favourite),
        fingerprint(contact),
    )


def _batch(connection: Connection, ids: Sequence[int]) -> Iterator[Contact]:
    wanted = (json.dumps(ids),)
    heads = {
        row[0]: row[1:]
        for row in connection.execute(
            f"SELECT id, {', '.join(SHOWN)} FROM contact WHERE id IN {_WANTED}", wanted
        )
    }
    items: dict[int, dict[str, list[Any]]] = {contact_id: {} for contact_id in heads}
    for field, prop in PROPERTIES.items():
        make = prop.item
        for contact_id, *cells in connection.execute(
            f"SELECT contact_id, {', '.join(prop.columns[1:])} FROM {prop.table} "
            f"WHERE contact_id IN {_WANTED} ORDER BY contact_id, position, id",
            wanted,
        ):
            items[contact_id].setdefault(field, []).append(make(*cells))
    for contact_id, tag in connection.execute(
        "SELECT c.contact_id, t.name FROM contact_tag AS c JOIN tag AS t ON t.id = c.tag_id "
        f"WHERE c.contact_id IN {_WANTED} ORDER BY c.contact_id, c.position, c.id",
        wanted,
    ):
        items[contact_id].setdefault("categories", []).append(tag)
    for contact_id, custom in custom_fields.values(connection, ids):
        items[contact_id].setdefault("custom", []).append(custom)
    for contact_id in ids:
        if contact_id in heads:
            yield assembled(contact_id, heads[contact_id], items[contact_id])


def assembled(contact_id: int, head: Sequence[Any], items: Mapping[str, list[Any]]) -> Contact:
    """The contact of these cells (`SHOWN`) and of the items of each field."""
    uid, kind, fn, tz, gender, rev, favourite = head
    kept: dict[str, Any] = {field: tuple(found) for field, found in items.items()}
    if "n" in items:
        kept["n"] = items["n"][0]
    return Contact(
        id=contact_id,
        uid=uid,
        kind=kind,
        fn=fn,
        tz=tz,
        gender=gender,
        rev=rev,
        favourite=bool(favourite),
        **kept,
    )


def _linked(tx: Transaction, contact: Contact) -> Contact:
    """The contact without links to companies that have gone, and to addresses that say something else now."""
    firms = _there(tx, (org.company_id for org in contact.org))
    shared = companies.still_shared(tx.connection, contact.adr)
    return dataclasses.replace(
        contact,
        org=tuple(
            org if org.company_id in firms or not org.company_id else dataclasses.replace(org, company_id=0)
            for org in contact.org
        ),
        adr=tuple(
            adr if adr.shared in shared or not adr.shared else dataclasses.replace(adr, shared=0)
            for adr in contact.adr
        ),
    )


def _there(tx: Transaction, ids: Iterable[int]) -> set[int]:
    """Those of these contacts that are in the book."""
    wanted = sorted({contact_id for contact_id in ids if contact_id})
    if not wanted:
        return set()
    rows = tx.connection.execute(f"SELECT id FROM contact WHERE id IN {_WANTED}", (json.dumps(wanted),))
    return {contact_id for (contact_id,) in rows}


def _insert_tags(tx: Transaction, named: Sequence[tuple[int, Sequence[str]]]) -> None:
    names = {name for _, categories in named for name in categories}
    if not names:
        return
    known = tags.ids(tx, list(names))
    rows = [
        (contact_id, known[name], position)
        for contact_id, categories in named
        for position, name in enumerate(categories)
    ]
    bulk.insert(tx, "contact_tag", ("contact_id", "tag_id", "position"), rows)


def _replace_rows(
    tx: Transaction, contact_id: int, table: str, columns: Sequence[str], rows: Sequence[Cells]
) -> bool:
    """Make the rows of one table what they should be; says whether they differed."""
    names = ", ".join(columns)
    known = {
        row[0]: tuple(row[1:])
        for row in tx.connection.execute(
            f"SELECT id, {names} FROM {table} WHERE contact_id = ? ORDER BY position, id", (contact_id,)
        )
    }
    wanted = list(storable(rows))
    if list(known.values()) == wanted:
        return False
    updates, gone, new = _paired(known, wanted)
    if gone:
        tx.connection.executemany(f"DELETE FROM {table} WHERE id = ?", [(row_id,) for row_id in gone])
    if updates:
        assignments = ", ".join(f"{column} = ?" for column in columns)
        tx.connection.executemany(
            f"UPDATE {table} SET {assignments} WHERE id = ?", [(*row, row_id) for row_id, row in updates]
        )
    bulk.insert(tx, table, ("contact_id", *columns), [(contact_id, *row) for row in new])
    return True


def _paired(
    known: Mapping[int, Cells], wanted: Sequence[Cells]
) -> tuple[list[tuple[int, Cells]], list[int], list[Cells]]:
    """Which known rows become which wanted ones, which go, and which are new.

    A row that stays as it is keeps its id, then one that only moves, then any that is left over.
    """
    left = dict(known)
    open_rows: list[Cells] = []
    updates: list[tuple[int, Cells]] = []
    for skipped in (0, 1):  # as it is, then without its position
        by_content: dict[Cells, list[int]] = defaultdict(list)
        for row_id, row in left.items():
            by_content[row[skipped:]].append(row_id)
        open_rows = []
        for row in wanted:
            found = by_content.get(row[skipped:])
            if found:
                row_id = found.pop(0)
                if left.pop(row_id) != row:
                    updates.append((row_id, row))
            else:
                open_rows.append(row)
        wanted = open_rows
    ids = list(left)
    updates += zip(ids, open_rows, strict=False)
    return updates, ids[len(open_rows) :], open_rows[len(ids) :]
