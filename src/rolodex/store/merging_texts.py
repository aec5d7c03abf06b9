"""Texts that name contacts, led on when contacts become one: groups, relations, audiences."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from rolodex.store import merging_kept
from rolodex.store.transaction import Transaction

AUDIENCE_LISTS = ("contact_ids", "excluded", "included")
_WANTED = "(SELECT value FROM json_each(?))"


def lead_on(tx: Transaction, first: int, others: Sequence[int]) -> None:
    """Let texts that name the others by their ids name the first."""
    _audiences(tx, first, {*others})
    merging_kept.lead_on(tx, first, others)


def lead_on_uids(tx: Transaction, uid: str, uids: Iterable[str], others: Sequence[int]) -> None:
    """Let groups and relations that name these UIDs of the others name this one.

    Where somebody else has such a UID too, that one is still meant by it.
    """
    for old in sorted(uids):
        shared = tx.connection.value(
            f"SELECT 1 FROM contact WHERE uid = ? AND id NOT IN {_WANTED}", (old, json.dumps(list(others)))
        )
        if shared is None:
            _lead_member(tx, uid, old)
            _lead_related(tx, uid, old)
        else:
            tx.connection.execute(
                "INSERT INTO member(contact_id, position, uid) SELECT contact_id, max(position) + 1, ?1 "
                "FROM member WHERE contact_id IN (SELECT contact_id FROM member WHERE uid = ?2) "
                "AND contact_id NOT IN (SELECT contact_id FROM member WHERE uid = ?1) GROUP BY contact_id",
                (uid, old),
            )


def audience_apart(before: str, after: str, now: str) -> str:
    """Whom a campaign is for now, with those named again whom a merge led to somebody else."""
    was, left, told = json.loads(before), json.loads(after), json.loads(now)
    for name in AUDIENCE_LISTS:
        gone = [one for one in was.get(name, []) if one not in left.get(name, [])]
        took = [one for one in left.get(name, []) if one not in was.get(name, [])]
        if gone and not {*told.get(name, [])}.isdisjoint(left.get(name, [])):
            told[name] = [*(one for one in told[name] if one not in took), *gone]
    return _text(told)


def _text(told: object) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _lead_member(tx: Transaction, uid: str, old: str) -> None:
    tx.connection.execute(
        "DELETE FROM member WHERE uid = ?1 AND contact_id IN (SELECT contact_id FROM member WHERE uid = ?2)",
        (old, uid),
    )
    tx.connection.execute("UPDATE member SET uid = ? WHERE uid = ?", (uid, old))


def _lead_related(tx: Transaction, uid: str, old: str) -> None:
    for beginning in ("", "urn:uuid:"):
        tx.connection.execute(
            "UPDATE related SET value = ? WHERE value = ?", (beginning + uid, beginning + old)
        )
    rows = tx.connection.execute("SELECT id, params FROM related WHERE params LIKE '%X-UID%'")
    for row_id, text in rows:
        params = [[name, uid if (name, said) == ("X-UID", old) else said] for name, said in json.loads(text)]
        if params != json.loads(text):
            tx.connection.execute(
                "UPDATE related SET params = ? WHERE id = ?",
                (_text(params), row_id),
            )


def _audiences(tx: Transaction, first: int, gone: set[int]) -> None:
    """The lists of those whom a campaign is for, or not for, by name."""
    for campaign_id, text in tx.connection.execute(
        "SELECT id, audience FROM campaign WHERE audience LIKE '%ontact_ids%' OR audience LIKE '%cluded%'"
    ):
        told = json.loads(text)
        changed = False
        for name in AUDIENCE_LISTS:
            ids = told.get(name, [])
            if not gone.isdisjoint(ids):
                told[name] = list(dict.fromkeys(first if one in gone else one for one in ids))
                changed = True
        if changed:
            tx.connection.execute(
                "UPDATE campaign SET audience = ? WHERE id = ?",
                (_text(told), campaign_id),
            )
