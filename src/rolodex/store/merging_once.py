"""What a contact has once, settled before several become one."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple, get_args

from rolodex.domain.campaign import Member, MemberState
from rolodex.store import campaign_members, journal
from rolodex.store.transaction import Transaction

_WANTED = "(SELECT value FROM json_each(?))"
_STATES: Sequence[str] = get_args(MemberState)
"""From the first to the one furthest on."""


class _Member(NamedTuple):
    """Who belongs to which campaign, and how far that went."""

    id: int
    campaign_id: int
    contact_id: int
    state: str
    lead_id: int
    code: str


def settle(tx: Transaction, first: int, others: Sequence[int]) -> None:
    """Leave of what these contacts have once that which the one contact will have."""
    _campaigns(tx, first, others)
    _pairs(tx, first, others)
    _repairs(tx, first, others)
    _rules(tx, first, others)
    _pauses(tx, first, others)
    _households(tx, first, others)


def settle_again(tx: Transaction, member_ids: Sequence[int]) -> None:
    """Bring pieces of which these members came back in order: one member for each, all in one state."""
    connection = tx.connection
    wanted = json.dumps(list(member_ids))
    connection.execute(
        f"DELETE FROM campaign_member AS m WHERE id IN {_WANTED} AND EXISTS (SELECT 1 FROM campaign_member k "
        "WHERE k.campaign_id = m.campaign_id AND k.contact_id = m.contact_id AND k.id > m.id)",
        (wanted,),
    )
    campaign_members.give_back(tx)
    pieces: dict[int, list[Member]] = defaultdict(list)
    for member in campaign_members.whole(connection, member_ids):
        pieces[member.lead_id or member.id].append(member)
    for people in pieces.values():
        furthest = max(people, key=lambda one: _STATES.index(one.state))
        behind = [one.id for one in people if one.state != furthest.state]
        if behind:
            stamps = ("state", "sent_at", "returned_at", "answered_at")
            campaign_members.update(tx, behind, {name: getattr(furthest, name) for name in stamps})


def _campaigns(tx: Transaction, first: int, others: Sequence[int]) -> None:
    """Leave one member for each campaign: who is further on in it, else the first contact."""
    rows = tx.connection.execute(
        "SELECT id, campaign_id, contact_id, state, coalesce(lead_id, 0), code FROM campaign_member "
        f"WHERE contact_id IN {_WANTED} ORDER BY id",
        (json.dumps([first, *others]),),
    )
    by_campaign: dict[int, list[_Member]] = defaultdict(list)
    for row in rows:
        member = _Member(*row)
        by_campaign[member.campaign_id].append(member)
    for members in by_campaign.values():
        kept = max(members, key=lambda one: (_STATES.index(one.state), one.contact_id == first, -one.id))
        for member in members:
            if member is not kept:
                _drop_member(tx, member, kept.id)


def _drop_member(tx: Transaction, member: _Member, kept_id: int) -> None:
    """Take a member out of a campaign in favour of another, who leads the piece on where it was shared."""
    connection = tx.connection
    sharing = [
        row_id
        for (row_id,) in connection.execute(
            "SELECT id FROM campaign_member WHERE lead_id = ? ORDER BY id", (member.id,)
        )
    ]
    if sharing:
        heir = kept_id if kept_id in sharing else sharing[0]
        connection.execute(
            "UPDATE campaign_member SET lead_id = ? WHERE lead_id = ? AND id <> ?", (heir, member.id, heir)
        )
        connection.execute(
            "UPDATE campaign_member SET lead_id = NULL, code = ? WHERE id = ?", (member.code, heir)
        )
    connection.execute(
        "DELETE FROM drip_deed WHERE member_id = ?1 AND step_id IN "
        "(SELECT step_id FROM drip_deed WHERE member_id = ?2)",
        (member.id, kept_id),
    )
    for table, shape in journal.shapes(connection).items():
        for column, parent, _vanishes in shape.links:
            if parent == "campaign_member" and column != "lead_id":
                connection.execute(
                    f'UPDATE "{table}" SET "{column}" = ? WHERE "{column}" = ?', (kept_id, member.id)
                )
    connection.execute("DELETE FROM campaign_member WHERE id = ?", (member.id,))


def _pairs(tx: Transaction, first: int, others: Sequence[int]) -> None:
    """Let those who are not the same as one that goes be not the same as the one contact."""
    gone = {*others}
    rows = tx.connection.execute(
        f"SELECT id, contact_id, other_id FROM distinct_pair WHERE contact_id IN {_WANTED} "
        f"OR other_id IN {_WANTED} ORDER BY id",
        (json.dumps([first, *others]),) * 2,
    )
    seen = {(one, other) for _, one, other in rows if not gone & {one, other}}
    for row_id, *pair in rows:
        if not gone & {*pair}:
            continue
        led = tuple(sorted(first if one in gone else one for one in pair))
        if led[0] == led[1] or led in seen:
            tx.connection.execute("DELETE FROM distinct_pair WHERE id = ?", (row_id,))
        else:
            seen.add((led[0], led[1]))
            tx.connection.execute(
                "UPDATE distinct_pair SET contact_id = ?, other_id = ? WHERE id = ?", (*led, row_id)
            )


def _repairs(tx: Transaction, first: int, others: Sequence[int]) -> None:
    tx.connection.execute(
        f"DELETE FROM declined_repair WHERE contact_id IN {_WANTED} AND EXISTS (SELECT 1 "
        "FROM declined_repair k WHERE k.repair = declined_repair.repair AND k.mark = declined_repair.mark "
        f"AND (k.contact_id = ? OR (k.contact_id IN {_WANTED} AND k.id < declined_repair.id)))",
        (json.dumps(list(others)), first, json.dumps(list(others))),
    )


def _rules(tx: Transaction, first: int, others: Sequence[int]) -> None:
    """Leave one rule of each origin: that of the first contact, else the oldest; its follow-ups follow."""
    rows = tx.connection.execute(
        f"SELECT id, origin FROM follow_up_rule WHERE contact_id IN {_WANTED} ORDER BY contact_id <> ?, id",
        (json.dumps([first, *others]), first),
    )
    kept: dict[str, int] = {}
    for row_id, origin in rows:
        if kept.setdefault(origin, row_id) != row_id:
            tx.connection.execute("UPDATE reminder SET rule_id = ? WHERE rule_id = ?", (kept[origin], row_id))
            tx.connection.execute("DELETE FROM follow_up_rule WHERE id = ?", (row_id,))


def _pauses(tx: Transaction, first: int, others: Sequence[int]) -> None:
    """Leave the pause that lasts longest."""
    rows = tx.connection.execute(
        f"SELECT id FROM pause WHERE contact_id IN {_WANTED} ORDER BY until DESC, contact_id <> ?, id",
        (json.dumps([first, *others]), first),
    )
    tx.connection.executemany("DELETE FROM pause WHERE id = ?", rows[1:])


def _households(tx: Transaction, first: int, others: Sequence[int]) -> None:
    """Let the one contact live where the first does, else where another does.

    Nobody is left to live alone by this: a household of one says that nobody may join it.
    """
    connection = tx.connection
    wanted = json.dumps([first, *others])
    homes = [
        home
        for (home,) in connection.execute(
            f"SELECT household_id FROM contact WHERE id IN {_WANTED} AND household_id IS NOT NULL "
            "ORDER BY id <> ?, id",
            (wanted, first),
        )
    ]
    if not homes:
        return
    several = [
        home
        for home in dict.fromkeys(homes)
        if connection.value("SELECT count(*) FROM contact WHERE household_id = ?", (home,)) > 1
    ]
    connection.execute(
        f"UPDATE contact SET household_id = NULL WHERE id IN {_WANTED} AND id <> ? "
        "AND household_id IS NOT NULL",
        (wanted, first),
    )
    connection.execute(
        "UPDATE contact SET household_id = ?1 WHERE id = ?2 AND household_id IS NOT ?1", (homes[0], first)
    )
    for home in several:
        if connection.value("SELECT count(*) FROM contact WHERE household_id = ?", (home,)) == 1:
            connection.execute("UPDATE contact SET household_id = NULL WHERE household_id = ?", (home,))
    connection.execute(
        f"DELETE FROM household WHERE id IN {_WANTED} AND id NOT IN "
        "(SELECT household_id FROM contact WHERE household_id IS NOT NULL)",
        (json.dumps(homes),),
    )
