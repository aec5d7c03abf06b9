"""Firms with cards of their own: who works there, and addresses their people share with them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from rolodex.domain.contact import Adr
from rolodex.store import bulk
from rolodex.store.engine import Connection
from rolodex.store.transaction import Transaction

PARTS = ("box", "ext", "street", "city", "region", "code", "country", "country_code")
_WANTED = "(SELECT value FROM json_each(?))"


def people(connection: Connection, company_id: int) -> list[int]:
    """Who works there, in the order of names; those who have left stand last."""
    rows = connection.execute(
        "SELECT o.contact_id, min(o.until <> '') AS gone FROM org o JOIN entry e USING (contact_id) "
        "WHERE o.company_id = ? GROUP BY o.contact_id ORDER BY gone, e.rank",
        (company_id,),
    )
    return [contact_id for contact_id, _gone in rows]


def named(connection: Connection) -> list[tuple[int, str]]:
    """All companies with their names, the oldest first."""
    rows = connection.execute("SELECT id, fn FROM contact WHERE kind = 'org' ORDER BY id")
    return [(contact_id, fn) for contact_id, fn in rows]


def firms(connection: Connection, contact_ids: Iterable[int]) -> list[tuple[int, str]]:
    """The jobs of these people that name a firm without a card: (row of the job, name of the firm)."""
    rows = connection.execute(
        "SELECT o.id, o.name FROM org o JOIN contact c ON c.id = o.contact_id "
        f"WHERE o.contact_id IN {_WANTED} AND c.kind = 'individual' "
        "AND o.company_id IS NULL AND trim(o.name) <> '' ORDER BY o.id",
        (json.dumps(list(contact_ids)),),
    )
    return [(row_id, name) for row_id, name in rows]


def employ(tx: Transaction, jobs: Iterable[tuple[int, int]]) -> None:
    """Join jobs to the cards of their companies: pairs (row of the job, company)."""
    tx.connection.executemany(
        "UPDATE org SET company_id = ? WHERE id = ?", [(company, row_id) for row_id, company in jobs]
    )


def uids(connection: Connection) -> dict[int, str]:
    """The UIDs of the cards of all firms at which somebody has a job, by their ids."""
    rows = connection.execute(
        "SELECT id, uid FROM contact WHERE id IN (SELECT company_id FROM org WHERE company_id IS NOT NULL)"
    )
    return dict(rows)


def employ_by_uid(tx: Transaction, jobs: Iterable[tuple[int, int, str]]) -> None:
    """Join jobs to the cards of their firms, where the book has these: (contact, place of the job, UID)."""
    rows = tx.connection.execute(
        "SELECT c.id, o.id FROM json_each(?) j "
        "JOIN org o ON o.contact_id = j.value ->> 0 AND o.position = j.value ->> 1 "
        "JOIN contact c ON c.uid = j.value ->> 2 AND c.kind = 'org'",
        (json.dumps(list(jobs)),),
    )
    employ(tx, [(row_id, company) for company, row_id in rows])


def address_row(connection: Connection, company_id: int, place: int) -> int:
    """The row of a company's address by its place on the card, 0 where there is none."""
    return int(
        connection.value(
            "SELECT id FROM adr WHERE contact_id = ? ORDER BY position, id LIMIT 1 OFFSET ?",
            (company_id, place),
        )
        or 0
    )


def address_rows(connection: Connection, company_id: int) -> tuple[int, ...]:
    """The rows of all addresses of a company, in the order of its card."""
    rows = connection.execute("SELECT id FROM adr WHERE contact_id = ? ORDER BY position, id", (company_id,))
    return tuple(row_id for (row_id,) in rows)


def give_address(tx: Transaction, row_id: int, contact_ids: Iterable[int], *, shared: bool) -> None:
    """Give people a company's address as one at work; those who have just this address keep theirs.

    A `shared` one follows that of the company from now on, also where they had it already.
    """
    parts = ", ".join(PARTS)
    same = " AND ".join(f"a.{part} = s.{part}" for part in PARTS)
    wanted = json.dumps(list(contact_ids))
    if shared:
        tx.connection.execute(
            "UPDATE adr SET shared_adr_id = ? WHERE id IN (SELECT min(a.id) FROM adr a, adr s "
            f"WHERE s.id = ? AND a.contact_id IN {_WANTED} AND {same} GROUP BY a.contact_id) "
            "AND shared_adr_id IS NOT ?",
            (row_id, row_id, wanted, row_id),
        )
    rows = tx.connection.execute(
        "SELECT c.id, (SELECT coalesce(max(position), -1) + 1 FROM adr WHERE contact_id = c.id), "
        f"{', '.join(f's.{part}' for part in PARTS)} FROM contact c, adr s WHERE s.id = ? "
        f"AND c.id IN {_WANTED} AND c.id <> s.contact_id "
        f"AND NOT EXISTS (SELECT 1 FROM adr a WHERE a.contact_id = c.id AND {same}) ORDER BY c.id",
        (row_id, wanted),
    )
    link = row_id if shared else None
    bulk.insert(
        tx,
        "adr",
        ("contact_id", "position", *parts.split(", "), "types", "shared_adr_id"),
        [(*row, "work", link) for row in rows],
    )


def follow(tx: Transaction, contact_id: int) -> None:
    """Bring the addresses that others share with this contact in step with its own."""
    row_of = "(SELECT s.{part} FROM adr s WHERE s.id = adr.shared_adr_id)"
    values = ", ".join(f"{part} = {row_of.format(part=part)}" for part in PARTS)
    differ = " OR ".join(f"adr.{part} <> {row_of.format(part=part)}" for part in PARTS)
    tx.connection.execute(
        f"UPDATE adr SET {values} WHERE shared_adr_id IN (SELECT id FROM adr WHERE contact_id = ?) "
        f"AND ({differ})",
        (contact_id,),
    )


def owners(connection: Connection, row_ids: Iterable[int]) -> dict[int, tuple[int, str]]:
    """Whose these addresses are: (contact, name) by the row of the address."""
    rows = connection.execute(
        f"SELECT a.id, c.id, c.fn FROM adr a JOIN contact c ON c.id = a.contact_id WHERE a.id IN {_WANTED}",
        (json.dumps(list(row_ids)),),
    )
    return {row_id: (contact_id, fn) for row_id, contact_id, fn in rows}


def still_shared(connection: Connection, addresses: Sequence[Adr]) -> set[int]:
    """The rows of companies' addresses with which these say the same."""
    wanted = {adr.shared for adr in addresses if adr.shared}
    if not wanted:
        return set()
    known = {
        row_id: parts
        for row_id, *parts in connection.execute(
            f"SELECT id, {', '.join(PARTS)} FROM adr WHERE id IN {_WANTED}", (json.dumps(sorted(wanted)),)
        )
    }
    return {
        adr.shared
        for adr in addresses
        if adr.shared and known.get(adr.shared) == [getattr(adr, part) for part in PARTS]
    }
