"""Orders that are owed to a campaign: by the code of its offer, or of the piece somebody got."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rolodex.domain.campaign import Member, MemberState
from rolodex.domain.piece_code import CodeError, bare, read
from rolodex.domain.purchase import Purchase
from rolodex.domain.quick_sale import QuickPiece
from rolodex.store import campaign_members as people
from rolodex.store import campaigns
from rolodex.store.book import Connection, Transaction


def owed(connection: Connection, purchase: Purchase, known: Purchase | None) -> Purchase:
    """The order with the campaign it is owed to, where it redeems the offer of one.

    Of several with that offer it is the last from which the customer got a piece, else the last of all.
    """
    offer_id = known.offer_id if known else 0
    if purchase.offer_id == offer_id:
        return purchase
    before = known.campaign_id if known else 0
    if purchase.campaign_id and (purchase.campaign_id != before or not _offers(connection, before, offer_id)):
        return purchase
    found = campaigns.with_offer(connection, purchase.offer_id) if purchase.offer_id else ()
    theirs = (one for one in found if _got(connection, one, purchase.contact_id))
    return replace(purchase, campaign_id=next(theirs, found[0] if found else 0))


def named(connection: Connection, typed: Sequence[str]) -> dict[str, QuickPiece]:
    """The pieces with these codes, by what was typed; what is no code of this book is left out."""
    found = {}
    for text in typed:
        members = people.with_code(connection, bare(text)) or people.with_code(connection, _read(text))
        campaign = campaigns.row(connection, members[0].campaign_id) if members else None
        if campaign:
            those = tuple(one.contact_id for one in people.whole(connection, [members[0].id]))
            found[text] = QuickPiece(members[0].code, campaign.id, campaign.name, those, members[0].fn)
    return found


def follow(tx: Transaction, purchase: Purchase) -> None:
    """Let the piece that led to an order say so, and pieces that did not say so no more.

    The first order stands for a piece, whoever of a household made it; what is still to be sent led to none.
    """
    member = None
    if purchase.campaign_id and purchase.status != "cancelled":
        member = _got(tx.connection, purchase.campaign_id, purchase.contact_id)
    credited = people.with_purchase(tx.connection, [purchase.id])
    piece = (member.lead_id or member.id) if member else 0
    release(tx, [one.id for one in credited if (one.lead_id or one.id) != piece], [purchase.id])
    if member and not member.purchase_id:
        ids = [one.id for one in people.whole(tx.connection, [member.id])]
        people.update(tx, ids, {"state": "bought", "purchase_id": purchase.id})


def arrived(tx: Transaction, code: str, at: str) -> None:
    """Write down that the piece with this code was sent, which nobody had done so far."""
    ids = [one.id for one in people.with_code(tx.connection, code)[:1] if one.state == "planned"]
    if ids:
        people.update(
            tx, [one.id for one in people.whole(tx.connection, ids)], {"state": "sent", "sent_at": at}
        )


def forget(tx: Transaction, purchase_ids: Sequence[int]) -> None:
    """Let no piece have led to these orders, before they are taken away."""
    release(tx, [one.id for one in people.with_purchase(tx.connection, purchase_ids)], purchase_ids)


def release(tx: Transaction, member_ids: Sequence[int], purchase_ids: Sequence[int]) -> None:
    """Let the pieces of these members stand for another order than these, or be what they were before."""
    members = people.whole(tx.connection, member_ids) if member_ids else ()
    others = people.other_orders(tx.connection, [one.id for one in members], purchase_ids)
    for piece, order in others.items():
        ids = [one.id for one in members if (one.lead_id or one.id) == piece]
        people.update(tx, ids, {"purchase_id": order})
    members = tuple(one for one in members if (one.lead_id or one.id) not in others)
    states: tuple[MemberState, ...] = ("sent", "answered", "returned")
    for state in states:
        if ids := [one.id for one in members if _before(one) == state]:
            people.update(tx, ids, {"state": state, "purchase_id": None})


def _before(member: Member) -> MemberState:
    """What a piece was before it led to an order: the later of an answer and a return, else sent."""
    if member.returned_at > member.answered_at:
        return "returned"
    return "answered" if member.answered_at else "sent"


def _read(text: str) -> str:
    try:
        return read(text)
    except CodeError:
        return ""  # it is something else that was typed


def _got(connection: Connection, campaign_id: int, contact_id: int) -> Member | None:
    """What a contact is in a campaign, None where nothing was sent to it."""
    member = people.of_contact(connection, campaign_id, contact_id)
    return member if member and member.state != "planned" else None


def _offers(connection: Connection, campaign_id: int, offer_id: int) -> bool:
    """Whether a campaign goes with an offer."""
    return bool(offer_id) and campaign_id in campaigns.with_offer(connection, offer_id)
