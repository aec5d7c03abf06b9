"""One contact joining and leaving groups."""

from __future__ import annotations

import uuid
from dataclasses import replace

from rolodex.domain.contact import Contact
from rolodex.domain.group import Membership
from rolodex.store import contacts, groups
from rolodex.store.transaction import Transaction


def change(tx: Transaction, contact_id: int, membership: Membership) -> None:
    """Put a contact into groups, new ones among them, and take it out of others."""
    if not membership:
        return
    (uid,) = groups.uids(tx.connection, [contact_id])
    for group in tuple(contacts.get_many(tx.connection, membership.joins)):
        contacts.replace(tx, replace(group, member=tuple(dict.fromkeys((*group.member, uid)))))
    for group in tuple(contacts.get_many(tx.connection, membership.leaves)):
        contacts.replace(tx, replace(group, member=tuple(one for one in group.member if one != uid)))
    contacts.insert(
        tx,
        [Contact(uid=str(uuid.uuid4()), kind="group", fn=name, member=(uid,)) for name in membership.founds],
    )
