"""Whom a campaign is for, piece by piece: one member leads each piece, the others of a household share it.

All members of a piece are in the same state: what came of it came of it for all of them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rolodex.domain.audience import Addressee
from rolodex.domain.campaign import Member, MemberState
from rolodex.domain.folding import fold
from rolodex.domain.piece_code import MOST, bare, make
from rolodex.store import bulk, settings
from rolodex.store.engine import AMONG, Connection, Row
from rolodex.store.texts import storable
from rolodex.store.transaction import Transaction

KEY = "piece_key"
"""Under this name the settings hold what sets the codes of a book apart from those of others."""
COLUMNS = ("campaign_id", "contact_id", "state", "code", "lead_id", "address")
_READ = (
    "SELECT m.id, m.campaign_id, m.contact_id, c.fn, m.state, m.code, coalesce(m.lead_id, 0), m.address, "
    "m.sent_at, m.returned_at, m.answered_at, m.answer, coalesce(m.purchase_id, 0) "
    "FROM campaign_member AS m JOIN contact AS c ON c.id = m.contact_id"
)
_BY_NAME = "(SELECT e.rank FROM entry AS e WHERE e.contact_id = m.contact_id), m.id"
_ORDER = f"ORDER BY {_BY_NAME}"
_PAGE = 500


def members(  # noqa: PLR0917 - what is asked for, and which page of it
    connection: Connection, campaign_id: int, state: str, text: str, limit: int, offset: int
) -> tuple[Member, ...]:
    """A page of the members in the order of names: of a state or all, with these words in name or code."""
    such = "m.campaign_id = ?"
    params: list[object] = [campaign_id]
    if state:
        such, params = f"{such} AND m.state = ?", [*params, state]
    wanted = fold(text).split()
    if not wanted:
        sql = f"{_READ} WHERE {such} {_ORDER} LIMIT ? OFFSET ?"
        return tuple(Member(*cells) for cells in connection.execute(sql, (*params, limit, offset)))
    code = bare(text)
    found = []
    for cells in connection.stream(f"{_READ} WHERE {such} {_ORDER}", params, _PAGE):
        one = Member(*cells)
        name = fold(one.fn)
        if all(word in name for word in wanted) or (one.code and bare(one.code).startswith(code)):
            found.append(one)
            if 0 <= limit <= len(found) - offset:
                break
    return tuple(found[offset:])


def of_ids(connection: Connection, ids: Sequence[int]) -> tuple[Member, ...]:
    """These members in the order of their ids; those that are gone are left out."""
    rows = connection.execute(f"{_READ} WHERE m.id {AMONG} ORDER BY m.id", (json.dumps(list(ids)),))
    return tuple(Member(*cells) for cells in rows)


def of_contact(connection: Connection, campaign_id: int, contact_id: int) -> Member | None:
    """What a contact is in a campaign, or None; the first row where there are several."""
    rows = connection.execute(
        f"{_READ} WHERE m.contact_id = ? AND m.campaign_id = ? ORDER BY m.id", (contact_id, campaign_id)
    )
    return Member(*rows[0]) if rows else None


def with_code(connection: Connection, code: str) -> tuple[Member, ...]:
    """The members on whose piece this very code stands, the newest first."""
    rows = connection.execute(f"{_READ} WHERE m.code = ? AND m.code <> '' ORDER BY m.id DESC", (code,))
    return tuple(Member(*cells) for cells in rows)


def with_purchase(connection: Connection, ids: Sequence[int]) -> tuple[Member, ...]:
    """The members to whose piece one of these orders is owed."""
    rows = connection.execute(f"{_READ} WHERE m.purchase_id {AMONG}", (json.dumps(list(ids)),))
    return tuple(Member(*cells) for cells in rows)


def other_orders(
    connection: Connection, member_ids: Sequence[int], purchase_ids: Sequence[int]
) -> dict[int, int]:
    """By who leads the piece of these members: the first order owed to it, but for these orders."""
    if not member_ids:
        return {}
    rows = connection.execute(
        "SELECT coalesce(m.lead_id, m.id), p.id FROM campaign_member AS m "
        "JOIN purchase AS p ON p.contact_id = m.contact_id AND p.campaign_id = m.campaign_id "
        f"WHERE m.id {AMONG} AND p.status <> 'cancelled' AND p.id NOT {AMONG} "
        "ORDER BY p.at DESC, p.id DESC",
        (json.dumps(list(member_ids)), json.dumps(list(purchase_ids))),
    )
    return dict(rows)


def whole(connection: Connection, ids: Sequence[int]) -> tuple[Member, ...]:
    """All who share a piece with one of these members, piece by piece, the one who leads it first."""
    wanted = json.dumps(list(ids))
    rows = connection.execute(
        "WITH lead(id) AS (SELECT DISTINCT coalesce(lead_id, id) FROM campaign_member "
        f"WHERE id {AMONG}) "
        f"{_READ} WHERE m.id IN lead OR m.lead_id IN lead "
        "ORDER BY coalesce(m.lead_id, m.id), m.lead_id, m.id",
        (wanted,),
    )
    return tuple(Member(*cells) for cells in rows)


def ids(connection: Connection, campaign_id: int, states: Iterable[MemberState]) -> tuple[int, ...]:
    """The members in one of these states, in the order of names."""
    rows = connection.execute(
        f"SELECT m.id FROM campaign_member AS m WHERE m.campaign_id = ? AND m.state {AMONG} {_ORDER}",
        (campaign_id, json.dumps(list(states))),
    )
    return tuple(member_id for (member_id,) in rows)


def pieces(
    connection: Connection, campaign_id: int, state: str = ""
) -> tuple[tuple[tuple[int, ...], str], ...]:
    """The contacts of each piece, who leads it first, with its code, in the order of those who lead.

    Of all pieces, or of those in a state.
    """
    people: dict[int, list[int]] = defaultdict(list)
    codes: dict[int, str] = {}
    for member_id, lead_id, contact_id, code in connection.execute(
        "SELECT m.id, m.lead_id, m.contact_id, m.code FROM campaign_member AS m "
        f"WHERE m.campaign_id = ?1 AND (?2 = '' OR m.state = ?2) ORDER BY m.lead_id IS NOT NULL, {_BY_NAME}",
        (campaign_id, state),
    ):
        people[lead_id or member_id].append(contact_id)
        codes.setdefault(lead_id or member_id, code)
    return tuple((tuple(those), codes[piece]) for piece, those in people.items())


def plan(tx: Transaction, campaign_id: int, pieces: Sequence[Addressee]) -> None:
    """Let the planned members of a campaign be those of these pieces; whoever got one gets no other.

    Each piece has a code, which stays where it had one.
    """
    key = _key(tx)
    known = {
        contact_id: (member_id, tuple(cells))
        for member_id, contact_id, *cells in tx.connection.execute(
            "SELECT id, contact_id, state, code, lead_id, address FROM campaign_member WHERE campaign_id = ?",
            (campaign_id,),
        )
    }
    planned = {contact_id: one for contact_id, one in known.items() if one[1][0] == "planned"}
    done = known.keys() - planned.keys()
    following = bulk.next_id(tx, "campaign_member")
    new: list[Row] = []
    changed: list[Row] = []
    seen: set[int] = set(done)
    for piece in pieces:
        lead: int | None = None
        for contact_id in piece.contact_ids:
            if contact_id in seen:
                continue
            seen.add(contact_id)
            member_id, was = planned.get(contact_id, (0, ()))
            if not member_id:
                member_id, following = following, following + 1
            code = "" if lead else (was[1] if was else "") or make(member_id, key)
            cells = ("planned", code, lead, piece.address)
            lead = lead or member_id
            if not was:
                new.append((member_id, campaign_id, contact_id, *cells))
            elif was != cells:
                changed.append((*cells[1:], member_id))
    bulk.insert(tx, "campaign_member", ("id", *COLUMNS), storable(new))
    tx.connection.executemany(
        "UPDATE campaign_member SET code = ?, lead_id = ?, address = ? WHERE id = ?", storable(changed)
    )
    gone = [member_id for contact_id, (member_id, _) in planned.items() if contact_id not in seen]
    tx.connection.execute(f"DELETE FROM campaign_member WHERE id {AMONG}", (json.dumps(gone),))


def hand_on(tx: Transaction, contact_ids: Sequence[int]) -> None:
    """Let the next of a household lead a piece, with its code, before these contacts are taken away."""
    rows = tx.connection.execute(
        "SELECT l.id, l.code, min(m.id) FROM campaign_member AS l "
        "JOIN campaign_member AS m ON m.lead_id = l.id "
        f"WHERE l.contact_id {AMONG} AND m.contact_id NOT {AMONG} GROUP BY l.id",
        (json.dumps(list(contact_ids)),) * 2,
    )
    heirs = [(code, heir) for _lead, code, heir in rows]
    tx.connection.executemany(
        "UPDATE campaign_member SET lead_id = ? WHERE lead_id = ? AND id <> ?",
        [(heir, lead, heir) for lead, _code, heir in rows],
    )
    tx.connection.executemany("UPDATE campaign_member SET code = ?, lead_id = NULL WHERE id = ?", heirs)


def give_back(tx: Transaction) -> None:
    """Let who leads a piece again lead all of it, after contacts have come back."""
    tx.connection.execute(
        "UPDATE campaign_member AS m SET lead_id = "
        "(SELECT l.lead_id FROM campaign_member AS l WHERE l.id = m.lead_id) "
        "WHERE m.lead_id IN (SELECT l.id FROM campaign_member AS l WHERE l.lead_id IS NOT NULL)"
    )
    tx.connection.execute("UPDATE campaign_member SET code = '' WHERE lead_id IS NOT NULL AND code <> ''")


def stamp_sent(tx: Transaction, ids: Iterable[int], at: str) -> None:
    """Note when these members were sent their piece, where that is not known yet."""
    tx.connection.execute(
        f"UPDATE campaign_member SET sent_at = ? WHERE id {AMONG} AND sent_at = ''",
        (at, json.dumps(list(ids))),
    )


def update(tx: Transaction, ids: Iterable[int], values: Mapping[str, Any]) -> None:
    """Write these values of columns into the rows of these members."""
    assignments = ", ".join(f"{column} = ?" for column in values)
    (cells,) = storable([tuple(values.values())])
    tx.connection.execute(
        f"UPDATE campaign_member SET {assignments} WHERE id {AMONG}", (*cells, json.dumps(list(ids)))
    )


def _key(tx: Transaction) -> int:
    """What sets the codes of this book apart, drawn when it is first wanted."""
    import secrets  # start-up

    kept = settings.get(tx.connection, KEY)
    if not kept:
        kept = str(secrets.randbelow(MOST))
        settings.put(tx.connection, KEY, kept)
    return int(kept)
