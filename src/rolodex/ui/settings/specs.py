"""The page of settings as a table: what can be chosen, in which part, by which kind of entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rolodex.domain.message import Message, message
from rolodex.domain.preferences import DAYS, INTERVALS, MONTHS, PERCENT
from rolodex.domain.said import verbatim

Shape = Literal["choice", "line", "lines", "number", "time"]


@dataclass(frozen=True, slots=True)
class Spec:
    """One setting: its key, what it is called, what it does, and how it is entered.

    `options` are the values of a choice with their words; those of countries and currencies come from the
    book's services. `unit` stands after a number, `least` to `most` are its bounds.
    """

    key: str
    text: Message
    hint: Message
    shape: Shape = "choice"
    options: tuple[tuple[str, Message], ...] = ()
    least: int = 0
    most: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page under one heading."""

    title: Message
    specs: tuple[Spec, ...]


LANGUAGE = Spec(
    "language",
    message("Language"),
    message("Of the window, the command and what is printed."),
    # each language under its own name, so that whoever cannot read this one finds theirs
    options=(("", message("As the computer")), ("en", verbatim("English")), ("es", verbatim("Español"))),
)
THEME = Spec(
    "theme",
    message("Colours"),
    message("Light, dark, or as the desktop has it."),
    options=(("light", message("Light")), ("dark", message("Dark")), ("system", message("As the desktop"))),
)
COUNTRY = Spec(
    "country",
    message("Country"),
    message("Phone numbers and addresses without a country are of this one, and letters start here."),
)
CURRENCY = Spec(
    "currency", message("Currency"), message("New sums are in this one; those there stay as they are.")
)
EVERY = (
    ("1", message("Every hour")),
    ("4", message("Every 4 hours")),
    ("12", message("Every 12 hours")),
    ("24", message("Every day")),
    ("72", message("Every 3 days")),
    ("168", message("Every week")),
)
YEARS = (
    ("0", message("For ever")),
    ("120", message("10 years")),
    ("60", message("5 years")),
    ("36", message("3 years")),
    ("24", message("2 years")),
    ("12", message("1 year")),
)


def _count(key: str, text: Message, hint: Message, allowed: range) -> Spec:
    """A setting that is a number of these."""
    return Spec(key, text, hint, "number", least=allowed[0], most=allowed[-1])


PARTS = (
    Part(message("This computer"), (LANGUAGE, THEME)),
    Part(
        message("You"),
        (
            Spec(
                "author",
                message("Your name"),
                message("The history says who took each step."),
                "line",
            ),
            COUNTRY,
            CURRENCY,
            Spec(
                "return_address",
                message("Return address"),
                message("Name and address, line by line, as they stand on envelopes."),
                "lines",
            ),
        ),
    ),
    Part(
        message("Names and letters"),
        (
            Spec(
                "name_order",
                message("Order of names"),
                message("How lists and cards show people, unless a card is named otherwise."),
                options=(
                    ("given", message("First name first: Ana García")),
                    ("family", message("Surname first: García, Ana")),
                ),
            ),
            Spec(
                "country_language",
                message("Country on letters"),
                message("The language in which letters abroad name the country."),
                options=(
                    ("", message("The language of the window")),
                    ("en", message("English")),
                    ("es", message("Spanish")),
                ),
            ),
        ),
    ),
    Part(
        message("Follow-ups"),
        (
            Spec(
                "day_start",
                message("The day starts at"),
                message("Then you are told of what is due on a day without a time."),
                "time",
            ),
        ),
    ),
    Part(
        message("Imports and look-alikes"),
        (
            Spec(
                "merge_rule",
                message("Certain look-alikes"),
                message("What an import proposes for them; each import shows it, and can be taken back."),
                options=(
                    ("", message("Ask me each time")),
                    ("certain", message("Merge them")),
                ),
            ),
        ),
    ),
    Part(
        message("Orders"),
        (
            Spec(
                "prices_with_tax",
                message("Prices"),
                message("Orders there are stay as they were made."),
                options=(
                    ("yes", message("With tax: it is a part of them")),
                    ("no", message("Without tax: it is added")),
                ),
            ),
            Spec(
                "payment_days",
                message("Days to pay"),
                message("New orders that are open are late after as many days; 0 for no date."),
                "number",
                least=0,
                most=365,
            ),
            Spec(
                "loyalty",
                message("Loyalty points"),
                message("Paid orders in your currency earn points; what is returned takes them back."),
                options=(("no", message("Off")), ("yes", message("On"))),
            ),
            Spec(
                "loyalty_amount",
                message("A point for each"),
                message("In whole units of your currency, such as 10 for each 10 euros."),
                "number",
                least=1,
                most=1_000_000,
            ),
            Spec(
                "loyalty_tiers",
                message("Tiers"),
                message("Names and the points of a year that make them: Silver 500; Gold 2000."),
                "line",
            ),
        ),
    ),
    Part(
        message("Customers"),
        (
            _count(
                "new_days",
                message("New for (days)"),
                message("So long after the first order a customer is new."),
                DAYS,
            ),
            _count(
                "active_intervals",
                message("Active within (intervals)"),
                message("So many times the usual gap between orders since the last one."),
                INTERVALS,
            ),
            _count(
                "slipping_intervals",
                message("Slipping within (intervals)"),
                message("After more times the usual gap a customer is inactive."),
                INTERVALS,
            ),
            _count(
                "active_days",
                message("Active within (days)"),
                message("Since the last order, where the usual gap is not known."),
                DAYS,
            ),
            _count(
                "slipping_days",
                message("Slipping within (days)"),
                message("After more days a customer is inactive, where the usual gap is not known."),
                DAYS,
            ),
            _count(
                "vip_percent",
                message("VIPs (per cent)"),
                message("So many of those who buy in a currency, by net sales; none among fewer than 20."),
                PERCENT,
            ),
            _count(
                "vip_months",
                message("VIPs by sales of (months)"),
                message("This month and those before it count for the best customers."),
                MONTHS,
            ),
            _count(
                "rfm_months",
                message("Scores by orders of (months)"),
                message("This month and those before it count for recency, frequency and monetary value."),
                MONTHS,
            ),
        ),
    ),
    Part(
        message("Backups"),
        (
            Spec(
                "backup_hours",
                message("Make a copy"),
                message("When the book is opened; while you work one an hour is made, and one at the end."),
                options=EVERY,
            ),
            Spec(
                "backups_kept",
                message("Keep the newest"),
                message("Of older copies those of 7 days, 4 weeks and 12 months stay."),
                "number",
                least=1,
                most=365,
            ),
        ),
    ),
    Part(
        message("History and privacy"),
        (
            Spec(
                "history_months",
                message("Keep the history"),
                message(
                    "What is older can no longer be looked up or taken back, nor can who was deleted before; "
                    "the people and orders of today stay."
                ),
                options=YEARS,
            ),
        ),
    ),
)
