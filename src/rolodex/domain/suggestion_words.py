"""Suggestions in words: what to do, and the sentence why."""

from __future__ import annotations

from rolodex.domain.message import Message, Sum, message, plural_message


def slipping(usual: int, days: int, at_stake: Sum, *, of_model: bool) -> tuple[Message, Message]:
    """A customer who stays away longer than usual."""
    why = (
        plural_message(
            "Usually orders every day, now %(days)d days ago; about %(sum)s a year if they come back.",
            "Usually orders every %(count)d days, now %(days)d ago; about %(sum)s a year if they come back.",
            usual,
            days=days,
            sum=at_stake,
        )
        if of_model
        else plural_message(
            "Usually orders every day, now %(days)d days ago; bought for %(sum)s until now.",
            "Usually orders every %(count)d days, now %(days)d ago; bought for %(sum)s until now.",
            usual,
            days=days,
            sum=at_stake,
        )
    )
    return message("Ask why no order came"), why


def expected(usual: int, days: int, order: Sum) -> tuple[Message, Message]:
    """A customer whose next order is overdue."""
    return message("Ask about the next order"), plural_message(
        "Usually orders every day, now %(days)d days ago; an order comes to about %(sum)s.",
        "Usually orders every %(count)d days, now %(days)d ago; an order comes to about %(sum)s.",
        usual,
        days=days,
        sum=order,
    )


def unpaid(orders: int, days: int, left: Sum) -> tuple[Message, Message]:
    """A customer who is late to pay."""
    return message("Ask about the payment"), plural_message(
        "%(sum)s of %(count)d order is unpaid, %(days)d days late.",
        "%(sum)s of %(count)d orders is unpaid, the first %(days)d days late.",
        orders,
        days=days,
        sum=left,
    )


def deal(title: str, days: int, amount: Sum, probability: int) -> tuple[Message, Message]:
    """A deal that is past its date (`days`), or without a next step."""
    if not amount.amount:
        return _worthless(title, days)
    if days:
        return message("Ask what was decided"), plural_message(
            "“%(title)s”, %(sum)s at %(probability)d%%, was to close %(count)d day ago.",
            "“%(title)s”, %(sum)s at %(probability)d%%, was to close %(count)d days ago.",
            days,
            title=title,
            sum=amount,
            probability=probability,
        )
    return message("Agree on the next step"), message(
        "“%(title)s”, %(sum)s at %(probability)d%%, has no next step.",
        title=title,
        sum=amount,
        probability=probability,
    )


def _worthless(title: str, days: int) -> tuple[Message, Message]:
    """A deal without an amount."""
    if not days:
        return message("Agree on the next step"), message("“%(title)s” has no next step.", title=title)
    return message("Ask what was decided"), plural_message(
        "“%(title)s” was to close %(count)d day ago.",
        "“%(title)s” was to close %(count)d days ago.",
        days,
        title=title,
    )


def ticket(number: int, days: int, bought: Sum, months: int) -> tuple[Message, Message]:
    """An open ticket of one of the best customers."""
    return message("Settle ticket #%(number)d", number=number), plural_message(
        "One of the best customers, %(sum)s in %(months)d months; "
        "ticket #%(number)d is open for %(count)d day.",
        "One of the best customers, %(sum)s in %(months)d months; "
        "ticket #%(number)d is open for %(count)d days.",
        days,
        number=number,
        sum=bought,
        months=months,
    )


def quiet(days: int, bought: Sum, months: int) -> tuple[Message, Message]:
    """One of the best customers with whom nobody talked for so many days, or ever (-1)."""
    title = message("Get in touch again")
    if days < 0:
        return title, message(
            "One of the best customers, %(sum)s in %(months)d months, and no talk is written down.",
            sum=bought,
            months=months,
        )
    return title, plural_message(
        "One of the best customers, %(sum)s in %(months)d months, and no talk for %(count)d day.",
        "One of the best customers, %(sum)s in %(months)d months, and no talk for %(count)d days.",
        days,
        sum=bought,
        months=months,
    )


def welcome(days: int, bought: Sum) -> tuple[Message, Message]:
    """A new customer with whom nobody talked since the first order."""
    title = message("Thank for the first order")
    if not days:
        return title, message("First order today, for %(sum)s.", sum=bought)
    return title, plural_message(
        "First order %(count)d day ago, for %(sum)s, and no talk since.",
        "First order %(count)d days ago, for %(sum)s, and no talk since.",
        days,
        sum=bought,
    )
