"""Who works for which company's card, and who lives together: links a card itself does not say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rolodex.store.transaction import Transaction


def employ(tx: Transaction, jobs: Iterable[tuple[int, int]]) -> None:
    """Join the first job of each contact to a company's card: pairs (contact, company)."""
    tx.connection.executemany(
        "UPDATE org SET company_id = ? WHERE contact_id = ? AND position = 0",
        [(company, contact) for contact, company in jobs],
    )


def live_together(tx: Transaction, name: str, contact_ids: Sequence[int]) -> int:
    """Make a household of these contacts, at the first address of the first of them; gives its id."""
    household = tx.connection.insert(
        "INSERT INTO household(name, salutation, adr_id) VALUES (?, ?, "
        "(SELECT id FROM adr WHERE contact_id = ? ORDER BY position, id LIMIT 1))",
        (name, name, contact_ids[0]),
    )
    tx.connection.executemany(
        "UPDATE contact SET household_id = ? WHERE id = ?",
        [(household, contact_id) for contact_id in contact_ids],
    )
    return household
