"""The sections of everything about a person, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import cast

from rolodex.domain import campaign, purchase, reasons, ticket
from rolodex.domain.activity_words import KINDS, OUTCOMES
from rolodex.domain.dossier import Column, ColumnKind, Outline
from rolodex.domain.message import Message, message
from rolodex.domain.segment import LIFECYCLES, TITLES

Words = Mapping[str, Message]

DIRECTIONS: Words = MappingProxyType(
    {"in": message("They reached us"), "out": message("We reached them"), "": message("")}
)
FOLLOW_UPS: Words = MappingProxyType(
    {
        "NEEDS-ACTION": message("Open"),
        "IN-PROCESS": message("Open"),
        "COMPLETED": message("Done"),
        "CANCELLED": message("Cancelled"),
    }
)
DEALS: Words = MappingProxyType({"open": message("Open"), "won": message("Won"), "lost": message("Lost")})
SEGMENTS: Words = MappingProxyType({title.text: title for title in TITLES.values()})
"""Those that are built in, by their English names; any other has the user's own."""
POINTS: Words = MappingProxyType({"order": message("for an order")})
PASSED: Words = MappingProxyType({"skipped": message("Passed over")})


def _column(key: str, head: Message, kind: ColumnKind = "text", words: object = None) -> Column:
    if words is None:
        return Column(key, head, kind)
    return Column(key, head, "word", cast(Words, words))


_AT = message("When")
_TEXT = message("Text")
_STATUS = message("Status")
_CURRENCY = _column("currency", message("Currency"), "currency")
_AUTHOR = _column("author", message("Written by"))

_ATTACHMENTS = Outline(
    "attachments",
    message("Attached files"),
    (
        _column("name", message("Name")),
        _column("media_type", message("Type of file")),
        _column("size", message("Size"), "bytes"),
        _column("sha256", message("Fingerprint")),
    ),
)
_OCCURRENCES = Outline(
    "occurrences",
    message("Single occurrences"),
    (
        _column("slot", message("Planned for"), "moment"),
        _column("due", message("Due on"), "moment"),
        _column("status", _STATUS, words=FOLLOW_UPS),
        _column("at", _AT, "stamp"),
    ),
)
_LINES = Outline(
    "lines",
    message("Lines"),
    (
        _column("description", message("What")),
        _column("product", message("Product")),
        _column("quantity", message("Quantity"), "quantity"),
        _column("price", message("Price"), "money"),
        _column("discount", message("Discount"), "money"),
        _column("tax_rate", message("Tax"), "rate"),
        _column("total", message("Total"), "money"),
    ),
)
_PAYMENTS = Outline(
    "payments",
    message("Payments"),
    (
        _column("at", message("Paid on"), "stamp"),
        _column("amount", message("Amount"), "money"),
        _column("method", message("How"), words=purchase.METHODS),
        _column("reference", message("Reference")),
    ),
)
_STEPS_DONE = Outline(
    "steps",
    message("What followed"),
    (
        _column("at", _AT, "stamp"),
        _column("drip", message("Plan of letters")),
        _column("outcome", message("Outcome"), words=PASSED),
    ),
)

