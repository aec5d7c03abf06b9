"""Mailings and offers: who got what, and what came of it."""

from rolodex.store.tables.columns import STRICT, Row, by, by_link, link, owner, whole, words


class Offer(Row, table=True):
    """A price for a time; `kind` says what `amount` is (percent, amount, gift)."""

    __tablename__ = "offer"
    __table_args__ = (by("offer", "code"), STRICT)

    code: str = words()
    name: str = words()
    kind: str = words("percent")
    amount: int = whole()
    currency: str = words()
    valid_from: str = words()
    valid_to: str = words()


class Campaign(Row, table=True):
    """One mailing or other action towards many people."""

    __tablename__ = "campaign"
    __table_args__ = (by_link("campaign", "offer_id"), STRICT)

    name: str = words()
    kind: str = words("letter")
    date: str = words()
    cost: int = whole()
    currency: str = words()
    offer_id: int | None = link("offer")
    note: str = words()
    status: str = words("planned")


class CampaignMember(Row, table=True):
    """One piece of a campaign; `state` is planned, sent, returned, answered or bought."""

    __tablename__ = "campaign_member"
    __table_args__ = (
        by("campaign_member", "campaign_id", "state"),
        by("campaign_member", "contact_id"),
        by_link("campaign_member", "purchase_id"),
        by("campaign_member", "code"),
        STRICT,
    )

    campaign_id: int = owner("campaign")
    contact_id: int = owner("contact")
    state: str = words("planned")
    code: str = words()
    sent_at: str = words()
    returned_at: str = words()
    answered_at: str = words()
    purchase_id: int | None = link("purchase")
