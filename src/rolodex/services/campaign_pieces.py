"""Single pieces of campaigns within a step: found by their codes, marked with what came of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from rolodex.domain import due, environment
from rolodex.domain.activity import Activity
from rolodex.domain.address_mark import BadAddress
from rolodex.domain.audience import Addressee, Audience
from rolodex.domain.campaign import Campaign, Found, Member, MemberState
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.piece_code import bare, read
from rolodex.services.audiences import addressed
from rolodex.store import bad_addresses
from rolodex.store import campaign_members as people
from rolodex.store import campaigns as store
from rolodex.store.book import Connection, Transaction


def with_code(connection: Connection, code: str) -> Found:
    """The piece with this code. Raises UserError where the code is wrong, or of no piece of this book."""
    # Pieces of older books have codes without signs that check them.
    members = people.with_code(connection, bare(code))
    if not members:
        code = read(code)
        members = people.with_code(connection, code)
    if not members:
        raise UserError(
            message(
                "No piece of this book has the code %(code)s; nothing was changed. It belongs to another "
                "book, or to a campaign that was deleted.",
                code=code,
            )
        )
    member = members[0]
    campaign = store.row(connection, member.campaign_id)
    if campaign is None:
        raise RuntimeError("a member without its campaign")
    shared = tuple(one.contact_id for one in people.whole(connection, [member.id]))
    return Found(member, campaign, shared if len(shared) > 1 else ())


def plan(tx: Transaction, campaign: Campaign, pieces: Sequence[Addressee], now: datetime) -> None:
    """Let these be the pieces of a campaign that are still to be sent, within a step."""
    people.plan(tx, campaign.id, pieces)
    store.set_status(tx, campaign.id, campaign.status, now.date().isoformat())


def send(tx: Transaction, campaign: Campaign, member_ids: Sequence[int], now: datetime) -> None:
    """Write down within a step that the pieces of these members were sent; UserError where there are none."""
    if not member_ids:
        raise UserError(message("Nobody is planned to get a piece; nothing was changed."))
    people.update(tx, member_ids, {"state": "sent", "sent_at": due.stamp(now)})
    status = "sent" if campaign.status == "planned" else campaign.status
    store.set_status(tx, campaign.id, status, now.date().isoformat())


def mark(tx: Transaction, member_ids: Sequence[int], state: MemberState, at: str, reason: str) -> None:
    """Let the pieces of these members be in this state within a step."""
    members = people.whole(tx.connection, member_ids)
    ids = [one.id for one in members]
    values: dict[str, object] = {"state": state}
    if state in ("planned", "sent"):
        values |= {"returned_at": "", "answered_at": "", "answer": "", "purchase_id": None}
    if state == "planned":
        values |= {"sent_at": ""}
    elif state in ("returned", "answered"):
        values |= {f"{state}_at": at, "purchase_id": None}
    if state != "planned":
        people.stamp_sent(tx, ids, at)
    people.update(tx, ids, values)
    if state != "returned":
        mend(tx, members)
        return
    marks = _addresses(tx.connection, members)
    bad_addresses.put(tx, [BadAddress(one.contact_id, marks[one.id], reason, at, one.id) for one in members])


def mend(tx: Transaction, members: Sequence[Member]) -> None:
    """Let the addresses be good again from which these pieces had come back."""
    for one in members:
        if one.state == "returned":
            bad_addresses.forget(tx, one.id)


def _addresses(connection: Connection, members: Sequence[Member]) -> Mapping[int, str]:
    """The mark of the address that each piece went to: today's, where nobody wrote it down."""
    unknown = [one for one in members if not one.address]
    today = environment.now().date()
    found = addressed(connection, Audience(), [[one.contact_id] for one in unknown], today)
    marks = {one.id: piece.address if piece else "" for one, piece in zip(unknown, found, strict=True)}
    return {one.id: one.address or marks[one.id] for one in members}


def letter(piece: Found, said: str, at: str) -> Activity:
    """The answer as it stands in the timeline of the one whom the piece was for."""
    return Activity(
        contact_id=piece.member.contact_id,
        kind="email" if piece.campaign.kind == "email" else "letter",
        direction="in",
        at=at,
        subject=piece.campaign.name,
        body=said,
    )