OUTLINES: tuple[Outline, ...] = (
    Outline(
        "conversations",
        message("Conversations and notes"),
        (
            _column("at", _AT, "stamp"),
            _column("kind", message("Kind"), words=KINDS),
            _column("subject", message("Subject")),
            _column("direction", message("Who began"), words=DIRECTIONS),
            _column("outcome", message("Outcome"), words=OUTCOMES),
            _column("minutes", message("Minutes"), "number"),
            _column("body", _TEXT, "body"),
            _column("no_next", message("Why nothing follows")),
            _column("deal", message("Deal")),
            _AUTHOR,
            _column("pinned", message("Pinned"), "yesno"),
            _column("created_at", message("Written down"), "stamp"),
            _column("uid", message("Number of the event or message")),
        ),
        ("at", "kind", "subject"),
        (_ATTACHMENTS,),
    ),
    Outline(
        "follow_ups",
        message("Follow-ups"),
        (
            _column("due", message("Due on"), "moment"),
            _column("kind", message("What"), words=reasons.KINDS),
            _column("summary", message("Subject")),
            _column("status", _STATUS, words=FOLLOW_UPS),
            _column("description", _TEXT, "body"),
            _column("reason", message("Reason")),
            _column("origin", message("Made by"), words=reasons.AUTOMATIC),
            _column("rrule", message("Repeated")),
            _column("start", message("Begins"), "moment"),
            _column("slot", message("Planned for"), "moment"),
            _column("snoozed_to", message("Put off to"), "moment"),
            _column("fired_at", message("Reminded"), "moment"),
            _column("completed_at", message("Done on"), "stamp"),
            _AUTHOR,
            _column("created_at", message("Written down"), "stamp"),
            _column("uid", message("Number of the event or message")),
        ),
        ("due", "kind", "summary"),
        (_OCCURRENCES,),
    ),
    Outline(
        "rules",
        message("Rules of follow-ups"),
        (
            _column("origin", message("Rule"), words=reasons.AUTOMATIC),
            _column("days", message("Days"), "number"),
            _column("kind", message("What"), words=reasons.KINDS),
            _column("summary", message("Subject")),
            _column("since", message("Since"), "day"),
            _column("active", message("In use"), "yesno"),
        ),
    ),
    Outline(
        "pauses",
        message("Pauses"),
        (
            _column("since", message("Since"), "day"),
            _column("until", message("Until"), "day"),
            _column("reason", message("Reason")),
        ),
    ),
    Outline(
        "orders",
        message("Orders"),
        (
            _column("at", _AT, "stamp"),
            _column("number", message("Number")),
            _column("total", message("Total"), "money"),
            _CURRENCY,
            _column("status", _STATUS, words=purchase.STATUSES),
            _column("discount", message("Discount"), "money"),
            _column("tax", message("Tax"), "money"),
            _column("due", message("To be paid by"), "day"),
            _column("payment_method", message("How it was paid"), words=purchase.METHODS),
            _column("payment_reference", message("Reference")),
            _column("campaign", message("Campaign")),
            _column("offer", message("Offer")),
            _column("note", _TEXT, "body"),
        ),
        ("at", "number", "total"),
        (_LINES, _PAYMENTS),
    ),
    Outline(
        "refunds",
        message("Returns"),
        (
            _column("at", _AT, "stamp"),
            _column("order", message("Order")),
            _column("what", message("What")),
            _column("quantity", message("Quantity"), "quantity"),
            _column("amount", message("Amount"), "money"),
            _CURRENCY,
            _column("reason", message("Reason")),
        ),
    ),
    Outline(
        "loyalty",
        message("Points"),
        (
            _column("at", _AT, "stamp"),
            _column("points", message("Points"), "number"),
            _column("reason", message("Reason"), words=POINTS),
            _column("order", message("Order")),
        ),
    ),
    Outline(
        "deals",
        message("Deals"),
        (
            _column("created_at", _AT, "stamp"),
            _column("title", message("Name of the deal")),
            _column("amount", message("Amount"), "money"),
            _CURRENCY,
            _column("status", _STATUS, words=DEALS),
            _column("stage", message("Stage")),
            _column("probability", message("Chance in per cent"), "number"),
            _column("expected_close", message("Expected"), "day"),
            _column("closed_at", message("Closed"), "stamp"),
            _column("reason", message("Reason")),
            _column("description", _TEXT, "body"),
        ),
        ("created_at", "title", "amount"),
    ),
    Outline(
        "tickets",
        message("Tickets"),
        (
            _column("opened_at", _AT, "stamp"),
            _column("number", message("Number"), "number"),
            _column("subject", message("Subject")),
            _column("status", _STATUS, words=ticket.STATUS_WORDS),
            _column("priority", message("Priority"), words=ticket.PRIORITY_WORDS),
            _column("closed_at", message("Closed"), "stamp"),
            _column("granted", message("What was granted")),
            _column("body", _TEXT, "body"),
        ),
        ("opened_at", "number", "subject"),
    ),
    Outline(
        "campaigns",
        message("Mailings"),
        (
            _column("date", message("Date"), "day"),
            _column("campaign", message("Campaign")),
            _column("kind", message("Kind"), words=campaign.KINDS),
            _column("state", _STATUS, words=campaign.STATES),
            _column("sent_at", message("Sent"), "stamp"),
            _column("returned_at", message("Came back"), "stamp"),
            _column("answered_at", message("Answered"), "stamp"),
            _column("answer", message("Answer"), "body"),
            _column("order", message("Order")),
            _column("code", message("Code")),
            _column("address", message("Mark of the address")),
        ),
        ("date", "campaign", "state"),
        (_STEPS_DONE,),
    ),
    Outline(
        "letters",
        message("Printed pieces"),
        (
            _column("at", _AT, "stamp"),
            _column("name", message("Name")),
            _column("kind", message("Kind"), words=campaign.KINDS),
            _column("code", message("Code")),
            _column("text", _TEXT, "body"),
        ),
        ("at", "name"),
    ),
    Outline(
        "returned_addresses",
        message("Addresses the post could not find"),
        (
            _column("at", _AT, "stamp"),
            _column("reason", message("Reason")),
            _column("address", message("Mark of the address")),
        ),
    ),
    Outline(
        "households",
        message("Household"),
        (
            _column("name", message("Name")),
            _column("salutation", message("Salutation")),
            _column("style", message("Style")),
        ),
    ),
    Outline("groups", message("Groups"), (_column("name", message("Name")),)),
    Outline(
        "segments",
        message("Segments"),
        (_column("name", message("Name"), words=SEGMENTS), _column("since", message("Since"), "stamp")),
    ),
    Outline(
        "segment_moves",
        message("Moves between segments"),
        (
            _column("at", _AT, "stamp"),
            _column("left", message("Segment left"), words=SEGMENTS),
            _column("entered", message("Segment entered"), words=SEGMENTS),
        ),
    ),
    Outline(
        "standing",
        message("How the customer is counted"),
        (
            _column("lifecycle", message("State"), words=LIFECYCLES),
            _CURRENCY,
            _column("orders", message("Orders"), "number"),
            _column("refunds", message("Returns"), "number"),
            _column("first_day", message("First order"), "days"),
            _column("last_day", message("Last order"), "days"),
            _column("interval", message("Days between orders"), "number"),
            _column("net", message("Net sales"), "money"),
        ),
    ),
    Outline(
        "sums",
        message("Sums of each currency"),
        (
            _CURRENCY,
            _column("orders", message("Orders"), "number"),
            _column("refunds", message("Returns"), "number"),
            _column("net", message("Net sales"), "money"),
            _column("first_day", message("First order"), "days"),
            _column("last_day", message("Last order"), "days"),
        ),
    ),
    Outline(
        "forecast",
        message("What is expected"),
        (
            _CURRENCY,
            _column("alive", message("Chance of buying again"), "chance"),
            _column("orders", message("Orders within a year"), "quantity"),
            _column("average", message("Of each order"), "money"),
            _column("value", message("Within a year"), "money"),
        ),
    ),
    Outline(
        "imports",
        message("Where the card came from"),
        (
            _column("at", _AT, "stamp"),
            _column("file", message("File")),
            _column("label", message("Import")),
            _column("format", message("Type of file")),
            _column("uid", message("Number of the card")),
        ),
    ),
    Outline("merges", message("Cards that became one with this one"), (_column("at", _AT, "stamp"),)),
    Outline("distinct", message("Said not to be the same as another card"), (_column("at", _AT, "stamp"),)),
    Outline(
        "declined_repairs",
        message("Repairs that were declined"),
        (_column("at", _AT, "stamp"), _column("repair", message("Repair"))),
    ),
    Outline(
        "begun",
        message("Begun and not saved"),
        (_column("at", _AT, "stamp"), _column("text", _TEXT, "body")),
        ("at",),
    ),
    Outline("opened", message("Card last opened"), (_column("at", _AT, "stamp"),)),
)
