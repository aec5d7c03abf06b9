"""Contacts that become one: the card of the first is that of all, and whatever pointed at the others follows.

Every column that points at a contact is led on, be it of a table that nobody thought of here. What needs more
than that (a person is in a campaign once, in a household once) is in `store.merging_once`, what names
contacts in texts in `store.merging_texts`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rolodex.domain.contact import Adr, Contact
from rolodex.domain.uniting import found
from rolodex.store import companies, contacts, journal, merged, merging_once, merging_texts, sources
from rolodex.store.engine import Connection
from rolodex.store.past import CARD
from rolodex.store.properties import PROPERTIES
from rolodex.store.transaction import Transaction

_WANTED = "(SELECT value FROM json_each(?))"
_FAR = 1_000_000
"""Rows of a card that comes in stand behind all of those that are there."""


def links(connection: Connection) -> Iterator[tuple[str, str]]:
    """Every table and column that points at a contact, but for rows that are part of its card."""
    for table, shape in journal.shapes(connection).items():
        for column, parent, _vanishes in shape.links:
            if parent == "contact" and not (table in CARD and column == "contact_id"):
                yield table, column


def follows(connection: Connection, ids: Sequence[int]) -> dict[str, int]:
    """How many rows of each table point at these contacts."""
    wanted = json.dumps(list(ids))
    counts: dict[str, int] = {}
    for table, column in links(connection):
        sql = f'SELECT count(*) FROM "{table}" WHERE "{column}" IN {_WANTED}'
        counts[table] = counts.get(table, 0) + int(connection.value(sql, (wanted,)))
    return {table: count for table, count in counts.items() if count}


def merge(tx: Transaction, card: Contact, cards: Sequence[Contact], at: str) -> None:
    """Let these cards be one, which has the id of the first of them; the others go."""
    first, others = cards[0], cards[1:]
    others_ids = [one.id for one in others]
    uids = {one.uid for one in others if one.uid} - {card.uid}
    merging_once.settle(tx, first.id, others_ids)
    merging_texts.lead_on(tx, first.id, others_ids)
    for table, column in tuple(links(tx.connection)):
        tx.connection.execute(
            f'UPDATE "{table}" SET "{column}" = ? WHERE "{column}" IN {_WANTED}',
            (first.id, json.dumps(others_ids)),
        )
    merging_texts.lead_on_uids(tx, card.uid, uids, others_ids)
    _known_again(tx, first.id, others)
    _unite(tx, card, cards)
    merged.note(tx, first.id, others_ids, at)
    tx.connection.execute(
        "UPDATE contact SET created_at = (SELECT min(created_at) FROM contact WHERE id = ?1 "
        "OR id IN (SELECT value FROM json_each(?2))) WHERE id = ?1",
        (first.id, json.dumps(others_ids)),
    )
    tx.connection.execute(f"DELETE FROM contact WHERE id IN {_WANTED}", (json.dumps(others_ids),))


def _known_again(tx: Transaction, contact_id: int, others: Sequence[Contact]) -> None:
    """Note the cards by which those are known that go, so that they are not taken for newcomers."""
    heads: dict[int, str] = dict(
        tx.connection.execute(
            f"SELECT id, fingerprint FROM contact WHERE id IN {_WANTED}",
            (json.dumps([one.id for one in others]),),
        )
    )
    known = set(
        tx.connection.execute("SELECT uid, fingerprint FROM source WHERE contact_id = ?", (contact_id,))
    )
    cards = dict.fromkeys((one.uid, heads[one.id]) for one in others)
    rows = [card for card in cards if any(card) and card not in known]
    sources.add(tx, [sources.Source(contact_id, 0, uid, fingerprint, "") for uid, fingerprint in rows])


def _unite(tx: Transaction, card: Contact, cards: Sequence[Contact]) -> None:
    """Make the rows of all cards those of the one card; what stays as it is keeps its row."""
    links_to = _links_to_addresses(tx, [one.id for one in cards])
    for number, one in enumerate(cards[1:], 1):
        for table in CARD[1:]:
            tx.connection.execute(
                f'UPDATE "{table}" SET contact_id = ?, position = position + ? WHERE contact_id = ?',
                (card.id, number * _FAR, one.id),
            )
    own = {row_id for row_id, _ in links_to}
    adr = tuple(replace(one, shared=0) if one.shared in own else one for one in card.adr)
    contacts.replace(tx, replace(card, adr=adr))
    _lead_to_addresses(tx, card.id, links_to, adr)


_Links = dict[tuple[int, Adr], list[tuple[str, str, int]]]
"""By the row of an address and what it says: the table, column and row of what points at it."""


def _links_to_addresses(tx: Transaction, contact_ids: Sequence[int]) -> _Links:
    prop = PROPERTIES["adr"]
    rows = tx.connection.execute(
        f"SELECT id, {', '.join(prop.columns[1:])} FROM adr WHERE contact_id IN {_WANTED}",
        (json.dumps(list(contact_ids)),),
    )
    found_links: _Links = {(row_id, prop.item(*cells)): [] for row_id, *cells in rows}
    for table, shape in journal.shapes(tx.connection).items():
        for column, parent, _vanishes in shape.links:
            if parent != "adr":
                continue
            for key, those in found_links.items():
                pointing = tx.connection.execute(f'SELECT id FROM "{table}" WHERE "{column}" = ?', (key[0],))
                those.extend((table, column, row_id) for (row_id,) in pointing)
    return found_links


def _lead_to_addresses(tx: Transaction, contact_id: int, links_to: _Links, now: Sequence[Adr]) -> None:
    """Let what pointed at an address of one of the cards point at the same one of the one card."""
    rows = tx.connection.execute(
        "SELECT id FROM adr WHERE contact_id = ? ORDER BY position, id", (contact_id,)
    )
    ids = [row_id for (row_id,) in rows]
    for (_, adr), those in links_to.items():
        place = found("adr", adr, now)
        if place is None:
            continue
        for table, column, row_id in those:
            tx.connection.execute(
                f'UPDATE "{table}" SET "{column}" = ?1 WHERE id = ?2 AND "{column}" IS NOT ?1',
                (ids[place], row_id),
            )
    companies.follow(tx, contact_id)
