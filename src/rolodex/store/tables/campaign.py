"""Mailings and offers: who got what, and what came of it."""

from rolodex.store.tables.columns import DEALT, STRICT, Row, by, by_link, link, owner, whole, words


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
    """One mailing or other action towards many people.

    `audience` and `job` are JSON: who it is for, and how its pieces are printed. Orders within `credit_days`
    of a piece are credited to it. `parent_id` is the campaign that this one follows up.
    """

    __tablename__ = "campaign"
    __table_args__ = (
        by_link("campaign", "offer_id"),
        by_link("campaign", "parent_id"),
        by_link("campaign", "letter_id"),
        by_link("campaign", "drip_id"),
        STRICT,
    )

    name: str = words()
    kind: str = words("letter")
    date: str = words()
    cost: int = whole()
    currency: str = words()
    offer_id: int | None = link("offer")
    note: str = words()
    status: str = words("planned")
    audience: str = words()
    job: str = words()
    credit_days: int = whole(60)
    parent_id: int | None = link("campaign")
    letter_id: int | None = link("letter")
    drip_id: int | None = link("drip")
    created_at: str = words()


class CampaignMember(Row, table=True):
    """Someone whom a campaign is for; `state` is planned, sent, returned, answered or bought.

    `code` stands on the piece; those of one household share a piece: all but one of them have a `lead_id`,
    that one's row, and no code. `address` is the mark of the address it went to, `answer` what was said.
    """

    __tablename__ = "campaign_member"
    __table_args__ = (
        by("campaign_member", "campaign_id", "state"),
        by("campaign_member", "contact_id"),
        by_link("campaign_member", "purchase_id"),
        by("campaign_member", "code"),
        by_link("campaign_member", "lead_id"),
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
    lead_id: int | None = link("campaign_member")
    address: str = words()
    answer: str = words()


class Letter(Row, table=True):
    """The text of a letter or a message, with fields in braces; `style` is formal or familiar."""

    __tablename__ = "letter"
    __table_args__ = (STRICT,)

    name: str = words()
    kind: str = words("letter")
    subject: str = words()
    body: str = words()
    language: str = words()
    style: str = words("formal")
    created_at: str = words()
    updated_at: str = words()


class Drip(Row, table=True):
    """A plan of what follows a piece, step by step."""

    __tablename__ = "drip"
    __table_args__ = (STRICT,)

    name: str = words()


class DripStep(Row, table=True):
    """One step: `days` after the one before (`parent_id`), for those whose `state` it asks for.

    `deed` is letter (queue `letter_id`), labels or task (`text`).
    """

    __tablename__ = "drip_step"
    __table_args__ = (
        by("drip_step", "drip_id"),
        by_link("drip_step", "parent_id"),
        by_link("drip_step", "letter_id"),
        STRICT,
    )

    drip_id: int = owner("drip")
    parent_id: int | None = link("drip_step")
    position: int = whole()
    days: int = whole()
    state: str = words()
    deed: str = words("task")
    letter_id: int | None = link("letter")
    text: str = words()


class DripDeed(Row, table=True):
    """A step that was done for a member: with the campaign or the follow-up it queued, or passed over."""

    __tablename__ = "drip_deed"
    __table_args__ = (
        by("drip_deed", "member_id", "step_id"),
        by_link("drip_deed", "step_id"),
        by_link("drip_deed", "campaign_id"),
        by_link("drip_deed", "reminder_id"),
        STRICT,
    )

    step_id: int = owner("drip_step")
    member_id: int = owner("campaign_member")
    at: str = words()
    outcome: str = words()
    campaign_id: int | None = link("campaign")
    reminder_id: int | None = link("reminder")


class Mailing(Row, table=True):
    """Paper that was printed: with `job` and its pieces the same sheets can be printed again."""

    __tablename__ = "mailing"
    __table_args__ = (by_link("mailing", "campaign_id"), by("mailing", "at"), STRICT)

    campaign_id: int | None = link("campaign")
    kind: str = words("labels")
    name: str = words()
    at: str = words()
    stock: str = words()
    job: str = words()
    pieces: int = whole()
    pages: int = whole()


class MailingPiece(Row, table=True):
    """One piece that was printed, word for word: `text` is JSON, lines or parts by name."""

    __tablename__ = "mailing_piece"
    __table_args__ = (
        by("mailing_piece", "mailing_id", "position"),
        by_link("mailing_piece", "contact_id"),
        DEALT,
    )

    mailing_id: int = owner("mailing")
    contact_id: int | None = link("contact")
    position: int = whole()
    code: str = words()
    text: str = words()


class BadAddress(Row, table=True):
    """An address the post could not deliver to: `address` is its mark, which a mended one no longer has."""

    __tablename__ = "bad_address"
    __table_args__ = (
        by("bad_address", "contact_id", "address"),
        by_link("bad_address", "member_id"),
        STRICT,
    )

    contact_id: int = owner("contact")
    address: str = words()
    reason: str = words()
    at: str = words()
    member_id: int | None = link("campaign_member")


class OwnStock(Row, table=True):
    """A stock of the user's own; `measures` is JSON, in thousandths of a millimetre."""

    __tablename__ = "own_stock"
    __table_args__ = (by("own_stock", "name"), STRICT)

    name: str = words()
    measures: str = words()


class LabelSheet(Row, table=True):
    """A part-used sheet in the drawer: `places` has a 1 for each label that is still on it, 0 for others."""

    __tablename__ = "label_sheet"
    __table_args__ = (by("label_sheet", "stock"), STRICT)

    stock: str = words()
    name: str = words()
    places: str = words()
    at: str = words()


class LabelTemplate(Row, table=True):
    """How a label is laid out, as JSON, under a name."""

    __tablename__ = "label_template"
    __table_args__ = (STRICT,)

    name: str = words()
    layout: str = words()


class Printer(Row, table=True):
    """How a printer misses: shifts in thousandths of a millimetre, scales in millionths (1000000 is true)."""

    __tablename__ = "printer"
    __table_args__ = (by("printer", "name"), STRICT)

    name: str = words()
    shift_x: int = whole()
    shift_y: int = whole()
    scale_x: int = whole(1000000)
    scale_y: int = whole(1000000)
    at: str = words()
